//! One text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text by language code (`sv`, `en`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// Collects texts by language code.
    pub fn new(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(texts.into_iter().collect())
    }

    /// The text in exactly this language.
    pub fn get(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }

    /// The text in this language or, where it lacks, in the first language that has one.
    ///
    /// Pages ask [`super::Instrument::language_for`] first, so that a form is never mixed item by item.
    pub fn text(&self, language: &str) -> &str {
        self.get(language).or_else(|| self.0.values().next().map(String::as_str)).unwrap_or_default()
    }

    /// The text with each `{name}` replaced by its value; names without a value stay as they are.
    pub fn fill(&self, language: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(language), &|name| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    /// Languages that have a text here, in order of their codes.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Language and text, in order of the codes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Replaces each `{name}` for which `value_of` knows a value, in one pass, so that a value is never read as a placeholder.
pub fn fill(text: &str, value_of: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) if !name.contains('{') => {
                filled.push_str(&value_of(name).unwrap_or_else(|| format!("{{{name}}}")));
                rest = tail;
            }
            _ => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Names of the `{placeholders}` in a text, in order.
pub fn placeholders(text: &str) -> Vec<String> {
    let found = std::cell::RefCell::new(Vec::new());
    fill(text, &|name| {
        found.borrow_mut().push(name.to_owned());
        None
    });
    found.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::new([("sv".to_owned(), "Sedan {since}".to_owned()), ("en".to_owned(), "Since {since}".to_owned())])
    }

    #[test]
    fn fills_placeholders_once_and_leaves_unknown_ones() {
        assert_eq!(words().fill("sv", &[("since", "{since} 3 maj")]), "Sedan {since} 3 maj");
        assert_eq!(words().fill("en", &[]), "Since {since}");
        assert_eq!(fill("{ {a} {b", &|name| (name == "a").then(|| "1".to_owned())), "{ 1 {b");
    }

    #[test]
    fn lists_placeholders_in_order() {
        assert_eq!(placeholders("{a} and {b:text}"), ["a", "b:text"]);
    }
}
