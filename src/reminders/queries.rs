//! What reminders read of treatments, modules and questionnaires, and the mornings that are done.

use chrono::NaiveDate;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, TreatmentId, UnitId};
use crate::schema::{accounts, clients, job_runs, occasions, steps, treatments};

/// A treatment that is going on, and the account of whoever is in it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Going {
    pub(super) treatment: TreatmentId,
    pub(super) account: AccountId,
}

const JOB: &str = "reminders";

/// Some of a unit's treatments in which something may be due and whose client can sign in, after the last one seen:
/// those that go on, and those that are over while a form for the time after them waits.
pub(super) fn going(
    conn: &mut Conn,
    unit: &UnitId,
    today: NaiveDate,
    after: Option<&str>,
    limit: i64,
) -> QueryResult<Vec<Going>> {
    let is_measured_after = occasions::table
        .filter(occasions::treatment_id.eq(treatments::id))
        .filter(occasions::state.eq("scheduled"))
        .filter(occasions::opens_on.le(today))
        .filter(occasions::event.eq("after").or(occasions::event.like("follow\\_up\\_%").escape('\\')));
    treatments::table
        .inner_join(clients::table.on(clients::id.eq(treatments::client_id)))
        .inner_join(accounts::table.on(accounts::id.eq(clients::account_id)))
        .filter(treatments::state.eq("active").or(exists(is_measured_after)))
        .filter(treatments::unit_id.eq(unit.as_str()))
        .filter(treatments::id.gt(after.unwrap_or_default()))
        .filter(accounts::state.eq("active"))
        .order(treatments::id.asc())
        .limit(limit)
        .select((treatments::id, clients::account_id))
        .load(conn)
}

/// Those of the treatments that go on and in which a module is open and not handed in.
pub(super) fn with_open_module(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<TreatmentId>> {
    steps::table
        .inner_join(treatments::table.on(treatments::id.eq(steps::treatment_id)))
        .filter(treatments::state.eq("active"))
        .filter(steps::treatment_id.eq_any(ids))
        .filter(steps::state.eq("open"))
        .select(steps::treatment_id)
        .distinct()
        .load(conn)
}

/// Those of the treatments in which a questionnaire can be answered today.
pub(super) fn with_due_questionnaire(
    conn: &mut Conn,
    treatments: &[&str],
    today: NaiveDate,
) -> QueryResult<Vec<TreatmentId>> {
    occasions::table
        .filter(occasions::treatment_id.eq_any(treatments))
        .filter(occasions::state.eq("scheduled"))
        .filter(occasions::opens_on.le(today))
        .filter(occasions::closes_on.ge(today))
        .select(occasions::treatment_id)
        .distinct()
        .load(conn)
}

pub(super) fn is_done(conn: &mut Conn, unit: &UnitId, date: NaiveDate) -> QueryResult<bool> {
    let found: Option<Moment> =
        job_runs::table.find((JOB, slot_name(unit, date))).select(job_runs::ran_at).first(conn).optional()?;
    Ok(found.is_some())
}

pub(super) fn mark_done(conn: &mut Conn, unit: &UnitId, date: NaiveDate, now: Moment) -> QueryResult<usize> {
    let row = (job_runs::job.eq(JOB), job_runs::slot.eq(slot_name(unit, date)), job_runs::ran_at.eq(now));
    diesel::insert_into(job_runs::table).values(row).execute(conn)
}

pub(super) fn forget(conn: &mut Conn, before: Moment) -> QueryResult<usize> {
    diesel::delete(job_runs::table.filter(job_runs::job.eq(JOB)).filter(job_runs::ran_at.lt(before))).execute(conn)
}

fn slot_name(unit: &UnitId, date: NaiveDate) -> String {
    format!("{unit}:{date}")
}
