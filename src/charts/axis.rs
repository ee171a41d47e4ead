//! Which dates and which numbers stand along a chart: few enough to be read on a phone.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::figure::Date;

/// Most days that fit beside each other, as in "24 nov.".
const MOST_DAYS: i64 = 5;
/// How often a month's words, as in "nov. 2026", go into the length of the axis; in tenths.
const TENTHS_OF_MONTHS: i64 = 43;
/// Most numbers above each other.
const MOST_VALUES: f64 = 6.0;

/// The days that are named between the first and the last, both included.
pub(super) fn dates(first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, Date)> {
    let span = (last - first).num_days().max(0);
    match [1, 7, 14, 28].into_iter().find(|step| span / step < MOST_DAYS) {
        Some(step) => {
            let days = (0..=span / step).filter_map(|n| first.checked_add_signed(TimeDelta::try_days(n * step)?));
            days.map(|day| (day, named(day, false))).collect()
        }
        None => months(first, last),
    }
}

/// The firsts of months, so many months apart that they fit.
fn months(first: NaiveDate, last: NaiveDate) -> Vec<(NaiveDate, Date)> {
    let number = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
    let all: Vec<i32> = (number(first)..=number(last)).collect();
    let steps = [1, 2, 3, 6].into_iter().chain((1..).map(|years| years * 12));
    let fitting = |step: i32| -> Vec<NaiveDate> {
        let starts = all.iter().filter(|month| *month % step == 0);
        let days = starts.filter_map(|month| {
            NaiveDate::from_ymd_opt(month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
        });
        days.filter(|day| (first..=last).contains(day)).collect()
    };
    let span = (last - first).num_days();
    let fits = |days: &Vec<NaiveDate>| {
        let far_enough = |one: NaiveDate, next: NaiveDate| (next - one).num_days() * TENTHS_OF_MONTHS >= span * 10;
        days.windows(2).all(|pair| matches!(pair, [one, next] if far_enough(*one, *next)))
    };
    let found = steps.map(fitting).find(fits).unwrap_or_default();
    found.into_iter().map(|day| (day, named(day, true))).collect()
}

fn named(day: NaiveDate, is_month: bool) -> Date {
    Date { day: day.day(), month: day.month(), year: day.year(), is_month }
}

/// Round numbers within the range, evenly apart.
pub(super) fn values((lowest, highest): (f64, f64)) -> Vec<f64> {
    let span = highest - lowest;
    if span <= 0.0 || !span.is_finite() {
        return vec![lowest];
    }
    let sizes = (-3..9).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powi(power)));
    let step = sizes.into_iter().find(|step| (span / step).floor() < MOST_VALUES).unwrap_or(span);
    let first = (lowest / step).ceil();
    let upwards = (0..).map(|n: i32| (first + f64::from(n)) * step);
    upwards.take_while(|value| *value <= highest + step * 1e-9).collect()
}
