//! The demo's site, seeded by the same actions that people's clicks call.

use andrum::audit::{self, Chain};

use crate::helpers::{TestDb, db_tests, seed_demo};

db_tests! {
    async fn the_demo_is_seeded_whole_with_every_act_in_the_log(store: TestDb) {
        let now = store.clock.now();
        seed_demo(&store, 25).await;
        assert_eq!(store.clock.now(), now);
        let count = |table: &str| store.texts(&format!("SELECT id AS value FROM {table}")).len();
        assert_eq!((count("clients"), count("treatments")), (25, 26), "one has begun a second programme");
        assert!(count("submissions") > 5 && count("feedback") > 3 && count("messages") > 2);
        let tiers = store.texts("SELECT DISTINCT tier AS value FROM flags ORDER BY tier");
        assert!(tiers.contains(&"red".to_owned()) && tiers.contains(&"amber".to_owned()), "{tiers:?}");
        let unevaluated = "SELECT id AS value FROM responses WHERE id NOT IN
            (SELECT subject_id FROM evaluations WHERE subject = 'response')";
        assert!(store.texts(unevaluated).is_empty(), "no answer without its evaluation");
        let states = "SELECT state AS value FROM treatments WHERE state <> 'active' ORDER BY state";
        assert_eq!(store.texts(states), ["ended", "ended", "ended", "paused"]);
        let unscored = "SELECT id AS value FROM scores WHERE instrument_id = 'phq9' AND scale = 'total' AND value IS NULL";
        assert_eq!(store.texts(unscored).len(), 2, "two forms without the ninth answer are not scored");
        let covered = "SELECT messages.id AS value FROM messages
            JOIN absences ON sent_at >= absences.from_at AND sent_at < absences.until_at
            JOIN care_relations ON care_relations.client_id = messages.client_id
                AND care_relations.account_id = absences.account_id AND care_relations.kind = 'responsible'
            WHERE NOT from_client";
        let by_the_one_away = format!("{covered} AND messages.account_id = absences.account_id");
        assert_eq!(store.texts(covered).len(), 4, "letters to the clients of the one who is away");
        assert!(store.texts(&by_the_one_away).is_empty(), "the deputy wrote them");
        let silent = "SELECT id AS value FROM responses WHERE client_id NOT IN
            (SELECT client_id FROM audit_events WHERE event = 'questionnaire_answered' AND client_id IS NOT NULL)";
        assert!(store.texts(silent).is_empty(), "no answer without its event");
        let Chain::Whole { events, .. } = store.db.read(|rx| audit::verify(rx)).await.unwrap() else {
            panic!("the log is broken");
        };
        assert!(events > 500, "{events}");
    }
}
