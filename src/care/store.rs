//! Rows of clients, care relations and absences.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AbsenceId, AccountId, CareRelationId, ClientId, UnitId};
use crate::schema::{absences, care_relations, clients};

/// A client as stored; the name is sealed under the client's own key.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = clients)]
pub struct Client {
    /// The client.
    pub id: ClientId,
    /// The unit.
    pub unit_id: UnitId,
    /// The account that the client signs in with.
    pub account_id: AccountId,
    /// The case code that staff use; not the sign-in name.
    pub code: String,
    /// The sealed name; [`super::actions::name`] opens it.
    pub name: Vec<u8>,
    /// When the client was entered.
    pub created_at: Moment,
}

/// Somebody who cares for a client now.
#[derive(Debug, Clone, Queryable)]
pub struct Carer {
    /// The account.
    pub account: AccountId,
    /// `responsible` or `deputy`.
    pub kind: String,
}

#[derive(Insertable)]
#[diesel(table_name = care_relations)]
pub(super) struct NewRelation<'a> {
    pub(super) id: CareRelationId,
    pub(super) client_id: &'a ClientId,
    pub(super) account_id: &'a AccountId,
    pub(super) kind: &'static str,
    pub(super) from_at: Moment,
}

/// The client.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn get(conn: &mut Conn, client: &ClientId) -> QueryResult<Client> {
    clients::table.find(client.as_str()).select(Client::as_select()).first(conn)
}

/// The account that a client signs in with.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn account_of(conn: &mut Conn, client: &ClientId) -> QueryResult<AccountId> {
    clients::table.find(client.as_str()).select(clients::account_id).first(conn)
}

/// The clients with these identifiers, in no order.
///
/// # Errors
/// What the database says.
pub fn by_ids(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<Client>> {
    clients::table.filter(clients::id.eq_any(ids)).select(Client::as_select()).load(conn)
}

/// Every client of a unit, by code.
///
/// # Errors
/// What the database says.
pub fn clients_of_unit(conn: &mut Conn, unit: &UnitId) -> QueryResult<Vec<Client>> {
    clients::table
        .filter(clients::unit_id.eq(unit.as_str()))
        .order(clients::code.asc())
        .select(Client::as_select())
        .load(conn)
}

/// Who cares for a client at that moment: the responsible clinician first, then deputies.
///
/// # Errors
/// What the database says.
pub fn responsible_now(conn: &mut Conn, client: &ClientId, now: Moment) -> QueryResult<Vec<Carer>> {
    care_relations::table
        .filter(care_relations::client_id.eq(client.as_str()))
        .filter(care_relations::from_at.le(now))
        .filter(care_relations::until_at.is_null().or(care_relations::until_at.gt(now)))
        .order((care_relations::kind.desc(), care_relations::from_at.asc()))
        .select((care_relations::account_id, care_relations::kind))
        .load(conn)
}

/// Which of these accounts are away at that moment.
///
/// # Errors
/// What the database says.
pub fn absent(conn: &mut Conn, accounts: &[&str], now: Moment) -> QueryResult<Vec<AccountId>> {
    absences::table
        .filter(absences::account_id.eq_any(accounts))
        .filter(absences::from_at.le(now))
        .filter(absences::until_at.gt(now))
        .select(absences::account_id)
        .load(conn)
}

pub(super) fn insert_client(conn: &mut Conn, client: &Client) -> QueryResult<usize> {
    diesel::insert_into(clients::table).values(client).execute(conn)
}

pub(super) fn code_is_taken(conn: &mut Conn, code: &str) -> QueryResult<bool> {
    clients::table.filter(clients::code.eq(code)).count().get_result(conn).map(|count: i64| count > 0)
}

pub(super) fn insert_relation(conn: &mut Conn, relation: &NewRelation<'_>) -> QueryResult<usize> {
    diesel::insert_into(care_relations::table).values(relation).execute(conn)
}

pub(super) fn end_relations(conn: &mut Conn, client: &ClientId, account: &AccountId, at: Moment) -> QueryResult<usize> {
    diesel::update(
        care_relations::table
            .filter(care_relations::client_id.eq(client.as_str()))
            .filter(care_relations::account_id.eq(account.as_str()))
            .filter(care_relations::until_at.is_null()),
    )
    .set(care_relations::until_at.eq(Some(at)))
    .execute(conn)
}

pub(super) fn insert_absence(
    conn: &mut Conn,
    id: &AbsenceId,
    account: &AccountId,
    from: Moment,
    until: Moment,
) -> QueryResult<usize> {
    diesel::insert_into(absences::table)
        .values((
            absences::id.eq(id.as_str()),
            absences::account_id.eq(account.as_str()),
            absences::from_at.eq(from),
            absences::until_at.eq(until),
        ))
        .execute(conn)
}
