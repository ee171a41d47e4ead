//! A unit as the rest of the platform knows it.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeZone, Weekday};
use chrono_tz::Tz;

use crate::clock::Moment;
use crate::ids::UnitId;

/// A tenant.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its identifier.
    pub id: UnitId,
    /// Its name among staff.
    pub name: String,
    /// The neutral name that clients see.
    pub site_name: String,
    /// Its first language.
    pub locale: String,
    /// Where its clocks are.
    pub time_zone: Tz,
    /// The legal regime that decides words, identity and retention.
    pub regime: String,
    /// The wording set.
    pub wording: String,
    /// When somebody reads.
    pub hours: Hours,
    /// Within how many working days homework is answered.
    pub reply_days: i32,
    /// Where the exit button ends.
    pub exit_url: String,
    /// Whether a duty address stands at the end of the ladder.
    pub has_duty: bool,
    /// Where to turn when nobody reads, by language.
    pub out_of_hours: BTreeMap<String, String>,
    /// What the unit says about reporting to the police, by language.
    pub police_text: BTreeMap<String, String>,
}

/// The hours in which somebody reads, in the unit's own time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// The days of the week.
    pub workdays: Vec<Weekday>,
    /// Minutes after midnight at which reading begins.
    pub opens: u32,
    /// Minutes after midnight at which reading ends.
    pub closes: u32,
}

impl Unit {
    /// A moment on the unit's clocks.
    pub fn local(&self, moment: Moment) -> DateTime<Tz> {
        self.time_zone.from_utc_datetime(&moment)
    }

    /// The unit's date at that moment.
    pub fn date(&self, moment: Moment) -> NaiveDate {
        self.local(moment).date_naive()
    }

    /// The moment at which a day begins on the unit's clocks; none where clocks skip it.
    pub fn start_of(&self, date: NaiveDate) -> Option<Moment> {
        let midnight = date.and_hms_opt(0, 0, 0)?;
        Some(self.time_zone.from_local_datetime(&midnight).earliest()?.naive_utc())
    }

    /// The moment at which a day is over.
    pub fn end_of(&self, date: NaiveDate) -> Option<Moment> {
        self.start_of(date.checked_add_days(Days::new(1))?)
    }

    /// Where to turn when nobody reads.
    pub fn out_of_hours(&self, language: &str) -> &str {
        in_language(&self.out_of_hours, language)
    }

    /// What the unit says about reporting to the police.
    pub fn police_text(&self, language: &str) -> &str {
        in_language(&self.police_text, language)
    }
}

fn in_language<'a>(texts: &'a BTreeMap<String, String>, language: &str) -> &'a str {
    texts.get(language).or_else(|| texts.values().next()).map_or("", String::as_str)
}
