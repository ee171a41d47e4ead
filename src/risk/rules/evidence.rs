//! What rules are applied to.

use chrono::{Days, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::definition::Tier;
use super::silence::Silence;
use crate::instruments::{Answers, Instrument, PastScore, Score};

/// One thing that a client said.
#[derive(Debug, Clone, Copy)]
pub enum Evidence<'e> {
    /// A questionnaire was answered.
    Response {
        /// The version that was answered.
        instrument: &'e Instrument,
        /// The answers.
        answers: &'e Answers,
        /// Their scores.
        scores: &'e [Score],
        /// Whether it is one of the forms that are given before the treatment.
        before_treatment: bool,
    },
    /// "Is anyone in danger right now?" was answered, as with every submission and message.
    Danger(DangerAnswer),
    /// "Something has happened" was used.
    Report(ReportKind),
    /// Nothing is heard.
    Silence(&'e Silence),
}

/// Answer to "Is anyone in danger right now?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DangerAnswer {
    /// No.
    No,
    /// Yes.
    Yes,
    /// Don't know.
    Unknown,
}

impl DangerAnswer {
    /// Reads the value of the form field.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "no" => Some(Self::No),
            "yes" => Some(Self::Yes),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }
}

/// How "Something has happened" was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// Someone is in danger now.
    DangerNow,
    /// I have used violence or am afraid to.
    UsedViolence,
}

impl ReportKind {
    /// The word used in files and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::DangerNow => "danger_now",
            Self::UsedViolence => "used_violence",
        }
    }
}

/// What is known about the client from before.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// Earlier scores, oldest first.
    pub scores: Vec<PastScore>,
    /// Earlier flags, in any state: a closed flag was raised all the same.
    pub flags: Vec<PastFlag>,
    /// When the first module opened, UTC: the last complete score until then is the baseline of its scale, or, where there
    /// is none, the first complete one.
    pub begun: Option<NaiveDateTime>,
}

/// Something found earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastFlag {
    /// The rule that raised it.
    pub rule: String,
    /// Its tier.
    pub tier: Tier,
    /// When it was found, UTC.
    pub raised_at: NaiveDateTime,
}

impl History {
    /// Whether a red or an emergency was raised in the last so many days, the whole of the last day counted.
    pub fn had_red_within(&self, days: i64, now: NaiveDateTime) -> bool {
        self.recent(days, now).any(|flag| flag.tier >= Tier::Red)
    }

    /// Flags raised in the last so many days, the whole of the last day counted.
    pub fn recent(&self, days: i64, now: NaiveDateTime) -> impl Iterator<Item = &PastFlag> {
        let earliest = u64::try_from(days).ok().and_then(|days| now.checked_sub_days(Days::new(days)));
        self.flags.iter().filter(move |flag| earliest.is_none_or(|earliest| flag.raised_at >= earliest))
    }

    /// Whether this questionnaire was answered before; one without any scale leaves no trace of it.
    pub fn has_answered(&self, instrument: &str) -> bool {
        self.scores.iter().any(|score| score.instrument == instrument)
    }

    /// Whether the scale was in this band before; filled-in scores do not count.
    pub fn was_in_band(&self, instrument: &str, scale: &str, band: &str) -> bool {
        self.scores.iter().any(|score| {
            score.instrument == instrument
                && score.scale == scale
                && !score.imputed
                && score.band.as_deref() == Some(band)
        })
    }
}
