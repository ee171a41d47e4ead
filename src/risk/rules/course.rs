//! One person's answers in the order in which they came, held against the rules without a database.

use chrono::NaiveDateTime;

use super::definition::RuleSet;
use super::evidence::{Evidence, History, PastFlag};
use super::findings::Finding;
use crate::instruments::{Answers, Instrument, PastScore};

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

    /// The first module has opened then, or has not yet.
    pub(super) fn begun_at(&mut self, begun: Option<NaiveDateTime>) {
        self.history.begun = begun;
    }

    /// A questionnaire is answered: what the rules find, the most urgent first. It is remembered.
    pub fn answers(
        &mut self,
        rules: &RuleSet,
        instrument: &Instrument,
        answers: &Answers,
        at: NaiveDateTime,
    ) -> Vec<Finding> {
        let scores = instrument.score(answers);
        let findings = rules.findings(&Evidence::Response { instrument, answers, scores: &scores }, &self.history, at);
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
