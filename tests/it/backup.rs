//! Backups as an operator makes them: with the command, while people write, for a key that the server does not have; and
//! the drill of restoring one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use andrum::audit::{self, By, Chain, Event};
use andrum::config::DatabaseUrl;
use andrum::crypto::{self, Place};
use andrum::db::Db;
use andrum::ids::ClientId;
use andrum::schema::{job_runs, messages};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use secrecy::ExposeSecret as _;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::helpers::{BackEnd, Desk, EmptyDb, Fixture, TestApp, TestDb, db_tests, run as run_on, seed_demo};
use crate::schema::believed;

/// `andrum backup` as a person runs it, beside whatever the test is doing.
async fn backup(database: &str, arguments: Vec<String>) -> Output {
    let database = database.to_owned();
    let command = move || {
        Command::new(env!("CARGO_BIN_EXE_andrum"))
            .arg("backup")
            .args(&arguments)
            .env("ANDRUM_DATABASE_URL", database)
            .output()
            .unwrap()
    };
    tokio::task::spawn_blocking(command).await.unwrap()
}

#[track_caller]
fn done(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn setting(url: &DatabaseUrl) -> String {
    match url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.expose_secret().to_owned(),
    }
}

/// An empty place of the same back end, and how it is named to the command.
struct Elsewhere {
    url: DatabaseUrl,
    arguments: Vec<String>,
    _kept: Option<EmptyDb>,
}

impl Elsewhere {
    async fn beside(store: &TestDb, desk: &Desk, file: &str, into: &str) -> Self {
        match store.back_end() {
            BackEnd::Sqlite => Self {
                url: DatabaseUrl::Sqlite(PathBuf::from(desk.at(into)).join("andrum.db")),
                arguments: desk.restore(file, into),
                _kept: None,
            },
            BackEnd::PostgreSql => {
                let empty = EmptyDb::on(BackEnd::PostgreSql).await;
                Self { url: empty.url(), arguments: desk.restore_into_database(file), _kept: Some(empty) }
            }
        }
    }
}

/// Every row of a table as text, in an order of its own; beside the doors, in the back end's own words.
fn rows(store: &TestDb, table: &str, columns: &[String]) -> Vec<String> {
    let cells: Vec<String> = columns
        .iter()
        .map(|column| column.split(' ').next().unwrap())
        .map(|name| match store.back_end() {
            BackEnd::Sqlite => format!("quote(\"{name}\")"),
            BackEnd::PostgreSql => format!("quote_nullable(\"{name}\"::text)"),
        })
        .collect();
    let mut rows = store.texts(&format!("SELECT {} AS value FROM {table}", cells.join(" || ',' || ")));
    rows.sort();
    rows
}

/// Two rows in one act: a backup that holds one of them alone is of no single moment.
async fn write_pairs(db: Db, writer: usize, stop: Arc<AtomicBool>, written: Arc<AtomicI64>) {
    while !stop.load(Ordering::SeqCst) {
        let number = written.fetch_add(1, Ordering::SeqCst);
        db.write(move |tx| {
            let now = tx.now();
            for half in ["left", "right"] {
                let row = (
                    job_runs::job.eq(format!("pair-{half}")),
                    job_runs::slot.eq(format!("{writer}-{number}")),
                    job_runs::ran_at.eq(now),
                );
                diesel::insert_into(job_runs::table).values(row).execute(&mut ***tx)?;
            }
            audit::record(tx, &By::system(), None, &Event::LetterUnknown { letter: number.to_string() })
        })
        .await
        .unwrap();
    }
}

/// A client's sealed letter, opened.
async fn a_sealed_letter(db: &Db) -> String {
    db.read(|rx| {
        let letter =
            messages::table.order(messages::id.asc()).select((messages::id, messages::client_id, messages::body));
        let (id, client, body): (String, ClientId, Vec<u8>) = letter.first(&mut **rx)?;
        crypto::open(rx, &client, Place("messages.body"), &id, &body)
    })
    .await
    .unwrap()
}

db_tests! {
    async fn the_restore_drill(store: TestDb) {
        seed_demo(&store, 5).await;
        let (desk, stop, written) = (Desk::new(), Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(0)));
        let writers: Vec<_> = (0..3)
            .map(|n| tokio::spawn(write_pairs(store.db.clone(), n, Arc::clone(&stop), Arc::clone(&written))))
            .collect();
        while written.load(Ordering::SeqCst) < 20 {
            tokio::task::yield_now().await;
        }
        let before = store.texts("SELECT CAST(max(seq) AS TEXT) AS value FROM audit_events")[0].parse::<i64>().unwrap();
        let said = done(&backup(&store.setting(), desk.create("site.age")).await);
        assert_eq!(said.trim(), desk.at("site.age"));
        stop.store(true, Ordering::SeqCst);
        for writer in writers {
            writer.await.unwrap();
        }

        assert!(done(&backup("", desk.verify("site.age")).await).starts_with("whole: "));
        let place = Elsewhere::beside(&store, &desk, "site.age", "restored").await;
        done(&backup(&setting(&place.url), place.arguments.clone()).await);
        let restored = TestDb::at(place.url.clone(), store.clock.clone());

        for (table, columns) in believed() {
            let (there, here) = (rows(&restored, &table, &columns), rows(&store, &table, &columns));
            if ["job_runs", "audit_events"].contains(&table.as_str()) {
                assert!(there.iter().all(|row| here.binary_search(row).is_ok()), "{table} has rows that never were");
            } else {
                assert_eq!(there, here, "the rows of {table}");
            }
        }
        let pairs = |half: &str| {
            restored.texts(&format!("SELECT slot AS value FROM job_runs WHERE job = 'pair-{half}' ORDER BY 1"))
        };
        assert!(pairs("left").len() >= 20 && pairs("left") == pairs("right"), "acts are in it whole or not at all");
        let Chain::Whole { events, .. } = restored.db.read(|rx| audit::verify(rx)).await.unwrap() else {
            panic!("the restored log is broken");
        };
        assert!(i64::try_from(events).unwrap() > before, "what was committed before is in it, and the backup's beginning");

        assert_eq!(a_sealed_letter(&restored.db).await, a_sealed_letter(&store.db).await);
        let app = TestApp::with(restored, &[], true).await;
        let karin = app.browser();
        karin.get("/demo/sign-in/clinician").await.is(303);
        karin.get("/clinic").await.is(200);
    }

    async fn a_backup_is_an_event_of_the_log_and_holds_no_keys(store: TestDb) {
        seed_demo(&store, 1).await;
        let desk = Desk::new();
        done(&backup(&store.setting(), desk.create("site.age")).await);
        let events = store.texts("SELECT event || ' ' || role AS value FROM audit_events ORDER BY seq DESC LIMIT 2");
        assert_eq!(events, ["backup_made operator", "backup_begun operator"]);
        let lines = desk.lines("site.age").join("\n");
        let hex = data_encoding::HEXLOWER.encode(&[7; 32]);
        assert!(!lines.contains(&hex) && !lines.contains(&data_encoding::BASE64.encode(&[7; 32])));
        assert!(!String::from_utf8_lossy(&std::fs::read(desk.at("site.age")).unwrap()).contains("units"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(desk.at("site.age")).unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "only its owner may read it");
        }
    }

    async fn the_lines_can_be_read_without_the_software(store: TestDb) {
        seed_demo(&store, 1).await;
        let desk = Desk::new();
        done(&backup(&store.setting(), desk.create("site.age")).await);
        let lines = desk.lines("site.age");
        let header: Value = serde_json::from_str(&lines[0]).unwrap();
        assert_eq!(header["andrum_backup"], 1);
        let closings = closings(&lines);
        assert_eq!(closings.len(), believed().len(), "every table is in it");
        let unit = lines.iter().find(|line| line.contains("Europe/Stockholm")).unwrap();
        let unit: Vec<Value> = serde_json::from_str(unit).unwrap();
        let units = header["tables"].as_array().unwrap().iter().find(|table| table["name"] == "units").unwrap();
        assert_eq!(unit.len(), units["columns"].as_array().unwrap().len());
    }

    async fn what_cannot_be_backed_up_gets_one_line(store: TestDb) {
        let desk = Desk::new();
        std::fs::write(desk.at("mine.txt"), "mine").unwrap();
        std::fs::write(desk.at("empty.txt"), "# nobody\n").unwrap();
        let before = desk.names();
        let events = store.texts("SELECT CAST(count(*) AS TEXT) AS value FROM audit_events");
        let private = desk.key.to_string().expose_secret().to_owned();
        let (site, gone) = (store.setting(), format!("sqlite:{}", desk.at("gone.db")));
        let to = desk.at("site.age");
        for (database, to, option, key, names) in [
            (&site, &to, "--recipient", "age1nonsense", "age1nonsense"),
            (&site, &to, "--recipient", private.as_str(), "a private key"),
            (&site, &to, "--recipient-file", &desk.at("mine.txt"), "mine.txt:1"),
            (&site, &to, "--recipient-file", &desk.at("empty.txt"), "empty.txt"),
            (&site, &to, "--recipient-file", &desk.at("missing.txt"), "missing.txt"),
            (&site, &desk.at("mine.txt"), "--recipient", &desk.public(), "mine.txt exists"),
            (&site, &desk.at("missing/site.age"), "--recipient", &desk.public(), "missing/site.age"),
            (&gone, &to, "--recipient", &desk.public(), "gone.db holds no site"),
        ] {
            let arguments = ["create", "--to", to.as_str(), option, key].map(str::to_owned).to_vec();
            let said = refused(&backup(database, arguments).await, 1);
            assert!(said.contains(names) && !said.contains(&private), "{said}");
        }
        refused(&backup(&site, vec!["create".to_owned(), "--to".to_owned(), to]).await, 2);
        assert_eq!(desk.names(), before, "nothing half-written is left");
        assert_eq!(store.texts("SELECT CAST(count(*) AS TEXT) AS value FROM audit_events"), events);
    }

    async fn what_is_not_whole_or_not_ours_is_refused_in_one_line(store: TestDb) {
        seed_demo(&store, 1).await;
        let (desk, stranger) = (Desk::new(), Desk::new());
        done(&backup(&store.setting(), desk.create("site.age")).await);
        let bytes = std::fs::read(desk.at("site.age")).unwrap();
        let lines = desk.lines("site.age");
        let put = |name: &str, bytes: &[u8]| std::fs::write(desk.at(name), bytes).unwrap();

        put("text.age", "Kära dagbok".as_bytes());
        put("empty.age", b"");
        desk.forge("other.age", &["Kära dagbok".to_owned()]);
        std::fs::write(desk.at("sealed.age"), age::encrypt(&desk.key.to_public(), b"Kara dagbok").unwrap()).unwrap();
        put("half.age", &bytes[..bytes.len() / 2]);
        put("last.age", &bytes[..bytes.len() - 1]);
        for (name, at) in [("early.age", 30), ("middle.age", bytes.len() / 2), ("late.age", bytes.len() - 1)] {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            put(name, &flipped);
        }
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 2] ^= 1;
        put("told.age", &flipped);
        std::fs::copy(desk.at("site.age.sha256"), desk.at("told.age.sha256")).unwrap();
        let row = lines.iter().position(|line| line.contains("Europe/Stockholm")).unwrap();
        let changed =
            |from: &str, to: &str| -> Vec<String> { lines.iter().map(|line| line.replace(from, to)).collect() };
        desk.forge("changed.age", &changed("Europe/Stockholm", "Europe/Helsinki"));
        desk.forge("missing.age", &[&lines[..row], &lines[row + 1..]].concat());
        desk.forge("cut.age", &lines[..lines.len() - 1]);
        desk.forge("format.age", &changed("\"andrum_backup\":1,\"software\":\"", "\"andrum_backup\":2,\"software\":\"9"));
        desk.forge("future.age", &changed("\"migrations\":[", "\"migrations\":[\"19990101000000\","));
        std::fs::create_dir(desk.at("full")).unwrap();
        std::fs::write(desk.at("full/kept.txt"), "kept").unwrap();
        std::fs::copy(stranger.at("key.txt"), desk.at("stranger.txt")).unwrap();
        let before = desk.names();

        for (name, names) in [
            ("text.age", "is not a backup"),
            ("empty.age", "is not a backup"),
            ("other.age", "is not a backup"),
            ("sealed.age", "is not a backup"),
            ("half.age", "damaged or cut short"),
            ("last.age", "damaged or cut short"),
            ("early.age", "accepted:"),
            ("middle.age", "damaged or cut short"),
            ("late.age", "damaged or cut short"),
            ("told.age", "SHA-256"),
            ("changed.age", "the rows of units"),
            ("missing.age", "the rows of units"),
            ("cut.age", "damaged or cut short"),
            ("format.age", "newer"),
            ("gone.age", "gone.age cannot be read"),
        ] {
            let said = refused(&backup("", desk.verify(name)).await, 1);
            assert!(said.contains(names), "{name}: {said}");
            let place = Elsewhere::beside(&store, &desk, name, "restored").await;
            let said = refused(&backup(&setting(&place.url), place.arguments.clone()).await, 1);
            assert!(said.contains(names), "{name}: {said}");
            assert_eq!(tables(&place.url), 0, "{name} left tables");
        }
        let place = Elsewhere::beside(&store, &desk, "future.age", "restored").await;
        let said = refused(&backup(&setting(&place.url), place.arguments.clone()).await, 1);
        assert!(said.contains("newer"), "{said}");
        for (name, key, into, names) in [
            ("site.age", "stranger.txt", "restored", "stranger.txt does not open"),
            ("site.age", "text.age", "restored", "holds no private key"),
            ("site.age", "gone.txt", "restored", "gone.txt cannot be read"),
            ("site.age", "key.txt", "full", "is not empty"),
            ("site.age", "key.txt", "gone/restored", "gone/restored cannot be written"),
        ] {
            let arguments = ["restore", &desk.at(name), "--identity-file", &desk.at(key), "--into", &desk.at(into)];
            let said = refused(&backup("", arguments.map(str::to_owned).to_vec()).await, 1);
            assert!(said.contains(names), "{said}");
        }
        let said = refused(&backup(&store.setting(), desk.restore_into_database("site.age")).await, 1);
        let wanted = if store.back_end() == BackEnd::Sqlite { "--into DIR" } else { "not empty" };
        assert!(said.contains(wanted), "{said}");
        assert_eq!(desk.names(), before, "nothing half-restored is left");
    }
}

/// Fails unless the command ended with that code, one line and no data; gives the line.
#[track_caller]
fn refused(output: &Output, code: i32) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(output.stdout.is_empty());
    if code == 1 {
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    }
    said
}

/// How many tables are there: an absent file has none.
fn tables(url: &DatabaseUrl) -> usize {
    match url {
        DatabaseUrl::Sqlite(path) => usize::from(path.exists() || path.parent().is_some_and(Path::exists)),
        DatabaseUrl::Postgres(_) => {
            let query = "SELECT table_name::text AS value FROM information_schema.tables WHERE table_schema = 'public'";
            crate::helpers::texts_of(url, query).len()
        }
    }
}

/// What stands after each table's rows, checked against the rows themselves.
fn closings(lines: &[String]) -> BTreeMap<String, String> {
    let mut closings = BTreeMap::new();
    let mut hash = Sha256::new();
    for line in &lines[1..lines.len() - 1] {
        if line.starts_with('[') {
            hash.update(format!("{line}\n"));
            continue;
        }
        let closing: Value = serde_json::from_str(line).unwrap();
        let found = data_encoding::HEXLOWER.encode(&std::mem::take(&mut hash).finalize());
        assert_eq!(closing["sha256"], found.as_str(), "{line}");
        closings.insert(closing["table"].as_str().unwrap().to_owned(), format!("{} {found}", closing["rows"]));
    }
    assert_eq!(serde_json::from_str::<Value>(&lines[lines.len() - 1]).unwrap()["whole"], true);
    closings
}

/// From `PostgreSQL` into a file and back: the rows are the same in all three, but for the log, which knows of backups.
#[test]
fn a_backup_of_one_database_is_restored_into_the_other() {
    run_on(BackEnd::PostgreSql, |store: TestDb| async move {
        seed_demo(&store, 4).await;
        store.behind_the_back(
            "UPDATE scores SET value = 1.0 / 3.0 WHERE id = (SELECT min(id) FROM scores);
             UPDATE scores SET value = 0.1 + 0.2 WHERE id = (SELECT max(id) FROM scores)",
        );
        let desk = Desk::new();
        done(&backup(&store.setting(), desk.create("first.age")).await);
        done(&backup("", desk.restore("first.age", "restored")).await);
        let file = DatabaseUrl::Sqlite(PathBuf::from(desk.at("restored/andrum.db")));
        done(&backup(&setting(&file), desk.create("second.age")).await);
        let empty = EmptyDb::on(BackEnd::PostgreSql).await;
        done(&backup(&setting(&empty.url()), desk.restore_into_database("second.age")).await);
        done(&backup(&setting(&empty.url()), desk.create("third.age")).await);
        let of = |name: &str| {
            let mut closings = closings(&desk.lines(name));
            assert!(closings.remove("audit_events").is_some());
            closings
        };
        assert_eq!(of("first.age"), of("second.age"));
        assert_eq!(of("second.age"), of("third.age"));
        let restored = TestDb::at(empty.url(), store.clock.clone());
        let dangling =
            restored.texts("SELECT conname::text AS value FROM pg_constraint WHERE contype = 'f' AND convalidated");
        let wanted =
            store.texts("SELECT conname::text AS value FROM pg_constraint WHERE contype = 'f' AND convalidated");
        assert!(!wanted.is_empty() && dangling.len() == wanted.len(), "every reference is kept again");
    });
}
