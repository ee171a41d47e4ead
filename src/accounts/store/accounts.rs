//! Rows of accounts and their recovery codes.

use diesel::prelude::*;

use super::super::rules::State;
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, RecoveryCodeId};
use crate::schema::{accounts, recovery_codes};

/// An account, without anything secret.
#[derive(Debug, Clone)]
pub struct Account {
    /// The account.
    pub id: AccountId,
    /// Whether it is a client's.
    pub is_client: bool,
    /// The person's language.
    pub locale: String,
    /// Whether it can be used.
    pub state: State,
    /// When it was made.
    pub created_at: Moment,
}

type Columns = (AccountId, String, String, String, Moment);

const COLUMNS: (accounts::id, accounts::kind, accounts::locale, accounts::state, accounts::created_at) =
    (accounts::id, accounts::kind, accounts::locale, accounts::state, accounts::created_at);

fn account((id, kind, locale, state, created_at): Columns) -> Account {
    Account { id, is_client: kind == "client", locale, state: State::parse(&state), created_at }
}

/// What is checked at sign-in.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(in crate::accounts) struct Keys {
    pub(in crate::accounts) sign_in_hash: String,
    pub(in crate::accounts) state: String,
    pub(in crate::accounts) password_hash: Option<String>,
    pub(in crate::accounts) totp_secret: Option<Vec<u8>>,
    pub(in crate::accounts) totp_step: i64,
}

impl Keys {
    pub(in crate::accounts) fn state(&self) -> State {
        State::parse(&self.state)
    }
}

#[derive(Insertable)]
#[diesel(table_name = accounts)]
pub(in crate::accounts) struct NewAccount<'a> {
    pub(in crate::accounts) id: &'a AccountId,
    pub(in crate::accounts) kind: &'static str,
    pub(in crate::accounts) sign_in_hash: &'a str,
    pub(in crate::accounts) name: Vec<u8>,
    pub(in crate::accounts) locale: &'a str,
    pub(in crate::accounts) state: &'static str,
    pub(in crate::accounts) created_at: Moment,
}

/// The account, or `None`.
///
/// # Errors
/// What the database says.
pub fn find(conn: &mut Conn, id: &AccountId) -> QueryResult<Option<Account>> {
    accounts::table.find(id.as_str()).select(COLUMNS).first(conn).optional().map(|row| row.map(account))
}

/// The account.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn get(conn: &mut Conn, id: &AccountId) -> QueryResult<Account> {
    accounts::table.find(id.as_str()).select(COLUMNS).first(conn).map(account)
}

pub(in crate::accounts) fn find_by_sign_in(conn: &mut Conn, hash: &str) -> QueryResult<Option<AccountId>> {
    accounts::table.filter(accounts::sign_in_hash.eq(hash)).select(accounts::id).first(conn).optional()
}

pub(in crate::accounts) fn keys(conn: &mut Conn, id: &AccountId) -> QueryResult<Keys> {
    accounts::table.find(id.as_str()).select(Keys::as_select()).first(conn)
}

pub(in crate::accounts) fn find_keys(conn: &mut Conn, id: &AccountId) -> QueryResult<Option<Keys>> {
    keys(conn, id).optional()
}

pub(in crate::accounts) fn sealed_name(conn: &mut Conn, id: &AccountId) -> QueryResult<Vec<u8>> {
    accounts::table.find(id.as_str()).select(accounts::name).first(conn)
}

/// The sealed names of some accounts.
pub(in crate::accounts) fn sealed_names(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<(AccountId, Vec<u8>)>> {
    accounts::table.filter(accounts::id.eq_any(ids)).select((accounts::id, accounts::name)).load(conn)
}

pub(in crate::accounts) fn insert(conn: &mut Conn, new: &NewAccount<'_>) -> QueryResult<usize> {
    diesel::insert_into(accounts::table).values(new).execute(conn)
}

pub(in crate::accounts) fn set_state(conn: &mut Conn, id: &AccountId, state: State) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id.as_str())).set(accounts::state.eq(state.as_str())).execute(conn)
}

pub(in crate::accounts) fn set_sign_in(conn: &mut Conn, id: &AccountId, hash: &str) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id.as_str())).set(accounts::sign_in_hash.eq(hash)).execute(conn)
}

pub(in crate::accounts) fn set_locale(conn: &mut Conn, id: &AccountId, locale: &str) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id.as_str())).set(accounts::locale.eq(locale)).execute(conn)
}

pub(in crate::accounts) fn set_password(conn: &mut Conn, id: &AccountId, hash: Option<&str>) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id.as_str())).set(accounts::password_hash.eq(hash)).execute(conn)
}

pub(in crate::accounts) fn set_factor(
    conn: &mut Conn,
    id: &AccountId,
    secret: Option<Vec<u8>>,
    step: i64,
) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id.as_str()))
        .set((accounts::totp_secret.eq(secret), accounts::totp_step.eq(step)))
        .execute(conn)
}

/// Marks a time step as used; 0 rows where it or a later one already was.
pub(in crate::accounts) fn set_step(conn: &mut Conn, id: &AccountId, step: i64) -> QueryResult<usize> {
    diesel::update(accounts::table.find(id.as_str()).filter(accounts::totp_step.lt(step)))
        .set(accounts::totp_step.eq(step))
        .execute(conn)
}

/// How many recovery codes are unused.
///
/// # Errors
/// What the database says.
pub fn recovery_codes_left(conn: &mut Conn, account: &AccountId) -> QueryResult<i64> {
    recovery_codes::table
        .filter(recovery_codes::account_id.eq(account.as_str()))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(conn)
}

pub(in crate::accounts) fn insert_code(
    conn: &mut Conn,
    id: &RecoveryCodeId,
    account: &AccountId,
    hash: &str,
) -> QueryResult<usize> {
    diesel::insert_into(recovery_codes::table)
        .values((
            recovery_codes::id.eq(id.as_str()),
            recovery_codes::account_id.eq(account.as_str()),
            recovery_codes::code_hash.eq(hash),
        ))
        .execute(conn)
}

pub(in crate::accounts) fn remove_codes(conn: &mut Conn, account: &AccountId) -> QueryResult<usize> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::account_id.eq(account.as_str()))).execute(conn)
}

/// Marks an unused code as used; 0 rows where there is none.
pub(in crate::accounts) fn use_code(
    conn: &mut Conn,
    account: &AccountId,
    hash: &str,
    wall: Moment,
) -> QueryResult<usize> {
    diesel::update(
        recovery_codes::table
            .filter(recovery_codes::account_id.eq(account.as_str()))
            .filter(recovery_codes::code_hash.eq(hash))
            .filter(recovery_codes::used_at.is_null()),
    )
    .set(recovery_codes::used_at.eq(Some(wall)))
    .execute(conn)
}
