//! Rows of memberships: who is what, in which unit, from when until when.

use diesel::prelude::*;

use super::super::rules::State;
use crate::access::Role;
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, MembershipId, UnitId};
use crate::schema::{accounts, memberships, sessions};

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

/// One membership as an administrator lists it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The account.
    pub account: AccountId,
    /// The membership.
    pub membership: MembershipId,
    /// What the person is in the unit.
    pub role: Role,
    /// Whether the account can be used.
    pub state: State,
    /// Whether a second factor is set.
    pub has_factor: bool,
    /// Since when the membership holds.
    pub from: Moment,
    /// Until when; open where there is none.
    pub until: Option<Moment>,
}

type ListedRow = (AccountId, MembershipId, String, String, Option<Vec<u8>>, Moment, Option<Moment>);

fn listed((account, membership, role, state, secret, from, until): ListedRow) -> Option<Listed> {
    let (role, state, has_factor) = (Role::parse(&role)?, State::parse(&state), secret.is_some());
    Some(Listed { account, membership, role, state, has_factor, from, until })
}

/// Every membership of staff that the unit has or had.
///
/// # Errors
/// What the database says.
pub fn staff_of_unit(conn: &mut Conn, unit: &UnitId) -> QueryResult<Vec<Listed>> {
    let roles: Vec<&str> = Role::ALL.iter().filter(|role| **role != Role::Client).map(|role| role.as_str()).collect();
    let rows: Vec<ListedRow> = memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::unit_id.eq(unit.as_str()))
        .filter(memberships::role.eq_any(roles))
        .order((memberships::from_at.asc(), memberships::id.asc()))
        .select((
            accounts::id,
            memberships::id,
            memberships::role,
            accounts::state,
            accounts::totp_secret,
            memberships::from_at,
            memberships::until_at,
        ))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(listed).collect())
}

/// The memberships of the unit's clients, the newest first, from before a place in that order; in one state where it is
/// given.
///
/// # Errors
/// What the database says.
pub fn clients_of_unit(
    conn: &mut Conn,
    unit: &UnitId,
    state: Option<State>,
    before: Option<(Moment, &MembershipId)>,
    limit: i64,
) -> QueryResult<Vec<Listed>> {
    let mut query = memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::unit_id.eq(unit.as_str()))
        .filter(memberships::role.eq(Role::Client.as_str()))
        .order((memberships::from_at.desc(), memberships::id.desc()))
        .limit(limit)
        .select((
            accounts::id,
            memberships::id,
            memberships::role,
            accounts::state,
            accounts::totp_secret,
            memberships::from_at,
            memberships::until_at,
        ))
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(accounts::state.eq(state.as_str()));
    }
    if let Some((from, id)) = before {
        query = query
            .filter(memberships::from_at.le(from))
            .filter(memberships::from_at.lt(from).or(memberships::id.lt(id.as_str())));
    }
    let rows: Vec<ListedRow> = query.load(conn)?;
    Ok(rows.into_iter().filter_map(listed).collect())
}

/// When some accounts were last signed in, in true time.
///
/// # Errors
/// What the database says.
pub fn last_seen(conn: &mut Conn, accounts: &[&str]) -> QueryResult<Vec<(AccountId, Option<Moment>)>> {
    sessions::table
        .filter(sessions::account_id.eq_any(accounts))
        .filter(sessions::stage.eq("full"))
        .group_by(sessions::account_id)
        .select((sessions::account_id, diesel::dsl::max(sessions::seen_at)))
        .load(conn)
}

pub(in crate::accounts) fn set_until(
    conn: &mut Conn,
    membership: &MembershipId,
    until: Option<Moment>,
) -> QueryResult<usize> {
    diesel::update(memberships::table.find(membership.as_str())).set(memberships::until_at.eq(until)).execute(conn)
}
