//! Rows of spot checks.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, SpotCheckEntryId, SpotCheckId, UnitId};
use crate::schema::{spot_check_entries, spot_checks};

/// A spot check of a unit's log.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = spot_checks)]
pub(super) struct SpotCheck {
    pub(super) id: SpotCheckId,
    pub(super) unit_id: UnitId,
    pub(super) drawn_by: AccountId,
    pub(super) drawn_at: Moment,
    pub(super) from_at: Moment,
    pub(super) until_at: Moment,
    /// How many readings it was drawn from.
    pub(super) readings: i32,
    pub(super) signed_by: Option<AccountId>,
    pub(super) signed_at: Option<Moment>,
}

/// One reading of a spot check.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = spot_check_entries)]
pub(super) struct Entry {
    pub(super) id: SpotCheckEntryId,
    pub(super) check_id: SpotCheckId,
    pub(super) position: i32,
    pub(super) event_seq: i64,
    pub(super) verdict: Option<String>,
    pub(super) note: Option<Vec<u8>>,
    pub(super) judged_by: Option<AccountId>,
    pub(super) judged_at: Option<Moment>,
}

pub(super) fn insert_check(conn: &mut Conn, check: &SpotCheck) -> QueryResult<usize> {
    diesel::insert_into(spot_checks::table).values(check).execute(conn)
}

pub(super) fn insert_entry(conn: &mut Conn, entry: &Entry) -> QueryResult<usize> {
    diesel::insert_into(spot_check_entries::table).values(entry).execute(conn)
}

/// The spot check of that unit; `NotFound` elsewhere.
pub(super) fn get(conn: &mut Conn, unit: &UnitId, check: &SpotCheckId) -> QueryResult<SpotCheck> {
    spot_checks::table
        .find(check.as_str())
        .filter(spot_checks::unit_id.eq(unit.as_str()))
        .select(SpotCheck::as_select())
        .first(conn)
}

/// The newest spot checks of a unit.
pub(super) fn list(conn: &mut Conn, unit: &UnitId, limit: i64) -> QueryResult<Vec<SpotCheck>> {
    spot_checks::table
        .filter(spot_checks::unit_id.eq(unit.as_str()))
        .order((spot_checks::drawn_at.desc(), spot_checks::id.asc()))
        .limit(limit)
        .select(SpotCheck::as_select())
        .load(conn)
}

pub(super) fn entries(conn: &mut Conn, check: &SpotCheckId) -> QueryResult<Vec<Entry>> {
    spot_check_entries::table
        .filter(spot_check_entries::check_id.eq(check.as_str()))
        .order(spot_check_entries::position.asc())
        .select(Entry::as_select())
        .load(conn)
}

/// The verdicts on the readings of some spot checks.
pub(super) fn verdicts(conn: &mut Conn, checks: &[&str]) -> QueryResult<Vec<(SpotCheckId, Option<String>)>> {
    spot_check_entries::table
        .filter(spot_check_entries::check_id.eq_any(checks))
        .select((spot_check_entries::check_id, spot_check_entries::verdict))
        .load(conn)
}

pub(super) fn judge(
    conn: &mut Conn,
    entry: &SpotCheckEntryId,
    verdict: &str,
    note: Option<Vec<u8>>,
    (by, at): (&AccountId, Moment),
) -> QueryResult<usize> {
    diesel::update(spot_check_entries::table.find(entry.as_str()))
        .set((
            spot_check_entries::verdict.eq(Some(verdict)),
            spot_check_entries::note.eq(note),
            spot_check_entries::judged_by.eq(Some(by.as_str())),
            spot_check_entries::judged_at.eq(Some(at)),
        ))
        .execute(conn)
}

pub(super) fn sign(conn: &mut Conn, check: &SpotCheckId, by: &AccountId, at: Moment) -> QueryResult<usize> {
    diesel::update(spot_checks::table.find(check.as_str()).filter(spot_checks::signed_at.is_null()))
        .set((spot_checks::signed_by.eq(Some(by.as_str())), spot_checks::signed_at.eq(Some(at))))
        .execute(conn)
}
