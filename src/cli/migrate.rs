//! `andrum migrate`: the shape of the database.

use clap::{Args, Subcommand};
use serde_json::json;

use super::output::{Failure, Outcome, Result, put, put_json, say};
use super::settings::Flags;
use crate::config::DatabaseUrl;
use crate::db;

#[derive(Debug, Args)]
pub(super) struct Migrate {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List every migration and whether it has run
    Status {
        /// For machines
        #[arg(long)]
        json: bool,
    },
    /// Run what has not run
    Run,
    /// Revert the last one that ran
    Revert,
}

impl Migrate {
    pub(super) fn run(self, flags: Flags) -> Result {
        let url = flags.settings(None)?.database.url;
        match self.what {
            What::Status { json } => status(&url, json)?,
            What::Run => {
                let pending: Vec<_> = db::migrations(&url)?.into_iter().filter(|one| !one.is_run).collect();
                if pending.is_empty() {
                    say("nothing to run");
                }
                db::run_pending(&url)?;
                pending.iter().try_for_each(|one| put(&format!("ran {}", one.name)))?;
            }
            What::Revert => put(&format!("reverted {}", revert(&url)?))?,
        }
        Ok(Outcome::Done)
    }
}

fn status(url: &DatabaseUrl, json: bool) -> Result<()> {
    let migrations = db::migrations(url)?;
    if json {
        let rows: Vec<_> = migrations.iter().map(|one| json!({ "name": one.name, "run": one.is_run })).collect();
        return put_json(&json!(rows));
    }
    migrations
        .iter()
        .try_for_each(|one| put(&format!("{} {}", if one.is_run { "run    " } else { "pending" }, one.name)))
}

fn revert(url: &DatabaseUrl) -> Result<String> {
    let last = db::migrations(url)?.into_iter().rev().find(|migration| migration.is_run);
    let last = last.ok_or_else(|| Failure("there is no migration to revert".to_owned()))?;
    db::revert_last(url)?;
    Ok(last.name)
}
