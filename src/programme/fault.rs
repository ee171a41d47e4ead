//! What is wrong with a content file, told to the person who wrote it.

use std::cell::RefCell;
use std::fmt;

/// A mistake that keeps the content from being used, with its place and what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub struct Fault {
    /// Path of the file below the content folder, such as `anger/01-stopping-today/sv.md`.
    pub file: String,
    /// Line in the file, counted from 1; none where the fault is the whole file.
    pub line: Option<usize>,
    /// What is wrong and what would be accepted, in English.
    pub message: String,
}

/// A departure from the writing rules; the content works, but someone should look at it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Path of the file below the content folder.
    pub file: String,
    /// Line in the file, counted from 1; none where the warning is about the whole file.
    pub line: Option<usize>,
    /// What was found and what the rule is, in English.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_at_place(out, &self.file, self.line, &self.message)
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_at_place(out, &self.file, self.line, &self.message)
    }
}

fn write_at_place(out: &mut fmt::Formatter<'_>, file: &str, line: Option<usize>, message: &str) -> fmt::Result {
    match line {
        Some(line) => write!(out, "{file}:{line}: {message}"),
        None => write!(out, "{file}: {message}"),
    }
}

/// Collects everything that is found while the files are read, so that an author sees it all at once.
#[derive(Debug, Default)]
pub(super) struct Report {
    faults: RefCell<Vec<Fault>>,
    exposing: RefCell<Vec<Fault>>,
    warnings: RefCell<Vec<Warning>>,
}

impl Report {
    /// Notes something without which the content cannot be understood.
    pub fn fault(&self, file: &str, line: Option<usize>, message: impl Into<String>) {
        self.faults.borrow_mut().push(Fault { file: file.to_owned(), line, message: message.into() });
    }

    /// Notes a word that would tell an onlooker what the content is about. Kept apart from the
    /// other faults: such a word stops new content, but an old version must stay readable even
    /// when the list of words has grown since.
    pub fn exposing(&self, file: &str, line: Option<usize>, message: impl Into<String>) {
        self.exposing.borrow_mut().push(Fault { file: file.to_owned(), line, message: message.into() });
    }

    /// Notes a departure from the writing rules.
    pub fn warn(&self, file: &str, line: Option<usize>, message: impl Into<String>) {
        self.warnings.borrow_mut().push(Warning { file: file.to_owned(), line, message: message.into() });
    }

    /// Takes over what another report has noted.
    pub fn absorb(&self, other: Self) {
        self.faults.borrow_mut().append(&mut other.faults.into_inner());
        self.exposing.borrow_mut().append(&mut other.exposing.into_inner());
        self.warnings.borrow_mut().append(&mut other.warnings.into_inner());
    }

    /// The verdict on new content: its warnings, or every fault in the order of files and lines.
    pub fn into_verdict(self) -> Result<Vec<Warning>, Vec<Fault>> {
        let mut faults = self.faults.into_inner();
        faults.append(&mut self.exposing.into_inner());
        let mut warnings = self.warnings.into_inner();
        warnings.sort();
        refuse_if_any(faults).map(|()| warnings)
    }

    /// The verdict on content that was accepted once and is read again.
    pub fn into_verdict_on_stored(self) -> Result<(), Vec<Fault>> {
        refuse_if_any(self.faults.into_inner())
    }
}

fn refuse_if_any(mut faults: Vec<Fault>) -> Result<(), Vec<Fault>> {
    faults.sort();
    faults.dedup();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}
