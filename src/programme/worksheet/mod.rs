//! A filled exercise, and the way from a posted form to it.
//!
//! As JSON, which drafts and submissions keep, a worksheet is
//! `{"rounds":[{"<field>":<value>,…},…]}` with one object per round and fields in the order of
//! their ids. A value is
//! - a number: a `scale` or `minutes`;
//! - a text: `text`, `paragraph`, `choice`, `date` (`YYYY-MM-DD`), `time` (`HH:MM`), and whatever
//!   was typed into a number field without being a whole number;
//! - a list of texts: `choices` (in the order of the options) and `list` (one text per line).
//!
//! A field that was left empty is absent. This shape does not change: records hold it for years.

mod form;
mod values;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use form::{FieldFault, FieldFaultKind};

/// What a person has written in an exercise, valid or not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worksheet {
    /// One map from field id to value for each round.
    pub rounds: Vec<BTreeMap<String, Value>>,
}

/// What a person has written in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number in a field that asks for one.
    Number(i64),
    /// One text, or what was typed where a number was asked for.
    Text(String),
    /// Several texts: chosen options, or lines.
    Many(Vec<String>),
}

impl Worksheet {
    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.rounds.iter().all(BTreeMap::is_empty)
    }

    /// What is written in a field of a round, rounds counted from 0.
    pub fn get(&self, round: usize, field: &str) -> Option<&Value> {
        self.rounds.get(round)?.get(field)
    }
}

impl Value {
    /// The value as a form shows it again: one text per control, option or line.
    pub fn typed(&self) -> Vec<String> {
        match self {
            Self::Number(number) => vec![number.to_string()],
            Self::Text(text) => vec![text.clone()],
            Self::Many(texts) => texts.clone(),
        }
    }
}
