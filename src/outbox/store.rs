//! Rows of letters and of what people chose about them, and what sending reads of accounts and units.

use diesel::prelude::*;

use super::rules::{Kind, Promise, State};
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, LetterId, UnitId};
use crate::schema::{accounts, clients, letter_settings, letters, units};

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters)]
pub(super) struct LetterRow {
    pub(super) id: LetterId,
    pub(super) account_id: Option<AccountId>,
    pub(super) unit_id: UnitId,
    pub(super) kind: String,
    pub(super) promise: String,
    pub(super) state: String,
    pub(super) attempts: i32,
    pub(super) expires_at: Option<Moment>,
    pub(super) queued_at: Moment,
    pub(super) sent_at: Option<Moment>,
}

#[derive(Insertable)]
#[diesel(table_name = letters)]
pub(super) struct NewLetter<'a> {
    pub(super) id: LetterId,
    pub(super) account_id: Option<&'a AccountId>,
    pub(super) unit_id: &'a UnitId,
    pub(super) kind: &'static str,
    pub(super) promise: &'static str,
    pub(super) unique_key: Option<&'a str>,
    pub(super) state: &'static str,
    pub(super) attempts: i32,
    pub(super) not_before_at: Moment,
    pub(super) expires_at: Option<Moment>,
    pub(super) queued_at: Moment,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = letter_settings, treat_none_as_null = true)]
pub(super) struct SettingsRow {
    pub(super) account_id: AccountId,
    pub(super) address: Option<Vec<u8>>,
    pub(super) channel: String,
    pub(super) weekdays: String,
    pub(super) from_minute: i32,
    pub(super) until_minute: i32,
    pub(super) stopped: bool,
    pub(super) frozen: bool,
    pub(super) updated_at: Moment,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub(super) struct AccountRow {
    pub(super) id: AccountId,
    pub(super) kind: String,
    pub(super) locale: String,
    pub(super) state: String,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = units)]
pub(super) struct UnitRow {
    pub(super) id: UnitId,
    pub(super) site_name: String,
    pub(super) locale: String,
    pub(super) time_zone: String,
    pub(super) workdays: String,
    pub(super) duty_address: Option<Vec<u8>>,
}

/// One by one: a batch insert opens a transaction of its own on `SQLite`, which cannot be done inside an act.
pub(super) fn insert_all(conn: &mut Conn, new: &[NewLetter<'_>]) -> QueryResult<()> {
    new.iter().try_for_each(|letter| diesel::insert_into(letters::table).values(letter).execute(conn).map(drop))
}

/// Those of the keys that have been used.
pub(super) fn keys_among(conn: &mut Conn, keys: &[&str]) -> QueryResult<Vec<String>> {
    letters::table.filter(letters::unique_key.eq_any(keys)).select(letters::unique_key.assume_not_null()).load(conn)
}

pub(super) fn news_is_waiting(conn: &mut Conn, account: &AccountId) -> QueryResult<bool> {
    let found: Option<LetterId> = letters::table
        .filter(letters::state.eq(State::Waiting.as_str()))
        .filter(letters::account_id.eq(account.as_str()))
        .filter(letters::kind.eq(Kind::News.as_str()))
        .select(letters::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Whether sending has anything to look at; reading this is cheaper than an act that finds nothing.
pub(super) fn is_anything_due(conn: &mut Conn, now: Moment, wall: Moment) -> QueryResult<bool> {
    let waiting: Option<LetterId> = letters::table
        .filter(letters::state.eq(State::Waiting.as_str()))
        .filter(letters::not_before_at.le(now))
        .select(letters::id)
        .first(conn)
        .optional()?;
    if waiting.is_some() {
        return Ok(true);
    }
    let left: Option<LetterId> = letters::table
        .filter(letters::state.eq(State::Attempted.as_str()))
        .filter(letters::lease_until_at.le(wall))
        .select(letters::id)
        .first(conn)
        .optional()?;
    Ok(left.is_some())
}

/// What was attempted by somebody whose lease has run out.
pub(super) fn left_behind(conn: &mut Conn, wall: Moment) -> QueryResult<Vec<LetterRow>> {
    letters::table
        .filter(letters::state.eq(State::Attempted.as_str()))
        .filter(letters::lease_until_at.le(wall))
        .order(letters::id.asc())
        .select(LetterRow::as_select())
        .load(conn)
}

pub(super) fn expire_overdue(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    diesel::update(
        letters::table
            .filter(letters::state.eq(State::Waiting.as_str()))
            .filter(letters::not_before_at.le(now))
            .filter(letters::expires_at.le(now)),
    )
    .set(letters::state.eq(State::Expired.as_str()))
    .execute(conn)
}

/// What waits and may be looked at now, alerts first, the oldest first. Two statements, each along the index, since one
/// over both promises would sort everything that waits for each batch.
pub(super) fn due(conn: &mut Conn, now: Moment, limit: i64) -> QueryResult<Vec<LetterRow>> {
    let mut rows = due_of(conn, Promise::UntilTaken, now, limit)?;
    let left = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if left > 0 {
        rows.extend(due_of(conn, Promise::Once, now, left)?);
    }
    Ok(rows)
}

fn due_of(conn: &mut Conn, promise: Promise, now: Moment, limit: i64) -> QueryResult<Vec<LetterRow>> {
    letters::table
        .filter(letters::state.eq(State::Waiting.as_str()))
        .filter(letters::promise.eq(promise.as_str()))
        .filter(letters::not_before_at.le(now))
        .order((letters::not_before_at.asc(), letters::id.asc()))
        .limit(limit)
        .select(LetterRow::as_select())
        .load(conn)
}

/// Marks letters as attempted until `lease`, before anybody speaks to the mail server.
pub(super) fn mark_attempted(conn: &mut Conn, ids: &[&str], lease: Moment) -> QueryResult<usize> {
    diesel::update(letters::table.filter(letters::id.eq_any(ids)).filter(letters::state.eq(State::Waiting.as_str())))
        .set((
            letters::state.eq(State::Attempted.as_str()),
            letters::attempts.eq(letters::attempts + 1),
            letters::lease_until_at.eq(Some(lease)),
        ))
        .execute(conn)
}

/// What the mail server took stays taken, also where the lease ran out meanwhile.
pub(super) fn mark_sent(conn: &mut Conn, ids: &[&str], now: Moment) -> QueryResult<usize> {
    diesel::update(letters::table.filter(letters::id.eq_any(ids)))
        .set((
            letters::state.eq(State::Sent.as_str()),
            letters::sent_at.eq(Some(now)),
            letters::lease_until_at.eq(None::<Moment>),
        ))
        .execute(conn)
}

/// Sets the state of letters that are still in state `from`.
pub(super) fn move_on(conn: &mut Conn, ids: &[&str], from: State, to: State) -> QueryResult<usize> {
    diesel::update(letters::table.filter(letters::id.eq_any(ids)).filter(letters::state.eq(from.as_str())))
        .set((letters::state.eq(to.as_str()), letters::lease_until_at.eq(None::<Moment>)))
        .execute(conn)
}

/// Lets a letter wait until `not_before`, with so many attempts behind it.
pub(super) fn let_wait(
    conn: &mut Conn,
    id: &LetterId,
    from: State,
    not_before: Moment,
    attempts: i32,
) -> QueryResult<usize> {
    diesel::update(letters::table.find(id.as_str()).filter(letters::state.eq(from.as_str())))
        .set((
            letters::state.eq(State::Waiting.as_str()),
            letters::not_before_at.eq(not_before),
            letters::attempts.eq(attempts),
            letters::lease_until_at.eq(None::<Moment>),
        ))
        .execute(conn)
}

/// Withholds what waits for an account, alerts aside.
pub(super) fn withhold_waiting(conn: &mut Conn, account: &AccountId) -> QueryResult<usize> {
    diesel::update(waiting_of(account)).set(letters::state.eq(State::Withheld.as_str())).execute(conn)
}

/// Has what waits for an account looked at anew, since other hours hold now.
pub(super) fn look_anew(conn: &mut Conn, account: &AccountId, now: Moment) -> QueryResult<usize> {
    diesel::update(waiting_of(account)).set(letters::not_before_at.eq(now)).execute(conn)
}

#[diesel::dsl::auto_type(no_type_alias)]
fn waiting_of<'a>(account: &'a AccountId) -> _ {
    let (waiting, once): (&'static str, &'static str) = (State::Waiting.as_str(), Promise::Once.as_str());
    let account: &'a str = account.as_str();
    letters::table
        .filter(letters::state.eq(waiting))
        .filter(letters::promise.eq(once))
        .filter(letters::account_id.eq(account))
}

pub(super) fn settings(conn: &mut Conn, accounts: &[&str]) -> QueryResult<Vec<SettingsRow>> {
    letter_settings::table
        .filter(letter_settings::account_id.eq_any(accounts))
        .select(SettingsRow::as_select())
        .load(conn)
}

pub(super) fn insert_settings(conn: &mut Conn, row: &SettingsRow) -> QueryResult<usize> {
    diesel::insert_into(letter_settings::table).values(row).execute(conn)
}

pub(super) fn update_settings(conn: &mut Conn, row: &SettingsRow) -> QueryResult<usize> {
    diesel::update(letter_settings::table.find(row.account_id.as_str()))
        .set((
            letter_settings::address.eq(row.address.as_deref()),
            letter_settings::channel.eq(&row.channel),
            letter_settings::weekdays.eq(&row.weekdays),
            letter_settings::from_minute.eq(row.from_minute),
            letter_settings::until_minute.eq(row.until_minute),
            letter_settings::stopped.eq(row.stopped),
            letter_settings::frozen.eq(row.frozen),
            letter_settings::updated_at.eq(row.updated_at),
        ))
        .execute(conn)
}

pub(super) fn accounts(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<AccountRow>> {
    accounts::table.filter(accounts::id.eq_any(ids)).select(AccountRow::as_select()).load(conn)
}

pub(super) fn units(conn: &mut Conn, ids: &[&str]) -> QueryResult<Vec<UnitRow>> {
    units::table.filter(units::id.eq_any(ids)).select(UnitRow::as_select()).load(conn)
}

/// The case codes of those of the accounts that are clients'.
pub(super) fn codes(conn: &mut Conn, accounts: &[&str]) -> QueryResult<Vec<(AccountId, String)>> {
    clients::table.filter(clients::account_id.eq_any(accounts)).select((clients::account_id, clients::code)).load(conn)
}

/// A thousand letters in the order in which they were queued, after the last one seen.
pub(super) fn page(conn: &mut Conn, after: Option<(Moment, &str)>, limit: i64) -> QueryResult<Vec<LetterRow>> {
    let mut query = letters::table
        .order((letters::queued_at.asc(), letters::id.asc()))
        .limit(limit)
        .select(LetterRow::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        query = query.filter(letters::queued_at.gt(at).or(letters::queued_at.eq(at).and(letters::id.gt(id))));
    }
    query.load(conn)
}

/// A unit's letters in one state, the newest first, from before a place in that order.
pub(super) fn in_state(
    conn: &mut Conn,
    unit: &UnitId,
    state: State,
    before: Option<(Moment, &str)>,
    limit: i64,
) -> QueryResult<Vec<LetterRow>> {
    let mut query = letters::table
        .filter(letters::unit_id.eq(unit.as_str()))
        .filter(letters::state.eq(state.as_str()))
        .order((letters::queued_at.desc(), letters::id.desc()))
        .limit(limit)
        .select(LetterRow::as_select())
        .into_boxed();
    if let Some((at, id)) = before {
        query = query.filter(letters::queued_at.le(at)).filter(letters::queued_at.lt(at).or(letters::id.lt(id)));
    }
    query.load(conn)
}

/// How many letters of a unit are in each state.
pub(super) fn count_by_state(conn: &mut Conn, unit: &UnitId) -> QueryResult<Vec<(String, i64)>> {
    letters::table
        .filter(letters::unit_id.eq(unit.as_str()))
        .group_by(letters::state)
        .select((letters::state, diesel::dsl::count_star()))
        .load(conn)
}

/// How many of a unit's letters wait for the mail server to take them at another try.
pub(super) fn count_retried(conn: &mut Conn, unit: &UnitId) -> QueryResult<i64> {
    letters::table
        .filter(letters::unit_id.eq(unit.as_str()))
        .filter(letters::state.eq(State::Waiting.as_str()))
        .filter(letters::attempts.gt(0))
        .count()
        .get_result(conn)
}

/// The newest of a unit's letters whose fate is unknown, and alerts that could not be sent to anybody.
pub(super) fn troubled(conn: &mut Conn, unit: &UnitId, limit: i64) -> QueryResult<Vec<LetterRow>> {
    let unknown = letters::state.eq(State::Unknown.as_str());
    let lost_alert = letters::state.eq(State::Withheld.as_str()).and(letters::promise.eq(Promise::UntilTaken.as_str()));
    letters::table
        .filter(letters::unit_id.eq(unit.as_str()))
        .filter(unknown.or(lost_alert))
        .order((letters::queued_at.desc(), letters::id.asc()))
        .limit(limit)
        .select(LetterRow::as_select())
        .load(conn)
}

/// How many letters of a promise wait although they could have left before `since`.
pub(super) fn count_late(conn: &mut Conn, promise: Promise, since: Moment) -> QueryResult<i64> {
    letters::table
        .filter(letters::state.eq(State::Waiting.as_str()))
        .filter(letters::promise.eq(promise.as_str()))
        .filter(letters::not_before_at.le(since))
        .count()
        .get_result(conn)
}

pub(super) fn count_unknown(conn: &mut Conn) -> QueryResult<i64> {
    letters::table.filter(letters::state.eq(State::Unknown.as_str())).count().get_result(conn)
}
