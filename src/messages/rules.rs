//! What may be written, when it is read and by when it is answered: pure decisions.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::error::FieldErrors;
use crate::risk::rules::DangerAnswer;
use crate::risk::rules::working_time::{Hours, Reading, WorkingTime};
use crate::units::{Unit, is_holiday};

/// The longest letter, in characters.
pub const LETTER_LIMIT: usize = 4_000;

/// The longest text in one box of a clinician's feedback, in characters.
pub const FEEDBACK_LIMIT: usize = 10_000;

/// How many letters a client can write in a day.
pub const LETTERS_A_DAY: i64 = 5;

/// How many in any case. Whoever says that somebody may be in danger is heard beyond the daily number.
pub const LETTERS_A_DAY_IN_DANGER: i64 = 20;

/// Whether one more letter can be sent after `sent` letters on the same day.
pub fn may_send(sent: i64, danger: DangerAnswer) -> bool {
    match danger {
        DangerAnswer::No => sent < LETTERS_A_DAY,
        DangerAnswer::Yes | DangerAnswer::Unknown => sent < LETTERS_A_DAY_IN_DANGER,
    }
}

/// A client's letter as typed: the danger answered, something written and not too long. Whoever says that somebody may
/// be in danger need not find words as well.
///
/// # Errors
/// Every fault.
pub fn client_letter(text: &str, danger: &str) -> Result<DangerAnswer, FieldErrors> {
    let mut errors = FieldErrors::default();
    let answer = DangerAnswer::from_word(danger);
    if answer.is_none() {
        errors.add("danger", "talk-fault-danger");
    }
    if text.is_empty() && answer.is_none_or(|answer| answer == DangerAnswer::No) {
        errors.add("text", "talk-fault-empty");
    }
    length(&mut errors, "text", text, LETTER_LIMIT);
    match answer {
        Some(answer) if errors.is_empty() => Ok(answer),
        _ => Err(errors),
    }
}

/// A clinician's letter as typed.
///
/// # Errors
/// Every fault.
pub fn staff_letter(text: &str) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    if text.is_empty() {
        errors.add("text", "talk-fault-empty");
    }
    length(&mut errors, "text", text, LETTER_LIMIT);
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// Notes a text that is longer than its field holds.
pub fn length(errors: &mut FieldErrors, field: &str, text: &str, limit: usize) {
    if text.chars().count() > limit {
        errors.add_with(field, "talk-fault-long", vec![("limit", limit.to_string())]);
    }
}

/// Whether somebody reads now, and until or from when. Nobody does where nobody is there to.
pub fn reading(unit: &Unit, now: NaiveDateTime) -> Reading {
    let hours = hours(unit);
    WorkingTime::new(&hours, &is_holiday).next_reading(now)
}

/// The date by which the unit has promised an answer to what came at that moment.
pub fn promised_on(unit: &Unit, came: NaiveDateTime) -> NaiveDate {
    let hours = hours(unit);
    let time = WorkingTime::new(&hours, &is_holiday);
    time.local(time.add_working_days(came, i64::from(unit.reply_days))).date()
}

/// The unit's hours as working time counts them; a unit with impossible hours counts as an office.
fn hours(unit: &Unit) -> Hours {
    let at = |minutes: u32| NaiveTime::from_num_seconds_from_midnight_opt(minutes.saturating_mul(60), 0);
    let made = at(unit.hours.opens)
        .zip(at(unit.hours.closes))
        .and_then(|(opens, closes)| Hours::new(unit.hours.workdays.clone(), opens, closes, unit.time_zone).ok());
    made.unwrap_or_else(|| Hours::office(unit.time_zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(faults: Result<DangerAnswer, FieldErrors>) -> Vec<String> {
        faults.err().map(|errors| errors.iter().map(|error| error.field.clone()).collect()).unwrap_or_default()
    }

    #[test]
    fn a_letter_without_words_or_answer_names_both_fields() {
        assert_eq!(fields(client_letter("", "")), ["danger", "text"]);
        assert_eq!(fields(client_letter("hej", "maybe")), ["danger"]);
        assert_eq!(fields(client_letter("", "no")), ["text"]);
    }

    #[test]
    fn danger_needs_no_words_and_is_heard_beyond_the_daily_number() {
        assert_eq!(client_letter("", "yes").ok(), Some(DangerAnswer::Yes));
        assert_eq!(client_letter("", "unknown").ok(), Some(DangerAnswer::Unknown));
        assert!(may_send(4, DangerAnswer::No) && !may_send(5, DangerAnswer::No));
        assert!(may_send(5, DangerAnswer::Yes) && !may_send(20, DangerAnswer::Unknown));
    }

    #[test]
    fn length_counts_characters_and_not_bytes() {
        assert!(client_letter(&"å".repeat(LETTER_LIMIT), "no").is_ok());
        assert_eq!(fields(client_letter(&"å".repeat(LETTER_LIMIT + 1), "no")), ["text"]);
        assert!(staff_letter("").is_err() && staff_letter("hej").is_ok());
    }
}
