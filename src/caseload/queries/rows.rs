//! What the reads give back.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::ids::{AccountId, AlarmId, ClientId, OccasionId, PlanId, ResponseId, SubmissionId, TreatmentId};

/// A flag that is not closed, with its alarm.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of flags and alarms")]
pub struct FlagRow {
    pub alarm: AlarmId,
    pub client: ClientId,
    pub alarm_tier: String,
    pub started_at: Moment,
    pub acknowledged_at: Option<Moment>,
    pub act_by: Option<Moment>,
    pub rule: String,
    pub tier: String,
    pub state: String,
}

/// A risk review that is owed.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of reviews_owed")]
pub struct ReviewRow {
    pub client: ClientId,
    pub reason: String,
    pub due_at: Moment,
}

/// Homework handed in.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of submissions and steps")]
pub struct HomeworkRow {
    pub id: SubmissionId,
    pub client: ClientId,
    pub submitted_at: Moment,
    pub answered_at: Option<Moment>,
    pub module: String,
    pub position: i32,
}

/// A questionnaire that is to be answered.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of occasions")]
pub struct FormRow {
    pub client: ClientId,
    pub instrument: String,
    pub due_on: NaiveDate,
}

/// A client's way through a programme.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of treatments")]
pub struct TreatmentRow {
    pub id: TreatmentId,
    pub client: ClientId,
    pub programme: String,
    pub content_hash: String,
    pub state: String,
    pub held: bool,
    pub started_on: NaiveDate,
}

/// A module within a treatment.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of steps")]
pub struct StepRow {
    pub treatment: TreatmentId,
    pub position: i32,
    pub module: String,
    pub content_hash: String,
    pub state: String,
    pub due_on: NaiveDate,
    pub opened_at: Option<Moment>,
    pub submitted_at: Option<Moment>,
    pub answered_at: Option<Moment>,
}

/// A score.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of scores and responses")]
pub struct ScoreRow {
    pub client: ClientId,
    pub instrument: String,
    pub scale: String,
    pub value: Option<f64>,
    pub band: Option<String>,
    pub imputed: bool,
    pub answered_at: Moment,
    /// Whether the answers were given by phone.
    pub by_phone: bool,
}

/// A questionnaire that has opened, with what became of it.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of occasions, responses and phone_responses")]
pub struct OpenedForm {
    pub id: OccasionId,
    pub instrument: String,
    pub opens_on: NaiveDate,
    pub due_on: NaiveDate,
    pub closes_on: NaiveDate,
    pub state: String,
    pub response: Option<ResponseId>,
    pub answered_on: Option<NaiveDate>,
    pub entered_by: Option<AccountId>,
}

/// A version of a client's own plan, sealed.
#[derive(Debug, Clone, Queryable)]
#[expect(missing_docs, reason = "the columns of plans")]
pub struct PlanRow {
    pub id: PlanId,
    pub kind: String,
    pub exercise: String,
    pub content_hash: String,
    pub body: Vec<u8>,
    pub created_at: Moment,
}
