//! Rows of content versions, treatments, steps and page visits.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::rules::{Stage, StepState};
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ClientId, StepId, TreatmentId, UnitId};
use crate::schema::{content_versions, gates, page_visits, steps, treatments};

/// One client's way through one programme.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = treatments)]
pub struct Treatment {
    /// The treatment.
    pub id: TreatmentId,
    /// The client.
    pub client_id: ClientId,
    /// The client's unit.
    pub unit_id: UnitId,
    /// The programme.
    pub programme_id: String,
    /// The version of the programme.
    pub content_hash: String,
    /// `active`, `paused` or `ended`.
    pub state: String,
    /// Whether steps open by hand alone.
    pub held: bool,
    /// The local day of the first step.
    pub started_on: NaiveDate,
    /// When it was entered.
    pub created_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
}

impl Treatment {
    /// Whether it has ended, after which nothing is written in it.
    pub fn is_ended(&self) -> bool {
        self.state == ENDED
    }

    /// Whether it rests: nothing opens by itself.
    pub fn is_paused(&self) -> bool {
        self.state == PAUSED
    }
}

const ACTIVE: &str = "active";
const ENDED: &str = "ended";
pub(super) const PAUSED: &str = "paused";

/// The state of a new treatment.
pub(super) const STARTED: &str = ACTIVE;

/// One module of a treatment.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = steps)]
pub struct Step {
    /// The step.
    pub id: StepId,
    /// Its treatment.
    pub treatment_id: TreatmentId,
    /// The client.
    pub client_id: ClientId,
    /// Its number, from 1, which stands in addresses.
    pub position: i32,
    /// The module.
    pub module_id: String,
    /// The version of the module.
    pub content_hash: String,
    /// As stored; [`Step::stage`] reads it.
    pub state: String,
    /// The local day from which it may open.
    pub due_on: NaiveDate,
    /// When it opened.
    pub opened_at: Option<Moment>,
    /// Who opened it; none where it opened by itself.
    pub opened_by: Option<AccountId>,
    /// When its homework was handed in.
    pub submitted_at: Option<Moment>,
    /// When its homework was answered.
    pub answered_at: Option<Moment>,
}

impl Step {
    /// How far it has come.
    pub fn stage(&self) -> Stage {
        Stage::parse(&self.state)
    }

    /// What decides about opening.
    pub(super) fn for_rules(&self) -> StepState {
        StepState { position: self.position, stage: self.stage(), due_on: self.due_on }
    }
}

/// A required form: while it can be answered and is not, the treatment's next step does not open by itself.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = gates)]
pub struct Gate {
    /// The form, by the name that its own domain has for it.
    pub form: String,
    /// The treatment.
    pub treatment_id: TreatmentId,
    /// The first day on which it can be answered.
    pub from_on: NaiveDate,
    /// The last.
    pub until_on: NaiveDate,
}

/// A version of something read-only.
#[derive(Insertable)]
#[diesel(table_name = content_versions)]
pub(super) struct NewContent<'a> {
    pub(super) hash: &'a str,
    pub(super) kind: &'static str,
    pub(super) content_id: &'a str,
    pub(super) version: &'a str,
    pub(super) body: &'a str,
    pub(super) registered_at: Moment,
}

pub(super) fn insert_content(conn: &mut Conn, content: &NewContent<'_>) -> QueryResult<usize> {
    diesel::insert_into(content_versions::table).values(content).execute(conn)
}

pub(super) fn is_known(conn: &mut Conn, hash: &str) -> QueryResult<bool> {
    content_versions::table.find(hash).count().get_result(conn).map(|count: i64| count > 0)
}

pub(super) fn body(conn: &mut Conn, hash: &str) -> QueryResult<String> {
    content_versions::table.find(hash).select(content_versions::body).first(conn)
}

pub(super) fn set_ended(conn: &mut Conn, treatment: &TreatmentId, at: Moment) -> QueryResult<usize> {
    diesel::update(treatments::table.find(treatment.as_str()))
        .set((treatments::state.eq(ENDED), treatments::ended_at.eq(Some(at))))
        .execute(conn)
}

pub(super) fn set_state(conn: &mut Conn, treatment: &TreatmentId, state: &str) -> QueryResult<usize> {
    diesel::update(treatments::table.find(treatment.as_str())).set(treatments::state.eq(state)).execute(conn)
}

pub(super) fn insert_treatment(conn: &mut Conn, treatment: &Treatment) -> QueryResult<usize> {
    diesel::insert_into(treatments::table).values(treatment).execute(conn)
}

pub(super) fn insert_step(conn: &mut Conn, step: &Step) -> QueryResult<usize> {
    diesel::insert_into(steps::table).values(step).execute(conn)
}

/// The client's treatment that has not ended.
///
/// # Errors
/// What the database says.
pub fn current(conn: &mut Conn, client: &ClientId) -> QueryResult<Option<Treatment>> {
    treatments::table
        .filter(treatments::client_id.eq(client.as_str()))
        .filter(treatments::state.ne(ENDED))
        .order((treatments::created_at.desc(), treatments::id.desc()))
        .select(Treatment::as_select())
        .first(conn)
        .optional()
}

/// The client's treatment that has not ended, else the one that was begun last.
///
/// # Errors
/// What the database says.
pub fn latest(conn: &mut Conn, client: &ClientId) -> QueryResult<Option<Treatment>> {
    if let Some(running) = current(conn, client)? {
        return Ok(Some(running));
    }
    treatments::table
        .filter(treatments::client_id.eq(client.as_str()))
        .order((treatments::created_at.desc(), treatments::id.desc()))
        .select(Treatment::as_select())
        .first(conn)
        .optional()
}

/// The treatment.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn get(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<Treatment> {
    treatments::table.find(treatment.as_str()).select(Treatment::as_select()).first(conn)
}

/// The steps of a treatment in order.
///
/// # Errors
/// What the database says.
pub fn steps(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<Vec<Step>> {
    steps::table
        .filter(steps::treatment_id.eq(treatment.as_str()))
        .order(steps::position.asc())
        .select(Step::as_select())
        .load(conn)
}

pub(super) fn step_at(conn: &mut Conn, treatment: &TreatmentId, position: i32) -> QueryResult<Option<Step>> {
    steps::table
        .filter(steps::treatment_id.eq(treatment.as_str()))
        .filter(steps::position.eq(position))
        .select(Step::as_select())
        .first(conn)
        .optional()
}

/// How many of the first `upto` modules of a programme the client has handed in and got answers to.
pub(super) fn answered_modules(conn: &mut Conn, client: &ClientId, programme: &str, upto: i32) -> QueryResult<i64> {
    steps::table
        .inner_join(treatments::table.on(treatments::id.eq(steps::treatment_id)))
        .filter(steps::client_id.eq(client.as_str()))
        .filter(treatments::programme_id.eq(programme))
        .filter(steps::position.le(upto))
        .filter(steps::answered_at.is_not_null())
        .select(diesel::dsl::count(steps::module_id).aggregate_distinct())
        .first(conn)
}

/// The step.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn step(conn: &mut Conn, step: &StepId) -> QueryResult<Step> {
    steps::table.find(step.as_str()).select(Step::as_select()).first(conn)
}

/// Active treatments that are not held and have a locked step whose day has come by `latest_today` and before which all
/// are answered. Asked every minute, so that those who lag behind are left out here and not one by one.
pub(super) fn with_due_step(conn: &mut Conn, latest_today: NaiveDate) -> QueryResult<Vec<Treatment>> {
    let others = diesel::alias!(steps as others);
    let unanswered_before = others
        .filter(others.field(steps::treatment_id).eq(steps::treatment_id))
        .filter(others.field(steps::position).lt(steps::position))
        .filter(others.field(steps::state).ne(Stage::Answered.as_str()));
    // Units' clocks are at most a day behind the latest; what stands on both days stands on each of them.
    let day_before = latest_today.pred_opt().unwrap_or(latest_today);
    let in_the_way = gates::table
        .filter(gates::treatment_id.eq(treatments::id))
        .filter(gates::from_on.le(day_before))
        .filter(gates::until_on.ge(latest_today));
    steps::table
        .inner_join(treatments::table.on(steps::treatment_id.eq(treatments::id)))
        .filter(not(exists(in_the_way)))
        .filter(steps::state.eq(Stage::Locked.as_str()))
        .filter(steps::due_on.le(latest_today))
        .filter(treatments::state.eq(ACTIVE))
        .filter(treatments::held.eq(false))
        .filter(not(exists(unanswered_before)))
        .order(treatments::id.asc())
        .select(Treatment::as_select())
        .load(conn)
}

pub(super) fn insert_gate(conn: &mut Conn, gate: &Gate) -> QueryResult<usize> {
    diesel::insert_into(gates::table).values(gate).execute(conn)
}

pub(super) fn delete_gate(conn: &mut Conn, form: &str) -> QueryResult<usize> {
    diesel::delete(gates::table.find(form)).execute(conn)
}

pub(super) fn delete_gates(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<usize> {
    diesel::delete(gates::table.filter(gates::treatment_id.eq(treatment.as_str()))).execute(conn)
}

/// The required forms of a treatment that can be answered on that day and are not, in order of opening.
///
/// # Errors
/// What the database says.
pub fn gates(conn: &mut Conn, treatment: &TreatmentId, today: NaiveDate) -> QueryResult<Vec<Gate>> {
    gates::table
        .filter(gates::treatment_id.eq(treatment.as_str()))
        .filter(gates::from_on.le(today))
        .filter(gates::until_on.ge(today))
        .order((gates::from_on.asc(), gates::form.asc()))
        .select(Gate::as_select())
        .load(conn)
}

pub(super) fn steps_of_all(conn: &mut Conn, treatments: &[&str]) -> QueryResult<Vec<Step>> {
    steps::table
        .filter(steps::treatment_id.eq_any(treatments))
        .order((steps::treatment_id.asc(), steps::position.asc()))
        .select(Step::as_select())
        .load(conn)
}

pub(super) fn delete_step(conn: &mut Conn, step: &StepId) -> QueryResult<usize> {
    diesel::delete(steps::table.find(step.as_str())).execute(conn)
}

/// Turns the numbers of a treatment's steps negative, so that they can be given anew one by one.
pub(super) fn set_positions_aside(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<usize> {
    diesel::update(steps::table.filter(steps::treatment_id.eq(treatment.as_str())))
        .set(steps::position.eq(steps::position * -1))
        .execute(conn)
}

pub(super) fn set_place(
    conn: &mut Conn,
    step: &StepId,
    position: i32,
    content: &str,
    due_on: NaiveDate,
) -> QueryResult<usize> {
    diesel::update(steps::table.find(step.as_str()))
        .set((steps::position.eq(position), steps::content_hash.eq(content), steps::due_on.eq(due_on)))
        .execute(conn)
}

pub(super) fn set_content(conn: &mut Conn, treatment: &TreatmentId, content: &str) -> QueryResult<usize> {
    diesel::update(treatments::table.find(treatment.as_str())).set(treatments::content_hash.eq(content)).execute(conn)
}

pub(super) fn set_open(conn: &mut Conn, step: &StepId, at: Moment, by: Option<&AccountId>) -> QueryResult<usize> {
    diesel::update(steps::table.find(step.as_str()))
        .set((
            steps::state.eq(Stage::Open.as_str()),
            steps::opened_at.eq(Some(at)),
            steps::opened_by.eq(by.map(AccountId::as_str)),
        ))
        .execute(conn)
}

pub(super) fn set_submitted(conn: &mut Conn, step: &StepId, at: Moment) -> QueryResult<usize> {
    diesel::update(steps::table.find(step.as_str()))
        .set((steps::state.eq(Stage::Submitted.as_str()), steps::submitted_at.eq(Some(at))))
        .execute(conn)
}

pub(super) fn set_answered(conn: &mut Conn, step: &StepId, at: Moment) -> QueryResult<usize> {
    diesel::update(steps::table.find(step.as_str()))
        .set((steps::state.eq(Stage::Answered.as_str()), steps::answered_at.eq(Some(at))))
        .execute(conn)
}

pub(super) fn set_held(conn: &mut Conn, client: &ClientId, held: bool) -> QueryResult<usize> {
    diesel::update(
        treatments::table.filter(treatments::client_id.eq(client.as_str())).filter(treatments::state.ne(ENDED)),
    )
    .set(treatments::held.eq(held))
    .execute(conn)
}

/// The pages of a step that were opened.
///
/// # Errors
/// What the database says.
pub fn visited(conn: &mut Conn, step: &StepId) -> QueryResult<Vec<String>> {
    page_visits::table
        .filter(page_visits::step_id.eq(step.as_str()))
        .order(page_visits::visited_at.asc())
        .select(page_visits::page_id)
        .load(conn)
}

pub(super) fn insert_visit(conn: &mut Conn, step: &StepId, page: &str, at: Moment) -> QueryResult<usize> {
    diesel::insert_into(page_visits::table)
        .values((page_visits::step_id.eq(step.as_str()), page_visits::page_id.eq(page), page_visits::visited_at.eq(at)))
        .execute(conn)
}
