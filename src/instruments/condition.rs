//! Conditions over answers: when an item is shown, when a flag is raised.
//!
//! Written as `w9 >= 1 and (w12 has separation or w12 has custody)`, `any(w3, w3b) >= 1`, `any(q1..q9) > 0`.
//! A missing answer makes a test *unknown*, never false: a declined answer is not a no.

use std::cmp::Ordering;

use super::answers::{Answer, Answers};

/// What a condition says about some answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// An answer that would decide it is missing.
    Unknown,
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    fn holds(self, left: i64, right: i64) -> bool {
        let order = left.cmp(&right);
        match self {
            Self::Equal => order == Ordering::Equal,
            Self::NotEqual => order != Ordering::Equal,
            Self::Less => order == Ordering::Less,
            Self::AtMost => order != Ordering::Greater,
            Self::Greater => order == Ordering::Greater,
            Self::AtLeast => order != Ordering::Less,
        }
    }
}

/// A condition over the answers of one instrument; ranges of items are already spelled out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// One item's number compared with a limit.
    Compare(String, Comparison, i64),
    /// A `multi` item has this key among its choices.
    Has(String, String),
    /// At least one of the parts holds.
    Or(Vec<Condition>),
    /// All of the parts hold.
    And(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
}

/// The answers lack an item that the condition is about, or hold a value of another kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("item {item} has no answer that this condition can read")]
pub struct NotEvaluable {
    /// The item concerned.
    pub item: String,
}

impl Condition {
    /// What the condition says; refused where an item was never asked, as in a version that lacks it.
    pub fn evaluate(&self, answers: &Answers) -> Result<Truth, NotEvaluable> {
        match self {
            Self::Compare(item, comparison, limit) => {
                test(answers, item, |answer| Some(comparison.holds(answer.number()?, *limit)))
            }
            Self::Has(item, key) => test(answers, item, |answer| match answer {
                Answer::Chosen(keys) => Some(keys.contains(key)),
                _ => None,
            }),
            Self::Or(parts) => decide(parts, answers, Truth::Yes, Truth::No),
            Self::And(parts) => decide(parts, answers, Truth::No, Truth::Yes),
            Self::Not(part) => Ok(match part.evaluate(answers)? {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                Truth::Unknown => Truth::Unknown,
            }),
        }
    }

    /// Items that the condition is about, each once, in the order written.
    pub fn items(&self) -> Vec<&str> {
        let mut items = Vec::new();
        self.collect_items(&mut items);
        items
    }

    /// Items whose own test holds: the evidence for a condition that is met.
    pub fn evidence(&self, answers: &Answers) -> Vec<&str> {
        let mut items = Vec::new();
        self.collect_evidence(answers, &mut items);
        items
    }

    fn collect_items<'c>(&'c self, items: &mut Vec<&'c str>) {
        match self {
            Self::Compare(item, ..) | Self::Has(item, _) => push_once(items, item),
            Self::Or(parts) | Self::And(parts) => parts.iter().for_each(|part| part.collect_items(items)),
            Self::Not(part) => part.collect_items(items),
        }
    }

    fn collect_evidence<'c>(&'c self, answers: &Answers, items: &mut Vec<&'c str>) {
        if self.evaluate(answers) != Ok(Truth::Yes) {
            return;
        }
        match self {
            Self::Compare(item, ..) | Self::Has(item, _) => push_once(items, item),
            Self::Or(parts) | Self::And(parts) => parts.iter().for_each(|part| part.collect_evidence(answers, items)),
            Self::Not(part) => part.collect_items(items),
        }
    }
}

fn push_once<'c>(items: &mut Vec<&'c str>, item: &'c str) {
    if !items.contains(&item) {
        items.push(item);
    }
}

fn test(answers: &Answers, item: &str, holds: impl Fn(&Answer) -> Option<bool>) -> Result<Truth, NotEvaluable> {
    let not_evaluable = || NotEvaluable { item: item.to_owned() };
    match answers.get(item).ok_or_else(not_evaluable)? {
        Answer::NotApplicable => Ok(Truth::No),
        Answer::Declined | Answer::Blank => Ok(Truth::Unknown),
        answer => {
            let met = holds(answer).ok_or_else(not_evaluable)?;
            Ok(if met { Truth::Yes } else { Truth::No })
        }
    }
}

/// Every part is looked at, also after the outcome is clear, so that a part that cannot be read is never passed over.
fn decide(parts: &[Condition], answers: &Answers, settles: Truth, otherwise: Truth) -> Result<Truth, NotEvaluable> {
    let truths = parts.iter().map(|part| part.evaluate(answers)).collect::<Result<Vec<_>, _>>()?;
    Ok(if truths.contains(&settles) {
        settles
    } else if truths.contains(&Truth::Unknown) {
        Truth::Unknown
    } else {
        otherwise
    })
}
