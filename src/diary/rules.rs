//! What can be noted, and what is accepted: pure.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;

/// The highest number on the scale of anger and urges; the lowest is 0.
pub const STRONGEST: u8 = 100;

/// The longest line, in characters: a place or a situation.
pub const LINE: usize = 200;

/// The longest account of what one did, in characters.
pub const ACCOUNT: usize = 500;

/// The longest time that an urge is waited out, in minutes.
pub const LONGEST_WAIT: u16 = 600;

/// How many entries and corrections are taken in a day: more than anybody notes, fewer than a machine sends.
pub const MOST_A_DAY: i64 = 50;

/// How far back a day can lie, in months.
const MONTHS_BACK: u32 = 12;

/// What kind of entry it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The day's strongest anger.
    Anger,
    /// An urge that was waited out.
    Urge,
}

impl Kind {
    /// Both, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Anger, Self::Urge];

    /// As it stands in forms and addresses, where no word tells what the page is about.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Anger => "day",
            Self::Urge => "wave",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The names of its form's fields, the day's aside.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Anger => &["strongest", "situation", "act"],
            Self::Urge => &["before", "peak", "after", "minutes", "instead"],
        }
    }
}

/// What was noted of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Noted {
    /// The day's strongest anger.
    Anger {
        /// How strong it was, 0 to 100.
        strongest: u8,
        /// Where and when, in a line; may be empty.
        situation: String,
        /// What the writer did; may be empty.
        act: String,
    },
    /// An urge that was waited out.
    Urge {
        /// How strong it was before, 0 to 100.
        before: u8,
        /// At its highest.
        peak: u8,
        /// When it was over.
        after: u8,
        /// How long it was waited out.
        minutes: u16,
        /// What the writer did instead; may be empty.
        instead: String,
    },
}

impl Noted {
    /// What kind of entry it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Anger { .. } => Kind::Anger,
            Self::Urge { .. } => Kind::Urge,
        }
    }

    /// What stands in the form's field of that name.
    pub fn typed(&self, field: &str) -> String {
        match (self, field) {
            (Self::Anger { strongest, .. }, "strongest") => strongest.to_string(),
            (Self::Anger { situation, .. }, "situation") => situation.clone(),
            (Self::Anger { act, .. }, "act") => act.clone(),
            (Self::Urge { before, .. }, "before") => before.to_string(),
            (Self::Urge { peak, .. }, "peak") => peak.to_string(),
            (Self::Urge { after, .. }, "after") => after.to_string(),
            (Self::Urge { minutes, .. }, "minutes") => minutes.to_string(),
            (Self::Urge { instead, .. }, "instead") => instead.clone(),
            _ => String::new(),
        }
    }
}

/// One entry: a day and what was noted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day, in the unit's calendar.
    pub on: NaiveDate,
    /// What was noted.
    pub noted: Noted,
}

/// The first day that can be noted today.
pub fn first_day(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(MONTHS_BACK)).unwrap_or(NaiveDate::MIN)
}

/// Reads a form of that kind; `typed` gives what stands in a field.
///
/// # Errors
/// Every fault, each naming what would be accepted.
pub fn read(kind: Kind, typed: &dyn Fn(&str) -> String, today: NaiveDate) -> Result<Entry, FieldErrors> {
    let mut form = Reader { typed, errors: FieldErrors::default() };
    let on = form.day(today);
    let noted = match kind {
        Kind::Anger => Noted::Anger {
            strongest: form.strength("strongest", "diary-fault-strongest"),
            situation: form.text("situation", LINE, "diary-fault-situation"),
            act: form.text("act", ACCOUNT, "diary-fault-act"),
        },
        Kind::Urge => Noted::Urge {
            before: form.strength("before", "diary-fault-before"),
            peak: form.strength("peak", "diary-fault-peak-number"),
            after: form.strength("after", "diary-fault-after"),
            minutes: form.minutes("minutes"),
            instead: form.text("instead", ACCOUNT, "diary-fault-instead"),
        },
    };
    if let (true, Noted::Urge { before, peak, after, .. }) = (form.errors.is_empty(), &noted)
        && peak < before.max(after)
    {
        form.errors.add("peak", "diary-fault-peak");
    }
    if form.errors.is_empty() { Ok(Entry { on, noted }) } else { Err(form.errors) }
}

struct Reader<'a> {
    typed: &'a dyn Fn(&str) -> String,
    errors: FieldErrors,
}

impl Reader<'_> {
    fn day(&mut self, today: NaiveDate) -> NaiveDate {
        let day = NaiveDate::parse_from_str((self.typed)("on").trim(), "%Y-%m-%d").ok();
        let day = day.filter(|day| (first_day(today)..=today).contains(day));
        if day.is_none() {
            let limits = vec![("first", first_day(today).to_string()), ("last", today.to_string())];
            self.errors.add_with("on", "diary-fault-day", limits);
        }
        day.unwrap_or(today)
    }

    fn strength(&mut self, field: &'static str, fault: &'static str) -> u8 {
        let number = (self.typed)(field).trim().parse::<u8>().ok().filter(|number| *number <= STRONGEST);
        if number.is_none() {
            self.errors.add(field, fault);
        }
        number.unwrap_or_default()
    }

    fn minutes(&mut self, field: &'static str) -> u16 {
        let number = (self.typed)(field).trim().parse::<u16>().ok().filter(|number| *number <= LONGEST_WAIT);
        if number.is_none() {
            self.errors.add_with(field, "diary-fault-minutes", vec![("max", LONGEST_WAIT.to_string())]);
        }
        number.unwrap_or_default()
    }

    fn text(&mut self, field: &'static str, limit: usize, fault: &'static str) -> String {
        let text = (self.typed)(field).trim().to_owned();
        if text.chars().count() > limit {
            self.errors.add_with(field, fault, vec![("max", limit.to_string())]);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::{Days, NaiveDate};
    use proptest::prelude::*;

    use super::{Entry, Kind, Noted, read};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2028, 2, 29).unwrap()
    }

    fn form(pairs: &[(&str, &str)]) -> impl Fn(&str) -> String {
        let typed: BTreeMap<String, String> =
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        move |name| typed.get(name).cloned().unwrap_or_default()
    }

    fn faults(kind: Kind, pairs: &[(&str, &str)]) -> Vec<String> {
        read(kind, &form(pairs), today()).unwrap_err().iter().map(|fault| fault.field.clone()).collect()
    }

    #[test]
    fn a_day_and_a_number_are_enough() {
        let entry = read(Kind::Anger, &form(&[("on", "2028-02-29"), ("strongest", " 0 ")]), today()).unwrap();
        let noted = Noted::Anger { strongest: 0, situation: String::new(), act: String::new() };
        assert_eq!(entry, Entry { on: today(), noted });
    }

    #[test]
    fn every_fault_is_named_at_once() {
        assert_eq!(faults(Kind::Anger, &[]), ["on", "strongest"]);
        assert_eq!(faults(Kind::Urge, &[("on", "i går")]), ["on", "before", "peak", "after", "minutes"]);
        let long = "x".repeat(501);
        let typed = [("on", "2028-02-29"), ("strongest", "101"), ("situation", &long[..201]), ("act", &long)];
        assert_eq!(faults(Kind::Anger, &typed), ["strongest", "situation", "act"]);
    }

    #[test]
    fn days_to_come_and_days_long_past_are_not_noted() {
        for (day, is_taken) in
            [("2028-03-01", false), ("2028-02-29", true), ("2027-02-28", true), ("2027-02-27", false)]
        {
            let typed = [("on", day), ("strongest", "5")];
            assert_eq!(read(Kind::Anger, &form(&typed), today()).is_ok(), is_taken, "{day}");
        }
    }

    #[test]
    fn the_highest_is_not_below_the_others() {
        let urge = |before, peak, after| {
            [("on", "2028-02-29"), ("before", before), ("peak", peak), ("after", after), ("minutes", "20")]
        };
        assert!(read(Kind::Urge, &form(&urge("40", "70", "20")), today()).is_ok());
        assert!(read(Kind::Urge, &form(&urge("40", "40", "40")), today()).is_ok());
        assert_eq!(faults(Kind::Urge, &urge("40", "30", "20")), ["peak"]);
        assert_eq!(faults(Kind::Urge, &urge("40", "50", "60")), ["peak"]);
    }

    proptest! {
        #[test]
        fn an_entry_stands_in_the_form_again_as_it_was_read(
            strongest in 0_u8..=100, before in 0_u8..=100, minutes in 0_u16..=600, back in 0_u64..=365, text in "[a-zåäö ]{0,200}",
        ) {
            let on = today().checked_sub_days(Days::new(back)).unwrap();
            let text = text.trim().to_owned();
            let anger = Noted::Anger { strongest, situation: text.clone(), act: text.clone() };
            let urge = Noted::Urge { before, peak: 100, after: strongest, minutes, instead: text };
            for noted in [anger, urge] {
                let typed = |field: &str| if field == "on" { on.to_string() } else { noted.typed(field) };
                prop_assert_eq!(read(noted.kind(), &typed, today()).unwrap(), Entry { on, noted: noted.clone() });
                let stored = serde_json::to_string(&noted).unwrap();
                prop_assert_eq!(serde_json::from_str::<Noted>(&stored).unwrap(), noted);
            }
        }

        #[test]
        fn nothing_that_is_typed_makes_the_reader_panic(typed in ".{0,40}") {
            for kind in Kind::ALL {
                let _ = read(kind, &|_| typed.clone(), today());
            }
        }
    }
}
