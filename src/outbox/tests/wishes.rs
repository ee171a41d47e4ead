//! What people chose about letters decides, also when they choose while letters wait.

use chrono::TimeDelta;

use super::site::TestSite;
use crate::audit::By;
use crate::ids::AccountId;
use crate::outbox::actions::{
    Reminder, address_of, alert_staff, change_settings, freeze_letters, notify, remind, set_address, stop_letters,
    thaw_letters,
};
use crate::outbox::delivery::deliver;
use crate::outbox::{Choice, Settings, settings_of};

/// A Monday noon in Stockholm.
const NOON: &str = "2026-11-23 11:00";

async fn choose(site: &TestSite, account: &AccountId, choice: Choice) {
    let account = account.clone();
    site.act(move |tx| change_settings(tx, &By::system(), None, &account, &choice)).await;
}

async fn notified(site: &TestSite, account: &AccountId) {
    let (account, unit) = (account.clone(), site.unit.clone());
    site.act(move |tx| notify(tx, &account, &unit, None)).await;
}

async fn settings(site: &TestSite, account: &AccountId) -> Settings {
    let account = account.clone();
    site.act(move |tx| settings_of(tx, &account)).await
}

#[tokio::test]
async fn a_client_gets_no_letter_before_choosing_so_and_staff_do() {
    let site = TestSite::open(NOON).await;
    let mailer = TestSite::captured();
    let (client, staff) = (site.account("anna", "client").await, site.staff("berit").await);
    notified(&site, &client).await;
    notified(&site, &staff).await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 1);
    assert_eq!(mailer.captured_letters()[0].to, "berit@example.org");
    let mut states = site.states().await;
    states.sort();
    assert_eq!(states, ["sent", "withheld"]);
}

#[tokio::test]
async fn a_letter_waits_for_the_evening_that_a_client_chose() {
    let site = TestSite::open(NOON).await;
    let mailer = TestSite::captured();
    let client = site.client("anna").await;
    choose(&site, &client, Choice::parse("mail", &["1", "3"], "18:00", "20:00").unwrap()).await;
    notified(&site, &client).await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 0);
    site.clock.advance(TimeDelta::hours(5));
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 0);
    site.clock.advance(TimeDelta::hours(1));
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 1);
}

#[tokio::test]
async fn changed_hours_hold_for_what_already_waits() {
    let site = TestSite::open(NOON).await;
    let mailer = TestSite::captured();
    let client = site.client("anna").await;
    choose(&site, &client, Choice::parse("mail", &["7"], "18:00", "20:00").unwrap()).await;
    notified(&site, &client).await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 0);
    choose(&site, &client, Choice::mail()).await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 1);
}

#[tokio::test]
async fn one_press_stops_what_waits_and_what_comes_until_a_new_choice() {
    let site = TestSite::open(NOON).await;
    let mailer = TestSite::captured();
    let client = site.client("anna").await;
    notified(&site, &client).await;
    let account = client.clone();
    site.act(move |tx| stop_letters(tx, &By::system(), None, &account)).await;
    assert_eq!(site.states().await, ["withheld"]);
    notified(&site, &client).await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 0);
    assert_eq!(site.states().await, ["withheld", "withheld"]);
    assert!(settings(&site, &client).await.stopped);
    choose(&site, &client, Choice::mail()).await;
    notified(&site, &client).await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 1);
}

#[tokio::test]
async fn a_frozen_account_gets_nothing_not_even_an_alert() {
    let site = TestSite::open(NOON).await;
    let mailer = TestSite::captured();
    let (client, staff, unit) = (site.client("anna").await, site.staff("berit").await, site.unit.clone());
    notified(&site, &client).await;
    let (one, other) = (client.clone(), staff.clone());
    site.act(move |tx| {
        alert_staff(tx, &unit, &other)?;
        freeze_letters(tx, &other)?;
        freeze_letters(tx, &one)
    })
    .await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 0);
    assert_eq!(site.states().await, ["withheld", "withheld"]);
    let account = client.clone();
    site.act(move |tx| thaw_letters(tx, &account)).await;
    assert!(settings(&site, &client).await.lets_letters_out());
}

#[tokio::test]
async fn an_account_that_is_disabled_between_queueing_and_sending_gets_nothing() {
    let site = TestSite::open(NOON).await;
    let mailer = TestSite::captured();
    let client = site.client("anna").await;
    notified(&site, &client).await;
    site.set_account_state(&client, "disabled").await;
    assert_eq!(deliver(&site.app, &mailer).await.unwrap(), 0);
    assert_eq!(site.states().await, ["withheld"]);
}

#[tokio::test]
async fn a_key_is_used_once_and_news_that_waits_is_not_doubled() {
    let site = TestSite::open(NOON).await;
    let (client, unit) = (site.client("anna").await, site.unit.clone());
    let expires = site.clock.now() + TimeDelta::hours(12);
    let reminder = Reminder { account: client.clone(), unique_key: "key".to_owned(), expires_at: expires };
    let (twice, of) = ([reminder.clone(), reminder], unit.clone());
    let added = site.act(move |tx| Ok((remind(tx, &of, &twice)?, remind(tx, &of, &twice)?))).await;
    assert_eq!(added, (1, 0));
    notified(&site, &client).await;
    notified(&site, &client).await;
    site.act(move |tx| notify(tx, &client, &unit, Some("key"))).await;
    assert_eq!(site.states().await.len(), 2);
}

#[tokio::test]
async fn an_address_is_sealed_replaced_forgotten_and_nothing_else_is_taken_for_one() {
    let site = TestSite::open(NOON).await;
    let client = site.client("anna").await;
    let account = client.clone();
    let wrong = site.app.db().write(move |tx| set_address(tx, &account, Some("a@b\r\nBcc: c@d"))).await;
    assert!(matches!(wrong, Err(crate::error::Error::Invalid(_))));
    let account = client.clone();
    site.act(move |tx| set_address(tx, &account, Some(" anna@example.com "))).await;
    let account = client.clone();
    assert_eq!(site.act(move |tx| address_of(tx, &account)).await.as_deref(), Some("anna@example.com"));
    assert!(settings(&site, &client).await.lets_letters_out(), "the choice stands");
    let account = client.clone();
    site.act(move |tx| set_address(tx, &account, None)).await;
    assert!(!settings(&site, &client).await.lets_letters_out());
}
