//! What a person answered, and the one form in which it is stored.
//!
//! Stored form: one JSON object, item id → value. A number is the chosen value, a list of keys the choices of a
//! `multi` item (`{"q1":2,"w3c":["kill"],"w4":-98}`). Three numbers are kept for missing answers, and no option may
//! use them: −97 not applicable (the branch was not open), −98 declined, −99 shown but left blank.
//! An item that was never asked has no entry.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Stored code of an item whose branch was not open.
pub const NOT_APPLICABLE: i64 = -97;
/// Stored code of an item that the person declined.
pub const DECLINED: i64 = -98;
/// Stored code of an item that was shown and left blank.
pub const BLANK: i64 = -99;

/// The answer to one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A number: the chosen option's value, a count or a point on a scale.
    Value(i64),
    /// The keys chosen in a `multi` item, in the order of the definition; never empty.
    Chosen(Vec<String>),
    /// "Vill inte svara".
    Declined,
    /// Shown, but nothing was chosen.
    Blank,
    /// Not shown, since the branch was not open.
    NotApplicable,
}

/// Why an answer has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingReason {
    /// −97.
    NotApplicable,
    /// −98.
    Declined,
    /// −99.
    Blank,
}

impl MissingReason {
    /// The stored and exported code.
    pub fn code(self) -> i64 {
        match self {
            Self::NotApplicable => NOT_APPLICABLE,
            Self::Declined => DECLINED,
            Self::Blank => BLANK,
        }
    }
}

impl Answer {
    /// The number, where the answer is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(*value),
            _ => None,
        }
    }

    /// Why there is no value, where there is none.
    pub fn missing(&self) -> Option<MissingReason> {
        match self {
            Self::Value(_) | Self::Chosen(_) => None,
            Self::Declined => Some(MissingReason::Declined),
            Self::Blank => Some(MissingReason::Blank),
            Self::NotApplicable => Some(MissingReason::NotApplicable),
        }
    }

    /// Whether this option (a number in digits, or a key) is what was answered or among it.
    pub fn includes(&self, option: &str) -> bool {
        match self {
            Self::Value(value) => value.to_string() == option,
            Self::Chosen(keys) => keys.iter().any(|key| key == option),
            _ => false,
        }
    }

    /// The value as one text: digits, keys joined by `+`, or the code of a missing answer.
    pub fn written(&self) -> String {
        match self {
            Self::Value(value) => value.to_string(),
            Self::Chosen(keys) => keys.join("+"),
            _ => self.missing().map_or_else(String::new, |reason| reason.code().to_string()),
        }
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_i64(*value),
            Self::Chosen(keys) => keys.serialize(serializer),
            Self::Declined => serializer.serialize_i64(DECLINED),
            Self::Blank => serializer.serialize_i64(BLANK),
            Self::NotApplicable => serializer.serialize_i64(NOT_APPLICABLE),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Stored)
    }
}

/// Reads an answer where it stands: exports read a hundred thousand of them.
struct Stored;

impl<'de> Visitor<'de> for Stored {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or a list of keys")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Answer, E> {
        Ok(match number {
            NOT_APPLICABLE => Answer::NotApplicable,
            DECLINED => Answer::Declined,
            BLANK => Answer::Blank,
            value => Answer::Value(value),
        })
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Answer, E> {
        i64::try_from(number).map(Answer::Value).map_err(|_| E::custom("a number beyond all scales"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Answer, A::Error> {
        let mut keys = Vec::new();
        while let Some(key) = list.next_element()? {
            keys.push(key);
        }
        if keys.is_empty() {
            return Err(de::Error::custom("an empty choice is stored as -99"));
        }
        Ok(Answer::Chosen(keys))
    }
}

/// All answers of one response, by item id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// Collects answers by item id.
    pub fn new(answers: impl IntoIterator<Item = (String, Answer)>) -> Self {
        Self(answers.into_iter().collect())
    }

    /// The answer to an item; none where it was never asked.
    pub fn get(&self, item: &str) -> Option<&Answer> {
        self.0.get(item)
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets the answer to an item.
    pub fn set(&mut self, item: impl Into<String>, answer: Answer) {
        self.0.insert(item.into(), answer);
    }

    /// Item id and answer, in order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(item, answer)| (item.as_str(), answer))
    }

    /// The stored form: compact JSON, keys in order.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads the stored form back.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_form_is_stable_and_reads_back() {
        let stored = r#"{"q1":2,"q10":-97,"w3c":["kill","spread"],"w4":-98,"w5":-99}"#;
        let answers = Answers::from_json(stored).unwrap();
        assert_eq!(answers.get("q10"), Some(&Answer::NotApplicable));
        assert_eq!(answers.get("w4"), Some(&Answer::Declined));
        assert_eq!(answers.get("w5"), Some(&Answer::Blank));
        assert_eq!(answers.to_json().unwrap(), stored);
    }

    #[test]
    fn an_empty_choice_or_a_text_is_refused() {
        assert!(Answers::from_json(r#"{"w3c":[]}"#).is_err());
        assert!(Answers::from_json(r#"{"q1":"2"}"#).is_err());
    }
}
