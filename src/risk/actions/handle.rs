//! What a person does with a flag: take it, say what was done, be done with it.

use super::evaluate::NOTE;
use crate::access::CareOf;
use crate::audit::{self, Event};
use crate::crypto;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AlarmId, FlagId, FlagStepId};
use crate::risk::rules::Tier;
use crate::risk::rules::state::{Act, Refused, State, transition};
use crate::risk::store::{self, Flag};
use crate::treatment;

/// The longest note, in characters.
const LONGEST: usize = 4000;

/// A note that says something.
#[derive(Debug, Clone)]
pub struct Note(String);

impl Note {
    /// Reads a note as typed.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it is empty or longer than 4,000 characters.
    pub fn parse(field: &str, text: &str) -> Result<Self> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err(Error::field(field, "flag-fault-note")),
            length if length > LONGEST => Err(Error::field(field, "flag-fault-note-long")),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

/// Takes an alarm: every open flag of it is acknowledged by this person, and its ladder stops.
///
/// # Errors
/// [`Error::NotFound`] for another client's alarm, [`Error::Conflict`] where somebody has taken it.
pub fn acknowledge(tx: &mut Tx<'_>, care: &CareOf, alarm: &AlarmId) -> Result<()> {
    let found = store::get_alarm(tx, alarm)?;
    if found.client_id != *care.client() {
        return Err(Error::NotFound);
    }
    let now = tx.now();
    if store::acknowledge_alarm(tx, alarm, care.account(), now)? == 0 {
        return Err(Error::Conflict("flag-conflict-taken"));
    }
    for flag in store::flags_of_alarm(tx, alarm)? {
        if flag.state == State::Open.word() {
            take(tx, care, flag, Act::Acknowledge)?;
        }
    }
    audit::record(tx, care.by(), Some(care.client()), &Event::AlarmAcknowledged { alarm: alarm.to_string() })
}

/// Says what was done about a flag.
///
/// # Errors
/// [`Error::NotFound`] for another client's flag, [`Error::Conflict`] where the flag stands elsewhere.
pub fn act(tx: &mut Tx<'_>, care: &CareOf, flag: &FlagId, note: &Note) -> Result<()> {
    let found = own_flag(tx, care, flag)?;
    take(tx, care, found, Act::RecordAction { note: &note.0 })?;
    audit::record(tx, care.by(), Some(care.client()), &Event::FlagActed { flag: flag.to_string() })
}

/// Closes a flag; the treatment goes on when no red or emergency stands any more.
///
/// # Errors
/// As [`act`].
pub fn close(tx: &mut Tx<'_>, care: &CareOf, flag: &FlagId, note: &Note) -> Result<()> {
    let found = own_flag(tx, care, flag)?;
    take(tx, care, found, Act::Close { note: &note.0 })?;
    let holding = [Tier::Red.word(), Tier::Emergency.word()];
    if store::count_standing(tx, care.client(), &holding)? == 0 {
        treatment::actions::release(tx, care.client())?;
    }
    audit::record(tx, care.by(), Some(care.client()), &Event::FlagClosed { flag: flag.to_string() })
}

fn own_flag(tx: &mut Tx<'_>, care: &CareOf, flag: &FlagId) -> Result<Flag> {
    store::find_flag(tx, care.client(), flag)?.ok_or(Error::NotFound)
}

fn take(tx: &mut Tx<'_>, care: &CareOf, mut flag: Flag, act: Act<'_>) -> Result<()> {
    let state = State::from_word(&flag.state).ok_or_else(|| Error::fault("a flag in no known state"))?;
    let next = transition(state, act).map_err(|refused| match refused {
        Refused::WrongState(_) => Error::Conflict("flag-conflict-state"),
        Refused::NoteMissing => Error::field("note", "flag-fault-note"),
    })?;
    let id: FlagStepId = tx.id();
    let note = match act {
        Act::Acknowledge => None,
        Act::RecordAction { note } | Act::Close { note } => {
            Some(crypto::seal(tx, care.client(), NOTE, id.as_str(), note)?)
        }
    };
    next.word().clone_into(&mut flag.state);
    flag.changed_at = tx.now();
    store::update_flag(tx, &flag)?;
    let step = store::Step {
        id,
        client_id: care.client().clone(),
        state: flag.state,
        account_id: Some(care.account().clone()),
        note,
        taken_at: flag.changed_at,
        seq: store::next_step_number(tx, &flag.id)?,
        flag_id: flag.id,
    };
    store::insert_step(tx, &step)?;
    Ok(())
}
