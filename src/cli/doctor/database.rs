//! The database: whether it answers, is whole and of this version, and whether the keys open what is in it.

use chrono::NaiveDate;

use super::super::settings;
use super::{Line, fault_of, machine, ok, upkeep};
use crate::accounts;
use crate::config::{DatabaseUrl, Settings};
use crate::crypto;
use crate::db::{self, Db, Migration, Read, health};
use crate::error::{Error, Result};
use crate::units;

/// Above this a file is not read through here: it would take minutes.
const READ_THROUGH: u64 = 8 << 30;

/// Everything that needs the database, and the machine beside it.
pub(super) async fn examine(settings: &Settings) -> Vec<Line> {
    if !exists(&settings.database.url) {
        let missing = fault_of("database", "the file does not exist; run: andrum migrate run");
        return vec![machine::clock(settings, None, None), machine::disk(settings, None), missing];
    }
    let opened = db::migrations(&settings.database.url)
        .and_then(|migrations| Ok((migrations, Db::open(&settings.database.url, site(settings)?)?)));
    let (migrations, db) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            let silent = fault_of("database", error.to_string());
            return vec![machine::clock(settings, None, None), machine::disk(settings, None), silent];
        }
    };
    let time = db.read(health::server_time).await.ok().flatten();
    let size = db.read(health::size).await.ok();
    let mut lines = vec![machine::clock(settings, time, written_on(&migrations)), machine::disk(settings, size)];
    lines.push(answers(&db).await);
    lines.push(integrity(&db, size).await);
    let pending = migrations.iter().filter(|migration| !migration.is_run).count();
    if pending > 0 {
        lines.push(fault_of("migrations", format!("{pending} have not run; run: andrum migrate run")));
        return lines;
    }
    lines.push(ok("migrations", format!("all {} have run", migrations.len())));
    if settings::key_faults(settings).is_empty() {
        lines.push(opening(&db).await);
    }
    lines.extend(upkeep::examine(&db).await);
    lines
}

/// Looking must not make the database: opening an absent `SQLite` file would.
fn exists(url: &DatabaseUrl) -> bool {
    match url {
        DatabaseUrl::Sqlite(path) => path.is_file(),
        DatabaseUrl::Postgres(_) => true,
    }
}

/// With the site's own keys where it has them, so that they can be tried.
fn site(settings: &Settings) -> Result<db::Site> {
    let site = settings::site(settings).or_else(|_| settings::keyless_site());
    site.map_err(|failure| Error::fault(failure.to_string()))
}

/// The date in the name of the newest migration.
fn written_on(migrations: &[Migration]) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(migrations.last()?.name.get(..10)?, "%Y-%m-%d").ok()
}

async fn answers(db: &Db) -> Line {
    match db.read(health::version).await {
        Err(error) => fault_of("database", error.to_string()),
        Ok((name, Some(major))) if major < health::OLDEST_SERVER => {
            fault_of("database", format!("{name}; accepted: PostgreSQL {} or later", health::OLDEST_SERVER))
        }
        Ok((name, _)) => ok("database", format!("{name} answers")),
    }
}

async fn integrity(db: &Db, size: Option<u64>) -> Line {
    if db.is_shared() {
        return ok("integrity", "PostgreSQL looks after its own pages");
    }
    if size.is_some_and(|size| size > READ_THROUGH) {
        return ok("integrity", "too large to be read through here; PRAGMA quick_check at a quiet hour does it");
    }
    match db.read(health::broken_pages).await {
        Err(error) => fault_of("integrity", error.to_string()),
        Ok(broken) if broken.is_empty() => ok("integrity", "every page of the file holds"),
        Ok(broken) => fault_of("integrity", format!("restore a backup: {}", broken.join("; "))),
    }
}

/// Whether the keys at hand open what was sealed here: of each key one client's, and one colleague's name.
async fn opening(db: &Db) -> Line {
    match db.read(|rx| Ok((crypto::keys_that_do_not_open(rx)?, names_open(rx)?))).await {
        Err(error) => fault_of("sealed text", error.to_string()),
        Ok((closed, _)) if !closed.is_empty() => fault_of(
            "sealed text",
            format!(
                "ANDRUM_FIELD_KEYS does not open what was sealed under {}; accepted: the same keys as then",
                closed.join(", ")
            ),
        ),
        Ok((_, false)) => fault_of(
            "sealed text",
            "ANDRUM_FIELD_KEYS does not open a colleague's name; accepted: the same keys as then",
        ),
        Ok((_, true)) => ok("sealed text", "the field keys open it"),
    }
}

fn names_open(rx: &mut Read<'_>) -> Result<bool> {
    let now = rx.now();
    for unit in units::list(rx)? {
        if let Some(member) = accounts::members_of_unit(rx, &unit.id, now, false)?.first()
            && accounts::actions::name(rx, &member.account).is_err()
        {
            return Ok(false);
        }
    }
    Ok(true)
}
