//! What a change of the rules would have found on answers that were given already: pure, person by person.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::course::{Course, Given};
use super::definition::{RuleSet, Tier};
use super::findings::Finding;

/// How many examples are kept of each rule.
const EXAMPLES: usize = 5;

/// Two sets of rules held against the same answers.
pub struct WhatIf<'r> {
    now: &'r RuleSet,
    then: &'r RuleSet,
    person: Option<Person>,
    /// What differs, by rule.
    pub rules: BTreeMap<String, Difference>,
    /// How many answers were held against the rules.
    pub answers: usize,
}

/// One person's answers so far, as each of the two sets has seen them.
struct Person {
    code: String,
    now: Course,
    then: Course,
}

/// What differs of one rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Findings that would come.
    pub came: usize,
    /// Findings that would go.
    pub gone: usize,
    /// Findings that would be of a higher tier.
    pub raised: usize,
    /// Findings that would be of a lower one.
    pub lowered: usize,
    /// Some of them.
    pub examples: Vec<Example>,
}

/// One answer that would be found otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Case code of whom it is about.
    pub code: String,
    /// Which answer.
    pub response: String,
    /// When it was given, UTC.
    pub at: NaiveDateTime,
    /// The tier as things are; none where nothing is found.
    pub before: Option<Tier>,
    /// The tier as it would be.
    pub after: Option<Tier>,
}

/// Whose and which an answer is.
#[derive(Debug, Clone, Copy)]
pub struct Which<'w> {
    /// Case code of whose it is.
    pub code: &'w str,
    /// When the first module of its treatment opened.
    pub begun: Option<NaiveDateTime>,
    /// Which answer.
    pub response: &'w str,
}

impl<'r> WhatIf<'r> {
    /// The rules as they are, and as they would be.
    pub fn new(now: &'r RuleSet, then: &'r RuleSet) -> Self {
        Self { now, then, person: None, rules: BTreeMap::new(), answers: 0 }
    }

    /// The next answer; each person's follow one another in order of time.
    pub fn answered(&mut self, which: &Which<'_>, given: &Given<'_>) {
        if self.person.as_ref().is_none_or(|person| person.code != which.code) {
            self.person = Some(Person { code: which.code.to_owned(), now: Course::default(), then: Course::default() });
        }
        let Some(person) = &mut self.person else { return };
        // What had not opened yet was not known when the answer was given.
        let begun = which.begun.filter(|begun| *begun <= given.at);
        person.now.begun_at(begun);
        person.then.begun_at(begun);
        let before = person.now.answers(self.now, given);
        let after = person.then.answers(self.then, given);
        self.answers += 1;
        let mut rules: Vec<&str> = before.iter().chain(&after).map(|finding| finding.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            self.compare(rule, tier_of(&before, rule), tier_of(&after, rule), which, given.at);
        }
    }

    fn compare(&mut self, rule: &str, before: Option<Tier>, after: Option<Tier>, which: &Which<'_>, at: NaiveDateTime) {
        if before == after {
            return;
        }
        let difference = self.rules.entry(rule.to_owned()).or_default();
        match (before, after) {
            (None, _) => difference.came += 1,
            (_, None) => difference.gone += 1,
            (before, after) if after > before => difference.raised += 1,
            _ => difference.lowered += 1,
        }
        if difference.examples.len() < EXAMPLES {
            let (code, response) = (which.code.to_owned(), which.response.to_owned());
            difference.examples.push(Example { code, response, at, before, after });
        }
    }
}

fn tier_of(findings: &[Finding], rule: &str) -> Option<Tier> {
    findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.tier)
}
