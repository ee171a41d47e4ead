//! Letters between a client and those who care for the client.

use chrono::{NaiveTime, TimeZone};

use super::guard::OutgoingGuard;
use crate::access::{CareOf, ClientSelf};
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, ClientId, MessageId, UnitId};
use crate::messages::rules;
use crate::messages::store::{self, MessageRow};
use crate::risk::rules::{DangerAnswer, RuleSet};
use crate::units::Unit;
use crate::{care, outbox, risk, units};

const BODY: Place = Place("messages.body");

/// A letter, opened.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its identifier.
    pub id: MessageId,
    /// Whether the client wrote it.
    pub from_client: bool,
    /// Who wrote it.
    pub by: AccountId,
    /// What it says.
    pub text: String,
    /// The client's answer to the question of danger.
    pub danger: Option<DangerAnswer>,
    /// When it was sent.
    pub sent_at: Moment,
    /// When the other side opened it.
    pub read_at: Option<Moment>,
}

/// A client's letter that was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The letter.
    pub message: MessageId,
    /// What risk made of the answer.
    pub outcome: risk::actions::Outcome,
}

/// The newest `limit` letters of a client, oldest first.
///
/// # Errors
/// What the database or the seal says.
pub fn latest(rx: &mut Read<'_>, client: &ClientId, limit: i64) -> Result<Vec<Message>> {
    let rows = store::list_messages(rx, client, limit)?;
    let keys = crypto::client_keys(rx, [client])?;
    let opened = rows.into_iter().rev().map(|row| {
        Ok(Message {
            text: keys.open(client, BODY, row.id.as_str(), &row.body)?,
            danger: row.danger.as_deref().and_then(DangerAnswer::from_word),
            id: row.id,
            from_client: row.from_client,
            by: row.account_id,
            sent_at: row.sent_at,
            read_at: row.read_at,
        })
    });
    opened.collect()
}

/// How many letters the client has written on the unit's date of today.
///
/// # Errors
/// What the database says.
pub fn sent_today(rx: &mut Read<'_>, client: &ClientId, unit: &Unit) -> Result<i64> {
    let midnight = unit.date(rx.now()).and_time(NaiveTime::MIN);
    let since = unit.time_zone.from_local_datetime(&midnight).earliest().map_or(midnight, |at| at.naive_utc());
    Ok(store::count_from_client(rx, client, since)?)
}

/// The client writes; the answer to the question of danger is stored and evaluated in the same transaction.
///
/// # Errors
/// [`Error::TooMany`] beyond the daily number, [`Error::Invalid`] with every fault of what was typed.
pub fn send_to_clinician(tx: &mut Tx<'_>, me: &ClientSelf, rules: &RuleSet, text: &str, danger: &str) -> Result<Sent> {
    let answer = rules::client_letter(text, danger).map_err(Error::Invalid)?;
    let unit = units::get(tx, me.unit())?;
    if !rules::may_send(sent_today(tx, me.client(), &unit)?, answer) {
        return Err(Error::TooMany);
    }
    let by = me.by().account.clone().ok_or_else(|| Error::fault("a client without an account"))?;
    let letter = NewLetter { client: me.client(), unit: me.unit(), by: &by, text, danger: Some(danger) };
    let message = store_letter(tx, &letter)?;
    let subject = risk::Subject::Message(message.clone());
    let outcome = risk::actions::danger_said(tx, me, rules, &subject, answer)?;
    audit::record(tx, me.by(), Some(me.client()), &Event::MessageSent { message: message.to_string() })?;
    Ok(Sent { message, outcome })
}

/// A member of staff writes to the client.
///
/// # Errors
/// [`Error::Invalid`] with every fault of what was typed, or where the guard refuses.
pub fn send_to_client(tx: &mut Tx<'_>, care: &CareOf, guard: &dyn OutgoingGuard, text: &str) -> Result<MessageId> {
    rules::staff_letter(text).map_err(Error::Invalid)?;
    guard.check(tx, care.client(), text)?;
    let letter = NewLetter { client: care.client(), unit: care.unit(), by: care.account(), text, danger: None };
    let message = store_letter(tx, &letter)?;
    let account = care::account_of(tx, care.client())?;
    outbox::actions::notify(tx, &account, care.unit(), Some(&format!("message:{message}")))?;
    audit::record(tx, care.by(), Some(care.client()), &Event::MessageSent { message: message.to_string() })?;
    Ok(message)
}

/// The client has the letters open: what staff wrote is read.
///
/// # Errors
/// What the database says.
pub fn mark_read_by_client(tx: &mut Tx<'_>, me: &ClientSelf) -> Result<()> {
    let now = tx.now();
    store::set_messages_read(tx, me.client(), false, now)?;
    Ok(())
}

/// Staff have the letters open: what the client wrote is read, and the log says by whom.
///
/// # Errors
/// What the database says.
pub fn mark_read_by_staff(tx: &mut Tx<'_>, care: &CareOf) -> Result<()> {
    let now = tx.now();
    store::set_messages_read(tx, care.client(), true, now)?;
    let event = Event::RecordRead { what: "messages", id: care.client().to_string() };
    audit::record(tx, care.by(), Some(care.client()), &event)
}

struct NewLetter<'a> {
    client: &'a ClientId,
    unit: &'a UnitId,
    by: &'a AccountId,
    text: &'a str,
    danger: Option<&'a str>,
}

fn store_letter(tx: &mut Tx<'_>, letter: &NewLetter<'_>) -> Result<MessageId> {
    let id: MessageId = tx.id();
    let row = MessageRow {
        body: crypto::seal(tx, letter.client, BODY, id.as_str(), letter.text)?,
        id: id.clone(),
        client_id: letter.client.clone(),
        unit_id: letter.unit.clone(),
        from_client: letter.danger.is_some(),
        account_id: letter.by.clone(),
        danger: letter.danger.map(str::to_owned),
        sent_at: tx.now(),
        seq: store::last_seq(tx, letter.client)? + 1,
        read_at: None,
    };
    store::insert_message(tx, &row)?;
    Ok(id)
}
