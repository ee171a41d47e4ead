//! What the machine itself can do, measured in the same run with the same settings: a ratio outlives the machine.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use andrum::db::Db;
use andrum::ids::{ClientId, OccasionId, ResponseId};
use andrum::schema::responses;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use serde::Serialize;

use crate::load::{CONNECTIONS, Limit, Measured};
use crate::report::Size;
use crate::shared::Result;
use crate::shared::database::{Database, postgres};

/// The settings of the service's own writer (`src/db/pool.rs`).
const SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;";

const TABLE: &str = "CREATE TABLE raw_inserts (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL)";

/// As long as the answers of a form.
const BODY: &str = r#"{"q1":1,"q2":1,"q3":1,"q4":0,"q5":0,"q6":0,"q7":0,"q8":0,"q9":0,"q10":0}"#;

/// Rows read at once for the dump.
const PAGE: i64 = 5000;

/// The database without the service.
#[derive(Debug, Serialize)]
pub struct Limits {
    /// Single rows, each durable before the next: on one connection in `SQLite`, on eight in `PostgreSQL`.
    pub inserts: Measured,
    /// Whether the database promises that a commit survives a power cut.
    pub is_durable: bool,
}

/// A plain SELECT written as CSV.
#[derive(Debug, Serialize)]
pub struct Dump {
    /// How many rows.
    pub rows: u64,
    /// From the first to the last.
    pub seconds: f64,
}

/// Single durable inserts.
pub async fn measure(database: &Database, size: Size) -> Result<Limits> {
    let (url, path) = (database.url.clone(), database.path());
    let limit = size.inserts;
    let work = move || match path {
        Some(path) => on_file(&path.with_extension("raw"), limit),
        None => on_server(&url, limit),
    };
    Ok(tokio::task::spawn_blocking(work).await??)
}

fn on_file(path: &Path, limit: Limit) -> std::result::Result<Limits, String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).map_err(|error| said(&error))?;
    conn.batch_execute(SETTINGS).and_then(|()| conn.batch_execute(TABLE)).map_err(|error| said(&error))?;
    let begun = Instant::now();
    let took = inserts(limit, "a", |statement| conn.batch_execute(statement)).map_err(|error| said(&error))?;
    Ok(Limits { inserts: Measured::of(took, begun.elapsed(), 0), is_durable: true })
}

fn on_server(url: &str, limit: Limit) -> std::result::Result<Limits, String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let mut conn = postgres(url).map_err(|error| said(&error))?;
    conn.batch_execute(TABLE).map_err(|error| said(&error))?;
    let is_durable = ["fsync", "synchronous_commit"].iter().all(|name| {
        let asked = diesel::select(diesel::dsl::sql::<diesel::sql_types::Text>(&format!("current_setting('{name}')")));
        asked.get_result::<String>(&mut conn).is_ok_and(|value| value == "on")
    });
    let each = Limit { times: limit.times / CONNECTIONS, ..limit };
    let begun = Instant::now();
    let one = |n: usize| {
        let mut conn = postgres(url).map_err(|error| said(&error))?;
        inserts(each, &n.to_string(), |statement| conn.batch_execute(statement)).map_err(|error| said(&error))
    };
    let took: Vec<Duration> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..CONNECTIONS).map(|n| scope.spawn(move || one(n))).collect();
        let ended = running.into_iter().map(|one| one.join().map_err(|_| "an insert panicked".to_owned())?);
        ended.collect::<std::result::Result<Vec<_>, _>>().map(|all| all.concat())
    })?;
    let all = begun.elapsed();
    conn.batch_execute("DROP TABLE raw_inserts").map_err(|error| said(&error))?;
    Ok(Limits { inserts: Measured::of(took, all, 0), is_durable })
}

fn inserts(limit: Limit, who: &str, mut run: impl FnMut(&str) -> QueryResult<()>) -> QueryResult<Vec<Duration>> {
    let (begun, mut took) = (Instant::now(), Vec::with_capacity(limit.times));
    while took.len() < limit.times && begun.elapsed() < limit.time {
        let asked = Instant::now();
        run(&format!("INSERT INTO raw_inserts VALUES ('{who}-{}', '{BODY}')", took.len()))?;
        took.push(asked.elapsed());
    }
    Ok(took)
}

/// Every response with its answers, in the order of its identifier.
pub async fn dump(db: &Db, folder: &Path) -> Result<Dump> {
    let path = folder.join("dump.csv");
    let begun = Instant::now();
    let rows = db
        .snapshot(move |rx| {
            let unwritable = |error: csv::Error| andrum::error::Error::internal("write the dump", error);
            let mut sheet = csv::Writer::from_path(&path).map_err(unwritable)?;
            let (mut last, mut rows) = (ResponseId::from(String::new()), 0_u64);
            loop {
                let page = page(rx, &last)?;
                let Some(end) = page.last() else { break };
                last = end.0.clone();
                for (id, occasion, client, instrument, answers) in &page {
                    let cells = [id.as_str(), occasion.as_str(), client.as_str(), instrument, answers];
                    sheet.write_record(cells).map_err(unwritable)?;
                    rows += 1;
                }
            }
            let file = sheet.into_inner().map_err(|error| unwritable(error.into_error().into()))?;
            let mut file = file;
            file.flush().map_err(|error| unwritable(error.into()))?;
            Ok(rows)
        })
        .await?;
    Ok(Dump { rows, seconds: begun.elapsed().as_secs_f64() })
}

type Row = (ResponseId, OccasionId, ClientId, String, String);

fn page(conn: &mut andrum::db::Conn, after: &ResponseId) -> QueryResult<Vec<Row>> {
    responses::table
        .filter(responses::id.gt(after.as_str()))
        .order(responses::id.asc())
        .limit(PAGE)
        .select((
            responses::id,
            responses::occasion_id,
            responses::client_id,
            responses::instrument_id,
            responses::answers,
        ))
        .load(conn)
}
