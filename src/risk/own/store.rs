//! Rows of what units have changed about the flag rules.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, UnitId, UnitRulesId};
use crate::schema::unit_rules;

/// One change of a unit to the rules.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = unit_rules)]
pub struct Change {
    /// The change.
    pub id: UnitRulesId,
    /// The unit.
    pub unit_id: UnitId,
    /// Counts the unit's changes, from 1.
    pub version: i32,
    /// The rule that was changed; where changes were put into new shipped rules, those that no longer fitted.
    pub rule: String,
    /// All changes as they stand, as JSON.
    pub body: String,
    /// Why.
    pub why: String,
    /// The shipped rules that they were made for.
    pub based_on: String,
    /// The rules that came of it; the shipped ones where nothing is changed any more.
    pub content_hash: String,
    /// Who; none where changes were put into new shipped rules.
    pub made_by: Option<AccountId>,
    /// When.
    pub made_at: Moment,
}

pub(super) fn insert(conn: &mut Conn, change: &Change) -> QueryResult<usize> {
    diesel::insert_into(unit_rules::table).values(change).execute(conn)
}

/// The unit's newest change.
pub(super) fn newest(conn: &mut Conn, unit: &UnitId) -> QueryResult<Option<Change>> {
    unit_rules::table
        .filter(unit_rules::unit_id.eq(unit.as_str()))
        .order(unit_rules::version.desc())
        .select(Change::as_select())
        .first(conn)
        .optional()
}

/// All changes of some units, the newest of each last.
pub(super) fn of_units(conn: &mut Conn, units: &[&str]) -> QueryResult<Vec<Change>> {
    unit_rules::table
        .filter(unit_rules::unit_id.eq_any(units))
        .order((unit_rules::unit_id.asc(), unit_rules::version.asc()))
        .select(Change::as_select())
        .load(conn)
}

/// The unit's changes, the newest first.
///
/// # Errors
/// What the database says.
pub fn list(conn: &mut Conn, unit: &UnitId, limit: i64) -> QueryResult<Vec<Change>> {
    unit_rules::table
        .filter(unit_rules::unit_id.eq(unit.as_str()))
        .order(unit_rules::version.desc())
        .limit(limit)
        .select(Change::as_select())
        .load(conn)
}
