//! Who is reminded, when, and how often.

use chrono::TimeDelta;

use super::actions::remind_due;
use crate::audit::By;
use crate::outbox::Choice;
use crate::outbox::actions::{change_settings, freeze_letters, stop_letters};
use crate::outbox::tests::site::{TestSite, on};

/// A Monday, 08:00 in Stockholm.
const MORNING: &str = "2026-11-23 07:00";

async fn reminded(site: &TestSite) -> usize {
    site.act(remind_due).await
}

#[tokio::test]
async fn whoever_has_an_open_module_is_reminded_once_a_day_from_eight_on() {
    let site = TestSite::open("2026-11-23 06:59").await;
    let client = site.client("anna").await;
    let treatment = site.treatment(&client, "active").await;
    assert_eq!(reminded(&site).await, 0);
    site.clock.advance(TimeDelta::minutes(1));
    assert_eq!(reminded(&site).await, 1);
    for _ in 0..20 {
        site.clock.advance(TimeDelta::minutes(45));
        assert_eq!(reminded(&site).await, 0);
    }
    site.clock.advance(TimeDelta::hours(9));
    assert_eq!(reminded(&site).await, 1);
    let expected = [format!("{treatment}:due:2026-11-23"), format!("{treatment}:due:2026-11-24")];
    assert_eq!(site.keys().await, expected);
}

#[tokio::test]
async fn nobody_is_reminded_who_has_nothing_to_do() {
    let site = TestSite::open(MORNING).await;
    let client = site.client("anna").await;
    let treatment = site.treatment(&client, "active").await;
    site.submit(&treatment).await;
    assert_eq!(reminded(&site).await, 0);
}

#[tokio::test]
async fn a_questionnaire_reminds_from_its_first_day_to_its_last() {
    let site = TestSite::open(MORNING).await;
    let client = site.client("anna").await;
    let treatment = site.treatment(&client, "active").await;
    site.submit(&treatment).await;
    site.occasion(&treatment, on("2026-11-24"), on("2026-11-25")).await;
    let mut counts = Vec::new();
    for _ in 0..4 {
        counts.push(reminded(&site).await);
        site.clock.advance(TimeDelta::days(1));
    }
    assert_eq!(counts, [0, 1, 1, 0]);
}

#[tokio::test]
async fn paused_and_ended_treatments_and_quiet_frozen_or_disabled_people_are_left_in_peace() {
    let site = TestSite::open(MORNING).await;
    for (name, state) in [("anna", "paused"), ("bo", "ended")] {
        let client = site.client(name).await;
        site.treatment(&client, state).await;
    }
    let (quiet, stopped) = (site.account("cia", "client").await, site.client("dan").await);
    let (frozen, disabled) = (site.client("eva").await, site.client("fia").await);
    for client in [&quiet, &stopped, &frozen, &disabled] {
        site.treatment(client, "active").await;
    }
    site.act(move |tx| {
        stop_letters(tx, &By::system(), None, &stopped)?;
        freeze_letters(tx, &frozen)
    })
    .await;
    site.set_account_state(&disabled, "disabled").await;
    assert_eq!(reminded(&site).await, 0);
}

#[tokio::test]
async fn the_clients_own_days_come_before_the_units_working_days() {
    let site = TestSite::open("2026-11-22 07:00").await;
    let (sunday, usual) = (site.client("anna").await, site.client("bo").await);
    for client in [&sunday, &usual] {
        site.treatment(client, "active").await;
    }
    let choice = Choice::parse("mail", &["7"], "08:00", "20:00").unwrap();
    site.act(move |tx| change_settings(tx, &By::system(), None, &sunday, &choice)).await;
    assert_eq!(reminded(&site).await, 1, "on Sunday only the one who chose Sundays");
    site.clock.advance(TimeDelta::days(1));
    assert_eq!(reminded(&site).await, 1, "on Monday only the other");
}

#[tokio::test]
async fn a_morning_missed_is_caught_up_the_same_day_and_not_the_next() {
    let site = TestSite::open("2026-11-23 22:30").await;
    let client = site.client("anna").await;
    site.treatment(&client, "active").await;
    assert_eq!(reminded(&site).await, 1, "at half past eleven in the evening it is still Monday");
    site.clock.advance(TimeDelta::hours(34));
    assert_eq!(reminded(&site).await, 1, "Tuesday is gone, Wednesday has come");
    let dates: Vec<String> = site.keys().await.iter().map(|key| key.rsplit(':').next().unwrap().to_owned()).collect();
    assert_eq!(dates, ["2026-11-23", "2026-11-25"]);
}

#[tokio::test]
async fn more_than_a_page_of_treatments_are_all_reminded() {
    let site = TestSite::open(MORNING).await;
    let client = site.client("anna").await;
    site.treatment(&client, "active").await;
    site.many_treatments(1203).await;
    assert_eq!(reminded(&site).await, 1204);
    assert_eq!(reminded(&site).await, 0);
}
