//! Rows of API tokens: only the identifier is kept, never the token.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, MembershipId, TokenId};
use crate::schema::{accounts, memberships, tokens};

#[derive(Insertable)]
#[diesel(table_name = tokens)]
pub(super) struct New<'a> {
    pub(super) id: &'a TokenId,
    pub(super) account_id: &'a AccountId,
    pub(super) membership_id: &'a MembershipId,
    pub(super) created_at: Moment,
    pub(super) expires_at: Moment,
}

pub(super) fn insert(conn: &mut Conn, new: &New<'_>) -> QueryResult<usize> {
    diesel::insert_into(tokens::table).values(new).execute(conn)
}

/// Marks a token that was not revoked before; how many there were.
pub(super) fn update_revoked(conn: &mut Conn, token: &TokenId, at: Moment) -> QueryResult<usize> {
    diesel::update(tokens::table.find(token.as_str()).filter(tokens::revoked_at.is_null()))
        .set(tokens::revoked_at.eq(Some(at)))
        .execute(conn)
}

/// The membership in which an active account is a researcher now; the longest-standing one where there are several.
pub(super) fn find_researcher(conn: &mut Conn, account: &AccountId, now: Moment) -> QueryResult<Option<MembershipId>> {
    memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::account_id.eq(account.as_str()))
        .filter(memberships::role.eq("researcher"))
        .filter(memberships::from_at.le(now))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .filter(accounts::state.eq("active"))
        .order((memberships::from_at.asc(), memberships::id.asc()))
        .select(memberships::id)
        .first(conn)
        .optional()
}
