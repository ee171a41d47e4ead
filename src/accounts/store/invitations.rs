//! Rows of invitations; only the hash of what stands in the link is stored.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, InvitationId};
use crate::schema::invitations;

pub(in crate::accounts) fn insert_invitation(
    conn: &mut Conn,
    id: &InvitationId,
    account: &AccountId,
    token_hash: &str,
    invited_by: Option<&AccountId>,
    (created_at, expires_at): (Moment, Moment),
) -> QueryResult<usize> {
    diesel::insert_into(invitations::table)
        .values((
            invitations::id.eq(id.as_str()),
            invitations::account_id.eq(account.as_str()),
            invitations::token_hash.eq(token_hash),
            invitations::invited_by.eq(invited_by.map(AccountId::as_str)),
            invitations::created_at.eq(created_at),
            invitations::expires_at.eq(expires_at),
        ))
        .execute(conn)
}

/// Whose unused and unexpired invitation has that hash.
pub(in crate::accounts) fn waiting_invitation(
    conn: &mut Conn,
    token_hash: &str,
    wall: Moment,
) -> QueryResult<Option<AccountId>> {
    invitations::table
        .filter(invitations::token_hash.eq(token_hash))
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(wall))
        .select(invitations::account_id)
        .first(conn)
        .optional()
}

/// Marks every unused invitation of an account as used.
pub(in crate::accounts) fn use_invitations(conn: &mut Conn, account: &AccountId, wall: Moment) -> QueryResult<usize> {
    diesel::update(
        invitations::table.filter(invitations::account_id.eq(account.as_str())).filter(invitations::used_at.is_null()),
    )
    .set(invitations::used_at.eq(Some(wall)))
    .execute(conn)
}
