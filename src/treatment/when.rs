//! Days and hours in words, in the reader's language and on the unit's clock.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use crate::clock::Moment;
use crate::error::Result;
use crate::units::{Hours, Unit};
use crate::web::Page;

/// "Tuesday 24 November".
///
/// # Errors
/// Where a text is missing.
pub fn date(page: &Page, day: NaiveDate) -> Result<String> {
    let weekday = weekday(page, day.weekday())?;
    let month = page.text(month_key(day.month()), &Vec::new())?;
    let number = day.day().to_string();
    page.text("client-date", &vec![("weekday", weekday.into()), ("day", number.into()), ("month", month.into())])
}

/// "Tuesday 24 November at 14.05", on the unit's clock.
///
/// # Errors
/// Where a text is missing.
pub fn moment(page: &Page, unit: &Unit, moment: Moment) -> Result<String> {
    let local = unit.local(moment);
    let (day, time) = (date(page, local.date_naive())?, clock(page, local.hour(), local.minute())?);
    page.text("client-date-time", &vec![("date", day.into()), ("time", time.into())])
}

/// "We read Monday to Friday, 08.00–17.00", or that nobody reads where nobody is appointed.
///
/// # Errors
/// Where a text is missing.
pub fn reading_hours(page: &Page, hours: &Hours, has_reader: bool) -> Result<String> {
    if !has_reader || hours.workdays.is_empty() {
        return page.text("client-hours-nobody", &Vec::new());
    }
    let (days, from) = (days(page, hours)?, clock(page, hours.opens / 60, hours.opens % 60)?);
    let until = clock(page, hours.closes / 60, hours.closes % 60)?;
    page.text("client-hours", &vec![("days", days.into()), ("from", from.into()), ("until", until.into())])
}

/// Days in a row as a span, others one by one.
fn days(page: &Page, hours: &Hours) -> Result<String> {
    let mut all = hours.workdays.clone();
    all.sort_by_key(Weekday::num_days_from_monday);
    let in_a_row = all.windows(2).all(|pair| matches!(pair, [one, next] if one.succ() == *next));
    match (all.first(), all.last()) {
        (Some(first), Some(last)) if in_a_row && all.len() > 2 => {
            let span = vec![("first", weekday(page, *first)?.into()), ("last", weekday(page, *last)?.into())];
            page.text("client-days-span", &span)
        }
        _ => Ok(all.iter().map(|day| weekday(page, *day)).collect::<Result<Vec<_>>>()?.join(", ")),
    }
}

/// A day of the week by its name.
///
/// # Errors
/// Where a text is missing.
pub fn weekday(page: &Page, day: Weekday) -> Result<String> {
    page.text(weekday_key(day), &Vec::new())
}

/// The text key of a day of the week.
pub fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "client-day-1",
        Weekday::Tue => "client-day-2",
        Weekday::Wed => "client-day-3",
        Weekday::Thu => "client-day-4",
        Weekday::Fri => "client-day-5",
        Weekday::Sat => "client-day-6",
        Weekday::Sun => "client-day-7",
    }
}

fn month_key(month: u32) -> &'static str {
    const KEYS: [&str; 12] = [
        "client-month-1",
        "client-month-2",
        "client-month-3",
        "client-month-4",
        "client-month-5",
        "client-month-6",
        "client-month-7",
        "client-month-8",
        "client-month-9",
        "client-month-10",
        "client-month-11",
        "client-month-12",
    ];
    usize::try_from(month).ok().and_then(|month| KEYS.get(month.checked_sub(1)?)).copied().unwrap_or("client-month-1")
}

fn clock(page: &Page, hour: u32, minute: u32) -> Result<String> {
    page.text("client-clock", &vec![("hour", format!("{hour:02}").into()), ("minute", format!("{minute:02}").into())])
}
