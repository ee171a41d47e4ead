//! From one piece of evidence to findings.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::definition::{Rule, RuleLevel, RuleSet, Test, Tier};
use super::evidence::{Evidence, History};
use super::limits::limits;
use super::sentence::{Facts, fill_in};
use super::silence::{self, Silence};
use super::worsening::{ScaleWorse, Worsening};
use crate::instruments::{
    Answer, Answers, Condition, CriticalHit, Instrument, Level, NotEvaluable, Score, Truth, Words,
};

/// A rule that is met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// Its version.
    pub rule_version: String,
    /// The highest level that is met.
    pub tier: Tier,
    /// What it rests on.
    pub because: Because,
}

impl Finding {
    /// What is said to staff in this language.
    pub fn sentence(&self, language: &str) -> &str {
        self.because.sentence.text(language)
    }
}

/// What a finding rests on; complete in itself, so that it reads the same after rules and questionnaires have changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Because {
    /// Questionnaire answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument_version: Option<String>,
    /// Items that decided, with their answers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemValue>,
    /// Score that decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub band: Option<BandReached>,
    /// Scales that have become worse, with what shows it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub worse: Vec<ScaleWorse>,
    /// The silence that decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silence: Option<Silence>,
    /// The questionnaire's own names for what was answered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// Rules that could not be evaluated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// The threshold, as written in the rule.
    pub threshold: String,
    /// The rule's sentence with the numbers filled in, by language.
    pub sentence: Words,
}

/// One item and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemValue {
    /// The item.
    pub item: String,
    /// The answer; none where the item was never asked.
    pub value: Option<Answer>,
}

/// A score in a band.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BandReached {
    /// The scale.
    pub scale: String,
    /// The score.
    pub value: f64,
    /// The band.
    pub band: String,
}

impl RuleSet {
    /// All findings, the most urgent first, within a tier in the order of the rule file.
    pub fn findings(&self, evidence: &Evidence<'_>, history: &History, now: NaiveDateTime) -> Vec<Finding> {
        let mut findings = match evidence {
            Evidence::Response { instrument, answers, scores, before_treatment } => {
                let worsening = Worsening::of(instrument, scores, history, now);
                let is_first_before = *before_treatment && !history.has_answered(&instrument.id);
                Response { set: self, instrument, answers, scores, history, worsening, is_first_before }.findings(now)
            }
            Evidence::Danger(answer) => self.met_by(&Test::Danger(*answer)),
            Evidence::Report(kind) => self.met_by(&Test::Report(*kind)),
            Evidence::Silence(silence) => self.silent(silence, history, now),
        };
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.tier));
        findings
    }

    fn met_by(&self, test: &Test) -> Vec<Finding> {
        let met = |rule: &Rule| {
            let level = rule.levels.iter().filter(|level| level.test == *test).max_by_key(|level| level.tier)?;
            Some(self.finding(rule, level, Because::default(), None))
        };
        self.in_use().filter_map(met).collect()
    }

    /// The highest level met by a silence, unless that silence raised it before.
    fn silent(&self, silence: &Silence, history: &History, now: NaiveDateTime) -> Vec<Finding> {
        let met = |rule: &Rule| {
            let is_met = |level: &&RuleLevel| matches!(&level.test, Test::Silent(silent) if silent.is_met(&rule.id, silence, history, now));
            let level = rule
                .levels
                .iter()
                .filter(is_met)
                .reduce(|one, other| if other.tier > one.tier { other } else { one })?;
            let because = Because { silence: Some(*silence), ..Because::default() };
            let is_new = !silence::is_raised(&rule.id, level.tier, silence, history);
            is_new.then(|| self.finding(rule, level, because, None))
        };
        self.in_use().filter_map(met).collect()
    }

    /// The rules that find anything.
    fn in_use(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| !rule.is_off)
    }

    fn finding(
        &self,
        rule: &Rule,
        level: &RuleLevel,
        because: Because,
        of: Option<(&Instrument, &Answers)>,
    ) -> Finding {
        let mut because = Because {
            instrument: of.map(|(instrument, _)| instrument.id.clone()),
            instrument_version: of.map(|(instrument, _)| instrument.version.clone()),
            threshold: level.test.threshold(),
            ..because
        };
        let facts = Facts {
            instrument: of.map(|(instrument, _)| instrument),
            answers: of.map(|(_, answers)| answers),
            because: &because,
            missing: &self.missing,
            worsening: &self.worsening,
            limits: limits(&level.test),
        };
        because.sentence = fill_in(&level.sentence, &facts);
        Finding { rule: rule.id.clone(), rule_version: rule.version.clone(), tier: level.tier, because }
    }
}

struct Response<'r> {
    set: &'r RuleSet,
    instrument: &'r Instrument,
    answers: &'r Answers,
    scores: &'r [Score],
    history: &'r History,
    worsening: Worsening,
    /// Whether it is the client's first answer to this questionnaire, and given before the treatment.
    is_first_before: bool,
}

impl Response<'_> {
    fn findings(&self, now: NaiveDateTime) -> Vec<Finding> {
        let mut failed: Vec<(String, String)> = Vec::new();
        let direct = |level: &RuleLevel| {
            !matches!(level.test, Test::Unanswered { .. } | Test::NotEvaluable | Test::Deteriorated { .. })
        };
        let mut findings = self.met(&direct, &mut failed, false);
        // A red in the same response is a red within the last days as well.
        let red_now = findings.iter().any(|finding| finding.tier >= Tier::Red);
        let unanswered = |level: &RuleLevel| match level.test {
            Test::Unanswered { days_since_red: Some(days) } => red_now || self.history.had_red_within(days, now),
            Test::Unanswered { days_since_red: None } => true,
            _ => false,
        };
        let red_said = findings.iter().any(|it| it.tier >= Tier::Red && self.set.rests_on_answers(&it.rule));
        let deteriorated = |level: &RuleLevel| match level.test {
            Test::Deteriorated { red_within_days: Some(days) } => red_said || self.red_said_within(days, now),
            Test::Deteriorated { red_within_days: None } => true,
            _ => false,
        };
        findings.extend(self.met(&deteriorated, &mut failed, false));
        findings.extend(self.met(&unanswered, &mut failed, true));
        findings.extend(self.not_evaluable(&failed));
        let order = |id: &str| self.set.rules.iter().position(|rule| rule.id == id);
        findings.sort_by_key(|finding| order(&finding.rule));
        findings
    }

    /// Whether something red was said in the last so many days. A flag that is red because of another does not count, or
    /// it would keep itself red.
    fn red_said_within(&self, days: i64, now: NaiveDateTime) -> bool {
        self.history.recent(days, now).any(|flag| flag.tier >= Tier::Red && self.set.rests_on_answers(&flag.rule))
    }

    /// The highest level met of each rule, among the levels that are looked at.
    fn met(
        &self,
        looked_at: &dyn Fn(&RuleLevel) -> bool,
        failed: &mut Vec<(String, String)>,
        all_critical: bool,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for rule in self.set.in_use() {
            let mut best: Option<(&RuleLevel, Because)> = None;
            for level in rule.levels.iter().filter(|level| looked_at(level)) {
                if all_critical {
                    failed.extend(self.never_asked().into_iter().map(|item| (rule.id.clone(), item)));
                }
                match self.test(&level.test) {
                    Ok(Some(because)) if best.as_ref().is_none_or(|(other, _)| other.tier < level.tier) => {
                        best = Some((level, because));
                    }
                    Ok(_) => {}
                    Err(error) => failed.push((rule.id.clone(), error.item)),
                }
            }
            if let Some((level, because)) = best {
                findings.push(self.set.finding(rule, level, because, Some((self.instrument, self.answers))));
            }
        }
        findings
    }

    fn test(&self, test: &Test) -> Result<Option<Because>, NotEvaluable> {
        match test {
            Test::Answers { instrument, when, which } if *instrument == self.instrument.id => {
                if which.means(self.is_first_before) { self.test_answers(when) } else { Ok(None) }
            }
            Test::FirstInBand { instrument, scale, band } if *instrument == self.instrument.id => {
                self.test_first_in_band(scale, band)
            }
            Test::OtherCritical(level) => Ok(self.test_other_critical(*level)),
            Test::Deteriorated { .. } => Ok(because_worse(&self.worsening.confirmed)),
            Test::WorseOnce => Ok(because_worse(&self.worsening.once)),
            Test::Unanswered { .. } => Ok(self.test_unanswered()),
            _ => Ok(None),
        }
    }

    /// The condition is read in the terms of the version answered: one that lacks the item or the option cannot be evaluated.
    fn test_answers(&self, when: &str) -> Result<Option<Because>, NotEvaluable> {
        let unreadable = |_| NotEvaluable { item: when.to_owned() };
        let condition = Condition::parse(when, &self.instrument.items).map_err(unreadable)?;
        let met = condition.evaluate(self.answers)? == Truth::Yes;
        let items = condition.evidence(self.answers).into_iter().map(|item| self.item_value(item)).collect();
        Ok(met.then_some(Because { items, ..Because::default() }))
    }

    /// A filled-in score raises nothing, and one that could not be computed says nothing.
    fn test_first_in_band(&self, scale: &str, band: &str) -> Result<Option<Because>, NotEvaluable> {
        let score = self.scores.iter().find(|score| score.scale == scale);
        let score = score.ok_or_else(|| NotEvaluable { item: scale.to_owned() })?;
        if self.instrument.band(scale, band).is_none() {
            return Err(NotEvaluable { item: format!("{scale}.{band}") });
        }
        let (Some(value), Some(reached), false) = (score.value, &score.band, score.imputed) else { return Ok(None) };
        if reached != band || self.history.was_in_band(&self.instrument.id, scale, band) {
            return Ok(None);
        }
        let reached = BandReached { scale: scale.to_owned(), value, band: band.to_owned() };
        Ok(Some(Because { band: Some(reached), ..Because::default() }))
    }

    fn test_other_critical(&self, level: Level) -> Option<Because> {
        let hits = self.instrument.critical_hits(self.answers);
        let uncovered: Vec<&CriticalHit> =
            hits.iter().filter(|hit| hit.level == level && !self.is_covered(&hit.flag)).collect();
        if uncovered.is_empty() {
            return None;
        }
        let mut items: Vec<&str> = uncovered.iter().flat_map(|hit| hit.item.split('+')).collect();
        items.dedup();
        Some(Because {
            items: items.into_iter().map(|item| self.item_value(item)).collect(),
            flags: uncovered.iter().map(|hit| hit.flag.clone()).collect(),
            ..Because::default()
        })
    }

    fn is_covered(&self, flag: &str) -> bool {
        let on_this = |level: &RuleLevel| matches!(&level.test, Test::Answers { instrument, .. } if *instrument == self.instrument.id);
        self.set.rule(flag).is_some_and(|rule| rule.levels.iter().any(on_this))
    }

    fn test_unanswered(&self) -> Option<Because> {
        let items = self.instrument.critical_unanswered(self.answers);
        let items: Vec<ItemValue> = items.into_iter().map(|item| self.item_value(&item.id)).collect();
        (!items.is_empty()).then(|| Because { items, ..Because::default() })
    }

    /// Critical items without any entry: the answers belong to another version, or something lost them.
    fn never_asked(&self) -> Vec<String> {
        let critical = self.instrument.items.iter().filter(|item| item.is_critical());
        critical.filter(|item| self.answers.get(&item.id).is_none()).map(|item| item.id.clone()).collect()
    }

    fn not_evaluable(&self, failed: &[(String, String)]) -> Option<Finding> {
        if failed.is_empty() {
            return None;
        }
        let levels = self.set.rules.iter().flat_map(|rule| rule.levels.iter().map(move |level| (rule, level)));
        let (rule, level) =
            levels.filter(|(_, level)| level.test == Test::NotEvaluable).max_by_key(|(_, level)| level.tier)?;
        let because = Because {
            items: once(failed.iter().map(|(_, item)| item)).into_iter().map(|item| self.item_value(&item)).collect(),
            rules: once(failed.iter().map(|(rule, _)| rule)),
            ..Because::default()
        };
        Some(self.set.finding(rule, level, because, Some((self.instrument, self.answers))))
    }

    fn item_value(&self, item: &str) -> ItemValue {
        ItemValue { item: item.to_owned(), value: self.answers.get(item).cloned() }
    }
}

fn because_worse(scales: &[ScaleWorse]) -> Option<Because> {
    (!scales.is_empty()).then(|| Because { worse: scales.to_vec(), ..Because::default() })
}

fn once<'v>(values: impl Iterator<Item = &'v String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for value in values {
        if !distinct.contains(value) {
            distinct.push(value.clone());
        }
    }
    distinct
}
