//! `andrum backup`: everything in one sealed file, and back.

use std::path::{Path, PathBuf};

use age::x25519::Identity;
use clap::{Args, Subcommand};
use serde_json::json;

use super::output::{Failure, Outcome, Result, put, put_json, say};
use super::progress::Bar;
use super::settings::{self, Flags};
use crate::audit::Chain;
use crate::backup::actions::{self, Keys, Place, Progress};
use crate::backup::{self, Fault};
use crate::config::DatabaseUrl;
use crate::db::Db;

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write the whole database into one file that only the owners of the keys can open; the site may go on running
    Create(Create),
    /// Check that a backup is whole; with its key, every row of it
    Verify(Verify),
    /// Restore a backup into an empty place and compare it row by row
    Restore(Restore),
}

#[derive(Debug, Args)]
struct Create {
    /// The file to make, or a folder for it
    #[arg(long, value_name = "DIR|FILE")]
    to: PathBuf,
    /// A public key, age1…; may be given more than once
    #[arg(long = "recipient", value_name = "KEY", required_unless_present = "recipient_files")]
    recipients: Vec<String>,
    /// A file with a public key on each line; may be given more than once
    #[arg(long = "recipient-file", value_name = "FILE")]
    recipient_files: Vec<PathBuf>,
    /// For machines
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Verify {
    /// The backup
    file: PathBuf,
    /// The file with the private key; without it only the checksum, the beginning and the length are looked at
    #[arg(long, value_name = "FILE")]
    identity_file: Option<PathBuf>,
    /// For machines
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Restore {
    /// The backup
    file: PathBuf,
    #[arg(
        long,
        value_name = "DIR",
        required_unless_present = "into_database",
        conflicts_with = "into_database",
        help = "A folder that does not exist yet or is empty: a site on SQLite"
    )]
    into: Option<PathBuf>,
    #[arg(long, help = "The empty database that ANDRUM_DATABASE_URL names: a site on PostgreSQL")]
    into_database: bool,
    /// The file with the private key
    #[arg(long, value_name = "FILE")]
    identity_file: PathBuf,
    /// For machines
    #[arg(long)]
    json: bool,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self(fault.to_string())
    }
}

impl Backup {
    pub(super) fn run(self, flags: Flags) -> Result {
        match self.what {
            What::Create(create) => create.run(flags),
            What::Verify(verify) => verify.run(),
            What::Restore(restore) => restore.run(flags),
        }
    }
}

/// A bar, and what moves it.
fn watched(word: &'static str) -> (Bar, Progress) {
    let bar = Bar::new(word);
    let moved = bar.clone();
    (bar, Box::new(move |done, total| moved.show(done, total)))
}

impl Create {
    fn run(self, flags: Flags) -> Result {
        let recipients = backup::recipients(&self.recipients, &self.recipient_files)?;
        let settings = flags.settings(None)?;
        if let DatabaseUrl::Sqlite(path) = &settings.database.url
            && !path.is_file()
        {
            return Err(Fault::NoSite(path.display().to_string()).into());
        }
        let db = Db::open(&settings.database.url, settings::keyless_site()?)?;
        let (bar, progress) = watched("backing up");
        let made = settings::runtime()?.block_on(actions::create(&db, &self.to, recipients, progress));
        bar.clear();
        let made = made?;
        if self.json {
            put_json(&json!({
                "file": made.file.path, "bytes": made.file.bytes, "sha256": made.file.sha256,
                "tables": made.tables, "rows": made.rows,
            }))?;
            return Ok(Outcome::Done);
        }
        put(&made.file.path.display().to_string())?;
        say(&format!("{} rows of {} tables in {} bytes", made.rows, made.tables, made.file.bytes));
        Ok(Outcome::Done)
    }
}

/// The private keys of a file, and its name.
fn identities(path: &Path) -> Result<(Vec<Identity>, String)> {
    Ok((backup::identities(path)?, path.display().to_string()))
}

impl Verify {
    fn run(self) -> Result {
        let opened = self.identity_file.as_deref().map(identities).transpose()?;
        let keys = opened.as_ref().map(|(identities, place)| Keys { identities, place });
        let (bar, progress) = watched("verifying");
        let verified = actions::verify(&self.file, keys.as_ref(), progress);
        bar.clear();
        let verified = verified?;
        let (outside, inside) = (&verified.outside, &verified.inside);
        if self.json {
            put_json(&json!({
                "whole": inside.as_ref().map(|_| true), "bytes": outside.bytes, "checksum": outside.has_checksum,
                "software": inside.as_ref().map(|it| &it.software), "back_end": inside.as_ref().map(|it| &it.back_end),
                "made_at": inside.as_ref().map(|it| it.made_at.and_utc()), "tables": inside.as_ref().map(|it| it.tables),
                "rows": inside.as_ref().map(|it| it.rows),
            }))?;
            return Ok(Outcome::Done);
        }
        match inside {
            Some(inside) => put(&format!("whole: {}", sentence(inside)))?,
            None if outside.has_checksum => {
                put("the file is the one that was written; only its private key shows what is in it")?;
            }
            None => put("beginning and length fit; no checksum stands beside it, and only its private key shows more")?,
        }
        Ok(Outcome::Done)
    }
}

fn sentence(inside: &actions::Inside) -> String {
    let actions::Inside { software, back_end, made_at, tables, rows } = inside;
    format!("{rows} rows of {tables} tables, made {made_at} UTC by Andrum {software} on {back_end}")
}

impl Restore {
    fn run(self, flags: Flags) -> Result {
        let (identities, place) = identities(&self.identity_file)?;
        let into = match self.into {
            Some(folder) => Place::Folder(folder),
            None => Place::Database(shared_database(flags)?),
        };
        let (bar, progress) = watched("restoring");
        let keys = Keys { identities: &identities, place: &place };
        let restored = actions::restore(&self.file, &keys, &into, progress);
        bar.clear();
        let restored = restored?;
        let broken_at = match &restored.log {
            Chain::Whole { .. } => None,
            Chain::Broken { seq } => Some(*seq),
        };
        if self.json {
            let inside = &restored.inside;
            put_json(&json!({
                "rows": inside.rows, "tables": inside.tables, "made_at": inside.made_at.and_utc(),
                "equal": true, "log_whole": broken_at.is_none(), "log_broken_at": broken_at,
            }))?;
        } else {
            put(&format!("restored and compared: {}", sentence(&restored.inside)))?;
        }
        match broken_at {
            None => {
                say("The field keys and the secret key are not in a backup; the site needs those that it had.");
                Ok(Outcome::Done)
            }
            Some(seq) => {
                say(&format!("The log was broken before the backup: event {seq} does not follow from the one before."));
                Ok(Outcome::Faults)
            }
        }
    }
}

/// A database of several tables cannot be put in place as a folder is: it must be a shared one, and empty.
fn shared_database(flags: Flags) -> Result<DatabaseUrl> {
    match flags.settings(None)?.database.url {
        url @ DatabaseUrl::Postgres(_) => Ok(url),
        DatabaseUrl::Sqlite(_) => Err(Failure(
            "--into-database: ANDRUM_DATABASE_URL names no server; accepted: postgres://…, or --into DIR for SQLite"
                .to_owned(),
        )),
    }
}
