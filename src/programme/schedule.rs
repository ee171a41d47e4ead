//! The pace of a programme and the times at which its questionnaires are given.

use std::fmt;

/// What opens the next module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pacing {
    /// A week has passed.
    Weekly,
    /// A session has been held.
    Session,
    /// The clinician says so.
    ClinicianOpened,
}

/// What a client has done before a programme may begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// Id of the programme that comes before.
    pub programme: String,
    /// How many of its modules, from the first, have been handed in and answered.
    pub modules: u8,
}

/// A questionnaire and when it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheduled {
    /// Id of the instrument.
    pub instrument: String,
    /// The times at which it is given.
    pub events: Vec<Event>,
    /// Whether the next module waits for it, for as long as it can be answered.
    pub required: bool,
}

/// A time in a treatment at which questionnaires are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// Before the first module.
    Before,
    /// Each week of the programme.
    Weekly,
    /// At the end of this week, counted from 1.
    Week(u8),
    /// After the last module.
    After,
    /// So many months after the end.
    FollowUp(u8),
}

impl Pacing {
    /// Every pace there is.
    pub const ALL: [Self; 3] = [Self::Weekly, Self::Session, Self::ClinicianOpened];

    /// The stable name, as files and rows carry it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Session => "session",
            Self::ClinicianOpened => "clinician-opened",
        }
    }
}

impl Event {
    /// Whether a module can come after it, and so wait for it.
    pub fn has_module_after(self) -> bool {
        matches!(self, Self::Before | Self::Weekly | Self::Week(_))
    }

    pub(super) const ACCEPTED: &'static str = "before, weekly, week_<1–52>, after, follow_up_<1–60 months>";
    const MOST_WEEKS: u8 = 52;
    const MOST_MONTHS: u8 = 60;

    /// The event of this name, as `Display` writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "before" => return Some(Self::Before),
            "weekly" => return Some(Self::Weekly),
            "after" => return Some(Self::After),
            _ => {}
        }
        let week = name.strip_prefix("week_").and_then(|week| counted(week, Self::MOST_WEEKS));
        let month = name.strip_prefix("follow_up_").and_then(|month| counted(month, Self::MOST_MONTHS));
        week.map(Self::Week).or(month.map(Self::FollowUp))
    }
}

impl fmt::Display for Event {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before => out.write_str("before"),
            Self::Weekly => out.write_str("weekly"),
            Self::Week(week) => write!(out, "week_{week}"),
            Self::After => out.write_str("after"),
            Self::FollowUp(months) => write!(out, "follow_up_{months}"),
        }
    }
}

/// Only the plain way of writing a number, so that each event has one name.
fn counted(text: &str, most: u8) -> Option<u8> {
    let number: u8 = text.parse().ok()?;
    ((1..=most).contains(&number) && number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_has_one_name() {
        for name in ["before", "weekly", "week_4", "week_52", "after", "follow_up_3", "follow_up_12"] {
            assert_eq!(Event::from_name(name).map(|event| event.to_string()).as_deref(), Some(name));
        }
        for name in ["", "week_0", "week_53", "week_04", "week_+4", "follow_up_", "follow_up_61", "Before", "week_4 "] {
            assert_eq!(Event::from_name(name), None, "{name}");
        }
    }
}
