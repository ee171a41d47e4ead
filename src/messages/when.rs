//! Dates, hours and waits in the words of the page's language, on the unit's clocks.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use super::rules;
use crate::clock::Moment;
use crate::error::Result;
use crate::risk::rules::working_time::Reading;
use crate::units::Unit;
use crate::web::Page;

/// Says when, to the reader of one page.
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
        let key = if date.year() == self.today().year() { "when-date" } else { "when-date-year" };
        let year = date.year().to_string();
        let args = vec![("day", date.day().into()), ("month", date.month().into()), ("year", year.into())];
        self.page.text(key, &args)
    }

    /// "måndag 23 november".
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn weekday(&self, date: NaiveDate) -> Result<String> {
        let args = vec![
            ("weekday", date.weekday().number_from_monday().into()),
            ("day", date.day().into()),
            ("month", date.month().into()),
        ];
        self.page.text("when-weekday-date", &args)
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
        let time = clock(local.hour(), local.minute());
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

    /// Whether somebody reads now, and until or from when, as it stands above every place to write.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn reading(&self, somebody_is_there: bool) -> Result<String> {
        match rules::reading(self.unit, self.now) {
            Reading::Now { until } if somebody_is_there => {
                let until = self.unit.local(until);
                let time = clock(until.hour(), until.minute());
                self.page.text("when-reading-now", &vec![("time", time.into())])
            }
            Reading::From(from) if somebody_is_there => {
                let from = self.unit.local(from);
                let date = self.weekday(from.date_naive())?;
                let time = clock(from.hour(), from.minute());
                self.page.text("when-reading-from", &vec![("date", date.into()), ("time", time.into())])
            }
            _ => self.page.text("when-reading-nobody", &Vec::new()),
        }
    }

    /// The unit's reading hours as a rule: "måndag–fredag 08.00–17.00".
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn hours(&self) -> Result<String> {
        let hours = &self.unit.hours;
        let time = |minutes: u32| clock(minutes / 60, minutes % 60);
        let args = vec![
            ("days", self.workdays(&hours.workdays)?.into()),
            ("opens", time(hours.opens).into()),
            ("closes", time(hours.closes).into()),
        ];
        self.page.text("when-hours", &args)
    }

    /// Days in a row as a span, others one by one.
    fn workdays(&self, days: &[Weekday]) -> Result<String> {
        let mut numbers: Vec<u32> = days.iter().map(Weekday::number_from_monday).collect();
        numbers.sort_unstable();
        let name = |n: u32| self.page.text("when-weekday", &vec![("weekday", n.into())]);
        let in_a_row = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
        match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) if in_a_row && numbers.len() > 2 => {
                Ok(format!("{}–{}", name(*first)?, name(*last)?))
            }
            _ => Ok(numbers.into_iter().map(name).collect::<Result<Vec<_>>>()?.join(", ")),
        }
    }
}

/// Hours and minutes as Swedish writes them.
fn clock(hour: u32, minute: u32) -> String {
    format!("{hour:02}.{minute:02}")
}
