//! Answers written on one line, as the command line takes them: `2,2,,1,-98`, `separation+weapon`, parts by `/`.

use std::collections::BTreeMap;
use std::fmt;

use super::answers::{Answer, Answers};
use super::definition::Instrument;
use super::form::{AnswerFault, AnswerFaultKind};
use super::item::{Item, ItemKind};

/// A line of answers that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// More or fewer places than the questionnaire has.
    #[error(
        "{found} answers; accepted: {fewest} to {most}, one per item in order, an empty place for a missing answer"
    )]
    Places {
        /// Places in the line.
        found: usize,
        /// Fewest accepted.
        fewest: usize,
        /// Most accepted.
        most: usize,
    },
    /// More or fewer parts than the question has.
    #[error("item {item}: parts given: {found}; accepted: {wanted}, separated by /")]
    Parts {
        /// Name of the question.
        item: String,
        /// Parts in the line.
        found: usize,
        /// Parts that the question has.
        wanted: usize,
    },
    /// Answers that their items do not take.
    #[error("{}", Listed(.0))]
    Answers(Vec<Refusal>),
}

/// One refused answer, with what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The item.
    pub item: String,
    /// What was written.
    pub written: String,
    /// What the item takes.
    pub accepted: String,
}

struct Listed<'r>(&'r [Refusal]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, refusal) in self.0.iter().enumerate() {
            let separator = if position == 0 { "" } else { "; " };
            write!(f, "{separator}item {}: `{}`; accepted: {}", refusal.item, refusal.written, refusal.accepted)?;
        }
        Ok(())
    }
}

impl Instrument {
    /// Reads answers separated by commas.
    pub fn parse_line(&self, line: &str) -> Result<Answers, LineFault> {
        self.parse_line_by(line, ',')
    }

    /// Reads answers separated by another sign, such as the semicolon of replay files.
    pub fn parse_line_by(&self, line: &str, separator: char) -> Result<Answers, LineFault> {
        let questions = self.questions();
        let places: Vec<&str> = line.split(separator).map(str::trim).collect();
        let last_needed = questions.iter().rposition(|items| items.iter().any(|item| item.scored));
        let fewest = last_needed.map_or(1, |position| position + 1);
        if places.len() < fewest || places.len() > questions.len() {
            return Err(LineFault::Places { found: places.len(), fewest, most: questions.len() });
        }
        let mut posted = BTreeMap::new();
        for (items, place) in questions.iter().zip(&places) {
            post(items, place, &mut posted)?;
        }
        let answers =
            self.read_answers(&posted).map_err(|faults| LineFault::Answers(self.explain(&faults, &posted)))?;
        questions.iter().zip(&places).try_for_each(|(items, place)| check_parts(items, place, &answers))?;
        Ok(answers)
    }

    /// The items by question: parts that share a name stand together and take one place.
    fn questions(&self) -> Vec<Vec<&Item>> {
        let mut questions: Vec<Vec<&Item>> = Vec::new();
        for item in &self.items {
            let same_question = |items: &&mut Vec<&Item>| {
                item.part_of.is_some() && items.first().is_some_and(|first| first.part_of == item.part_of)
            };
            match questions.last_mut().filter(same_question) {
                Some(items) => items.push(item),
                None => questions.push(vec![item]),
            }
        }
        questions
    }

    fn explain(&self, faults: &[AnswerFault], posted: &BTreeMap<String, Vec<String>>) -> Vec<Refusal> {
        let refusal = |fault: &AnswerFault| Refusal {
            item: fault.item.clone(),
            written: posted.get(&fault.item).map(|values| values.join("+")).unwrap_or_default(),
            accepted: self.item(&fault.item).map(|item| item.accepts(fault.kind)).unwrap_or_default(),
        };
        faults.iter().map(refusal).collect()
    }
}

fn post(items: &[&Item], place: &str, posted: &mut BTreeMap<String, Vec<String>>) -> Result<(), LineFault> {
    let parts: Vec<&str> = if items.len() > 1 && !place.is_empty() { place.split('/').collect() } else { vec![place] };
    if parts.len() > items.len() {
        return Err(wrong_parts(items, parts.len()));
    }
    for (item, part) in items.iter().zip(parts) {
        posted.insert(item.id.clone(), part.split('+').map(str::to_owned).collect());
    }
    Ok(())
}

/// Parts may be left off where what stands before them closed their branch: `0` says as much as `0//`.
fn check_parts(items: &[&Item], place: &str, answers: &Answers) -> Result<(), LineFault> {
    let given = place.split('/').count();
    let is_open = |item: &&Item| answers.get(&item.id) != Some(&Answer::NotApplicable);
    if !place.is_empty() && items.iter().skip(given).any(is_open) {
        return Err(wrong_parts(items, given));
    }
    Ok(())
}

fn wrong_parts(items: &[&Item], found: usize) -> LineFault {
    let question = items.first().map(|item| item.part_of.clone().unwrap_or_else(|| item.id.clone()));
    LineFault::Parts { item: question.unwrap_or_default(), found, wanted: items.len() }
}

impl Item {
    fn accepts(&self, kind: AnswerFaultKind) -> String {
        let values = match &self.kind {
            ItemKind::Int { min, max } => format!("a whole number from {min} to {max}"),
            ItemKind::Scale { min, max, step } => format!("{min} to {max} in steps of {step}"),
            ItemKind::Choice { options } => {
                options.iter().map(|option| option.value.as_str()).collect::<Vec<_>>().join(", ")
            }
            ItemKind::Multi { options } => {
                let keys = options.iter().map(|option| option.value.as_str()).collect::<Vec<_>>().join(", ");
                format!("one or more of {keys}, joined by +")
            }
        };
        match kind {
            AnswerFaultKind::ExclusiveWithOthers => format!("{values}; an exclusive choice stands alone"),
            AnswerFaultKind::CannotDecline if !self.may_decline => format!("{values}; it cannot be declined"),
            _ if self.may_decline => format!("{values}, -98 for declined, or nothing"),
            _ => format!("{values}, or nothing"),
        }
    }
}
