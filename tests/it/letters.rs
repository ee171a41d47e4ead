//! Letters: all alike, only to those who want them, at most once where a second could expose, and until taken where a
//! missed one could cost a life.

use andrum::audit::By;
use andrum::config::Mail;
use andrum::jobs::{self, Jobs};
use andrum::outbox::{self, Mailer};
use chrono::TimeDelta;
use secrecy::SecretString;

use crate::helpers::{Client, Colleague, TestApp, db_tests};

const ANNAS: &str = "anna@client.example";

/// A member of staff writes to a client.
async fn writes_to(colleague: &Colleague, client: &Client, text: &str) {
    let address = format!("/clinic/clients/{}/messages", client.code);
    let form = colleague.browser.get(&address).await.is(200).form(&address).with("text", text);
    colleague.browser.submit(&form).await.is(303);
}

/// What the mail server took for Anna, as subject and text.
fn to_anna(app: &TestApp) -> Vec<(String, String)> {
    app.taken().into_iter().filter(|letter| letter.to == ANNAS).map(|letter| (letter.subject, letter.text)).collect()
}

/// The states of the letters of a kind.
async fn states(app: &TestApp, kind: &str) -> Vec<String> {
    app.letters().await.into_iter().filter(|(of, _)| of == kind).map(|(_, state)| state).collect()
}

db_tests! {
    async fn a_client_without_a_channel_gets_no_letter(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let account = anna.account.clone();
        app.db().write(move |tx| outbox::actions::set_address(tx, &account, Some(ANNAS))).await.unwrap();
        writes_to(&team.karin, &anna, "Hej").await;
        app.at("2026-03-04 09:00").await;
        assert!(app.taken().is_empty(), "{:?}", app.taken());
        assert_eq!(states(&app, "news").await, ["withheld"]);
        assert!(states(&app, "due").await.is_empty());
    }

    async fn all_letters_are_alike_and_say_nothing(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.wants_letters(&anna).await;
        app.at("2026-03-04 08:00").await;
        writes_to(&team.karin, &anna, "Ilska, våld och behandling").await;
        app.advance(TimeDelta::minutes(1)).await;
        let letters = to_anna(&app);
        assert_eq!(letters.len(), 2, "a reminder and a message: {letters:?}");
        assert_eq!(letters[0], letters[1], "nobody can tell one from the other");
        let (subject, text) = &letters[0];
        let all = format!("{subject} {text}").to_lowercase();
        for telling in ["våld", "ilska", "behandl", "klinik", "modul", "formulär", "påminn", "meddelande", "anna", "karin", "kbt", "terapi"] {
            assert!(!all.contains(telling), "{telling}: {all}");
        }
        let links: Vec<&str> = text.split_whitespace().filter(|word| word.starts_with("http")).collect();
        assert_eq!(links, [format!("http://{}/", app.host())], "the front page, which signs nobody in");
    }

    async fn an_alert_says_only_that_one_should_sign_in(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[("w4", "1"), ("w4b", "throat"), ("w7", "0")]).await;
        app.advance(TimeDelta::minutes(1)).await;
        let letters = app.taken();
        assert_eq!(letters.len(), 4);
        for letter in &letters {
            assert_eq!((&letter.subject, &letter.text), (&letters[0].subject, &letters[0].text));
            let all = format!("{} {}", letter.subject, letter.text).to_lowercase();
            for telling in ["våld", "hals", "flagg", "risk", "klient", "akut", "anna", anna.code.as_str()] {
                assert!(!all.contains(&telling.to_lowercase()), "{telling}: {all}");
            }
        }
    }

    async fn stopping_letters_stops_also_those_that_wait(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.wants_letters(&anna).await;
        app.at("2026-03-03 22:00").await;
        writes_to(&team.karin, &anna, "Hej").await;
        app.advance(TimeDelta::minutes(1)).await;
        assert_eq!(states(&app, "news").await, ["waiting"], "nothing comes at night");
        let form = anna.browser.get("/my/settings").await.is(200).form("/my/settings/stop");
        anna.browser.submit(&form).await.is(303);
        assert_eq!(states(&app, "news").await, ["withheld"]);
        writes_to(&team.karin, &anna, "Hej igen").await;
        app.at("2026-03-04 09:00").await;
        app.at("2026-03-05 09:00").await;
        assert!(to_anna(&app).is_empty());
    }

    async fn a_reminder_comes_at_most_once_a_day(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.wants_letters(&anna).await;
        app.at("2026-03-04 08:00").await;
        assert_eq!(to_anna(&app).len(), 1);
        for time in ["08:00", "08:01", "12:00", "23:59"] {
            app.at(&format!("2026-03-04 {time}")).await;
        }
        assert_eq!(to_anna(&app).len(), 1);
        app.at("2026-03-05 07:59").await;
        assert_eq!(to_anna(&app).len(), 1);
        app.at("2026-03-05 08:00").await;
        assert_eq!(to_anna(&app).len(), 2);
        app.at("2026-03-07 12:00").await;
        assert_eq!(to_anna(&app).len(), 2, "not at a weekend, unless chosen");
    }

    async fn two_nodes_remind_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.wants_letters(&anna).await;
        app.clock.advance(TimeDelta::hours(24));
        let other = Jobs::new(app.shared.clone(), Mailer::captured("no-reply@example.org"), jobs::table(app.content.rules.clone()).unwrap());
        let (first, second) = tokio::join!(app.jobs.run_once(), other.run_once());
        first.unwrap();
        second.unwrap();
        assert_eq!(states(&app, "due").await, ["sent"]);
    }

    async fn nobody_is_reminded_after_the_treatment_has_ended(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.wants_letters(&anna).await;
        let id = anna.id.clone();
        app.db()
            .write(move |tx| {
                let treatment = andrum::treatment::current(tx, &id)?.unwrap();
                andrum::treatment::actions::end(tx, &By::system(), &treatment)
            })
            .await
            .unwrap();
        app.at("2026-03-04 08:00").await;
        assert!(to_anna(&app).is_empty());
    }

    async fn while_the_mail_server_is_down_the_flag_stands_and_the_letter_waits(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mail = Mail { smtp_url: Some(SecretString::from(format!("smtp://{gone}"))), from: "no-reply@example.org".to_owned() };
        let down = Jobs::new(app.shared.clone(), Mailer::from_settings(&mail).unwrap(), jobs::table(app.content.rules.clone()).unwrap());
        app.answers_check(&anna, &[("w4", "1"), ("w4b", "none"), ("w7", "0")]).await.is(200);
        down.advance(TimeDelta::minutes(3)).await.unwrap();
        assert_eq!(states(&app, "alert").await, ["waiting"]);
        assert_eq!(app.store.texts("SELECT state AS value FROM flags"), ["open"]);
        team.karin.browser.get("/clinic").await.is(200);
        app.advance(TimeDelta::hours(1)).await;
        let to: Vec<_> = app.taken().into_iter().map(|letter| letter.to).collect();
        assert!(to.contains(&team.karin.mail), "{to:?}");
        assert!(states(&app, "alert").await.iter().all(|state| state == "sent"));
    }

    async fn a_message_needs_words_and_an_answer_about_danger(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = anna.browser.get("/my/messages").await.is(200).form("/my/messages");
        let refused = anna.browser.submit(&form.clone().with("text", "Jag har en fråga 🙂")).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#danger"]);
        let kept = refused.form("/my/messages");
        assert!(kept.fields.contains(&("text".to_owned(), "Jag har en fråga 🙂".to_owned())));
        let sent = anna.browser.submit(&kept.clone().with("danger", "no")).await;
        let page = sent.is(303).header("location").split('#').next().unwrap().to_owned();
        anna.browser.submit(&kept.with("danger", "no")).await.is(303);
        assert_eq!(app.store.texts("SELECT id AS value FROM messages").len(), 1);
        assert!(anna.browser.get(&page).await.is(200).body.contains("Jag har en fråga 🙂"));
        let read = team.karin.browser.get(&format!("/clinic/clients/{}/messages", anna.code)).await;
        assert!(read.is(200).body.contains("Jag har en fråga 🙂"));
    }

    async fn other_words_under_the_same_key_are_not_lost(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = anna.browser.get("/my/messages").await.form("/my/messages").with("danger", "no");
        for form in [form.clone(), form.without("_once")] {
            anna.browser.submit(&form.clone().with("text", "Första")).await.is(303);
            anna.browser.submit(&form.with("text", "Andra")).await.is(303);
        }
        assert_eq!(app.store.texts("SELECT id AS value FROM messages").len(), 4);
    }

    async fn stopping_letters_works_after_saving_on_the_same_page(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.wants_letters(&anna).await;
        let page = anna.browser.get("/my/settings").await;
        let (save, stop) = (page.form("/my/settings"), page.form("/my/settings/stop"));
        anna.browser.submit(&save).await.leads_to("/my/settings?saved=1");
        anna.browser.submit(&stop).await.leads_to("/my/settings?stopped=1");
        writes_to(&team.karin, &anna, "Hej").await;
        app.at("2026-03-04 09:00").await;
        assert!(to_anna(&app).is_empty());
    }
}
