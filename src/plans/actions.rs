//! What is done with the client's own plans.

use super::store::{self, Row};
use crate::access::ClientSelf;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::ClientId;
use crate::programme::{PlanKind, Worksheet};

const BODY: Place = Place("plans.body");

/// The latest version of a plan, opened.
#[derive(Debug, Clone)]
pub struct OwnPlan {
    /// Which plan it is.
    pub kind: PlanKind,
    /// Its version, from 1.
    pub version: i32,
    /// The exercise that it is written in.
    pub exercise_id: String,
    /// The module version that the exercise belongs to.
    pub content_hash: String,
    /// What is written.
    pub worksheet: Worksheet,
    /// When this version was saved.
    pub saved_at: Moment,
}

/// Saves a plan as a new version and tells which one it is; the same words again stay the version they are.
///
/// # Errors
/// What the database or the seal says.
pub fn save(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    kind: PlanKind,
    exercise_id: &str,
    content_hash: &str,
    worksheet: &Worksheet,
) -> Result<i32> {
    let before = latest(tx, me.client(), kind)?;
    if let Some(before) = &before
        && &before.worksheet == worksheet
        && before.content_hash == content_hash
    {
        return Ok(before.version);
    }
    let id: crate::ids::PlanId = tx.id();
    let text = serde_json::to_string(worksheet).map_err(|error| Error::internal("write a plan", error))?;
    let row = Row {
        body: crypto::seal(tx, me.client(), BODY, id.as_str(), &text)?,
        id,
        client_id: me.client().clone(),
        unit_id: me.unit().clone(),
        kind: kind.as_str().to_owned(),
        version: before.map_or(1, |before| before.version + 1),
        exercise_id: exercise_id.to_owned(),
        content_hash: content_hash.to_owned(),
        created_at: tx.now(),
    };
    store::insert(tx, &row)?;
    let event = Event::PlanSaved { kind: row.kind, version: row.version };
    audit::record(tx, me.by(), Some(me.client()), &event)?;
    Ok(row.version)
}

/// The latest version of one of the client's plans.
///
/// # Errors
/// What the database or the seal says.
pub fn latest(rx: &mut Read<'_>, client: &ClientId, kind: PlanKind) -> Result<Option<OwnPlan>> {
    store::latest(rx, client, kind.as_str())?.map(|row| opened(rx, row, kind)).transpose()
}

/// Every version of the client's plans, oldest first.
///
/// # Errors
/// What the database or the seal says.
pub fn all(rx: &mut Read<'_>, client: &ClientId) -> Result<Vec<OwnPlan>> {
    let rows = store::all(rx, client)?;
    let known = rows.into_iter().filter_map(|row| PlanKind::from_name(&row.kind).map(|kind| (row, kind)));
    known.map(|(row, kind)| opened(rx, row, kind)).collect()
}

fn opened(rx: &mut Read<'_>, row: Row, kind: PlanKind) -> Result<OwnPlan> {
    let text = crypto::open(rx, &row.client_id, BODY, row.id.as_str(), &row.body)?;
    Ok(OwnPlan {
        kind,
        version: row.version,
        exercise_id: row.exercise_id,
        content_hash: row.content_hash,
        worksheet: serde_json::from_str(&text).map_err(|error| Error::internal("read a plan", error))?,
        saved_at: row.created_at,
    })
}
