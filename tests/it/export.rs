//! What researchers take out: only of those who said yes, the same bytes from both databases, and one clear line where
//! nothing can be written.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use andrum::cli::export::{Args, run};
use andrum::demo;
use andrum::schema::studies;
use andrum::texts::Texts;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::helpers::{BackEnd, Fixture, TestApp, TestDb, db_tests, run as run_on, seed_demo};

/// The files of an export into `out`, by name.
async fn export(store: &TestDb, study: &str, out: &Path) -> BTreeMap<String, Vec<u8>> {
    let args = Args { study: study.to_owned(), format: "long-csv".to_owned(), out: out.to_owned(), json: false };
    run(&store.db, &Texts::load().unwrap(), &args).await.unwrap();
    let files = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())).collect()
}

/// The rows of the main table, without its heading.
fn rows(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let table = files.iter().find(|(name, _)| name.starts_with("long") || name.as_str() == "answers.csv");
    let (_, bytes) = table.unwrap_or_else(|| panic!("{:?}", files.keys()));
    String::from_utf8_lossy(bytes).lines().count() - 1
}

/// `andrum export` as a person runs it.
fn command(store: &TestDb, arguments: &[&str]) -> Output {
    let key = data_encoding::BASE64.encode(b"0123456789abcdefghijklmnopqrstuv");
    Command::new(env!("CARGO_BIN_EXE_andrum"))
        .arg("export")
        .args(arguments)
        .env("ANDRUM_DATABASE_URL", store.setting())
        .env("ANDRUM_SECRET_KEY", &key)
        .env("ANDRUM_FIELD_KEYS", format!("k1:{key}"))
        .output()
        .unwrap()
}

db_tests! {
    async fn nobody_is_in_an_export_who_has_not_said_yes_or_has_changed_their_mind(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        for client in [&anna, &bo] {
            let form = app.low_phq9(client).await.with("q1", "2");
            client.browser.submit(&form).await.is(303);
        }
        let study = app.study("pilot").await;
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(rows(&export(&app.store, "pilot", &folder.path().join("none")).await), 0);
        app.consents_to(&anna, &study).await;
        let files = export(&app.store, "pilot", &folder.path().join("one")).await;
        assert!(rows(&files) > 0);
        let all: String = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        for telling in ["Anna", "Bo", anna.code.as_str(), anna.id.as_str(), anna.account.as_str(), "2026-03-03"] {
            assert!(!all.contains(telling), "{telling}");
        }
        let (client, of) = (anna.id.clone(), study.clone());
        app.db()
            .write(move |tx| {
                let by = andrum::audit::By::system();
                andrum::consent::actions::withdraw(tx, &by, &client, andrum::consent::Kind::Research, Some(&of))
            })
            .await
            .unwrap();
        assert_eq!(rows(&export(&app.store, "pilot", &folder.path().join("gone")).await), 0);
    }

    async fn only_the_units_own_researchers_open_its_studies(app: TestApp) {
        let team = app.team().await;
        app.study("pilot").await;
        let (erik, lena) = (app.researcher("Erik").await, app.admin("Lena").await);
        for path in ["/research/studies/pilot", "/research/studies/pilot/codebook", "/research/studies/pilot/exports"] {
            for other in [&team.karin, &team.maria, &lena] {
                other.browser.get(path).await.is(404);
            }
            erik.browser.get(path).await.is(200);
        }
        let form = erik.browser.get("/research/studies/pilot/exports").await.form("/research/studies/pilot/exports");
        erik.browser.submit(&form.clone().with("format", "doc")).await.is(422);
        let package = erik.browser.submit(&form).await;
        assert_eq!(package.is(200).header("content-type"), "application/zip");
    }

    async fn a_wrong_wish_gets_one_line_and_writes_nothing(store: TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let full = folder.path().join("full");
        std::fs::create_dir(&full).unwrap();
        std::fs::write(full.join("kept.txt"), "kept").unwrap();
        let app = TestApp::with(store, &[], false).await;
        app.study("pilot").await;
        let (out, full) = (folder.path().join("out"), full.to_string_lossy().into_owned());
        let out = out.to_string_lossy().into_owned();
        for (arguments, names) in [
            (["--study", "nothing", "--out", &out].to_vec(), "pilot"),
            (["--study", "pilot", "--format", "doc", "--out", &out].to_vec(), "long-csv"),
            (["--study", "pilot", "--format", "sav", "--out", &out].to_vec(), "long-csv"),
            (["--study", "pilot", "--out", &full].to_vec(), "empty"),
        ] {
            let said = command(&app.store, &arguments);
            let error = String::from_utf8_lossy(&said.stderr).into_owned();
            assert_eq!(said.status.code(), Some(1), "{arguments:?}: {error}");
            assert_eq!(error.trim_end().lines().count(), 1, "{error}");
            assert!(error.contains(names), "{error}");
            assert!(said.stdout.is_empty());
        }
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["full"], "nothing half-written is left");
    }
}

/// The demo's people on that database, up to the same day.
async fn seeded(back_end: BackEnd) -> TestDb {
    let store = TestDb::on(back_end).await;
    seed_demo(&store, 6).await;
    store
}

#[test]
fn both_databases_give_the_same_bytes() {
    run_on(BackEnd::PostgreSql, |first: TestDb| async move {
        drop(first);
        let (sqlite, postgresql) = (seeded(BackEnd::Sqlite).await, seeded(BackEnd::PostgreSql).await);
        // A study's key is made by the system's random source, never by a seed; the second study is given the first's.
        let secret: Vec<u8> =
            sqlite.db.read(|rx| Ok(studies::table.select(studies::secret).first(&mut **rx)?)).await.unwrap();
        postgresql
            .db
            .write(move |tx| Ok(diesel::update(studies::table).set(studies::secret.eq(secret)).execute(&mut ***tx)?))
            .await
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let one = export(&sqlite, demo::STUDY, &folder.path().join("sqlite")).await;
        let other = export(&postgresql, demo::STUDY, &folder.path().join("postgresql")).await;
        assert!(rows(&one) > 100, "{}", rows(&one));
        assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in &one {
            assert!(*bytes == other[name], "{name} differs");
        }
    });
}
