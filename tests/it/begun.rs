//! Forms that are begun and left: what is kept, that nobody reads it, and what becomes of it.

use reqwest::Method;

use crate::helpers::{Answer, Client, Filled, TestApp, db_tests};

/// Answers that would call somebody at once, were they sent.
const GRAVE: [(&str, &str); 4] = [("w1", "3"), ("w4", "1"), ("w4b", "throat"), ("w10", "4")];

/// The weekly check as it is shown now, with these answers; it would be saved and not sent.
async fn half_filled(app: &TestApp, client: &Client, answers: &[(&str, &str)]) -> Filled {
    let form = app.weekly_check(client).await;
    let form = answers.iter().fold(form, |form, (name, value)| form.with(name, value));
    Filled { action: format!("{}/draft", form.action), ..form }
}

/// The form as the script saves it.
async fn autosaves(client: &Client, form: &Filled) -> Answer {
    let body = serde_urlencoded::to_string(&form.fields).unwrap();
    client.browser.send(Method::POST, &form.action, &[("accept", "application/json")], Some(body)).await
}

/// The form to which what was begun belongs.
fn whole(form: &Filled) -> String {
    form.action.trim_end_matches("/draft").to_owned()
}

fn count(app: &TestApp, table: &str) -> usize {
    app.store.texts(&format!("SELECT id AS value FROM {table}")).len()
}

fn has(form: &Filled, name: &str, value: &str) -> bool {
    form.fields.contains(&(name.to_owned(), value.to_owned()))
}

db_tests! {
    async fn a_form_that_is_left_in_the_middle_is_found_as_it_was(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = half_filled(&app, &anna, &[("w1", "3"), ("w8", "-98"), ("w12", "separation")]).await.also("w12", "custody");
        let address = whole(&form);
        anna.browser.submit(&form).await.leads_to(&format!("{address}/saved"));
        let again = anna.browser.get(&address).await;
        let found = again.is(200).form(&address);
        for (name, value) in [("w1", "3"), ("w8", "-98"), ("w12", "separation"), ("w12", "custody"), ("version", "1")] {
            assert!(has(&found, name, value), "{name}: {:?}", found.fields);
        }
        assert!(!found.fields.iter().any(|(name, _)| name == "w2"), "{:?}", found.fields);
        let start = anna.browser.get("/my").await.all("main").join(" ");
        assert!(start.contains("Påbörjat, inte skickat"), "{start}");
        let rest = anna.browser.get(&address).await.form(&address);
        let rest = [("w2", "0"), ("w3", "0"), ("w4", "0")].iter().fold(rest, |form, (name, value)| form.with(name, value));
        anna.browser.submit(&rest).await.leads_to(&format!("{address}/received"));
        let answers = app.store.texts("SELECT answers AS value FROM responses").remove(0);
        assert!(answers.contains(r#""w1":3"#) && answers.contains(r#""w12":["separation","custody"]"#), "{answers}");
        assert_eq!(count(&app, "form_drafts"), 0, "what was begun goes when it is sent");
    }

    async fn what_is_saved_is_no_answer_and_says_so(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = half_filled(&app, &anna, &GRAVE).await;
        let address = whole(&form);
        let shown = anna.browser.get(&address).await;
        let above_the_button = shown.body.split("formaction=").next().unwrap();
        assert!(above_the_button.contains("Ingen läser det förrän du trycker på Skicka"), "{}", shown.body);
        anna.browser.submit(&form).await.is(303);
        for table in ["responses", "scores", "evaluations", "flags", "letters"] {
            assert_eq!(count(&app, table), 0, "{table}");
        }
        let saved = anna.browser.get(&format!("{address}/saved")).await;
        let text = saved.is(200).all("main").join(" ");
        assert!(text.contains("inte skickat") && text.contains("112") && text.contains("Ingen läser"), "{text}");
        let again = anna.browser.get(&address).await.all("main").join(" ");
        assert!(again.contains("Ingen har läst det"), "{again}");
        for telling in ["hals", "våld", "ta ditt liv"] {
            assert!(!text.to_lowercase().contains(telling), "{text}");
        }
        assert_eq!(app.store.texts("SELECT state AS value FROM occasions WHERE state = 'answered'").len(), 0);
    }

    async fn what_is_saved_is_nobody_elses_to_read(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let form = half_filled(&app, &anna, &GRAVE).await;
        let address = whole(&form);
        let bos = half_filled(&app, &bo, &[]).await;
        bo.browser.submit(&Filled { action: form.action.clone(), ..bos }).await.is(404);
        anna.browser.submit(&form).await.is(303);
        for page in ["", "/saved", "/versions"] {
            bo.browser.get(&format!("{address}{page}")).await.is(404);
            team.karin.browser.get(&format!("{address}{page}")).await.is(404);
        }
        for page in ["", "/progress", "/plan", "/flags"] {
            let read = team.karin.browser.get(&format!("/clinic/clients/{}{page}", anna.code)).await;
            assert!(!read.is(200).body.contains("halsen"), "{page}");
        }
        let plain = app.store.texts("SELECT CAST(body AS TEXT) AS value FROM form_drafts WHERE CAST(body AS TEXT) LIKE '%throat%'");
        assert_eq!(plain.len(), 0, "sealed");
    }

    async fn what_the_page_did_not_ask_is_not_saved(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = half_filled(&app, &anna, &[("w1", "3")]).await;
        let kept = anna.browser.submit(&form.clone().with("w4", "9")).await;
        assert!(has(&kept.is(422).form(&whole(&form)), "w1", "3"), "{}", kept.body);
        anna.browser.submit(&form.clone().with("tier", "info")).await.is(422);
        anna.browser.submit(&form.clone().with("w12", "none").also("w12", "weapon")).await.is(422);
        assert_eq!(count(&app, "form_drafts"), 0);
    }

    async fn two_tabs_of_a_form_never_overwrite_each_other(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let blank = half_filled(&app, &anna, &[]).await;
        let (address, versions) = (whole(&blank), format!("{}/versions", whole(&blank)));
        let first = blank.clone().with("w1", "2").with("w3", "0");
        let saved = autosaves(&anna, &first).await;
        assert!(saved.is(200).body.contains("\"version\":1"), "{}", saved.body);
        assert!(autosaves(&anna, &first).await.is(200).body.contains("\"version\":1"), "the same once more is no change");
        let told = autosaves(&anna, &blank.clone().with("w1", "5").with("w2", "7")).await;
        assert!(told.is(409).body.contains(&versions), "{}", told.body);
        let both = anna.browser.get(&versions).await;
        assert_eq!(both.is(200).all("fieldset").len(), 1, "only what was answered differently is asked: {}", both.body);
        let choice = both.form(&versions);
        let refused = anna.browser.submit(&choice).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#keep.w1"]);
        anna.browser.submit(&choice.with("keep.w1", "other")).await.leads_to(&address);
        let kept = anna.browser.get(&address).await.form(&address);
        assert!(has(&kept, "w1", "5") && has(&kept, "w2", "7") && has(&kept, "w3", "0"), "{:?}", kept.fields);
        anna.browser.get(&versions).await.leads_to(&address);
    }

    async fn a_form_sent_from_an_overtaken_tab_waits_for_the_choice(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let calm = app.calm_check(&anna).await;
        let grave = half_filled(&app, &anna, &GRAVE).await;
        autosaves(&anna, &grave).await.is(200);
        let versions = format!("{}/versions", whole(&grave));
        anna.browser.submit(&calm).await.leads_to(&versions);
        anna.browser.submit(&calm).await.leads_to(&versions);
        assert_eq!(count(&app, "responses"), 0, "nothing was sent over what the other tab says");
        let choice = anna.browser.get(&versions).await.form(&versions);
        let choice = ["w1", "w4", "w10"].iter().fold(choice, |form, item| form.with(&format!("keep.{item}"), "first"));
        anna.browser.submit(&choice).await.is(303);
        let form = anna.browser.get(&whole(&grave)).await.form(&whole(&grave)).with("w7", "0");
        anna.browser.submit(&form).await.leads_to(&format!("{}/received", whole(&grave)));
        assert!(app.store.texts("SELECT answers AS value FROM responses").remove(0).contains("throat"));
        assert_eq!(count(&app, "form_drafts"), 0);
    }

    async fn a_critical_answer_that_is_sent_waits_for_no_choice(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let calm = app.calm_check(&anna).await;
        let grave = GRAVE.iter().fold(calm.clone().with("w7", "0"), |form, (name, value)| form.with(name, value));
        autosaves(&anna, &Filled { action: format!("{}/draft", calm.action), ..calm }).await.is(200);
        anna.browser.submit(&grave).await.leads_to(&format!("{}/received", grave.action));
        assert!(app.store.texts("SELECT answers AS value FROM responses").remove(0).contains("throat"));
        assert_eq!(app.store.texts("SELECT tier AS value FROM alarms"), ["emergency"]);
        assert_eq!(count(&app, "form_drafts"), 0);
    }

    async fn what_was_begun_goes_with_the_last_day_of_the_form(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = half_filled(&app, &anna, &[("w1", "3")]).await;
        autosaves(&anna, &form).await.is(200);
        app.at("2026-03-09 23:00").await;
        assert_eq!(count(&app, "form_drafts"), 1);
        app.at("2026-03-10 00:30").await;
        assert_eq!(count(&app, "form_drafts"), 0);
        anna.browser.submit(&form).await.is(409);
        let told = autosaves(&anna, &form).await;
        assert!(!told.is(409).body.contains("conflict_url"), "the script is not told of two versions");
    }

    async fn what_was_begun_goes_when_no_more_forms_are_wanted(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        for client in [&anna, &bo] {
            let form = half_filled(&app, client, &[("w1", "3")]).await;
            autosaves(client, &form).await.is(200);
        }
        let id = anna.id.clone();
        app.db()
            .write(move |tx| {
                let treatment = andrum::treatment::current(tx, &id)?.unwrap();
                andrum::questionnaires::actions::withdraw(tx, &treatment.id)
            })
            .await
            .unwrap();
        assert_eq!(app.store.texts("SELECT client_id AS value FROM form_drafts"), [bo.id.to_string()]);
    }
}
