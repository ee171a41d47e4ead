//! Rows of what units have changed about programmes.

use std::collections::{BTreeMap, HashSet};

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, UnitContentId, UnitId};
use crate::schema::{unit_content_versions, unit_contents};

/// One change of a unit to a programme.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = unit_contents)]
pub(super) struct Change {
    pub(super) id: UnitContentId,
    pub(super) unit_id: UnitId,
    pub(super) programme_id: String,
    /// Counts the unit's changes to the programme, from 1.
    pub(super) version: i32,
    /// [`DRAFT`] or [`USED`].
    pub(super) state: String,
    /// The choices as JSON.
    pub(super) body: String,
    /// The shipped version that they were made for.
    pub(super) based_on: String,
    /// The version that is used; none for a draft, and where it is the shipped one.
    pub(super) content_hash: Option<String>,
    /// None where choices were applied again at start.
    pub(super) made_by: Option<AccountId>,
    pub(super) made_at: Moment,
}

pub(super) const DRAFT: &str = "draft";
pub(super) const USED: &str = "used";

pub(super) fn insert(conn: &mut Conn, change: &Change) -> QueryResult<usize> {
    diesel::insert_into(unit_contents::table).values(change).execute(conn)
}

/// The unit's newest change to the programme, of any state or of this one.
pub(super) fn newest(
    conn: &mut Conn,
    unit: &UnitId,
    programme: &str,
    state: Option<&str>,
) -> QueryResult<Option<Change>> {
    let states = state.map_or_else(|| vec![DRAFT, USED], |state| vec![state]);
    unit_contents::table
        .filter(unit_contents::unit_id.eq(unit.as_str()))
        .filter(unit_contents::programme_id.eq(programme))
        .filter(unit_contents::state.eq_any(states))
        .order(unit_contents::version.desc())
        .select(Change::as_select())
        .first(conn)
        .optional()
}

/// The programmes of which the unit uses a version of its own, with that version.
pub(super) fn in_use(conn: &mut Conn, unit: &UnitId) -> QueryResult<BTreeMap<String, String>> {
    let used: Vec<(String, Option<String>)> = unit_contents::table
        .filter(unit_contents::unit_id.eq(unit.as_str()))
        .filter(unit_contents::state.eq(USED))
        .order((unit_contents::programme_id.asc(), unit_contents::version.asc()))
        .select((unit_contents::programme_id, unit_contents::content_hash))
        .load(conn)?;
    // Later versions take the place of earlier ones; the last one says what holds.
    let newest: BTreeMap<String, Option<String>> = used.into_iter().collect();
    Ok(newest.into_iter().filter_map(|(programme, hash)| Some((programme, hash?))).collect())
}

/// Every unit and programme of which something was ever used.
pub(super) fn changed(conn: &mut Conn) -> QueryResult<Vec<(UnitId, String)>> {
    unit_contents::table
        .filter(unit_contents::state.eq(USED))
        .select((unit_contents::unit_id, unit_contents::programme_id))
        .distinct()
        .order((unit_contents::unit_id.asc(), unit_contents::programme_id.asc()))
        .load(conn)
}

pub(super) fn insert_version(conn: &mut Conn, unit: &UnitId, hash: &str) -> QueryResult<usize> {
    diesel::insert_into(unit_content_versions::table)
        .values((unit_content_versions::unit_id.eq(unit.as_str()), unit_content_versions::content_hash.eq(hash)))
        .execute(conn)
}

/// The units that have made this version; none where it was shipped.
pub(super) fn makers(conn: &mut Conn, hash: &str) -> QueryResult<Vec<UnitId>> {
    unit_content_versions::table
        .filter(unit_content_versions::content_hash.eq(hash))
        .select(unit_content_versions::unit_id)
        .load(conn)
}

/// What is shipped belongs to everybody, also where a unit had made the same before.
pub(super) fn delete_version(conn: &mut Conn, hash: &str) -> QueryResult<usize> {
    diesel::delete(unit_content_versions::table.filter(unit_content_versions::content_hash.eq(hash))).execute(conn)
}

/// Those of some versions that other units have made and this one has not, which it does not see.
///
/// # Errors
/// What the database says.
pub fn foreign(conn: &mut Conn, unit: &UnitId, hashes: &[&str]) -> QueryResult<HashSet<String>> {
    let made: Vec<(UnitId, String)> = unit_content_versions::table
        .filter(unit_content_versions::content_hash.eq_any(hashes))
        .select((unit_content_versions::unit_id, unit_content_versions::content_hash))
        .load(conn)?;
    let (own, others): (Vec<_>, Vec<_>) = made.into_iter().partition(|(maker, _)| maker == unit);
    let own: HashSet<String> = own.into_iter().map(|(_, hash)| hash).collect();
    Ok(others.into_iter().map(|(_, hash)| hash).filter(|hash| !own.contains(hash)).collect())
}
