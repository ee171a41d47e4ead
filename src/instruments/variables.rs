//! The questionnaire as variables: one codebook that every export reads.
//!
//! An item is one variable with the item's id as its name. A `multi` item is one text variable that holds the chosen
//! keys joined by `+` in the order of the definition, as on the command line.

use serde::Serialize;

use super::answers::{Answer, MissingReason};
use super::definition::Instrument;
use super::item::{Item, ItemKind};
use super::words::Words;

/// How the values of a variable may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Names only: the keys of a `multi` item, or options that no scale counts.
    Nominal,
    /// An order.
    Ordinal,
    /// Equal steps: numbers and points on a scale.
    Scale,
}

/// One variable of the codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Variable {
    /// Name: the item's id.
    pub name: String,
    /// The question.
    pub label: Words,
    /// How its values may be compared.
    pub measure: Measure,
    /// Whether the values are whole numbers; otherwise they are keys joined by `+`.
    pub numeric: bool,
    /// Lowest and highest number, where it is one.
    pub bounds: Option<(i64, i64)>,
    /// Value and what it stands for.
    pub values: Vec<(String, Words)>,
    /// Missing codes that can occur.
    pub missing: Vec<MissingReason>,
}

impl Instrument {
    /// All variables, in the order of the items.
    pub fn variables(&self) -> Vec<Variable> {
        self.items.iter().map(|item| self.variable(item)).collect()
    }

    fn variable(&self, item: &Item) -> Variable {
        let counted = self.scales.iter().any(|scale| scale.items.contains(&item.id));
        let measure = match &item.kind {
            ItemKind::Int { .. } | ItemKind::Scale { .. } => Measure::Scale,
            ItemKind::Choice { .. } if counted => Measure::Ordinal,
            ItemKind::Choice { .. } | ItemKind::Multi { .. } => Measure::Nominal,
        };
        Variable {
            name: item.id.clone(),
            label: item.text.clone(),
            measure,
            numeric: !matches!(item.kind, ItemKind::Multi { .. }),
            bounds: item.bounds(),
            values: item.options().iter().map(|option| (option.value.clone(), option.text.clone())).collect(),
            missing: item.missing_reasons(),
        }
    }
}

/// The value of a variable as written in an export; none where the answer is missing.
pub fn export_value(answer: &Answer) -> Option<String> {
    answer.missing().is_none().then(|| answer.written())
}

/// What an answer says in a language: the option's text, several joined by `; `, or the number itself.
pub fn export_label(item: &Item, answer: &Answer, language: &str) -> Option<String> {
    let text = |value: &str| item.option(value).map(|option| option.text(language).to_owned());
    match answer {
        Answer::Value(value) => Some(text(&value.to_string()).unwrap_or_else(|| value.to_string())),
        Answer::Chosen(keys) => Some(keys.iter().filter_map(|key| text(key)).collect::<Vec<_>>().join("; ")),
        _ => None,
    }
}
