//! Nothing is heard of a client: somebody is told, once.

use crate::helpers::{TestApp, db_tests};

const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];

fn silences(app: &TestApp) -> Vec<String> {
    let shape = "tier || ' ' || state || ' ' || alarms";
    app.store.texts(&format!("SELECT {shape} AS value FROM flags WHERE rule = 'silence' ORDER BY raised_at"))
}

fn evaluations(app: &TestApp) -> usize {
    app.store.texts("SELECT id AS value FROM evaluations WHERE subject = 'silence' AND findings = 1").len()
}

db_tests! {
    async fn fourteen_days_without_a_word_are_an_amber_flag_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-17 09:59").await;
        assert!(silences(&app).is_empty());
        app.at("2026-03-17 10:01").await;
        assert_eq!(silences(&app), ["amber open 1"]);
        app.at("2026-03-18 10:00").await;
        app.at("2026-04-10 10:00").await;
        assert_eq!((silences(&app), evaluations(&app)), (vec!["amber open 1".to_owned()], 1), "the same silence is told once");
        let page = team.karin.browser.get(&format!("/clinic/clients/{}/flags", anna.code)).await;
        assert!(page.is(200).body.contains("på 14 dagar"), "{}", page.body);
    }

    async fn whoever_is_heard_of_is_not_silent(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-12 10:00").await;
        let letter = anna.browser.get("/my/messages").await.form("/my/messages");
        anna.browser.submit(&letter.with("text", "Hej").with("danger", "no")).await.is(303);
        app.at("2026-03-26 09:59").await;
        assert!(silences(&app).is_empty());
        app.at("2026-03-26 10:01").await;
        assert_eq!(silences(&app), ["amber open 1"]);
    }

    async fn after_a_red_answer_two_working_days_late_are_red(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-10 10:00").await;
        app.answers_check(&anna, &VIOLENCE).await;
        // The next forms are due on Thursday the 12th; Friday and Monday are two working days.
        app.at("2026-03-16 16:59").await;
        assert!(silences(&app).is_empty());
        app.at("2026-03-16 17:00").await;
        assert_eq!(silences(&app), ["red open 1"]);
    }

    async fn a_treatment_that_is_paused_or_has_ended_is_left_in_peace(app: TestApp) {
        let team = app.team().await;
        app.client_of(&team, "Anna").await;
        app.store.behind_the_back("UPDATE treatments SET state = 'paused'");
        app.at("2026-04-10 10:00").await;
        assert!(silences(&app).is_empty() && evaluations(&app) == 0);
    }
}
