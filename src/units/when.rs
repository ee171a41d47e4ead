//! Dates, hours and waits in the words of the page's language, on the unit's clocks.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::unit::{Hours, Unit};
use crate::clock::Moment;
use crate::error::Result;
use crate::web::Page;

/// So many days back a date is told with its year.
const HALF_A_YEAR: i64 = 183;

/// Says when, to the reader of one page who knows what day it is.
pub struct When<'a> {
    page: &'a Page,
    unit: &'a Unit,
    now: Moment,
}

impl<'a> When<'a> {
    /// For this page, on this unit's clocks.
    pub fn new(page: &'a Page, unit: &'a Unit, now: Moment) -> Self {
        Self { page, unit, now }
    }

    /// The unit's date now.
    pub fn today(&self) -> NaiveDate {
        self.unit.date(self.now)
    }

    /// "22 november", with the year where it is another than this one.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn date(&self, date: NaiveDate) -> Result<String> {
        dated(self.page, date, if date.year() == self.today().year() { "when-date" } else { "when-date-year" })
    }

    /// "måndag 23 november".
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn weekday(&self, date: NaiveDate) -> Result<String> {
        weekday_date(self.page, date)
    }

    /// The day from which on something is asked about: "måndag 23 november", or "23 november 2025" where it lies so far back
    /// that nobody knows its weekday and many could think of another year.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn since(&self, date: NaiveDate) -> Result<String> {
        let is_long_ago = (self.today() - date).num_days() > HALF_A_YEAR;
        if is_long_ago { dated(self.page, date, "when-date-year") } else { self.weekday(date) }
    }

    /// The date of a moment.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn day(&self, at: Moment) -> Result<String> {
        self.date(self.unit.date(at))
    }

    /// "i dag 14.05", "i går 14.05" or "22 november 14.05".
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn moment(&self, at: Moment) -> Result<String> {
        let local = self.unit.local(at);
        let time = clock(self.page, local.hour(), local.minute())?;
        let key = match (self.today() - local.date_naive()).num_days() {
            0 => "when-today",
            1 => "when-yesterday",
            _ => "when-moment",
        };
        let date = self.date(local.date_naive())?;
        self.page.text(key, &vec![("date", date.into()), ("time", time.into())])
    }

    /// How long something has waited: "3 dagar", or hours and minutes where it came today.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn waited(&self, since: Moment) -> Result<String> {
        let days = (self.today() - self.unit.date(since)).num_days();
        let minutes = (self.now - since).num_minutes().max(0);
        let (key, n) = match (days, minutes) {
            (1.., _) => ("when-waited-days", days),
            (_, 60..) => ("when-waited-hours", minutes / 60),
            _ => ("when-waited-minutes", minutes),
        };
        self.page.text(key, &vec![("n", n.into())])
    }

    /// The unit's reading hours as a rule: "måndag–fredag 08.00–17.00".
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn hours(&self) -> Result<String> {
        hours(self.page, &self.unit.hours, "when-hours")
    }
}

fn dated(page: &Page, date: NaiveDate, key: &'static str) -> Result<String> {
    let year = date.year().to_string();
    let args = vec![("day", date.day().into()), ("month", date.month().into()), ("year", year.into())];
    page.text(key, &args)
}

/// "måndag 23 november".
///
/// # Errors
/// Where a text is missing.
pub fn weekday_date(page: &Page, date: NaiveDate) -> Result<String> {
    let weekday = date.weekday().number_from_monday();
    let args = vec![("weekday", weekday.into()), ("day", date.day().into()), ("month", date.month().into())];
    page.text("when-weekday-date", &args)
}

/// "måndag 23 november kl. 14.05", on the unit's clock.
///
/// # Errors
/// Where a text is missing.
pub fn weekday_moment(page: &Page, unit: &Unit, at: Moment) -> Result<String> {
    let local = unit.local(at);
    let (date, time) = (weekday_date(page, local.date_naive())?, clock(page, local.hour(), local.minute())?);
    page.text("when-weekday-moment", &vec![("date", date.into()), ("time", time.into())])
}

/// A day of the week by its name.
///
/// # Errors
/// Where a text is missing.
pub fn weekday(page: &Page, day: Weekday) -> Result<String> {
    page.text("when-weekday", &vec![("weekday", day.number_from_monday().into())])
}

/// Hours and minutes as the language writes them.
///
/// # Errors
/// Where a text is missing.
pub fn clock(page: &Page, hour: u32, minute: u32) -> Result<String> {
    page.text("when-clock", &vec![("hour", format!("{hour:02}").into()), ("minute", format!("{minute:02}").into())])
}

/// "Vi läser måndag–fredag kl. 08.00–17.00", or that nobody reads where nobody is appointed.
///
/// # Errors
/// Where a text is missing.
pub fn reading_hours(page: &Page, of_unit: &Hours, has_reader: bool) -> Result<String> {
    if !has_reader || of_unit.workdays.is_empty() {
        return page.text("when-hours-nobody", &Vec::new());
    }
    hours(page, of_unit, "when-hours-read")
}

fn hours(page: &Page, hours: &Hours, key: &str) -> Result<String> {
    let args = vec![
        ("days", workdays(page, &hours.workdays)?.into()),
        ("opens", clock(page, hours.opens / 60, hours.opens % 60)?.into()),
        ("closes", clock(page, hours.closes / 60, hours.closes % 60)?.into()),
    ];
    page.text(key, &args)
}

/// Days in a row as a span, others one by one.
fn workdays(page: &Page, days: &[Weekday]) -> Result<String> {
    let mut days = days.to_vec();
    days.sort_by_key(Weekday::num_days_from_monday);
    let in_a_row = days.windows(2).all(|pair| matches!(pair, [one, next] if one.succ() == *next));
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if in_a_row && days.len() > 2 => {
            let span = vec![("first", weekday(page, *first)?.into()), ("last", weekday(page, *last)?.into())];
            page.text("when-days-span", &span)
        }
        _ => Ok(days.into_iter().map(|day| weekday(page, day)).collect::<Result<Vec<_>>>()?.join(", ")),
    }
}
