//! Who is alerted when nobody has taken an alarm: to the minute, until a named person takes it.

use andrum::care::actions as care;
use andrum::schema::alarm_rungs;
use chrono::{NaiveDateTime, TimeDelta, TimeZone};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::helpers::{Client, Colleague, TestApp, db_tests, moment};

const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];
const THROAT: [(&str, &str); 3] = [("w4", "1"), ("w4b", "throat"), ("w7", "0")];

/// Every rung so far: who, for which time, and when it was raised, in Stockholm.
async fn rungs(app: &TestApp) -> Vec<String> {
    let rows: Vec<(String, i32, NaiveDateTime)> = app
        .db()
        .read(|rx| {
            let columns = (alarm_rungs::rung, alarm_rungs::occurrence, alarm_rungs::raised_at);
            let order = (alarm_rungs::raised_at.asc(), alarm_rungs::rung.asc());
            Ok(alarm_rungs::table.order(order).select(columns).load(&mut **rx)?)
        })
        .await
        .unwrap();
    let local = |at: NaiveDateTime| chrono_tz::Europe::Stockholm.from_utc_datetime(&at).format("%a %H:%M");
    rows.into_iter().map(|(who, times, at)| format!("{} {who} {times}", local(at))).collect()
}

/// Goes to the minute before, sees that nothing is raised there, and on to the minute itself.
async fn raises_just_then(app: &TestApp, local: &str, expected: &[&str]) {
    let before = rungs(app).await;
    app.clock.advance(moment(local) - TimeDelta::minutes(1) - app.clock.now());
    app.jobs.run_once().await.unwrap();
    assert_eq!(rungs(app).await, before, "a minute before {local}");
    app.advance(TimeDelta::minutes(1)).await;
    assert_eq!(rungs(app).await[before.len()..], *expected, "{local}");
}

/// Whom the mail server has taken letters to, in order.
fn alerted(app: &TestApp) -> Vec<String> {
    app.taken().into_iter().map(|letter| letter.to).collect()
}

async fn takes(app: &TestApp, colleague: &Colleague, client: &Client) {
    let alarm = app.store.texts("SELECT id AS value FROM alarms WHERE acknowledged_at IS NULL");
    let flags = format!("/clinic/clients/{}/flags", client.code);
    let form = colleague.browser.get(&flags).await.is(200).form(&format!("{flags}/{}/acknowledge", alarm[0]));
    colleague.browser.submit(&form).await.leads_to(&format!("{flags}?done"));
}

db_tests! {
    async fn a_red_on_friday_evening_climbs_on_monday_morning(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-06 17:01").await;
        app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(rungs(&app).await, ["Fri 17:01 responsible 1"], "at once, in the act itself");
        app.advance(TimeDelta::minutes(1)).await;
        assert_eq!(alerted(&app), [team.karin.mail.as_str()], "the letter leaves within a minute");
        raises_just_then(&app, "2026-03-09 09:00", &["Mon 09:00 deputy 1"]).await;
        raises_just_then(&app, "2026-03-09 10:00", &["Mon 10:00 supervisor 1"]).await;
        raises_just_then(&app, "2026-03-09 12:00", &["Mon 12:00 duty 1"]).await;
        let order = [team.karin.mail.as_str(), team.johan.mail.as_str(), team.maria.mail.as_str(), "duty@example.org"];
        app.advance(TimeDelta::minutes(1)).await;
        assert_eq!(alerted(&app), order);
        raises_just_then(&app, "2026-03-10 08:00", &["Tue 08:00 duty 2", "Tue 08:00 supervisor 2"]).await;
    }

    async fn on_midsummer_eve_nobody_is_promised_before_monday(app: TestApp) {
        app.at("2026-06-19 10:00").await;
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let page = anna.browser.get("/my/happened").await;
        assert!(page.is(200).body.contains("före måndag kl. 08.00"), "{}", page.body);
        app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(rungs(&app).await, ["Fri 10:00 responsible 1"], "the clinician is told on a holiday too");
        raises_just_then(&app, "2026-06-22 09:00", &["Mon 09:00 deputy 1"]).await;
    }

    async fn a_ladder_ends_when_a_named_person_takes_the_alarm(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        raises_just_then(&app, "2026-03-03 11:00", &["Tue 11:00 deputy 1"]).await;
        takes(&app, &team.johan, &anna).await;
        app.at("2026-03-04 10:59").await;
        assert_eq!(rungs(&app).await, ["Tue 10:00 responsible 1", "Tue 11:00 deputy 1"]);
    }

    async fn an_emergency_at_night_alerts_all_four_at_once_and_every_quarter(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-07 03:00").await;
        app.answers_check(&anna, &THROAT).await;
        let first = ["Sat 03:00 deputy 1", "Sat 03:00 duty 1", "Sat 03:00 responsible 1", "Sat 03:00 supervisor 1"];
        assert_eq!(rungs(&app).await, first);
        let second = ["Sat 03:15 deputy 2", "Sat 03:15 duty 2", "Sat 03:15 responsible 2", "Sat 03:15 supervisor 2"];
        raises_just_then(&app, "2026-03-07 03:15", &second).await;
        app.advance(TimeDelta::minutes(1)).await;
        assert_eq!(alerted(&app).len(), 8, "each rung is a letter to one person");
        takes(&app, &team.maria, &anna).await;
        app.advance(TimeDelta::hours(1)).await;
        assert_eq!(rungs(&app).await.len(), 8);
    }

    async fn after_an_outage_everybody_gets_one_letter_and_not_one_for_each_quarter(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &THROAT).await;
        app.at("2026-03-03 14:07").await;
        let raised = rungs(&app).await;
        assert_eq!(raised.len(), 8);
        assert!(raised[4..].iter().all(|rung| rung.ends_with(" 17")), "{raised:?}");
    }

    async fn whoever_is_away_is_skipped_at_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let (karin, from, until) = (team.karin.account.clone(), moment("2026-03-02 08:00"), moment("2026-03-12 17:00"));
        app.db().write(move |tx| care::be_away(tx, &karin, from, until)).await.unwrap();
        app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(rungs(&app).await, ["Tue 10:00 deputy 1"]);
        raises_just_then(&app, "2026-03-03 12:00", &["Tue 12:00 supervisor 1"]).await;
    }

    async fn whoever_is_frozen_is_skipped_at_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.store.behind_the_back(&format!("UPDATE accounts SET state = 'frozen' WHERE id = '{}'", team.karin.account));
        // A form with critical items is not asked while nobody is responsible, but this page is always there.
        let form = anna.browser.get("/my/happened").await.is(200).form("/my/happened");
        anna.browser.submit(&form.with("kind", "used_violence")).await.is(303);
        assert_eq!(rungs(&app).await, ["Tue 10:00 deputy 1"]);
    }

    async fn an_amber_waits_two_working_days_for_the_supervisor(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[("w11", "2")]).await;
        assert!(rungs(&app).await.is_empty());
        raises_just_then(&app, "2026-03-05 10:00", &["Thu 10:00 supervisor 1"]).await;
    }
}
