//! Steps of a ladder: none is done before a clinician's yes, and what is said since asks for a new one.

use andrum::audit::By;
use andrum::db::Tx;
use andrum::treatment;
use chrono::TimeDelta;

use crate::helpers::{Client, Filled, Team, TestApp, db_tests};

/// How many steps the ladder has.
const STEPS: usize = 8;

fn page(client: &Client) -> String {
    format!("/clinic/clients/{}/steps", client.code)
}

/// Anna goes through the programme of practice, and its module with the ladder is open.
async fn practises(app: &TestApp, team: &Team) -> Client {
    let anna = app.client_of(team, "Anna").await;
    app.store.behind_the_back("UPDATE treatments SET state = 'ended'");
    begin(app, &anna).await;
    let running = "(SELECT id FROM treatments WHERE state = 'active')";
    app.store
        .behind_the_back(&format!("UPDATE steps SET state = 'open' WHERE position = 3 AND treatment_id IN {running}"));
    anna
}

/// Whatever came before it: the programme of practice begins today.
async fn begin(app: &TestApp, client: &Client) {
    let answered = "UPDATE steps SET answered_at = (SELECT max(opened_at) FROM steps) WHERE position < 3";
    app.store.behind_the_back(answered);
    let (content, client, unit) = (app.content.clone(), client.id.clone(), app.unit().await);
    let act = move |tx: &mut Tx<'_>| {
        let programme = content.programmes.programme("exposure").unwrap();
        let today = tx.now().date();
        treatment::actions::enrol(tx, &By::system(), &client, &unit, programme, today)
    };
    app.db().write(act).await.unwrap();
}

/// The page of the module that asks for the ladder, filled in: the first step is the hardest.
async fn ladder(client: &Client, with_whom: &str) -> Filled {
    for n in 1..=9 {
        let address = format!("/my/modules/3/pages/{n}");
        let page = client.browser.get(&address).await;
        if !page.body.contains("name=\"hierarchy.0.step\"") {
            continue;
        }
        return (0..STEPS).fold(page.is(200).form(&address), |form, n| {
            let name = |field: &str| format!("hierarchy.{n}.{field}");
            form.with(&name("step"), &format!("step {n}"))
                .with(&name("where_when"), "ensam, i parken, klockan tio")
                .with(&name("discomfort"), &(50 - 5 * n).to_string())
                .with(&name("involves"), with_whom)
        });
    }
    panic!("no page of the module asks for the ladder");
}

/// Anna hands in her ladder.
async fn hands_in(client: &Client) {
    let form = ladder(client, "nobody").await;
    client.browser.submit(&form.with("do", "save")).await.is(303);
    let check = client.browser.get("/my/modules/3/check").await;
    client.browser.submit(&check.is(200).form("/my/modules/3/submit").with("danger", "no")).await.is(303);
}

/// Karin's form with a yes to these steps.
async fn yes(team: &Team, client: &Client, steps: &[&str]) -> Filled {
    let form = team.karin.browser.get(&page(client)).await.is(200).form(&page(client)).without("step");
    steps.iter().fold(form, |form, step| form.also("step", step)).with("asked", "yes")
}

/// How the client's steps stand, in order: whether the tag says that it may be done.
async fn approved(client: &Client) -> Vec<usize> {
    let tags = client.browser.get("/my/steps").await.is(200).attributes("main .tag", "class");
    assert_eq!(tags.len(), STEPS);
    tags.iter().enumerate().filter(|(_, class)| class.contains("success")).map(|(n, _)| n).collect()
}

db_tests! {
    async fn no_step_is_done_before_a_clinicians_yes(app: TestApp) {
        let team = app.team().await;
        let anna = practises(&app, &team).await;
        let none = anna.browser.get("/my/steps").await;
        assert!(none.is(200).all("main").join(" ").contains("Inga steg ännu"), "texts lead here before any step is written");
        hands_in(&anna).await;
        let first = anna.browser.get("/my/steps").await.all("main h2");
        assert_eq!((first[0].as_str(), first.len()), ("step 7", STEPS), "the easiest comes first");
        assert_eq!(approved(&anna).await, [0; 0]);

        let without_asking = yes(&team, &anna, &["0"]).await.without("asked");
        let refused = team.karin.browser.submit(&without_asking).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#asked"]);
        team.karin.browser.submit(&yes(&team, &anna, &["8"]).await).await.is(422);
        team.karin.browser.submit(&yes(&team, &anna, &["0", "1"]).await).await.leads_to(&format!("{}?saved", page(&anna)));
        assert_eq!(approved(&anna).await, [0, 1]);
        app.clock.advance(TimeDelta::minutes(1));
        team.karin.browser.submit(&yes(&team, &anna, &["1"]).await).await.is(303);
        assert_eq!(approved(&anna).await, [1], "a yes can be taken back");
        let told = app.store.texts("SELECT detail AS value FROM audit_events WHERE event = 'step_decided'");
        assert_eq!(told.len(), STEPS + 1, "every word on a step is in the log, and only what is new");
        app.clinician("Stranger").await.browser.get(&page(&anna)).await.is(404);
    }

    async fn what_is_said_afterwards_asks_for_a_new_yes(app: TestApp) {
        let team = app.team().await;
        let anna = practises(&app, &team).await;
        hands_in(&anna).await;
        team.karin.browser.submit(&yes(&team, &anna, &["0"]).await).await.is(303);
        app.clock.advance(TimeDelta::hours(1));
        let report = anna.browser.get("/my/happened").await.form("/my/happened").with("kind", "used_violence");
        anna.browser.submit(&report).await.is(303);
        assert_eq!(approved(&anna).await, [0; 0], "while a red flag is open nothing is done");
        let refused = team.karin.browser.submit(&yes(&team, &anna, &["0"]).await).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#step"]);
        app.store.behind_the_back("UPDATE flags SET state = 'closed'");
        assert_eq!(approved(&anna).await, [0; 0], "closing is no yes");
        app.clock.advance(TimeDelta::hours(1));
        team.karin.browser.submit(&yes(&team, &anna, &["0"]).await).await.is(303);
        assert_eq!(approved(&anna).await, [0]);
    }

    async fn what_grows_from_amber_to_red_asks_for_a_new_yes_as_well(app: TestApp) {
        let team = app.team().await;
        let anna = practises(&app, &team).await;
        app.answers_check(&anna, &[("w8", "4")]).await.is(200);
        hands_in(&anna).await;
        app.clock.advance(TimeDelta::hours(1));
        team.karin.browser.submit(&yes(&team, &anna, &["0"]).await).await.is(303);
        assert_eq!(approved(&anna).await, [0], "amber does not stop anything");
        app.at("2026-03-10 12:00").await;
        app.answers_check(&anna, &[("w8", "7")]).await.is(200);
        app.store.behind_the_back("UPDATE flags SET state = 'closed'");
        assert_eq!(approved(&anna).await, [0; 0], "also where the flag was there before the yes");
    }

    async fn a_plan_that_is_there_already_is_gone_on_with(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.hands_in_first_module(&anna).await;
        let written = anna.browser.get("/my/plan/1").await.is(200).form("/my/plan/1");
        let words = written.fields.iter().find(|(name, _)| name == "time_out_plan.0.words").unwrap().1.clone();
        app.store.behind_the_back("UPDATE treatments SET state = 'ended'");
        begin(&app, &anna).await;
        let page = anna.browser.get("/my/modules/1/pages/1").await;
        let form = page.is(200).form("/my/modules/1/pages/1");
        assert!(form.fields.contains(&("time_out_plan.0.words".to_owned(), words)), "{:?}", form.fields);
        let check = anna.browser.get("/my/modules/1/check").await.form("/my/modules/1/submit").with("danger", "no");
        anna.browser.submit(&check).await.is(422);
    }

    async fn a_step_with_somebody_who_was_hurt_is_kept_as_written_and_not_handed_in(app: TestApp) {
        let team = app.team().await;
        let anna = practises(&app, &team).await;
        let form = ladder(&anna, "nobody").await;
        let page = form.action.clone();
        let form = form.with("hierarchy.3.involves", "child");
        anna.browser.submit(&form.with("do", "next")).await.leads_to(&page);
        let explained = anna.browser.get(&page).await;
        assert_eq!(explained.is(200).attributes(".faults a", "href"), ["#hierarchy.4.involves"], "told at once, and why");
        let check = anna.browser.get("/my/modules/3/check").await;
        assert!(check.is(200).body.contains("hierarchy.4.involves"), "the way back to the answer, in its new place");
        let hand_in = check.form("/my/modules/3/submit").with("danger", "no");
        anna.browser.submit(&hand_in).await.is(422);
        assert_eq!(app.store.texts("SELECT id AS value FROM submissions").len(), 0);
    }
}
