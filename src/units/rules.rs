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
mod tests {
    use super::{Duty, Typed, read};

    fn typed() -> Typed {
        Typed {
            site_name: "Steg".to_owned(),
            wording: "support".to_owned(),
            time_zone: "Europe/Stockholm".to_owned(),
            workdays: ["1", "2", "3", "4", "5"].map(str::to_owned).to_vec(),
            opens: "08:00".to_owned(),
            closes: "17:00".to_owned(),
            reply_days: "2".to_owned(),
            reading_weeks: "52".to_owned(),
            exit_url: "https://www.smhi.se/".to_owned(),
            duty_address: "jour@example.org".to_owned(),
            ..Typed::default()
        }
    }

    fn faults(change: impl FnOnce(&mut Typed)) -> Vec<(String, &'static str)> {
        let mut form = typed();
        change(&mut form);
        read(&form, false)
            .err()
            .map_or_else(Vec::new, |errors| errors.iter().map(|e| (e.field.clone(), e.key)).collect())
    }

    #[test]
    fn a_good_form_is_a_change() {
        let change = read(&typed(), false).unwrap();
        assert_eq!((change.hours.opens, change.hours.closes, change.reply_days), (480, 1020, 2));
        assert_eq!(change.duty, Duty::Set("jour@example.org".to_owned()));
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let found = faults(|form| {
            *form = Typed { duty_remove: true, out_of_hours_sv: "Ring grannen".to_owned(), ..Typed::default() };
        });
        let fields: Vec<&str> = found.iter().map(|(field, _)| field.as_str()).collect();
        for field in [
            "site_name",
            "wording",
            "time_zone",
            "workdays",
            "opens",
            "closes",
            "reply_days",
            "reading_weeks",
            "exit_url",
            "out_of_hours_sv",
            "out_of_hours_en",
        ] {
            assert!(fields.contains(&field), "{field} in {fields:?}");
        }
    }

    #[test]
    fn a_unit_never_loses_its_last_way_to_reach_somebody() {
        let mut form = typed();
        form.duty_address.clear();
        assert!(read(&form, true).is_ok(), "the address that is there stays");
        assert_eq!(faults(|form| form.duty_address.clear()), [("duty_address".to_owned(), "unit-fault-nobody")]);
        form.duty_remove = true;
        assert!(read(&form, true).is_err());
        form.out_of_hours_sv = "Ring socialjouren, 010-123 45 67.".to_owned();
        form.out_of_hours_en = "Call the social emergency service, 010-123 45 67.".to_owned();
        assert!(read(&form, true).is_ok());
    }

    #[test]
    fn a_name_that_reveals_is_refused() {
        for name in ["Andrum", "Ilskehjälpen", "Stopp våldet"] {
            assert_eq!(
                faults(|form| name.clone_into(&mut form.site_name)),
                [("site_name".to_owned(), "unit-fault-name-reveals")]
            );
        }
    }

    #[test]
    fn addresses_that_lead_elsewhere_are_refused() {
        for url in
            ["http://a.se/", "https://", "javascript:alert(1)", "https://a.se@b", "https://a.se/\r\nX: y", "//a.se"]
        {
            assert_eq!(faults(|form| url.clone_into(&mut form.exit_url)).len(), 1, "{url}");
        }
        for address in ["a", "a@b", "a@b@c.se", "a b@c.se", "a@c.se\nBcc: x@y.se", "@c.se"] {
            assert_eq!(faults(|form| address.clone_into(&mut form.duty_address)).len(), 1, "{address}");
        }
    }

    #[test]
    fn hours_end_after_they_begin() {
        let typed = Typed { opens: "8.30".to_owned(), closes: "24:00".to_owned(), ..typed() };
        let hours = read(&typed, false).unwrap().hours;
        assert_eq!((hours.opens, hours.closes), (510, 1440));
        for (opens, closes) in
            [("17:00", "08:00"), ("08:00", "08:00"), ("8", "17:00"), ("08:00", "24:30"), ("+8:00", "17:00")]
        {
            let found = faults(|form| {
                opens.clone_into(&mut form.opens);
                closes.clone_into(&mut form.closes);
            });
            assert_eq!(found.len(), 1, "{opens}–{closes}: {found:?}");
        }
    }
}
