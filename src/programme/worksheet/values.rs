//! One field: from what was typed to a value, and from a value to what is wrong with it.

use super::Value;
use super::form::FieldFaultKind;
use crate::programme::exercise::FieldKind;

/// Longest span of time that a `minutes` field takes: a day.
const MAX_MINUTES: i64 = 24 * 60;

/// Most lines that a `list` field takes.
const MAX_LINES: usize = 100;

/// The value of what was typed, none if nothing was. What does not fit the kind of field is kept
/// as text, so that the person can go on from it.
pub(super) fn value_of(kind: &FieldKind, typed: &[String]) -> Option<Value> {
    let typed: Vec<String> = typed.iter().map(|text| cleaned(text)).collect();
    let first = typed.iter().find(|text| !text.trim().is_empty());
    match kind {
        FieldKind::Text { .. } => first.map(|text| Value::Text(text.replace('\n', " "))),
        FieldKind::Paragraph { .. } => first.map(|text| Value::Text(text.clone())),
        FieldKind::Choice { .. } | FieldKind::Date => first.map(|text| Value::Text(text.trim().to_owned())),
        FieldKind::Scale { .. } | FieldKind::Minutes => first.map(|text| number_or_text(text.trim())),
        FieldKind::Time => first.map(|text| Value::Text(clock_time_or_text(text.trim()))),
        FieldKind::Choices { options } => many(in_order(options, &typed)),
        FieldKind::List { .. } => many(lines(&typed)),
    }
}

/// What keeps a value from being handed in.
pub(super) fn fault_of(kind: &FieldKind, value: &Value) -> Option<FieldFaultKind> {
    match kind {
        FieldKind::Text { max } | FieldKind::Paragraph { max } => too_long(text_of(value), *max),
        FieldKind::Scale { min, max, step } => outside(value, *min, *max).or_else(|| off_step(value, *min, *step)),
        FieldKind::Minutes => outside(value, 0, MAX_MINUTES),
        FieldKind::Choice { options } => not_an_option(options, std::slice::from_ref(&text_of(value).to_owned())),
        FieldKind::Choices { options } => not_an_option(options, &value.typed()),
        FieldKind::Date => (!is_date(text_of(value))).then_some(FieldFaultKind::NotADate),
        FieldKind::Time => (!is_clock_time(text_of(value))).then_some(FieldFaultKind::NotATime),
        FieldKind::List { max } => too_many_or_too_long(&value.typed(), *max),
    }
}

/// Text with one kind of line ending and without characters that cannot be seen or stored.
fn cleaned(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'))
        .collect()
}

fn number_or_text(text: &str) -> Value {
    match text.parse() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::Text(text.to_owned()),
    }
}

/// `9.30` and `9:30` are both written for half past nine where a browser offers a plain text box.
fn clock_time_or_text(text: &str) -> String {
    let digits = |part: &str| part.chars().all(|character| character.is_ascii_digit());
    match text.split_once([':', '.']) {
        Some((hour, minute))
            if digits(hour) && digits(minute) && (1..=2).contains(&hour.len()) && minute.len() == 2 =>
        {
            format!("{hour:0>2}:{minute}")
        }
        _ => text.to_owned(),
    }
}

/// Each chosen value once, in the order of the options; values that are no option come last.
fn in_order(options: &[String], typed: &[String]) -> Vec<String> {
    let chosen: Vec<&str> = typed.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let known = options.iter().map(String::as_str).filter(|option| chosen.contains(option));
    let unknown = chosen.iter().copied().filter(|text| options.iter().all(|option| option != text));
    let mut ordered: Vec<String> = Vec::new();
    for value in known.chain(unknown) {
        if ordered.iter().all(|seen| seen != value) {
            ordered.push(value.to_owned());
        }
    }
    ordered
}

fn lines(typed: &[String]) -> Vec<String> {
    let lines = typed.iter().flat_map(|text| text.lines()).map(str::trim);
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn many(texts: Vec<String>) -> Option<Value> {
    (!texts.is_empty()).then_some(Value::Many(texts))
}

fn text_of(value: &Value) -> &str {
    match value {
        Value::Text(text) => text,
        Value::Number(_) | Value::Many(_) => "",
    }
}

fn too_long(text: &str, max: usize) -> Option<FieldFaultKind> {
    (text.chars().count() > max).then_some(FieldFaultKind::TooLong { max })
}

fn too_many_or_too_long(lines: &[String], max: usize) -> Option<FieldFaultKind> {
    if lines.len() > MAX_LINES {
        return Some(FieldFaultKind::TooManyLines { max: MAX_LINES });
    }
    lines.iter().find_map(|line| too_long(line, max))
}

fn outside(value: &Value, min: i64, max: i64) -> Option<FieldFaultKind> {
    match value {
        Value::Number(number) if (min..=max).contains(number) => None,
        Value::Number(_) => Some(FieldFaultKind::OutOfRange { min, max }),
        Value::Text(_) | Value::Many(_) => Some(FieldFaultKind::NotANumber),
    }
}

fn off_step(value: &Value, min: i64, step: i64) -> Option<FieldFaultKind> {
    match value {
        Value::Number(number) if (number - min) % step.max(1) != 0 => Some(FieldFaultKind::OffStep { step }),
        _ => None,
    }
}

fn not_an_option(options: &[String], chosen: &[String]) -> Option<FieldFaultKind> {
    let all_known = chosen.iter().all(|value| options.contains(value));
    (!all_known).then_some(FieldFaultKind::NotAnOption)
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let (year, month, day) = (
        parts.next().and_then(|part| digits(part, 4)),
        parts.next().and_then(|part| digits(part, 2)),
        parts.next().and_then(|part| digits(part, 2)),
    );
    match (year, month, day, parts.next()) {
        (Some(year), Some(month), Some(day), None) => year >= 1 && (1..=days_in(year, month)).contains(&day),
        _ => false,
    }
}

fn is_clock_time(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else {
        return false;
    };
    digits(hour, 2).is_some_and(|hour| hour < 24) && digits(minute, 2).is_some_and(|minute| minute < 60)
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let only_digits = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    only_digits.then(|| text.parse().ok()).flatten()
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(kind: &FieldKind, text: &str) -> Value {
        value_of(kind, &[text.to_owned()]).unwrap()
    }

    #[test]
    fn line_endings_become_one_kind_and_control_characters_go() {
        let value = typed(&FieldKind::Paragraph { max: 10 }, "a\r\nb\rc\0\u{7}\td");
        assert_eq!(value, Value::Text("a\nb\nc\td".to_owned()));
    }

    #[test]
    fn length_is_counted_in_characters() {
        let kind = FieldKind::Text { max: 3 };
        assert_eq!(fault_of(&kind, &typed(&kind, "åäö")), None);
        assert_eq!(fault_of(&kind, &typed(&kind, "åäöü")), Some(FieldFaultKind::TooLong { max: 3 }));
    }

    #[test]
    fn a_number_that_is_none_is_kept_as_it_was_typed() {
        let kind = FieldKind::Scale { min: 0, max: 100, step: 5 };
        assert_eq!(typed(&kind, " mycket "), Value::Text("mycket".to_owned()));
        assert_eq!(fault_of(&kind, &typed(&kind, "mycket")), Some(FieldFaultKind::NotANumber));
        assert_eq!(fault_of(&kind, &typed(&kind, "40")), None);
        assert_eq!(fault_of(&kind, &typed(&kind, "101")), Some(FieldFaultKind::OutOfRange { min: 0, max: 100 }));
        assert_eq!(fault_of(&kind, &typed(&kind, "41")), Some(FieldFaultKind::OffStep { step: 5 }));
        assert_eq!(fault_of(&kind, &Value::Number(i64::MIN)), Some(FieldFaultKind::OutOfRange { min: 0, max: 100 }));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for good in ["2026-01-31", "2024-02-29", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "26-01-01",
            "2026-1-1",
            "2026-01-01-01",
            "",
            "0000-01-01",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn a_time_may_be_written_the_swedish_way() {
        assert_eq!(typed(&FieldKind::Time, "9.30"), Value::Text("09:30".to_owned()));
        assert_eq!(fault_of(&FieldKind::Time, &typed(&FieldKind::Time, "23:59")), None);
        for bad in ["24:00", "12:60", "halv tio", "1:2:3", "9"] {
            let value = typed(&FieldKind::Time, bad);
            assert_eq!(fault_of(&FieldKind::Time, &value), Some(FieldFaultKind::NotATime), "{bad}");
        }
    }

    #[test]
    fn choices_come_in_the_order_of_the_options_once_each() {
        let options = vec!["home".to_owned(), "work".to_owned()];
        let kind = FieldKind::Choices { options };
        let chosen = ["moon", "work", "home", "work", ""].map(str::to_owned);
        let value = value_of(&kind, &chosen).unwrap();
        assert_eq!(value, Value::Many(["home", "work", "moon"].map(str::to_owned).to_vec()));
        assert_eq!(fault_of(&kind, &value), Some(FieldFaultKind::NotAnOption));
    }

    #[test]
    fn a_list_is_its_lines_without_the_empty_ones() {
        let kind = FieldKind::List { max: 5 };
        let value = typed(&kind, "ett\n\n  två \r\n");
        assert_eq!(value, Value::Many(vec!["ett".to_owned(), "två".to_owned()]));
        assert_eq!(fault_of(&kind, &typed(&kind, "ett\nalldeles")), Some(FieldFaultKind::TooLong { max: 5 }));
    }
}
