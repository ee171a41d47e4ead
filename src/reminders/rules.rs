//! When a morning is due, and what a reminder's key is: pure.

use chrono::{NaiveDate, TimeZone};
use chrono_tz::Tz;

use crate::clock::Moment;
use crate::ids::TreatmentId;
use crate::outbox::rules::{at_minute, instant};

/// Eight o'clock, in minutes after midnight.
pub const MORNING: u32 = 8 * 60;

/// The one rule so far: something is open or due.
pub const DUE: &str = "due";

/// The local date whose slot at `minute` has come at `now`, and is still of today.
///
/// In the night when the clock is put forward, a slot in the hour that is skipped comes with the jump; in the night when
/// it is put back, a slot in the hour that is shown twice comes with its first showing and stays the same slot.
pub fn slot(now: Moment, zone: Tz, minute: u32) -> Option<NaiveDate> {
    let today = zone.from_utc_datetime(&now).date_naive();
    (instant(zone, at_minute(today, minute)) <= now).then_some(today)
}

/// The midnight that ends a local date.
pub fn end_of(date: NaiveDate, zone: Tz) -> Moment {
    instant(zone, at_minute(date, 24 * 60))
}

/// What makes a reminder the same reminder.
pub fn key(treatment: &TreatmentId, rule: &str, date: NaiveDate) -> String {
    format!("{treatment}:{rule}:{date}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDateTime, TimeDelta};
    use chrono_tz::Europe::Stockholm;
    use std::collections::HashMap;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    /// Looks every minute from `from` on, and keeps the first moment at which each date's slot has come.
    fn firings(zone: Tz, minute: u32, from: Moment, minutes: i64) -> HashMap<NaiveDate, Moment> {
        let mut first = HashMap::new();
        for now in (0..minutes).map(|passed| from + TimeDelta::minutes(passed)) {
            if let Some(date) = slot(now, zone, minute) {
                first.entry(date).or_insert(now);
            }
        }
        first
    }

    #[test]
    fn a_morning_comes_at_eight_summer_and_winter() {
        assert_eq!(slot(at("2026-11-23 06:59"), Stockholm, MORNING), None);
        assert_eq!(slot(at("2026-11-23 07:00"), Stockholm, MORNING), Some("2026-11-23".parse().unwrap()));
        assert_eq!(slot(at("2026-07-23 06:00"), Stockholm, MORNING), Some("2026-07-23".parse().unwrap()));
        assert_eq!(slot(at("2026-07-23 05:59"), Stockholm, MORNING), None);
    }

    #[test]
    fn a_morning_is_caught_up_until_midnight_and_no_later() {
        assert_eq!(slot(at("2026-11-23 22:59"), Stockholm, MORNING), Some("2026-11-23".parse().unwrap()));
        assert_eq!(slot(at("2026-11-23 23:00"), Stockholm, MORNING), None);
        assert_eq!(end_of("2026-11-23".parse().unwrap(), Stockholm), at("2026-11-23 23:00"));
    }

    #[test]
    fn every_minute_slot_of_both_nights_fires_exactly_once_and_on_time() {
        for (night, from, is_skipping) in
            [("2026-03-29", "2026-03-28 23:00", true), ("2026-10-25", "2026-10-24 22:00", false)]
        {
            let night: NaiveDate = night.parse().unwrap();
            for minute in 0..5 * 60 {
                let fired = firings(Stockholm, minute, at(from), 8 * 60);
                assert_eq!(fired.len(), 1, "{minute}: {fired:?}");
                let local = Stockholm.from_utc_datetime(&fired[&night]).naive_local();
                let is_skipped = is_skipping && (120..180).contains(&minute);
                assert_eq!(local, at_minute(night, if is_skipped { 180 } else { minute }), "{minute}");
            }
        }
    }

    #[test]
    fn every_other_slot_of_those_dates_comes_at_its_minute_and_stays() {
        for date in ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25", "2026-10-26"] {
            let date: NaiveDate = date.parse().unwrap();
            for minute in 5 * 60..24 * 60 {
                let comes = instant(Stockholm, at_minute(date, minute));
                assert_eq!(slot(comes - TimeDelta::minutes(1), Stockholm, minute), None, "{date} {minute}");
                assert_eq!(slot(comes, Stockholm, minute), Some(date), "{date} {minute}");
                let last = end_of(date, Stockholm) - TimeDelta::minutes(1);
                assert_eq!(slot(last, Stockholm, minute), Some(date), "{date} {minute}");
            }
        }
    }

    #[test]
    fn the_doubled_hour_fires_with_its_first_showing() {
        let fired = firings(Stockholm, 2 * 60 + 30, at("2026-10-24 22:00"), 24 * 60);
        assert_eq!(fired.get(&"2026-10-25".parse().unwrap()), Some(&at("2026-10-25 00:30")));
    }

    #[test]
    fn a_date_that_a_clock_never_shows_has_no_slot() {
        let fired = firings(chrono_tz::Pacific::Apia, MORNING, at("2011-12-29 00:00"), 3 * 24 * 60);
        assert!(!fired.contains_key(&"2011-12-30".parse().unwrap()));
        assert!(fired.contains_key(&"2011-12-31".parse().unwrap()));
    }

    #[test]
    fn a_key_names_treatment_rule_and_date() {
        let key = key(&"t1".into(), DUE, "2026-11-23".parse().unwrap());
        assert_eq!(key, "t1:due:2026-11-23");
    }
}
