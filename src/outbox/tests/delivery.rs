//! What becomes of letters when the mail server behaves, misbehaves or is not there.

use chrono::TimeDelta;

use super::site::{DUTY, TestSite};
use super::smtp::{MailServer, Manner};
use crate::outbox::actions::{alert_duty, alert_staff, notify};
use crate::outbox::delivery::{claim, deliver};
use crate::outbox::{Mailer, list_for_json};

/// A Monday noon in Stockholm.
const NOON: &str = "2026-11-23 11:00";

async fn with_news(site: &TestSite) {
    let (client, unit) = (site.client("anna").await, site.unit.clone());
    site.act(move |tx| notify(tx, &client, &unit, Some("news-1"))).await;
}

async fn with_alert(site: &TestSite) {
    let (staff, unit) = (site.staff("berit").await, site.unit.clone());
    site.act(move |tx| alert_staff(tx, &unit, &staff)).await;
}

async fn delivered(site: &TestSite, mailer: &Mailer) -> usize {
    deliver(&site.app, mailer).await.unwrap()
}

#[tokio::test]
async fn a_letter_that_is_taken_is_sent_once_over_one_kept_conversation() {
    let site = TestSite::open(NOON).await;
    let server = MailServer::start(Manner::Accepting);
    let mailer = TestSite::smtp(&server.url());
    with_news(&site).await;
    with_alert(&site).await;
    assert_eq!(delivered(&site, &mailer).await, 2);
    assert_eq!(delivered(&site, &mailer).await, 0);
    assert_eq!(site.states().await, ["sent", "sent"]);
    assert_eq!(server.contents().len(), 2);
    assert_eq!(server.conversations(), 1);
    assert!(server.contents()[0].contains("berit@example.org"), "alerts go first");
    assert!(server.contents()[1].contains("To: anna@example.org"));
}

#[tokio::test]
async fn a_refusal_is_a_clear_no_and_is_tried_again_later() {
    for manner in [Manner::RefusingRecipients, Manner::RefusingContent, Manner::HangingUpBeforeContent] {
        let site = TestSite::open(NOON).await;
        let server = MailServer::start(manner);
        let mailer = TestSite::smtp(&server.url());
        with_news(&site).await;
        assert_eq!(delivered(&site, &mailer).await, 0);
        assert_eq!(site.letters().await, [("news".to_owned(), "waiting".to_owned(), 1)], "{manner:?}");
        server.behave(Manner::Accepting);
        assert_eq!(delivered(&site, &mailer).await, 0, "not before the pause is over");
        site.clock.advance(TimeDelta::minutes(1));
        assert_eq!(delivered(&site, &mailer).await, 1);
        assert_eq!(site.letters().await, [("news".to_owned(), "sent".to_owned(), 2)]);
    }
}

#[tokio::test]
async fn a_letter_whose_fate_is_unclear_is_listed_logged_and_never_sent_again() {
    let site = TestSite::open(NOON).await;
    let server = MailServer::start(Manner::HangingUpAfterContent);
    let mailer = TestSite::smtp(&server.url());
    with_news(&site).await;
    assert_eq!(delivered(&site, &mailer).await, 0);
    assert_eq!(site.states().await, ["unknown"]);
    assert_eq!(site.unknown_events().await, 1);
    server.behave(Manner::Accepting);
    for _ in 0..3 {
        site.clock.advance(TimeDelta::days(1));
        assert_eq!(delivered(&site, &mailer).await, 0);
    }
    assert_eq!(server.contents().len(), 1);
    assert_eq!(site.unknown_events().await, 1);
}

#[tokio::test]
async fn an_alert_whose_fate_is_unclear_is_sent_again_until_it_is_taken() {
    let site = TestSite::open(NOON).await;
    let server = MailServer::start(Manner::HangingUpAfterContent);
    let mailer = TestSite::smtp(&server.url());
    with_alert(&site).await;
    for round in 1..=3 {
        assert_eq!(delivered(&site, &mailer).await, 0);
        assert_eq!(site.letters().await, [("alert".to_owned(), "waiting".to_owned(), round)]);
        site.clock.advance(TimeDelta::minutes(5));
    }
    server.behave(Manner::Accepting);
    assert_eq!(delivered(&site, &mailer).await, 1);
    assert_eq!(site.states().await, ["sent"]);
    assert_eq!(site.unknown_events().await, 0);
}

#[tokio::test]
async fn while_the_mail_server_is_down_letters_wait_and_later_leave() {
    let site = TestSite::open(NOON).await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let mailer = TestSite::smtp(&format!("smtp://{address}"));
    with_alert(&site).await;
    with_news(&site).await;
    for _ in 0..36 {
        assert_eq!(delivered(&site, &mailer).await, 0);
        site.clock.advance(TimeDelta::minutes(5));
    }
    assert_eq!(site.states().await, ["waiting", "waiting"]);
    let server = MailServer::on(std::net::TcpListener::bind(address).unwrap(), Manner::Accepting);
    site.clock.advance(TimeDelta::hours(1));
    assert_eq!(delivered(&site, &mailer).await, 2);
    assert_eq!(server.contents().len(), 2);
}

#[tokio::test]
async fn a_server_that_hangs_up_while_greeting_is_a_server_that_is_down() {
    let site = TestSite::open(NOON).await;
    let server = MailServer::start(Manner::HangingUpAtGreeting);
    let mailer = TestSite::smtp(&server.url());
    with_alert(&site).await;
    with_news(&site).await;
    assert_eq!(delivered(&site, &mailer).await, 0);
    assert_eq!(server.conversations(), 1, "the rest is given back untouched");
    assert_eq!(
        site.letters().await,
        [("news".to_owned(), "waiting".to_owned(), 0), ("alert".to_owned(), "waiting".to_owned(), 1)]
    );
}

#[tokio::test]
async fn a_kept_conversation_that_the_server_has_ended_costs_no_letter() {
    let site = TestSite::open(NOON).await;
    let server = MailServer::start(Manner::Accepting);
    let mailer = TestSite::smtp(&server.url());
    with_alert(&site).await;
    assert_eq!(delivered(&site, &mailer).await, 1);
    server.behave(Manner::HangingUpBeforeContent);
    with_news(&site).await;
    assert_eq!(delivered(&site, &mailer).await, 0);
    assert_eq!(server.conversations(), 2, "a second conversation was begun");
    assert_eq!(site.letters().await[0], ("news".to_owned(), "waiting".to_owned(), 1));
}

#[tokio::test]
async fn what_a_dead_process_had_attempted_becomes_unknown_or_is_tried_again() {
    let site = TestSite::open(NOON).await;
    let mailer = TestSite::captured();
    with_alert(&site).await;
    with_news(&site).await;
    site.act(|tx| claim(tx, 64).map(|claim| assert_eq!(claim.letters.len(), 2))).await;
    assert_eq!(site.states().await, ["attempted", "attempted"]);
    assert_eq!(delivered(&site, &mailer).await, 0, "while the lease holds, nobody else touches them");
    site.let_leases_run_out().await;
    assert_eq!(delivered(&site, &mailer).await, 1);
    let (letters, sent) = (site.letters().await, mailer.captured_letters());
    assert_eq!(letters[0].1, "unknown");
    assert_eq!((letters[1].1.as_str(), letters[1].2), ("sent", 2));
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].text, "Logga in nu.\n\nhttps://steg.example.org/\n");
    assert_eq!(site.unknown_events().await, 1);
}

#[tokio::test]
async fn two_nodes_never_claim_the_same_letter() {
    let site = TestSite::open(NOON).await;
    let (client, unit) = (site.client("anna").await, site.unit.clone());
    site.act(move |tx| (0..200).try_for_each(|n| notify(tx, &client, &unit, Some(&format!("news-{n}"))))).await;
    let (one, other) = (TestSite::captured(), TestSite::captured());
    let (first, second) = tokio::join!(deliver(&site.app, &one), deliver(&site.app, &other));
    assert_eq!(first.unwrap() + second.unwrap(), 200);
    assert_eq!(one.captured_letters().len() + other.captured_letters().len(), 200);
}

#[tokio::test]
async fn without_a_mail_server_letters_wait_and_what_is_too_late_expires() {
    let site = TestSite::open(NOON).await;
    let mailer =
        Mailer::from_settings(&crate::config::Mail { smtp_url: None, from: "a@example.org".to_owned() }).unwrap();
    with_alert(&site).await;
    with_news(&site).await;
    site.clock.advance(TimeDelta::days(8));
    assert_eq!(delivered(&site, &mailer).await, 0);
    assert_eq!(site.states().await, ["expired", "waiting"]);
}

#[tokio::test]
async fn the_duty_address_is_alerted_and_the_demo_sees_every_letter() {
    let site = TestSite::open(NOON).await;
    let (mailer, unit) = (TestSite::captured(), site.unit.clone());
    site.act(move |tx| alert_duty(tx, &unit)).await;
    with_news(&site).await;
    assert_eq!(delivered(&site, &mailer).await, 2);
    let (app, sender) = (site.app.clone(), mailer.clone());
    let listed = site.app.db().read(move |rx| list_for_json(rx, &app, &sender)).await.unwrap();
    let mut to: Vec<&str> = listed.iter().map(|letter| letter.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["anna@example.org", DUTY]);
    assert!(listed.iter().all(|letter| letter.state == "sent" && letter.html.is_empty()));
    assert_eq!(listed[0].subject, listed[1].subject);
    assert_eq!(listed[0].queued_at, "2026-11-23T11:00:00Z");
}

#[tokio::test]
async fn nothing_is_said_to_a_server_that_cannot_encrypt_where_encryption_is_wanted() {
    for change in [|url: &str| format!("{url}?tls=required"), |url: &str| url.replace("smtp://", "smtps://u:p@")] {
        let site = TestSite::open(NOON).await;
        let server = MailServer::start(Manner::Accepting);
        let mailer = TestSite::smtp(&change(&server.url()));
        with_alert(&site).await;
        assert_eq!(delivered(&site, &mailer).await, 0);
        assert_eq!(server.contents().len(), 0);
        assert_eq!(site.letters().await, [("alert".to_owned(), "waiting".to_owned(), 1)]);
    }
}
