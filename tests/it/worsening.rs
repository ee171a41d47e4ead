//! Scores over time: one that is worse is asked about again, and what is borne out calls somebody.

use crate::helpers::{Client, TestApp, db_tests};

/// Physical violence with nothing more to it.
const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];

/// The client answers the PHQ-9 that is due so that it comes to this many points, nothing about death among them.
async fn scores(app: &TestApp, client: &Client, points: i32) {
    let address = app.due_form(client, "phq9").await;
    let form = client.browser.get(&address).await.is(200).form(&address);
    let form =
        (1..=10).fold(form, |form, n| form.with(&format!("q{n}"), &(points - 3 * (n - 1)).clamp(0, 3).to_string()));
    client.browser.submit(&form).await.leads_to(&format!("{address}/received"));
}

fn flags(app: &TestApp) -> Vec<String> {
    let shape = "rule || ' ' || tier || ' ' || state || ' ' || alarms";
    app.store.texts(&format!("SELECT {shape} AS value FROM flags ORDER BY raised_at, rule"))
}

/// Event and days of what is offered a second time.
fn again(app: &TestApp) -> Vec<String> {
    let days = "CAST(opens_on AS TEXT) || ' ' || CAST(due_on AS TEXT) || ' ' || CAST(closes_on AS TEXT)";
    app.store.texts(&format!(
        "SELECT event || ' ' || {days} AS value FROM occasions WHERE event LIKE '%again%' ORDER BY position"
    ))
}

fn alarms(app: &TestApp) -> usize {
    app.store.texts("SELECT id AS value FROM alarms").len()
}

db_tests! {
    async fn one_worse_score_calls_nobody_and_the_form_is_offered_again(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-04 10:00").await;
        scores(&app, &anna, 5).await;
        app.at("2026-03-10 10:00").await;
        let letters = app.letters().await.len();
        scores(&app, &anna, 11).await;
        assert_eq!(flags(&app), ["unconfirmed_worsening info noted 0"]);
        assert_eq!((alarms(&app), app.letters().await.len()), (0, letters), "nobody is called");
        assert_eq!(again(&app), ["week_1_again 2026-03-11 2026-03-13 2026-03-16"], "it ends before the next week's form");
        let page = team.karin.browser.get(&format!("/clinic/clients/{}/flags", anna.code)).await;
        page.is(200);
        assert!(page.body.contains("id=\"noted\"") && page.body.contains("11, minst 6 poäng sämre"), "{}", page.body);
        assert!(page.all("form[action*='/flags/']").is_empty(), "there is nothing to take or close");
        let queue = team.karin.browser.get("/clinic").await;
        assert!(!queue.body.contains(&format!("{}/flags", anna.code)), "it is not in the queue");
        let kept = app.store.texts("SELECT CAST(findings AS TEXT) AS value FROM evaluations ORDER BY evaluated_at");
        assert_eq!(kept, ["0", "1"], "each evaluation is kept");
        app.at("2026-03-11 10:00").await;
        scores(&app, &anna, 5).await;
        assert_eq!(flags(&app), ["unconfirmed_worsening info noted 0"], "the second answer does not bear it out");
        assert_eq!(again(&app).len(), 1);
    }

    async fn what_is_asked_within_three_days_anyway_is_not_offered_twice(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-04 10:00").await;
        scores(&app, &anna, 5).await;
        app.at("2026-03-14 10:00").await;
        scores(&app, &anna, 11).await;
        assert_eq!(flags(&app), ["unconfirmed_worsening info noted 0"]);
        assert!(again(&app).is_empty(), "the next week's form opens on 17 March");
    }

    async fn what_the_second_answer_bears_out_is_amber(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-04 10:00").await;
        scores(&app, &anna, 5).await;
        app.at("2026-03-10 10:00").await;
        scores(&app, &anna, 11).await;
        app.at("2026-03-12 10:00").await;
        scores(&app, &anna, 12).await;
        assert_eq!(flags(&app), ["unconfirmed_worsening info noted 0", "confirmed_deterioration amber open 1"]);
        let page = team.karin.browser.get(&format!("/clinic/clients/{}/flags", anna.code)).await;
        assert!(page.body.contains("(a) summa 11 och 12 i två svar i rad"), "{}", page.body);
        let queue = team.karin.browser.get("/clinic").await;
        assert!(queue.body.contains(&format!("{}/flags", anna.code)), "it waits for Karin");
    }

    async fn with_violence_in_the_same_fortnight_it_is_red(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-04 10:00").await;
        scores(&app, &anna, 5).await;
        app.at("2026-03-10 10:00").await;
        app.answers_check(&anna, &VIOLENCE).await;
        scores(&app, &anna, 11).await;
        app.at("2026-03-12 10:00").await;
        scores(&app, &anna, 12).await;
        let deteriorated: Vec<_> = flags(&app).into_iter().filter(|flag| flag.starts_with("confirmed")).collect();
        assert_eq!(deteriorated, ["confirmed_deterioration red open 1"]);
        let received = anna.browser.get("/my").await;
        assert!(!received.body.contains("sämre"), "the client is told no verdict");
    }

    async fn a_module_that_has_opened_makes_the_score_before_it_the_baseline(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-04 10:00").await;
        scores(&app, &anna, 2).await;
        app.at("2026-03-10 10:00").await;
        app.store.behind_the_back("UPDATE steps SET opened_at = NULL");
        scores(&app, &anna, 7).await;
        app.store.behind_the_back("UPDATE steps SET opened_at = '2026-03-16 08:00:00' WHERE position = 1");
        app.at("2026-03-17 10:00").await;
        scores(&app, &anna, 12).await;
        assert!(flags(&app).is_empty(), "12 is 10 above the first, and 5 above the last one before the module");
        app.at("2026-03-24 10:00").await;
        scores(&app, &anna, 13).await;
        assert_eq!(flags(&app), ["unconfirmed_worsening info noted 0"]);
    }
}
