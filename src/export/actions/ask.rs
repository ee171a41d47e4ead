//! Asking for an export, and fetching one that was made: both with a second factor that was given a short while ago.

use chrono::TimeDelta;

use super::super::format::Format;
use super::super::rules;
use super::super::store::{self, NewExport, State};
use super::make::record;
use crate::access::{Proved, StudyData};
use crate::audit::{self, Event};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::ExportId;

/// Asks for an export. The log names it before a row is read.
///
/// # Errors
/// [`Error::Invalid`] where too much was asked for already, or what the database says.
pub fn ask(tx: &mut Tx<'_>, data: &StudyData, _: &Proved, format: Format) -> Result<ExportId> {
    let now = tx.now();
    let under_way = store::count_under_way(tx, data.study())?;
    let since_yesterday = match &data.by().account {
        Some(account) => store::count_asked(tx, account, now - TimeDelta::days(1))?,
        None => 0,
    };
    if let Some(key) = rules::refusal(under_way, since_yesterday) {
        return Err(Error::field("format", key));
    }
    let id: ExportId = tx.id();
    store::insert(tx, &NewExport::of(&id, data, format, now))?;
    record(tx, data, format, id.as_str())?;
    Ok(id)
}

/// An export whose file may be sent.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The export.
    pub id: ExportId,
    /// The identifier that the same data give again.
    pub provenance: String,
}

/// Writes down that a kept export is fetched.
///
/// # Errors
/// [`Error::NotFound`] where the study has none of that name or it was not made, [`Error::Conflict`] where it is no
/// longer kept, or what the database says.
pub fn fetch(tx: &mut Tx<'_>, data: &StudyData, _: &Proved, id: &ExportId) -> Result<Kept> {
    let export = store::find(tx, data.study(), id)?.ok_or(Error::NotFound)?;
    match (export.state(), export.provenance) {
        (State::Done, Some(provenance)) => {
            let event = Event::ExportFetched { study: data.code().to_owned(), export: provenance.clone() };
            audit::record(tx, data.by(), None, &event)?;
            Ok(Kept { id: export.id, provenance })
        }
        (State::Expired, _) => Err(Error::Conflict("export-conflict-expired")),
        _ => Err(Error::NotFound),
    }
}
