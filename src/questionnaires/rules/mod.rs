//! When each questionnaire of a programme is asked: pure.

use chrono::{Days, NaiveDate};

use crate::programme::{Event, Programme};

/// How many weekly measurements a programme has at least: both programmes are eight weekly modules when complete.
const WEEKS: u32 = 8;

/// From opening to the day after which an answer counts as late.
const DUE_AFTER: u64 = 2;

/// From opening to the last day on which it can be answered.
const CLOSES_AFTER: u64 = 6;

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
}

/// Every planned use, by day and then in the programme's order.
pub fn plan(programme: &Programme, started_on: NaiveDate) -> Vec<Planned> {
    let modules = u32::try_from(programme.modules.len()).unwrap_or(WEEKS);
    let weeks = modules.max(WEEKS);
    let mut planned: Vec<Planned> = programme
        .schedule
        .iter()
        .flat_map(|scheduled| {
            scheduled.events.iter().flat_map(move |event| days(*event, weeks)).map(move |(event, after)| {
                let opens_on = started_on + Days::new(after);
                Planned {
                    event,
                    instrument: scheduled.instrument.clone(),
                    opens_on,
                    due_on: opens_on + Days::new(DUE_AFTER),
                    closes_on: opens_on + Days::new(CLOSES_AFTER),
                }
            })
        })
        .collect();
    planned.sort_by_key(|one| one.opens_on);
    // A form named for a week of its own and weekly as well is asked once.
    let mut seen = std::collections::HashSet::new();
    planned.retain(|one| seen.insert((one.event.clone(), one.instrument.clone())));
    planned
}

/// An event's names and how many days after the start each opens.
fn days(event: Event, weeks: u32) -> Vec<(String, u64)> {
    let week = |n: u32| (format!("week_{n}"), u64::from(n) * 7);
    match event {
        Event::Before => vec![("before".to_owned(), 0)],
        Event::Weekly => (1..=weeks).map(week).collect(),
        Event::Week(n) => vec![week(n.into())],
        Event::After => vec![("after".to_owned(), u64::from(weeks) * 7 + 1)],
        Event::FollowUp(months) => {
            vec![(format!("follow_up_{months}"), u64::from(weeks) * 7 + u64::from(months) * 30)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::days;
    use crate::programme::Event;

    #[test]
    fn weekly_forms_open_on_the_same_weekday_as_the_start() {
        let weekly = days(Event::Weekly, 8);
        assert_eq!(weekly.first().unwrap(), &("week_1".to_owned(), 7));
        assert_eq!(weekly.last().unwrap(), &("week_8".to_owned(), 56));
        assert_eq!(days(Event::Before, 8), vec![("before".to_owned(), 0)]);
    }
}
