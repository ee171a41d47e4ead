//! One question: what can be answered to it and which answers need a person's eyes.

use serde::{Deserialize, Serialize};

use super::answers::MissingReason;
use super::condition::Condition;
use super::words::Words;

/// One question.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a field of the file, and none depends on another")]
pub struct Item {
    /// Name of the item, of its form field and of its variable in exports.
    pub id: String,
    /// What can be answered.
    pub kind: ItemKind,
    /// Name of its list of options in the file, where it has one.
    pub options_name: Option<String>,
    /// The question; empty in a file that carries scoring only.
    pub text: Words,
    /// When it is asked; always, where none is given.
    pub show_if: Option<Condition>,
    /// Answers that need a person's eyes.
    pub critical: Vec<Critical>,
    /// Whether the value counts as lowest + highest − value.
    pub reverse: bool,
    /// Whether it may be left off at the end of a line of answers.
    pub scored: bool,
    /// Whether the page asks again when it is blank.
    pub required: bool,
    /// Whether "Vill inte svara" is offered.
    pub may_decline: bool,
    /// Name shared by the parts of one question, which take one place in a line of answers.
    pub part_of: Option<String>,
    /// Days it asks about, where they differ from the questionnaire's.
    pub recall_days: Option<i64>,
    /// LOINC code, where it is known.
    pub loinc: Option<String>,
}

/// What can be answered to an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemKind {
    /// One of some options with numbers.
    Choice {
        /// The options, in the order shown.
        options: Vec<Choice>,
    },
    /// A whole number.
    Int {
        /// Lowest.
        min: i64,
        /// Highest.
        max: i64,
    },
    /// A point on a scale.
    Scale {
        /// Lowest.
        min: i64,
        /// Highest.
        max: i64,
        /// Distance between points.
        step: i64,
    },
    /// Any number of some options with keys.
    Multi {
        /// The options, in the order shown.
        options: Vec<Choice>,
    },
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Value of the form field: digits in a `choice`, a key in a `multi` item.
    pub value: String,
    /// The number, in a `choice`.
    pub number: Option<i64>,
    /// Whether it cannot be combined with others.
    pub exclusive: bool,
    /// What it says.
    pub text: Words,
    /// LOINC answer code, where it is known.
    pub loinc: Option<String>,
}

/// An answer to one item that needs a person's eyes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Critical {
    /// Which answers.
    pub test: CriticalTest,
    /// Name of the flag.
    pub flag: String,
    /// How urgent the questionnaire itself calls it; the unit's rules decide.
    pub level: Level,
}

/// Which answers are critical.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CriticalTest {
    /// This number or more.
    AtLeast(i64),
    /// One of these options.
    AnyOf(Vec<String>),
}

/// How urgent a questionnaire calls an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// To be looked at.
    Review,
    /// To be looked at first.
    Urgent,
    /// At once.
    Emergency,
}

impl Item {
    /// The question in this language.
    pub fn text(&self, language: &str) -> &str {
        self.text.text(language)
    }

    /// The options, where there are any.
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            ItemKind::Choice { options } | ItemKind::Multi { options } => options,
            ItemKind::Int { .. } | ItemKind::Scale { .. } => &[],
        }
    }

    /// The option with this value.
    pub fn option(&self, value: &str) -> Option<&Choice> {
        self.options().iter().find(|option| option.value == value)
    }

    /// Whether an answer can be critical.
    pub fn is_critical(&self) -> bool {
        !self.critical.is_empty()
    }

    /// Lowest and highest number that can be answered; none for a `multi` item.
    pub fn bounds(&self) -> Option<(i64, i64)> {
        match &self.kind {
            ItemKind::Int { min, max } | ItemKind::Scale { min, max, .. } => Some((*min, *max)),
            ItemKind::Choice { options } => {
                let numbers = || options.iter().filter_map(|option| option.number);
                Some((numbers().min()?, numbers().max()?))
            }
            ItemKind::Multi { .. } => None,
        }
    }

    /// What missing answers this item can have.
    pub fn missing_reasons(&self) -> Vec<MissingReason> {
        let mut reasons = Vec::new();
        if self.show_if.is_some() {
            reasons.push(MissingReason::NotApplicable);
        }
        if self.may_decline {
            reasons.push(MissingReason::Declined);
        }
        reasons.push(MissingReason::Blank);
        reasons
    }
}

impl Choice {
    /// What the option says in this language.
    pub fn text(&self, language: &str) -> &str {
        self.text.text(language)
    }
}
