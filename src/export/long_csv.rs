//! The long shape: answers, scores and status, one row each.

use super::datapackage::Met;
use super::dataset::{Answered, Measure, Tables};
use super::fault::Fault;
use super::folder::{FileFacts, Folder, Sheet};
use super::rules::text_cell;
use crate::error::Error;
use crate::instruments::{Item, export_label, export_value};

pub(super) const ANSWERS: [&str; 10] =
    ["pid", "event", "instrument", "version", "language", "item", "value", "label", "day", "missing_reason"];
pub(super) const SCORES: [&str; 9] =
    ["pid", "event", "instrument", "scale", "value", "band", "method", "reliable_change", "verdict"];
pub(super) const STATUS: [&str; 6] = ["pid", "event", "instrument", "due_day", "state", "mode"];

/// The three tables under way.
pub(super) struct LongCsv {
    answers: Sheet,
    scores: Sheet,
    status: Sheet,
    expected: Rows,
    met: Met,
}

/// How many rows the measures amount to, counted apart from the writing.
#[derive(Default)]
struct Rows {
    answers: u64,
    scores: u64,
    status: u64,
}

impl LongCsv {
    /// Begins the tables.
    pub(super) fn begin(folder: &Folder) -> Result<Self, Fault> {
        Ok(Self {
            answers: Sheet::begin(folder, "answers.csv", &ANSWERS)?,
            scores: Sheet::begin(folder, "scores.csv", &SCORES)?,
            status: Sheet::begin(folder, "status.csv", &STATUS)?,
            expected: Rows::default(),
            met: Met::default(),
        })
    }

    /// Every item of the questionnaire has a row, in the order of the items, whether it was asked or not.
    fn write_answers(&mut self, measure: &Measure<'_>, answered: &Answered<'_>) -> Result<(), Fault> {
        let definition = &answered.definition;
        if let Some((stray, _)) = answered.answers.iter().find(|(item, _)| definition.item(item).is_none()) {
            return Err(Error::fault(format!("{} {} has no item {stray}", definition.id, definition.version)).into());
        }
        let day = answered.day.to_string();
        for item in &definition.items {
            let cells = AnswerCells::of(item, answered);
            self.answers.write(&[
                measure.pid,
                &measure.event,
                measure.instrument,
                answered.version,
                answered.language,
                &item.id,
                &cells.value,
                &cells.label,
                &day,
                &cells.missing_reason,
            ])?;
        }
        Ok(())
    }

    fn write_scores(&mut self, measure: &Measure<'_>, answered: &Answered<'_>) -> Result<(), Fault> {
        for score in &answered.scores {
            let value = score.value.map(|value| value.to_string()).unwrap_or_default();
            self.scores.write(&[
                measure.pid,
                &measure.event,
                measure.instrument,
                score.scale,
                &value,
                score.band,
                score.method,
                score.reliable,
                score.verdict,
            ])?;
        }
        Ok(())
    }

    /// Brings the tables onto the disk; a table with more or fewer rows than it must have is a failure.
    pub(super) fn finish(self) -> Result<(Vec<FileFacts>, Met), Fault> {
        let expected = [self.expected.answers, self.expected.scores, self.expected.status];
        let files = vec![self.answers.finish()?, self.scores.finish()?, self.status.finish()?];
        for (file, expected) in files.iter().zip(expected) {
            if file.rows != Some(expected) {
                return Err(
                    Error::fault(format!("{} has {:?} rows instead of {expected}", file.name, file.rows)).into()
                );
            }
        }
        Ok((files, self.met))
    }
}

impl Tables for LongCsv {
    fn person(&mut self, _: &str) -> Result<(), Fault> {
        Ok(())
    }

    fn measure(&mut self, measure: &Measure<'_>) -> Result<(), Fault> {
        let due = measure.due_day.to_string();
        let mode = measure.answered.as_ref().map_or("", |answered| answered.mode);
        self.status.write(&[measure.pid, &measure.event, measure.instrument, &due, measure.state, mode])?;
        self.expected.status += 1;
        self.met.add(&measure.event, measure.instrument);
        if let Some(answered) = &measure.answered {
            self.write_answers(measure, answered)?;
            self.write_scores(measure, answered)?;
            self.expected.answers += rows(answered.definition.items.len())?;
            self.expected.scores += rows(answered.scores.len())?;
        }
        Ok(())
    }
}

/// What an answer says in its row: a value with its label, or the reason why there is none, or neither.
#[derive(Debug, PartialEq, Eq)]
struct AnswerCells {
    value: String,
    label: String,
    missing_reason: String,
}

impl AnswerCells {
    fn of(item: &Item, answered: &Answered<'_>) -> Self {
        let answer = answered.answers.get(&item.id);
        let label = answer.and_then(|answer| export_label(item, answer, answered.language)).unwrap_or_default();
        let is_number = label.parse::<i64>().is_ok();
        Self {
            value: answer.and_then(export_value).unwrap_or_default(),
            label: if is_number { label } else { text_cell(&label) },
            missing_reason: answer
                .and_then(crate::instruments::Answer::missing)
                .map(|reason| reason.code().to_string())
                .unwrap_or_default(),
        }
    }
}

fn rows(number: usize) -> Result<u64, Fault> {
    u64::try_from(number).map_err(|error| Error::internal("count rows", error).into())
}
