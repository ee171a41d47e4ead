//! What researchers take out: only of those who said yes, the same bytes from both databases, and one clear line where
//! nothing can be written.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use andrum::cli::export::{Args, run};
use andrum::demo;
use andrum::export::actions::{expire, work_off};
use andrum::schema::studies;
use andrum::texts::Texts;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::helpers::{Answer, BackEnd, Colleague, Fixture, TestApp, TestDb, db_tests, run as run_on, seed_demo};

/// The files of an export into `out`, by name.
async fn export(store: &TestDb, study: &str, out: &Path) -> BTreeMap<String, Vec<u8>> {
    export_as(store, study, "long-csv", out).await
}

async fn export_as(store: &TestDb, study: &str, format: &str, out: &Path) -> BTreeMap<String, Vec<u8>> {
    let args = Args { study: study.to_owned(), format: format.to_owned(), out: out.to_owned(), json: false };
    run(&store.db, &Texts::load().unwrap(), &args).await.unwrap();
    let files = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())).collect()
}

impl Answer {
    /// The address of the newest export that can be fetched.
    #[track_caller]
    pub fn link(&self) -> String {
        let links = self.attributes("#made article a[href*=\"/exports/\"]", "href");
        links.first().unwrap_or_else(|| panic!("{} has nothing to fetch: {}", self.path, self.body)).clone()
    }
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
        erik.browser.submit(&form).await.leads_to("/research/studies/pilot/exports");
        work_off(&app.shared).await.unwrap();
        let made = erik.browser.get("/research/studies/pilot/exports").await.link();
        for other in [&team.karin, &team.maria, &lena] {
            other.browser.get(&made).await.is(404);
        }
        assert_eq!(erik.browser.get(&made).await.is(200).header("content-type"), "application/zip");
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

/// The page on which exports are asked for and fetched.
const PAGE: &str = "/research/studies/pilot/exports";

/// Presses the button on that page.
async fn ask(colleague: &Colleague) -> Answer {
    let form = colleague.browser.get(PAGE).await.form(PAGE);
    colleague.browser.submit(&form).await
}

db_tests! {
    async fn an_export_is_made_in_the_background_and_says_what_is_in_it(app: TestApp) {
        let team = app.team().await;
        let (anna, erik) = (app.client_of(&team, "Anna").await, app.researcher("Erik").await);
        let study = app.study("pilot").await;
        anna.browser.submit(&app.low_phq9(&anna).await).await.is(303);
        app.consents_to(&anna, &study).await;
        let form = erik.browser.get(PAGE).await.form(PAGE).with("format", "wide-csv");
        for _ in 0..2 {
            erik.browser.submit(&form).await.leads_to(PAGE);
        }
        let waiting = erik.browser.get(PAGE).await;
        assert_eq!(waiting.all("#made article .tag"), ["Väntar"], "pressed twice, asked for once");
        assert!(!waiting.header("refresh").is_empty());
        assert_eq!(work_off(&app.shared).await.unwrap(), 1);
        let made = erik.browser.get(PAGE).await;
        assert_eq!((made.all("#made article .tag"), made.header("refresh")), (vec!["Klar".to_owned()], ""));
        assert_eq!(made.all("#made tbody tr:first-child td")[0], "1", "one row for the one person");
        let package = erik.browser.get(&made.link()).await;
        package.is(200);
        let events = app.store.texts("SELECT event AS value FROM audit_events WHERE event LIKE 'export_%' ORDER BY seq");
        assert_eq!(events, ["export_made", "export_made", "export_fetched"], "asked for, made, fetched");
    }

    async fn an_export_asks_for_the_second_factor_again(app: TestApp) {
        app.study("pilot").await;
        let erik = app.researcher("Erik").await;
        ask(&erik).await.leads_to(PAGE);
        work_off(&app.shared).await.unwrap();
        let made = erik.browser.get(PAGE).await.link();
        app.store.behind_the_back("UPDATE sessions SET proved_at = '2020-01-01 00:00:00'");
        let form = erik.browser.get(PAGE).await.form(PAGE).with("format", "datapackage");
        let asked = erik.browser.submit(&form).await;
        let next = asked.is(303).header("location").to_owned();
        assert!(next.starts_with("/account/confirm?next="), "{next}");
        let confirm = erik.browser.get(&next).await;
        assert_eq!(
            confirm.is(200).attributes("input[name=next]", "value"),
            [format!("{PAGE}?format=datapackage")],
            "the shape is still chosen afterwards"
        );
        let fetched = erik.browser.get(&made).await;
        assert!(fetched.is(303).header("location").starts_with("/account/confirm"));
        assert_eq!(work_off(&app.shared).await.unwrap(), 0, "nothing was asked for");
    }

    async fn an_export_that_cannot_be_written_says_so(app: TestApp) {
        app.study("pilot").await;
        let erik = app.researcher("Erik").await;
        std::fs::write(app.files.path().join("exports"), "in the way").unwrap();
        ask(&erik).await.leads_to(PAGE);
        assert_eq!(work_off(&app.shared).await.unwrap(), 0);
        let page = erik.browser.get(PAGE).await;
        assert_eq!(page.all("#made article .tag"), ["Blev inte av"]);
        assert!(page.body.contains("disken är full"), "{}", page.body);
        std::fs::remove_file(app.files.path().join("exports")).unwrap();
        ask(&erik).await.leads_to(PAGE);
        assert_eq!(work_off(&app.shared).await.unwrap(), 1, "asked for again it is made");
    }

    async fn an_export_that_a_stopped_server_left_is_made_again_but_not_for_ever(app: TestApp) {
        app.study("pilot").await;
        let erik = app.researcher("Erik").await;
        ask(&erik).await.leads_to(PAGE);
        let left = |attempts: u32| {
            app.store.behind_the_back(&format!(
                "UPDATE exports SET state = 'running', runner = 'gone', lease_until_at = '2020-01-01 00:00:00', \
                 attempts = {attempts}"
            ));
        };
        left(3);
        assert_eq!(work_off(&app.shared).await.unwrap(), 0);
        assert_eq!(erik.browser.get(PAGE).await.all("#made article .tag"), ["Blev inte av"]);
        left(1);
        assert_eq!(work_off(&app.shared).await.unwrap(), 1);
        assert_eq!(erik.browser.get(PAGE).await.all("#made article .tag"), ["Klar"]);
    }

    async fn an_export_is_kept_for_a_week(app: TestApp) {
        app.study("pilot").await;
        let erik = app.researcher("Erik").await;
        ask(&erik).await.leads_to(PAGE);
        work_off(&app.shared).await.unwrap();
        let made = erik.browser.get(PAGE).await.link();
        let kept = || std::fs::read_dir(app.files.path().join("exports")).unwrap().count();
        app.clock.advance(chrono::TimeDelta::days(6));
        expire(app.shared.clone()).await.unwrap();
        assert_eq!(kept(), 1);
        erik.browser.get(&made).await.is(200);
        app.clock.advance(chrono::TimeDelta::days(2));
        assert_eq!(expire(app.shared.clone()).await.unwrap(), 1);
        assert_eq!(kept(), 0);
        erik.browser.get(&made).await.is(409);
        assert_eq!(erik.browser.get(PAGE).await.all("#made article .tag"), ["Filen är borttagen"]);
    }

    async fn nobody_asks_for_more_exports_than_are_made(app: TestApp) {
        app.study("pilot").await;
        let erik = app.researcher("Erik").await;
        for _ in 0..3 {
            ask(&erik).await.leads_to(PAGE);
        }
        let refused = ask(&erik).await;
        assert_eq!(refused.is(422).all(".faults li").len(), 1);
        assert_eq!(work_off(&app.shared).await.unwrap(), 3);
    }

    async fn an_export_is_not_made_for_whoever_is_no_longer_a_researcher(app: TestApp) {
        app.study("pilot").await;
        let erik = app.researcher("Erik").await;
        ask(&erik).await.leads_to(PAGE);
        app.store.behind_the_back("UPDATE memberships SET until_at = from_at WHERE role = 'researcher'");
        assert_eq!(work_off(&app.shared).await.unwrap(), 0);
        assert_eq!(app.store.texts("SELECT fault AS value FROM exports"), ["access"]);
    }

    async fn a_small_group_is_not_told(app: TestApp) {
        let team = app.team().await;
        let (anna, erik) = (app.client_of(&team, "Anna").await, app.researcher("Erik").await);
        let study = app.study("pilot").await;
        anna.browser.submit(&app.low_phq9(&anna).await).await.is(303);
        app.consents_to(&anna, &study).await;
        let page = erik.browser.get("/research/studies/pilot").await;
        let cells = page.all("#measures-caption ~ tbody td.num");
        assert!(cells.len() > 8, "{}", page.body);
        assert!(cells.iter().all(|cell| cell == "0" || cell == "färre än 5"), "{cells:?}");
        assert!(cells.iter().any(|cell| cell == "färre än 5"));
    }

    async fn a_researcher_sets_up_a_study_and_nobody_consents_before_its_ethics_number(app: TestApp) {
        let team = app.team().await;
        let (anna, erik) = (app.client_of(&team, "Anna").await, app.researcher("Erik").await);
        let form = erik.browser.get("/research/new").await.form("/research/new");
        let refused = erik.browser.submit(&form.clone().with("code", "A B").with("name", "")).await;
        assert_eq!(refused.is(422).all(".faults li").len(), 2);
        assert_eq!(refused.attributes("input[name=code]", "value"), ["A B"], "what was typed is kept");
        let form = form.with("code", "ivin-2").with("name", "Ivin 2");
        erik.browser.submit(&form).await.leads_to("/research/studies/ivin-2");
        let id = andrum::ids::StudyId::from(app.store.texts("SELECT id AS value FROM studies").remove(0));
        let (unit, client) = (app.unit().await, anna.id.clone());
        let consents = move |id: andrum::ids::StudyId| {
            let (unit, client, db) = (unit.clone(), client.clone(), app.db().clone());
            async move {
                db.write(move |tx| {
                    let by = andrum::audit::By::system();
                    let kind = andrum::consent::Kind::Research;
                    andrum::consent::actions::give(tx, &by, &client, &unit, kind, Some(&id), "1", "Ja").map(drop)
                })
                .await
            }
        };
        assert!(consents(id.clone()).await.is_err(), "the study has no number yet");
        let page = erik.browser.get("/research/studies/ivin-2").await;
        let form = page.form("/research/studies/ivin-2/ethics");
        erik.browser.submit(&form.clone().with("ethics_number", " ")).await.is(422);
        let entered = erik.browser.submit(&form.clone().with("ethics_number", "2026-01234-01")).await;
        entered.leads_to("/research/studies/ivin-2?done=ethics");
        let again = form.with("ethics_number", "2026-99999-01").with("_once", "other");
        erik.browser.submit(&again).await.is(409);
        consents(id).await.unwrap();
    }

    async fn the_codebook_is_taken_along_as_csv_and_json(app: TestApp) {
        app.study("pilot").await;
        let (erik, lena) = (app.researcher("Erik").await, app.admin("Lena").await);
        let csv = erik.browser.get("/research/studies/pilot/codebook.csv").await;
        assert!(csv.is(200).body.starts_with("instrument,version,hash,file,kind,variable,"));
        assert!(csv.body.contains("\nphq9,"));
        let json = erik.browser.get("/research/studies/pilot/codebook.json").await;
        let all: serde_json::Value = serde_json::from_str(&json.is(200).body).unwrap();
        assert!(all.as_array().unwrap().iter().any(|it| it["instrument"] == "phq9"));
        lena.browser.get("/research/studies/pilot/codebook.csv").await.is(404);
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
        for format in ["long-csv", "wide-csv", "datapackage"] {
            let out = |name: &str| folder.path().join(format!("{format}-{name}"));
            let one = export_as(&sqlite, demo::STUDY, format, &out("sqlite")).await;
            let other = export_as(&postgresql, demo::STUDY, format, &out("postgresql")).await;
            if format == "long-csv" {
                assert!(rows(&one) > 100, "{}", rows(&one));
            }
            assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
            for (name, bytes) in &one {
                assert!(*bytes == other[name], "{name} of {format} differs");
            }
        }
    });
}
