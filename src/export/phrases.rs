//! The sentences that an export carries, in both languages, from the texts that people read elsewhere.

use fluent_bundle::FluentValue;

use crate::error::{Error, Result};
use crate::instruments::{MissingReason, Words};
use crate::texts::{LANGUAGES, Texts};

/// The sentences, ready before the rows are read.
#[derive(Debug, Clone)]
pub struct Phrases {
    not_applicable: Words,
    declined: Words,
    blank: Words,
    statement: Words,
    readme: Words,
}

impl Phrases {
    /// Takes the sentences from the texts.
    ///
    /// # Errors
    /// [`Error::Internal`] where one is missing, which a test of all keys forbids.
    pub fn of(texts: &Texts) -> Result<Self> {
        Ok(Self {
            not_applicable: words(texts, "export-missing-not-applicable", &[])?,
            declined: words(texts, "export-missing-declined", &[])?,
            blank: words(texts, "export-missing-blank", &[])?,
            statement: words(texts, "export-statement", &[])?,
            readme: words(texts, "export-readme", &PLACES.map(|place| (place, format!("{{{place}}}"))))?,
        })
    }

    /// What a missing code means.
    pub fn missing(&self, reason: MissingReason) -> &Words {
        match reason {
            MissingReason::NotApplicable => &self.not_applicable,
            MissingReason::Declined => &self.declined,
            MissingReason::Blank => &self.blank,
        }
    }

    /// That the file remains personal data.
    pub(super) fn statement(&self) -> &Words {
        &self.statement
    }

    /// The text of the README in one language.
    pub(super) fn readme(&self, language: &str, facts: &[(&str, &str)]) -> String {
        self.readme.fill(language, facts)
    }
}

/// What the README names; filled in once the files are written.
const PLACES: [&str; 7] = ["study", "ethics", "export", "software", "persons", "withdrawn", "attributions"];

fn words(texts: &Texts, key: &str, args: &[(&str, String)]) -> Result<Words> {
    let args: Vec<(&str, FluentValue<'_>)> =
        args.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))).collect();
    let mut found = Vec::new();
    for language in LANGUAGES {
        let text = texts
            .get(language, "treatment", key, &args)
            .ok_or_else(|| Error::fault(format!("no text {key} in {language}")))?;
        found.push((language.to_owned(), text));
    }
    Ok(Words::new(found))
}
