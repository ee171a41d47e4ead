//! From the short notation of the people's files to answered forms and filled exercises.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::people::Person;
use crate::error::{Error, Result};
use crate::instruments::{Answers, Instrument, ItemKind};
use crate::programme::{Exercise, Worksheet};

/// What a person answered at an event.
///
/// # Errors
/// [`Error::Internal`] naming the item that cannot be read, which is a fault of the demo's own file.
pub(super) fn answers(person: &Person, instrument: &Instrument, event: &str) -> Result<Answers> {
    let typed = match instrument.id.as_str() {
        "phq9" => {
            depression(person.phq9.get(event).copied().unwrap_or(0), person.item9.get(event).copied().unwrap_or(0))
        }
        _ => calm_but_for(instrument, person.check.get(event).map_or("", String::as_str)),
    };
    instrument
        .read_form(&|item| typed.get(item).cloned().unwrap_or_default())
        .map_err(|faults| Error::fault(format!("demo: {} {event}: {faults:?}", person.handle)))
}

/// The total spread evenly over the first eight items; the ninth is given by itself and adds nothing where declined.
fn depression(total: i64, ninth: i64) -> BTreeMap<String, Vec<String>> {
    const ORDER: [usize; 8] = [4, 3, 2, 1, 7, 6, 5, 8];
    let mut values = [0_i64; 10];
    for place in ORDER.into_iter().cycle().take(usize::try_from(total - ninth.max(0)).unwrap_or(0).min(24)) {
        if let Some(value) = values.get_mut(place) {
            *value += 1;
        }
    }
    let mut typed: BTreeMap<String, Vec<String>> =
        (1..=8).filter_map(|n| Some((format!("q{n}"), vec![values.get(n)?.to_string()]))).collect();
    typed.insert("q9".to_owned(), vec![ninth.to_string()]);
    typed.insert("q10".to_owned(), vec![if total >= 15 { "2" } else { "1" }.to_owned()]);
    typed
}

/// A calm week, but for what is given as `item=value,item=value+value`.
fn calm_but_for(instrument: &Instrument, differs: &str) -> BTreeMap<String, Vec<String>> {
    let mut typed: BTreeMap<String, Vec<String>> = instrument
        .items
        .iter()
        .filter(|item| item.show_if.is_none())
        .map(|item| {
            let calm = match &item.kind {
                ItemKind::Multi { .. } => "none",
                _ if item.id == "w13" => "3",
                _ => "0",
            };
            (item.id.clone(), vec![calm.to_owned()])
        })
        .collect();
    for (item, value) in differs.split(',').filter_map(|part| part.trim().split_once('=')) {
        typed.insert(item.to_owned(), value.split('+').map(str::to_owned).collect());
    }
    typed
}

/// A filled exercise; a date is given as days after (+) or before (-) the start.
///
/// # Errors
/// [`Error::Internal`] naming the field that cannot be read, which is a fault of the demo's own file.
pub(super) fn worksheet(
    exercise: &Exercise,
    rounds: &[BTreeMap<String, toml::Value>],
    start: NaiveDate,
) -> Result<Worksheet> {
    let values = |name: &str| {
        let mut parts = name.splitn(3, '.');
        let (_, round, field) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
        let round = round.and_then(|round| round.parse::<usize>().ok()).and_then(|round| rounds.get(round));
        round.and_then(|round| round.get(field)).map(|value| typed(value, start)).unwrap_or_default()
    };
    let (worksheet, faults) = exercise.read_form(&values);
    if faults.is_empty() { Ok(worksheet) } else { Err(Error::fault(format!("demo: {}: {faults:?}", exercise.id))) }
}

fn typed(value: &toml::Value, start: NaiveDate) -> Vec<String> {
    match value {
        toml::Value::Array(values) => values.iter().flat_map(|value| typed(value, start)).collect(),
        toml::Value::String(text) => {
            let days = text.starts_with(['+', '-']).then(|| text.parse::<i64>().ok()).flatten();
            vec![days.map_or_else(|| text.clone(), |days| (start + TimeDelta::days(days)).to_string())]
        }
        other => vec![other.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use super::depression;

    #[test]
    fn the_items_add_up_to_the_total() {
        for total in 0..=24 {
            let sum: i64 = (1..=9).map(|n| depression(total, 0)[&format!("q{n}")][0].parse::<i64>().unwrap()).sum();
            assert_eq!(sum, total);
        }
        assert_eq!(depression(7, 2)["q9"], ["2"]);
        assert_eq!(depression(7, -98)["q9"], ["-98"]);
        assert_eq!(depression(0, -98)["q4"], ["0"], "declining adds nothing");
    }
}
