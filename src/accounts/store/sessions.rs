//! Rows of sessions and of wrong guesses. All moments here are true time.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, FailureId, MembershipId, SessionId};
use crate::schema::{sessions, sign_in_failures};

#[derive(Insertable)]
#[diesel(table_name = sessions)]
pub(in crate::accounts) struct NewSession<'a> {
    pub(in crate::accounts) id: &'a SessionId,
    pub(in crate::accounts) token_hash: &'a str,
    pub(in crate::accounts) account_id: &'a AccountId,
    pub(in crate::accounts) membership_id: &'a MembershipId,
    pub(in crate::accounts) stage: &'static str,
    pub(in crate::accounts) pending_secret: Option<Vec<u8>>,
    pub(in crate::accounts) created_at: Moment,
    pub(in crate::accounts) seen_at: Moment,
    pub(in crate::accounts) proved_at: Option<Moment>,
}

/// When a session began.
pub(in crate::accounts) fn began_at(conn: &mut Conn, session: &SessionId) -> QueryResult<Moment> {
    sessions::table.find(session.as_str()).select(sessions::created_at).first(conn)
}

pub(in crate::accounts) fn insert_session(conn: &mut Conn, new: &NewSession<'_>) -> QueryResult<usize> {
    diesel::insert_into(sessions::table).values(new).execute(conn)
}

/// What waits sealed in a session: the secret being set, or recovery codes not yet written down.
pub(in crate::accounts) fn pending(conn: &mut Conn, session: &SessionId) -> QueryResult<Option<Vec<u8>>> {
    sessions::table.find(session.as_str()).select(sessions::pending_secret).first(conn)
}

pub(in crate::accounts) fn set_pending(
    conn: &mut Conn,
    session: &SessionId,
    sealed: Option<Vec<u8>>,
) -> QueryResult<usize> {
    diesel::update(sessions::table.find(session.as_str())).set(sessions::pending_secret.eq(sealed)).execute(conn)
}

/// Sessions of an account that are signed in and were seen since: when they began and were last seen, the newest first.
pub(in crate::accounts) fn open_sessions(
    conn: &mut Conn,
    account: &AccountId,
    since: Moment,
) -> QueryResult<Vec<(SessionId, Moment, Moment)>> {
    sessions::table
        .filter(sessions::account_id.eq(account.as_str()))
        .filter(sessions::stage.eq("full"))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::seen_at.gt(since))
        .order((sessions::seen_at.desc(), sessions::id.asc()))
        .select((sessions::id, sessions::created_at, sessions::seen_at))
        .load(conn)
}

/// Ends the session whose token has that hash; its secrets go with it.
pub(in crate::accounts) fn end_session(conn: &mut Conn, token_hash: &str, wall: Moment) -> QueryResult<usize> {
    diesel::update(sessions::table.filter(sessions::token_hash.eq(token_hash)).filter(sessions::ended_at.is_null()))
        .set((sessions::ended_at.eq(Some(wall)), sessions::pending_secret.eq(None::<Vec<u8>>)))
        .execute(conn)
}

/// Ends one of an account's sessions; 0 rows where it is not the account's.
pub(in crate::accounts) fn end_session_of(
    conn: &mut Conn,
    account: &AccountId,
    session: &SessionId,
    wall: Moment,
) -> QueryResult<usize> {
    diesel::update(
        sessions::table
            .filter(sessions::id.eq(session.as_str()))
            .filter(sessions::account_id.eq(account.as_str()))
            .filter(sessions::ended_at.is_null()),
    )
    .set((sessions::ended_at.eq(Some(wall)), sessions::pending_secret.eq(None::<Vec<u8>>)))
    .execute(conn)
}

/// Ends every session of an account.
pub(in crate::accounts) fn end_sessions(conn: &mut Conn, account: &AccountId, wall: Moment) -> QueryResult<usize> {
    diesel::update(
        sessions::table.filter(sessions::account_id.eq(account.as_str())).filter(sessions::ended_at.is_null()),
    )
    .set((sessions::ended_at.eq(Some(wall)), sessions::pending_secret.eq(None::<Vec<u8>>)))
    .execute(conn)
}

/// Ends every session of an account but one.
pub(in crate::accounts) fn end_others(
    conn: &mut Conn,
    account: &AccountId,
    kept: &SessionId,
    wall: Moment,
) -> QueryResult<usize> {
    diesel::update(
        sessions::table
            .filter(sessions::account_id.eq(account.as_str()))
            .filter(sessions::id.ne(kept.as_str()))
            .filter(sessions::ended_at.is_null()),
    )
    .set((sessions::ended_at.eq(Some(wall)), sessions::pending_secret.eq(None::<Vec<u8>>)))
    .execute(conn)
}

pub(in crate::accounts) fn insert_failure(
    conn: &mut Conn,
    id: &FailureId,
    bucket: &str,
    wall: Moment,
) -> QueryResult<usize> {
    diesel::insert_into(sign_in_failures::table)
        .values((
            sign_in_failures::id.eq(id.as_str()),
            sign_in_failures::bucket.eq(bucket),
            sign_in_failures::failed_at.eq(wall),
        ))
        .execute(conn)
}

pub(in crate::accounts) fn failures_since(conn: &mut Conn, bucket: &str, since: Moment) -> QueryResult<Vec<Moment>> {
    sign_in_failures::table
        .filter(sign_in_failures::bucket.eq(bucket))
        .filter(sign_in_failures::failed_at.gt(since))
        .select(sign_in_failures::failed_at)
        .load(conn)
}

pub(in crate::accounts) fn remove_failures(conn: &mut Conn, ids: &[FailureId]) -> QueryResult<usize> {
    let ids: Vec<&str> = ids.iter().map(FailureId::as_str).collect();
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::id.eq_any(ids))).execute(conn)
}

pub(in crate::accounts) fn remove_failures_of(conn: &mut Conn, bucket: &str) -> QueryResult<usize> {
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::bucket.eq(bucket))).execute(conn)
}

pub(in crate::accounts) fn forget_failures(conn: &mut Conn, before: Moment) -> QueryResult<usize> {
    diesel::delete(sign_in_failures::table.filter(sign_in_failures::failed_at.lt(before))).execute(conn)
}
