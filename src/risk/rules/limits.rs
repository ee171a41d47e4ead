//! The numbers at which a level begins, read from its test and put into it.

use super::definition::{RuleLevel, Test};
use super::silence::{SilenceLimit, SilentFor};
use crate::instruments::{Library, fill, placeholders};

/// How a sentence names the limits of its level, the first to the third.
pub(super) static NAMES: [&str; 3] = ["limit", "limit2", "limit3"];

/// The limits of a test, in the order in which they stand in it.
pub(super) fn limits(test: &Test) -> Vec<i64> {
    match test {
        Test::Answers { when, .. } => {
            numbers(when).into_iter().filter_map(|(from, to)| when.get(from..to)?.parse().ok()).collect()
        }
        Test::Unanswered { days_since_red: Some(days) }
        | Test::Deteriorated { red_within_days: Some(days) }
        | Test::Silent(SilentFor { limit: SilenceLimit::Days(days) | SilenceLimit::WorkingDaysLate(days), .. }) => {
            vec![*days]
        }
        _ => Vec::new(),
    }
}

/// The test with other limits; as many as it has.
pub(super) fn with_limits(test: &Test, limits: &[i64]) -> Test {
    match (test, limits.first()) {
        (Test::Answers { instrument, when, which }, _) => {
            Test::Answers { instrument: instrument.clone(), when: with_numbers(when, limits), which: *which }
        }
        (Test::Unanswered { days_since_red: Some(_) }, Some(days)) => Test::Unanswered { days_since_red: Some(*days) },
        (Test::Deteriorated { red_within_days: Some(_) }, Some(days)) => {
            Test::Deteriorated { red_within_days: Some(*days) }
        }
        (Test::Silent(silent), Some(days)) => {
            let limit = match silent.limit {
                SilenceLimit::Days(_) => SilenceLimit::Days(*days),
                SilenceLimit::WorkingDaysLate(_) => SilenceLimit::WorkingDaysLate(*days),
            };
            Test::Silent(SilentFor { limit, after: silent.after.clone() })
        }
        _ => test.clone(),
    }
}

impl RuleLevel {
    /// The limits that a unit may change: all of a level's, where its sentence names each, so that it stays true.
    pub fn open_limits(&self) -> Vec<i64> {
        let limits = limits(&self.test);
        let names = NAMES.get(..limits.len()).unwrap_or_default();
        let says_all = |text: &str| {
            let filled = placeholders(text);
            names.iter().all(|name| filled.iter().any(|one| one == name))
        };
        let is_open = !names.is_empty() && self.sentence.iter().all(|(_, text)| says_all(text));
        if is_open { limits } else { Vec::new() }
    }
}

impl RuleLevel {
    /// Its sentence in a language, with the questionnaire's title and its limits, and a mark where an answer would stand.
    pub fn without_answers(&self, text: &str, language: &str, library: &Library) -> String {
        let title = match &self.test {
            Test::Answers { instrument, .. } | Test::FirstInBand { instrument, .. } => {
                library.get(instrument).map(|known| known.title.text(language).to_owned())
            }
            _ => None,
        };
        let limits = limits(&self.test);
        fill(text, &|name| {
            let limit = NAMES.iter().position(|known| *known == name).and_then(|place| limits.get(place));
            match (limit, &title) {
                (Some(limit), _) => Some(limit.to_string()),
                (_, Some(title)) if name == "instrument" => Some(title.clone()),
                _ => Some(format!("‹{}›", name.trim_end_matches(":text"))),
            }
        })
    }
}

/// Where the numbers stand that answers are compared with.
fn numbers(when: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut is_compared = false;
    let mut at = 0;
    while let Some(sign) = when.get(at..).and_then(|rest| rest.chars().next()) {
        let digits = when.get(at..).map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count());
        if is_compared && digits > 0 {
            found.push((at, at + digits));
        }
        is_compared = matches!(sign, '=' | '<' | '>') || (is_compared && sign == ' ');
        at += if digits > 0 && !is_compared { digits } else { sign.len_utf8() };
    }
    found
}

fn with_numbers(when: &str, limits: &[i64]) -> String {
    let mut text = when.to_owned();
    for ((from, to), limit) in numbers(when).into_iter().zip(limits).rev() {
        text.replace_range(from..to, &limit.to_string());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::definition::WhichAnswer;
    use super::*;

    #[test]
    fn numbers_are_those_that_answers_are_compared_with() {
        let of = |when: &str| {
            limits(&Test::Answers {
                instrument: "weekly_check".to_owned(),
                when: when.to_owned(),
                which: WhichAnswer::Any,
            })
        };
        assert_eq!(of("w8 >= 6"), [6]);
        assert_eq!(of("w8 >= 3 and w8 <= 15"), [3, 15]);
        assert_eq!(of("any(q1..q9) > 0 or w12 has separation"), [0]);
        assert_eq!(of("w12 has weapon"), Vec::<i64>::new());
        assert_eq!(with_numbers("w8 >= 3 and w8 <= 5", &[4, 10]), "w8 >= 4 and w8 <= 10");
        assert_eq!(with_numbers("(w9>=1)", &[2]), "(w9>=2)");
    }
}
