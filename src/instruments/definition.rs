//! What a questionnaire is, once its file has been read and found sound.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::change::ChangeParams;
use super::condition::Condition;
use super::item::{Item, Level};
use super::words::Words;

/// One version of one questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Instrument {
    /// Short name, such as `phq9`.
    pub id: String,
    /// Version; never changed once answered.
    pub version: String,
    /// SHA-256 of the file, in lower-case hex.
    pub hash: String,
    /// The file itself, kept with the responses that it explains.
    pub body: String,
    /// Title by language.
    pub title: Words,
    /// What it measures, as a key.
    pub construct: String,
    /// Who answers, as a key.
    pub respondent: String,
    /// Minutes that it takes; 0 where that is not known or under a minute.
    pub minutes: i64,
    /// Languages in which no text is missing.
    pub languages: Vec<String>,
    /// Publication that it comes from.
    pub citation: String,
    /// On what terms it is used.
    pub licence: Licence,
    /// The period that it asks about.
    pub recall: Recall,
    /// What stands above the items.
    pub instructions: Words,
    /// What the person must have read before the first answer ever; empty where nothing is needed.
    pub before_first_answer: Words,
    /// Whether every item may be declined.
    pub may_decline: bool,
    /// The items, in order.
    pub items: Vec<Item>,
    /// Flags that take several items together.
    pub combinations: Vec<Combination>,
    /// What is computed.
    pub scales: Vec<Scale>,
    /// Ranges of scores with a name.
    pub bands: Vec<Band>,
    /// How change is judged, for the scales that say so.
    pub change: Vec<ChangeParams>,
    /// LOINC code of the panel, where it is known.
    pub loinc_panel: Option<String>,
}

/// Terms of use, shown under the form and in every export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Licence {
    /// What may be done with the text.
    pub tier: LicenceTier,
    /// Whether the text is part of the software.
    pub ship_text: bool,
    /// Who holds the rights.
    pub holder: String,
    /// What the holder says.
    pub statement: String,
    /// The line that must be shown; empty where none is asked for.
    pub attribution: String,
    /// On what licence a site shows a text that is not part of the software.
    pub granted: Option<Granted>,
}

/// The licence on which a site adds the text of a questionnaire that is shipped without.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Granted {
    /// Name or number of the licence.
    pub reference: String,
    /// Who has it.
    pub holder: String,
    /// Since when: a date as `2026-02-01`.
    pub date: String,
}

/// What may be done with a questionnaire's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceTier {
    /// May be shown, translated and passed on.
    Free,
    /// May be passed on unchanged only; the text is locked by its checksum.
    NoDerivatives,
    /// May not be sold or used commercially.
    Noncommercial,
    /// Written for this project.
    Own,
    /// Scoring only; a unit adds the text on its own licence.
    Restricted,
}

/// The period that a questionnaire asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recall {
    /// Length in days, where it is fixed.
    pub days: Option<i64>,
    /// Whether it reaches back to the last answer.
    pub since_last: bool,
    /// How many months the first answer reaches back, where that is said.
    pub first_months: Option<u32>,
    /// How it is said.
    pub text: Words,
}

/// How many days the first answer reaches back where nothing is said of it.
const A_WEEK: u64 = 7;

impl Recall {
    /// The day from which on a questionnaire asks that is answered today: from the last answer on, but at least over its own
    /// length; without a last answer as far back as the first one reaches.
    pub fn since(&self, today: NaiveDate, last_answer: Option<NaiveDate>) -> NaiveDate {
        let days = self.days.and_then(|days| u64::try_from(days).ok());
        let shortest = days.map_or(today, |days| today - Days::new(days));
        match (last_answer.filter(|_| self.since_last), self.first_months) {
            (Some(last), _) => last.min(shortest),
            (None, Some(months)) => (today - Months::new(months)).min(shortest),
            (None, None) => today - Days::new(days.unwrap_or(A_WEEK)),
        }
    }
}

/// A flag that takes several items together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// Name of the flag.
    pub flag: String,
    /// How urgent it is.
    pub level: Level,
    /// When it is raised.
    pub when: Condition,
}

/// One number computed from the answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Name, such as `total`.
    pub id: String,
    /// Title by language; empty where the questionnaire has no other scale and its own title says enough.
    pub title: Words,
    /// How it is computed.
    pub method: Method,
    /// Items that go into it; empty where it is made from another scale.
    pub items: Vec<String>,
    /// Lowest and highest possible score.
    pub range: (f64, f64),
    /// Whether a higher score is worse.
    pub higher_is_worse: bool,
    /// What happens with missing answers.
    pub missing: MissingRule,
    /// Whether the rule was seen in its source; otherwise it is said beside the score.
    pub verified: bool,
    /// LOINC code, where it is known.
    pub loinc: Option<String>,
}

/// How a scale is computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Method {
    /// Sum of the items.
    Sum,
    /// Mean of the answered items.
    Mean,
    /// Sum of the answered items × number of items ÷ number answered.
    ProratedSum,
    /// How many items have this value.
    Count(i64),
    /// How many of these conditions hold.
    CountWhen(Vec<Condition>),
    /// The value of the one item.
    Value,
    /// Sum of the products of pairs of items.
    SumOfProducts(Vec<(String, String)>),
    /// Sum of the items, each first moved in equal steps from its own range to this one.
    Rescaled((f64, f64)),
    /// Another scale × factor + term.
    Linear {
        /// The other scale.
        of: String,
        /// Factor.
        multiply: f64,
        /// Term.
        add: f64,
    },
}

/// What happens with missing answers in a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingRule {
    /// More missing than this: not scored.
    pub max_missing: usize,
    /// Whether a missing item takes the mean of the person's answered items.
    pub person_mean: bool,
    /// Whether the result is then rounded, halves upwards.
    pub round_half_up: bool,
    /// How an item counts whose branch was not open.
    pub not_applicable: NotApplicableRule,
}

/// How an item counts whose branch was not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotApplicableRule {
    /// As a missing answer.
    Missing,
    /// As zero.
    Zero,
    /// As if the scale did not have it.
    Skip,
}

/// A named range of scores.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Scale that it belongs to.
    pub scale: String,
    /// Name, such as `mild`.
    pub id: String,
    /// Lowest score.
    pub min: f64,
    /// Highest score.
    pub max: f64,
    /// Legal sex that it holds for, where the limits depend on it.
    pub sex: Option<Sex>,
    /// What it is called.
    pub label: Words,
}

/// Legal sex, for limits that depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
}

impl Instrument {
    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The scale with this id.
    pub fn scale(&self, id: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == id)
    }

    /// What a scale is called where the questionnaire is named already.
    pub fn scale_name<'w>(&'w self, id: &str, language: &str) -> &'w str {
        let title = self.scale(id).map(|scale| &scale.title).filter(|title| !title.is_empty());
        title.unwrap_or(&self.title).text(language)
    }

    /// What a scale is called where it stands alone: with its questionnaire, where that has several.
    pub fn scale_title(&self, id: &str, language: &str) -> String {
        let (whole, part) = (self.title.text(language), self.scale_name(id, language));
        if whole == part { whole.to_owned() } else { format!("{whole}: {part}") }
    }

    /// The band with this id on this scale.
    pub fn band(&self, scale: &str, id: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.scale == scale && band.id == id)
    }

    /// How change is judged on this scale.
    pub fn change_params(&self, scale: &str) -> Option<&ChangeParams> {
        self.change.iter().find(|params| params.scale == scale)
    }

    /// Whether there is a text to show at all: a questionnaire that carries scoring only is never put before anybody.
    pub fn can_be_shown(&self) -> bool {
        !self.languages.is_empty()
    }

    /// Whether the whole form can be shown in this language.
    pub fn offers(&self, language: &str) -> bool {
        self.languages.iter().any(|offered| offered == language)
    }

    /// The language to show the form in: the wanted one where it is complete, else the first complete one.
    pub fn language_for<'l>(&'l self, wanted: &'l str) -> Option<&'l str> {
        if self.offers(wanted) { Some(wanted) } else { self.languages.first().map(String::as_str) }
    }

    /// Whether an answer can be critical, so that nobody may be asked unless somebody reads it.
    pub fn has_critical_items(&self) -> bool {
        self.items.iter().any(Item::is_critical) || !self.combinations.is_empty()
    }
}
