//! Forms answered by phone: who may enter them, and that they are answers like any other, marked for what they are.

use crate::helpers::{Client, Colleague, Filled, Team, TestApp, db_tests};

/// A calm week, as said by phone.
const CALM: [(&str, &str); 14] = [
    ("w1", "0"),
    ("w2", "0"),
    ("w3", "0"),
    ("w3b", "0"),
    ("w4", "0"),
    ("w5", "0"),
    ("w5b", "0"),
    ("w6", "0"),
    ("w8", "0"),
    ("w9", "0"),
    ("w10", "0"),
    ("w11", "0"),
    ("w12", "none"),
    ("w13", "3"),
];

/// Where staff enter the client's form of that questionnaire.
async fn address(app: &TestApp, client: &Client, instrument: &'static str) -> String {
    let own = app.due_form(client, instrument).await;
    format!("/clinic/clients/{}/forms/{}", client.code, own.rsplit('/').next().unwrap())
}

/// The weekly check as that colleague enters it, a calm week but for these answers; not saved.
async fn said_by_phone(app: &TestApp, colleague: &Colleague, client: &Client, differs: &[(&str, &str)]) -> Filled {
    let address = address(app, client, "weekly_check").await;
    let form = colleague.browser.get(&address).await.is(200).form(&address);
    let form = form.with("told", "yes");
    CALM.iter().chain(differs).fold(form, |form, (name, value)| form.with(name, value))
}

fn count(app: &TestApp, table: &str) -> usize {
    app.store.texts(&format!("SELECT * FROM (SELECT 'x' AS value FROM {table}) AS found")).len()
}

async fn anna_of(app: &TestApp) -> (Team, Client) {
    let team = app.team().await;
    let anna = app.client_of(&team, "Anna").await;
    (team, anna)
}

db_tests! {
    async fn nobody_enters_answers_for_a_client_who_is_not_theirs(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        let form = said_by_phone(&app, &team.karin, &anna, &[]).await;
        let own = app.client_of(&team, "Bo").await;
        let (stranger, researcher) = (app.clinician("Sara").await, app.researcher("Rut").await);
        for browser in [&stranger.browser, &researcher.browser, &anna.browser] {
            browser.get(&form.action).await.is(404);
            browser.get(&format!("/clinic/clients/{}/forms", anna.code)).await.is(404);
            let page = browser.get("/account").await;
            let token = page.form("/language").fields.into_iter().find(|(name, _)| name == "_csrf").unwrap().1;
            browser.submit(&form.clone().with("_csrf", &token)).await.is(404);
        }
        let elsewhere = form.action.replace(&anna.code, &own.code);
        team.karin.browser.get(&elsewhere).await.is(404);
        team.karin.browser.submit(&Filled { action: elsewhere, ..form }).await.is(404);
        assert_eq!(count(&app, "responses"), 0);
    }

    async fn a_form_that_is_closed_answered_or_to_come_is_not_entered(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        let karin = &team.karin.browser;
        let later = app.store.texts("SELECT id AS value FROM occasions WHERE event = 'week_2' AND instrument_id = 'phq9'");
        karin.get(&format!("/clinic/clients/{}/forms/{}", anna.code, later[0])).await.is(404);
        app.low_phq9(&anna).await;
        let form = said_by_phone(&app, &team.karin, &anna, &[]).await;
        app.answers_check(&anna, &[]).await;
        karin.submit(&form).await.is(409);
        karin.get(&form.action).await.is(409);
        let phq9 = address(&app, &anna, "phq9").await;
        app.at("2026-03-10 08:30").await;
        team.karin.browser.get(&phq9).await.is(409);
        assert_eq!((count(&app, "responses"), count(&app, "phone_responses")), (1, 0));
    }

    async fn an_answer_by_phone_is_checked_like_any_other(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        let form = said_by_phone(&app, &team.karin, &anna, &[("w1", "8")]).await;
        let refused = team.karin.browser.submit(&form).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#w1"]);
        let kept = refused.form(&form.action);
        assert!(kept.fields.contains(&("w13".to_owned(), "3".to_owned())), "{:?}", kept.fields);
        team.karin.browser.submit(&form.clone().with("w1", "1").with("mode", "self")).await.is(422);
        assert_eq!(count(&app, "responses"), 0);
    }

    async fn who_reads_the_answers_is_read_out_before_the_first_of_them(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        let form = said_by_phone(&app, &team.karin, &anna, &[]).await;
        let refused = team.karin.browser.submit(&form.clone().without("told")).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#told"]);
        assert!(refused.body.contains("socialtjänsten"), "{}", refused.body);
        assert_eq!((count(&app, "responses"), count(&app, "told")), (0, 0));
        team.karin.browser.submit(&form).await.is(303);
        assert_eq!(app.store.texts("SELECT read_out_by AS value FROM told"), [team.karin.account.to_string()]);
        app.at("2026-03-10 09:00").await;
        let next = address(&app, &anna, "weekly_check").await;
        let page = team.karin.browser.get(&next).await;
        assert!(!page.is(200).body.contains("name=\"told\""), "told once: {}", page.body);
        assert!(anna.browser.get(&app.due_form(&anna, "weekly_check").await).await.is(200).body.contains("w13"));
    }

    async fn an_answer_by_phone_says_who_entered_it_wherever_it_is_read(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        let form = said_by_phone(&app, &team.karin, &anna, &[("w4b", "throat")]).await;
        let received = format!("{}/received", form.action);
        team.karin.browser.submit(&form).await.leads_to(&received);
        team.karin.browser.submit(&form).await.leads_to(&received);
        assert_eq!((count(&app, "responses"), count(&app, "evaluations"), count(&app, "flags")), (1, 1, 0));
        let entered = app.store.texts("SELECT entered_by AS value FROM phone_responses");
        assert_eq!(entered, [team.karin.account.to_string()]);
        let logged = app.store.texts("SELECT actor_id AS value FROM audit_events WHERE event = 'questionnaire_entered'");
        assert_eq!(logged, entered);
        let calm = team.karin.browser.get(&received).await;
        assert!(!calm.is(200).body.contains("112 medan"), "{}", calm.body);
        let list = team.karin.browser.get(&format!("/clinic/clients/{}/forms", anna.code)).await;
        let answers = list.is(200).attributes("main a[href*=answers]", "href").remove(0);
        assert!(list.all("main").join(" ").contains("skrevs in av Karin"), "{}", list.body);
        let read = team.karin.browser.get(&answers).await;
        assert!(read.is(200).all("main").join(" ").contains("skrevs in av Karin"), "{}", read.body);
        let scores = team.karin.browser.get(&format!("/clinic/clients/{}/progress", anna.code)).await;
        assert!(scores.is(200).all("main").join(" ").contains("(per telefon)"), "{}", scores.body);
        let own = anna.browser.get("/my/data").await;
        assert!(own.is(200).all("main").join(" ").contains("per telefon"), "{}", own.body);
    }

    async fn a_red_answer_by_phone_raises_the_same_flags_and_tells_staff_what_to_do(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        let grave = [("w4", "1"), ("w4b", "throat"), ("w7", "1")];
        let form = said_by_phone(&app, &team.karin, &anna, &grave).await;
        let received = format!("{}/received", form.action);
        team.karin.browser.submit(&form).await.leads_to(&received);
        let by_phone = app.store.texts("SELECT rule AS value FROM flags ORDER BY rule");
        let bo = app.client_of(&team, "Bo").await;
        app.answers_check(&bo, &grave).await;
        let on_the_page =
            app.store.texts(&format!("SELECT rule AS value FROM flags WHERE client_id = '{}' ORDER BY rule", bo.id));
        assert_eq!(by_phone, on_the_page);
        let told = team.karin.browser.get(&received).await.is(200).all("main").join(" ");
        for part in ["112", "Ta larmet", "Att läsa upp", "Anna"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        for telling in ["hals", "fysiskt våld", "En gång"] {
            assert!(!told.contains(telling), "{told}");
        }
    }

    async fn what_the_client_has_begun_is_not_shown_to_staff_and_goes_with_the_answers(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        let form = app.weekly_check(&anna).await.with("w1", "7").with("w10", "4");
        let own = form.action.clone();
        anna.browser.submit(&Filled { action: format!("{own}/draft"), ..form }).await.is(303);
        let list = team.karin.browser.get(&format!("/clinic/clients/{}/forms", anna.code)).await;
        assert!(list.is(200).all("main").join(" ").contains("har börjat och inte skickat"), "{}", list.body);
        let form = said_by_phone(&app, &team.karin, &anna, &[]).await;
        let shown = team.karin.browser.get(&form.action).await;
        assert!(shown.body.contains("själv börjat") && shown.attributes("input[checked]", "name").is_empty());
        team.karin.browser.submit(&form).await.is(303);
        assert_eq!(count(&app, "form_drafts"), 0);
        anna.browser.get(&own).await.is(409);
    }

    async fn an_answer_after_its_day_is_late_and_one_that_never_came_is_missed(app: TestApp) {
        let (team, anna) = anna_of(&app).await;
        app.at("2026-03-09 09:00").await;
        let karin = &team.karin.browser;
        let forms = format!("/clinic/clients/{}/forms", anna.code);
        let open = karin.get(&forms).await.is(200).all("main").join(" ");
        assert!(open.contains("Försenat"), "{open}");
        let own = app.weekly_check(&anna).await.action;
        let shown = anna.browser.get(&own).await;
        assert!(shown.is(200).all("main").join(" ").contains("Det är inte för sent"), "{}", shown.body);
        let address = format!("/clinic/clients/{}/forms/{}", anna.code, own.rsplit('/').next().unwrap());
        let form = karin.get(&address).await.is(200).form(&address);
        karin.submit(&CALM.iter().fold(form, |form, (name, value)| form.with(name, value))).await.is(303);
        app.at("2026-03-10 09:00").await;
        let list = karin.get(&forms).await;
        let past = list.is(200).all("main").join(" ");
        assert!(past.contains("4 dagar sent") && past.contains("Missat"), "{past}");
        let answers = list.attributes("main a[href*=answers]", "href").remove(0);
        let read = karin.get(&answers).await.is(200).all("main").join(" ");
        assert!(read.contains("4 dagar sent"), "{read}");
    }
}
