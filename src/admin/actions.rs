//! Drawing a spot check of the log, judging its readings, signing it; adding a unit.

use chrono::Days;

use super::rules::{self, Verdict};
use super::store::{self, Entry, SpotCheck};
use crate::access::{Role, UnitAdmin};
use crate::audit::{self, Event};
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{AccountId, SpotCheckId, UnitId};
use crate::units::actions::NewUnit;
use crate::{accounts, units};

const NOTE: Place = Place("spot_check_entries.note");

/// The event that a reading of a client's record leaves.
const READING: &str = "record_read";

/// Those whose readings are drawn.
const READERS: [&str; 2] = ["clinician", "supervisor"];

/// Draws readings of clients' records at random from the last month of the unit's log.
///
/// # Errors
/// [`Error::Invalid`] where nobody has read anything, or what the database says.
pub fn draw(tx: &mut Tx<'_>, admin: &UnitAdmin, wanted: usize) -> Result<SpotCheckId> {
    let now = tx.now();
    let from = now.checked_sub_days(Days::new(rules::REACH)).unwrap_or(now);
    let population = audit::numbers(tx, admin.unit(), READING, &READERS, (from, now))?;
    if population.is_empty() {
        return Err(Error::field("size", "check-fault-nothing"));
    }
    let drawn = rules::draw(&population, wanted, &mut || crypto::random::<8>().map(u64::from_le_bytes))?;
    let check = SpotCheck {
        id: tx.id(),
        unit_id: admin.unit().clone(),
        drawn_by: signed_in(admin)?,
        drawn_at: now,
        from_at: from,
        until_at: now,
        readings: i32::try_from(population.len()).unwrap_or(i32::MAX),
        signed_by: None,
        signed_at: None,
    };
    store::insert_check(tx, &check)?;
    for (position, event_seq) in (1..).zip(drawn.iter().copied()) {
        let entry = Entry {
            id: tx.id(),
            check_id: check.id.clone(),
            position,
            event_seq,
            verdict: None,
            note: None,
            judged_by: None,
            judged_at: None,
        };
        store::insert_entry(tx, &entry)?;
    }
    let event = Event::SpotCheckDrawn { check: check.id.to_string(), readings: drawn.len() };
    audit::record(tx, admin.by(), None, &event)?;
    Ok(check.id)
}

/// What is said of one reading.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// Its number in the check, from 1.
    pub position: i32,
    /// The verdict.
    pub verdict: Verdict,
    /// The note; may be empty where all is in order.
    pub note: String,
}

/// Puts down what is said of readings; what says the same as before is left alone. Nobody judges a reading of their own.
///
/// # Errors
/// [`Error::Conflict`] where the check is signed, [`Error::Invalid`] for an own reading, or what the database says.
pub fn judge(tx: &mut Tx<'_>, admin: &UnitAdmin, check: &SpotCheckId, said: &[Judgement]) -> Result<()> {
    let (by, now) = (signed_in(admin)?, tx.now());
    let known = unsigned(tx, admin, check)?;
    let entries = store::entries(tx, &known.id)?;
    let numbers: Vec<i64> = entries.iter().map(|entry| entry.event_seq).collect();
    let own: Vec<i64> = audit::numbered(tx, &numbers)?
        .into_iter()
        .filter(|event| event.actor_id.as_deref() == Some(by.as_str()))
        .map(|event| event.seq)
        .collect();
    let mut faults = FieldErrors::default();
    for judgement in said {
        let entry = entries.iter().find(|entry| entry.position == judgement.position).ok_or(Error::NotFound)?;
        let earlier = note(tx, entry)?;
        if entry.verdict.as_deref() == Some(judgement.verdict.as_str()) && earlier == judgement.note {
            continue;
        }
        if own.contains(&entry.event_seq) {
            faults.add(format!("verdict-{}", entry.position), "check-fault-own");
            continue;
        }
        let sealed = crypto::seal_for_site(tx.site(), NOTE, entry.id.as_str(), &judgement.note)?;
        store::judge(tx, &entry.id, judgement.verdict.as_str(), Some(sealed), (&by, now))?;
        let event = Event::SpotCheckJudged {
            check: check.to_string(),
            position: entry.position,
            verdict: judgement.verdict.as_str(),
        };
        audit::record(tx, admin.by(), None, &event)?;
    }
    faults.into_result()
}

/// Signs a check of which every reading is judged; from then on nothing in it can be changed.
///
/// # Errors
/// [`Error::Invalid`] naming the readings that are left, [`Error::Conflict`] where it is signed, or what the database
/// says.
pub fn sign(tx: &mut Tx<'_>, admin: &UnitAdmin, check: &SpotCheckId) -> Result<()> {
    let (by, now) = (signed_in(admin)?, tx.now());
    let known = unsigned(tx, admin, check)?;
    let mut faults = FieldErrors::default();
    for entry in store::entries(tx, &known.id)?.iter().filter(|entry| entry.verdict.is_none()) {
        let position = vec![("position", entry.position.to_string())];
        faults.add_with(format!("verdict-{}", entry.position), "check-fault-left", position);
    }
    faults.into_result()?;
    store::sign(tx, &known.id, &by, now)?;
    audit::record(tx, admin.by(), None, &Event::SpotCheckSigned { check: check.to_string() })
}

fn unsigned(tx: &mut Tx<'_>, admin: &UnitAdmin, check: &SpotCheckId) -> Result<SpotCheck> {
    let known = store::get(tx, admin.unit(), check)?;
    if known.signed_at.is_some() { Err(Error::Conflict("check-conflict-signed")) } else { Ok(known) }
}

/// The note on a reading; empty where there is none.
pub(super) fn note(rx: &mut Read<'_>, entry: &Entry) -> Result<String> {
    let opened = entry.note.as_ref().map(|note| crypto::open_for_site(rx.site(), NOTE, entry.id.as_str(), note));
    opened.transpose().map(Option::unwrap_or_default)
}

/// Adds a unit to the site. Whoever adds it is its first administrator, in a role of its own to change to.
///
/// # Errors
/// What the database or the seal says.
pub fn add_unit(tx: &mut Tx<'_>, admin: &UnitAdmin, new: &NewUnit) -> Result<UnitId> {
    let unit = units::actions::make(tx, admin.by(), new)?;
    accounts::actions::add_membership(tx, admin.by(), &signed_in(admin)?, &unit.id, Role::Admin)?;
    Ok(unit.id)
}

/// Spot checks are signed by people, never by a command.
fn signed_in(admin: &UnitAdmin) -> Result<AccountId> {
    admin.by().account.clone().ok_or(Error::NotFound)
}
