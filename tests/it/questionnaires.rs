//! Answering a questionnaire: what is refused and kept, what is stored together, and what is shown afterwards.

use crate::helpers::{Answer, Client, Filled, TestApp, db_tests};

const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];

fn stored(app: &TestApp) -> [usize; 4] {
    ["responses", "scores", "evaluations", "flags"]
        .map(|table| app.store.texts(&format!("SELECT id AS value FROM {table}")).len())
}

/// Refused with the form as typed, and nothing stored.
async fn is_refused(app: &TestApp, client: &Client, form: &Filled) -> Answer {
    let refused = client.browser.submit(form).await;
    refused.is(422);
    assert_eq!(stored(app), [0; 4]);
    refused
}

/// What was answered, as stored.
fn answers(app: &TestApp) -> String {
    app.store.texts("SELECT answers AS value FROM responses").remove(0)
}

db_tests! {
    async fn a_required_question_without_an_answer_is_asked_again_with_the_others_kept(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.low_phq9(&anna).await.with("q1", "3").without("q4").without("q7");
        let refused = is_refused(&app, &anna, &form).await;
        assert_eq!(refused.attributes(".faults a", "href"), ["#q4", "#q7"], "every fault at once");
        let again = refused.form(&form.action);
        assert!(again.fields.contains(&("q1".to_owned(), "3".to_owned())), "{:?}", again.fields);
        anna.browser.submit(&again.with("q4", "0").with("q7", "0")).await.is(303);
        assert_eq!(stored(&app)[0], 1);
    }

    async fn what_the_page_did_not_ask_is_refused(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_check(&anna).await;
        is_refused(&app, &anna, &form.clone().with("score", "0")).await;
        is_refused(&app, &anna, &form.clone().with("tier", "info")).await;
        is_refused(&app, &anna, &form.clone().also("w4", "1")).await;
        is_refused(&app, &anna, &form.clone().with("w1", "8")).await;
        is_refused(&app, &anna, &form.clone().with("w1", "1.5")).await;
        is_refused(&app, &anna, &form.clone().with("w4", "4")).await;
        is_refused(&app, &anna, &form.clone().with("w12", "none").also("w12", "weapon")).await;
        is_refused(&app, &anna, &form.clone().with("w4", "1").with("w4b", "hair")).await;
        let refused = is_refused(&app, &anna, &form.with("w1", "8").with("w4", "4").with("score", "0")).await;
        assert_eq!(refused.attributes(".faults a", "href").len(), 3, "every fault at once");
    }

    async fn a_form_without_its_text_is_never_shown(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.low_phq9(&anna).await;
        // As where a text was taken away after the form was planned.
        app.store.behind_the_back("UPDATE occasions SET instrument_id = 'isi' WHERE instrument_id = 'phq9'");
        let refused = anna.browser.get(&form.action).await;
        assert!(refused.is(409).body.contains("Formuläret går inte att visa"), "{}", refused.body);
        assert!(refused.attributes("fieldset", "id").is_empty() && !refused.body.contains("<legend"));
        anna.browser.submit(&form).await.is(409);
        assert_eq!(stored(&app), [0; 4]);
    }

    async fn a_form_without_swedish_is_asked_in_english_alone(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let action = app.low_phq9(&anna).await.action;
        app.store.behind_the_back("UPDATE occasions SET instrument_id = 'core10' WHERE instrument_id = 'phq9'");
        let page = anna.browser.get(&action).await;
        assert!(page.is(200).body.contains("Most or all of the time") && page.body.contains("I have felt unhappy"));
        assert!(!page.body.contains("Nästan hela tiden") && !page.body.contains("Sällan"), "{}", page.body);
        let form = (1..=10).fold(page.form(&action), |form, n| form.with(&format!("q{n}"), "0"));
        anna.browser.submit(&form).await.is(303);
        let languages = app.store.texts("SELECT language AS value FROM responses");
        assert_eq!(languages, ["en"]);
    }

    async fn answers_in_a_closed_branch_are_dropped(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_check(&anna).await.with("w4", "0").with("w4b", "throat").with("w7", "1");
        anna.browser.submit(&form).await.is(303);
        assert!(!answers(&app).contains("throat"), "{}", answers(&app));
        assert_eq!(stored(&app)[3], 0, "and raise nothing");
    }

    async fn an_answer_its_scores_and_its_evaluation_are_stored_together(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.low_phq9(&anna).await.with("q1", "3").with("q2", "2");
        let received = format!("{}/received", form.action);
        anna.browser.get(&received).await.is(404);
        anna.browser.submit(&form).await.leads_to(&received);
        assert_eq!((stored(&app)[0], stored(&app)[2]), (1, 1));
        let total = app.store.texts("SELECT CAST(CAST(value AS INTEGER) AS TEXT) AS value FROM scores WHERE scale = 'total'");
        assert_eq!(total, ["5"]);
        anna.browser.get(&received).await.is(200);
        let state = app.store.texts("SELECT state AS value FROM occasions WHERE state = 'answered'");
        assert_eq!(state.len(), 1);
    }

    async fn where_the_evaluation_cannot_be_stored_the_answer_is_not_either(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_check(&anna).await;
        app.store.behind_the_back("ALTER TABLE evaluations RENAME TO evaluations_gone");
        anna.browser.submit(&form).await.is(500);
        app.store.behind_the_back("ALTER TABLE evaluations_gone RENAME TO evaluations");
        assert_eq!(stored(&app), [0; 4]);
        anna.browser.submit(&form).await.is(303);
        assert_eq!((stored(&app)[0], stored(&app)[2]), (1, 1));
    }

    async fn a_red_answer_is_met_with_help_first_and_never_repeated(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-06 17:01").await;
        let received = app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(received.is(200).all("#safety-first").len(), 1);
        let text = received.all("main").join(" ");
        assert!(text.contains("112") && text.contains("måndag") && text.contains("08.00"), "{text}");
        assert!(text.contains("Ring 1177."), "the unit's route outside its hours: {text}");
        let before_help = text.split("112").next().unwrap();
        assert!(before_help.len() < 400, "help comes first: {before_help}");
        for telling in ["våld", "slag", "knuff", "flagg", "risk"] {
            let said = received.all("title").join(" ").to_lowercase() + &received.path;
            assert!(!said.contains(telling), "{said}");
        }
        assert!(!text.contains("fysiskt våld") && !text.contains("En gång"), "{text}");
    }

    async fn the_same_form_sent_twice_is_one_answer_with_the_same_receipt(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_check(&anna).await;
        let received = format!("{}/received", form.action);
        anna.browser.submit(&form).await.leads_to(&received);
        anna.browser.submit(&form).await.leads_to(&received);
        assert_eq!(stored(&app)[0], 1);
    }

    async fn a_form_that_was_answered_is_not_answered_again(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_check(&anna).await;
        let other_tab = anna.browser.get(&form.action).await.form(&form.action);
        anna.browser.submit(&form).await.is(303);
        let again = form.fields.iter().filter(|(name, _)| !name.starts_with('_'));
        let again = again.fold(other_tab, |other, (name, value)| other.with(name, value));
        anna.browser.submit(&again).await.is(409);
        anna.browser.get(&form.action).await.is(409);
        assert_eq!(stored(&app)[0], 1);
    }

    async fn another_clients_form_is_as_one_that_is_not_there(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let (annas, mut bos) = (app.calm_check(&anna).await, app.calm_check(&bo).await);
        bo.browser.get(&annas.action).await.is(404);
        bos.action.clone_from(&annas.action);
        bo.browser.submit(&bos).await.is(404);
        bo.browser.get("/my/forms/nothing").await.is(404);
        assert_eq!(stored(&app), [0; 4]);
        anna.browser.submit(&annas).await.is(303);
        bo.browser.get(&format!("{}/received", annas.action)).await.is(404);
    }

    async fn a_form_is_answered_on_its_own_days(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let week_1 = app.store.texts("SELECT id AS value FROM occasions WHERE event = 'week_1' AND instrument_id = 'phq9'");
        anna.browser.get(&format!("/my/forms/{}", week_1[0])).await.is(404);
        let form = app.calm_check(&anna).await;
        app.at("2026-03-10 00:30").await;
        anna.browser.submit(&form).await.is(409);
        let state = app.store.texts("SELECT state AS value FROM occasions WHERE event = 'before'");
        assert_eq!(state, ["missed"; 6]);
        anna.browser.get(&format!("/my/forms/{}", week_1[0])).await.is(200);
    }

    async fn a_form_that_nobody_would_read_is_not_asked(app: TestApp) {
        let anna = app.client("Anna").await;
        let address = app.due_form(&anna, "weekly_check").await;
        let page = anna.browser.get(&address).await;
        assert!(page.is(200).attributes("form", "action").iter().all(|action| *action != address));
        assert!(page.body.contains("112"));
    }
}
