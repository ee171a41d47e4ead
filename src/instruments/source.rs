//! Reads TOML with line numbers and collects every fault instead of stopping at the first.
//!
//! A [`Source`] is one file; a [`Fields`] is one table in it. Each reading method reports a missing or
//! wrong field as a [`Fault`] and goes on; [`Fields::finish`] reports the keys that nobody asked for.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;
use super::words::Words;

/// One definition file under reading, with the faults found so far.
pub struct Source<'t> {
    file: &'t str,
    text: &'t str,
    /// Where each line but the first begins.
    line_starts: Vec<usize>,
    faults: RefCell<Vec<Fault>>,
}

impl<'t> Source<'t> {
    /// Begins to read a file.
    pub fn new(file: &'t str, text: &'t str) -> Self {
        let line_starts = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        Self { file, text, line_starts, faults: RefCell::default() }
    }

    /// Parses the file as TOML; faults of syntax are recorded, and what could be read is returned.
    pub fn parse(&self) -> DeTable<'t> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let line = error.span().map(|span| self.line_at(span.start));
            self.report(line, format!("not valid TOML: {}", error.message()));
        }
        table.into_inner()
    }

    /// Records a fault.
    pub fn report(&self, line: Option<usize>, message: impl Into<String>) {
        self.faults.borrow_mut().push(Fault { file: self.file.to_owned(), line, message: message.into() });
    }

    /// Whether nothing has been found wrong so far.
    pub fn is_clean(&self) -> bool {
        self.faults.borrow().is_empty()
    }

    /// All faults, in the order of their lines.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort();
        faults.dedup();
        faults
    }

    fn line_at(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset) + 1
    }

    fn line_of(&self, span: &Range<usize>) -> usize {
        self.line_at(span.start)
    }
}

/// A value together with the line it stands on.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// The value that was read.
    pub value: T,
    /// Its line, counted from 1.
    pub line: Option<usize>,
}

/// One table of a file, read field by field.
pub struct Fields<'s, 't> {
    source: &'s Source<'t>,
    table: &'s DeTable<'t>,
    place: String,
    line: Option<usize>,
    asked: RefCell<BTreeSet<String>>,
}

impl<'s, 't> Fields<'s, 't> {
    /// The top table of a file.
    pub fn top(source: &'s Source<'t>, table: &'s DeTable<'t>) -> Self {
        Self::at(source, table, String::new(), Some(1))
    }

    fn at(source: &'s Source<'t>, table: &'s DeTable<'t>, place: String, line: Option<usize>) -> Self {
        Self { source, table, place, line, asked: RefCell::default() }
    }

    /// Line on which this table begins.
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// Records a fault at this table.
    pub fn report(&self, message: impl Into<String>) {
        self.source.report(self.line, message);
    }

    /// Records a fault at a given line.
    pub fn report_at(&self, line: Option<usize>, message: impl Into<String>) {
        self.source.report(line, message);
    }

    /// Keys of this table.
    pub fn keys(&self) -> Vec<String> {
        self.table.keys().map(|key| key.get_ref().to_string()).collect()
    }

    /// Whether the field stands in the file.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Records a fault at each of these fields that is here and may not be.
    pub fn refuse(&self, keys: &[&str], why: &str) {
        for key in keys {
            let Some(value) = self.value(key) else { continue };
            self.source.report(Some(self.source.line_of(&value.span())), format!("`{}`: {why}", self.path(key)));
        }
    }

    fn path(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}.{key}", self.place) }
    }

    fn value(&self, key: &str) -> Option<&'s Spanned<DeValue<'t>>> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.table.get(key)
    }

    fn wrong(&self, key: &str, value: &Spanned<DeValue<'t>>, wanted: &str) {
        let message = format!("`{}` is a {}; accepted: {wanted}", self.path(key), value.get_ref().type_str());
        self.source.report(Some(self.source.line_of(&value.span())), message);
    }

    fn missing(&self, key: &str, wanted: &str) {
        self.report(format!("`{}` is missing; accepted: {wanted}", self.path(key)));
    }

    fn read<T>(&self, key: &str, wanted: &str, convert: impl Fn(&Spanned<DeValue<'t>>) -> Option<T>) -> Option<At<T>> {
        let value = self.value(key)?;
        let converted = convert(value);
        if converted.is_none() {
            self.wrong(key, value, wanted);
        }
        converted.map(|converted| At { value: converted, line: Some(self.source.line_of(&value.span())) })
    }

    /// A text that may be left out.
    pub fn opt_text(&self, key: &str) -> Option<At<String>> {
        self.read(key, "a text", as_text)
    }

    /// A text that must be there and not be empty.
    pub fn text(&self, key: &str) -> At<String> {
        match self.opt_text(key) {
            Some(text) if !text.value.trim().is_empty() => text,
            Some(text) => {
                self.source.report(text.line, format!("`{}` is empty; accepted: a text", self.path(key)));
                text
            }
            None => {
                if !self.has(key) {
                    self.missing(key, "a text");
                }
                At { value: String::new(), line: self.line }
            }
        }
    }

    /// A whole number that may be left out.
    pub fn opt_int(&self, key: &str) -> Option<At<i64>> {
        self.read(key, "a whole number", as_int)
    }

    /// A whole number that must be there.
    pub fn int(&self, key: &str) -> At<i64> {
        if !self.has(key) {
            self.missing(key, "a whole number");
        }
        self.opt_int(key).unwrap_or(At { value: 0, line: self.line })
    }

    /// A number that may be left out.
    pub fn opt_number(&self, key: &str) -> Option<At<f64>> {
        self.read(key, "a number", as_number)
    }

    /// A number that must be there.
    pub fn number(&self, key: &str) -> At<f64> {
        if !self.has(key) {
            self.missing(key, "a number");
        }
        self.opt_number(key).unwrap_or(At { value: 0.0, line: self.line })
    }

    /// `true` or `false`, with a default.
    pub fn flag(&self, key: &str, default: bool) -> bool {
        self.read(key, "true or false", |value| value.get_ref().as_bool()).map_or(default, |read| read.value)
    }

    /// A list of texts; empty where it is left out. Whole numbers are read as their digits.
    pub fn texts(&self, key: &str) -> At<Vec<String>> {
        let wanted = "a list of texts, such as [\"q1\", \"q2\"]";
        self.read(key, wanted, |value| {
            let array = value.get_ref().as_array()?;
            array.iter().map(|entry| as_text(entry).or_else(|| as_int(entry).map(|n| n.to_string()))).collect()
        })
        .unwrap_or(At { value: Vec::new(), line: self.line })
    }

    /// A whole number or a name, as options have: the value as text, the number where it is one, and the line.
    pub fn number_or_key(&self, key: &str) -> (String, Option<i64>, Option<usize>) {
        if !self.has(key) {
            self.missing(key, "a whole number or a name in quotes");
        }
        let read = self.read(key, "a whole number or a name in quotes", |value| {
            as_int(value)
                .map(|number| (number.to_string(), Some(number)))
                .or_else(|| as_text(value).map(|text| (text, None)))
        });
        read.map_or_else(|| (String::new(), None, self.line), |at| (at.value.0, at.value.1, at.line))
    }

    /// Two numbers `[lowest, highest]` that must be there.
    pub fn range(&self, key: &str) -> At<(f64, f64)> {
        if !self.has(key) {
            self.missing(key, "two numbers, such as [0, 27]");
        }
        self.read(key, "two numbers, such as [0, 27]", |value| match value.get_ref().as_array() {
            Some(array) if array.len() == 2 => Some((as_number(array.first()?)?, as_number(array.last()?)?)),
            _ => None,
        })
        .unwrap_or(At { value: (0.0, 0.0), line: self.line })
    }

    /// One of a closed set of words.
    pub fn word<T: Copy>(&self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let accepted = words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        let Some(read) = self.opt_text(key) else {
            if !self.has(key) {
                self.missing(key, &accepted);
            }
            return None;
        };
        let found = words.iter().find(|(word, _)| *word == read.value).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let message = format!("`{}` is \"{}\"; accepted: {accepted}", self.path(key), read.value);
            self.source.report(read.line, message);
        }
        found
    }

    /// A table with one text per language.
    pub fn words(&self, key: &str) -> At<Words> {
        let Some(fields) = self.opt_table(key) else {
            if !self.has(key) {
                self.missing(key, "a table with one text per language: sv, en");
            }
            return At { value: Words::default(), line: self.line };
        };
        let texts = fields.keys().into_iter().map(|language| {
            let text = fields.text(&language).value;
            (language, text)
        });
        At { value: Words::new(texts.collect::<Vec<_>>()), line: fields.line }
    }

    /// A table that may be left out.
    pub fn opt_table(&self, key: &str) -> Option<Fields<'s, 't>> {
        let value = self.value(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, value, "a table");
            return None;
        };
        let line = self.source.line_of(&value.span());
        Some(Fields::at(self.source, table, self.path(key), Some(line)))
    }

    /// A table that must be there.
    pub fn table(&self, key: &str) -> Option<Fields<'s, 't>> {
        if !self.has(key) {
            self.missing(key, "a table");
        }
        self.opt_table(key)
    }

    /// A list of tables; empty where it is left out.
    pub fn tables(&self, key: &str) -> Vec<Fields<'s, 't>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "a list of tables");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in array {
            match entry.get_ref().as_table() {
                Some(table) => {
                    let line = self.source.line_of(&entry.span());
                    tables.push(Fields::at(self.source, table, self.path(key), Some(line)));
                }
                None => self.wrong(key, entry, "a table"),
            }
        }
        tables
    }

    /// Reports every key that was never asked for: a misspelt field must not be read as a missing one.
    pub fn finish(&self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().filter(|key| !asked.contains(key.get_ref().as_ref())) {
            let accepted = asked.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            let message = format!("`{}` is not a known field; accepted: {accepted}", self.path(key.get_ref()));
            self.source.report(Some(self.source.line_of(&key.span())), message);
        }
    }
}

fn as_text(value: &Spanned<DeValue<'_>>) -> Option<String> {
    value.get_ref().as_str().map(str::to_owned)
}

fn as_int(value: &Spanned<DeValue<'_>>) -> Option<i64> {
    let integer = value.get_ref().as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn as_number(value: &Spanned<DeValue<'_>>) -> Option<f64> {
    match value.get_ref().as_float() {
        Some(float) => float.as_str().parse().ok(),
        None => as_int(value)?.to_string().parse().ok(),
    }
}
