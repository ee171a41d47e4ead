//! What is done with treatments: register content, enrol, open, hand in, answer, hold.

mod gates;
mod moving;

pub use gates::{gate, satisfy, satisfy_all};
pub use moving::{Move, Placed, look_ahead, move_to};

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::content::{self, Versioned};
use super::rules::{self, Stage, StepState};
use super::store::{self, NewContent, STARTED, Step, Treatment};
use crate::access::{CareOf, ClientSelf};
use crate::audit::{self, By, Event};
use crate::db::{Conn, Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{ClientId, StepId, TreatmentId, UnitId};
use crate::programme::{Module, Pacing, Programme};
use crate::{instruments, programme, units};

/// Writes down every version of the content that is not known yet, so that rows can refer to it for ever; `others` are the
/// flag rules and the form of the risk review.
///
/// # Errors
/// What the database says.
pub fn register_content(
    tx: &mut Tx<'_>,
    programmes: &programme::Library,
    instruments: &instruments::Library,
    others: (&impl Versioned, &impl Versioned),
) -> Result<()> {
    for instrument in instruments.iter() {
        register(tx, instrument)?;
    }
    for module in programmes.modules() {
        register(tx, module)?;
    }
    for programme in programmes.programmes() {
        register(tx, programme)?;
    }
    register(tx, others.0)?;
    register(tx, others.1)?;
    Ok(())
}

/// Writes down a programme that a unit has made of a shipped one, with its modules; tells which versions are new.
///
/// # Errors
/// What the database says.
pub fn register_own(tx: &mut Tx<'_>, programme: &Programme) -> Result<Vec<String>> {
    let mut new = Vec::new();
    for module in &programme.modules {
        if register(tx, module)? {
            new.push(module.hash.clone());
        }
    }
    if register(tx, programme)? {
        new.push(programme.hash.clone());
    }
    Ok(new)
}

/// Writes down one version of content; tells whether it was not known before.
///
/// # Errors
/// What the database says.
pub fn register<T: Versioned>(tx: &mut Tx<'_>, content: &T) -> Result<bool> {
    if store::is_known(tx, content.hash())? {
        return Ok(false);
    }
    let row = NewContent {
        hash: content.hash(),
        kind: T::KIND,
        content_id: content.id(),
        version: content.version(),
        body: content.body(),
        registered_at: tx.now(),
    };
    store::insert_content(tx, &row)?;
    Ok(true)
}

/// Begins a client's way through a programme, the first step being open at once.
///
/// # Errors
/// [`Error::Conflict`] where the client is in treatment already or has not come far enough in the programme before, or
/// what the database says.
pub fn enrol(
    tx: &mut Tx<'_>,
    by: &By,
    client: &ClientId,
    unit: &UnitId,
    programme: &Programme,
    started_on: NaiveDate,
) -> Result<TreatmentId> {
    if store::current(tx, client)?.is_some() {
        return Err(Error::Conflict("treatment-running"));
    }
    if !may_begin(tx, client, programme)? {
        return Err(Error::Conflict("treatment-too-early"));
    }
    let treatment = Treatment {
        id: tx.id(),
        client_id: client.clone(),
        unit_id: unit.clone(),
        programme_id: programme.id.clone(),
        content_hash: programme.hash.clone(),
        state: STARTED.to_owned(),
        held: false,
        started_on,
        created_at: tx.now(),
        ended_at: None,
    };
    store::insert_treatment(tx, &treatment)?;
    let event = Event::TreatmentStarted { treatment: treatment.id.to_string(), programme: programme.id.clone() };
    audit::record(tx, by, Some(client), &event)?;
    for (position, module) in (1..).zip(&programme.modules) {
        add_step(tx, &treatment, position, module)?;
    }
    if let Some(first) = store::steps(tx, &treatment.id)?.first() {
        open(tx, by, first, false)?;
    }
    Ok(treatment.id)
}

/// Whether the client has done what comes before the programme.
///
/// # Errors
/// What the database says.
pub fn may_begin(conn: &mut Conn, client: &ClientId, programme: &Programme) -> Result<bool> {
    let Some(after) = &programme.after else { return Ok(true) };
    let answered = store::answered_modules(conn, client, &after.programme, i32::from(after.modules))?;
    Ok(answered >= i64::from(after.modules))
}

fn add_step(tx: &mut Tx<'_>, treatment: &Treatment, position: i32, module: &Module) -> Result<()> {
    let step = Step {
        id: tx.id(),
        treatment_id: treatment.id.clone(),
        client_id: treatment.client_id.clone(),
        position,
        module_id: module.id.clone(),
        content_hash: module.hash.clone(),
        state: Stage::Locked.as_str().to_owned(),
        due_on: rules::due_on(treatment.started_on, position),
        opened_at: None,
        opened_by: None,
        submitted_at: None,
        answered_at: None,
    };
    store::insert_step(tx, &step)?;
    Ok(())
}

/// The treatments looked at in one statement.
const AT_ONCE: usize = 500;

/// Ends a treatment: finished, or broken off.
///
/// # Errors
/// What the database says.
pub fn end(tx: &mut Tx<'_>, by: &By, treatment: &Treatment) -> Result<()> {
    let now = tx.now();
    store::set_ended(tx, &treatment.id, now)?;
    audit::record(tx, by, Some(&treatment.client_id), &Event::TreatmentEnded { treatment: treatment.id.to_string() })
}

/// Pauses a treatment: nothing opens by itself and no reminder goes out, while help, plans and letters stay.
///
/// # Errors
/// [`Error::NotFound`] for another client's treatment, [`Error::Conflict`] where it is not running.
pub fn pause(tx: &mut Tx<'_>, care: &CareOf, treatment: &Treatment) -> Result<()> {
    if &treatment.client_id != care.client() {
        return Err(Error::NotFound);
    }
    if treatment.state != STARTED {
        return Err(Error::Conflict("treatment-not-running"));
    }
    store::set_state(tx, &treatment.id, store::PAUSED)?;
    audit::record(tx, care.by(), Some(care.client()), &Event::TreatmentPaused { treatment: treatment.id.to_string() })
}

/// Goes on with a paused treatment: what is due opens by itself again.
///
/// # Errors
/// [`Error::NotFound`] for another client's treatment, [`Error::Conflict`] where it is not paused.
pub fn resume(tx: &mut Tx<'_>, care: &CareOf, treatment: &Treatment) -> Result<()> {
    if &treatment.client_id != care.client() {
        return Err(Error::NotFound);
    }
    if !treatment.is_paused() {
        return Err(Error::Conflict("treatment-not-paused"));
    }
    store::set_state(tx, &treatment.id, STARTED)?;
    audit::record(tx, care.by(), Some(care.client()), &Event::TreatmentResumed { treatment: treatment.id.to_string() })
}

/// Whether the time of any step may have come, asked beside those who write.
///
/// # Errors
/// What the database says.
pub fn may_open(rx: &mut Read<'_>) -> Result<bool> {
    let latest_today = latest_today(rx);
    Ok(!store::with_due_step(rx, latest_today)?.is_empty())
}

/// Units' clocks are at most a day ahead of UTC; each unit's own day decides.
fn latest_today(rx: &Read<'_>) -> NaiveDate {
    rx.now().date().checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

/// Opens every step whose time has come; tells how many. Running it twice opens nothing twice.
///
/// # Errors
/// What the database says.
pub fn open_due(tx: &mut Tx<'_>) -> Result<usize> {
    let latest_today = latest_today(tx);
    let treatments = store::with_due_step(tx, latest_today)?;
    let mut today = HashMap::new();
    for unit in units::list(tx)? {
        today.insert(unit.id.clone(), unit.date(tx.now()));
    }
    let mut opened = 0;
    for some in treatments.chunks(AT_ONCE) {
        let ids: Vec<&str> = some.iter().map(|treatment| treatment.id.as_str()).collect();
        let steps = store::steps_of_all(tx, &ids)?;
        for treatment in some {
            let Some(today) = today.get(&treatment.unit_id) else { continue };
            let own: Vec<&Step> = steps.iter().filter(|step| step.treatment_id == treatment.id).collect();
            opened += usize::from(open_next(tx, treatment, &own, *today)?);
        }
    }
    Ok(opened)
}

/// Opens the treatment's next step where the programme's pace lets it open by itself and its time has come.
fn open_next(tx: &mut Tx<'_>, treatment: &Treatment, steps: &[&Step], today: NaiveDate) -> Result<bool> {
    let states: Vec<StepState> = steps.iter().map(|step| step.for_rules()).collect();
    let Some(position) = rules::next_to_open(&states, today, treatment.held) else { return Ok(false) };
    if content::programme(tx, &treatment.content_hash)?.pacing != Pacing::Weekly {
        return Ok(false);
    }
    if !store::gates(tx, &treatment.id, today)?.is_empty() {
        return Ok(false);
    }
    let Some(next) = steps.iter().find(|step| step.position == position) else { return Ok(false) };
    open(tx, &By::system(), next, false)?;
    Ok(true)
}

/// Opens a locked step before its time, out of turn or while the treatment is held.
///
/// # Errors
/// [`Error::NotFound`] where there is no such step, [`Error::Conflict`] where it is not locked.
pub fn open_by_hand(tx: &mut Tx<'_>, care: &CareOf, position: i32) -> Result<()> {
    let treatment = store::current(tx, care.client())?.ok_or(Error::NotFound)?;
    let steps = store::steps(tx, &treatment.id)?;
    let step = steps.iter().find(|step| step.position == position).ok_or(Error::NotFound)?;
    if step.stage() != Stage::Locked {
        return Err(Error::Conflict("treatment-step-open"));
    }
    open(tx, care.by(), step, true)
}

fn open(tx: &mut Tx<'_>, by: &By, step: &Step, by_hand: bool) -> Result<()> {
    let now = tx.now();
    let account = by.account.as_ref().filter(|_| by_hand);
    store::set_open(tx, &step.id, now, account)?;
    audit::record(tx, by, Some(&step.client_id), &Event::ModuleOpened { step: step.id.to_string(), by_hand })
}

/// The homework of an open step was handed in.
///
/// # Errors
/// [`Error::Conflict`] where the step is not open.
pub fn submitted(tx: &mut Tx<'_>, step: &StepId) -> Result<()> {
    if store::step(tx, step)?.stage() != Stage::Open {
        return Err(Error::Conflict("homework-already-sent"));
    }
    let now = tx.now();
    store::set_submitted(tx, step, now)?;
    Ok(())
}

/// The homework of a step was answered; the next step opens where its time has come.
///
/// # Errors
/// [`Error::Conflict`] where nothing was handed in.
pub fn answered(tx: &mut Tx<'_>, _by: &By, step: &StepId) -> Result<()> {
    let step = store::step(tx, step)?;
    match step.stage() {
        Stage::Answered => return Ok(()),
        Stage::Submitted => {}
        Stage::Locked | Stage::Open => return Err(Error::Conflict("treatment-step-not-sent")),
    }
    let now = tx.now();
    store::set_answered(tx, &step.id, now)?;
    let treatment = store::get(tx, &step.treatment_id)?;
    if treatment.state == STARTED {
        let today = units::get(tx, &treatment.unit_id)?.date(now);
        let steps = store::steps(tx, &treatment.id)?;
        open_next(tx, &treatment, &steps.iter().collect::<Vec<_>>(), today)?;
    }
    Ok(())
}

/// From now on the client's steps open by hand alone.
///
/// # Errors
/// What the database says.
pub fn hold(tx: &mut Tx<'_>, client: &ClientId) -> Result<()> {
    store::set_held(tx, client, true)?;
    Ok(())
}

/// The client's steps open by themselves again.
///
/// # Errors
/// What the database says.
pub fn release(tx: &mut Tx<'_>, client: &ClientId) -> Result<()> {
    store::set_held(tx, client, false)?;
    Ok(())
}

/// The client has opened a page; noted the first time.
///
/// # Errors
/// What the database says.
pub fn visit(tx: &mut Tx<'_>, me: &ClientSelf, step: &StepId, page: &str) -> Result<()> {
    if store::visited(tx, step)?.iter().any(|known| known == page) {
        return Ok(());
    }
    let now = tx.now();
    store::insert_visit(tx, step, page, now)?;
    audit::record(tx, me.by(), Some(me.client()), &Event::PageRead { step: step.to_string(), page: page.to_owned() })
}

/// A step that its client may see, with its treatment and its content.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The treatment.
    pub treatment: Treatment,
    /// The step.
    pub step: Step,
    /// Its module, in the version the treatment has.
    pub module: Arc<Module>,
}

impl Opened {
    /// Whether the client can write in it.
    pub fn is_writable(&self) -> bool {
        self.step.stage() == Stage::Open && !self.treatment.is_ended()
    }
}

/// How long a treatment can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It goes on, and so does its reading.
    Open,
    /// It has ended, and can be read up to this day of its unit.
    Until(NaiveDate),
    /// That day is over.
    Over,
}

/// How long a treatment can be read: after its end for as long as its unit allows.
///
/// # Errors
/// What the database says.
pub fn reading(rx: &mut Read<'_>, treatment: &Treatment) -> Result<Reading> {
    let Some(ended_at) = treatment.ended_at else { return Ok(Reading::Open) };
    let unit = units::get(rx, &treatment.unit_id)?;
    let weeks = units::reading_weeks(rx, &unit.id)?;
    let until = rules::readable_until(unit.date(ended_at), weeks);
    Ok(if unit.date(rx.now()) > until { Reading::Over } else { Reading::Until(until) })
}

/// The client's step of that number.
///
/// # Errors
/// [`Error::NotFound`] where it is locked or there is none, [`Error::Conflict`] where the time for reading is over.
pub fn opened(rx: &mut Read<'_>, me: &ClientSelf, position: i32) -> Result<Opened> {
    let treatment = store::latest(rx, me.client())?.ok_or(Error::NotFound)?;
    let step = store::step_at(rx, &treatment.id, position)?;
    let step = step.ok_or(Error::NotFound)?;
    if step.stage() == Stage::Locked {
        let waits = gates::waits_for_form(rx, &treatment, &step)?;
        return Err(if waits { Error::Conflict("treatment-waits-for-form") } else { Error::NotFound });
    }
    if reading(rx, &treatment)? == Reading::Over {
        return Err(Error::Conflict("treatment-reading-over"));
    }
    let module = content::module(rx, &step.content_hash)?;
    Ok(Opened { treatment, step, module })
}
