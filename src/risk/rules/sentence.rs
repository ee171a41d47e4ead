//! The sentence of a finding: the rule's own words, with the numbers filled in.

use super::definition::{MissingWords, Test, WorseningWords};
use super::findings::Because;
use super::limits::{NAMES, limits};
use super::silence::{SilenceLimit, SilentFor};
use super::worsening::{ScaleWorse, Sign};
use crate::charts::{number, rounded};
use crate::instruments::{Answer, Answers, Condition, Instrument, Library, Words, fill, placeholders};

/// What a sentence is filled from.
pub struct Facts<'f> {
    /// The questionnaire answered, where there is one.
    pub instrument: Option<&'f Instrument>,
    /// The answers, where there are any.
    pub answers: Option<&'f Answers>,
    /// What the finding rests on.
    pub because: &'f Because,
    /// How missing answers are written.
    pub missing: &'f MissingWords,
    /// How signs of worsening are written.
    pub worsening: &'f WorseningWords,
    /// The limits of the level, in order.
    pub limits: Vec<i64>,
}

/// What the words of each sign may name.
pub const CONSECUTIVE: [&str; 5] = ["scale", "baseline", "previous", "last", "points"];
pub const MEANS: [&str; 4] = ["scale", "best", "mean", "points"];
pub const TREND: [&str; 5] = ["scale", "previous", "last", "count", "limit"];
pub const ONCE: [&str; 4] = ["scale", "baseline", "last", "points"];

/// The sentence in each of its languages, filled in.
pub fn fill_in(sentence: &Words, facts: &Facts<'_>) -> Words {
    Words::new(sentence.iter().map(|(language, text)| {
        let filled = fill(text, &|name| facts.value_of(name, language));
        (language.to_owned(), filled)
    }))
}

impl Facts<'_> {
    fn value_of(&self, name: &str, language: &str) -> Option<String> {
        let band = self.because.band.as_ref();
        if let Some(place) = NAMES.iter().position(|known| *known == name) {
            return Some(self.limits.get(place)?.to_string());
        }
        match name {
            "instrument" => Some(self.instrument?.title.text(language).to_owned()),
            "evidence" => Some(self.evidence(language)),
            "items" => Some(joined(self.because.items.iter().map(|it| it.item.clone()))),
            "flag" => Some(self.because.flags.join(", ")),
            "days" => Some(self.because.silence?.days.to_string()),
            "working_days" => Some(self.because.silence?.working_days_late?.to_string()),
            "rules" => Some(self.because.rules.join(", ")),
            "scale" => Some(self.instrument?.scale_name(&band?.scale, language).to_owned()),
            "value" => Some(band?.value.to_string()),
            "band" => Some(self.instrument?.band(&band?.scale, &band?.band)?.label.text(language).to_owned()),
            _ => match name.split_once(':') {
                Some((item, "text")) => self.words_of(item, language),
                Some(_) => None,
                None => self.number_of(name, language),
            },
        }
    }

    fn evidence(&self, language: &str) -> String {
        let items = joined(self.because.items.iter().map(|it| match &it.value {
            Some(answer) => format!("{} = {}", it.item, self.written(answer, language)),
            None => it.item.clone(),
        }));
        let worse =
            self.because.worse.iter().flat_map(|scale| scale.signs.iter().map(|sign| self.sign(scale, sign, language)));
        let parts: Vec<String> = Some(items).filter(|items| !items.is_empty()).into_iter().chain(worse).collect();
        parts.join("; ")
    }

    /// A sign of worsening in the words of the rule file.
    fn sign(&self, scale: &ScaleWorse, sign: &Sign, language: &str) -> String {
        let n = |value: f64| number(value, language);
        let scale = self.instrument.map_or(scale.scale.as_str(), |it| it.scale_name(&scale.scale, language));
        let values = match sign {
            Sign::Consecutive { baseline, previous, last, points } => {
                vec![("baseline", n(*baseline)), ("previous", n(*previous)), ("last", n(*last)), ("points", n(*points))]
            }
            Sign::Means { best, mean, points } => {
                vec![("best", n(*best)), ("mean", n(*mean)), ("points", n(*points))]
            }
            Sign::Trend { previous, last, count, limit } => vec![
                ("previous", rounded(*previous, 2, language)),
                ("last", rounded(*last, 2, language)),
                ("count", count.to_string()),
                ("limit", rounded(*limit, 2, language)),
            ],
            Sign::Once { baseline, last, points } => {
                vec![("baseline", n(*baseline)), ("last", n(*last)), ("points", n(*points))]
            }
        };
        let words = match sign {
            Sign::Consecutive { .. } => &self.worsening.consecutive,
            Sign::Means { .. } => &self.worsening.means,
            Sign::Trend { .. } => &self.worsening.trend,
            Sign::Once { .. } => &self.worsening.once,
        };
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, value)| (*name, value.as_str())).chain([("scale", scale)]).collect();
        words.fill(language, &values)
    }

    fn number_of(&self, item: &str, language: &str) -> Option<String> {
        self.answers?.get(item).map(|answer| self.written(answer, language))
    }

    fn words_of(&self, item: &str, language: &str) -> Option<String> {
        let answer = self.answers?.get(item)?;
        let item = self.instrument?.item(item)?;
        let text = |value: &str| item.option(value).map_or_else(|| value.to_owned(), |it| it.text(language).to_owned());
        Some(match answer {
            Answer::Value(value) => text(&value.to_string()),
            Answer::Chosen(keys) => joined(keys.iter().map(|key| text(key))),
            _ => self.written(answer, language),
        })
    }

    fn written(&self, answer: &Answer, language: &str) -> String {
        match answer {
            Answer::Declined => self.missing.declined.text(language).to_owned(),
            Answer::Blank => self.missing.blank.text(language).to_owned(),
            Answer::NotApplicable => self.missing.not_applicable.text(language).to_owned(),
            Answer::Value(_) | Answer::Chosen(_) => answer.written(),
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// Placeholders that nothing would fill.
pub fn unknown_placeholders(sentence: &Words, test: &Test, library: &Library) -> Vec<String> {
    let mut unknown: Vec<String> = sentence.iter().flat_map(|(_, text)| placeholders(text)).collect();
    unknown.retain(|name| !is_filled(name, test, library));
    unknown.dedup();
    unknown
}

fn is_filled(name: &str, test: &Test, library: &Library) -> bool {
    if names(test).contains(&name) || limit_names(test).contains(&name) {
        return true;
    }
    let Test::Answers { instrument, when, .. } = test else { return false };
    let Some(instrument) = library.get(instrument) else { return false };
    let item = name.strip_suffix(":text").unwrap_or(name);
    Condition::parse(when, &instrument.items).is_ok_and(|condition| condition.items().contains(&item))
}

fn names(test: &Test) -> &'static [&'static str] {
    match test {
        Test::Answers { .. } | Test::Deteriorated { .. } | Test::WorseOnce => &["instrument", "evidence"],
        Test::Unanswered { .. } => &["instrument", "items"],
        Test::OtherCritical(_) => &["instrument", "evidence", "flag"],
        Test::FirstInBand { .. } => &["instrument", "scale", "value", "band"],
        Test::Danger(_) | Test::Report(_) => &[],
        Test::Silent(SilentFor { limit: SilenceLimit::Days(_), .. }) => &["days"],
        Test::Silent(_) => &["days", "working_days"],
        Test::NotEvaluable => &["instrument", "rules", "items"],
    }
}

/// How the limits of this test are named.
fn limit_names(test: &Test) -> &'static [&'static str] {
    NAMES.get(..limits(test).len()).unwrap_or(&NAMES)
}

/// What a sentence of this test may contain, for the author.
pub fn accepted(test: &Test) -> String {
    let mut accepted: Vec<String> =
        names(test).iter().chain(limit_names(test)).map(|name| format!("{{{name}}}")).collect();
    if let Test::Answers { .. } = test {
        accepted.push("an item of the condition such as {w9} or {w9:text}".to_owned());
    }
    if accepted.is_empty() { "no placeholder".to_owned() } else { accepted.join(", ") }
}
