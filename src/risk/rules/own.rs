//! What a unit has changed about the shipped rules: held against what may be changed, and put into them. Pure.
//!
//! A level may be made stricter at will. What would let through more needs a reason; an emergency never becomes less, a
//! red answer never falls silent, and what safety rests on stays as it is.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use serde::{Deserialize, Serialize};

use super::definition::{Rule, RuleLevel, RuleSet, Test, Tier};
use super::limits::{limits, with_limits};
use crate::instruments::{Answer, Answers, Condition, ItemKind, Library, Truth, sha256_hex};

/// Days that a limit may be set to.
const DAYS: (i64, i64) = (1, 28);

/// A unit's changes, by rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// The changes.
    pub rules: BTreeMap<String, RuleChange>,
}

/// What is changed about one rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleChange {
    /// Whether it is switched off.
    pub off: bool,
    /// Its levels by number from 1, in the order of the file.
    pub levels: BTreeMap<usize, LevelChange>,
    /// Why.
    pub why: String,
}

/// What is changed about one level.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LevelChange {
    /// Another tier.
    pub tier: Option<Tier>,
    /// Other limits, as many as the level has.
    pub limits: Option<Vec<i64>>,
}

/// What is wrong with a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The rule.
    pub rule: String,
    /// The level by number; none where it is about the whole rule.
    pub level: Option<usize>,
    /// What is wrong.
    pub kind: MisfitKind,
}

/// In which way a change does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MisfitKind {
    /// There is no such rule, or no such level.
    Unknown,
    /// An emergency would be less than that.
    Emergency,
    /// A level that safety rests on would be less than it is.
    Kept,
    /// A tier that this level cannot have.
    Tier,
    /// The limits of this level are not open to change.
    Closed,
    /// A limit is not among what can be answered.
    Limit {
        /// The lowest that is accepted.
        lowest: i64,
        /// The highest.
        highest: i64,
    },
    /// An answer that is red as shipped would raise nothing.
    Silent {
        /// The answer.
        answer: i64,
    },
    /// A rule with a red or an emergency is not switched off.
    Off,
    /// No reason is given.
    Why,
}

impl MisfitKind {
    /// The key of its text.
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Unknown => "rules-fault-unknown",
            Self::Emergency => "rules-fault-emergency",
            Self::Kept => "rules-fault-kept",
            Self::Tier => "rules-fault-tier",
            Self::Closed => "rules-fault-closed",
            Self::Limit { .. } => "rules-fault-limit",
            Self::Silent { .. } => "rules-fault-silent",
            Self::Off => "rules-fault-off",
            Self::Why => "rules-fault-why",
        }
    }

    /// The numbers that its text names.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Limit { lowest, highest } => vec![("lowest", lowest.to_string()), ("highest", highest.to_string())],
            Self::Silent { answer } => vec![("answer", answer.to_string())],
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "change of rule `{}`", self.rule)?;
        if let Some(level) = self.level {
            write!(f, ", level {level}")?;
        }
        match &self.kind {
            MisfitKind::Unknown => f.write_str(": there is none; accepted: one of the file, levels counted from 1"),
            MisfitKind::Emergency => {
                f.write_str(": an emergency would be less; accepted: emergency, as early as shipped")
            }
            MisfitKind::Kept => f.write_str(": safety rests on it; accepted: its tier as shipped, or a higher one"),
            MisfitKind::Tier => {
                f.write_str(": no tier of this level; accepted: amber, red, emergency, and info as shipped")
            }
            MisfitKind::Closed => {
                f.write_str(": its limits are not open; accepted: levels whose sentence names {limit}")
            }
            MisfitKind::Limit { lowest, highest } => write!(f, ": limit out of range; accepted: {lowest} to {highest}"),
            MisfitKind::Silent { answer } => {
                write!(f, ": {answer} is red as shipped and would raise nothing; accepted: a level that it meets")
            }
            MisfitKind::Off => f.write_str(": it has a red or an emergency; accepted: rules with amber or info alone"),
            MisfitKind::Why => f.write_str(": no reason; accepted: why = \"…\""),
        }
    }
}

impl Own {
    /// Everything that is wrong with the changes.
    pub fn misfits(&self, shipped: &RuleSet, library: &Library) -> Vec<Misfit> {
        let of = |(id, change): (&String, &RuleChange)| match shipped.rule(id) {
            Some(rule) => change.misfits(rule, library),
            None => vec![Misfit { rule: id.clone(), level: None, kind: MisfitKind::Unknown }],
        };
        self.rules.iter().flat_map(of).collect()
    }

    /// The shipped rules with the changes in them, which were found to fit; `version` counts the unit's changes.
    pub fn applied(&self, shipped: &RuleSet, version: i32) -> RuleSet {
        let body = format!("{}\n{}", shipped.body.trim_end(), self.written(version));
        let mut set = RuleSet { hash: sha256_hex(&body), body, ..shipped.clone() };
        set.version = format!("{}+{version}", shipped.version);
        for rule in &mut set.rules {
            let Some(change) = self.rules.get(&rule.id) else { continue };
            rule.version = format!("{}+{version}", rule.version);
            rule.is_off = change.off;
            rule.levels = change.levels_of(rule);
        }
        set
    }

    /// The changes as they stand below the shipped rules in a file of rules.
    fn written(&self, version: i32) -> String {
        let mut text = format!("# What a unit has changed.\n[unit]\nversion = {version}\n");
        for (rule, change) in &self.rules {
            // A JSON text without control characters is a TOML text too.
            let why = change.why.replace(char::is_control, " ");
            let why = serde_json::to_string(&why).unwrap_or_default();
            let _ = write!(text, "\n[[changes]]\nrule = \"{rule}\"\noff = {}\nwhy = {why}\n", change.off);
            for (level, change) in &change.levels {
                let _ = write!(text, "[[changes.levels]]\nlevel = {level}\n");
                if let Some(tier) = change.tier {
                    let _ = writeln!(text, "tier = \"{}\"", tier.word());
                }
                if let Some(limits) = &change.limits {
                    let written: Vec<String> = limits.iter().map(i64::to_string).collect();
                    let _ = writeln!(text, "limits = [{}]", written.join(", "));
                }
            }
        }
        text
    }
}

impl RuleChange {
    /// Whether it changes nothing about the rule.
    pub fn is_nothing(&self) -> bool {
        !self.off && self.levels.is_empty()
    }

    /// Whether something that is found as shipped is found later, lower or not at all.
    pub fn lets_through_more(&self, rule: &Rule, library: &Library) -> bool {
        let levels = rule.levels.iter().zip(self.levels_of(rule));
        let weaker =
            |(shipped, own): (&RuleLevel, RuleLevel)| own.tier < shipped.tier || is_later(&shipped.test, &own.test);
        self.off || levels.into_iter().any(weaker) || !self.lost(rule, library).is_empty()
    }

    fn levels_of(&self, rule: &Rule) -> Vec<RuleLevel> {
        let changed = |(place, level): (usize, &RuleLevel)| match self.levels.get(&(place + 1)) {
            Some(change) => RuleLevel {
                tier: change.tier.unwrap_or(level.tier),
                test: change
                    .limits
                    .as_ref()
                    .map_or_else(|| level.test.clone(), |limits| with_limits(&level.test, limits)),
                sentence: level.sentence.clone(),
            },
            None => level.clone(),
        };
        rule.levels.iter().enumerate().map(changed).collect()
    }

    fn misfits(&self, rule: &Rule, library: &Library) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        let mut add = |level, kind| misfits.push(Misfit { rule: rule.id.clone(), level, kind });
        if self.off && !rule.may_be_off() {
            add(None, MisfitKind::Off);
        }
        if self.why.trim().is_empty() {
            add(None, MisfitKind::Why);
        }
        for (number, change) in &self.levels {
            let Some(level) = number.checked_sub(1).and_then(|place| rule.levels.get(place)) else {
                add(Some(*number), MisfitKind::Unknown);
                continue;
            };
            for kind in level_misfits(level, change, library) {
                add(Some(*number), kind);
            }
        }
        if misfits.is_empty() {
            for (answer, shipped, own) in self.lost(rule, library) {
                let kind = match (shipped, own) {
                    (Tier::Emergency, _) => MisfitKind::Emergency,
                    (Tier::Red, None) => MisfitKind::Silent { answer },
                    _ => continue,
                };
                misfits.push(Misfit { rule: rule.id.clone(), level: None, kind });
                break;
            }
        }
        misfits
    }

    /// Answers to single items that raise less than as shipped: the answer, its tier as shipped, and its own.
    fn lost(&self, rule: &Rule, library: &Library) -> Vec<(i64, Tier, Option<Tier>)> {
        let own = self.levels_of(rule);
        let mut lost = Vec::new();
        for (instrument, item) in single_items(&rule.levels, library) {
            let values = values(library, &instrument, &item);
            for (answer, is_first) in values.into_iter().flat_map(|answer| [(answer, true), (answer, false)]) {
                let given = Given { instrument: &instrument, item: &item, answer, is_first };
                let tier = |levels: &[RuleLevel]| given.highest(levels, library);
                if let Some(shipped) = tier(&rule.levels).filter(|shipped| Some(*shipped) > tier(&own)) {
                    lost.push((answer, shipped, tier(&own)));
                }
            }
        }
        lost.sort_by_key(|(_, shipped, own)| (std::cmp::Reverse(*shipped), *own));
        lost
    }
}

impl Rule {
    /// Whether a unit may switch it off: nothing of it is red or an emergency.
    pub fn may_be_off(&self) -> bool {
        self.levels.iter().all(|level| level.tier <= Tier::Amber && !is_net(&level.test))
    }
}

/// What an answer that no rule foresaw, or that could not be read, rests on; and what was said in so many words.
fn is_net(test: &Test) -> bool {
    matches!(
        test,
        Test::NotEvaluable | Test::OtherCritical(_) | Test::Danger(_) | Test::Report(_) | Test::Unanswered { .. }
    )
}

fn level_misfits(level: &RuleLevel, change: &LevelChange, library: &Library) -> Vec<MisfitKind> {
    let mut kinds = Vec::new();
    if let Some(tier) = change.tier.filter(|tier| *tier != level.tier) {
        if tier == Tier::Info || level.tier == Tier::Info {
            kinds.push(MisfitKind::Tier);
        } else if tier < level.tier && level.tier == Tier::Emergency {
            kinds.push(MisfitKind::Emergency);
        } else if tier < level.tier && is_net(&level.test) {
            kinds.push(MisfitKind::Kept);
        }
    }
    if let Some(wanted) = &change.limits {
        let open = level.open_limits();
        let (lowest, highest) = range(&level.test, library);
        if open.len() != wanted.len() || open.is_empty() {
            kinds.push(MisfitKind::Closed);
        } else if wanted.iter().any(|limit| !(lowest..=highest).contains(limit)) || is_empty_span(wanted) {
            kinds.push(MisfitKind::Limit { lowest, highest });
        }
    }
    kinds
}

/// A span that ends before it begins is met by nothing.
fn is_empty_span(limits: &[i64]) -> bool {
    matches!(limits, [from, until] if until < from)
}

/// What the limits of a level may be: what can be answered, without the lowest, or days.
fn range(test: &Test, library: &Library) -> (i64, i64) {
    let Test::Answers { instrument, .. } = test else { return DAYS };
    let Some(item) = items_of(test, library).into_iter().next() else { return DAYS };
    let values = values(library, instrument, &item);
    let highest = values.iter().max().copied().unwrap_or(0);
    (values.iter().min().map_or(0, |lowest| (lowest + 1).min(highest)), highest)
}

/// Whether silence has to be longer, or days since something red fewer.
fn is_later(shipped: &Test, own: &Test) -> bool {
    let first = |test: &Test| limits(test).first().copied();
    match shipped {
        Test::Silent(_) => first(own) > first(shipped),
        Test::Unanswered { .. } | Test::Deteriorated { .. } => first(own) < first(shipped),
        _ => false,
    }
}

fn items_of(test: &Test, library: &Library) -> Vec<String> {
    let Test::Answers { instrument, when, .. } = test else { return Vec::new() };
    let parsed = library.get(instrument).and_then(|known| Condition::parse(when, &known.items).ok());
    parsed.map_or_else(Vec::new, |condition| condition.items().into_iter().map(str::to_owned).collect())
}

/// Each item that a level is about alone, with its questionnaire.
fn single_items(levels: &[RuleLevel], library: &Library) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for level in levels {
        if let (Test::Answers { instrument, .. }, [item]) = (&level.test, items_of(&level.test, library).as_slice()) {
            let one = (instrument.clone(), item.clone());
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// Every number that can be answered to an item.
fn values(library: &Library, instrument: &str, item: &str) -> Vec<i64> {
    let Some(item) = library.get(instrument).and_then(|known| known.item(item)) else { return Vec::new() };
    match &item.kind {
        ItemKind::Choice { options } => options.iter().filter_map(|option| option.number).collect(),
        ItemKind::Int { min, max } => (*min..=*max).collect(),
        ItemKind::Scale { min, max, step } => {
            (*min..=*max).step_by(usize::try_from(*step).unwrap_or(1).max(1)).collect()
        }
        ItemKind::Multi { .. } => Vec::new(),
    }
}

/// One answer by itself.
struct Given<'g> {
    instrument: &'g str,
    item: &'g str,
    answer: i64,
    is_first: bool,
}

impl Given<'_> {
    /// The highest tier that it raises.
    fn highest(&self, levels: &[RuleLevel], library: &Library) -> Option<Tier> {
        let answers = Answers::new([(self.item.to_owned(), Answer::Value(self.answer))]);
        let known = library.get(self.instrument)?;
        let is_met = |level: &&RuleLevel| match &level.test {
            Test::Answers { instrument, when, which } if instrument == self.instrument => {
                let condition = Condition::parse(when, &known.items);
                which.means(self.is_first)
                    && condition.is_ok_and(|condition| condition.evaluate(&answers) == Ok(Truth::Yes))
            }
            _ => false,
        };
        levels.iter().filter(is_met).map(|level| level.tier).max()
    }
}
