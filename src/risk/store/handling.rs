//! Rows of contacts and of decisions for children.

use diesel::alias;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, AlarmId, ChildDecisionId, ClientId, ContactId, FlagId};
use crate::schema::{alarm_contacts, child_decisions};

/// One time that somebody reached the client, or tried to; the note is sealed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = alarm_contacts)]
pub(in crate::risk) struct Contact {
    pub(in crate::risk) id: ContactId,
    pub(in crate::risk) alarm_id: AlarmId,
    pub(in crate::risk) client_id: ClientId,
    pub(in crate::risk) way: String,
    pub(in crate::risk) is_reached: bool,
    pub(in crate::risk) contacted_at: Moment,
    pub(in crate::risk) account_id: AccountId,
    pub(in crate::risk) noted_at: Moment,
    pub(in crate::risk) note: Option<Vec<u8>>,
}

/// What was decided for a child; what it rests on is sealed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = child_decisions)]
pub(in crate::risk) struct Decision {
    pub(in crate::risk) id: ChildDecisionId,
    pub(in crate::risk) flag_id: FlagId,
    pub(in crate::risk) client_id: ClientId,
    #[diesel(column_name = decision)]
    pub(in crate::risk) word: String,
    pub(in crate::risk) account_id: AccountId,
    pub(in crate::risk) decided_at: Moment,
    pub(in crate::risk) body: Vec<u8>,
    pub(in crate::risk) second_id: Option<AccountId>,
    pub(in crate::risk) agreed_at: Option<Moment>,
}

pub(in crate::risk) fn insert_contact(conn: &mut Conn, row: &Contact) -> QueryResult<usize> {
    diesel::insert_into(alarm_contacts::table).values(row).execute(conn)
}

/// The contacts of some alarms, oldest first.
pub(in crate::risk) fn contacts(conn: &mut Conn, alarms: &[&str]) -> QueryResult<Vec<Contact>> {
    alarm_contacts::table
        .filter(alarm_contacts::alarm_id.eq_any(alarms))
        .order((alarm_contacts::contacted_at.asc(), alarm_contacts::id.asc()))
        .select(Contact::as_select())
        .load(conn)
}

/// When the client was last reached, or last sought, about an alarm.
pub(in crate::risk) fn last_contact(conn: &mut Conn, alarm: &AlarmId) -> QueryResult<Option<Moment>> {
    alarm_contacts::table
        .filter(alarm_contacts::alarm_id.eq(alarm.as_str()))
        .select(diesel::dsl::max(alarm_contacts::contacted_at))
        .first(conn)
}

pub(in crate::risk) fn insert_decision(conn: &mut Conn, row: &Decision) -> QueryResult<usize> {
    diesel::insert_into(child_decisions::table).values(row).execute(conn)
}

/// The decisions about some flags, oldest first.
pub(in crate::risk) fn decisions(conn: &mut Conn, flags: &[&str]) -> QueryResult<Vec<Decision>> {
    child_decisions::table
        .filter(child_decisions::flag_id.eq_any(flags))
        .order((child_decisions::decided_at.asc(), child_decisions::id.asc()))
        .select(Decision::as_select())
        .load(conn)
}

/// The newest decision about a flag.
pub(in crate::risk) fn last_decision(conn: &mut Conn, flag: &FlagId) -> QueryResult<Option<Decision>> {
    child_decisions::table
        .filter(child_decisions::flag_id.eq(flag.as_str()))
        .order((child_decisions::decided_at.desc(), child_decisions::id.desc()))
        .select(Decision::as_select())
        .first(conn)
        .optional()
}

pub(in crate::risk) fn decision(conn: &mut Conn, id: &ChildDecisionId) -> QueryResult<Decision> {
    child_decisions::table.find(id.as_str()).select(Decision::as_select()).first(conn)
}

/// The second person says yes; nothing changes where this person was not asked, or has answered.
pub(in crate::risk) fn agree(
    conn: &mut Conn,
    id: &ChildDecisionId,
    second: &AccountId,
    at: Moment,
) -> QueryResult<usize> {
    let asked = child_decisions::table
        .find(id.as_str())
        .filter(child_decisions::second_id.eq(second.as_str()))
        .filter(child_decisions::agreed_at.is_null());
    diesel::update(asked).set(child_decisions::agreed_at.eq(Some(at))).execute(conn)
}

/// Decisions that wait for this person's yes, as client, flag and when it was asked for, oldest first. Where another
/// decision was made about the same flag since, nothing is waited for.
///
/// # Errors
/// What the database says.
pub fn waiting_for_second(conn: &mut Conn, second: &AccountId) -> QueryResult<Vec<(ClientId, FlagId, Moment)>> {
    let later = alias!(child_decisions as later_decisions);
    let superseded = later
        .filter(later.field(child_decisions::flag_id).eq(child_decisions::flag_id))
        .filter(later.field(child_decisions::decided_at).gt(child_decisions::decided_at));
    child_decisions::table
        .filter(child_decisions::second_id.eq(second.as_str()))
        .filter(child_decisions::agreed_at.is_null())
        .filter(diesel::dsl::not(diesel::dsl::exists(superseded)))
        .order((child_decisions::decided_at.asc(), child_decisions::id.asc()))
        .select((child_decisions::client_id, child_decisions::flag_id, child_decisions::decided_at))
        .load(conn)
}
