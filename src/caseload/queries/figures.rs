//! What a unit's figures are made of.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, FlagId, UnitId};
use crate::schema::{alarms, flag_steps, flags, treatments};

/// An alarm: whom it is about, its tier, when it began and when it was taken.
pub type AlarmRow = (ClientId, String, Moment, Option<Moment>);

/// The unit's alarms that began in a period.
///
/// # Errors
/// What the database says.
pub fn alarms_begun(conn: &mut Conn, unit: &UnitId, from: Moment, before: Moment) -> QueryResult<Vec<AlarmRow>> {
    alarms::table
        .filter(alarms::unit_id.eq(unit.as_str()))
        .filter(alarms::started_at.ge(from))
        .filter(alarms::started_at.lt(before))
        .order(alarms::started_at.asc())
        .select((alarms::client_id, alarms::tier, alarms::started_at, alarms::acknowledged_at))
        .load(conn)
}

/// A step of a flag: the flag, whom it is about, its rule, the state that it took and when.
pub type StepRow = (FlagId, ClientId, String, String, Moment);

/// All steps of the unit's flags that have changed since a moment, flag by flag in order.
///
/// # Errors
/// What the database says.
pub fn flag_steps_since(conn: &mut Conn, unit: &UnitId, since: Moment) -> QueryResult<Vec<StepRow>> {
    flags::table
        .inner_join(flag_steps::table.on(flag_steps::flag_id.eq(flags::id)))
        .filter(flags::unit_id.eq(unit.as_str()))
        .filter(flags::changed_at.ge(since))
        .order((flags::id.asc(), flag_steps::seq.asc()))
        .select((flags::id, flags::client_id, flags::rule, flag_steps::state, flag_steps::taken_at))
        .load(conn)
}

/// Treatments of the unit with a day in a period: whose, from which day, and when each ended.
///
/// # Errors
/// What the database says.
pub fn courses(
    conn: &mut Conn,
    unit: &UnitId,
    until: NaiveDate,
    since: Moment,
) -> QueryResult<Vec<(ClientId, NaiveDate, Option<Moment>)>> {
    treatments::table
        .filter(treatments::unit_id.eq(unit.as_str()))
        .filter(treatments::started_on.le(until))
        .filter(treatments::ended_at.is_null().or(treatments::ended_at.ge(since)))
        .select((treatments::client_id, treatments::started_on, treatments::ended_at))
        .load(conn)
}
