//! What `andrum doctor` tells an operator.

use std::collections::BTreeMap;
use std::process::Command;

use andrum::config::{KeyRing, SecretKey};
use andrum::db::{Db, Site};
use serde_json::Value;

use crate::helpers::{TestDb, db_tests, seed_demo};

/// A key that looks like one, and another.
const KEY: &[u8] = b"0123456789abcdefghijklmnopqrstuv";
const OTHER: &[u8] = b"vutsrqponmlkjihgfedcba9876543210";

/// What the doctor says of each thing, the worst of it first, and how the command ended.
fn examined(store: &TestDb, key: &[u8], more: &[(&str, &str)]) -> (BTreeMap<String, (String, String)>, Option<i32>) {
    let key = data_encoding::BASE64.encode(key);
    let output = Command::new(env!("CARGO_BIN_EXE_andrum"))
        .args(["doctor", "--json"])
        .env("ANDRUM_DATABASE_URL", store.setting())
        .env("ANDRUM_BASE_URL", "https://steg.example.org")
        .env("ANDRUM_SECRET_KEY", &key)
        .env("ANDRUM_FIELD_KEYS", format!("k1:{key}"))
        .envs(more.iter().copied())
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut worst: BTreeMap<String, (String, String)> = BTreeMap::new();
    for line in told["checks"].as_array().unwrap() {
        let [what, state, text] = ["what", "state", "text"].map(|name| line[name].as_str().unwrap().to_owned());
        assert_eq!(text.lines().count(), 1, "{text}");
        let rank = |state: &str| ["fault", "warning", "ok"].iter().position(|known| *known == state).unwrap();
        if worst.get(&what).is_none_or(|known| rank(&state) < rank(&known.0)) {
            worst.insert(what, (state, text));
        }
    }
    (worst, output.status.code())
}

/// The site with keys that pass for random.
fn with_keys(mut store: TestDb, key: &[u8]) -> TestDb {
    let key = SecretKey::from_bytes(key);
    let known = store.db.site().clone();
    let site = Site { keys: KeyRing::of("k1", key.clone()), secret: key, ..known };
    store.db = Db::open(&store.url(), site).unwrap();
    store
}

db_tests! {
    async fn a_new_site_is_told_what_it_lacks_and_has_no_fault(store: TestDb) {
        let (told, code) = examined(&store, KEY, &[]);
        assert_eq!(code, Some(0), "{told:?}");
        let ok = ["configuration", "keys", "address", "clock", "content", "database", "integrity", "migrations",
            "sealed text", "letters", "ladder"];
        for what in ok {
            assert_eq!(told[what].0, "ok", "{what}: {}", told[what].1);
        }
        for (what, names) in [("mail", "ANDRUM_SMTP_URL"), ("backup", "backup create"), ("jobs", "andrum serve")] {
            assert_eq!(told[what].0, "warning", "{what}");
            assert!(told[what].1.contains(names), "{}", told[what].1);
        }
    }

    async fn keys_that_do_not_open_what_was_sealed_are_a_fault(store: TestDb) {
        let store = with_keys(store, KEY);
        seed_demo(&store, 2).await;
        assert_eq!(examined(&store, KEY, &[]).0["sealed text"].0, "ok");
        let (told, code) = examined(&store, OTHER, &[]);
        assert_eq!(code, Some(3));
        assert_eq!(told["sealed text"].0, "fault");
        assert!(told["sealed text"].1.contains("k1"), "{}", told["sealed text"].1);
        store.behind_the_back("DELETE FROM client_keys");
        assert_eq!(examined(&store, OTHER, &[]).0["sealed text"].0, "fault", "a colleague's name does not open either");
    }

    async fn whoever_does_not_keep_the_site_going_is_told(store: TestDb) {
        let store = with_keys(store, KEY);
        seed_demo(&store, 2).await;
        store.behind_the_back(
            "INSERT INTO job_states (job, began_at, took_ms, done, failed) VALUES ('ladders', '2026-01-01 00:00:00', 1, 0, FALSE);
             INSERT INTO letters (id, unit_id, kind, promise, state, attempts, not_before_at, queued_at)
             SELECT 'late', id, 'alert', 'until_taken', 'waiting', 0, '2026-01-01 00:00:00', '2026-01-01 00:00:00'
             FROM units",
        );
        let (told, code) = examined(&store, KEY, &[("ANDRUM_SMTP_URL", "smtp://127.0.0.1:1")]);
        assert_eq!(code, Some(3));
        for (what, names) in [("jobs", "no alarm climbs"), ("letters", "1 alerts"), ("mail", "127.0.0.1:1")] {
            assert_eq!(told[what].0, "fault", "{what}: {}", told[what].1);
            assert!(told[what].1.contains(names), "{}", told[what].1);
        }
    }

    async fn a_backup_made_today_is_enough(store: TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let key = age::x25519::Identity::generate().to_public().to_string();
        let made = Command::new(env!("CARGO_BIN_EXE_andrum"))
            .args(["backup", "create", "--recipient", &key, "--to"])
            .arg(folder.path())
            .env("ANDRUM_DATABASE_URL", store.setting())
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        assert_eq!(examined(&store, KEY, &[]).0["backup"].0, "ok");
    }

    async fn an_address_without_encryption_and_missing_keys_are_faults(store: TestDb) {
        let typed = data_encoding::BASE64.encode(&[1; 32]);
        let wrong = [("ANDRUM_BASE_URL", "http://steg.example.org"), ("ANDRUM_SECRET_KEY", typed.as_str())];
        let (told, code) = examined(&store, KEY, &wrong);
        assert_eq!(code, Some(3));
        assert_eq!((told["address"].0.as_str(), told["keys"].0.as_str()), ("fault", "fault"));
    }
}
