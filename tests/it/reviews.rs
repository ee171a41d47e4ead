//! Risk reviews: made by a person, on a schedule, and shown as overdue where nobody has.

use chrono::TimeDelta;

use crate::helpers::{Client, Colleague, TestApp, db_tests, flags_of};

const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];

fn reviews(client: &Client) -> String {
    format!("/clinic/clients/{}/reviews", client.code)
}

fn new(client: &Client) -> String {
    format!("{}/new", reviews(client))
}

/// Why reviews are owed, the first due first.
fn owed(app: &TestApp) -> Vec<String> {
    app.store.texts("SELECT reason AS value FROM reviews_owed ORDER BY due_at, reason")
}

fn signed(app: &TestApp) -> usize {
    app.store.texts("SELECT id AS value FROM risk_reviews WHERE signed_at IS NOT NULL").len()
}

/// Whether a review of the client stands in the colleague's queue.
async fn is_in_queue(colleague: &Colleague, client: &Client) -> bool {
    colleague.browser.get("/clinic").await.is(200).attributes(".queue a", "href").contains(&reviews(client))
}

db_tests! {
    async fn nothing_is_signed_while_a_section_is_blank_and_nothing_typed_is_lost(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = team.karin.browser.get(&new(&anna)).await.is(200).form(&new(&anna));
        let refused = team.karin.browser.submit(&form.with("note.acts", "Knuffar i våras").with("action", "sign")).await;
        assert_eq!(refused.is(422).all(".faults li").len(), 19, "sixteen sections, conclusion, measures and a day");
        assert!(refused.body.contains("Knuffar i våras"));
        let calm = app.calm_review(&team.karin, &anna).await;
        for (field, value) in [("found.acts", ""), ("conclusion", ""), ("next_on", "2026-03-03"), ("next_on", "2027-03-03")] {
            let refused = team.karin.browser.submit(&calm.clone().with(field, value)).await;
            assert_eq!(refused.is(422).attributes(".faults a", "href"), [format!("#{field}")]);
        }
        team.karin.browser.submit(&calm.clone().with("found.acts", "perhaps")).await.is(422);
        team.karin.browser.submit(&calm.with("found.partner", "now")).await.is(422);
        assert_eq!(signed(&app), 0);
    }

    async fn not_known_is_an_answer_and_shown_as_a_gap(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_review(&team.karin, &anna).await;
        let form = form.with("found.weapons", "not_known").with("found.children", "yes");
        let form = form.with("child.1.born", "2019").with("child.1.contact", "meets");
        team.karin.browser.submit(&form).await.leads_to(&format!("{}?signed", reviews(&anna)));
        assert_eq!(app.store.texts("SELECT CAST(gaps AS TEXT) AS value FROM risk_reviews"), ["2"]);
        let list = team.karin.browser.get(&reviews(&anna)).await;
        let href = list.is(200).attributes("article.card a", "href").remove(0);
        let page = team.johan.browser.get(&href).await;
        assert_eq!(page.is(200).all(".notice li").len(), 2);
        assert!(page.body.contains("2019") && page.body.contains("Fortsatt program"));
        let sealed = app.store.texts("SELECT detail AS value FROM audit_events WHERE event = 'review_signed'");
        assert!(sealed.len() == 1 && !sealed[0].contains("Fortsatt"));
    }

    async fn a_draft_waits_for_its_writer_and_settles_nothing(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_review(&team.karin, &anna).await.with("action", "save").with("found.acts", "");
        team.karin.browser.submit(&form).await.leads_to(&format!("{}?saved", new(&anna)));
        assert!(team.karin.browser.get(&new(&anna)).await.body.contains("Fortsatt program"));
        assert!(!team.johan.browser.get(&new(&anna)).await.body.contains("Fortsatt program"), "Johan writes his own");
        assert_eq!(owed(&app)[0], "begin");
        assert_eq!(signed(&app), 0);
        assert!(team.karin.browser.get(&reviews(&anna)).await.all("article.card").is_empty());
    }

    async fn a_draft_changed_in_another_window_is_not_overwritten_unseen(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let (one, other) = (app.calm_review(&team.karin, &anna).await, app.calm_review(&team.karin, &anna).await);
        team.karin.browser.submit(&one.with("action", "save").with("measures", "Det första")).await.is(303);
        let stale = team.karin.browser.submit(&other.with("measures", "Det andra")).await;
        assert!(stale.is(409).body.contains("Det andra"), "what was typed here stands in the form");
        assert_eq!(signed(&app), 0);
        let again = stale.form(&new(&anna)).with("action", "sign");
        team.karin.browser.submit(&again).await.is(303);
        let page = team.karin.browser.get(&reviews(&anna)).await;
        let href = page.attributes("article.card a", "href").remove(0);
        assert!(team.karin.browser.get(&href).await.body.contains("Det andra"));
    }

    async fn the_same_press_twice_signs_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = app.calm_review(&team.karin, &anna).await;
        let first = team.karin.browser.submit(&form).await;
        let second = team.karin.browser.submit(&form).await;
        assert_eq!((first.status.as_u16(), second.status.as_u16(), signed(&app)), (303, 303, 1));
    }

    async fn a_review_is_owed_at_the_beginning_in_the_fourth_week_and_on_the_day_it_names(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        assert_eq!(owed(&app), ["begin", "fourth_week"]);
        app.advance(TimeDelta::minutes(1)).await;
        assert!(is_in_queue(&team.karin, &anna).await);
        assert!(!is_in_queue(&team.johan, &anna).await, "it is the responsible clinician's to write");
        app.reviews(&team.karin, &anna, "2026-03-20").await;
        assert_eq!(owed(&app), ["planned", "fourth_week"]);
        assert!(!is_in_queue(&team.karin, &anna).await);
        app.at("2026-03-21 00:00").await;
        assert!(is_in_queue(&team.karin, &anna).await, "the day is over");
        app.at("2026-03-25 10:00").await;
        app.reviews(&team.karin, &anna, "2026-05-20").await;
        assert_eq!(owed(&app), ["planned"], "the fourth week's may be a few days early");
    }

    async fn an_alarm_and_a_separation_call_for_a_review_after_them(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        app.reviews(&team.karin, &anna, "2026-05-20").await;
        app.reviews(&team.karin, &bo, "2026-05-20").await;
        app.at("2026-03-06 16:00").await;
        app.answers_check(&anna, &VIOLENCE).await;
        app.answers_check(&bo, &[("w12", "separation")]).await;
        let due = |reason: &str| app.store.texts(&format!("SELECT CAST(due_at AS TEXT) AS value FROM reviews_owed WHERE reason = '{reason}'"));
        assert!(due("alarm")[0].starts_with("2026-03-09 15:00"), "{:?}: the next working day", due("alarm"));
        assert!(due("separation")[0].starts_with("2026-03-10 15:00"), "{:?}: two working days", due("separation"));
        app.at("2026-03-09 15:59").await;
        assert!(!is_in_queue(&team.karin, &anna).await);
        app.at("2026-03-09 16:00").await;
        assert!(is_in_queue(&team.karin, &anna).await && !is_in_queue(&team.karin, &bo).await);
        app.reviews(&team.karin, &anna, "2026-05-20").await;
        assert!(due("alarm").is_empty() && due("separation").len() == 1);
    }

    async fn only_those_who_care_for_a_client_review_the_risk(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.reviews(&team.karin, &anna, "2026-03-31").await;
        let id = app.store.texts("SELECT id AS value FROM risk_reviews").remove(0);
        let bo = app.client_of(&team, "Bo").await;
        let sten = app.clinician("Sten").await;
        for path in [reviews(&anna), new(&anna), format!("{}/{id}", reviews(&anna))] {
            sten.browser.get(&path).await.is(404);
            anna.browser.get(&path).await.is(404);
        }
        team.karin.browser.get(&format!("{}/{id}", reviews(&bo))).await.is(404);
        team.maria.browser.get(&format!("{}/{id}", reviews(&anna))).await.is(200);
    }

    async fn a_treatment_ends_with_a_review_also_when_it_is_broken_off(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let end = format!("/clinic/clients/{}/end", anna.code);
        app.reviews(&team.karin, &anna, "2026-05-20").await;
        app.at("2026-03-10 10:00").await;
        app.answers_check(&anna, &[]).await;
        let form = team.karin.browser.get(&end).await.form(&end).with("reason", "broken_off").with("forms", "no");
        app.at("2026-03-18 10:00").await;
        let page = team.karin.browser.get(&end).await;
        assert!(page.is(200).attributes("main a", "href").contains(&new(&anna)), "the last one is fifteen days old");
        team.karin.browser.submit(&form).await.is(422);
        assert_eq!(app.store.texts("SELECT state AS value FROM treatments"), ["active"]);
        app.reviews(&team.karin, &anna, "2026-05-20").await;
        team.karin.browser.submit(&form).await.is(303);
        assert_eq!(app.store.texts("SELECT state AS value FROM treatments"), ["ended"]);
        assert!(owed(&app).is_empty(), "{:?}", owed(&app));
    }

    async fn each_follow_up_is_owed_a_review(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.reviews(&team.karin, &anna, "2026-03-31").await;
        let end = format!("/clinic/clients/{}/end", anna.code);
        let form = team.karin.browser.get(&end).await.form(&end).with("reason", "through").with("forms", "yes");
        team.karin.browser.submit(&form).await.is(303);
        assert_eq!(owed(&app), ["follow_up"; 3]);
        app.at("2026-06-20 10:00").await;
        assert!(is_in_queue(&team.karin, &anna).await);
        assert!(team.karin.browser.get(&flags_of(&anna)).await.is(200).all(".card").is_empty());
    }
}
