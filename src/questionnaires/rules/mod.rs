//! When each questionnaire of a programme is asked: pure. Days are days of the unit's calendar, so that no change of the
//! clock moves a form.

pub mod draft;

use std::collections::HashSet;

use chrono::{Days, Months, NaiveDate};

use crate::programme::{Event, Programme};

/// How many weekly measurements a programme has at least: both programmes are eight weekly modules when complete.
const WEEKS: u32 = 8;

/// The first evening is short: help, the time-out plan and one form. The others given before come over so many days.
const BASELINE_DAYS: u64 = 3;

/// How long a form waits, in days from its opening.
struct Window {
    /// To the day after which an answer counts as late.
    due: u64,
    /// To the last day on which it can be answered.
    closes: u64,
}

/// A form of a week is closed when the next one opens.
const OF_A_WEEK: Window = Window { due: 2, closes: 6 };

/// What is asked after the programme has no next one behind it, and no module that brings the client back.
const AFTER: Window = Window { due: 6, closes: 20 };

/// Months later, a day more or less says the same.
const FOLLOW_UP: Window = Window { due: 13, closes: 41 };

/// One planned use of an instrument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The event's name in exports: `before`, `week_1`, …
    pub event: String,
    /// The instrument.
    pub instrument: String,
    /// The first day on which it can be answered.
    pub opens_on: NaiveDate,
    /// The day after which an answer counts as late.
    pub due_on: NaiveDate,
    /// The last day on which it can be answered.
    pub closes_on: NaiveDate,
    /// Whether the next module waits for it.
    pub required: bool,
}

impl Planned {
    fn new(event: Event, given: Given<'_>, opens_on: NaiveDate, window: &Window) -> Self {
        Self {
            event: event.to_string(),
            instrument: given.instrument.to_owned(),
            opens_on,
            due_on: later(opens_on, window.due),
            closes_on: later(opens_on, window.closes),
            required: given.required && event.has_module_after(),
        }
    }
}

/// Every use whose day is known when the programme begins, by day and then in the programme's order.
pub fn plan(programme: &Programme, started_on: NaiveDate) -> Vec<Planned> {
    let mut planned = before(programme, started_on);
    for week in 1..=weeks(programme) {
        planned.extend(of_week(programme, started_on, week));
    }
    planned
}

/// What is asked in one week of the programme; weekly forms go on for as long as the treatment does.
pub fn of_week(programme: &Programme, started_on: NaiveDate, week: u32) -> Vec<Planned> {
    let Ok(number) = u8::try_from(week) else { return Vec::new() };
    let opens_on = later(started_on, u64::from(week) * 7);
    // A form named for a week of its own and weekly as well is asked once.
    let mut seen = HashSet::new();
    let is_of_week = |event: Event| matches!(event, Event::Weekly) || event == Event::Week(number);
    given(programme, is_of_week)
        .filter(|(given, _)| seen.insert(given.instrument))
        .map(|(given, _)| Planned::new(Event::Week(number), given, opens_on, &OF_A_WEEK))
        .collect()
}

/// The week that begins next, counted from 1.
pub fn next_week(started_on: NaiveDate, today: NaiveDate) -> u32 {
    u32::try_from((today - started_on).num_days() / 7).unwrap_or(0) + 1
}

/// What is asked when the programme is done: the next day, and months later.
pub fn plan_after(programme: &Programme, done_on: NaiveDate) -> Vec<Planned> {
    let mut planned: Vec<Planned> = given(programme, is_after)
        .map(|(given, event)| match event {
            Event::FollowUp(months) => Planned::new(event, given, months_later(done_on, months), &FOLLOW_UP),
            _ => Planned::new(event, given, later(done_on, 1), &AFTER),
        })
        .collect();
    planned.sort_by_key(|one| one.opens_on);
    planned
}

/// Within so many days the same questions are offered again where one answer leaves a doubt.
const AGAIN_DAYS: u64 = 3;

/// The end of the name of an event at which the questions of another are offered again: `week_6_again`.
const AGAIN: &str = "_again";

/// The questions of an event offered again, from tomorrow on; none where they come within those days anyway, or where this
/// was the second time. `next` is when they are asked next.
pub fn again(event: &str, instrument: &str, today: NaiveDate, next: Option<NaiveDate>) -> Option<Planned> {
    let due_on = later(today, AGAIN_DAYS);
    if event.ends_with(AGAIN) || next.is_some_and(|next| next <= due_on) {
        return None;
    }
    let day_before_next = next.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX);
    let opens_on = later(today, 1);
    Some(Planned {
        event: format!("{event}{AGAIN}"),
        instrument: instrument.to_owned(),
        opens_on,
        due_on,
        closes_on: later(opens_on, OF_A_WEEK.closes).min(day_before_next),
        // What is offered again has been answered once.
        required: false,
    })
}

/// The name of the event at which the questions were asked the first time.
pub fn first_time(event: &str) -> &str {
    event.strip_suffix(AGAIN).unwrap_or(event)
}

/// By how many days an answer came after the day on which it was due; none where it came in time.
pub fn days_late(due_on: NaiveDate, answered_on: NaiveDate) -> i64 {
    (answered_on - due_on).num_days().max(0)
}

/// Whether an event comes after the programme.
pub fn is_after(event: Event) -> bool {
    matches!(event, Event::After | Event::FollowUp(_))
}

/// The last day of a programme whose last module was answered on a day: whoever is quick keeps the weeks that are
/// measured, so that what is asked after compares with what is asked after for others.
pub fn done_on(programme: &Programme, started_on: NaiveDate, answered_on: NaiveDate) -> NaiveDate {
    answered_on.max(later(started_on, u64::from(weeks(programme)) * 7))
}

fn before(programme: &Programme, started_on: NaiveDate) -> Vec<Planned> {
    let instruments: Vec<Given<'_>> = given(programme, |event| event == Event::Before).map(|(it, _)| it).collect();
    let others = u64::try_from(instruments.len().saturating_sub(1)).unwrap_or(1).max(1);
    (0_u64..)
        .zip(instruments)
        .map(|(place, given)| {
            // The first on the first evening, the others evenly over the days that follow.
            let day = place.checked_sub(1).map_or(0, |place| 1 + place * BASELINE_DAYS.min(others) / others);
            let planned = Planned::new(Event::Before, given, later(started_on, day), &OF_A_WEEK);
            // All of it belongs to before the first week's forms.
            Planned { closes_on: later(started_on, OF_A_WEEK.closes), ..planned }
        })
        .collect()
}

/// A questionnaire that a programme gives.
#[derive(Clone, Copy)]
struct Given<'p> {
    instrument: &'p str,
    required: bool,
}

fn given(programme: &Programme, is_wanted: impl Fn(Event) -> bool) -> impl Iterator<Item = (Given<'_>, Event)> {
    let all = programme.schedule.iter().flat_map(|one| {
        let given = Given { instrument: &one.instrument, required: one.required };
        one.events.iter().map(move |event| (given, *event))
    });
    all.filter(move |(_, event)| is_wanted(*event))
}

fn weeks(programme: &Programme) -> u32 {
    u32::try_from(programme.modules.len()).unwrap_or(WEEKS).max(WEEKS)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The same day of the month, or the last where the month is shorter.
fn months_later(day: NaiveDate, months: u8) -> NaiveDate {
    day.checked_add_months(Months::new(months.into())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
