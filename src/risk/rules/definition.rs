//! What a flag rule is, once its file has been read and found sound.

use serde::{Deserialize, Serialize};

use super::evidence::{DangerAnswer, ReportKind};
use super::silence::{SilenceLimit, SilentFor};
use crate::instruments::{Level, Words};

/// How soon a person must look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Nobody is called: it is shown, and the same form is offered again.
    Info,
    /// Within two working days.
    Amber,
    /// Within the working hour.
    Red,
    /// At once, any hour.
    Emergency,
}

impl Tier {
    /// The word used in files, in the database and in answers to machines.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Emergency => "emergency",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Info, Self::Amber, Self::Red, Self::Emergency].into_iter().find(|tier| tier.word() == word)
    }
}

/// All rules of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSet {
    /// Name of the set.
    pub id: String,
    /// Version of the set.
    pub version: String,
    /// SHA-256 of the file; stored with every evaluation, also an empty one.
    pub hash: String,
    /// The file as it was read, kept so that an evaluation can be repeated years later.
    pub body: String,
    /// The rules, in the order of the file.
    pub rules: Vec<Rule>,
    /// How missing answers are written in sentences.
    pub missing: MissingWords,
    /// How signs of worsening are written in sentences.
    pub worsening: WorseningWords,
}

impl RuleSet {
    /// A set that finds nothing, for tests of what goes on around rules.
    #[cfg(test)]
    pub fn without_rules() -> Self {
        Self {
            id: String::new(),
            version: String::new(),
            hash: String::new(),
            body: String::new(),
            rules: Vec::new(),
            missing: MissingWords::default(),
            worsening: WorseningWords::default(),
        }
    }

    /// The rule with this id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Whether the rule of that name is about this. Of one that is not known any more it is not known either.
    pub fn concerns(&self, rule: &str, what: Concern) -> bool {
        self.rule(rule).is_some_and(|rule| rule.concerns.contains(&what))
    }

    /// The names of the rules that are about this.
    pub fn about(&self, what: Concern) -> Vec<&str> {
        self.rules.iter().filter(|rule| rule.concerns.contains(&what)).map(|rule| rule.id.as_str()).collect()
    }

    /// Whether a rule rests on something that a client said in so many words, rather than on scores over time or on other
    /// flags. One that is not known any more is taken to.
    pub fn rests_on_answers(&self, rule: &str) -> bool {
        let is_said = |level: &RuleLevel| {
            matches!(level.test, Test::Answers { .. } | Test::OtherCritical(_) | Test::Danger(_) | Test::Report(_))
        };
        self.rule(rule).is_none_or(|rule| rule.levels.iter().any(is_said))
    }
}

/// How missing answers are written in sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MissingWords {
    /// For a declined answer.
    pub declined: Words,
    /// For a blank one.
    pub blank: Words,
    /// For a branch that was not open.
    pub not_applicable: Words,
}

/// How signs of worsening are written in sentences, with placeholders; one for each of [`super::Sign`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorseningWords {
    /// Two scores in a row.
    pub consecutive: Words,
    /// Two means of two scores.
    pub means: Words,
    /// The trend.
    pub trend: Words,
    /// One score, not confirmed.
    pub once: Words,
}

/// One rule; the highest of its levels that is met counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Name, the same in all languages.
    pub id: String,
    /// Version; raised with every change.
    pub version: String,
    /// What it is called, for staff.
    pub title: Words,
    /// What it is about that calls for more than a person's eyes.
    pub concerns: Vec<Concern>,
    /// Its levels, in the order of the file.
    pub levels: Vec<RuleLevel>,
    /// Whether a unit has switched it off: then it finds nothing, and what it is about counts as looked at.
    pub is_off: bool,
}

/// What a rule is about that calls for more than a person's eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// A child: what is done for it is decided before the flag is acted on.
    Child,
    /// A separation: a risk review follows.
    Separation,
}

/// One level of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleLevel {
    /// How soon a person must look.
    pub tier: Tier,
    /// When it is met.
    pub test: Test,
    /// What is said to staff, with placeholders.
    pub sentence: Words,
}

/// Which of a client's answers to a questionnaire: what is asked before the treatment may be about a longer time than what is
/// asked later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhichAnswer {
    /// Each.
    Any,
    /// The first one alone, and only where it was given before the treatment.
    BeforeTreatment,
    /// All others: a first answer that comes after the treatment is about the treatment too.
    Other,
}

impl WhichAnswer {
    /// Whether an answer is meant that is the client's first and given before the treatment, or is not.
    pub fn means(self, is_first_before: bool) -> bool {
        match self {
            Self::Any => true,
            Self::BeforeTreatment => is_first_before,
            Self::Other => !is_first_before,
        }
    }
}

/// When a level is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A condition over the answers to one questionnaire, kept as written: it is read anew in the terms of the version answered.
    Answers {
        /// The questionnaire.
        instrument: String,
        /// The condition.
        when: String,
        /// Which of a client's answers to that questionnaire can meet it.
        which: WhichAnswer,
    },
    /// A critical item was declined or left blank; with days, only that soon after a red or an emergency.
    Unanswered {
        /// Days since the latest red or emergency, at most.
        days_since_red: Option<i64>,
    },
    /// A critical answer of this level for which no rule is named like its flag.
    OtherCritical(Level),
    /// A scale lies in this band for the first time.
    FirstInBand {
        /// The questionnaire.
        instrument: String,
        /// The scale.
        scale: String,
        /// The band.
        band: String,
    },
    /// "Is anyone in danger right now?" has this answer.
    Danger(DangerAnswer),
    /// "Something has happened" was used so.
    Report(ReportKind),
    /// A scale with verified parameters is worse by more than the error of measurement, and later scores bear it out; with
    /// days, only where something red was said that recently, the same response included.
    Deteriorated {
        /// Days since something red was said, at most.
        red_within_days: Option<i64>,
    },
    /// One score is that much worse than the baseline, and nothing bears it out yet.
    WorseOnce,
    /// Nothing is heard of the client.
    Silent(SilentFor),
    /// Another rule could not be evaluated.
    NotEvaluable,
}

impl Test {
    /// The threshold as stored with a finding, for machines and for comparison between rule versions.
    pub fn threshold(&self) -> String {
        match self {
            Self::Answers { when, which: WhichAnswer::Any, .. } => when.clone(),
            Self::Answers { when, which: WhichAnswer::BeforeTreatment, .. } => {
                format!("{when}, first answer before treatment")
            }
            Self::Answers { when, which: WhichAnswer::Other, .. } => format!("{when}, other answer"),
            Self::Unanswered { days_since_red: None } => "critical item unanswered".to_owned(),
            Self::Unanswered { days_since_red: Some(days) } => {
                format!("critical item unanswered, red within {days} days")
            }
            Self::OtherCritical(level) => format!("critical level {level:?}").to_lowercase(),
            Self::FirstInBand { scale, band, .. } => format!("{scale} in {band} for the first time"),
            Self::Danger(answer) => format!("danger {answer:?}").to_lowercase(),
            Self::Report(kind) => format!("report {}", kind.word()),
            Self::Deteriorated { red_within_days: None } => "confirmed deterioration".to_owned(),
            Self::Deteriorated { red_within_days: Some(days) } => {
                format!("confirmed deterioration, red item within {days} days")
            }
            Self::WorseOnce => "one score worse than the baseline".to_owned(),
            Self::Silent(silent) => silent_threshold(silent),
            Self::NotEvaluable => "rule not evaluable".to_owned(),
        }
    }
}

fn silent_threshold(silent: &SilentFor) -> String {
    let limit = match silent.limit {
        SilenceLimit::WorkingDaysLate(days) => format!("{days} working days late"),
        SilenceLimit::Days(days) => format!("nothing heard for {days} days"),
    };
    let Some(after) = &silent.after else { return limit };
    let what: Vec<&str> = std::iter::once(after.tier.word()).chain(after.rules.iter().map(String::as_str)).collect();
    format!("{limit}, {} within {} days", what.join(" or "), after.within_days)
}
