//! Rows of clinicians' words on steps.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ClientId, StepDecisionId, SubmissionId, UnitId};
use crate::schema::step_decisions;

/// What was said of one step.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = step_decisions)]
pub(super) struct Row {
    pub(super) id: StepDecisionId,
    pub(super) client_id: ClientId,
    pub(super) unit_id: UnitId,
    pub(super) submission_id: SubmissionId,
    pub(super) round: i32,
    pub(super) is_approved: bool,
    pub(super) account_id: AccountId,
    pub(super) decided_at: Moment,
}

pub(super) fn insert(conn: &mut Conn, row: &Row) -> QueryResult<usize> {
    diesel::insert_into(step_decisions::table).values(row).execute(conn)
}

/// Everything that was said of the steps of a ladder, oldest first.
pub(super) fn of_submission(conn: &mut Conn, submission: &SubmissionId) -> QueryResult<Vec<Row>> {
    step_decisions::table
        .filter(step_decisions::submission_id.eq(submission.as_str()))
        .order((step_decisions::decided_at.asc(), step_decisions::id.asc()))
        .select(Row::as_select())
        .load(conn)
}
