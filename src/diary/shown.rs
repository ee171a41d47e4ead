//! An entry in words, the same to the client and to whoever reads the record.

use serde::Serialize;

use super::actions::Written;
use super::rules::{Entry, Noted};
use crate::error::Result;
use crate::units::{Unit, when};
use crate::web::Page;

/// One line of an entry, in the shape that `ui.answers` takes.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// What it is about.
    pub key: String,
    /// What was noted.
    pub value: String,
    href: String,
}

/// An entry to read.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// What stands in its address.
    pub id: String,
    /// The day.
    pub date: String,
    /// What kind of entry it is.
    pub kind: String,
    /// What was noted.
    pub lines: Vec<Line>,
    /// When this version was written.
    pub written: String,
    /// Whether it was taken away.
    pub is_removed: bool,
    /// What it said before.
    pub earlier: Vec<Shown>,
}

impl Shown {
    /// In the words of the page's language.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn of(page: &Page, unit: &Unit, written: &Written) -> Result<Self> {
        Ok(Self {
            id: written.id.to_string(),
            date: when::weekday_date(page, written.entry.on)?,
            kind: kind(page, &written.entry)?,
            lines: lines(page, &written.entry)?,
            written: when::weekday_moment(page, unit, written.written_at)?,
            is_removed: written.is_removed,
            earlier: written.earlier.iter().map(|one| Self::of(page, unit, one)).collect::<Result<_>>()?,
        })
    }

    /// An entry with every part filled, for the tests that render all templates.
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        let line = |key: &str, value: &str| Line { key: key.to_owned(), value: value.to_owned(), href: String::new() };
        let earlier = Self {
            id: "e1".to_owned(),
            date: "måndag 23 november".to_owned(),
            kind: "Starkaste ilskan".to_owned(),
            lines: vec![line("Ilska", "60"), line("Vad jag gjorde", "Gick ut en stund.")],
            written: "måndag 23 november kl. 19.05".to_owned(),
            is_removed: false,
            earlier: Vec::new(),
        };
        Self { is_removed: true, earlier: vec![earlier.clone()], ..earlier }
    }
}

/// What kind of entry it is, in words.
///
/// # Errors
/// Where a text is missing.
pub fn kind(page: &Page, entry: &Entry) -> Result<String> {
    let key = match entry.noted {
        Noted::Anger { .. } => "diary-kind-day",
        Noted::Urge { .. } => "diary-kind-wave",
    };
    page.text(key, &Vec::new())
}

/// What was noted, line by line, without what was left empty.
///
/// # Errors
/// Where a text is missing.
pub fn lines(page: &Page, entry: &Entry) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    let said = match &entry.noted {
        Noted::Anger { strongest, situation, act } => vec![
            ("diary-strongest", strongest.to_string()),
            ("diary-situation", situation.clone()),
            ("diary-act", act.clone()),
        ],
        Noted::Urge { before, peak, after, minutes, instead } => vec![
            ("diary-wave", format!("{before} → {peak} → {after}")),
            ("diary-minutes", minutes.to_string()),
            ("diary-instead", instead.clone()),
        ],
    };
    for (key, value) in said.into_iter().filter(|(_, value)| !value.is_empty()) {
        lines.push(Line { key: page.text(key, &Vec::new())?, value, href: String::new() });
    }
    Ok(lines)
}
