//! Planning forms: at the start, week by week, after the programme; and giving up on those that nobody answered.

use chrono::{Days, NaiveDate};

use crate::clock::Moment;
use crate::db::Tx;
use crate::error::Result;
use crate::ids::{ClientId, TreatmentId, UnitId};
use crate::programme::{Event, Programme};
use crate::questionnaires::queries;
use crate::questionnaires::rules::{self, Planned};
use crate::questionnaires::store::{self, Occasion, SCHEDULED};
use crate::treatment::{self, Stage, Treatment};
use crate::{risk, units};

/// How many rows one act takes at most, so that nobody else waits long.
const AT_ONCE: i64 = 500;

/// Around so many days of a treatment's beginning, what the client was asked counts as asked before it: so few that the
/// weekly forms are never more than nine days apart.
const LATELY: Days = Days::new(2);

/// From the beginning to the last day of the fourth week.
const FOURTH_WEEK: Days = Days::new(27);

/// Plans every questionnaire whose day is known when a treatment begins; what the client was asked just now, after the
/// treatment before it, is not asked again.
///
/// # Errors
/// What the database says.
pub fn schedule(
    tx: &mut Tx<'_>,
    treatment: &TreatmentId,
    client: &ClientId,
    unit: &UnitId,
    programme: &Programme,
    started_on: NaiveDate,
) -> Result<()> {
    let asked = store::asked_since(tx, client, started_on - LATELY, started_on + LATELY)?;
    let is_new = |planned: &Planned| planned.event != "before" || !asked.contains(&planned.instrument);
    for (position, planned) in (0..).zip(rules::plan(programme, started_on).into_iter().filter(is_new)) {
        insert_occasion(tx, (treatment, client, unit), position, &planned)?;
    }
    let fourth_week = units::get(tx, unit)?.end_of(started_on + FOURTH_WEEK);
    risk::actions::begun(tx, client, unit, fourth_week)
}

fn insert_occasion(
    tx: &mut Tx<'_>,
    (treatment, client, unit): (&TreatmentId, &ClientId, &UnitId),
    position: i32,
    planned: &Planned,
) -> Result<()> {
    let row = Occasion {
        id: tx.id(),
        treatment_id: treatment.clone(),
        client_id: client.clone(),
        unit_id: unit.clone(),
        event: planned.event.clone(),
        instrument_id: planned.instrument.clone(),
        position,
        opens_on: planned.opens_on,
        due_on: planned.due_on,
        closes_on: planned.closes_on,
        state: SCHEDULED.to_owned(),
    };
    store::insert_occasion(tx, &row)?;
    if planned.required {
        treatment::actions::gate(tx, treatment, row.id.as_str(), (row.opens_on, row.closes_on))?;
    }
    Ok(())
}

/// Plans the coming week of every treatment that goes on for longer than its programme has weeks: a job of every minute.
/// Says how many forms.
///
/// # Errors
/// What the database says.
pub fn plan_ahead(tx: &mut Tx<'_>) -> Result<usize> {
    let mut planned = 0;
    for unit in units::list(tx)? {
        let today = unit.date(tx.now());
        for treatment in queries::without_plan_ahead(tx, &unit.id, today, AT_ONCE)? {
            let programme = treatment::programme(tx, &treatment.content_hash)?;
            let week = rules::next_week(treatment.started_on, today);
            planned += add(tx, &treatment, rules::of_week(&programme, treatment.started_on, week))?;
        }
    }
    Ok(planned)
}

/// A module's homework was answered: where it was the last one, what is asked after the programme is planned.
///
/// # Errors
/// What the database says.
pub fn programme_answered(tx: &mut Tx<'_>, treatment: &TreatmentId) -> Result<()> {
    if treatment::steps(tx, treatment)?.iter().any(|step| step.stage() != Stage::Answered) {
        return Ok(());
    }
    let treatment = treatment::get(tx, treatment)?;
    if treatment.is_ended() {
        return Ok(());
    }
    let programme = treatment::programme(tx, &treatment.content_hash)?;
    let today = units::get(tx, &treatment.unit_id)?.date(tx.now());
    let done_on = rules::done_on(&programme, treatment.started_on, today);
    add(tx, &treatment, rules::plan_after(&programme, done_on))?;
    owe_reviews_at_follow_ups(tx, &treatment)
}

/// A person reviews the risk at each follow-up, whatever its forms say.
fn owe_reviews_at_follow_ups(tx: &mut Tx<'_>, treatment: &Treatment) -> Result<()> {
    let unit = units::get(tx, &treatment.unit_id)?;
    let mut opens_on: Vec<NaiveDate> = store::of_treatment(tx, &treatment.id)?
        .iter()
        .filter(|one| one.state == SCHEDULED && is_follow_up(one))
        .map(|one| one.opens_on)
        .collect();
    opens_on.sort_unstable();
    opens_on.dedup();
    let opens_at: Vec<Moment> = opens_on.into_iter().filter_map(|day| unit.start_of(day)).collect();
    risk::actions::follow_up_planned(tx, &treatment.client_id, &treatment.unit_id, &opens_at)
}

fn is_follow_up(occasion: &Occasion) -> bool {
    matches!(Event::from_name(rules::first_time(&occasion.event)), Some(Event::FollowUp(_)))
}

/// Whether a client is asked anything after the treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measures {
    /// What the programme has for after it and for the months that follow.
    Asked,
    /// Nothing more.
    Stopped,
}

/// A treatment has ended: the forms of its weeks are withdrawn, and what is asked afterwards is planned from today, unless
/// it has begun already.
///
/// # Errors
/// What the database says.
pub fn treatment_ended(tx: &mut Tx<'_>, treatment: &Treatment, measures: Measures) -> Result<()> {
    risk::actions::ended(tx, &treatment.client_id)?;
    if measures == Measures::Stopped {
        withdraw(tx, &treatment.id)?;
        return Ok(());
    }
    let today = units::get(tx, &treatment.unit_id)?.date(tx.now());
    let all = store::of_treatment(tx, &treatment.id)?;
    for occasion in all.iter().filter(|one| one.state == SCHEDULED && !is_after(one)) {
        store::set_state(tx, &occasion.id, "withdrawn")?;
        treatment::actions::satisfy(tx, occasion.id.as_str())?;
    }
    if all.iter().any(|one| is_after(one) && one.opens_on <= today) {
        return owe_reviews_at_follow_ups(tx, treatment);
    }
    let programme = treatment::programme(tx, &treatment.content_hash)?;
    let planned = rules::plan_after(&programme, today);
    for occasion in all.iter().filter(|one| one.state == SCHEDULED && is_after(one)) {
        if let Some(new) = planned.iter().find(|new| is_same(occasion, new)) {
            store::set_days(tx, &occasion.id, (new.opens_on, new.due_on, new.closes_on))?;
        }
    }
    add(tx, treatment, planned)?;
    owe_reviews_at_follow_ups(tx, treatment)
}

fn is_after(occasion: &Occasion) -> bool {
    Event::from_name(rules::first_time(&occasion.event)).is_some_and(rules::is_after)
}

/// Offers the questions of an occasion once more, since one answer leaves a doubt: unless they are asked again within
/// those days anyway, or this was the second time.
///
/// # Errors
/// What the database says.
pub(super) fn offer_again(tx: &mut Tx<'_>, occasion: &Occasion, today: NaiveDate) -> Result<()> {
    let coming = store::coming(tx, &occasion.client_id, &occasion.instrument_id)?;
    let next = coming.iter().filter(|one| one.closes_on >= today).map(|one| one.opens_on).min();
    if let Some(again) = rules::again(&occasion.event, &occasion.instrument_id, today, next) {
        let treatment = treatment::get(tx, &occasion.treatment_id)?;
        add(tx, &treatment, vec![again])?;
    }
    Ok(())
}

fn is_same(occasion: &Occasion, planned: &Planned) -> bool {
    occasion.event == planned.event && occasion.instrument_id == planned.instrument
}

/// Adds what the treatment does not have yet; says how many.
fn add(tx: &mut Tx<'_>, treatment: &Treatment, planned: Vec<Planned>) -> Result<usize> {
    let known = store::of_treatment(tx, &treatment.id)?;
    let first = known.iter().map(|one| one.position + 1).max().unwrap_or(0);
    let new: Vec<Planned> = planned.into_iter().filter(|one| !known.iter().any(|old| is_same(old, one))).collect();
    let (whose, added) = ((&treatment.id, &treatment.client_id, &treatment.unit_id), new.len());
    for (position, one) in (first..).zip(new) {
        insert_occasion(tx, whose, position, &one)?;
    }
    Ok(added)
}

/// Marks as missed what nobody answered in time: a job of every night. Says how many.
///
/// # Errors
/// What the database says.
pub fn close_missed(tx: &mut Tx<'_>) -> Result<usize> {
    let mut closed = 0;
    for unit in units::list(tx)? {
        let today = unit.date(tx.now());
        for occasion in store::list_closed(tx, &unit.id, today, AT_ONCE)? {
            closed += store::set_state(tx, &occasion, "missed")?;
            treatment::actions::satisfy(tx, occasion.as_str())?;
        }
    }
    Ok(closed)
}

/// Withdraws what is still planned of a treatment that is over.
///
/// # Errors
/// What the database says.
pub fn withdraw(tx: &mut Tx<'_>, treatment: &TreatmentId) -> Result<usize> {
    treatment::actions::satisfy_all(tx, treatment)?;
    Ok(store::withdraw(tx, treatment)?)
}
