//! What an administrator may decide about a unit: the form as typed becomes a change, or every fault.

use std::collections::BTreeMap;

use chrono::Weekday;
use chrono_tz::Tz;
use serde::Serialize;

use super::Hours;
use crate::error::FieldErrors;
use crate::texts::{LANGUAGES, WORDINGS};

const LONGEST_NAME: usize = 40;
const LONGEST_UNIT: usize = 80;
const LONGEST_ADDRESS: usize = 200;
const LONGEST_TEXT: usize = 2000;
const REPLY_DAYS: std::ops::RangeInclusive<i32> = 1..=10;
const READING_WEEKS: std::ops::RangeInclusive<i32> = 0..=520;
/// Parts of words that a site's name must not hold.
const REVEALING: [&str; 13] = [
    "andrum",
    "våld",
    "violen",
    "ilsk",
    "aggress",
    "terapi",
    "therap",
    "behandl",
    "treatment",
    "klinik",
    "clinic",
    "kbt",
    "kriscent",
];
/// The shortest number that can be called: 112.
const FEWEST_DIGITS: usize = 3;

/// The form as typed.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the fields of the form, named as there")]
pub struct Typed {
    pub site_name: String,
    pub wording: String,
    pub time_zone: String,
    pub workdays: Vec<String>,
    pub opens: String,
    pub closes: String,
    pub reply_days: String,
    pub reading_weeks: String,
    pub exit_url: String,
    pub duty_address: String,
    pub duty_remove: bool,
    pub out_of_hours_sv: String,
    pub out_of_hours_en: String,
    pub police_sv: String,
    pub police_en: String,
}

/// What is decided about a unit.
#[derive(Debug, Clone)]
pub struct Change {
    /// The neutral name that clients see.
    pub site_name: String,
    /// The wording set.
    pub wording: String,
    /// Where its clocks are.
    pub time_zone: Tz,
    /// When somebody reads.
    pub hours: Hours,
    /// Within how many working days homework is answered.
    pub reply_days: i32,
    /// For how many weeks after its end a treatment can be read.
    pub reading_weeks: i32,
    /// Where the exit button ends.
    pub exit_url: String,
    /// What becomes of the address at the end of the ladder.
    pub duty: Duty,
    /// Where to turn when nobody reads, by language.
    pub out_of_hours: BTreeMap<String, String>,
    /// What the unit says about reporting to the police, by language.
    pub police_text: BTreeMap<String, String>,
}

/// What becomes of the address at the end of the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Duty {
    /// It stays, or there is still none.
    Keep,
    /// It goes.
    Remove,
    /// It is this one.
    Set(String),
}

/// The legal regimes that a unit can work under.
pub const REGIMES: [&str; 5] = ["halso_sjukvard", "sol_behovsprovad", "sol_utan_behovsprovning", "privat", "forskning"];

/// What a new unit is besides what can be changed later, as typed.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(missing_docs, reason = "the fields of the form, named as there")]
pub struct Founding {
    pub name: String,
    pub regime: String,
    pub locale: String,
}

/// Reads the form of a new unit.
///
/// # Errors
/// Every fault, in the order of the form.
pub fn read_new(founding: &Founding, typed: &Typed) -> Result<Change, FieldErrors> {
    let mut errors = FieldErrors::default();
    if !(1..=LONGEST_UNIT).contains(&founding.name.chars().count()) || founding.name.contains(char::is_control) {
        errors.add_with("name", "unit-fault-unit-name", vec![("most", LONGEST_UNIT.to_string())]);
    }
    if !REGIMES.contains(&founding.regime.as_str()) {
        errors.add("regime", "unit-fault-regime");
    }
    if !LANGUAGES.contains(&founding.locale.as_str()) {
        errors.add("locale", "unit-fault-language");
    }
    match read(typed, false) {
        Ok(change) if errors.is_empty() => Ok(change),
        Ok(_) => Err(errors),
        Err(more) => {
            more.iter().for_each(|error| errors.add_with(error.field.clone(), error.key, error.args.clone()));
            Err(errors)
        }
    }
}

/// Reads the form; `has_duty` tells whether an address is there already.
///
/// # Errors
/// Every fault, in the order of the form.
pub fn read(typed: &Typed, has_duty: bool) -> Result<Change, FieldErrors> {
    let mut errors = FieldErrors::default();
    let change = Change {
        site_name: site_name(typed, &mut errors),
        wording: wording(typed, &mut errors),
        time_zone: time_zone(typed, &mut errors),
        hours: hours(typed, &mut errors),
        reply_days: reply_days(typed, &mut errors),
        reading_weeks: reading_weeks(typed, &mut errors),
        exit_url: exit_url(typed, &mut errors),
        duty: duty(typed, &mut errors),
        out_of_hours: in_both("out_of_hours", &typed.out_of_hours_sv, &typed.out_of_hours_en, &mut errors),
        police_text: in_both("police", &typed.police_sv, &typed.police_en, &mut errors),
    };
    for (language, text) in &change.out_of_hours {
        if !text.is_empty() && text.chars().filter(char::is_ascii_digit).count() < FEWEST_DIGITS {
            errors.add(format!("out_of_hours_{language}"), "unit-fault-number");
        }
    }
    let keeps_duty = has_duty && change.duty == Duty::Keep;
    let has_way = keeps_duty || matches!(change.duty, Duty::Set(_)) || !change.out_of_hours.is_empty();
    if !has_way {
        errors.add("duty_address", "unit-fault-nobody");
    }
    if errors.is_empty() { Ok(change) } else { Err(errors) }
}

fn site_name(typed: &Typed, errors: &mut FieldErrors) -> String {
    let name = &typed.site_name;
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
        errors.add_with("site_name", "unit-fault-name", vec![("most", LONGEST_NAME.to_string())]);
    } else if reveals(name) {
        errors.add("site_name", "unit-fault-name-reveals");
    }
    name.clone()
}

/// The name stands in every title and letter, so it must tell nothing to whoever sees it over a shoulder.
pub(super) fn reveals(name: &str) -> bool {
    let name = name.to_lowercase();
    REVEALING.iter().any(|part| name.contains(part))
}

fn wording(typed: &Typed, errors: &mut FieldErrors) -> String {
    if !WORDINGS.contains(&typed.wording.as_str()) {
        errors.add("wording", "unit-fault-wording");
    }
    typed.wording.clone()
}

fn time_zone(typed: &Typed, errors: &mut FieldErrors) -> Tz {
    typed.time_zone.parse().unwrap_or_else(|_| {
        errors.add("time_zone", "unit-fault-time-zone");
        Tz::Europe__Stockholm
    })
}

fn hours(typed: &Typed, errors: &mut FieldErrors) -> Hours {
    let mut workdays: Vec<Weekday> = typed.workdays.iter().filter_map(|day| weekday(day)).collect();
    workdays.sort_by_key(Weekday::num_days_from_monday);
    workdays.dedup();
    if workdays.is_empty() || workdays.len() != typed.workdays.len() {
        errors.add("workdays", "unit-fault-workdays");
    }
    let (opens, closes) = (minutes(&typed.opens), minutes(&typed.closes));
    if opens.is_none() {
        errors.add("opens", "unit-fault-time");
    }
    match (opens, closes) {
        (_, None) => errors.add("closes", "unit-fault-time"),
        (Some(opens), Some(closes)) if closes <= opens => errors.add("closes", "unit-fault-hours"),
        _ => {}
    }
    Hours { workdays, opens: opens.unwrap_or_default(), closes: closes.unwrap_or_default() }
}

fn weekday(digit: &str) -> Option<Weekday> {
    let number: u8 = digit.parse().ok()?;
    Weekday::try_from(number.checked_sub(1)?).ok()
}

/// `8:30`, `08:30` and `08.30` as minutes after midnight; `24:00` is the day's end.
fn minutes(time: &str) -> Option<u32> {
    let (hours, minutes) = time.split_once([':', '.'])?;
    let has_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !(1..=2).contains(&hours.len()) || minutes.len() != 2 || !has_digits(hours) || !has_digits(minutes) {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let is_time = (hours < 24 && minutes < 60) || (hours == 24 && minutes == 0);
    is_time.then_some(hours * 60 + minutes)
}

/// Minutes after midnight as a clock shows them.
pub fn clock_time(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn reply_days(typed: &Typed, errors: &mut FieldErrors) -> i32 {
    whole_number("reply_days", &typed.reply_days, &REPLY_DAYS, errors)
}

fn reading_weeks(typed: &Typed, errors: &mut FieldErrors) -> i32 {
    whole_number("reading_weeks", &typed.reading_weeks, &READING_WEEKS, errors)
}

fn whole_number(
    field: &'static str,
    typed: &str,
    accepted: &std::ops::RangeInclusive<i32>,
    errors: &mut FieldErrors,
) -> i32 {
    let number = typed.parse().ok().filter(|number| accepted.contains(number));
    if number.is_none() {
        let limits = vec![("least", accepted.start().to_string()), ("most", accepted.end().to_string())];
        errors.add_with(field, "unit-fault-whole-number", limits);
    }
    number.unwrap_or_default()
}

fn exit_url(typed: &Typed, errors: &mut FieldErrors) -> String {
    let url = &typed.exit_url;
    let host = url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_plain =
        !url.contains(|c: char| c.is_control() || c.is_whitespace() || "\\\"<>".contains(c)) && url.is_ascii();
    if !host.contains('.') || host.contains('@') || !is_plain || url.len() > LONGEST_ADDRESS {
        errors.add("exit_url", "unit-fault-exit");
    }
    url.clone()
}

fn duty(typed: &Typed, errors: &mut FieldErrors) -> Duty {
    let address = &typed.duty_address;
    match (address.is_empty(), typed.duty_remove) {
        (true, false) => Duty::Keep,
        (true, true) => Duty::Remove,
        (false, true) => {
            errors.add("duty_address", "unit-fault-duty-both");
            Duty::Keep
        }
        (false, false) => {
            if !is_mail_address(address) {
                errors.add("duty_address", "unit-fault-duty");
            }
            Duty::Set(address.clone())
        }
    }
}

/// Loose on purpose: the mail server knows better; what could break a header or cannot be an address is refused.
fn is_mail_address(address: &str) -> bool {
    let is_plain = !address.contains(|c: char| c.is_control() || c.is_whitespace() || "<>,;\"".contains(c));
    let parts = address.split_once('@');
    let is_whole = parts.is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    });
    is_plain && is_whole && address.len() <= LONGEST_ADDRESS
}

/// A text stands in both languages or in none, since nobody should meet it in a language they did not choose.
fn in_both(field: &str, sv: &str, en: &str, errors: &mut FieldErrors) -> BTreeMap<String, String> {
    let texts = [("sv", sv), ("en", en)];
    let is_used = texts.iter().any(|(_, text)| !text.is_empty());
    for (language, text) in texts {
        if is_used && text.is_empty() {
            errors.add(format!("{field}_{language}"), "unit-fault-both-languages");
        }
        if text.chars().count() > LONGEST_TEXT {
            let most = vec![("most", LONGEST_TEXT.to_string())];
            errors.add_with(format!("{field}_{language}"), "unit-fault-long", most);
        }
    }
    texts.into_iter().filter(|_| is_used).map(|(language, text)| (language.to_owned(), text.to_owned())).collect()
}

#[cfg(test)]
mod tests;
