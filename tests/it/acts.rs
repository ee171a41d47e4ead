//! Acts over a longer time: about which time they are asked, what the first answer calls for and what later ones do.

use crate::helpers::{Client, Filled, Team, TestApp, db_tests};
use crate::{course, rules};

/// What a unit would change so that a first answer before the treatment is red: the second level of its rule.
const FIRST_IS_RED: &str = "tier2=red";

/// The form that is due, with nothing done but for what differs.
async fn form(app: &TestApp, client: &Client, differs: &[(&str, &str)]) -> Filled {
    let address = app.due_form(client, "acts_period").await;
    let form = client.browser.get(&address).await.is(200).form(&address);
    let calm = ["a3", "a3b", "a4", "a5", "a5b", "a6"].iter().fold(form, |form, item| form.with(item, "0"));
    differs.iter().fold(calm, |form, (name, value)| form.with(name, value))
}

async fn answers(app: &TestApp, client: &Client, differs: &[(&str, &str)]) {
    let form = form(app, client, differs).await;
    client.browser.submit(&form).await.leads_to(&format!("{}/received", form.action));
}

/// The treatment ends, and what is asked afterwards is asked from the next day on.
async fn ends(app: &TestApp, team: &Team, client: &Client) {
    app.reviews_now(&team.karin, client).await;
    let end = format!("/clinic/clients/{}/end", client.code);
    let form = team.karin.browser.get(&end).await.is(200).form(&end).with("reason", "agreed").with("forms", "yes");
    team.karin.browser.submit(&form).await.is(303);
}

fn raised(app: &TestApp) -> Vec<String> {
    app.store.texts("SELECT rule || ' ' || tier AS value FROM flags ORDER BY rule, tier")
}

db_tests! {
    async fn the_first_time_a_year_is_asked_about_and_then_the_time_since(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-06 19:00").await;
        let address = app.due_form(&anna, "acts_period").await;
        let page = anna.browser.get(&address).await;
        let text = page.is(200).all("main").join(" ");
        assert!(text.contains("hela tiden sedan 6 mars 2025"), "{text}");
        assert!(text.contains("112") && !text.contains('{'), "{text}");
        let title = page.all("title").join(" ").to_lowercase();
        assert!(!["våld", "hot", "risk", "handling"].iter().any(|telling| title.contains(telling)), "{title}");
        answers(&app, &anna, &[("a3", "2"), ("a7", "3")]).await;
        assert!(raised(&app).is_empty());
        app.at("2026-03-12 10:00").await;
        ends(&app, &team, &anna).await;
        app.at("2026-03-13 19:00").await;
        let address = app.due_form(&anna, "acts_period").await;
        let text = anna.browser.get(&address).await.is(200).all("main").join(" ");
        assert!(text.contains("hela tiden sedan fredag 6 mars"), "{text}");
    }

    async fn what_was_done_since_the_answer_before_calls_more_urgently(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-06 19:00").await;
        let pushed = [("a4", "1"), ("a4b", "none"), ("a7", "0")];
        answers(&app, &anna, &pushed).await;
        assert_eq!(raised(&app), ["physical_violence amber"]);
        let sentence = app.store.texts("SELECT because AS value FROM flag_evidence").remove(0);
        assert!(sentence.contains("i det första svaret, före behandlingen, om ett år tillbaka: svaret är 1 (En gång)"), "{sentence}");
        app.store.behind_the_back("UPDATE flags SET state = 'closed'");
        app.store.behind_the_back("UPDATE alarms SET acknowledged_at = started_at");
        app.at("2026-03-12 10:00").await;
        ends(&app, &team, &anna).await;
        app.at("2026-03-13 19:00").await;
        answers(&app, &anna, &pushed).await;
        assert_eq!(raised(&app), ["physical_violence amber", "physical_violence red"]);
        let tried = rules::tries(&team, "physical_violence", FIRST_IS_RED).await;
        assert_eq!(tried.is(200).rows(), ["Fysiskt våld 0 0 1 0"], "the first would be red, the other is");
    }

    async fn whoever_missed_what_was_asked_before_calls_as_urgently_after_the_treatment(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-12 10:00").await;
        ends(&app, &team, &anna).await;
        app.at("2026-03-13 19:00").await;
        let address = app.due_form(&anna, "acts_period").await;
        let text = anna.browser.get(&address).await.is(200).all("main").join(" ");
        assert!(text.contains("hela tiden sedan 13 mars 2025"), "{text}");
        let pushed = [("a4", "1"), ("a4b", "none"), ("a5", "1"), ("a7", "0")];
        answers(&app, &anna, &pushed).await;
        assert_eq!(raised(&app), ["controlling_behaviour amber", "physical_violence red"]);
        let tried = rules::tries(&team, "physical_violence", FIRST_IS_RED).await;
        assert!(tried.is(200).body.contains("Inget av svaren hade gett något annat"), "nothing was answered before");
    }

    async fn before_a_further_treatment_it_is_about_the_time_since_and_calls_as_any_other(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-06 19:00").await;
        answers(&app, &anna, &[("a7", "0")]).await;
        app.at("2026-03-12 10:00").await;
        ends(&app, &team, &anna).await;
        app.at("2026-05-20 10:00").await;
        course::begins(&team, &anna, "anger").await.is(303);
        app.answers_check(&anna, &[]).await;
        app.at("2026-05-23 19:00").await;
        answers(&app, &anna, &[("a4", "1"), ("a4b", "none"), ("a7", "0")]).await;
        assert_eq!(raised(&app), ["physical_violence red"], "done since the answer of the first treatment");
    }

    async fn who_reads_it_is_told_once_in_the_same_words(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-06 19:00").await;
        let address = app.due_form(&anna, "acts_period").await;
        anna.browser.get(&address).await.is(200);
        // Whoever has not opened the weekly check has not been told.
        let address = app.due_form(&bo, "acts_period").await;
        anna.browser.get(&address).await.is(404);
        bo.browser.get(&address).await.leads_to(&format!("{address}/before"));
        app.store.behind_the_back(r#"UPDATE units SET police_text = '{"sv":"Vi anmäler alltid.","en":"We always report."}'"#);
        let address = app.due_form(&anna, "acts_period").await;
        anna.browser.get(&address).await.leads_to(&format!("{address}/before"));
    }

    async fn how_many_kinds_of_acts_is_no_number_where_one_was_declined(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-06 19:00").await;
        answers(&app, &anna, &[("a3", "4"), ("a4", "-98"), ("a5", "1"), ("a7", "0")]).await;
        let scores = app.store.texts(
            "SELECT scale || '=' || COALESCE(CAST(CAST(value AS INTEGER) AS TEXT), '-') AS value FROM scores WHERE instrument_id = 'acts_period' ORDER BY scale");
        assert_eq!(scores, ["kinds=-", "physical=-"]);
        let seen = team.karin.browser.get(&format!("/clinic/clients/{}/progress", anna.code)).await;
        assert!(seen.is(200).body.contains("Avstämning över en längre tid"), "staff see it");
        let own = anna.browser.get("/my/progress").await;
        assert!(!own.is(200).body.contains("Avstämning över en längre tid"), "and the client is shown no number of it");
    }
}
