//! Days on which nobody works in Sweden: public holidays, and the eves that working life treats as such. By rule, so
//! that they hold for any year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Whether the date is a Swedish public holiday or one of the eves that are free in practice.
pub fn is_holiday(date: NaiveDate) -> bool {
    is_fixed(date) || is_counted_from_easter(date) || is_moving_saturday_or_its_eve(date)
}

/// New Year's Day, Epiphany, 1 May, National Day, Christmas Eve to Boxing Day, New Year's Eve.
fn is_fixed(date: NaiveDate) -> bool {
    matches!((date.month(), date.day()), (1, 1 | 6) | (5, 1) | (6, 6) | (12, 24..=26 | 31))
}

/// Good Friday, Easter Eve, Easter Day, Easter Monday, Ascension Day, Whit Sunday.
fn is_counted_from_easter(date: NaiveDate) -> bool {
    let days = easter(date.year()).map(|easter| (date - easter).num_days());
    matches!(days, Some(-2..=1 | 39 | 49))
}

/// Midsummer (the Saturday of 20–26 June) with its Friday, All Saints' Day (the Saturday of 31 October–6 November).
fn is_moving_saturday_or_its_eve(date: NaiveDate) -> bool {
    matches!(
        (date.weekday(), date.month(), date.day()),
        (Weekday::Fri, 6, 19..=25) | (Weekday::Sat, 6, 20..=26) | (Weekday::Sat, 10, 31) | (Weekday::Sat, 11, 1..=6)
    )
}

/// Easter Day: the Sunday after the first ecclesiastical full moon of spring, by the Gregorian computus.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    let skipped = century - century / 4;
    let moon = (skipped - (8 * century + 13) / 25 + 19 * golden + 15).rem_euclid(30);
    let moon = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - skipped).rem_euclid(7);
    let from_march_21 = moon - weekday + 7;
    let start = NaiveDate::from_ymd_opt(year, 3, 21)?;
    start.checked_add_days(Days::new(u64::try_from(from_march_21).ok()?))
}

#[cfg(test)]
mod tests {
    use super::{easter, is_holiday};
    use chrono::NaiveDate;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn easter_falls_where_the_almanac_puts_it() {
        for (y, m, d) in
            [(2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2024, 3, 31), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
        {
            assert_eq!(easter(y), Some(day(y, m, d)), "{y}");
        }
    }

    #[test]
    fn free_days_of_2026_are_found_and_plain_days_are_not() {
        for (m, d) in
            [(1, 1), (1, 6), (4, 3), (4, 6), (5, 1), (5, 14), (6, 6), (6, 19), (6, 20), (10, 31), (12, 24), (12, 31)]
        {
            assert!(is_holiday(day(2026, m, d)), "2026-{m}-{d}");
        }
        for (m, d) in [(1, 2), (4, 2), (4, 7), (5, 15), (6, 18), (6, 22), (11, 2), (12, 23)] {
            assert!(!is_holiday(day(2026, m, d)), "2026-{m}-{d}");
        }
    }
}
