//! What a client has answered in a module's exercises, laid out for reading.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::store;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::programme::{Exercise, Library, Module, Worksheet};

/// One exercise with its answers.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// The exercise's id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// One list of answers for each round.
    pub rounds: Vec<Round>,
}

/// One round of an exercise.
#[derive(Debug, Clone, Serialize)]
pub struct Round {
    /// Its heading; empty where the exercise does not repeat.
    pub title: String,
    /// Questions and answers in order.
    pub rows: Vec<Row>,
}

/// One question with its answer, in the shape that `ui.answers` takes.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The question.
    pub key: String,
    /// The answer, line by line.
    pub value: String,
    /// Nothing to change here.
    pub href: &'static str,
    /// Nothing to change here.
    pub change: &'static str,
}

impl Row {
    /// A question with its answer.
    pub fn new(key: &str, value: &str) -> Self {
        Self { key: key.to_owned(), value: value.to_owned(), href: "", change: "" }
    }
}

impl Answered {
    /// Filled in every part.
    pub fn sample() -> Self {
        let rows = vec![
            Row::new("Vad märker jag först i kroppen?", "Det blir varmt i ansiktet.\nJag går fram och tillbaka."),
            Row::new("Hur länge är jag borta?", "60"),
        ];
        Self {
            id: "time_out_plan".to_owned(),
            title: "Min plan för paus".to_owned(),
            rounds: vec![Round { title: "Gång 1".to_owned(), rows }],
        }
    }
}

/// A module's exercises with what was answered in them; what was left out entirely has no rounds.
pub fn answered(module: &Module, worksheets: &BTreeMap<String, Worksheet>, language: &str) -> Vec<Answered> {
    let none = Worksheet::default();
    module
        .exercises
        .iter()
        .map(|exercise| one(exercise, worksheets.get(&exercise.id).unwrap_or(&none), language))
        .collect()
}

/// One exercise with what was answered in it.
pub fn one(exercise: &Exercise, worksheet: &Worksheet, language: &str) -> Answered {
    let rounds = (0..worksheet.rounds.len()).map(|n| Round {
        title: exercise.row(language, n).unwrap_or_default(),
        rows: rows(exercise, worksheet, n, language),
    });
    Answered {
        id: exercise.id.clone(),
        title: exercise.title(language).to_owned(),
        rounds: rounds.filter(|round| !round.rows.is_empty()).collect(),
    }
}

fn rows(exercise: &Exercise, worksheet: &Worksheet, round: usize, language: &str) -> Vec<Row> {
    let filled = exercise.fields.iter().filter_map(|field| {
        let value = worksheet.get(round, &field.id)?;
        Some(Row::new(field.label(language), &field.shown(language, value).join("\n")))
    });
    filled.collect()
}

/// The module in the version that was worked in: the site's own where it still is that one, else what was kept of it.
///
/// # Errors
/// What the database says, or [`Error::Internal`] where what was kept cannot be read.
pub fn module(conn: &mut Conn, library: &Library, hash: &str) -> Result<Arc<Module>> {
    if let Some(module) = library.modules().find(|module| module.hash == hash) {
        return Ok(Arc::clone(module));
    }
    let body = store::content_body(conn, hash)?;
    let module = Module::from_body(&body).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Error::fault(format!("a module that was kept cannot be read: {}", faults.join("; ")))
    })?;
    Ok(Arc::new(module))
}
