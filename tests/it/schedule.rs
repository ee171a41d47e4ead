//! When forms are asked: the first evening, week by week, when the programme is done, and months later.

use andrum::questionnaires::actions::plan_ahead;
use chrono::TimeDelta;

use crate::helpers::{Client, Team, TestApp, db_tests};

/// Event, form and first day of everything that is planned or was, in order.
fn planned(app: &TestApp, of: &str) -> Vec<String> {
    app.store.texts(&format!(
        "SELECT event || ' ' || instrument_id || ' ' || CAST(opens_on AS TEXT) AS value FROM occasions
         WHERE {of} ORDER BY opens_on, position"
    ))
}

const AFTER: &str = "state = 'scheduled' AND (event = 'after' OR event LIKE 'follow%')";

fn scheduled(app: &TestApp) -> usize {
    planned(app, "state = 'scheduled'").len()
}

/// The first module is handed in and answered, the others having been so before: the programme is done.
async fn is_through(app: &TestApp, team: &Team, client: &Client) {
    app.hands_in_first_module(client).await;
    app.store.behind_the_back("UPDATE steps SET state = 'answered' WHERE position > 1");
    app.answers_homework(team, client).await;
}

fn end(client: &Client) -> String {
    format!("/clinic/clients/{}/end", client.code)
}

/// Karin ends the treatment.
async fn ends(app: &TestApp, team: &Team, client: &Client, forms: &str) {
    app.reviews_now(&team.karin, client).await;
    let form = team.karin.browser.get(&end(client)).await.is(200).form(&end(client));
    let form = form.with("reason", "agreed").with("forms", forms);
    let plan = format!("/clinic/clients/{}/plan?ended", client.code);
    team.karin.browser.submit(&form).await.leads_to(&plan);
    team.karin.browser.submit(&form).await.leads_to(&plan);
}

db_tests! {
    async fn the_first_evening_asks_one_form_and_the_days_after_it_a_few(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let before = planned(&app, "event = 'before'");
        let days = [
            "weekly_check 2026-03-03",
            "phq9 2026-03-04",
            "gad7 2026-03-04",
            "audit 2026-03-05",
            "ipip_anger4 2026-03-05",
            "acts_period 2026-03-06",
        ];
        assert_eq!(before, days.map(|day| format!("before {day}")));
        let form = app.calm_check(&anna).await;
        anna.browser.submit(&form).await.is(303);
        assert!(!anna.browser.get("/my").await.body.contains("/my/forms/"), "nothing more on the first evening");
        app.at("2026-03-06 07:00").await;
        let page = anna.browser.get("/my").await;
        let forms = page.attributes("main a[href^='/my/forms/']", "href");
        let each: std::collections::BTreeSet<_> = forms.into_iter().collect();
        assert_eq!(each.len(), 5, "what is not answered waits until the first week's forms");
    }

    async fn audit_takes_no_answer_that_its_last_questions_do_not_have(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-06 07:00").await;
        let address = app.due_form(&anna, "audit").await;
        let page = anna.browser.get(&address).await;
        assert!(page.body.contains("World Health Organization"), "whose it is stands under the form");
        let form = (1..=10).fold(page.is(200).form(&address), |form, n| form.with(&format!("q{n}"), "0"));
        anna.browser.submit(&form.clone().with("q9", "1")).await.is(422);
        anna.browser.submit(&form.with("q9", "2").with("q1", "4")).await.is(303);
        let total = "SELECT CAST(CAST(value AS INTEGER) AS TEXT) AS value FROM scores WHERE scale = 'total'";
        assert_eq!(app.store.texts(total), ["6"]);
        let by_sex = app.store.texts("SELECT COALESCE(band, '-') AS value FROM scores WHERE scale = 'audit_c'");
        assert_eq!(by_sex, ["-"], "no limit without a legal sex");
    }

    async fn what_is_asked_afterwards_is_planned_once_the_last_module_is_answered(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        assert!(planned(&app, AFTER).is_empty());
        is_through(&app, &team, &anna).await;
        // The programme has eight weeks: whoever is quick is asked after them.
        let after = planned(&app, AFTER);
        let forms = ["phq9", "gad7", "audit", "ipip_anger4", "acts_period"];
        assert_eq!(after[..5], forms.map(|form| format!("after {form} 2026-04-29")));
        assert_eq!(after[5], "follow_up_3 phq9 2026-07-28");
        assert_eq!(after.last().unwrap(), "follow_up_12 acts_period 2027-04-28");
        assert_eq!(after.len(), 20);
    }

    async fn a_treatment_with_an_open_flag_is_not_ended(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.reviews_now(&team.karin, &anna).await;
        let form = team.karin.browser.get(&end(&anna)).await.is(200).form(&end(&anna));
        let refused = team.karin.browser.submit(&form).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#reason", "#forms"]);
        app.answers_check(&anna, &[("w4", "1"), ("w4b", "none"), ("w7", "0")]).await.is(200);
        let refused = team.karin.browser.submit(&form.with("reason", "through").with("forms", "yes")).await;
        assert!(refused.is(422).attributes("main a", "href").contains(&format!("/clinic/clients/{}/flags", anna.code)));
        assert_eq!(app.store.texts("SELECT state AS value FROM treatments"), ["active"]);
        let stranger = app.clinician("Stranger").await;
        stranger.browser.get(&end(&anna)).await.is(404);
    }

    async fn a_treatment_that_is_ended_is_asked_about_from_the_next_day(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.wants_letters(&anna).await;
        app.at("2026-03-16 12:00").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-26 12:00").await;
        ends(&app, &team, &anna, "yes").await;
        assert_eq!(app.store.texts("SELECT state AS value FROM treatments"), ["ended"]);
        assert_eq!(planned(&app, AFTER).len(), scheduled(&app), "the forms of the weeks are withdrawn");
        assert_eq!(planned(&app, AFTER)[0], "after phq9 2026-03-27");
        assert_eq!(planned(&app, AFTER)[5], "follow_up_3 phq9 2026-06-26");
        assert_eq!(app.store.texts("SELECT detail AS value FROM audit_events WHERE event = 'treatment_ended_because'").len(), 1);
        // Over the change of the clock, and over a reminder that is still sent.
        app.at("2026-03-30 08:30").await;
        let form = app.due_form(&anna, "gad7").await;
        anna.browser.get(&form).await.is(200);
        let due = app.letters().await.into_iter().filter(|(kind, _)| kind == "due").count();
        assert!(due >= 1, "a form that waits is reminded of");
        team.karin.browser.get(&end(&anna)).await.is(200);
        app.at("2026-04-17 08:30").await;
        let missed = planned(&app, "state = 'missed' AND event = 'after'");
        assert_eq!(missed.len(), 5);
    }

    async fn a_client_who_wants_no_more_forms_gets_none(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        is_through(&app, &team, &anna).await;
        ends(&app, &team, &anna, "no").await;
        assert_eq!(scheduled(&app), 0);
        app.at("2026-05-30 12:00").await;
        assert_eq!(scheduled(&app), 0);
    }

    async fn an_ending_after_the_last_module_moves_what_has_not_begun(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        is_through(&app, &team, &anna).await;
        ends(&app, &team, &anna, "yes").await;
        let after = planned(&app, AFTER);
        assert_eq!((after[0].as_str(), after.len()), ("after phq9 2026-03-04", 20));
    }

    async fn a_treatment_that_takes_longer_is_asked_week_by_week(app: TestApp) {
        let team = app.team().await;
        app.client_of(&team, "Anna").await;
        assert_eq!(planned(&app, "event = 'week_9'").len(), 0);
        app.at("2026-04-27 12:00").await;
        assert_eq!(planned(&app, "event = 'week_9'").len(), 0, "week 8 still lies ahead");
        app.at("2026-04-28 00:10").await;
        let ninth = ["week_9 weekly_check 2026-05-05", "week_9 phq9 2026-05-05"];
        assert_eq!(planned(&app, "event = 'week_9'"), ninth);
        assert_eq!(app.db().write(plan_ahead).await.unwrap(), 0, "once");
        app.clock.advance(TimeDelta::days(30));
        app.db().write(plan_ahead).await.unwrap();
        assert_eq!(planned(&app, "opens_on > '2026-05-28'"), ["week_13 weekly_check 2026-06-02", "week_13 phq9 2026-06-02"]);
    }
}
