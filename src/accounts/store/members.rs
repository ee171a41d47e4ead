//! Rows of memberships: who is what, in which unit, from when until when.

use diesel::prelude::*;

use super::super::rules::State;
use crate::access::Role;
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, MembershipId, UnitId};
use crate::schema::{accounts, memberships};

/// A membership that holds.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct Membership {
    pub(in crate::accounts) id: MembershipId,
    pub(in crate::accounts) unit: UnitId,
    pub(in crate::accounts) role: Role,
}

/// Somebody in a unit.
#[derive(Debug, Clone)]
pub struct Member {
    /// The account.
    pub account: AccountId,
    /// The membership.
    pub membership: MembershipId,
    /// What the person is in the unit.
    pub role: Role,
    /// Whether the account can be used.
    pub state: State,
    /// Since when the membership holds.
    pub since: Moment,
}

pub(in crate::accounts) fn insert_membership(
    conn: &mut Conn,
    id: &MembershipId,
    account: &AccountId,
    unit: &UnitId,
    role: Role,
    from: Moment,
) -> QueryResult<usize> {
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(id.as_str()),
            memberships::account_id.eq(account.as_str()),
            memberships::unit_id.eq(unit.as_str()),
            memberships::role.eq(role.as_str()),
            memberships::from_at.eq(from),
        ))
        .execute(conn)
}

/// The memberships of an account that hold at that moment, the oldest first.
pub(in crate::accounts) fn memberships_now(
    conn: &mut Conn,
    account: &AccountId,
    now: Moment,
) -> QueryResult<Vec<Membership>> {
    let rows: Vec<(MembershipId, UnitId, String)> = memberships::table
        .filter(memberships::account_id.eq(account.as_str()))
        .filter(memberships::from_at.le(now))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .order((memberships::from_at.asc(), memberships::id.asc()))
        .select((memberships::id, memberships::unit_id, memberships::role))
        .load(conn)?;
    let known = |(id, unit, role): (_, _, String)| Some(Membership { id, unit, role: Role::parse(&role)? });
    Ok(rows.into_iter().filter_map(known).collect())
}

/// The people whose membership of the unit holds at that moment, the newest last; clients as well where `with_clients`.
///
/// # Errors
/// What the database says.
pub fn members_of_unit(conn: &mut Conn, unit: &UnitId, now: Moment, with_clients: bool) -> QueryResult<Vec<Member>> {
    let mut query = memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::unit_id.eq(unit.as_str()))
        .filter(memberships::from_at.le(now))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .order((memberships::from_at.asc(), memberships::id.asc()))
        .select((accounts::id, memberships::id, memberships::role, accounts::state, memberships::from_at))
        .into_boxed();
    if !with_clients {
        query = query.filter(memberships::role.ne(Role::Client.as_str()));
    }
    let rows: Vec<(AccountId, MembershipId, String, String, Moment)> = query.load(conn)?;
    let member = |(account, membership, role, state, since): (_, _, String, String, _)| {
        Some(Member { account, membership, role: Role::parse(&role)?, state: State::parse(&state), since })
    };
    Ok(rows.into_iter().filter_map(member).collect())
}
