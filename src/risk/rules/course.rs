//! One person's answers in the order in which they came, held against the rules without a database.

use chrono::NaiveDateTime;

use super::definition::RuleSet;
use super::evidence::{Evidence, History, PastFlag};
use super::findings::Finding;
use crate::instruments::{Answers, Instrument, PastScore};

/// A questionnaire that was answered.
#[derive(Debug, Clone, Copy)]
pub struct Given<'g> {
    /// The version that was answered.
    pub instrument: &'g Instrument,
    /// The answers.
    pub answers: &'g Answers,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// Whether it is one of the forms that are given before the treatment.
    pub before_treatment: bool,
}

/// What is known about a person so far.
#[derive(Debug, Clone, Default)]
pub struct Course {
    history: History,
}

impl Course {
    /// The first module opens: the last complete scores until then are what later ones are compared with.
    pub fn begins(&mut self, at: NaiveDateTime) {
        self.history.begun = Some(at);
    }

    /// Whether the first module has opened.
    pub fn has_begun(&self) -> bool {
        self.history.begun.is_some()
    }

    /// The first module has opened then, or has not yet.
    pub(super) fn begun_at(&mut self, begun: Option<NaiveDateTime>) {
        self.history.begun = begun;
    }

    /// A questionnaire is answered: what the rules find, the most urgent first. It is remembered.
    pub fn answers(&mut self, rules: &RuleSet, given: &Given<'_>) -> Vec<Finding> {
        let Given { instrument, answers, at, before_treatment } = *given;
        let scores = instrument.score(answers);
        let evidence = Evidence::Response { instrument, answers, scores: &scores, before_treatment };
        let findings = rules.findings(&evidence, &self.history, at);
        self.history.scores.extend(scores.into_iter().map(|score| PastScore {
            instrument: instrument.id.clone(),
            scale: score.scale,
            value: score.value,
            band: score.band,
            imputed: score.imputed,
            answered_at: at,
        }));
        self.history.flags.extend(findings.iter().map(|finding| PastFlag {
            rule: finding.rule.clone(),
            tier: finding.tier,
            raised_at: at,
        }));
        findings
    }
}
