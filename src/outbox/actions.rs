//! What is done with letters: queueing them in the act's own transaction, and choosing whether and when they come.

use std::collections::HashSet;

use chrono::TimeDelta;

use super::rules::{self, Channel, Kind, State};
use super::settings::{Choice, Settings, USUAL_HOURS};
use super::store::{self, NewLetter, SettingsRow};
use super::transport;
use crate::audit::{self, By, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, ClientId, UnitId};

const ADDRESS: Place = Place("letter_settings.address");

/// News that could not come within a week is no news.
const NEWS_LASTS: TimeDelta = TimeDelta::days(7);

/// Queues an alert to a member of staff, to be sent until the mail server takes it.
///
/// # Errors
/// What the database says.
pub fn alert_staff(tx: &mut Tx<'_>, unit: &UnitId, account: &AccountId) -> Result<()> {
    queue(tx, Some(account), unit, Kind::Alert, None, None)
}

/// Queues an alert to the unit's duty address, to be sent until the mail server takes it.
///
/// # Errors
/// What the database says.
pub fn alert_duty(tx: &mut Tx<'_>, unit: &UnitId) -> Result<()> {
    queue(tx, None, unit, Kind::Alert, None, None)
}

/// Queues a letter that says that there is something new, to be sent at most once and only as the person chose.
///
/// Where one of the kind already waits for the person, it says the same and another is not added. With a
/// `unique_key`, a letter is added at most once for that key, ever.
///
/// # Errors
/// What the database says.
pub fn notify(tx: &mut Tx<'_>, account: &AccountId, unit: &UnitId, unique_key: Option<&str>) -> Result<()> {
    let is_said = match unique_key {
        Some(key) => !store::keys_among(tx, &[key])?.is_empty(),
        None => store::news_is_waiting(tx, account)?,
    };
    if is_said {
        return Ok(());
    }
    let expires = tx.now() + NEWS_LASTS;
    queue(tx, Some(account), unit, Kind::News, unique_key, Some(expires))
}

/// A letter that says that something of one's own is due.
#[derive(Debug, Clone)]
pub struct Reminder {
    /// For whom.
    pub account: AccountId,
    /// What it is about, for whom and which day: at most one letter is ever queued for it.
    pub unique_key: String,
    /// After this it makes no sense.
    pub expires_at: Moment,
}

/// Queues reminders, less those whose key has been used; says how many were queued.
///
/// # Errors
/// What the database says.
pub fn remind(tx: &mut Tx<'_>, unit: &UnitId, reminders: &[Reminder]) -> Result<usize> {
    let keys: Vec<&str> = reminders.iter().map(|reminder| reminder.unique_key.as_str()).collect();
    let mut used: HashSet<String> = store::keys_among(tx, &keys)?.into_iter().collect();
    let new: Vec<NewLetter<'_>> = reminders
        .iter()
        .filter(|reminder| used.insert(reminder.unique_key.clone()))
        .map(|it| letter(tx, Some(&it.account), unit, Kind::Due, Some(&it.unique_key), Some(it.expires_at)))
        .collect();
    store::insert_all(tx, &new)?;
    Ok(new.len())
}

/// Acts are serial, so that a key looked up in this transaction cannot be added by another before it commits.
fn queue(
    tx: &mut Tx<'_>,
    account: Option<&AccountId>,
    unit: &UnitId,
    kind: Kind,
    unique_key: Option<&str>,
    expires: Option<Moment>,
) -> Result<()> {
    let letter = letter(tx, account, unit, kind, unique_key, expires);
    store::insert_all(tx, &[letter])?;
    Ok(())
}

fn letter<'a>(
    tx: &Tx<'_>,
    account: Option<&'a AccountId>,
    unit: &'a UnitId,
    kind: Kind,
    unique_key: Option<&'a str>,
    expires: Option<Moment>,
) -> NewLetter<'a> {
    NewLetter {
        id: tx.id(),
        account_id: account,
        unit_id: unit,
        kind: kind.as_str(),
        promise: kind.promise().as_str(),
        unique_key,
        state: State::Waiting.as_str(),
        attempts: 0,
        not_before_at: tx.now(),
        expires_at: expires,
        queued_at: tx.now(),
    }
}

/// Stores the address that letters go to, or forgets it. Staff get letters from then on; a client gets none before
/// choosing so.
///
/// # Errors
/// [`Error::Invalid`] under `address` where it is no mail address, or what the database says.
pub fn set_address(tx: &mut Tx<'_>, account: &AccountId, address: Option<&str>) -> Result<()> {
    let address = address.map(str::trim);
    if address.is_some_and(|address| !transport::is_address(address)) {
        return Err(Error::field("address", "outbox-fault-address"));
    }
    let sealed =
        address.map(|address| crypto::seal_for_site(tx.site(), ADDRESS, account.as_str(), address)).transpose()?;
    change(tx, account, |row| row.address = sealed)
}

/// The address that an account's letters go to.
///
/// # Errors
/// What the database or the seal says.
pub fn address_of(rx: &mut Read<'_>, account: &AccountId) -> Result<Option<String>> {
    let row = store::settings(rx, &[account.as_str()])?.into_iter().next();
    row.and_then(|row| row.address).map(|sealed| open_address(rx, account, &sealed)).transpose()
}

pub(super) fn open_address(rx: &Read<'_>, account: &AccountId, sealed: &[u8]) -> Result<String> {
    crypto::open_for_site(rx.site(), ADDRESS, account.as_str(), sealed)
}

/// Stores what a person chose about letters. Choosing ends an earlier stop; what waits is looked at anew.
///
/// # Errors
/// What the database says.
pub fn change_settings(
    tx: &mut Tx<'_>,
    by: &By,
    about: Option<&ClientId>,
    account: &AccountId,
    choice: &Choice,
) -> Result<()> {
    let (from, until) = (minutes(choice.from)?, minutes(choice.until)?);
    change(tx, account, |row| {
        choice.channel.as_str().clone_into(&mut row.channel);
        row.weekdays = rules::digits(&choice.weekdays);
        (row.from_minute, row.until_minute) = (from, until);
        row.stopped = false;
    })?;
    let now = tx.now();
    store::look_anew(tx, account, now)?;
    let event = Event::LettersChanged { channel: choice.channel.as_str().to_owned(), stopped: false };
    audit::record(tx, by, about, &event)
}

/// "Someone else reads my phone": stops all letters at once, also those that wait.
///
/// # Errors
/// What the database says.
pub fn stop_letters(tx: &mut Tx<'_>, by: &By, about: Option<&ClientId>, account: &AccountId) -> Result<()> {
    change(tx, account, |row| row.stopped = true)?;
    store::withhold_waiting(tx, account)?;
    let event = Event::LettersChanged { channel: Channel::None.as_str().to_owned(), stopped: true };
    audit::record(tx, by, about, &event)
}

/// Stops letters together with an account that is frozen; the act that freezes writes the event.
///
/// # Errors
/// What the database says.
pub fn freeze_letters(tx: &mut Tx<'_>, account: &AccountId) -> Result<()> {
    change(tx, account, |row| row.frozen = true)?;
    store::withhold_waiting(tx, account)?;
    Ok(())
}

/// Lets letters out again as the person had chosen.
///
/// # Errors
/// What the database says.
pub fn thaw_letters(tx: &mut Tx<'_>, account: &AccountId) -> Result<()> {
    change(tx, account, |row| row.frozen = false)
}

/// Changes an account's row, or makes it.
fn change(tx: &mut Tx<'_>, account: &AccountId, edit: impl FnOnce(&mut SettingsRow)) -> Result<()> {
    let now = tx.now();
    let found = store::settings(tx, &[account.as_str()])?.into_iter().next();
    let is_new = found.is_none();
    let mut row = match found {
        Some(row) => row,
        None => first_row(tx, account)?,
    };
    edit(&mut row);
    row.updated_at = now;
    if is_new {
        store::insert_settings(tx, &row)?
    } else {
        store::update_settings(tx, &row)?
    };
    Ok(())
}

/// Quiet for clients; staff are reached from the start, since work waits for them.
fn first_row(tx: &mut Tx<'_>, account: &AccountId) -> Result<SettingsRow> {
    let is_client = store::accounts(tx, &[account.as_str()])?.first().is_none_or(|account| account.kind == "client");
    let channel = if is_client { Channel::None } else { Channel::Mail };
    let (from, until) = USUAL_HOURS;
    let quiet = Settings::default();
    Ok(SettingsRow {
        account_id: account.clone(),
        address: None,
        channel: channel.as_str().to_owned(),
        weekdays: rules::digits(&quiet.weekdays),
        from_minute: minutes(from)?,
        until_minute: minutes(until)?,
        stopped: quiet.stopped,
        frozen: quiet.frozen,
        updated_at: tx.now(),
    })
}

fn minutes(minutes: u32) -> Result<i32> {
    i32::try_from(minutes).map_err(|error| Error::internal("store the hours of letters", error))
}
