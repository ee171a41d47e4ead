//! The sentences that an export carries, in both languages, from the texts that people read elsewhere.

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;

use super::format::Format;
use crate::error::{Error, Result};
use crate::instruments::{MissingReason, Words};
use crate::texts::{LANGUAGES, Texts};

/// The sentences, ready before the rows are read.
#[derive(Debug, Clone)]
pub struct Phrases {
    statement: Words,
    readme: BTreeMap<&'static str, Words>,
    names: BTreeMap<&'static str, Words>,
}

/// What the README names; filled in once the files are written.
const PLACES: [&str; 9] =
    ["study", "ethics", "export", "software", "persons", "withdrawn", "attributions", "files", "columns"];

/// What columns, states, verdicts and missing answers are called.
const NAMES: [&str; 33] = [
    "export-missing-not-applicable",
    "export-missing-declined",
    "export-missing-blank",
    "export-missing-empty",
    "export-field-pid",
    "export-field-event",
    "export-field-instrument",
    "export-field-version",
    "export-field-language",
    "export-field-item",
    "export-field-value",
    "export-field-label",
    "export-field-day",
    "export-field-missing-reason",
    "export-field-scale",
    "export-field-band",
    "export-field-method",
    "export-field-reliable-change",
    "export-field-verdict",
    "export-field-due-day",
    "export-field-state",
    "export-field-mode",
    "export-mode-self",
    "export-mode-phone",
    "export-state-answered",
    "export-state-late",
    "export-state-missed",
    "export-state-not-due",
    "export-state-withdrawn",
    "export-verdict-deteriorated",
    "export-verdict-unchanged",
    "export-verdict-improved",
    "export-verdict-recovered",
];

impl Phrases {
    /// Takes the sentences from the texts.
    ///
    /// # Errors
    /// [`Error::Internal`] where one is missing, which a test of all keys forbids.
    pub fn of(texts: &Texts) -> Result<Self> {
        Ok(Self {
            statement: words(texts, "export-statement", &[])?,
            readme: Format::ALL.into_iter().map(|it| Ok((it.as_str(), readme(texts, it)?))).collect::<Result<_>>()?,
            names: NAMES.into_iter().map(|key| Ok((key, words(texts, key, &[])?))).collect::<Result<_>>()?,
        })
    }

    /// What a missing code means.
    pub fn missing(&self, reason: MissingReason) -> &Words {
        self.name(match reason {
            MissingReason::NotApplicable => "export-missing-not-applicable",
            MissingReason::Declined => "export-missing-declined",
            MissingReason::Blank => "export-missing-blank",
        })
    }

    /// What stands under one of the keys of [`NAMES`].
    pub(super) fn name(&self, key: &str) -> &Words {
        self.names.get(key).unwrap_or(&self.statement)
    }

    /// That the file remains personal data.
    pub(super) fn statement(&self) -> &Words {
        &self.statement
    }

    /// The text of the README of a shape in one language.
    pub(super) fn readme(&self, format: Format, language: &str, facts: &[(&str, &str)]) -> String {
        self.readme.get(format.as_str()).map(|words| words.fill(language, facts)).unwrap_or_default()
    }
}

/// The README with the parts that belong to the shape put in, and places for what is known once the files are written.
fn readme(texts: &Texts, format: Format) -> Result<Words> {
    let (files, columns) = match format {
        Format::LongCsv => ("export-readme-files-long", "export-readme-columns-long"),
        Format::WideCsv => ("export-readme-files-wide", "export-readme-columns-wide"),
        Format::DataPackage => ("export-readme-files-package", "export-readme-columns-long"),
    };
    let (files, columns) = (words(texts, files, &[])?, words(texts, columns, &[])?);
    let mut parts = Vec::new();
    for language in LANGUAGES {
        let args = PLACES.map(|place| match place {
            "files" => (place, files.text(language).to_owned()),
            "columns" => (place, columns.text(language).to_owned()),
            _ => (place, format!("{{{place}}}")),
        });
        parts.push((language.to_owned(), words(texts, "export-readme", &args)?.text(language).to_owned()));
    }
    Ok(Words::new(parts))
}

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
