//! The people of the demonstration site: invented, each with a path of their own through the treatment.
//!
//! One file each in `people/`, named by the handle. Days are counted from the start of each treatment, so that the site
//! is as fresh on any day it is shown. Clients write about their own acts only, as the exercises ask; notes on flags are
//! what a clinician would need to read.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::reviewing::Reviewed;
use crate::diary::rules::Noted;
use crate::error::{Error, Result};

/// Everybody's file, in the order in which they are shown.
macro_rules! files {
    ($($handle:literal)*) => {
        &[$(($handle, include_str!(concat!("people/", $handle, ".toml")))),*]
    };
}

const FILES: &[(&str, &str)] = files![
    "improver" "sudden_gain" "no_change" "worsening" "critical_today" "inactive" "drop_out" "just_started"
    "homework_waiting" "red_closed" "english_improver" "english_waiting" "finished" "research_withdrawn" "covered"
    "unanswered" "controlling" "paused" "long_texts" "went_silent" "english_husband" "hunter" "drinking"
    "slow_worsening" "stepping" "stepping_further"
];

/// One client and how things went.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    /// The file's name, which is also the address of the link that signs in.
    #[serde(skip)]
    pub(super) handle: String,
    /// Whose way goes on here, in a further programme; none where it begins.
    pub(super) continues: Option<String>,
    #[serde(default = "first_programme")]
    pub(super) programme: String,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) clinician: String,
    pub(super) weeks_ago: i64,
    /// Whether the consent to research was given, and the day on which it was withdrawn.
    #[serde(default)]
    pub(super) consent: bool,
    pub(super) withdrawn_day: Option<i64>,
    pub(super) story: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) letters: String,
    /// PHQ-9 totals by event.
    #[serde(default)]
    pub(super) phq9: BTreeMap<String, i64>,
    /// PHQ-9 item 9 by event; -98 is an answer declined, as it is stored.
    #[serde(default)]
    pub(super) item9: BTreeMap<String, i64>,
    /// GAD-7 totals by event.
    #[serde(default)]
    pub(super) gad7: BTreeMap<String, i64>,
    /// AUDIT totals by event.
    #[serde(default)]
    pub(super) audit: BTreeMap<String, i64>,
    /// The four answers about anger in general, by event: as `4,4,3,2`.
    #[serde(default)]
    pub(super) anger: BTreeMap<String, String>,
    /// What was done over a longer time, by event: what differs from nothing, as `a3=3,a7=0`.
    #[serde(default)]
    pub(super) acts: BTreeMap<String, String>,
    /// Weekly check by event: what differs from a calm week, as `w4=1,w7=2`.
    #[serde(default)]
    pub(super) check: BTreeMap<String, String>,
    /// The events whose forms were answered by phone.
    #[serde(default)]
    pub(super) by_phone: BTreeSet<String>,
    /// Weekly checks begun today and not sent, by event: what was answered so far, as above.
    #[serde(default)]
    pub(super) begun: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) homework: Vec<Homework>,
    /// Steps of the ladder to which the clinician said yes.
    #[serde(default)]
    pub(super) approved: Vec<Approved>,
    #[serde(default)]
    pub(super) draft: Vec<Draft>,
    #[serde(default)]
    pub(super) diary: Vec<Diary>,
    #[serde(default)]
    pub(super) message: Vec<Message>,
    #[serde(default)]
    pub(super) flag: Vec<Handled>,
    /// What the clinician's risk reviews say.
    #[serde(default)]
    pub(super) review: Reviewed,
    /// The day on which the treatment was paused; it stands still since.
    pub(super) paused_day: Option<i64>,
    /// The day on which the treatment ended, finished or broken off.
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

/// A clinician's yes to steps of the ladder, counted from 0.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Approved {
    pub(super) day: i64,
    pub(super) hour: String,
    pub(super) steps: BTreeSet<i32>,
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
    /// The form whose answer called somebody; the weekly check where nothing is said.
    #[serde(default)]
    pub(super) form: String,
    pub(super) acknowledged_after: i64,
    pub(super) acted_after: Option<i64>,
    #[serde(default)]
    pub(super) acted: String,
    pub(super) closed_after: Option<i64>,
    #[serde(default)]
    pub(super) closed: String,
}

fn first_programme() -> String {
    "anger".to_owned()
}

/// Reads everybody's file, those of further programmes among them.
///
/// # Errors
/// [`Error::Internal`] naming the file and its fault.
pub(super) fn load() -> Result<Vec<Person>> {
    let read = |(handle, text): &(&str, &str)| {
        let person: Person = toml::from_str(text)
            .map_err(|error| Error::internal("read the demo's people", format!("{handle}.toml: {error}")))?;
        Ok(Person { handle: (*handle).to_owned(), ..person })
    };
    FILES.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Person, load};

    fn days(person: &Person) -> Vec<i64> {
        let homework = person.homework.iter().map(|one| one.day);
        let ends = [person.withdrawn_day, person.paused_day, person.ended_day].into_iter().flatten();
        homework.chain(person.message.iter().map(|one| one.day)).chain(ends).collect()
    }

    #[test]
    fn everybody_is_told_once_in_both_languages_and_up_to_today() {
        let people = load().unwrap();
        let beginning: Vec<&Person> = people.iter().filter(|person| person.continues.is_none()).collect();
        let names: BTreeSet<&str> = beginning.iter().map(|person| person.name.as_str()).collect();
        assert_eq!(names.len(), beginning.len(), "links find people by their name");
        for further in &people {
            let Some(before) = &further.continues else { continue };
            let before = beginning.iter().find(|person| person.handle == *before).unwrap();
            assert_eq!(before.name, further.name);
            let ended = before.ended_day.unwrap() - before.weeks_ago * 7;
            assert!(ended < -further.weeks_ago * 7, "{}: two at once", further.handle);
        }
        for person in &people {
            let handle = &person.handle;
            let stories: Vec<&str> = person.story.keys().map(String::as_str).collect();
            assert_eq!(stories, ["en", "sv"], "{handle}");
            assert!(days(person).iter().all(|day| *day <= person.weeks_ago * 7), "{handle}: a day to come");
            for flag in &person.flag {
                let is_answered = person.check.contains_key(&flag.event) || person.phq9.contains_key(&flag.event);
                assert!(is_answered, "{handle}: {} has no answers", flag.event);
            }
            for message in &person.message {
                assert!(["client", "clinician"].contains(&message.from.as_str()), "{handle}: {}", message.from);
            }
        }
    }
}
