//! Rows of diary entries.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, DiaryEntryId, DiaryVersionId, UnitId};
use crate::schema::diary_entries;

/// One version of an entry, its text sealed.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = diary_entries)]
pub(super) struct Row {
    pub(super) id: DiaryVersionId,
    pub(super) entry_id: DiaryEntryId,
    pub(super) version: i32,
    pub(super) client_id: ClientId,
    pub(super) unit_id: UnitId,
    pub(super) happened_on: NaiveDate,
    pub(super) removed: bool,
    pub(super) body: Vec<u8>,
    pub(super) written_at: Moment,
    pub(super) replaced_at: Option<Moment>,
}

pub(super) fn insert(conn: &mut Conn, row: &Row) -> QueryResult<usize> {
    diesel::insert_into(diary_entries::table).values(row).execute(conn)
}

/// The version is no longer the newest.
pub(super) fn replace(conn: &mut Conn, version: &DiaryVersionId, at: Moment) -> QueryResult<usize> {
    diesel::update(diary_entries::table.find(version.as_str()))
        .set(diary_entries::replaced_at.eq(Some(at)))
        .execute(conn)
}

/// The newest version of the client's entry; none where it is another client's.
pub(super) fn find(conn: &mut Conn, client: &ClientId, entry: &DiaryEntryId) -> QueryResult<Option<Row>> {
    diary_entries::table
        .filter(diary_entries::client_id.eq(client.as_str()))
        .filter(diary_entries::entry_id.eq(entry.as_str()))
        .filter(diary_entries::replaced_at.is_null())
        .select(Row::as_select())
        .first(conn)
        .optional()
}

/// Some of the client's entries as they stand now, the latest day first.
pub(super) fn list(
    conn: &mut Conn,
    client: &ClientId,
    with_removed: bool,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    diary_entries::table
        .filter(diary_entries::client_id.eq(client.as_str()))
        .filter(diary_entries::replaced_at.is_null())
        .filter(diary_entries::removed.eq(false).or(diary_entries::removed.eq(with_removed)))
        .order((diary_entries::happened_on.desc(), diary_entries::written_at.desc(), diary_entries::entry_id.asc()))
        .offset(offset)
        .limit(limit)
        .select(Row::as_select())
        .load(conn)
}

/// What stood in these entries before they were changed, oldest first.
pub(super) fn earlier(conn: &mut Conn, client: &ClientId, entries: &[&str]) -> QueryResult<Vec<Row>> {
    diary_entries::table
        .filter(diary_entries::client_id.eq(client.as_str()))
        .filter(diary_entries::entry_id.eq_any(entries))
        .filter(diary_entries::replaced_at.is_not_null())
        .order((diary_entries::entry_id.asc(), diary_entries::version.asc()))
        .select(Row::as_select())
        .load(conn)
}

/// Every version of every entry, in the order in which they were written.
pub(super) fn all(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<Row>> {
    diary_entries::table
        .filter(diary_entries::client_id.eq(client.as_str()))
        .order((diary_entries::written_at.asc(), diary_entries::entry_id.asc(), diary_entries::version.asc()))
        .select(Row::as_select())
        .load(conn)
}

/// How many versions the client has written since.
pub(super) fn count_since(conn: &mut Conn, client: &ClientId, since: Moment) -> QueryResult<i64> {
    diary_entries::table
        .filter(diary_entries::client_id.eq(client.as_str()))
        .filter(diary_entries::written_at.gt(since))
        .count()
        .get_result(conn)
}
