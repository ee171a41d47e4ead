//! The weekly check as a page without scripts: follow-up questions, declining, the time it asks about, and who reads when.

use crate::helpers::{TestApp, db_tests};

/// What was stored last, as JSON.
fn stored(app: &TestApp) -> serde_json::Value {
    let all = app.store.texts("SELECT answers AS value FROM responses ORDER BY answered_at DESC");
    serde_json::from_str(&all[0]).unwrap()
}

db_tests! {
    async fn follow_up_questions_stand_in_the_page_and_count_where_they_apply(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let form = app.calm_check(&anna).await;
        let page = anna.browser.get(&form.action).await;
        for item in ["w3c", "w4b", "w7", "w9b"] {
            let choices = page.attributes(&format!("[data-show-if] input[name={item}]"), "value");
            assert!(choices.len() > 3, "{item}: {choices:?}");
            assert!(page.attributes(&format!("input[name={item}][disabled], [hidden] input[name={item}]"), "value").is_empty());
        }
        let grave = [("w3b", "1"), ("w3c", "own_life"), ("w4", "2"), ("w4b", "injury"), ("w7", "2"), ("w9", "1"), ("w9b", "partner")];
        anna.browser.submit(&grave.iter().fold(form, |form, (name, value)| form.with(name, value))).await.is(303);
        let given = stored(&app);
        assert_eq!((&given["w3c"], &given["w4b"]), (&serde_json::json!(["own_life"]), &serde_json::json!(["injury"])));
        assert_eq!((&given["w7"], &given["w9b"]), (&serde_json::json!(2), &serde_json::json!(["partner"])));
        app.advance(chrono::TimeDelta::seconds(1)).await;
        // Filled in although nothing opens them: they do not apply, and nothing in them is kept.
        app.answers_check(&bo, &[("w3c", "kill"), ("w4b", "throat"), ("w7", "1"), ("w9b", "child")]).await;
        let given = stored(&app);
        for item in ["w3c", "w4b", "w7", "w9b"] {
            assert_eq!(given[item], -97, "{item}");
        }
    }

    async fn a_follow_up_question_left_blank_is_blank_and_never_a_no(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[("w4", "1")]).await;
        let given = stored(&app);
        assert_eq!((&given["w4b"], &given["w7"]), (&serde_json::json!(-99), &serde_json::json!(-99)));
        assert_eq!(given["w3c"], -97, "what was not asked is not blank");
    }

    async fn every_question_can_be_declined_and_that_is_no_no(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_check(&anna).await;
        let page = anna.browser.get(&form.action).await;
        let offered = page.attributes("input[value=\"-98\"]", "name");
        assert_eq!(offered.len(), 18, "{offered:?}");
        let form = form.with("w4", "-98").with("w4b", "injury").with("w10", "-98");
        anna.browser.submit(&form).await.is(303);
        let given = stored(&app);
        assert_eq!((&given["w4"], &given["w10"]), (&serde_json::json!(-98), &serde_json::json!(-98)));
        assert_eq!(given["w4b"], serde_json::json!(["injury"]), "a declined question does not hide an answer that was given");
        let rules = app.store.texts("SELECT rule AS value FROM flags ORDER BY rule");
        assert!(!rules.is_empty(), "a critical question declined is looked at");
        let refused = app.client_of(&team, "Bo").await;
        let both = app.calm_check(&refused).await.with("w12", "-98").also("w12", "custody");
        refused.browser.submit(&both).await.is(422);
    }

    async fn it_asks_about_the_time_since_it_was_answered_last_and_a_week_at_least(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let first = app.weekly_check(&anna).await.action;
        let asked = anna.browser.get(&first).await.is(200).all("main").join(" ");
        assert!(asked.contains("sedan tisdag 24 februari"), "a week before the first: {asked}");
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-18 19:00").await;
        let later = app.weekly_check(&anna).await.action;
        let asked = anna.browser.get(&later).await.is(200).all("main").join(" ");
        assert!(asked.contains("sedan tisdag 3 mars"), "no day between is left out: {asked}");
    }

    async fn its_instruction_says_when_somebody_reads(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let address = app.weekly_check(&anna).await.action;
        let open = anna.browser.get(&address).await.is(200).all("main").join(" ");
        assert!(open.contains("Någon läser här i dag till kl. 17.00. Vid fara: ring 112."), "{open}");
        app.at("2026-03-06 17:01").await;
        let closed = anna.browser.get(&address).await.is(200).all("main").join(" ");
        assert!(closed.contains("Ingen läser det här före måndag kl. 08.00. Vid fara: ring 112."), "{closed}");
        assert!(!closed.contains('{'), "{closed}");
    }
}
