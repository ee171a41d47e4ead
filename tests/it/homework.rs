//! Homework through the pages: nothing typed is lost, nothing is handed in twice, and a module opens in its turn.

use crate::helpers::{Client, Team, TestApp, db_tests};

fn count(app: &TestApp, table: &str) -> usize {
    app.store.texts(&format!("SELECT id AS value FROM {table}")).len()
}

/// How the first two modules stand.
fn steps(app: &TestApp) -> Vec<String> {
    app.store.texts("SELECT state AS value FROM steps WHERE position < 3 ORDER BY client_id, position")
}

/// The number of the first page with this field.
async fn page_with(client: &Client, field: &str) -> String {
    for n in 1..=7 {
        let address = format!("/my/modules/1/pages/{n}");
        if client.browser.get(&address).await.body.contains(&format!("name=\"{field}\"")) {
            return address;
        }
    }
    panic!("no page asks for {field}");
}

/// Karin answers the client's only homework; the letter's way through the last look included.
async fn is_answered(app: &TestApp, team: &Team, client: &Client) {
    let submission = app.store.texts("SELECT id AS value FROM submissions").remove(0);
    let address = format!("/clinic/clients/{}/homework/{submission}", client.code);
    let form = team.karin.browser.get(&address).await.is(200).form(&address);
    let form = form.with("overall", "Tack för att du skriver så öppet.").with("action", "check");
    team.karin.browser.submit(&form).await.leads_to(&format!("{address}/send"));
    let look = team.karin.browser.get(&format!("{address}/send")).await;
    assert!(look.body.contains("Anna") && look.body.contains(&client.code), "the recipient stands there by name");
    let send = look.is(200).form(&format!("{address}/send"));
    team.karin.browser.submit(&send).await.leads_to(&format!("{address}?sent"));
    team.karin.browser.submit(&send).await.leads_to(&format!("{address}?sent"));
    assert_eq!(count(app, "feedback"), 1, "sent once");
    // Another page in another tab cannot send it again, nor change it.
    let mut again = send.with("_once", "another");
    team.karin.browser.submit(&again).await.is(409);
    again.action.clone_from(&address);
    team.karin.browser.submit(&again.with("overall", "Något annat").with("_once", "third")).await.is(409);
}

db_tests! {
    async fn a_module_that_is_not_open_is_as_one_that_is_not_there(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.hand_in(&anna, "no").await;
        for m in ["2", "3", "99", "0", "-1", "x"] {
            for rest in ["", "/pages/1", "/check", "/submitted", "/versions"] {
                anna.browser.get(&format!("/my/modules/{m}{rest}")).await.is(404);
            }
            let mut forged = form.clone();
            forged.action = format!("/my/modules/{m}/submit");
            anna.browser.submit(&forged).await.is(404);
        }
        anna.browser.get("/my/modules/1/pages/8").await.is(404);
        anna.browser.get("/my/modules/1/submitted").await.is(404);
    }

    async fn somebody_without_a_treatment_has_no_module(app: TestApp) {
        let people = app.everybody().await;
        let browser = app.browser_of(people.iter().find(|person| person.state == "client").unwrap());
        browser.get("/my/modules/1").await.is(404);
        browser.get("/my").await.is(200);
    }

    async fn incomplete_homework_lists_everything_that_is_missing_and_keeps_what_there_is(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let address = page_with(&anna, "time_out_plan.0.words").await;
        let form = anna.browser.get(&address).await.form(&address).with("time_out_plan.0.words", "Jag går ut 🙂");
        anna.browser.submit(&form.with("do", "save")).await.is(303);
        let form = app.hand_in(&anna, "no").await.without("danger");
        let refused = anna.browser.submit(&form).await;
        let faults = refused.is(422).attributes(".faults a", "href");
        assert!(faults.contains(&"#danger".to_owned()) && faults.contains(&"#time_out_plan.0.early_signs".to_owned()));
        assert!(!faults.contains(&"#time_out_plan.0.words".to_owned()), "{faults:?}");
        assert_eq!(faults.iter().filter(|fault| fault.starts_with("#safe_plan.0.")).count(), 6, "{faults:?}");
        assert_eq!((count(&app, "submissions"), count(&app, "evaluations")), (0, 0));
        let kept = anna.browser.get(&address).await.form(&address);
        assert!(kept.fields.contains(&("time_out_plan.0.words".to_owned(), "Jag går ut 🙂".to_owned())));
    }

    async fn a_field_that_the_page_does_not_have_is_refused(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let address = page_with(&anna, "time_out_plan.0.words").await;
        let form = anna.browser.get(&address).await.form(&address);
        anna.browser.submit(&form.clone().with("safe_plan.0.who_i_call", "Bo").with("x", "1")).await.is(422);
        anna.browser.submit(&form.also("time_out_plan.0.words", "Två gånger")).await.is(422);
        assert_eq!(count(&app, "drafts"), 0);
    }

    async fn two_tabs_never_overwrite_each_other(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let address = page_with(&anna, "time_out_plan.0.words").await;
        let form = anna.browser.get(&address).await.form(&address).with("do", "save");
        anna.browser.submit(&form.clone().with("time_out_plan.0.words", "Första")).await.is(303);
        let both = anna.browser.submit(&form.with("time_out_plan.0.words", "Andra")).await;
        assert!(both.is(409).body.contains("Första") && both.body.contains("Andra"), "both are shown to choose from");
        let page = anna.browser.get(&address).await;
        let kept = page.form(&address);
        assert!(kept.fields.contains(&("time_out_plan.0.words".to_owned(), "Första".to_owned())));
        assert!(page.body.contains("/my/modules/1/versions"));
        let refused = app.hand_in(&anna, "no").await;
        let refused = anna.browser.submit(&refused).await;
        assert!(refused.is(422).attributes(".faults a", "href").contains(&"#sheet-time_out_plan".to_owned()));
        let choose = anna.browser.get("/my/modules/1/versions").await.form("/my/modules/1/versions");
        anna.browser.submit(&choose.clone()).await.is(422);
        anna.browser.submit(&choose.with("keep.time_out_plan", "other")).await.leads_to("/my/modules/1");
        let kept = anna.browser.get(&address).await.form(&address);
        assert!(kept.fields.contains(&("time_out_plan.0.words".to_owned(), "Andra".to_owned())));
    }

    async fn drafts_survive_a_sign_out(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.fills_first_module(&anna).await;
        let form = anna.browser.get("/sign-out").await.form("/sign-out");
        anna.browser.submit(&form).await.is(303);
        anna.browser.get("/my/modules/1/check").await.leads_to("/sign-in");
        let again = app.signs_in_again(&anna).await;
        let page = again.get("/my/modules/1/check").await;
        assert!(page.is(200).body.contains("Bänken vid sjön"));
    }

    async fn handing_in_twice_is_one_record_with_the_same_receipt(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.fills_first_module(&anna).await;
        let form = app.hand_in(&anna, "no").await;
        anna.browser.submit(&form).await.leads_to("/my/modules/1/submitted");
        anna.browser.submit(&form).await.leads_to("/my/modules/1/submitted");
        assert_eq!((count(&app, "submissions"), count(&app, "evaluations")), (1, 1));
        let receipt = anna.browser.get("/my/modules/1/submitted").await;
        assert!(receipt.is(200).body.contains("Bänken vid sjön") && receipt.all("#safety-first").is_empty());
        let late = form.with("_once", "another");
        anna.browser.submit(&late).await.is(409);
        assert_eq!(count(&app, "submissions"), 1);
    }

    async fn the_receipt_comes_only_after_the_commit(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.fills_first_module(&anna).await;
        let form = app.hand_in(&anna, "no").await;
        app.store.behind_the_back("ALTER TABLE evaluations RENAME TO evaluations_gone");
        anna.browser.submit(&form).await.is(500);
        app.store.behind_the_back("ALTER TABLE evaluations_gone RENAME TO evaluations");
        anna.browser.get("/my/modules/1/submitted").await.is(404);
        let page = anna.browser.get("/my/modules/1/check").await;
        assert!(page.is(200).body.contains("Bänken vid sjön"), "the drafts are still there");
        anna.browser.submit(&form).await.leads_to("/my/modules/1/submitted");
    }

    async fn danger_is_met_with_help_first_and_is_an_emergency(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        for (client, said) in [(&anna, "yes"), (&bo, "unknown")] {
            app.fills_first_module(client).await;
            let form = app.hand_in(client, said).await;
            client.browser.submit(&form).await.is(303);
            let receipt = client.browser.get("/my/modules/1/submitted").await;
            assert_eq!(receipt.is(200).all("#safety-first").len(), 1);
            let main = receipt.all("main").join(" ");
            assert!(main.find("112") < main.find("Bänken vid sjön"), "help stands before the answers");
        }
        let tiers = app.store.texts("SELECT tier || ' ' || rule AS value FROM flags ORDER BY tier");
        assert_eq!(tiers, ["emergency danger_now", "red danger_now"]);
    }

    async fn the_next_module_opens_when_it_is_due_and_the_one_before_is_answered(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.hands_in_first_module(&anna).await;
        app.at("2026-03-10 07:00").await;
        assert_eq!(steps(&app), ["submitted", "locked"], "due, but not answered");
        is_answered(&app, &team, &anna).await;
        assert_eq!(steps(&app), ["answered", "open"]);
        anna.browser.get("/my/modules/2").await.is(200);
    }

    async fn an_early_answer_waits_for_the_day(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.hands_in_first_module(&anna).await;
        is_answered(&app, &team, &anna).await;
        assert_eq!(steps(&app), ["answered", "locked"]);
        app.at("2026-03-09 23:59").await;
        anna.browser.get("/my/modules/2").await.is(404);
        app.at("2026-03-10 00:00").await;
        anna.browser.get("/my/modules/2").await.is(200);
    }

    async fn a_client_reads_the_feedback_that_was_sent_and_no_draft(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        app.hands_in_first_module(&anna).await;
        let submission = app.store.texts("SELECT id AS value FROM submissions").remove(0);
        let read = format!("/my/feedback/{submission}");
        let address = format!("/clinic/clients/{}/homework/{submission}", anna.code);
        let form = team.karin.browser.get(&address).await.form(&address);
        let empty = form.clone().with("overall", " ").with("action", "check");
        team.karin.browser.submit(&empty).await.is(303);
        let look = team.karin.browser.get(&format!("{address}/send")).await;
        assert!(look.is(200).attributes("form", "action").iter().all(|action| !action.ends_with("/send")));
        let begun = team.karin.browser.get(&address).await.form(&address).with("overall", "Nästan klart.");
        team.karin.browser.submit(&begun.with("action", "save")).await.is(303);
        assert_eq!(app.store.texts("SELECT id AS value FROM feedback").len(), 1);
        anna.browser.get(&read).await.is(404);
        is_answered(&app, &team, &anna).await;
        bo.browser.get(&read).await.is(404);
        let page = anna.browser.get(&read).await;
        assert!(page.is(200).body.contains("Tack för att du skriver så öppet.") && page.body.contains("Bänken vid sjön"));
    }

    async fn while_a_red_flag_stands_a_module_opens_by_hand_alone(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.hands_in_first_module(&anna).await;
        app.answers_check(&anna, &[("w4", "1"), ("w4b", "none"), ("w7", "0")]).await;
        is_answered(&app, &team, &anna).await;
        app.at("2026-03-11 09:00").await;
        assert_eq!(steps(&app), ["answered", "locked"]);
        let plan = format!("/clinic/clients/{}/plan", anna.code);
        let form = team.karin.browser.get(&plan).await.is(200).form(&plan).with("module", "2");
        team.karin.browser.submit(&form.clone().without("reason")).await.is(422);
        team.karin.browser.submit(&form.clone().with("reason", "mood")).await.is(422);
        assert_eq!(steps(&app), ["answered", "locked"]);
        team.karin.browser.submit(&form.clone().with("reason", "risk_reviewed")).await.is(303);
        assert_eq!(steps(&app), ["answered", "open"]);
        team.karin.browser.submit(&form.with("reason", "agreed").with("_once", "again")).await.is(409);
        for path in ["/my/plan", "/my/messages", "/help-now"] {
            anna.browser.get(path).await.is(200);
        }
    }
}
