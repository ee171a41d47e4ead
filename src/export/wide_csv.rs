//! The wide shape: one row per person, one column for each item, reason and scale of each questionnaire at each event.

use std::fmt::Write;

use super::dataset::{Answered, Measure, Tables};
use super::fault::Fault;
use super::folder::{FileFacts, Folder, Sheet};
use super::layout::{Block, Column, Layout};
use crate::error::Error;
use crate::instruments::Answer;

const COLUMNS: [&str; 5] = ["column", "instrument", "event", "kind", "variable"];

/// The table under way, with the row of the person who passes by.
pub(super) struct WideCsv {
    sheet: Sheet,
    columns: FileFacts,
    layout: Layout,
    row: Row,
    persons: u64,
}

impl WideCsv {
    /// Begins the table; `columns.csv` says what each of its columns is.
    pub(super) fn begin(folder: &Folder, layout: Layout) -> Result<Self, Fault> {
        let mut columns = Sheet::begin(folder, "columns.csv", &COLUMNS)?;
        for Column { name, instrument, event, kind, variable } in &layout.columns {
            columns.write(&[name, instrument, event, kind, variable])?;
        }
        let names: Vec<&str> =
            ["pid"].into_iter().chain(layout.columns.iter().map(|column| column.name.as_str())).collect();
        let sheet = Sheet::begin(folder, "wide.csv", &names)?;
        let row = Row::of(layout.columns.len());
        Ok(Self { sheet, columns: columns.finish()?, layout, row, persons: 0 })
    }

    fn write_row(&mut self) -> Result<(), Fault> {
        if !self.row.pid.is_empty() {
            self.sheet.write_from(self.row.cells())?;
        }
        Ok(())
    }

    /// Brings the table onto the disk; more or fewer rows than persons are a failure.
    pub(super) fn finish(mut self) -> Result<Vec<FileFacts>, Fault> {
        self.write_row()?;
        let (wide, persons) = (self.sheet.finish()?, self.persons);
        if wide.rows == Some(persons) {
            Ok(vec![wide, self.columns])
        } else {
            Err(Error::fault(format!("wide.csv has {:?} rows for {persons} persons", wide.rows)).into())
        }
    }
}

impl Tables for WideCsv {
    fn person(&mut self, pid: &str) -> Result<(), Fault> {
        self.write_row()?;
        self.row.begin(pid);
        self.persons += 1;
        Ok(())
    }

    fn measure(&mut self, measure: &Measure<'_>) -> Result<(), Fault> {
        let block = self.layout.block(&measure.event, measure.instrument).ok_or_else(|| {
            Error::fault(format!("the wide table has no columns for {} at {}", measure.instrument, measure.event))
        })?;
        self.row.set(block.state, |cell| cell.push_str(measure.state));
        match &measure.answered {
            Some(answered) => fill(&mut self.row, block, answered),
            None => Ok(()),
        }
    }
}

fn fill(row: &mut Row, block: &Block, answered: &Answered<'_>) -> Result<(), Fault> {
    let definition = &answered.definition;
    let stray = |what: &str, name: &str| -> Fault {
        Error::fault(format!("{} {} has no {what} {name}", definition.id, definition.version)).into()
    };
    row.set(block.day, |cell| put(cell, answered.day));
    row.set(block.mode, |cell| cell.push_str(answered.mode));
    for (item, answer) in answered.answers.iter() {
        let column = *block.items.get(item).ok_or_else(|| stray("item", item))?;
        match answer {
            Answer::Value(value) => row.set(column, |cell| put(cell, value)),
            Answer::Chosen(keys) => row.set(column, |cell| put_joined(cell, keys)),
            Answer::Declined | Answer::Blank | Answer::NotApplicable => {
                let reason = answer.missing().map(crate::instruments::MissingReason::code).unwrap_or_default();
                row.set(column + 1, |cell| put(cell, reason));
            }
        }
    }
    for score in &answered.scores {
        let column = *block.scales.get(score.scale).ok_or_else(|| stray("scale", score.scale))?;
        if let Some(value) = score.value {
            row.set(column, |cell| put(cell, value));
        }
    }
    Ok(())
}

/// Writing to a text cannot fail.
fn put(cell: &mut String, value: impl std::fmt::Display) {
    let _ = write!(cell, "{value}");
}

fn put_joined(cell: &mut String, keys: &[String]) {
    for (n, key) in keys.iter().enumerate() {
        cell.push_str(if n == 0 { "" } else { "+" });
        cell.push_str(key);
    }
}

/// The cells of one row in one text that is used again for the next, so that a cell costs nothing of its own.
struct Row {
    pid: String,
    text: String,
    cells: Vec<(usize, usize)>,
}

impl Row {
    fn of(columns: usize) -> Self {
        Self { pid: String::new(), text: String::new(), cells: vec![(0, 0); columns] }
    }

    fn begin(&mut self, pid: &str) {
        pid.clone_into(&mut self.pid);
        self.text.clear();
        self.cells.fill((0, 0));
    }

    fn set(&mut self, column: usize, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = (start, self.text.len());
        }
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        let cell = |(start, end): &(usize, usize)| self.text.get(*start..*end).unwrap_or_default();
        std::iter::once(self.pid.as_str()).chain(self.cells.iter().map(cell))
    }
}
