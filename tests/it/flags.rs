//! What in an answer needs a person's eyes, and that it stays in sight until a person has dealt with it.

use andrum::audit::{self, Chain};
use andrum::care::actions::Kind;
use reqwest::Method;

use crate::helpers::{Answer, Client, Colleague, TestApp, db_tests, flags_of, press as pressed};

/// Physical violence with nothing more to it.
const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];

/// Rule, tier, state and number of alarms of every flag.
fn flags(app: &TestApp) -> Vec<String> {
    let shape = "rule || ' ' || tier || ' ' || state || ' ' || alarms";
    app.store.texts(&format!("SELECT {shape} AS value FROM flags ORDER BY rule, raised_at, value"))
}

fn count(app: &TestApp, table: &str) -> usize {
    app.store.texts(&format!("SELECT id AS value FROM {table}")).len()
}

fn only(app: &TestApp, query: &str) -> String {
    let mut found = app.store.texts(query);
    assert_eq!(found.len(), 1, "{query}");
    found.remove(0)
}

/// Where a button on the flags page leads.
fn done(client: &Client) -> String {
    format!("{}?done", flags_of(client))
}

/// Presses one of the buttons on the flags page: `act` or `close` with a note, `acknowledge` with none.
async fn press(colleague: &Colleague, client: &Client, what: &str, id: &str, note: &str) -> Answer {
    let typed: &[(&str, &str)] = match what {
        "acknowledge" => &[],
        "close" => &[("note", note), ("next", "Nytt samtal på fredag")],
        _ => &[("note", note)],
    };
    pressed(colleague, client, what, id, typed).await
}

fn open_alarm(app: &TestApp) -> String {
    only(app, "SELECT id AS value FROM alarms WHERE acknowledged_at IS NULL")
}

db_tests! {
    async fn a_calm_week_raises_nothing_and_its_evaluation_is_kept(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let received = app.answers_check(&anna, &[]).await;
        received.is(200);
        assert!(received.all("#safety-first").is_empty(), "nothing was said that needs eyes");
        assert_eq!((flags(&app), count(&app, "alarms")), (Vec::new(), 0));
        let hash = only(&app, "SELECT rules_hash AS value FROM evaluations WHERE subject = 'response' AND findings = 0");
        assert_eq!(hash, app.content.rules.hash);
    }

    async fn violence_is_red_and_the_throat_an_emergency(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(flags(&app), ["physical_violence red open 1"]);
        app.answers_check(&bo, &[("w4", "1"), ("w4b", "throat"), ("w7", "0")]).await;
        let all = ["life_threatening_violence emergency open 1", "physical_violence red open 1", "physical_violence red open 1"];
        assert_eq!(flags(&app), all);
        let tiers = app.store.texts("SELECT tier AS value FROM alarms ORDER BY tier");
        assert_eq!(tiers, ["emergency", "red"], "the findings of one answer are one alarm with the highest tier");
    }

    async fn a_declined_critical_question_is_never_read_as_no(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        app.answers_check(&anna, &[("w9", "-98")]).await;
        assert_eq!(flags(&app), ["critical_unanswered amber open 1"]);
        let form = app.calm_check(&bo).await.without("w10");
        bo.browser.submit(&form).await.is(303);
        assert_eq!(flags(&app), ["critical_unanswered amber open 1", "critical_unanswered amber open 1"]);
    }

    async fn after_a_red_a_declined_critical_question_is_red(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        app.at("2026-03-10 09:30").await;
        app.answers_check(&anna, &[("w9", "-98")]).await;
        assert_eq!(flags(&app), ["critical_unanswered red open 1", "physical_violence red open 1"]);
    }

    async fn the_same_again_is_added_to_a_flag_that_nobody_has_taken(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        let first = app.store.texts("SELECT id AS value FROM alarms");
        app.at("2026-03-10 09:30").await;
        app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(flags(&app), ["physical_violence red open 1"]);
        assert_eq!(app.store.texts("SELECT id AS value FROM alarms"), first, "the earliest deadline holds");
        assert_eq!(count(&app, "flag_evidence"), 2);
    }

    async fn no_flag_goes_away_by_a_better_answer(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        app.at("2026-03-10 09:30").await;
        app.answers_check(&anna, &[]).await;
        assert_eq!(flags(&app), ["physical_violence red open 1"]);
    }

    async fn the_same_again_opens_a_flag_that_somebody_has_taken(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        press(&team.karin, &anna, "acknowledge", &open_alarm(&app), "").await.leads_to(&done(&anna));
        assert_eq!(flags(&app), ["physical_violence red acknowledged 1"]);
        app.at("2026-03-10 09:30").await;
        app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(flags(&app), ["physical_violence red open 2"]);
        assert_eq!(count(&app, "alarms"), 2, "a new alarm with a clock of its own");
        let alert = ("alert".to_owned(), "waiting".to_owned());
        let waiting = app.letters().await.into_iter().filter(|letter| *letter == alert).count();
        assert_eq!(waiting, 1, "Karin is alerted anew");
        press(&team.karin, &anna, "acknowledge", &open_alarm(&app), "").await.leads_to(&done(&anna));
    }

    async fn an_alarm_is_taken_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        let alarm = open_alarm(&app);
        let action = format!("{}/{alarm}/acknowledge", flags_of(&anna));
        let late = team.johan.browser.get(&flags_of(&anna)).await.form(&action);
        press(&team.karin, &anna, "acknowledge", &alarm, "").await.is(303);
        team.johan.browser.submit(&late).await.is(409);
    }

    async fn a_flag_is_closed_only_with_notes_of_what_was_done(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        let flag = only(&app, "SELECT id AS value FROM flags");
        let page = team.karin.browser.get(&flags_of(&anna)).await;
        let taking = page.form(&format!("{}/{}/acknowledge", flags_of(&anna), open_alarm(&app)));
        let out_of_turn = |what: &str| {
            let mut form = taking.clone().with("note", "Ringde").with("_once", what);
            form.action = format!("{}/{flag}/{what}", flags_of(&anna));
            form
        };
        team.karin.browser.submit(&out_of_turn("act")).await.is(409);
        team.karin.browser.submit(&out_of_turn("close")).await.is(409);
        team.karin.browser.submit(&taking).await.is(303);
        press(&team.karin, &anna, "act", &flag, "  ").await.is(422);
        press(&team.karin, &anna, "act", &flag, "Ringde, bokade samtal").await.is(303);
        let alarm = only(&app, "SELECT id AS value FROM alarms");
        let reached = [("way", "phone"), ("reached", "yes")];
        pressed(&team.karin, &anna, "contact", &alarm, &reached).await.is(303);
        app.reviews(&team.karin, &anna, "2026-03-31").await;
        press(&team.karin, &anna, "close", &flag, "").await.is(422);
        assert_eq!(flags(&app), ["physical_violence red acted 1"]);
        press(&team.karin, &anna, "close", &flag, "Pratade 4 mars, ny bedömning gjord").await.is(303);
        assert_eq!(flags(&app), ["physical_violence red closed 1"]);
        let steps = app.store.texts("SELECT state AS value FROM flag_steps ORDER BY seq");
        assert_eq!(steps, ["open", "acknowledged", "acted", "closed"]);
        let notes = app.store.texts("SELECT id AS value FROM flag_steps WHERE note IS NOT NULL AND account_id IS NOT NULL");
        assert_eq!(notes.len(), 2, "each note has its author");
        let page = team.karin.browser.get(&flags_of(&anna)).await;
        assert!(page.body.contains("Ringde, bokade samtal") && page.body.contains("ny bedömning"));
    }

    async fn a_note_that_is_too_long_is_not_lost(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        press(&team.karin, &anna, "acknowledge", &open_alarm(&app), "").await.is(303);
        let flag = only(&app, "SELECT id AS value FROM flags");
        let long = format!("Ringde Anna. {}", "a".repeat(4000));
        let refused = press(&team.karin, &anna, "act", &flag, &long).await;
        refused.is(422);
        let action = format!("{}/{flag}/act", flags_of(&anna));
        let kept = refused.form(&action);
        assert!(kept.fields.contains(&("note".to_owned(), long)), "what was typed stands in the field");
        assert_eq!(refused.all(".faults li").len(), 1, "{}", refused.body);
    }

    async fn only_those_who_care_for_a_client_see_and_take_the_flags(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client("Bo").await);
        let sten = app.clinician("Sten").await;
        app.cares(&sten, &bo, Kind::Responsible).await;
        app.answers_check(&anna, &VIOLENCE).await;
        sten.browser.get(&flags_of(&anna)).await.is(404);
        let action = format!("{}/{}/acknowledge", flags_of(&anna), open_alarm(&app));
        let taking = team.karin.browser.get(&flags_of(&anna)).await.form(&action);
        // Sten asks with a form of his own, in Anna's name and then under his own client's code.
        let own = sten.browser.get("/clinic/settings").await.is(200).form("/clinic/settings");
        let csrf = own.fields.iter().find(|(name, _)| name == "_csrf").unwrap().1.clone();
        let mut forged = taking.clone().with("_csrf", &csrf);
        sten.browser.submit(&forged).await.is(404);
        forged.action = action.replace(&anna.code, &bo.code);
        sten.browser.submit(&forged).await.is(404);
        assert_eq!(flags(&app), ["physical_violence red open 1"]);
        team.maria.browser.get(&flags_of(&anna)).await.is(200);
        team.karin.browser.submit(&taking).await.is(303);
    }

    async fn something_has_happened_reaches_a_person_at_once(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let form = anna.browser.get("/my/happened").await.is(200).form("/my/happened");
        anna.browser.submit(&form).await.is(422);
        anna.browser.submit(&form.clone().with("kind", "everything")).await.is(422);
        assert_eq!(count(&app, "evaluations"), 0);
        anna.browser.submit(&form.clone().with("kind", "question")).await.leads_to("/my/messages");
        anna.browser.submit(&form.with("kind", "danger_now")).await.leads_to("/my/happened/received");
        assert_eq!(flags(&app), ["danger_now emergency open 1"]);
        let page = anna.browser.get("/my/happened/received").await;
        assert_eq!(page.is(200).all("#safety-first").len(), 1);
        let form = bo.browser.get("/my/happened").await.form("/my/happened");
        bo.browser.submit(&form.with("kind", "used_violence")).await.is(303);
        assert_eq!(flags(&app), ["danger_now emergency open 1", "violence_reported red open 1"]);
    }

    async fn every_reading_of_a_record_leaves_its_event(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        app.fills_first_module(&anna).await;
        let form = app.hand_in(&anna, "no").await;
        anna.browser.submit(&form).await.is(303);
        let response = only(&app, "SELECT id AS value FROM responses");
        let submission = only(&app, "SELECT id AS value FROM submissions");
        let base = format!("/clinic/clients/{}", anna.code);
        let parts = ["", "/progress", "/plan", "/flags", "/messages"].map(str::to_owned);
        let rest = [format!("/answers/{response}"), format!("/homework/{submission}")];
        for part in parts.into_iter().chain(rest) {
            let reads = || app.store.texts(&format!(
                "SELECT event AS value FROM audit_events WHERE client_id = '{}' AND actor_id = '{}'", anna.id, team.karin.account
            )).len();
            let before = reads();
            team.karin.browser.get(&format!("{base}{part}")).await.is(200);
            assert_eq!(reads(), before + 1, "{part}");
        }
        let chain = app.db().read(|rx| audit::verify(rx)).await.unwrap();
        assert!(matches!(chain, Chain::Whole { .. }));
        anna.browser.send(Method::GET, &base, &[], None).await.is(404);
    }
}
