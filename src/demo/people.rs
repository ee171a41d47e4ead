//! The people of the demo, as `people.toml` tells them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diary::rules::Noted;

/// Everybody.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct People {
    pub(super) person: Vec<Person>,
}

/// One client and how things went.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) handle: String,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) clinician: String,
    pub(super) weeks_ago: i64,
    #[serde(default)]
    pub(super) consent: bool,
    #[serde(default)]
    pub(super) withdrawn: bool,
    pub(super) story: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) letters: String,
    /// PHQ-9 totals by event.
    #[serde(default)]
    pub(super) phq9: BTreeMap<String, i64>,
    /// PHQ-9 item 9 by event.
    #[serde(default)]
    pub(super) item9: BTreeMap<String, i64>,
    /// GAD-7 totals by event.
    #[serde(default)]
    pub(super) gad7: BTreeMap<String, i64>,
    /// AUDIT totals by event.
    #[serde(default)]
    pub(super) audit: BTreeMap<String, i64>,
    /// Weekly check by event: what differs from a calm week, as `w4=1,w7=2`.
    #[serde(default)]
    pub(super) check: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) homework: Vec<Homework>,
    #[serde(default)]
    pub(super) draft: Vec<Draft>,
    #[serde(default)]
    pub(super) diary: Vec<Diary>,
    #[serde(default)]
    pub(super) message: Vec<Message>,
    #[serde(default)]
    pub(super) flag: Vec<Handled>,
    pub(super) ended: Option<String>,
    pub(super) ended_day: Option<i64>,
}

/// Homework handed in, and the reply to it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Homework {
    pub(super) module: i32,
    pub(super) day: i64,
    pub(super) hour: String,
    pub(super) danger: String,
    pub(super) reply_after_hours: Option<i64>,
    #[serde(default)]
    pub(super) reply: String,
    #[serde(default)]
    pub(super) replies: BTreeMap<String, String>,
    pub(super) worksheet: Vec<Worksheet>,
}

/// One filled exercise.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Worksheet {
    pub(super) exercise: String,
    pub(super) rounds: Vec<BTreeMap<String, toml::Value>>,
}

/// An entry of the diary, noted on its day.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Diary {
    pub(super) day: i64,
    pub(super) hour: String,
    pub(super) noted: Noted,
}

/// An exercise begun and not handed in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    pub(super) module: i32,
    pub(super) exercise: String,
    pub(super) rounds: Vec<BTreeMap<String, toml::Value>>,
}

/// A letter inside the platform.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    pub(super) day: i64,
    pub(super) hour: String,
    pub(super) from: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) danger: String,
}

/// What the clinician did with an alarm, in hours after it was raised.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Handled {
    pub(super) event: String,
    pub(super) acknowledged_after: i64,
    pub(super) acted_after: Option<i64>,
    #[serde(default)]
    pub(super) acted: String,
    pub(super) closed_after: Option<i64>,
    #[serde(default)]
    pub(super) closed: String,
}

/// Reads the file.
///
/// # Errors
/// The file's fault, with its line.
pub(super) fn load() -> Result<People, toml::de::Error> {
    toml::from_str(include_str!("people.toml"))
}
