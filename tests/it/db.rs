//! The database's doors: serial acts, each undone alone, none answered before its commit; migrations there and back.

use std::collections::BTreeSet;
use std::sync::mpsc;

use andrum::clock::Moment;
use andrum::config::DatabaseUrl;
use andrum::db::{self, Conn, Db, Tx, once};
use andrum::error::{Error, Result};
use andrum::ids::AccountId;
use andrum::schema::job_runs;
use diesel::prelude::*;

use crate::helpers::{EmptyDb, TestDb, db_tests};

/// How many acts are under way at once.
const ACTS: i64 = 400;

/// Reads how many rows there are and writes a row with that number: wrong whenever two acts overlap.
fn count_and_insert(tx: &mut Tx<'_>) -> Result<i64> {
    let number: i64 = job_runs::table.count().get_result(&mut ***tx)?;
    insert(tx, &number.to_string())?;
    Ok(number)
}

fn insert(tx: &mut Tx<'_>, slot: &str) -> Result<()> {
    let now: Moment = tx.now();
    diesel::insert_into(job_runs::table)
        .values((job_runs::job.eq("test"), job_runs::slot.eq(slot), job_runs::ran_at.eq(now)))
        .execute(&mut ***tx)?;
    Ok(())
}

async fn slots(db: &Db) -> BTreeSet<String> {
    db.read(|rx| Ok(job_runs::table.select(job_runs::slot).load::<String>(&mut **rx)?))
        .await
        .unwrap()
        .into_iter()
        .collect()
}

/// Holds the write door until told, so that the acts sent meanwhile wait for each other.
fn hold_the_door(db: &Db) -> (mpsc::Sender<()>, tokio::task::JoinHandle<Result<()>>) {
    let (open, opened) = mpsc::channel::<()>();
    let db = db.clone();
    let held = tokio::spawn(async move {
        db.write(move |_| {
            opened.recv().ok();
            Ok(())
        })
        .await
    });
    (open, held)
}

db_tests! {
    async fn four_hundred_acts_at_once_see_each_other(store: TestDb) {
        // Two servers on one database: each has a writer of its own.
        let nodes = [store.db.clone(), store.another_node()];
        let acts: Vec<_> = nodes
            .iter()
            .cycle()
            .zip(0..ACTS)
            .map(|(node, _)| {
                let db = node.clone();
                tokio::spawn(async move { db.write(count_and_insert).await })
            })
            .collect();
        let mut numbers = BTreeSet::new();
        for act in acts {
            let number = act.await.unwrap().expect("every act is done");
            assert!(numbers.insert(number), "two acts were both number {number}");
        }
        assert_eq!(numbers, (0..ACTS).collect());
        assert_eq!(slots(&store.db).await.len(), numbers.len());
    }

    async fn an_act_that_fails_or_panics_undoes_itself_alone(store: TestDb) {
        let (open, held) = hold_the_door(&store.db);
        let acts: Vec<_> = (0..12)
            .map(|n: u32| {
                let db = store.db.clone();
                tokio::spawn(async move {
                    db.write(move |tx| {
                        insert(tx, &n.to_string())?;
                        match n % 3 {
                            0 => Ok(()),
                            1 => Err(Error::NotFound),
                            _ => panic!("a fault in an act"),
                        }
                    })
                    .await
                })
            })
            .collect();
        tokio::task::yield_now().await;
        drop(open);
        held.await.unwrap().unwrap();
        for (n, act) in acts.into_iter().enumerate() {
            let outcome = act.await.unwrap();
            match n % 3 {
                0 => assert!(outcome.is_ok(), "act {n}: {outcome:?}"),
                1 => assert!(matches!(outcome, Err(Error::NotFound)), "act {n}: {outcome:?}"),
                _ => assert!(matches!(outcome, Err(Error::Internal { .. })), "act {n}: {outcome:?}"),
            }
        }
        assert_eq!(slots(&store.db).await, ["0", "3", "6", "9"].map(str::to_owned).into());
        assert_eq!(store.db.write(count_and_insert).await.unwrap(), 4, "the door still opens");
    }

    async fn a_commit_that_fails_tells_nobody_of_success(store: TestDb) {
        fail_at_commit_for(&store, "poison");
        let (open, held) = hold_the_door(&store.db);
        let acts: Vec<_> = (0..30)
            .map(|n: u32| {
                let db = store.db.clone();
                let slot = if n == 7 { "poison".to_owned() } else { n.to_string() };
                tokio::spawn(async move {
                    let kept = slot.clone();
                    let outcome = db
                        .write(move |tx| {
                            if slot == "poison" {
                                poison(tx)?;
                            }
                            insert(tx, &slot)
                        })
                        .await;
                    (kept, outcome)
                })
            })
            .collect();
        tokio::task::yield_now().await;
        drop(open);
        drop(held.await);
        let mut told = BTreeSet::new();
        for act in acts {
            let (slot, outcome) = act.await.unwrap();
            match outcome {
                Ok(()) => drop(told.insert(slot)),
                Err(error) => assert!(matches!(error, Error::Unavailable(_)), "{slot}: {error:?}"),
            }
        }
        assert!(!told.contains("poison"));
        assert_eq!(slots(&store.db).await, told, "who was told of success has a row, and nobody else");
        store.db.write(|tx| insert(tx, "after")).await.expect("the door still opens");
    }

    async fn the_same_form_sent_twice_at_once_is_one_act(store: TestDb) {
        let acts: Vec<_> = (0..20)
            .map(|n| {
                let db = store.db.clone();
                tokio::spawn(async move {
                    db.write(move |tx| {
                        once::once(tx, &AccountId::from("anna"), "key", |tx| {
                            insert(tx, &format!("{n}"))?;
                            Ok(format!("/done/{n}"))
                        })
                    })
                    .await
                })
            })
            .collect();
        let mut led_to = BTreeSet::new();
        for act in acts {
            led_to.insert(act.await.unwrap().unwrap());
        }
        assert_eq!((led_to.len(), slots(&store.db).await.len()), (1, 1));
        let other = store.db.write(|tx| once::once(tx, &AccountId::from("berit"), "key", |_| Ok("/other".into()))).await;
        assert_eq!(other.unwrap(), "/other", "one person's key is not another's");
    }

    async fn a_snapshot_does_not_see_what_comes_later(store: TestDb) {
        store.db.write(|tx| insert(tx, "before")).await.unwrap();
        let (look, looked) = mpsc::channel::<()>();
        let (started, has_started) = tokio::sync::oneshot::channel::<()>();
        let reading = {
            let db = store.db.clone();
            tokio::spawn(async move {
                db.snapshot(move |rx| {
                    let first: i64 = job_runs::table.count().get_result(&mut **rx)?;
                    started.send(()).ok();
                    looked.recv().ok();
                    let second: i64 = job_runs::table.count().get_result(&mut **rx)?;
                    Ok((first, second))
                })
                .await
            })
        };
        has_started.await.unwrap();
        store.db.write(|tx| insert(tx, "later")).await.unwrap();
        drop(look);
        assert_eq!(reading.await.unwrap().unwrap(), (1, 1));
    }

    async fn migrations_run_there_and_back(store: EmptyDb) {
        let url = store.url();
        let names = db::run_pending(&url).unwrap();
        assert!(!names.is_empty());
        assert!(db::migrations(&url).unwrap().iter().all(|migration| migration.is_run));
        assert!(db::run_pending(&url).unwrap().is_empty(), "a second run has nothing to do");
        for _ in &names {
            db::revert_last(&url).unwrap();
        }
        assert!(db::migrations(&url).unwrap().iter().all(|migration| !migration.is_run));
        assert_eq!(left_over(&store), Vec::<String>::new(), "what is reverted leaves nothing");
        assert_eq!(db::run_pending(&url).unwrap(), names);
    }
}

/// Makes the commit of the act that writes this slot fail. `SQLite` has no deferred triggers: there [`poison`] leaves a
/// reference that the commit cannot accept.
fn fail_at_commit_for(store: &TestDb, slot: &str) {
    if let DatabaseUrl::Postgres(_) = store.url() {
        store.behind_the_back(&format!(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
               $$ BEGIN RAISE EXCEPTION 'refused at the commit'; END $$;
             CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON job_runs DEFERRABLE INITIALLY DEFERRED
               FOR EACH ROW WHEN (NEW.slot = '{slot}') EXECUTE FUNCTION refuse()"
        ));
    }
}

fn poison(tx: &mut Tx<'_>) -> Result<()> {
    if let Conn::Sqlite(conn) = &mut ***tx {
        diesel::sql_query("PRAGMA defer_foreign_keys = ON").execute(conn)?;
        diesel::sql_query("INSERT INTO recovery_codes (id, account_id, code_hash) VALUES ('r', 'nobody', 'h')")
            .execute(conn)?;
    }
    Ok(())
}

/// Tables, views and functions that are not diesel's own.
fn left_over(store: &EmptyDb) -> Vec<String> {
    match store.url() {
        DatabaseUrl::Sqlite(_) => store.texts(
            "SELECT name AS value FROM sqlite_master
             WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> '__diesel_schema_migrations'",
        ),
        DatabaseUrl::Postgres(_) => store.texts(
            "SELECT relname::text AS value FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
             WHERE nspname = 'public' AND relname NOT LIKE '\\_\\_diesel%'
             UNION ALL
             SELECT proname::text FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'public'
               AND proname NOT LIKE 'diesel%'",
        ),
    }
}
