//! What a person has chosen about letters.

use std::collections::HashMap;

use chrono::{NaiveTime, Timelike, Weekday};

use super::rules::{self, Channel, Window};
use super::store;
use crate::db::Conn;
use crate::error::{Error, FieldErrors, Result};
use crate::ids::AccountId;

/// The hours in which letters may come until somebody chooses others.
pub(super) const USUAL_HOURS: (u32, u32) = (8 * 60, 20 * 60);

/// What holds for one person's letters now. The address itself is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Whether an address is known.
    pub has_address: bool,
    /// The channel.
    pub channel: Channel,
    /// The days that the person chose; empty means the unit's working days.
    pub weekdays: Vec<Weekday>,
    /// Minutes after midnight from which letters may come.
    pub from: u32,
    /// Minutes after midnight before which letters may come.
    pub until: u32,
    /// All letters were stopped in one press.
    pub stopped: bool,
    /// Letters are frozen with the account.
    pub frozen: bool,
}

impl Default for Settings {
    /// Quiet.
    fn default() -> Self {
        let (from, until) = USUAL_HOURS;
        Self {
            has_address: false,
            channel: Channel::None,
            weekdays: Vec::new(),
            from,
            until,
            stopped: false,
            frozen: false,
        }
    }
}

impl Settings {
    /// Whether any letter that is not an alert can leave at all.
    pub fn lets_letters_out(&self) -> bool {
        self.has_address && self.channel != Channel::None && !self.stopped && !self.frozen
    }

    /// The days on which letters may come, where `workdays` are the unit's.
    pub fn days(&self, workdays: &[Weekday]) -> Vec<Weekday> {
        if self.weekdays.is_empty() { workdays.to_vec() } else { self.weekdays.clone() }
    }

    /// When letters may come, where `workdays` are the unit's.
    pub fn window(&self, workdays: &[Weekday]) -> Window {
        Window { weekdays: self.days(workdays), from: self.from, until: self.until }
    }
}

/// A choice that can be stored: at least one day where letters are wanted, and hours within one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub(super) channel: Channel,
    pub(super) weekdays: Vec<Weekday>,
    pub(super) from: u32,
    pub(super) until: u32,
}

impl Choice {
    /// Reads a form: `channel` is `none` or `mail`, `weekdays` digits with Monday as 1, `from` and `until` are HH:MM.
    ///
    /// # Errors
    /// Every fault, under the names `channel`, `weekdays`, `from` and `until`.
    pub fn parse(channel: &str, weekdays: &[&str], from: &str, until: &str) -> Result<Self> {
        let mut errors = FieldErrors::default();
        let chosen = Channel::parse(channel);
        if chosen.is_none() {
            errors.add("channel", "outbox-fault-channel");
        }
        let days = rules::weekdays(&weekdays.concat());
        if days.len() != weekdays.len() || (days.is_empty() && chosen == Some(Channel::Mail)) {
            errors.add("weekdays", "outbox-fault-weekdays");
        }
        let (from, until) = (minute(from), minute(until).map(|minute| if minute == 0 { 24 * 60 } else { minute }));
        if from.is_none() {
            errors.add("from", "outbox-fault-time");
        }
        match (from, until) {
            (_, None) => errors.add("until", "outbox-fault-time"),
            (Some(from), Some(until)) if until < from + SHORTEST => errors.add("until", "outbox-fault-until"),
            _ => {}
        }
        errors.into_result()?;
        let (Some(channel), Some(from), Some(until)) = (chosen, from, until) else {
            return Err(Error::fault("a choice without faults lacks a part"));
        };
        Ok(Self { channel, weekdays: days, from, until })
    }

    /// No letters.
    pub fn none() -> Self {
        let (from, until) = USUAL_HOURS;
        Self { channel: Channel::None, weekdays: Vec::new(), from, until }
    }

    /// Letters by mail at the usual hours on the unit's working days.
    pub fn mail() -> Self {
        Self { channel: Channel::Mail, ..Self::none() }
    }
}

/// A shorter window could pass between two rounds of sending.
const SHORTEST: u32 = 30;

fn minute(text: &str) -> Option<u32> {
    let time = NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()?;
    Some(time.hour() * 60 + time.minute())
}

/// One person's settings; whoever has none is left in peace.
///
/// # Errors
/// What the database says.
pub fn settings_of(conn: &mut Conn, account: &AccountId) -> Result<Settings> {
    Ok(settings_of_all(conn, &[account.as_str()])?.remove(account).unwrap_or_default())
}

/// The settings of some people in one statement; whoever has none is missing.
///
/// # Errors
/// What the database says.
pub fn settings_of_all(conn: &mut Conn, accounts: &[&str]) -> Result<HashMap<AccountId, Settings>> {
    let rows = store::settings(conn, accounts)?;
    Ok(rows.into_iter().map(|row| (row.account_id.clone(), Settings::from(&row))).collect())
}

impl From<&store::SettingsRow> for Settings {
    fn from(row: &store::SettingsRow) -> Self {
        let (from, until) = USUAL_HOURS;
        Self {
            has_address: row.address.is_some(),
            channel: Channel::parse(&row.channel).unwrap_or(Channel::None),
            weekdays: rules::weekdays(&row.weekdays),
            from: u32::try_from(row.from_minute).unwrap_or(from),
            until: u32::try_from(row.until_minute).unwrap_or(until),
            stopped: row.stopped,
            frozen: row.frozen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(channel: &str, weekdays: &[&str], from: &str, until: &str) -> Vec<String> {
        match Choice::parse(channel, weekdays, from, until) {
            Err(Error::Invalid(errors)) => errors.iter().map(|error| error.field.clone()).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn all_faults_of_a_choice_are_found_at_once() {
        assert_eq!(faults("pigeon", &["9"], "noon", "25:00"), ["channel", "weekdays", "from", "until"]);
        assert_eq!(faults("mail", &[], "08:00", "20:00"), ["weekdays"]);
        assert_eq!(faults("mail", &["1"], "20:00", "08:00"), ["until"]);
        assert_eq!(faults("mail", &["1"], "20:00", "20:10"), ["until"]);
    }

    #[test]
    fn midnight_ends_a_day_and_no_letters_need_no_days() {
        assert_eq!(Choice::parse("mail", &["1", "7"], "18:00", "00:00").unwrap().until, 1440);
        assert_eq!(Choice::parse("none", &[], "08:00", "20:00").unwrap().channel, Channel::None);
    }

    #[test]
    fn whoever_chose_no_days_has_the_units() {
        let workdays = rules::weekdays("12345");
        assert_eq!(Settings::default().days(&workdays), workdays);
        let weekend = Settings { weekdays: rules::weekdays("67"), ..Settings::default() };
        assert_eq!(weekend.days(&workdays), rules::weekdays("67"));
    }
}
