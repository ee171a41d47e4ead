//! `andrum audit`: the log, checked or written out.

use std::io;

use clap::{Args, Subcommand};
use serde_json::json;

use super::output::{Failure, Outcome, Result, ended_by_reader, put, put_json, say};
use super::settings::{self, Flags};
use crate::audit::{self, By, Chain, Event, Row};
use crate::db::Db;

/// Events per statement.
const PAGE: i64 = 1000;
const COLUMNS: [&str; 10] =
    ["seq", "at", "actor_id", "role", "unit_id", "client_id", "event", "detail", "previous", "hash"];

#[derive(Debug, Args)]
pub(super) struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check that every event follows from the one before; exit code 3 where one does not
    Verify {
        /// For machines
        #[arg(long)]
        json: bool,
    },
    /// Write all events as CSV to standard output; the reading is an event itself
    Export,
}

impl Audit {
    pub(super) fn run(self, flags: Flags) -> Result {
        let settings = flags.settings(None)?;
        let runtime = settings::runtime()?;
        let db = settings::open_migrated(&settings, settings::keyless_site()?)?;
        match self.what {
            What::Verify { json } => {
                let chain = runtime.block_on(db.snapshot(|rx| audit::verify(rx)))?;
                tell(&chain, json)
            }
            What::Export => {
                runtime.block_on(export(&db))?;
                Ok(Outcome::Done)
            }
        }
    }
}

fn tell(chain: &Chain, json: bool) -> Result {
    let (value, line, outcome) = match chain {
        Chain::Whole { events, head } => (
            json!({ "whole": true, "events": events, "head": head }),
            format!("whole: {events} events, head {head}"),
            Outcome::Done,
        ),
        Chain::Broken { seq } => (
            json!({ "whole": false, "broken_at": seq }),
            format!("broken: event {seq} does not follow from the one before"),
            Outcome::Faults,
        ),
    };
    if json {
        put_json(&value)?;
    } else {
        put(&line)?;
    }
    Ok(outcome)
}

/// Written page by page, so that a log of any length fits. The act is logged even where the reader closes early.
async fn export(db: &Db) -> Result<()> {
    let mut csv = csv::Writer::from_writer(io::stdout());
    let mut outcome = csv.write_record(COLUMNS).map_err(plain);
    let (mut last, mut events) = (0, 0);
    while outcome.is_ok() {
        let rows = db.read(move |rx| Ok(audit::after(rx, last, PAGE)?)).await?;
        let Some(end) = rows.last().map(|row| row.seq) else { break };
        last = end;
        events += rows.len();
        outcome = rows.iter().try_for_each(|row| write(&mut csv, row));
    }
    let outcome = outcome.and_then(|()| csv.flush());
    let by = By { account: None, role: "operator", unit: None };
    db.write(move |tx| audit::record(tx, &by, None, &Event::LogRead { events })).await?;
    say(&format!("{events} events"));
    ended_by_reader(outcome).map_err(|failure| Failure(format!("the log was not written whole: {failure}")))
}

fn write(csv: &mut csv::Writer<io::Stdout>, row: &Row) -> io::Result<()> {
    let or_none = |field: &Option<String>| field.clone().unwrap_or_default();
    let fields = [
        row.seq.to_string(),
        row.at.and_utc().to_rfc3339(),
        or_none(&row.actor_id),
        row.role.clone(),
        or_none(&row.unit_id),
        or_none(&row.client_id),
        row.event.clone(),
        row.detail.clone(),
        row.previous.clone(),
        row.hash.clone(),
    ];
    csv.write_record(&fields).map_err(plain)
}

/// The writer's own error beneath, whose kind tells a closed pipe from a full disk.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
