//! A unit's hours as the ladder counts them, and as people are told them.

use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::Serialize;

use super::rules::working_time::{self, Hours, WorkingTime};
use crate::clock::Moment;
use crate::error::Result;
use crate::units::{self, Unit};
use crate::web::Page;

/// The unit's hours; hours that cannot be right become office hours, so that no alarm is left without a clock.
pub(super) fn hours(unit: &Unit) -> Hours {
    let at = |minutes: u32| NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0);
    match (at(unit.hours.opens), at(unit.hours.closes)) {
        (Some(opens), Some(closes)) => Hours::new(unit.hours.workdays.clone(), opens, closes, unit.time_zone)
            .unwrap_or_else(|_| Hours::office(unit.time_zone)),
        _ => Hours::office(unit.time_zone),
    }
}

/// Does something with the unit's working time.
pub(super) fn with<T>(unit: &Unit, act: impl FnOnce(&WorkingTime<'_>) -> T) -> T {
    let hours = hours(unit);
    act(&WorkingTime::new(&hours, &is_holiday))
}

/// How many minutes of the unit's hours lie between two moments.
pub fn working_minutes(unit: &Unit, from: Moment, until: Moment) -> i64 {
    WorkingTime::new(&hours(unit), &is_holiday).minutes_between(from, until)
}

/// Days off besides the weekend.
pub(super) fn is_holiday(day: NaiveDate) -> bool {
    units::is_holiday(day)
}

/// When somebody reads, in the unit's own time, for every place to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Whether somebody reads now.
    pub is_open: bool,
    /// The text key of the day on which reading begins next (`weekday-1` is Monday); empty while open or never.
    pub day: String,
    /// Until when (open) or from when (closed), as `17.00`; empty where no reading is in sight.
    pub time: String,
    /// Where to turn meanwhile.
    pub route: String,
}

impl Reading {
    /// A closed evening, for the test that renders all templates.
    pub fn sample() -> Self {
        Self { is_open: false, day: "weekday-1".to_owned(), time: "08.00".to_owned(), route: "1177".to_owned() }
    }
}

impl Reading {
    /// In a sentence: until when somebody reads, or before when nobody does.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn sentence(&self, page: &Page) -> Result<String> {
        let time = ("time", self.time.as_str().into());
        if self.is_open {
            page.text("reading-open", &vec![time])
        } else if self.day.is_empty() {
            page.text("reading-never", &Vec::new())
        } else {
            let day = page.text(&self.day, &Vec::new())?;
            page.text("reading-closed", &vec![("day", day.into()), time])
        }
    }
}

/// What to tell a client about who reads and when.
pub fn reading(unit: &Unit, language: &str, now: Moment) -> Reading {
    let hours = hours(unit);
    let time = WorkingTime::new(&hours, &is_holiday);
    // The sentence around it has its own full stop.
    let route = unit.out_of_hours(language).trim_end_matches('.').to_owned();
    let shown = |moment: Moment| unit.local(moment).format("%H.%M").to_string();
    match time.next_reading(now) {
        working_time::Reading::Now { until } => {
            Reading { is_open: true, day: String::new(), time: shown(until), route }
        }
        working_time::Reading::From(opens) => Reading {
            is_open: false,
            day: format!("weekday-{}", unit.local(opens).weekday().number_from_monday()),
            time: shown(opens),
            route,
        },
        working_time::Reading::NotInSight => Reading { is_open: false, day: String::new(), time: String::new(), route },
    }
}
