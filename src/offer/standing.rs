//! How a programme stands in a unit: what is used, and what waits as a draft.

use std::collections::HashSet;
use std::sync::Arc;

use super::store::{self, Change, USED};
use crate::clock::Moment;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::ids::UnitId;
use crate::programme::{Choices, Library, Misfit, Programme};
use crate::treatment;

/// What a unit has changed about a programme.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// The number of the newest change; 0 where there is none.
    pub version: i32,
    /// The choices as they stand, in use or not.
    pub choices: Choices,
    /// Whether they wait to be put in use.
    pub is_draft: bool,
    /// What is used from now on; none where it is the shipped programme and always was.
    pub used: Option<Used>,
}

/// What a unit uses of a programme.
#[derive(Debug, Clone)]
pub struct Used {
    /// The choices.
    pub choices: Choices,
    /// The unit's own version; none where it is the shipped one.
    pub hash: Option<String>,
    /// The shipped version that it was made of.
    pub based_on: String,
    /// Since when.
    pub since: Moment,
}

impl Standing {
    /// What is wrong with the choices in use since the shipped programme has changed; nothing where they still fit. Until
    /// somebody has looked, the unit keeps the version it had.
    pub fn needs_a_look(&self, shipped: &Programme, site: &Library) -> Vec<Misfit> {
        let used = self.used.as_ref().filter(|used| used.hash.is_some() && used.based_on != shipped.hash);
        used.map(|used| used.choices.apply(shipped, site).misfits).unwrap_or_default()
    }
}

/// How the programme stands in the unit.
///
/// # Errors
/// What the database says, or [`Error::Internal`] where a row cannot be read.
pub fn standing(conn: &mut Conn, unit: &UnitId, programme: &str) -> Result<Standing> {
    let Some(newest) = store::newest(conn, unit, programme, None)? else { return Ok(Standing::default()) };
    let used = match newest.state.as_str() {
        USED => Some(newest.clone()),
        _ => store::newest(conn, unit, programme, Some(USED))?,
    };
    let used = used.map(|change| {
        Ok::<_, Error>(Used {
            choices: read(&change)?,
            hash: change.content_hash,
            based_on: change.based_on,
            since: change.made_at,
        })
    });
    Ok(Standing {
        version: newest.version,
        choices: read(&newest)?,
        is_draft: newest.state != USED,
        used: used.transpose()?,
    })
}

/// The choices of a row.
pub(super) fn read(change: &Change) -> Result<Choices> {
    serde_json::from_str(&change.body).map_err(|error| Error::internal("read a unit's choices", error))
}

/// The programmes as the unit offers them now.
///
/// # Errors
/// What the database says.
pub fn of_unit(conn: &mut Conn, unit: &UnitId, shipped: &Library) -> Result<Library> {
    let mut own = Vec::new();
    for (programme, hash) in store::in_use(conn, unit)? {
        if shipped.programme(&programme).is_some() {
            own.push(treatment::programme(conn, &hash)?);
        }
    }
    Ok(shipped.with(&own))
}

/// The programme as the unit offers it now; none where the site has none of this id.
///
/// # Errors
/// What the database says.
pub fn programme(conn: &mut Conn, unit: &UnitId, shipped: &Library, id: &str) -> Result<Option<Arc<Programme>>> {
    let Some(of_site) = shipped.programme(id) else { return Ok(None) };
    match store::in_use(conn, unit)?.get(id) {
        Some(own) => treatment::programme(conn, own).map(Some),
        None => Ok(Some(of_site.clone())),
    }
}

/// Programmes of which the unit uses a version of its own and that the site no longer has, with that version. They are
/// not offered; whoever has begun one goes on with it.
///
/// # Errors
/// What the database says.
pub fn gone(conn: &mut Conn, unit: &UnitId, shipped: &Library) -> Result<Vec<(String, String)>> {
    let used = store::in_use(conn, unit)?;
    Ok(used.into_iter().filter(|(programme, _)| shipped.programme(programme).is_none()).collect())
}

/// The unit's own versions that are in use: programmes and their modules, by hash.
///
/// # Errors
/// What the database says.
pub fn current(conn: &mut Conn, unit: &UnitId) -> Result<HashSet<String>> {
    let mut hashes = HashSet::new();
    for hash in store::in_use(conn, unit)?.into_values() {
        let programme = treatment::programme(conn, &hash)?;
        hashes.extend(programme.modules.iter().map(|module| module.hash.clone()));
        hashes.insert(hash);
    }
    Ok(hashes)
}
