//! Rows of feedback and letters.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ClientId, FeedbackId, MessageId, SubmissionId, UnitId};
use crate::schema::{content_versions, feedback, messages};

/// Feedback as stored; the body is sealed under the client's key.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = feedback)]
pub(super) struct FeedbackRow {
    pub(super) id: FeedbackId,
    pub(super) submission_id: SubmissionId,
    pub(super) client_id: ClientId,
    pub(super) unit_id: UnitId,
    pub(super) account_id: AccountId,
    pub(super) body: Vec<u8>,
    pub(super) version: i32,
    pub(super) updated_at: Moment,
    pub(super) sent_at: Option<Moment>,
    pub(super) read_at: Option<Moment>,
}

/// A letter as stored; the body is sealed under the client's key.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = messages)]
pub(super) struct MessageRow {
    pub(super) id: MessageId,
    pub(super) client_id: ClientId,
    pub(super) unit_id: UnitId,
    pub(super) from_client: bool,
    pub(super) account_id: AccountId,
    pub(super) body: Vec<u8>,
    pub(super) danger: Option<String>,
    pub(super) sent_at: Moment,
    pub(super) seq: i32,
    pub(super) read_at: Option<Moment>,
}

pub(super) fn find_feedback(conn: &mut Conn, submission: &SubmissionId) -> QueryResult<Option<FeedbackRow>> {
    feedback::table
        .filter(feedback::submission_id.eq(submission.as_str()))
        .select(FeedbackRow::as_select())
        .first(conn)
        .optional()
}

/// What was sent to a client, newest first.
pub(super) fn list_sent_feedback(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<FeedbackRow>> {
    feedback::table
        .filter(feedback::client_id.eq(client.as_str()))
        .filter(feedback::sent_at.is_not_null())
        .order(feedback::sent_at.desc())
        .select(FeedbackRow::as_select())
        .load(conn)
}

pub(super) fn insert_feedback(conn: &mut Conn, row: &FeedbackRow) -> QueryResult<usize> {
    diesel::insert_into(feedback::table).values(row).execute(conn)
}

/// Stores a draft's text with its version and author.
pub(super) fn update_draft(conn: &mut Conn, row: &FeedbackRow) -> QueryResult<usize> {
    diesel::update(feedback::table.find(row.id.as_str()))
        .set((
            feedback::account_id.eq(row.account_id.as_str()),
            feedback::body.eq(&row.body),
            feedback::version.eq(row.version),
            feedback::updated_at.eq(row.updated_at),
            feedback::sent_at.eq(row.sent_at),
        ))
        .execute(conn)
}

pub(super) fn set_feedback_read(conn: &mut Conn, id: &FeedbackId, at: Moment) -> QueryResult<usize> {
    diesel::update(feedback::table.find(id.as_str())).set(feedback::read_at.eq(Some(at))).execute(conn)
}

/// The newest letters of a client, newest first.
pub(super) fn list_messages(conn: &mut Conn, client: &ClientId, limit: i64) -> QueryResult<Vec<MessageRow>> {
    messages::table
        .filter(messages::client_id.eq(client.as_str()))
        .order(messages::seq.desc())
        .limit(limit)
        .select(MessageRow::as_select())
        .load(conn)
}

pub(super) fn insert_message(conn: &mut Conn, row: &MessageRow) -> QueryResult<usize> {
    diesel::insert_into(messages::table).values(row).execute(conn)
}

pub(super) fn last_seq(conn: &mut Conn, client: &ClientId) -> QueryResult<i32> {
    let last: Option<i32> = messages::table
        .filter(messages::client_id.eq(client.as_str()))
        .order(messages::seq.desc())
        .select(messages::seq)
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or_default())
}

/// How many letters a client has written since that moment.
pub(super) fn count_from_client(conn: &mut Conn, client: &ClientId, since: Moment) -> QueryResult<i64> {
    messages::table
        .filter(messages::client_id.eq(client.as_str()))
        .filter(messages::from_client.eq(true))
        .filter(messages::sent_at.ge(since))
        .count()
        .get_result(conn)
}

/// Marks what one side wrote as read by the other.
pub(super) fn set_messages_read(
    conn: &mut Conn,
    client: &ClientId,
    from_client: bool,
    at: Moment,
) -> QueryResult<usize> {
    diesel::update(
        messages::table
            .filter(messages::client_id.eq(client.as_str()))
            .filter(messages::from_client.eq(from_client))
            .filter(messages::read_at.is_null()),
    )
    .set(messages::read_at.eq(Some(at)))
    .execute(conn)
}

/// The kept body of a content version.
pub(super) fn content_body(conn: &mut Conn, hash: &str) -> QueryResult<String> {
    content_versions::table.find(hash).select(content_versions::body).first(conn)
}
