//! The hours in which a unit works, and how to count in them.
//!
//! Instants are UTC. A working day is the real time between opening and closing on the unit's clock, so a day on which
//! that clock is moved is an hour shorter or longer if it is open then.

use chrono::{
    DateTime, Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Weekday,
};
use chrono_tz::Tz;

/// How far ahead an opening is sought: further away than this, a unit counts as having none.
const SEARCHED_DAYS: u64 = 400;

/// When a unit is at work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    workdays: Vec<Weekday>,
    opens: NaiveTime,
    closes: NaiveTime,
    time_zone: Tz,
}

/// Hours that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HoursFault {
    /// No day of the week.
    #[error("at least one working day is needed")]
    NoWorkday,
    /// Closes before it opens.
    #[error("closing must be later than opening, on the same day")]
    ClosesBeforeOpening,
}

impl Hours {
    /// Hours of a unit; the workdays need not be in order.
    pub fn new(workdays: Vec<Weekday>, opens: NaiveTime, closes: NaiveTime, time_zone: Tz) -> Result<Self, HoursFault> {
        if workdays.is_empty() {
            return Err(HoursFault::NoWorkday);
        }
        if closes <= opens {
            return Err(HoursFault::ClosesBeforeOpening);
        }
        Ok(Self { workdays, opens, closes, time_zone })
    }

    /// Monday to Friday, 08–17 on this clock.
    pub fn office(time_zone: Tz) -> Self {
        let hour = |hour: i64| NaiveTime::MIN + TimeDelta::hours(hour);
        let workdays = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        Self { workdays, opens: hour(8), closes: hour(17), time_zone }
    }

    /// The unit's clock.
    pub fn time_zone(&self) -> Tz {
        self.time_zone
    }

    /// Length of one working day in minutes on the clock.
    pub fn minutes_a_day(&self) -> i64 {
        (self.closes - self.opens).num_minutes()
    }
}

/// Whether somebody reads now, and until or from when: what stands on every place to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Read until this instant, UTC.
    Now {
        /// Closing today.
        until: NaiveDateTime,
    },
    /// Not read before this instant, UTC.
    From(NaiveDateTime),
    /// The unit has no opening hours in sight.
    NotInSight,
}

/// A unit's hours together with its days off.
pub struct WorkingTime<'c> {
    hours: &'c Hours,
    is_holiday: &'c dyn Fn(NaiveDate) -> bool,
}

impl<'c> WorkingTime<'c> {
    /// Working time by these hours, less the days that `is_holiday` names (local dates).
    pub fn new(hours: &'c Hours, is_holiday: &'c dyn Fn(NaiveDate) -> bool) -> Self {
        Self { hours, is_holiday }
    }

    /// The hours without the days off.
    pub fn hours(&self) -> &Hours {
        self.hours
    }

    /// The instant so many working minutes after another one.
    ///
    /// Minutes run out at closing rather than at the next opening. A unit without any opening in sight has no
    /// working time to wait for: plain minutes are counted, so that no alarm is put off for ever.
    pub fn add_working(&self, from: NaiveDateTime, minutes: i64) -> NaiveDateTime {
        let mut left = TimeDelta::minutes(minutes.max(0));
        for (opens, closes) in self.spans_from(from) {
            let begins = opens.max(from);
            if begins > closes {
                continue;
            }
            let available = closes - begins;
            if left <= available {
                return begins + left;
            }
            left -= available;
        }
        from + TimeDelta::minutes(minutes.max(0))
    }

    /// The instant so many working days after another one, each as long as the hours say.
    pub fn add_working_days(&self, from: NaiveDateTime, days: i64) -> NaiveDateTime {
        self.add_working(from, days * self.hours.minutes_a_day())
    }

    /// How many whole working days have passed between two instants, thirty at most.
    pub fn working_days_since(&self, from: NaiveDateTime, now: NaiveDateTime) -> i64 {
        const MOST: i64 = 30;
        (1..=MOST).take_while(|days| self.add_working_days(from, *days) <= now).last().unwrap_or(0)
    }

    /// How many working minutes lie between two instants.
    pub fn minutes_between(&self, from: NaiveDateTime, until: NaiveDateTime) -> i64 {
        let spans = self.spans_from(from).take_while(|(opens, _)| *opens < until);
        spans.map(|(opens, closes)| (closes.min(until) - opens.max(from)).num_minutes().max(0)).sum()
    }

    /// Whether the unit is at work at this instant; at closing it no longer is.
    pub fn is_open(&self, now: NaiveDateTime) -> bool {
        self.spans_from(now).take(2).any(|(opens, closes)| opens <= now && now < closes)
    }

    /// The first opening later than this instant; none in sight where every day is off.
    pub fn next_opening(&self, after: NaiveDateTime) -> Option<NaiveDateTime> {
        self.spans_from(after).map(|(opens, _)| opens).find(|opens| *opens > after)
    }

    /// Openings later than this instant, up to and including another one.
    pub fn openings(&self, after: NaiveDateTime, until: NaiveDateTime) -> Vec<NaiveDateTime> {
        let mut openings = Vec::new();
        let mut last = after;
        while let Some(next) = self.next_opening(last).filter(|next| *next <= until) {
            openings.push(next);
            last = next;
        }
        openings
    }

    /// What to say about who reads, at this instant.
    pub fn next_reading(&self, now: NaiveDateTime) -> Reading {
        let open = self.spans_from(now).take(2).find(|(opens, closes)| *opens <= now && now < *closes);
        match (open, self.next_opening(now)) {
            (Some((_, closes)), _) => Reading::Now { until: closes },
            (None, Some(opens)) => Reading::From(opens),
            (None, None) => Reading::NotInSight,
        }
    }

    /// An instant on the unit's clock, for showing it.
    pub fn local(&self, at: NaiveDateTime) -> NaiveDateTime {
        self.hours.time_zone.from_utc_datetime(&at).naive_local()
    }

    /// Opening and closing of the working days from the local date of an instant on.
    fn spans_from(&self, from: NaiveDateTime) -> impl Iterator<Item = (NaiveDateTime, NaiveDateTime)> {
        let today = self.local(from).date();
        let dates = (0..SEARCHED_DAYS).filter_map(move |days| today.checked_add_days(Days::new(days)));
        dates.filter(|date| self.is_workday(*date)).map(|date| {
            let opens = self.instant(date.and_time(self.hours.opens), Pick::Earlier);
            (opens, self.instant(date.and_time(self.hours.closes), Pick::Later))
        })
    }

    fn is_workday(&self, date: NaiveDate) -> bool {
        self.hours.workdays.contains(&date.weekday()) && !(self.is_holiday)(date)
    }

    /// A time on the unit's clock as an instant. A time that the clock skips is the instant of the jump; of a time that
    /// it shows twice, opening takes the first and closing the last.
    fn instant(&self, local: NaiveDateTime, pick: Pick) -> NaiveDateTime {
        match self.hours.time_zone.from_local_datetime(&local) {
            MappedLocalTime::Single(at) => at.naive_utc(),
            MappedLocalTime::Ambiguous(first, last) => pick.of(first, last).naive_utc(),
            MappedLocalTime::None => self.end_of_gap(local),
        }
    }

    fn end_of_gap(&self, skipped: NaiveDateTime) -> NaiveDateTime {
        let mut later = (1..=180).map(|minutes| skipped + TimeDelta::minutes(minutes));
        let found = later.find_map(|local| self.hours.time_zone.from_local_datetime(&local).earliest());
        found.map_or(skipped, |at| at.naive_utc())
    }
}

#[derive(Clone, Copy)]
enum Pick {
    Earlier,
    Later,
}

impl Pick {
    fn of(self, first: DateTime<Tz>, last: DateTime<Tz>) -> DateTime<Tz> {
        match self {
            Self::Earlier => first.min(last),
            Self::Later => first.max(last),
        }
    }
}
