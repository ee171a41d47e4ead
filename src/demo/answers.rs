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
    let total = |totals: &BTreeMap<String, i64>| totals.get(event).copied().unwrap_or(0);
    let typed = match instrument.id.as_str() {
        "phq9" => depression(total(&person.phq9), total(&person.item9)),
        "gad7" => spread(total(&person.gad7), &[1, 2, 3, 4, 6, 5, 7], 3),
        // What is drunk comes before what it leads to; the last two questions have no answer worth one point.
        "audit" => {
            let mut typed = spread(total(&person.audit), &[1, 2, 3, 7, 8, 4, 5, 6], 4);
            typed.extend(["q9", "q10"].map(|item| (item.to_owned(), vec!["0".to_owned()])));
            typed
        }
        "ipip_anger4" => {
            let given = person.anger.get(event).map_or("", String::as_str);
            (1..).zip(given.split(',')).map(|(n, value)| (format!("q{n}"), vec![value.trim().to_owned()])).collect()
        }
        "acts_period" => calm_but_for(instrument, person.acts.get(event).map_or("", String::as_str)),
        _ => calm_but_for(instrument, person.check.get(event).map_or("", String::as_str)),
    };
    instrument
        .read_form(&|item| typed.get(item).cloned().unwrap_or_default())
        .map_err(|faults| Error::fault(format!("demo: {} {event}: {faults:?}", person.handle)))
}

/// What a person has answered so far of a form that was begun.
///
/// # Errors
/// As [`answers`].
pub(super) fn some_answers(person: &Person, instrument: &Instrument, given: &str) -> Result<Answers> {
    let typed = typed_in(given);
    instrument
        .read_form(&|item| typed.get(item).cloned().unwrap_or_default())
        .map_err(|faults| Error::fault(format!("demo: {}: {faults:?}", person.handle)))
}

/// `item=value,item=value+value` as fields.
fn typed_in(given: &str) -> BTreeMap<String, Vec<String>> {
    let pairs = given.split(',').filter_map(|part| part.trim().split_once('='));
    pairs.map(|(item, value)| (item.to_owned(), value.split('+').map(str::to_owned).collect())).collect()
}

/// The total spread evenly over the first eight items; the ninth is given by itself and adds nothing where declined.
fn depression(total: i64, ninth: i64) -> BTreeMap<String, Vec<String>> {
    let mut typed = spread(total - ninth.max(0), &[4, 3, 2, 1, 7, 6, 5, 8], 3);
    typed.insert("q9".to_owned(), vec![ninth.to_string()]);
    typed.insert("q10".to_owned(), vec![if total >= 15 { "2" } else { "1" }.to_owned()]);
    typed
}

/// A total spread evenly over items, in this order, each up to `most`.
fn spread(total: i64, order: &[usize], most: usize) -> BTreeMap<String, Vec<String>> {
    let mut values: BTreeMap<usize, i64> = order.iter().map(|item| (*item, 0)).collect();
    let points = usize::try_from(total).unwrap_or(0).min(order.len() * most);
    for item in order.iter().cycle().take(points) {
        *values.entry(*item).or_default() += 1;
    }
    values.into_iter().map(|(item, value)| (format!("q{item}"), vec![value.to_string()])).collect()
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
    typed.extend(typed_in(differs));
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
    use super::{depression, spread};

    #[test]
    fn the_items_add_up_to_the_total() {
        for total in 0..=24 {
            let sum: i64 = (1..=9).map(|n| depression(total, 0)[&format!("q{n}")][0].parse::<i64>().unwrap()).sum();
            assert_eq!(sum, total);
        }
        assert_eq!(depression(7, 2)["q9"], ["2"]);
        let drinks = spread(17, &[1, 2, 3, 7, 8, 4, 5, 6], 4);
        assert_eq!(drinks.values().map(|value| value[0].parse::<i64>().unwrap()).sum::<i64>(), 17);
        assert_eq!(spread(40, &[1, 2], 3)["q2"], ["3"]);
        assert_eq!(depression(7, -98)["q9"], ["-98"]);
        assert_eq!(depression(0, -98)["q4"], ["0"], "declining adds nothing");
    }
}
