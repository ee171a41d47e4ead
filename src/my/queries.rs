//! What a client's own pages read across domains: questions that wait, answers and letters that have come, own scores.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, FeedbackId, MessageId, OccasionId};
use crate::schema::{feedback, messages, occasions, phone_responses, responses, scores};

/// A questionnaire that can be answered today.
#[derive(Queryable)]
pub(super) struct DueForm {
    pub(super) id: OccasionId,
    pub(super) instrument_id: String,
}

pub(super) fn due_forms(conn: &mut Conn, client: &ClientId, today: NaiveDate) -> QueryResult<Vec<DueForm>> {
    occasions::table
        .filter(occasions::client_id.eq(client.as_str()))
        .filter(occasions::state.eq("scheduled"))
        .filter(occasions::opens_on.le(today))
        .filter(occasions::closes_on.ge(today))
        .order((occasions::due_on.asc(), occasions::position.asc()))
        .select((occasions::id, occasions::instrument_id))
        .load(conn)
}

/// The submissions whose answer has come and was not read, the earliest answer first.
pub(super) fn unread_feedback(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<String>> {
    feedback::table
        .filter(feedback::client_id.eq(client.as_str()))
        .filter(feedback::sent_at.is_not_null())
        .filter(feedback::read_at.is_null())
        .order(feedback::sent_at.asc())
        .select(feedback::submission_id)
        .load(conn)
}

pub(super) fn unread_messages(conn: &mut Conn, client: &ClientId) -> QueryResult<i64> {
    messages::table
        .filter(messages::client_id.eq(client.as_str()))
        .filter(messages::from_client.eq(false))
        .filter(messages::read_at.is_null())
        .count()
        .get_result(conn)
}

/// One scale's score on one day.
#[derive(Queryable)]
pub(super) struct OwnScore {
    pub(super) instrument_id: String,
    pub(super) scale: String,
    pub(super) answered_at: Moment,
    pub(super) value: Option<f64>,
    pub(super) imputed: bool,
}

/// Own scores, oldest first, without the questionnaires that ask about acts: those are no matter of a number.
pub(super) fn own_scores(conn: &mut Conn, client: &ClientId, without: &[&str]) -> QueryResult<Vec<OwnScore>> {
    scores::table
        .inner_join(responses::table.on(responses::id.eq(scores::response_id)))
        .filter(scores::client_id.eq(client.as_str()))
        .filter(scores::instrument_id.ne_all(without))
        .order((scores::instrument_id.asc(), scores::scale.asc(), responses::answered_at.asc()))
        .select((scores::instrument_id, scores::scale, responses::answered_at, scores::value, scores::imputed))
        .load(conn)
}

/// One answered questionnaire.
#[derive(Queryable)]
pub(super) struct OwnResponse {
    pub(super) instrument_id: String,
    pub(super) version: String,
    pub(super) answers: String,
    pub(super) answered_at: Moment,
    /// Whether it was given by phone.
    pub(super) by_phone: bool,
}

pub(super) fn own_responses(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<OwnResponse>> {
    responses::table
        .left_join(phone_responses::table.on(phone_responses::response_id.eq(responses::id)))
        .filter(responses::client_id.eq(client.as_str()))
        .order(responses::answered_at.asc())
        .select((
            responses::instrument_id,
            responses::version,
            responses::answers,
            responses::answered_at,
            phone_responses::response_id.nullable().is_not_null(),
        ))
        .load(conn)
}

/// An answer to homework, sealed.
#[derive(Queryable)]
pub(super) struct OwnFeedback {
    pub(super) id: FeedbackId,
    pub(super) body: Vec<u8>,
    pub(super) sent_at: Option<Moment>,
}

/// Only what was sent: what a clinician is still writing is not the client's yet.
pub(super) fn own_feedback(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<OwnFeedback>> {
    feedback::table
        .filter(feedback::client_id.eq(client.as_str()))
        .filter(feedback::sent_at.is_not_null())
        .order(feedback::sent_at.asc())
        .select((feedback::id, feedback::body, feedback::sent_at))
        .load(conn)
}

/// A letter inside the platform, sealed.
#[derive(Queryable)]
pub(super) struct OwnMessage {
    pub(super) id: MessageId,
    pub(super) from_client: bool,
    pub(super) body: Vec<u8>,
    pub(super) sent_at: Moment,
}

pub(super) fn own_messages(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<OwnMessage>> {
    messages::table
        .filter(messages::client_id.eq(client.as_str()))
        .order(messages::seq.asc())
        .select((messages::id, messages::from_client, messages::body, messages::sent_at))
        .load(conn)
}
