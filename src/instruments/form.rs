//! From the fields of a posted form to answers, with every fault at once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::answers::{Answer, Answers, DECLINED};
use super::condition::Truth;
use super::definition::Instrument;
use super::item::{Choice, Item, ItemKind};

/// An answer that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerFault {
    /// The item concerned.
    pub item: String,
    /// What is wrong with it.
    pub kind: AnswerFaultKind,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum AnswerFaultKind {
    /// Not among the options.
    NotAnOption,
    /// Not a whole number.
    NotAWholeNumber,
    /// A number outside the limits or between the steps.
    OutOfRange {
        /// Lowest accepted.
        min: i64,
        /// Highest accepted.
        max: i64,
        /// Distance between accepted numbers.
        step: i64,
    },
    /// Several values where one is asked for.
    SeveralValues,
    /// "None of this" together with something else.
    ExclusiveWithOthers,
    /// Declined where that is not offered, or together with an answer.
    CannotDecline,
}

impl Instrument {
    /// Reads one field per item, named by the item's id; `values` gives what was posted under a name.
    ///
    /// A branch that is closed by the answers before it is not applicable, whatever was posted for it.
    /// Where an answer that would decide is missing, what was posted in the branch is kept: a declined
    /// question must not hide an answer that was given.
    pub fn read_form(&self, values: &dyn Fn(&str) -> Vec<String>) -> Result<Answers, Vec<AnswerFault>> {
        let posted = self.items.iter().map(|item| (item.id.clone(), values(&item.id))).collect();
        self.read_answers(&posted)
    }

    /// Items that the page must ask for again: required, shown and blank.
    pub fn missing_required(&self, answers: &Answers) -> Vec<&Item> {
        let blank = |item: &&Item| matches!(answers.get(&item.id), None | Some(Answer::Blank));
        self.items.iter().filter(|item| item.required).filter(blank).collect()
    }

    pub(super) fn read_answers(&self, posted: &BTreeMap<String, Vec<String>>) -> Result<Answers, Vec<AnswerFault>> {
        let mut answers = Answers::default();
        let mut faults = Vec::new();
        for item in &self.items {
            let values: Vec<&str> = posted
                .get(&item.id)
                .into_iter()
                .flatten()
                .map(|value| value.trim())
                .filter(|v| !v.is_empty())
                .collect();
            match item.branch(&answers) {
                Truth::No => answers.set(&item.id, Answer::NotApplicable),
                Truth::Unknown if values.is_empty() => answers.set(&item.id, Answer::NotApplicable),
                Truth::Yes | Truth::Unknown => match item.read(&values) {
                    Ok(answer) => answers.set(&item.id, answer),
                    Err(kind) => {
                        // Keeps later branches from closing over an answer that is only misspelt.
                        answers.set(&item.id, Answer::Blank);
                        faults.push(AnswerFault { item: item.id.clone(), kind });
                    }
                },
            }
        }
        if faults.is_empty() { Ok(answers) } else { Err(faults) }
    }
}

impl Item {
    fn branch(&self, answers: &Answers) -> Truth {
        match &self.show_if {
            None => Truth::Yes,
            Some(condition) => condition.evaluate(answers).unwrap_or(Truth::Unknown),
        }
    }

    fn read(&self, values: &[&str]) -> Result<Answer, AnswerFaultKind> {
        match values {
            [] => Ok(Answer::Blank),
            [one] if *one == DECLINED.to_string() => {
                if self.may_decline {
                    Ok(Answer::Declined)
                } else {
                    Err(AnswerFaultKind::CannotDecline)
                }
            }
            _ if values.iter().any(|value| *value == DECLINED.to_string()) => Err(AnswerFaultKind::CannotDecline),
            _ => match &self.kind {
                ItemKind::Multi { options } => read_choices(options, values),
                _ => match values {
                    [one] => self.read_one(one),
                    _ => Err(AnswerFaultKind::SeveralValues),
                },
            },
        }
    }

    fn read_one(&self, value: &str) -> Result<Answer, AnswerFaultKind> {
        let (min, max, step) = match &self.kind {
            ItemKind::Choice { .. } => {
                let option = self.option(value).and_then(|option| option.number);
                return option.map(Answer::Value).ok_or(AnswerFaultKind::NotAnOption);
            }
            ItemKind::Multi { .. } => return Err(AnswerFaultKind::NotAnOption),
            ItemKind::Int { min, max } => (*min, *max, 1),
            ItemKind::Scale { min, max, step } => (*min, *max, *step),
        };
        let number = value.parse::<i64>().map_err(|_| AnswerFaultKind::NotAWholeNumber)?;
        if number < min || number > max || (number - min) % step != 0 {
            return Err(AnswerFaultKind::OutOfRange { min, max, step });
        }
        Ok(Answer::Value(number))
    }
}

fn read_choices(options: &[Choice], values: &[&str]) -> Result<Answer, AnswerFaultKind> {
    if values.iter().any(|value| options.iter().all(|option| option.value != *value)) {
        return Err(AnswerFaultKind::NotAnOption);
    }
    let chosen: Vec<&Choice> = options.iter().filter(|option| values.contains(&option.value.as_str())).collect();
    if chosen.len() > 1 && chosen.iter().any(|option| option.exclusive) {
        return Err(AnswerFaultKind::ExclusiveWithOthers);
    }
    Ok(Answer::Chosen(chosen.into_iter().map(|option| option.value.clone()).collect()))
}
