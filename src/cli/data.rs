//! Commands that open the site's database, do one thing and say what they did.

use super::output::{Failure, Outcome, Result, put, say};
use super::progress::Bar;
use super::settings::{self, Flags};
use super::{export, study, token, unit, user};
use crate::accounts;
use crate::api;
use crate::db::Db;
use crate::texts::Texts;

/// The database with the site's own keys, its migrations having run.
fn open(flags: Flags) -> Result<(Db, String)> {
    let settings = flags.settings(None)?;
    let db = settings::open_migrated(&settings, settings::site(&settings)?)?;
    Ok((db, settings.web.base_url))
}

/// Data to stdout, talk to stderr; nothing where there is nothing to say.
fn tell(data: &str, talk: &str) -> Result {
    if !data.is_empty() {
        put(data)?;
    }
    if !talk.is_empty() {
        say(talk);
    }
    Ok(Outcome::Done)
}

pub(super) fn unit(flags: Flags, command: unit::Command) -> Result {
    let (db, _) = open(flags)?;
    let said = settings::runtime()?.block_on(unit::run(&db, command)).map_err(Failure)?;
    tell(&said, "")
}

pub(super) fn study(flags: Flags, command: study::Command) -> Result {
    let (db, _) = open(flags)?;
    let said = settings::runtime()?.block_on(study::run(&db, command)).map_err(Failure)?;
    tell(&said, "")
}

pub(super) fn user(flags: Flags, command: user::Command) -> Result {
    let (db, base_url) = open(flags)?;
    let said = settings::runtime()?.block_on(user::run(&db, &base_url, command)).map_err(Failure)?;
    tell(&said.data, &said.talk)
}

pub(super) fn token(flags: Flags, command: token::Command) -> Result {
    let (db, _) = open(flags)?;
    let said = settings::runtime()?.block_on(token::run(&db, command, accounts::actions::find_by_sign_in))?;
    tell(&said.data, &said.talk)
}

pub(super) fn export(flags: Flags, args: &export::Args) -> Result {
    let (db, _) = open(flags)?;
    let texts = Texts::load().map_err(|faults| Failure(faults.join("\n")))?;
    let bar = Bar::endless("exporting");
    let said = settings::runtime()?.block_on(export::run(&db, &texts, args));
    bar.clear();
    tell(&said.map_err(|fault| Failure(fault.to_string()))?, "")
}

pub(super) fn openapi() -> Result {
    let text = serde_json::to_string_pretty(&api::description())
        .map_err(|error| Failure(format!("the description cannot be written: {error}")))?;
    tell(&text, "")
}
