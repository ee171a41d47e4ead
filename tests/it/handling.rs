//! What has to be done about a red flag, by whom, and what happens where nobody does it.

use chrono::TimeDelta;

use crate::helpers::{Client, Colleague, TestApp, db_tests, flags_of, press};

/// Physical violence with nothing more to it, and the same with a child that may have been there.
const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];
const CHILD: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "1")];

fn only(app: &TestApp, query: &str) -> String {
    let mut found = app.store.texts(query);
    assert_eq!(found.len(), 1, "{query}: {found:?}");
    found.remove(0)
}

fn flag(app: &TestApp, rule: &str) -> String {
    only(app, &format!("SELECT id AS value FROM flags WHERE rule = '{rule}'"))
}

fn state(app: &TestApp, rule: &str) -> String {
    only(app, &format!("SELECT state AS value FROM flags WHERE rule = '{rule}'"))
}

fn last_alarm(app: &TestApp) -> String {
    app.store.texts("SELECT id AS value FROM alarms ORDER BY started_at DESC").remove(0)
}

/// The alarm is taken and what was done is noted.
async fn takes_and_acts(app: &TestApp, colleague: &Colleague, client: &Client, rule: &str) {
    press(colleague, client, "acknowledge", &last_alarm(app), &[]).await.is(303);
    press(colleague, client, "act", &flag(app, rule), &[("note", "Ringde och pratade igenom kvällen")]).await.is(303);
}

async fn reaches(app: &TestApp, colleague: &Colleague, client: &Client) {
    let reached = [("way", "phone"), ("reached", "yes"), ("note", "Han är hos sin bror")];
    press(colleague, client, "contact", &last_alarm(app), &reached).await.is(303);
}

/// Where the flags page's links for what is lacking lead.
async fn lacking(colleague: &Colleague, client: &Client, rule: &str, app: &TestApp) -> Vec<String> {
    let page = colleague.browser.get(&flags_of(client)).await;
    let links = page.is(200).attributes(&format!("#flag-{} ul a", flag(app, rule)), "href");
    links.into_iter().filter(|href| href.starts_with('#') || href.ends_with("/reviews/new")).collect()
}

/// Sends the form that closes a flag although the page does not offer it.
async fn forces_closing(colleague: &Colleague, client: &Client, flag: &str, fields: &[(&str, &str)]) -> u16 {
    let page = colleague.browser.get(&flags_of(client)).await;
    let mut form = page.form(&format!("{}/{}/contact", flags_of(client), alarm_on(&page.body)));
    form.fields.retain(|(name, _)| name == "_csrf");
    form.action = format!("{}/{flag}/close", flags_of(client));
    for (name, value) in fields {
        form = form.with(name, value);
    }
    colleague.browser.submit(&form).await.status.as_u16()
}

/// The newest alarm on the page.
fn alarm_on(body: &str) -> String {
    body.split("id=\"alarm-").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

const CLOSING: [(&str, &str); 2] = [("note", "Planen håller"), ("next", "Samtal på fredag, Karin ringer")];

db_tests! {
    async fn a_red_is_closed_only_after_contact_a_review_and_a_next_step(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        // The call is made in the minute of the alarm, and told in minutes.
        app.advance(TimeDelta::seconds(30)).await;
        app.answers_check(&anna, &VIOLENCE).await;
        takes_and_acts(&app, &team.karin, &anna, "physical_violence").await;
        let red = flag(&app, "physical_violence");
        assert_eq!(lacking(&team.karin, &anna, "physical_violence", &app).await.len(), 2, "contact and a review");
        assert_eq!(forces_closing(&team.karin, &anna, &red, &CLOSING).await, 422);
        reaches(&app, &team.karin, &anna).await;
        assert_eq!(forces_closing(&team.karin, &anna, &red, &CLOSING).await, 422);
        app.reviews(&team.karin, &anna, "2026-03-31").await;
        press(&team.karin, &anna, "close", &red, &[("note", "Planen håller")]).await.is(422);
        assert_eq!(state(&app, "physical_violence"), "acted");
        press(&team.karin, &anna, "close", &red, &CLOSING).await.is(303);
        assert_eq!(state(&app, "physical_violence"), "closed");
        let page = team.karin.browser.get(&flags_of(&anna)).await;
        for said in ["Samtal på fredag", "Han är hos sin bror", "Ringde och pratade"] {
            assert!(page.body.contains(said), "{said}");
        }
    }

    async fn what_was_done_before_the_alarm_was_done_about_something_else(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.reviews(&team.karin, &anna, "2026-03-31").await;
        app.advance(TimeDelta::minutes(5)).await;
        app.answers_check(&anna, &VIOLENCE).await;
        takes_and_acts(&app, &team.karin, &anna, "physical_violence").await;
        reaches(&app, &team.karin, &anna).await;
        let reviews = format!("/clinic/clients/{}/reviews/new", anna.code);
        assert_eq!(lacking(&team.karin, &anna, "physical_violence", &app).await, [reviews]);
        // The same again is a new alarm: the contact about the first one does not count for it.
        app.at("2026-03-10 09:30").await;
        app.answers_check(&anna, &VIOLENCE).await;
        takes_and_acts(&app, &team.karin, &anna, "physical_violence").await;
        assert_eq!(lacking(&team.karin, &anna, "physical_violence", &app).await.len(), 2);
    }

    async fn an_amber_is_closed_with_a_note(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[("w9", "-98")]).await;
        takes_and_acts(&app, &team.karin, &anna, "critical_unanswered").await;
        press(&team.karin, &anna, "close", &flag(&app, "critical_unanswered"), &[("note", "Frågade i samtal")]).await.is(303);
        assert_eq!(state(&app, "critical_unanswered"), "closed");
        assert!(app.store.texts("SELECT id AS value FROM flags WHERE unread_since IS NOT NULL").is_empty());
    }

    async fn a_contact_that_cannot_have_been_is_refused_and_nothing_typed_is_lost(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        app.answers_check(&anna, &VIOLENCE).await;
        press(&team.karin, &anna, "acknowledge", &last_alarm(&app), &[]).await.is(303);
        let alarm = last_alarm(&app);
        let typed = [("way", "phone"), ("reached", "no"), ("note", "Ingen svarade")];
        for (on, at) in [("2026-03-03", "09.59"), ("2026-03-04", "10.00"), ("i går", "10.00"), ("2026-03-03", "10.61")] {
            let fields = [&typed[..], &[("on", on), ("at", at)]].concat();
            let refused = press(&team.karin, &anna, "contact", &alarm, &fields).await;
            let kept = refused.is(422).form(&format!("{}/{alarm}/contact", flags_of(&anna)));
            for (name, value) in fields.iter().filter(|(name, _)| *name != "on") {
                assert!(kept.fields.contains(&((*name).to_owned(), (*value).to_owned())), "{on} {at}: {name}");
            }
        }
        press(&team.karin, &anna, "contact", &alarm, &typed[2..]).await.is(422);
        let mut foreign = team.karin.browser.get(&flags_of(&anna)).await.form(&format!("{}/{alarm}/contact", flags_of(&anna)));
        foreign.action = foreign.action.replace(&anna.code, &bo.code);
        team.karin.browser.submit(&foreign.with("way", "phone").with("reached", "no")).await.is(404);
        assert!(app.store.texts("SELECT id AS value FROM alarm_contacts").is_empty());
    }

    async fn where_a_child_is_concerned_a_decision_comes_first(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &CHILD).await;
        press(&team.karin, &anna, "acknowledge", &last_alarm(&app), &[]).await.is(303);
        let child = flag(&app, "child_exposed");
        let page = team.karin.browser.get(&flags_of(&anna)).await;
        assert!(!page.body.contains(&format!("{child}/act\"")), "the page asks for the decision first");
        press(&team.karin, &anna, "child", &child, &[]).await.is(422);
        press(&team.karin, &anna, "child", &child, &[("decision", "reported")]).await.is(422);
        let ahead = [("decision", "reported"), ("on", "2026-03-04"), ("whom", "Socialjouren")];
        press(&team.karin, &anna, "child", &child, &ahead).await.is(422);
        let reported = [("decision", "reported"), ("on", "2026-03-03"), ("whom", "Socialjouren"), ("reference", "2026-417")];
        press(&team.karin, &anna, "child", &child, &reported).await.is(303);
        press(&team.karin, &anna, "act", &child, &[("note", "Anmält")]).await.is(303);
        let page = team.karin.browser.get(&flags_of(&anna)).await;
        assert!(page.body.contains("Socialjouren") && page.body.contains("2026-417"));
        assert!(!app.store.texts("SELECT detail AS value FROM audit_events").concat().contains("Socialjouren"));
    }

    async fn not_to_report_takes_the_yes_of_a_second_person(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &CHILD).await;
        press(&team.karin, &anna, "acknowledge", &last_alarm(&app), &[]).await.is(303);
        let child = flag(&app, "child_exposed");
        let no_reason = [("decision", "not_reported"), ("second", team.johan.account.as_str())];
        press(&team.karin, &anna, "child", &child, &no_reason).await.is(422);
        for second in [team.karin.account.as_str(), anna.account.as_str(), ""] {
            let alone = [("decision", "not_reported"), ("reason", "Barnet bor inte här"), ("second", second)];
            press(&team.karin, &anna, "child", &child, &alone).await.is(422);
        }
        let asked = [("decision", "not_reported"), ("reason", "Barnet bor inte här"), ("second", team.johan.account.as_str())];
        press(&team.karin, &anna, "child", &child, &asked).await.is(303);
        let page = team.karin.browser.get(&flags_of(&anna)).await;
        assert!(!page.body.contains(&format!("{child}/act\"")) && !page.body.contains("/agree\""));
        let queue = team.johan.browser.get("/clinic").await;
        assert_eq!(queue.is(200).attributes(".queue a", "href")[0], flags_of(&anna), "Johan is asked in his queue");
        let decision = only(&app, "SELECT id AS value FROM child_decisions");
        let agreeing = team.johan.browser.get(&flags_of(&anna)).await.form(&format!("{}/{decision}/agree", flags_of(&anna)));
        let csrf = team.maria.browser.get(&flags_of(&anna)).await;
        assert!(!csrf.body.contains("/agree\""), "Maria was not asked");
        team.johan.browser.submit(&agreeing).await.is(303);
        press(&team.karin, &anna, "act", &child, &[("note", "Klart")]).await.is(303);
        let who = only(&app, "SELECT actor_id AS value FROM audit_events WHERE event = 'child_decision_agreed'");
        assert_eq!(who, team.johan.account.as_str());
    }

    async fn a_later_decision_asks_nobody_for_the_earlier_one(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &CHILD).await;
        press(&team.karin, &anna, "acknowledge", &last_alarm(&app), &[]).await.is(303);
        let child = flag(&app, "child_exposed");
        let asked = [("decision", "not_reported"), ("reason", "Bor inte här"), ("second", team.johan.account.as_str())];
        press(&team.karin, &anna, "child", &child, &asked).await.is(303);
        app.advance(TimeDelta::minutes(1)).await;
        let reported = [("decision", "reported"), ("on", "2026-03-03"), ("whom", "Socialjouren")];
        press(&team.karin, &anna, "child", &child, &reported).await.is(303);
        let queue = team.johan.browser.get("/clinic").await;
        assert!(!queue.body.contains("andra person"), "{}", queue.body);
        press(&team.karin, &anna, "act", &child, &[("note", "Anmält")]).await.is(303);
    }

    async fn what_nobody_acted_on_in_time_alarms_again_until_somebody_does(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        press(&team.karin, &anna, "acknowledge", &last_alarm(&app), &[]).await.is(303);
        let late = || app.store.texts("SELECT rung || ' ' || occurrence AS value FROM alarm_rungs WHERE rung LIKE 'late%' ORDER BY raised_at, value");
        app.at("2026-03-04 09:59").await;
        assert!(late().is_empty(), "the clock has a working day");
        app.at("2026-03-04 10:00").await;
        assert_eq!(late(), ["late_responsible 1", "late_supervisor 1"]);
        app.advance(TimeDelta::minutes(1)).await;
        let mut told: Vec<String> = app.taken().into_iter().map(|letter| letter.to).collect();
        told.sort();
        assert_eq!(told, [team.karin.mail.clone(), team.karin.mail.clone(), team.maria.mail.clone()]);
        app.at("2026-03-05 08:00").await;
        assert_eq!(late()[2..], ["late_duty 2", "late_supervisor 2"], "each working morning");
        let queue = team.karin.browser.get("/clinic").await;
        assert_eq!(queue.is(200).all(".queue .tag").len(), 2, "the late alarm, and the review that it calls for");
        press(&team.karin, &anna, "act", &flag(&app, "physical_violence"), &[("note", "Ringde")]).await.is(303);
        app.at("2026-03-09 08:00").await;
        assert_eq!(late().len(), 4, "nothing more once it was acted on");
    }

    async fn a_supervisor_reads_every_closed_red(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        takes_and_acts(&app, &team.karin, &anna, "physical_violence").await;
        reaches(&app, &team.karin, &anna).await;
        app.reviews(&team.karin, &anna, "2026-03-31").await;
        let red = flag(&app, "physical_violence");
        press(&team.karin, &anna, "close", &red, &CLOSING).await.is(303);
        team.karin.browser.get("/clinic/supervision").await.is(404);
        let list = team.maria.browser.get("/clinic/supervision").await;
        assert_eq!(list.is(200).attributes(".queue a", "href"), [format!("{}#flag-{red}", flags_of(&anna))]);
        assert!(!team.karin.browser.get(&flags_of(&anna)).await.body.contains("/read\""));
        press(&team.maria, &anna, "read", &red, &[("note", "Bra gjort")]).await.is(303);
        assert!(team.maria.browser.get("/clinic/supervision").await.all(".queue a").is_empty());
        assert_eq!(state(&app, "physical_violence"), "closed");
        assert!(team.karin.browser.get(&flags_of(&anna)).await.body.contains("Bra gjort"));
    }

    async fn nobody_reads_their_own_closing_while_another_supervisor_is_there(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let other = app.supervisor("Olle").await;
        app.answers_check(&anna, &VIOLENCE).await;
        takes_and_acts(&app, &team.maria, &anna, "physical_violence").await;
        reaches(&app, &team.maria, &anna).await;
        app.reviews(&team.maria, &anna, "2026-03-31").await;
        let red = flag(&app, "physical_violence");
        press(&team.maria, &anna, "close", &red, &CLOSING).await.is(303);
        press(&team.maria, &anna, "read", &red, &[]).await.is(409);
        press(&other, &anna, "read", &red, &[]).await.is(303);
        assert!(app.store.texts("SELECT id AS value FROM flags WHERE unread_since IS NOT NULL").is_empty());
    }
}
