//! The escalation clock: raises every rung that is due and not yet raised.

use std::collections::HashMap;

use crate::audit::{self, By, Event};
use crate::db::Tx;
use crate::error::Result;
use crate::ids::UnitId;
use crate::outbox;
use crate::risk::queries::Ladders;
use crate::risk::rules::Tier;
use crate::risk::rules::ladder::{self, Raised, Rung, Who};
use crate::risk::rules::working_time::WorkingTime;
use crate::risk::store::{self, Alarm, RaisedRung};
use crate::risk::unit_time;
use crate::units::{self, Unit};

/// How many open alarms are looked at in one statement.
const PAGE: i64 = 500;

/// Climbs every ladder that is due: the job of every minute. Says how many rungs were raised.
///
/// # Errors
/// What the database says.
pub fn climb(tx: &mut Tx<'_>) -> Result<usize> {
    Ok(climb_open(tx)? + climb_late(tx)?)
}

/// The ladders of alarms that nobody has taken.
fn climb_open(tx: &mut Tx<'_>) -> Result<usize> {
    let (mut raised, mut after) = (0, String::new());
    loop {
        let page = store::list_open_alarms(tx, &after, PAGE)?;
        let Some(last) = page.last() else { return Ok(raised) };
        last.id.as_str().clone_into(&mut after);
        raised += raise_due(tx, &page)?;
    }
}

/// The ladders of alarms that somebody has taken, and about which nothing was done in time.
fn climb_late(tx: &mut Tx<'_>) -> Result<usize> {
    let (now, mut raised, mut after) = (tx.now(), 0, None);
    loop {
        let page = store::list_late_alarms(tx, now, after.as_ref(), PAGE)?;
        let Some(last) = page.last() else { return Ok(raised) };
        after = last.act_by.map(|at| (at, last.id.clone()));
        raised += raise(tx, &page, Clock::Second)?;
    }
}

/// Which of an alarm's two clocks has run out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clock {
    /// Until somebody takes it.
    First,
    /// Until something is done.
    Second,
}

impl Clock {
    /// A rung as it is stored: those of the second clock by a name of their own.
    fn rung(self, who: Who) -> String {
        match self {
            Self::First => who.word().to_owned(),
            Self::Second => format!("{LATE}{}", who.word()),
        }
    }

    /// A stored rung, if it is one of this clock's.
    fn raised(self, rung: &RaisedRung) -> Option<Raised> {
        let word = match self {
            Self::First => rung.rung.as_str(),
            Self::Second => rung.rung.strip_prefix(LATE)?,
        };
        Some((Who::from_word(word)?, u32::try_from(rung.occurrence).ok()?))
    }
}

/// How the names of the second clock's rungs begin.
const LATE: &str = "late_";

/// Raises what is due of these alarms, which nobody has taken.
pub(super) fn raise_due(tx: &mut Tx<'_>, alarms: &[Alarm]) -> Result<usize> {
    raise(tx, alarms, Clock::First)
}

fn raise(tx: &mut Tx<'_>, alarms: &[Alarm], clock: Clock) -> Result<usize> {
    let now = tx.now();
    let clients: Vec<_> = alarms.iter().map(|alarm| (alarm.client_id.clone(), alarm.unit_id.clone())).collect();
    let ladders = Ladders::load(tx, &clients, now)?;
    let ids: Vec<&str> = alarms.iter().map(|alarm| alarm.id.as_str()).collect();
    let mut raised_before: HashMap<String, Vec<Raised>> = HashMap::new();
    for rung in store::list_rungs(tx, &ids)? {
        if let Some(raised) = clock.raised(&rung) {
            raised_before.entry(rung.alarm_id.to_string()).or_default().push(raised);
        }
    }
    let mut known_units: HashMap<UnitId, Unit> = HashMap::new();
    let mut raised = 0;
    for alarm in alarms {
        if !known_units.contains_key(&alarm.unit_id) {
            known_units.insert(alarm.unit_id.clone(), units::get(tx, &alarm.unit_id)?);
        }
        let (Some(unit), Some(tier)) = (known_units.get(&alarm.unit_id), Tier::from_word(&alarm.tier)) else {
            continue;
        };
        let hours = unit_time::hours(unit);
        let time = WorkingTime::new(&hours, &unit_time::is_holiday);
        let before = raised_before.get(alarm.id.as_str()).map_or(&[][..], Vec::as_slice);
        let absent = ladders.absent(&alarm.client_id, &alarm.unit_id);
        let due = match (clock, alarm.act_by) {
            (Clock::First, _) => ladder::rungs_due(tier, alarm.started_at, &time, now, before, &absent),
            (Clock::Second, Some(act_by)) => ladder::late_rungs_due(act_by, &time, now, before, &absent),
            (Clock::Second, None) => Vec::new(),
        };
        for rung in due {
            alert(tx, alarm, rung, clock, &ladders)?;
            raised += 1;
        }
    }
    Ok(raised)
}

/// A rung is raised once; its letters are retried until the mail server takes them.
fn alert(tx: &mut Tx<'_>, alarm: &Alarm, rung: Rung, clock: Clock, ladders: &Ladders) -> Result<()> {
    let mut recipients = 0;
    if rung.who == Who::Duty {
        outbox::actions::alert_duty(tx, &alarm.unit_id)?;
        recipients += 1;
    }
    for account in ladders.recipients(&alarm.client_id, &alarm.unit_id, rung.who) {
        outbox::actions::alert_staff(tx, &alarm.unit_id, &account)?;
        recipients += 1;
    }
    let occurrence = i32::try_from(rung.occurrence).unwrap_or(i32::MAX);
    let row = RaisedRung {
        id: tx.id(),
        alarm_id: alarm.id.clone(),
        rung: clock.rung(rung.who),
        occurrence,
        recipients,
        due_at: rung.due_at,
        raised_at: tx.now(),
    };
    store::insert_rung(tx, &row)?;
    let by = By { unit: Some(alarm.unit_id.clone()), ..By::system() };
    let event = Event::RungRaised { alarm: alarm.id.to_string(), rung: clock.rung(rung.who), occurrence, recipients };
    audit::record(tx, &by, Some(&alarm.client_id), &event)
}
