//! Rows of evaluations, alarms, rungs, flags and their steps.

mod handling;
mod reviews;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, AlarmId, ClientId, EvaluationId, EvidenceId, FlagId, FlagStepId, RungId, UnitId};
pub use handling::waiting_for_second;
pub(super) use handling::{
    Contact, Decision, agree, contacts, decision, decisions, insert_contact, insert_decision, last_contact,
    last_decision,
};
pub(super) use reviews::{
    OwedReview, Review, change_draft, draft_of, find_review, insert_owed, insert_review, last_signed, owed,
    settle_owed, sign, signed, waive,
};

use crate::schema::{alarm_rungs, alarms, evaluations, flag_evidence, flag_steps, flags};

/// Flags raised together.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = alarms)]
pub struct Alarm {
    /// The alarm.
    pub id: AlarmId,
    /// Whom it is about.
    pub client_id: ClientId,
    /// The unit whose hours its clock counts.
    pub unit_id: UnitId,
    /// The highest tier among its flags.
    pub tier: String,
    /// When its clock began.
    pub started_at: Moment,
    /// When a person took it.
    pub acknowledged_at: Option<Moment>,
    /// Who took it.
    pub acknowledged_by: Option<AccountId>,
    /// By when something must be done about what was taken; none where nothing of it waits for that.
    pub act_by: Option<Moment>,
}

/// What needs a person's eyes.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = flags)]
pub struct Flag {
    /// The flag.
    pub id: FlagId,
    /// Whom it is about.
    pub client_id: ClientId,
    /// The client's unit.
    pub unit_id: UnitId,
    /// The alarm it belongs to now; none where it calls nobody.
    pub alarm_id: Option<AlarmId>,
    /// The rule that raised it.
    pub rule: String,
    /// The rule's version when it was last met.
    pub rule_version: String,
    /// Its tier: the highest that was met.
    pub tier: String,
    /// open, acknowledged, acted or closed; noted where it calls nobody.
    pub state: String,
    /// How many alarms it has raised.
    pub alarms: i32,
    /// When it was first raised.
    pub raised_at: Moment,
    /// When it last changed.
    pub changed_at: Moment,
    /// Since when it waits, closed, for a supervisor to read what was done.
    pub unread_since: Option<Moment>,
}

#[derive(Insertable)]
#[diesel(table_name = evaluations)]
pub(super) struct NewEvaluation<'a> {
    pub(super) id: &'a EvaluationId,
    pub(super) client_id: &'a ClientId,
    pub(super) unit_id: &'a UnitId,
    pub(super) subject: &'static str,
    pub(super) subject_id: &'a str,
    pub(super) rules_hash: &'a str,
    pub(super) findings: i32,
    pub(super) evaluated_at: Moment,
}

/// One finding behind a flag.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = flag_evidence)]
pub(super) struct Evidence {
    pub(super) id: EvidenceId,
    pub(super) flag_id: FlagId,
    pub(super) evaluation_id: EvaluationId,
    pub(super) tier: String,
    pub(super) rule_version: String,
    pub(super) because: String,
    pub(super) found_at: Moment,
}

/// One change of a flag's state; the note is sealed, and so is what comes next.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = flag_steps)]
pub(super) struct Step {
    pub(super) id: FlagStepId,
    pub(super) flag_id: FlagId,
    pub(super) client_id: ClientId,
    pub(super) state: String,
    pub(super) account_id: Option<AccountId>,
    pub(super) note: Option<Vec<u8>>,
    pub(super) taken_at: Moment,
    pub(super) seq: i32,
    pub(super) next: Option<Vec<u8>>,
}

/// A rung that was raised.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = alarm_rungs)]
pub(super) struct RaisedRung {
    pub(super) id: RungId,
    pub(super) alarm_id: AlarmId,
    pub(super) rung: String,
    pub(super) occurrence: i32,
    pub(super) recipients: i32,
    pub(super) due_at: Moment,
    pub(super) raised_at: Moment,
}

pub(super) fn insert_evaluation(conn: &mut Conn, row: &NewEvaluation<'_>) -> QueryResult<usize> {
    diesel::insert_into(evaluations::table).values(row).execute(conn)
}

pub(super) fn insert_alarm(conn: &mut Conn, row: &Alarm) -> QueryResult<usize> {
    diesel::insert_into(alarms::table).values(row).execute(conn)
}

pub(super) fn get_alarm(conn: &mut Conn, alarm: &AlarmId) -> QueryResult<Alarm> {
    alarms::table.find(alarm.as_str()).select(Alarm::as_select()).first(conn)
}

pub(super) fn raise_alarm_tier(conn: &mut Conn, alarm: &AlarmId, tier: &str) -> QueryResult<usize> {
    diesel::update(alarms::table.find(alarm.as_str())).set(alarms::tier.eq(tier)).execute(conn)
}

pub(super) fn acknowledge_alarm(
    conn: &mut Conn,
    alarm: &AlarmId,
    by: &AccountId,
    at: Moment,
    act_by: Moment,
) -> QueryResult<usize> {
    diesel::update(alarms::table.find(alarm.as_str()).filter(alarms::acknowledged_at.is_null()))
        .set((
            alarms::acknowledged_at.eq(Some(at)),
            alarms::acknowledged_by.eq(Some(by.as_str())),
            alarms::act_by.eq(Some(act_by)),
        ))
        .execute(conn)
}

/// Nothing of the alarm waits any more for something to be done.
pub(super) fn stop_second_clock(conn: &mut Conn, alarm: &AlarmId) -> QueryResult<usize> {
    diesel::update(alarms::table.find(alarm.as_str())).set(alarms::act_by.eq(None::<Moment>)).execute(conn)
}

/// Alarms whose second clock has run out, after `after` in order of clock and id, a page at a time.
pub(super) fn list_late_alarms(
    conn: &mut Conn,
    now: Moment,
    after: Option<&(Moment, AlarmId)>,
    limit: i64,
) -> QueryResult<Vec<Alarm>> {
    let mut late = alarms::table
        .filter(alarms::act_by.le(now))
        .order((alarms::act_by.asc(), alarms::id.asc()))
        .limit(limit)
        .select(Alarm::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        late = late.filter(alarms::act_by.ge(at)).filter(alarms::act_by.gt(at).or(alarms::id.gt(id.as_str())));
    }
    late.load(conn)
}

/// Alarms that nobody has acknowledged, after `after` in order of their ids, a page at a time.
pub(super) fn list_open_alarms(conn: &mut Conn, after: &str, limit: i64) -> QueryResult<Vec<Alarm>> {
    alarms::table
        .filter(alarms::acknowledged_at.is_null())
        .filter(alarms::id.gt(after))
        .order(alarms::id.asc())
        .limit(limit)
        .select(Alarm::as_select())
        .load(conn)
}

/// A unit's alarms that nobody has acknowledged, the longest waiting first.
///
/// # Errors
/// What the database says.
pub fn open_alarms_of_unit(conn: &mut Conn, unit: &UnitId) -> QueryResult<Vec<Alarm>> {
    alarms::table
        .filter(alarms::acknowledged_at.is_null())
        .filter(alarms::unit_id.eq(unit.as_str()))
        .order(alarms::started_at.asc())
        .select(Alarm::as_select())
        .load(conn)
}

pub(super) fn list_alarms(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<Alarm>> {
    alarms::table
        .filter(alarms::client_id.eq(client.as_str()))
        .order((alarms::started_at.desc(), alarms::id.asc()))
        .select(Alarm::as_select())
        .load(conn)
}

/// A client's flags in any state, the newest first.
///
/// # Errors
/// What the database says.
pub fn list_flags(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<Flag>> {
    flags::table
        .filter(flags::client_id.eq(client.as_str()))
        .order((flags::raised_at.desc(), flags::id.asc()))
        .select(Flag::as_select())
        .load(conn)
}

pub(super) fn flags_of_alarm(conn: &mut Conn, alarm: &AlarmId) -> QueryResult<Vec<Flag>> {
    flags::table.filter(flags::alarm_id.eq(alarm.as_str())).select(Flag::as_select()).load(conn)
}

/// The client's flag, or none where it is another client's.
pub(super) fn find_flag(conn: &mut Conn, client: &ClientId, flag: &FlagId) -> QueryResult<Option<Flag>> {
    flags::table
        .find(flag.as_str())
        .filter(flags::client_id.eq(client.as_str()))
        .select(Flag::as_select())
        .first(conn)
        .optional()
}

/// The client's flag of that rule that stands: it is neither closed nor only noted.
pub(super) fn standing_flag(conn: &mut Conn, client: &ClientId, rule: &str) -> QueryResult<Option<Flag>> {
    flags::table
        .filter(flags::client_id.eq(client.as_str()))
        .filter(flags::rule.eq(rule))
        .filter(flags::state.ne("closed"))
        .filter(flags::state.ne("noted"))
        .select(Flag::as_select())
        .first(conn)
        .optional()
}

/// How many flags of these tiers stand.
pub(super) fn count_standing(conn: &mut Conn, client: &ClientId, tiers: &[&str]) -> QueryResult<i64> {
    flags::table
        .filter(flags::client_id.eq(client.as_str()))
        .filter(flags::state.ne("closed"))
        .filter(flags::state.ne("noted"))
        .filter(flags::tier.eq_any(tiers))
        .count()
        .get_result(conn)
}

/// A unit's closed flags that a supervisor has not read, the longest waiting first.
///
/// # Errors
/// What the database says.
pub fn unread_of_unit(conn: &mut Conn, unit: &UnitId, limit: i64) -> QueryResult<Vec<Flag>> {
    flags::table
        .filter(flags::unit_id.eq(unit.as_str()))
        .filter(flags::unread_since.is_not_null())
        .order((flags::unread_since.asc(), flags::id.asc()))
        .limit(limit)
        .select(Flag::as_select())
        .load(conn)
}

pub(super) fn insert_flag(conn: &mut Conn, flag: &Flag) -> QueryResult<usize> {
    diesel::insert_into(flags::table).values(flag).execute(conn)
}

pub(super) fn update_flag(conn: &mut Conn, flag: &Flag) -> QueryResult<usize> {
    diesel::update(flags::table.find(flag.id.as_str()))
        .set((
            flags::alarm_id.eq(&flag.alarm_id),
            flags::rule_version.eq(&flag.rule_version),
            flags::tier.eq(&flag.tier),
            flags::state.eq(&flag.state),
            flags::alarms.eq(flag.alarms),
            flags::changed_at.eq(flag.changed_at),
            flags::unread_since.eq(flag.unread_since),
        ))
        .execute(conn)
}

pub(super) fn insert_evidence(conn: &mut Conn, row: &Evidence) -> QueryResult<usize> {
    diesel::insert_into(flag_evidence::table).values(row).execute(conn)
}

pub(super) fn list_evidence(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<Evidence>> {
    flag_evidence::table
        .filter(flag_evidence::flag_id.eq_any(ids))
        .order(flag_evidence::found_at.asc())
        .select(Evidence::as_select())
        .load(conn)
}

/// What an evaluation was of: its subject and the subject's id, by evaluation.
pub(super) fn subjects(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<(String, String, String)>> {
    evaluations::table
        .filter(evaluations::id.eq_any(ids))
        .select((evaluations::id, evaluations::subject, evaluations::subject_id))
        .load(conn)
}

/// Whether what was said there raised a red or an emergency, so that help is shown before anything else.
///
/// # Errors
/// What the database says.
pub fn needs_eyes(conn: &mut Conn, subject: &str, subject_id: &str) -> QueryResult<bool> {
    flag_evidence::table
        .inner_join(evaluations::table.on(evaluations::id.eq(flag_evidence::evaluation_id)))
        .filter(evaluations::subject.eq(subject))
        .filter(evaluations::subject_id.eq(subject_id))
        .filter(flag_evidence::tier.eq_any(["red", "emergency"]))
        .count()
        .get_result(conn)
        .map(|count: i64| count > 0)
}

pub(super) fn insert_step(conn: &mut Conn, row: &Step) -> QueryResult<usize> {
    diesel::insert_into(flag_steps::table).values(row).execute(conn)
}

pub(super) fn next_step_number(conn: &mut Conn, flag: &FlagId) -> QueryResult<i32> {
    let last: Option<i32> = flag_steps::table
        .filter(flag_steps::flag_id.eq(flag.as_str()))
        .select(diesel::dsl::max(flag_steps::seq))
        .first(conn)?;
    Ok(last.unwrap_or(0) + 1)
}

pub(super) fn list_steps(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<Step>> {
    flag_steps::table
        .filter(flag_steps::flag_id.eq_any(ids))
        .order((flag_steps::flag_id.asc(), flag_steps::seq.asc()))
        .select(Step::as_select())
        .load(conn)
}

pub(super) fn insert_rung(conn: &mut Conn, row: &RaisedRung) -> QueryResult<usize> {
    diesel::insert_into(alarm_rungs::table).values(row).execute(conn)
}

pub(super) fn list_rungs(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<RaisedRung>> {
    alarm_rungs::table
        .filter(alarm_rungs::alarm_id.eq_any(ids))
        .order(alarm_rungs::due_at.asc())
        .select(RaisedRung::as_select())
        .load(conn)
}
