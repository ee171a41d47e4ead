//! What planning reads of treatments.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::db::Conn;
use crate::ids::UnitId;
use crate::schema::{occasions, treatments};
use crate::treatment::Treatment;

/// A unit's treatments that go on and for which nothing lies ahead. What is asked after the programme lies ahead until it
/// has opened, and from then on no week is added.
pub(super) fn without_plan_ahead(
    conn: &mut Conn,
    unit: &UnitId,
    today: NaiveDate,
    limit: i64,
) -> QueryResult<Vec<Treatment>> {
    let ahead = occasions::table
        .filter(occasions::treatment_id.eq(treatments::id))
        .filter(occasions::opens_on.gt(today).or(occasions::event.eq("after")));
    treatments::table
        .filter(treatments::unit_id.eq(unit.as_str()))
        .filter(treatments::state.eq("active"))
        .filter(treatments::started_on.le(today))
        .filter(not(exists(ahead)))
        .order(treatments::id.asc())
        .limit(limit)
        .select(Treatment::as_select())
        .load(conn)
}
