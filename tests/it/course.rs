//! The course of treatments: one after another, paused and gone on with, by a clinician's hand.

use crate::helpers::{Answer, Client, Team, TestApp, db_tests};

fn page(client: &Client, name: &str) -> String {
    format!("/clinic/clients/{}/{name}", client.code)
}

/// Karin sends a form of the plan page.
async fn does(team: &Team, client: &Client, act: &str) -> Answer {
    let form = team.karin.browser.get(&page(client, "plan")).await.is(200).form(&page(client, act));
    team.karin.browser.submit(&form).await
}

/// Karin begins a programme for a client.
pub(crate) async fn begins(team: &Team, client: &Client, programme: &str) -> Answer {
    let form = team.karin.browser.get(&page(client, "begin")).await.is(200).form(&page(client, "begin"));
    team.karin.browser.submit(&form.with("programme", programme)).await
}

/// The running treatment ends, and nothing is asked after it.
async fn ends(app: &TestApp, team: &Team, client: &Client) {
    app.reviews_now(&team.karin, client).await;
    let form = team.karin.browser.get(&page(client, "end")).await.is(200).form(&page(client, "end"));
    let form = form.with("reason", "agreed").with("forms", "no");
    team.karin.browser.submit(&form).await.is(303);
}

fn treatments(app: &TestApp) -> Vec<String> {
    app.store.texts("SELECT programme_id || ' ' || state AS value FROM treatments ORDER BY created_at, programme_id")
}

db_tests! {
    async fn a_further_programme_begins_when_what_comes_before_it_is_answered(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let running = team.karin.browser.get(&page(&anna, "begin")).await;
        assert!(running.is(200).attributes("main form", "action").is_empty(), "one programme at a time");
        ends(&app, &team, &anna).await;
        let offered = team.karin.browser.get(&page(&anna, "begin")).await.attributes("input[name=programme]", "value");
        assert_eq!(offered, ["anger", "start"], "practice waits for what makes it safe");
        let form = team.karin.browser.get(&page(&anna, "begin")).await.form(&page(&anna, "begin"));
        let nothing = team.karin.browser.submit(&form.clone().without("programme")).await;
        assert_eq!(nothing.is(422).attributes(".faults a", "href"), ["#programme"]);
        team.karin.browser.submit(&form.also("programme", "exposure")).await.is(409);
        assert_eq!(treatments(&app), ["anger ended"]);

        let is_answered = "state = 'answered', answered_at = (SELECT max(opened_at) FROM steps)";
        app.store.behind_the_back(&format!("UPDATE steps SET {is_answered} WHERE position < 3"));
        begins(&team, &anna, "exposure").await.leads_to(&page(&anna, "plan?begun"));
        assert_eq!(treatments(&app), ["anger ended", "exposure active"]);
        anna.browser.get("/my/modules/1").await.is(200);
    }

    async fn what_was_asked_just_now_is_not_asked_again_at_the_beginning(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-04 07:00").await;
        let form = app.low_phq9(&anna).await;
        anna.browser.submit(&form).await.is(303);
        ends(&app, &team, &anna).await;
        begins(&team, &anna, "anger").await.is(303);
        let before = app.store.texts(
            "SELECT instrument_id AS value FROM occasions WHERE event = 'before' AND state = 'scheduled' ORDER BY instrument_id");
        assert_eq!(before, ["acts_period", "audit", "gad7", "ipip_anger4", "weekly_check"], "withdrawn ones are asked, the answered one is not");
    }

    async fn nothing_begins_while_a_flag_is_open(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        ends(&app, &team, &anna).await;
        let form = team.karin.browser.get(&page(&anna, "begin")).await.form(&page(&anna, "begin"));
        let report = anna.browser.get("/my/happened").await.form("/my/happened");
        anna.browser.submit(&report.with("kind", "used_violence")).await;
        assert_eq!(app.store.texts("SELECT tier AS value FROM flags").len(), 1);
        let refused = team.karin.browser.submit(&form.with("programme", "anger")).await;
        assert!(refused.is(422).attributes("main a", "href").contains(&page(&anna, "flags")));
        assert_eq!(treatments(&app), ["anger ended"]);
    }

    async fn a_paused_treatment_opens_nothing_until_it_goes_on(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.hands_in_first_module(&anna).await;
        app.answers_homework(&team, &anna).await;
        does(&team, &anna, "pause").await.leads_to(&page(&anna, "plan?paused"));
        app.at("2026-03-20 07:00").await;
        anna.browser.get("/my/modules/2").await.is(404);
        does(&team, &anna, "resume").await.leads_to(&page(&anna, "plan?resumed"));
        app.at("2026-03-20 08:00").await;
        anna.browser.get("/my/modules/2").await.is(200);
        let course = app.store.texts("SELECT event AS value FROM audit_events WHERE event LIKE 'treatment_%' ORDER BY seq");
        assert_eq!(course, ["treatment_started", "treatment_paused", "treatment_resumed"]);
    }

    async fn what_has_ended_is_read_for_as_long_as_the_unit_says(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.store.behind_the_back("UPDATE reading_periods SET weeks = 2");
        ends(&app, &team, &anna).await;
        let start = anna.browser.get("/my").await;
        assert!(start.is(200).body.contains("tisdag 17 mars"), "{}", start.body);
        app.at("2026-03-17 21:00").await;
        let anna_again = app.signs_in_again(&anna).await;
        anna_again.get("/my/modules/1/pages/1").await.is(200);
        app.at("2026-03-18 07:00").await;
        let anna_again = app.signs_in_again(&anna).await;
        let closed = anna_again.get("/my/modules/1/pages/1").await;
        assert_eq!(closed.is(409).heading(), "Tiden för att läsa är slut");
        let start = anna_again.get("/my").await;
        assert!(!start.is(200).attributes("main a", "href").contains(&"/my/modules/1".to_owned()));
        anna_again.get("/my/plan").await.is(200);
    }
}
