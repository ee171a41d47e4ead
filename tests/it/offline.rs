//! Texts for reading without a connection: only what the person chose, only what is theirs to read, never an answer, and
//! gone with a session that was closed.

use reqwest::Method;
use serde_json::Value;

use crate::helpers::{Answer, Client, Filled, TestApp, db_tests};

/// Sends a form as the script of the page does.
async fn as_script(client: &Client, form: &Filled) -> Answer {
    let body = serde_urlencoded::to_string(&form.fields).unwrap();
    client.browser.send(Method::POST, &form.action, &[("accept", "application/json")], Some(body)).await
}

async fn choice(client: &Client) -> Filled {
    client.browser.get("/my/offline").await.is(200).form("/my/offline")
}

fn events(app: &TestApp) -> usize {
    app.store.texts("SELECT event AS value FROM audit_events WHERE event LIKE '%module_kept%'").len()
}

/// Every session that stands runs out, as when nobody has touched it for a day.
fn run_out(app: &TestApp) {
    app.store
        .behind_the_back("UPDATE sessions SET seen_at = '2020-01-01 00:00:00', created_at = '2020-01-01 00:00:00'");
}

db_tests! {
    async fn nobody_takes_a_text_along_that_is_not_open_to_them(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = choice(&anna).await;
        as_script(&anna, &form).await.is(422);
        for number in ["2", "0", "-1", "99", "x", ""] {
            as_script(&anna, &form.clone().with("modules", "1").also("modules", number)).await.is(404);
        }
        as_script(&anna, &form.clone().with("modules", "1").with("code", "hemlig kod")).await.is(422);
        assert_eq!(events(&app), 0, "what was refused is no choice");
    }

    async fn the_texts_hold_no_answer_and_the_choice_is_in_the_log_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.fills_first_module(&anna).await;
        let form = choice(&anna).await.with("modules", "1");
        let answer = as_script(&anna, &form).await;
        assert_eq!(answer.is(200).header("cache-control"), "no-store");
        let given: Value = serde_json::from_str(&answer.body).unwrap();
        let html = given["texts"][0]["html"].as_str().unwrap();
        assert!(html.len() > 5_000 && html.contains("<p>"), "the text itself is there");
        for typed in ["Bänken vid sjön", "Min bror", &anna.code, "<input", "<textarea", "_csrf"] {
            assert!(!answer.body.contains(typed), "{typed} must not go to the phone");
        }
        as_script(&anna, &form).await.is(200);
        assert_eq!(events(&app), 1, "sent again after a lost answer is one choice");
    }

    async fn a_phone_is_told_what_it_may_go_on_keeping(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let list = async |client: &Client| -> Value {
            serde_json::from_str(&client.browser.get("/my/offline/list").await.is(200).body).unwrap()
        };
        let given = as_script(&anna, &choice(&anna).await.with("modules", "1")).await;
        let given: Value = serde_json::from_str(&given.body).unwrap();
        let (annas, bos) = (list(&anna).await, list(&bo).await);
        assert_eq!(annas["versions"]["1"], given["texts"][0]["version"]);
        assert_eq!((annas["versions"].as_object().unwrap().len(), &annas["whose"]), (1, &given["whose"]));
        assert_ne!(annas["whose"], bos["whose"], "somebody else's texts are known as such");
        app.store.behind_the_back("UPDATE steps SET state = 'locked'");
        assert_eq!(list(&anna).await["versions"].as_object().unwrap().len(), 0);
    }

    async fn what_a_phone_keeps_unsealed_is_the_same_for_everybody(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let shell = app.browser().get("/kept").await;
        assert!(shell.is(200).all("form[method=post]").is_empty() && !shell.body.contains("_csrf"));
        for number in ["112", "020555666", "90101", "1177", "020505050"] {
            assert!(shell.body.contains(&format!("href=\"tel:{number}\"")), "{number}");
        }
        assert!(!anna.browser.get("/kept").await.is(200).body.contains(&anna.code));
        let worker = app.browser().get("/sw.js").await;
        assert!(worker.is(200).header("content-type").starts_with("text/javascript"));
        assert!(worker.header("content-security-policy").contains("worker-src 'self'"));
    }

    async fn a_session_that_was_closed_takes_everything_from_the_browser_and_one_that_ran_out_nothing(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        run_out(&app);
        let answer = anna.browser.get("/my").await;
        assert_eq!(answer.leads_to("/sign-in").header("clear-site-data"), "");
        app.store.behind_the_back("UPDATE accounts SET state = 'frozen' WHERE id = (SELECT account_id FROM clients)");
        let answer = anna.browser.get("/my").await;
        assert!(answer.leads_to("/sign-in").header("clear-site-data").contains("\"storage\""));
        let answer = anna.browser.send(Method::GET, "/my/offline/list", &[("accept", "application/json")], None).await;
        assert!(answer.is(401).header("clear-site-data").contains("\"storage\""));
        let forged = app.browser().send(Method::GET, "/my", &[("cookie", "s=made-up")], None).await;
        assert_eq!(forged.leads_to("/sign-in").header("clear-site-data"), "");
    }
}
