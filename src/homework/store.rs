//! Rows of drafts and submissions.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, DraftId, StepId, SubmissionId, TreatmentId, UnitId};
use crate::schema::{drafts, steps, submissions};

/// A worksheet that is being written, its text sealed.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = drafts)]
pub(super) struct DraftRow {
    pub(super) id: DraftId,
    pub(super) step_id: StepId,
    pub(super) client_id: ClientId,
    pub(super) exercise_id: String,
    pub(super) content_hash: String,
    pub(super) version: i32,
    pub(super) body: Vec<u8>,
    pub(super) updated_at: Moment,
}

/// Homework handed in.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = submissions)]
pub struct Submission {
    /// The submission.
    pub id: SubmissionId,
    /// The step it belongs to.
    pub step_id: StepId,
    /// The treatment.
    pub treatment_id: TreatmentId,
    /// The client.
    pub client_id: ClientId,
    /// The client's unit.
    pub unit_id: UnitId,
    /// The module version that was answered.
    pub content_hash: String,
    /// The worksheets, sealed; [`super::worksheets`] opens them.
    pub body: Vec<u8>,
    /// The answer to whether anyone is in danger: `no`, `yes` or `unknown`.
    pub danger: String,
    /// When it was received.
    pub submitted_at: Moment,
    /// When it was answered.
    pub answered_at: Option<Moment>,
}

pub(super) fn drafts_of_step(conn: &mut Conn, step: &StepId) -> QueryResult<Vec<DraftRow>> {
    drafts::table
        .filter(drafts::step_id.eq(step.as_str()))
        .order(drafts::exercise_id.asc())
        .select(DraftRow::as_select())
        .load(conn)
}

/// The steps of a treatment in which something is written and not handed in.
///
/// # Errors
/// What the database says.
pub fn written_in(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<Vec<StepId>> {
    drafts::table
        .inner_join(steps::table.on(drafts::step_id.eq(steps::id)))
        .filter(steps::treatment_id.eq(treatment.as_str()))
        .select(steps::id)
        .distinct()
        .load(conn)
}

pub(super) fn insert_draft(conn: &mut Conn, row: &DraftRow) -> QueryResult<usize> {
    diesel::insert_into(drafts::table).values(row).execute(conn)
}

pub(super) fn update_draft(
    conn: &mut Conn,
    draft: &DraftId,
    version: i32,
    body: &[u8],
    at: Moment,
) -> QueryResult<usize> {
    diesel::update(drafts::table.find(draft.as_str()))
        .set((drafts::version.eq(version), drafts::body.eq(body), drafts::updated_at.eq(at)))
        .execute(conn)
}

pub(super) fn delete_draft(conn: &mut Conn, draft: &DraftId) -> QueryResult<usize> {
    diesel::delete(drafts::table.find(draft.as_str())).execute(conn)
}

pub(super) fn delete_drafts(conn: &mut Conn, step: &StepId) -> QueryResult<usize> {
    diesel::delete(drafts::table.filter(drafts::step_id.eq(step.as_str()))).execute(conn)
}

pub(super) fn insert_submission(conn: &mut Conn, submission: &Submission) -> QueryResult<usize> {
    diesel::insert_into(submissions::table).values(submission).execute(conn)
}

/// The submission.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn get(conn: &mut Conn, submission: &SubmissionId) -> QueryResult<Submission> {
    submissions::table.find(submission.as_str()).select(Submission::as_select()).first(conn)
}

/// The latest submission of a step.
///
/// # Errors
/// What the database says.
pub fn of_step(conn: &mut Conn, step: &StepId) -> QueryResult<Option<Submission>> {
    submissions::table
        .filter(submissions::step_id.eq(step.as_str()))
        .order((submissions::submitted_at.desc(), submissions::id.desc()))
        .select(Submission::as_select())
        .first(conn)
        .optional()
}

/// Everything a client has handed in, oldest first.
///
/// # Errors
/// What the database says.
pub fn of_client(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<Submission>> {
    submissions::table
        .filter(submissions::client_id.eq(client.as_str()))
        .order((submissions::submitted_at.asc(), submissions::id.asc()))
        .select(Submission::as_select())
        .load(conn)
}

pub(super) fn set_answered(conn: &mut Conn, submission: &SubmissionId, at: Moment) -> QueryResult<usize> {
    diesel::update(submissions::table.find(submission.as_str()))
        .set(submissions::answered_at.eq(Some(at)))
        .execute(conn)
}
