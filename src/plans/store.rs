//! Rows of plans.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, PlanId, UnitId};
use crate::schema::plans;

/// One version of a plan, its text sealed.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = plans)]
pub(super) struct Row {
    pub(super) id: PlanId,
    pub(super) client_id: ClientId,
    pub(super) unit_id: UnitId,
    pub(super) kind: String,
    pub(super) version: i32,
    pub(super) exercise_id: String,
    pub(super) content_hash: String,
    pub(super) body: Vec<u8>,
    pub(super) created_at: Moment,
}

/// The newest version of a plan.
pub(super) fn latest(conn: &mut Conn, client: &ClientId, kind: &str) -> QueryResult<Option<Row>> {
    plans::table
        .filter(plans::client_id.eq(client.as_str()))
        .filter(plans::kind.eq(kind))
        .order(plans::version.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()
}

/// Every version of every plan, oldest first.
pub(super) fn all(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<Row>> {
    plans::table
        .filter(plans::client_id.eq(client.as_str()))
        .order((plans::created_at.asc(), plans::kind.asc(), plans::version.asc()))
        .select(Row::as_select())
        .load(conn)
}

pub(super) fn insert(conn: &mut Conn, row: &Row) -> QueryResult<usize> {
    diesel::insert_into(plans::table).values(row).execute(conn)
}
