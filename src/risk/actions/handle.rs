//! What a person does with a flag: take it, say what was done, be done with it.

use super::evaluate::{NEXT, NOTE};
use crate::access::CareOf;
use crate::audit::{self, Event};
use crate::crypto;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{AlarmId, FlagId, FlagStepId};
use crate::risk::rules::closing::{Alarmed, ChildDecided, Handled, Lacking, lacking_to_act, lacking_to_close};
use crate::risk::rules::state::{Act, Refused, State, transition};
use crate::risk::rules::{Concern, RuleSet, Tier, ladder};
use crate::risk::store::{self, Flag};
use crate::risk::{queries, unit_time};
use crate::{treatment, units};

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

    /// Reads a note that may be left out.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it is longer than 4,000 characters.
    pub fn parse_optional(field: &str, text: &str) -> Result<Option<Self>> {
        if text.trim().is_empty() { Ok(None) } else { Self::parse(field, text).map(Some) }
    }

    /// The note as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What closing a red or an emergency says.
#[derive(Debug, Clone)]
pub struct Closing {
    /// What was done, and why that is enough.
    pub note: Note,
    /// What comes next; a red or an emergency has one.
    pub next: Option<Note>,
}

/// Takes an alarm: every open flag of it is acknowledged by this person, its ladder stops and the second clock begins.
///
/// # Errors
/// [`Error::NotFound`] for another client's alarm, [`Error::Conflict`] where somebody has taken it.
pub fn acknowledge(tx: &mut Tx<'_>, care: &CareOf, alarm: &AlarmId) -> Result<()> {
    let found = store::get_alarm(tx, alarm)?;
    if found.client_id != *care.client() {
        return Err(Error::NotFound);
    }
    let (now, unit) = (tx.now(), units::get(tx, &found.unit_id)?);
    let tier = Tier::from_word(&found.tier).unwrap_or(Tier::Emergency);
    let act_by = unit_time::with(&unit, |time| ladder::act_by(tier, now, time));
    if store::acknowledge_alarm(tx, alarm, care.account(), now, act_by)? == 0 {
        return Err(Error::Conflict("flag-conflict-taken"));
    }
    for flag in store::flags_of_alarm(tx, alarm)? {
        if flag.state == State::Open.word() {
            take(tx, care, flag, Act::Acknowledge, None)?;
        }
    }
    audit::record(tx, care.by(), Some(care.client()), &Event::AlarmAcknowledged { alarm: alarm.to_string() })
}

/// Says what was done about a flag; where a child is concerned, what is done for it has been decided before.
///
/// # Errors
/// [`Error::NotFound`] for another client's flag, [`Error::Conflict`] where the flag stands elsewhere, [`Error::Invalid`]
/// where a decision is lacking.
pub fn act(tx: &mut Tx<'_>, care: &CareOf, rules: &RuleSet, flag: &FlagId, note: &Note) -> Result<()> {
    let found = own_flag(tx, care, flag)?;
    reached(&found, Act::RecordAction { note: &note.0 })?;
    let lacking = match alarmed(tx, rules, &found)? {
        Some(alarmed) => lacking_to_act(&alarmed, &handled(tx, &found)?),
        None => Vec::new(),
    };
    refuse_lacking(&found, &lacking)?;
    let alarm = found.alarm_id.clone();
    take(tx, care, found, Act::RecordAction { note: &note.0 }, None)?;
    if let Some(alarm) = alarm {
        stop_clock_when_all_is_done(tx, &alarm)?;
    }
    audit::record(tx, care.by(), Some(care.client()), &Event::FlagActed { flag: flag.to_string() })
}

/// Closes a flag; the treatment goes on when no red or emergency stands any more, and a supervisor is to read what was done
/// about a red or an emergency.
///
/// # Errors
/// As [`act`]; a red or an emergency also needs contact and a risk review since the alarm, and a next step.
pub fn close(tx: &mut Tx<'_>, care: &CareOf, rules: &RuleSet, flag: &FlagId, closing: &Closing) -> Result<()> {
    let mut found = own_flag(tx, care, flag)?;
    let is_red = Tier::from_word(&found.tier) >= Some(Tier::Red);
    reached(&found, Act::Close { note: &closing.note.0 })?;
    if let Some(alarmed) = alarmed(tx, rules, &found)? {
        let lacking = lacking_to_close(&alarmed, &handled(tx, &found)?);
        refuse_lacking(&found, &lacking)?;
    }
    if is_red && closing.next.is_none() {
        return Err(Error::field(format!("next-{flag}"), "flag-fault-next"));
    }
    found.unread_since = is_red.then(|| tx.now());
    take(tx, care, found, Act::Close { note: &closing.note.0 }, closing.next.as_ref())?;
    let holding = [Tier::Red.word(), Tier::Emergency.word()];
    if store::count_standing(tx, care.client(), &holding)? == 0 {
        treatment::actions::release(tx, care.client())?;
    }
    audit::record(tx, care.by(), Some(care.client()), &Event::FlagClosed { flag: flag.to_string() })
}

/// A supervisor has read what was done about a closed red or emergency.
///
/// # Errors
/// [`Error::NotFound`] for another client's flag, [`Error::Conflict`] where it has been read, or where this person closed it
/// and another supervisor is there to read.
pub fn read_closed(tx: &mut Tx<'_>, care: &CareOf, flag: &FlagId, note: Option<&Note>) -> Result<()> {
    let mut found = own_flag(tx, care, flag)?;
    if found.unread_since.is_none() {
        return Err(Error::Conflict("flag-conflict-read"));
    }
    let closer = store::list_steps(tx, &[flag.as_str()])?.pop().and_then(|step| step.account_id);
    let now = tx.now();
    let supervisors = queries::supervisors(tx, care.unit(), now)?;
    if closer.as_ref() == Some(care.account()) && supervisors.iter().any(|other| other != care.account()) {
        return Err(Error::Conflict("flag-conflict-own"));
    }
    found.unread_since = None;
    store::update_flag(tx, &found)?;
    insert_step(tx, care, &found.id, READ, (note, None))?;
    audit::record(tx, care.by(), Some(care.client()), &Event::FlagSupervised { flag: flag.to_string() })
}

/// The step of a supervisor who has read; the flag stays closed.
const READ: &str = "read";

/// The flag as decisions about it see it; none where it calls nobody.
fn alarmed(rx: &mut Read<'_>, rules: &RuleSet, flag: &Flag) -> Result<Option<Alarmed>> {
    let (Some(alarm), Some(tier)) = (&flag.alarm_id, Tier::from_word(&flag.tier)) else { return Ok(None) };
    let at = store::get_alarm(rx, alarm)?.started_at;
    Ok(Some(Alarmed { tier, at, concerns_child: rules.concerns(&flag.rule, Concern::Child) }))
}

/// What has been done about the flag so far.
fn handled(rx: &mut Read<'_>, flag: &Flag) -> Result<Handled> {
    let contacted_at = match &flag.alarm_id {
        Some(alarm) => store::last_contact(rx, alarm)?,
        None => None,
    };
    let child = store::last_decision(rx, &flag.id)?;
    Ok(Handled {
        contacted_at,
        reviewed_at: store::last_signed(rx, &flag.client_id)?,
        child: child.map(|child| ChildDecided {
            at: child.decided_at,
            waits_for_second: child.second_id.is_some() && child.agreed_at.is_none(),
        }),
    })
}

/// What is lacking is said at the flag, each thing by itself.
fn refuse_lacking(flag: &Flag, lacking: &[Lacking]) -> Result<()> {
    let mut errors = FieldErrors::default();
    for one in lacking {
        let key = match one {
            Lacking::Contact => "flag-lacking-contact",
            Lacking::ChildDecision => "flag-lacking-child",
            Lacking::SecondPerson => "flag-lacking-second",
            Lacking::Review => "flag-lacking-review",
        };
        errors.add(format!("flag-{}", flag.id), key);
    }
    errors.into_result()
}

/// The second clock runs while anything of the alarm is taken and not acted on.
pub(super) fn stop_clock_when_all_is_done(tx: &mut Tx<'_>, alarm: &AlarmId) -> Result<()> {
    let waits = |flag: &Flag| flag.state == State::Acknowledged.word();
    if !store::flags_of_alarm(tx, alarm)?.iter().any(waits) {
        store::stop_second_clock(tx, alarm)?;
    }
    Ok(())
}

fn own_flag(tx: &mut Tx<'_>, care: &CareOf, flag: &FlagId) -> Result<Flag> {
    store::find_flag(tx, care.client(), flag)?.ok_or(Error::NotFound)
}

/// Where an act takes the flag.
fn reached(flag: &Flag, act: Act<'_>) -> Result<State> {
    let state = State::from_word(&flag.state).ok_or_else(|| Error::fault("a flag in no known state"))?;
    transition(state, act).map_err(|refused| match refused {
        Refused::WrongState(_) => Error::Conflict("flag-conflict-state"),
        Refused::NoteMissing => Error::field(format!("note-{}", flag.id), "flag-fault-note"),
    })
}

fn take(tx: &mut Tx<'_>, care: &CareOf, mut flag: Flag, act: Act<'_>, next: Option<&Note>) -> Result<()> {
    let reached = reached(&flag, act)?;
    reached.word().clone_into(&mut flag.state);
    flag.changed_at = tx.now();
    store::update_flag(tx, &flag)?;
    let note = match act {
        Act::Acknowledge => None,
        Act::RecordAction { note } | Act::Close { note } => Some(Note(note.to_owned())),
    };
    insert_step(tx, care, &flag.id, reached.word(), (note.as_ref(), next))
}

fn insert_step(
    tx: &mut Tx<'_>,
    care: &CareOf,
    flag: &FlagId,
    state: &str,
    (note, next): (Option<&Note>, Option<&Note>),
) -> Result<()> {
    let id: FlagStepId = tx.id();
    let mut sealed = |place, note: Option<&Note>| {
        note.map(|note| crypto::seal(tx, care.client(), place, id.as_str(), &note.0)).transpose()
    };
    let (note, next) = (sealed(NOTE, note)?, sealed(NEXT, next)?);
    let step = store::Step {
        id,
        note,
        next,
        client_id: care.client().clone(),
        state: state.to_owned(),
        account_id: Some(care.account().clone()),
        taken_at: tx.now(),
        seq: store::next_step_number(tx, flag)?,
        flag_id: flag.clone(),
    };
    store::insert_step(tx, &step)?;
    Ok(())
}
