//! What a client is told before the first answer: who reads it, and what has to be done about it.

use crate::helpers::{Client, Filled, TestApp, db_tests};

fn told(app: &TestApp) -> Vec<String> {
    app.store.texts("SELECT version AS value FROM told ORDER BY told_at")
}

/// The page before the form, and the form that says that it was read.
async fn before(client: &Client, address: &str) -> Filled {
    let before = format!("{address}/before");
    client.browser.get(&before).await.is(200).form(&before)
}

db_tests! {
    async fn the_first_weekly_check_opens_once_it_was_read_who_reads_the_answers(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let address = app.due_form(&anna, "weekly_check").await;
        anna.browser.get(&address).await.leads_to(&format!("{address}/before"));
        let page = anna.browser.get(&format!("{address}/before")).await;
        let text = page.is(200).all("main").join(" ");
        for part in ["Din behandlare läser", "måndag–fredag", "112", "socialtjänsten", "partner", "Vill inte svara"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains('{'), "every place is filled: {text}");
        for telling in ["våld", "slag", "risk", "hot"] {
            assert!(!page.all("title").join(" ").to_lowercase().contains(telling));
        }
        assert!(told(&app).is_empty(), "to open it is not to have read it");
        let form = before(&anna, &address).await;
        anna.browser.submit(&form).await.leads_to(&address);
        anna.browser.submit(&form).await.leads_to(&address);
        assert_eq!(told(&app), ["0.2.0-1"]);
        assert_eq!(app.store.texts("SELECT event AS value FROM audit_events WHERE event = 'readers_told'").len(), 1);
        let shown = anna.browser.get(&address).await;
        assert_eq!(shown.is(200).attributes("main a[href$=before]", "href"), [format!("{address}/before")]);
        let again = anna.browser.get(&format!("{address}/before")).await;
        assert!(again.is(200).body.contains("socialtjänsten") && again.attributes("main form", "action").is_empty());
        let english = anna.browser.get("/my").await.form("/language").with("lang", "en");
        anna.browser.submit(&english).await.is(303);
        let again = anna.browser.get(&format!("{address}/before")).await.all("main").join(" ");
        assert!(again.contains("social services") && again.contains("Your clinician reads"), "{again}");
        anna.browser.get(&address).await.is(200);
    }

    async fn it_is_told_once_and_again_where_the_unit_changes_what_it_says(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-10 09:00").await;
        let address = app.due_form(&anna, "weekly_check").await;
        anna.browser.get(&address).await.is(200);
        app.store.behind_the_back(r#"UPDATE units SET police_text = '{"sv":"Vi anmäler alltid.","en":"We always report."}'"#);
        anna.browser.get(&address).await.leads_to(&format!("{address}/before"));
        let form = before(&anna, &address).await;
        anna.browser.submit(&form).await.leads_to(&address);
        assert_eq!(told(&app).len(), 2);
    }

    async fn another_clients_page_is_as_one_that_is_not_there(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let (annas, bos) = (app.due_form(&anna, "weekly_check").await, app.due_form(&bo, "weekly_check").await);
        let form = before(&bo, &bos).await;
        bo.browser.get(&format!("{annas}/before")).await.is(404);
        bo.browser.submit(&Filled { action: format!("{annas}/before"), ..form.clone() }).await.is(404);
        bo.browser.submit(&form.with("version", "9")).await.is(422);
        assert!(told(&app).is_empty());
    }

    async fn a_form_that_tells_nothing_opens_at_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let address = app.low_phq9(&anna).await.action;
        anna.browser.get(&format!("{address}/before")).await.is(404);
    }

    async fn an_answer_from_a_page_that_was_open_before_the_words_changed_is_taken(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_check(&anna).await.with("w10", "3");
        app.store.behind_the_back(r#"UPDATE units SET police_text = '{"sv":"Vi anmäler alltid."}'"#);
        anna.browser.submit(&form).await.leads_to(&format!("{}/received", form.action));
        assert!(!app.store.texts("SELECT id AS value FROM flags").is_empty(), "a risk answer reaches a person all the same");
    }
}
