//! Required forms: the next module waits for them, for as long as they can be answered and no longer.

use andrum::programme::Programme;
use andrum::questionnaires::actions::schedule;
use andrum::{treatment, units};

use crate::helpers::{Client, Team, TestApp, db_tests};

/// A client of the team whose programme requires the weekly check, with the first module handed in and answered.
async fn through_the_first_module(app: &TestApp, name: &'static str) -> (Team, Client) {
    let team = app.team().await;
    let client = app.client_of(&team, name).await;
    app.store.behind_the_back(&format!("DELETE FROM occasions WHERE client_id = '{}'", client.id));
    let (id, content) = (client.id.clone(), app.content.clone());
    app.db()
        .write(move |tx| {
            let mut programme: Programme = Programme::clone(content.programmes.programme("anger").unwrap());
            for one in &mut programme.schedule {
                one.required = one.instrument == "weekly_check";
            }
            let treatment = treatment::current(tx, &id)?.unwrap();
            let today = units::get(tx, &treatment.unit_id)?.date(tx.now());
            schedule(tx, &treatment.id, &id, &treatment.unit_id, &programme, today)
        })
        .await
        .unwrap();
    app.hands_in_first_module(&client).await;
    app.answers_homework(&team, &client).await;
    (team, client)
}

fn stands(app: &TestApp, position: i32) -> String {
    app.store.texts(&format!("SELECT state AS value FROM steps WHERE position = {position}")).remove(0)
}

db_tests! {
    async fn the_next_module_waits_for_a_required_form_and_opens_once_it_is_answered(app: TestApp) {
        let (_, anna) = through_the_first_module(&app, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-10 09:00").await;
        assert_eq!(stands(&app, 2), "locked", "the check of the first week is open and not answered");
        let form = app.due_form(&anna, "weekly_check").await;
        let start = anna.browser.get("/my").await;
        assert!(start.is(200).attributes(".path a", "href").contains(&form), "{}", start.body);
        assert!(start.all(".path").join(" ").contains("när du har svarat på formuläret"), "{}", start.body);
        let module = anna.browser.get("/my/modules/2").await;
        assert!(module.is(409).body.contains("Svara på formuläret först"), "{}", module.body);
        anna.browser.get("/my/modules/3").await.is(404);
        app.answers_check(&anna, &[]).await;
        app.advance(chrono::TimeDelta::minutes(2)).await;
        assert_eq!(stands(&app, 2), "open");
        anna.browser.get("/my/modules/2").await.is(200);
    }

    async fn a_clinician_opens_a_module_that_waits_for_a_form(app: TestApp) {
        let (team, anna) = through_the_first_module(&app, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-10 09:00").await;
        assert_eq!(stands(&app, 2), "locked");
        let plan = format!("/clinic/clients/{}/plan", anna.code);
        let form = team.karin.browser.get(&plan).await.is(200).form(&plan).with("module", "2").with("reason", "agreed");
        team.karin.browser.submit(&form).await.is(303);
        assert_eq!(stands(&app, 2), "open");
    }

    async fn nobody_is_kept_out_by_a_form_that_is_closed(app: TestApp) {
        let (_, anna) = through_the_first_module(&app, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-16 23:00").await;
        assert_eq!(stands(&app, 2), "locked");
        // The form of the next week would be waited for in its turn.
        app.store.behind_the_back("DELETE FROM gates WHERE from_on > '2026-03-16'");
        app.at("2026-03-17 09:00").await;
        assert_eq!(stands(&app, 2), "open", "missed is missed, and the module is not");
    }
}
