//! Who is to be alerted about a flag by now, and when each was due.
//!
//! The ladder runs until a named person acknowledges the flag. A rung that repeats and was missed, as by a server that
//! stood still, is overtaken by its latest repetition: everybody gets one letter, not one for each quarter of an hour.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::definition::Tier;
use super::working_time::WorkingTime;

/// Who stands on the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The client's clinician.
    Responsible,
    /// The clinician's deputy.
    Deputy,
    /// The supervisor.
    Supervisor,
    /// The unit's staffed duty address.
    Duty,
}

impl Who {
    /// The word used in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::Deputy => "deputy",
            Self::Supervisor => "supervisor",
            Self::Duty => "duty",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        EVERYBODY.into_iter().find(|who| who.word() == word)
    }
}

/// One alert that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rung {
    /// Whom to alert.
    pub who: Who,
    /// Counted from 1 for each person.
    pub occurrence: u32,
    /// When it was due, UTC.
    pub due_at: NaiveDateTime,
}

/// A rung already raised: whom, and the how-manieth time.
pub type Raised = (Who, u32);

/// Everybody, for an emergency.
const EVERYBODY: [Who; 4] = [Who::Responsible, Who::Deputy, Who::Supervisor, Who::Duty];
/// Minutes between the alerts of an emergency, at any hour.
const EMERGENCY_EVERY: i64 = 15;
/// The rungs of a red, in working minutes from the alarm; 0 is at once, at any hour.
const RED: [(Who, i64); 4] = [(Who::Responsible, 0), (Who::Deputy, 60), (Who::Supervisor, 120), (Who::Duty, 240)];
/// Who is alerted each working morning once the last rung of a red has been reached.
const RED_MORNINGS: [Who; 2] = [Who::Supervisor, Who::Duty];
/// Who is alerted when nothing was done in time about what somebody has taken.
const LATE: [Who; 2] = [Who::Responsible, Who::Supervisor];
/// Working days until an amber goes to the supervisor.
const AMBER_AFTER_DAYS: i64 = 2;
/// Working days from acknowledging to acting on a red or an emergency.
const RED_ACT_DAYS: i64 = 1;
/// Working days from acknowledging to acting on an amber.
const AMBER_ACT_DAYS: i64 = 5;

/// The alerts that are due and not yet raised, for a flag that nobody has acknowledged; the earliest due comes first.
///
/// `alarm_started_at` is when the flag was raised, or raised again by new evidence. Each person occurs at most once,
/// with the latest occurrence. Who is `absent` or frozen is skipped at once: the next on the ladder takes over the
/// earlier time. Where nobody would be left, absence is disregarded rather than the alarm.
pub fn rungs_due(
    tier: Tier,
    alarm_started_at: NaiveDateTime,
    time: &WorkingTime<'_>,
    now: NaiveDateTime,
    already_raised: &[Raised],
    absent: &[Who],
) -> Vec<Rung> {
    let due = match tier {
        Tier::Emergency => emergency(alarm_started_at, now, absent),
        Tier::Red => red(alarm_started_at, time, now, absent),
        Tier::Amber => amber(alarm_started_at, time, now, absent),
        Tier::Info => Vec::new(),
    };
    latest_unraised(due, now, already_raised)
}

/// Of what is due by now each person's latest alert, unless it was raised; the earliest due comes first.
fn latest_unraised(due: Vec<Rung>, now: NaiveDateTime, already_raised: &[Raised]) -> Vec<Rung> {
    let mut latest: Vec<Rung> = Vec::new();
    for rung in due.into_iter().filter(|rung| rung.due_at <= now) {
        latest.retain(|other| other.who != rung.who);
        latest.push(rung);
    }
    let raised = |rung: &Rung| already_raised.iter().any(|(who, times)| *who == rung.who && *times >= rung.occurrence);
    latest.retain(|rung| !raised(rung));
    latest.sort_by_key(|rung| (rung.due_at, rung.who));
    latest
}

/// When an acknowledged flag must have been acted on: the second clock.
pub fn act_by(tier: Tier, acknowledged_at: NaiveDateTime, time: &WorkingTime<'_>) -> NaiveDateTime {
    let days = if tier == Tier::Amber { AMBER_ACT_DAYS } else { RED_ACT_DAYS };
    time.add_working_days(acknowledged_at, days)
}

/// The alerts that are due because nothing was done in time about what somebody has taken: the second clock has run out at
/// `act_by`. Who has taken it and the supervisor at once, then supervisor and duty each working morning until it is done.
pub fn late_rungs_due(
    act_by: NaiveDateTime,
    time: &WorkingTime<'_>,
    now: NaiveDateTime,
    already_raised: &[Raised],
    absent: &[Who],
) -> Vec<Rung> {
    let rung = |who| Rung { who, occurrence: 1, due_at: act_by };
    let mut due: Vec<Rung> = present(&LATE, absent).into_iter().map(rung).collect();
    due.extend(mornings(&present(&RED_MORNINGS, absent), act_by, time, now));
    latest_unraised(due, now, already_raised)
}

fn emergency(started: NaiveDateTime, now: NaiveDateTime, absent: &[Who]) -> Vec<Rung> {
    let Ok(repeats) = u32::try_from((now - started).num_minutes() / EMERGENCY_EVERY) else { return Vec::new() };
    let due_at = started + TimeDelta::minutes(i64::from(repeats) * EMERGENCY_EVERY);
    let rung = |who| Rung { who, occurrence: repeats + 1, due_at };
    present(&EVERYBODY, absent).into_iter().map(rung).collect()
}

fn red(started: NaiveDateTime, time: &WorkingTime<'_>, now: NaiveDateTime, absent: &[Who]) -> Vec<Rung> {
    let due = |minutes: i64| if minutes == 0 { started } else { time.add_working(started, minutes) };
    let steps = moved_up(&RED, absent);
    let mut rungs: Vec<Rung> =
        steps.into_iter().map(|(who, minutes)| Rung { who, occurrence: 1, due_at: due(minutes) }).collect();
    let last = rungs.iter().map(|rung| rung.due_at).max().unwrap_or(started);
    rungs.extend(mornings(&present(&RED_MORNINGS, absent), last, time, now));
    rungs
}

fn amber(started: NaiveDateTime, time: &WorkingTime<'_>, now: NaiveDateTime, absent: &[Who]) -> Vec<Rung> {
    let due_at = time.add_working_days(started, AMBER_AFTER_DAYS);
    let instead = if absent.contains(&Who::Supervisor) { Who::Duty } else { Who::Supervisor };
    let mut rungs = vec![Rung { who: instead, occurrence: 1, due_at }];
    rungs.extend(mornings(&[instead], due_at, time, now));
    rungs
}

/// Each working morning after the last rung; a unit without mornings in sight is alerted once a day all the same.
fn mornings(whom: &[Who], last_rung: NaiveDateTime, time: &WorkingTime<'_>, now: NaiveDateTime) -> Vec<Rung> {
    let mut openings = time.openings(last_rung, now);
    if openings.is_empty() && time.next_opening(last_rung).is_none() {
        let days = (now - last_rung).num_days().max(0);
        openings = (1..=days).map(|day| last_rung + TimeDelta::days(day)).collect();
    }
    let rungs = openings.into_iter().zip(2u32..);
    rungs.flat_map(|(due_at, occurrence)| whom.iter().map(move |who| Rung { who: *who, occurrence, due_at })).collect()
}

fn present(whom: &[Who], absent: &[Who]) -> Vec<Who> {
    let there: Vec<Who> = whom.iter().copied().filter(|who| !absent.contains(who)).collect();
    if there.is_empty() { whom.to_vec() } else { there }
}

/// The steps without the absent; the first one present after an absent one takes over that one's time.
fn moved_up(steps: &[(Who, i64)], absent: &[Who]) -> Vec<(Who, i64)> {
    let everybody: Vec<Who> = steps.iter().map(|(who, _)| *who).collect();
    let there = present(&everybody, absent);
    let mut vacant: Option<i64> = None;
    let mut moved = Vec::new();
    for (who, minutes) in steps {
        if there.contains(who) {
            moved.push((*who, vacant.take().unwrap_or(*minutes)));
        } else {
            vacant.get_or_insert(*minutes);
        }
    }
    moved
}
