//! Reads one TOML table key by key, noting what is missing, misshapen or not known.

use std::ops::RangeInclusive;

use toml::de::{DeTable, DeValue};

use super::source::Source;

/// A value with the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::programme) struct At<T> {
    pub value: T,
    pub line: usize,
}

/// A TOML table that is being read. Each key asked for counts as known; `finish` refuses the rest.
pub(in crate::programme) struct Keys<'t> {
    source: &'t Source<'t>,
    table: &'t DeTable<'t>,
    /// What the table describes, as faults call it.
    place: String,
    /// Line of the table's heading, where what is missing is missed.
    pub line: usize,
    known: Vec<String>,
}

impl<'t> Keys<'t> {
    /// The outermost table of a file.
    pub fn of_file(source: &'t Source<'t>, table: &'t DeTable<'t>) -> Self {
        Self::new(source, table, "this file", source.first_line)
    }

    fn new(source: &'t Source<'t>, table: &'t DeTable<'t>, place: &str, line: usize) -> Self {
        Self { source, table, place: place.to_owned(), line, known: Vec::new() }
    }

    /// Gives the table the name that faults should use.
    pub fn call(&mut self, place: impl Into<String>) {
        self.place = place.into();
    }

    /// Notes a fault about this table.
    pub fn fault(&self, line: usize, message: &str) {
        self.source.fault(line, format!("{}: {message}", self.place));
    }

    /// A text that has to be there.
    pub fn text(&mut self, key: &str, accepted: &str) -> Option<At<String>> {
        let found = self.optional_text(key, accepted);
        if found.is_none() && self.peek(key).is_none() {
            self.fault(self.line, &format!("key \"{key}\" is missing; accepted: {accepted}"));
        }
        found
    }

    /// A text that may be left out, but not left empty.
    pub fn optional_text(&mut self, key: &str, accepted: &str) -> Option<At<String>> {
        let (value, line) = self.take(key)?;
        let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.fault(line, &format!("\"{key}\" is not usable; accepted: {accepted}"));
        }
        text.map(|text| At { value: text.to_owned(), line })
    }

    /// A whole number that has to be there.
    pub fn number(&mut self, key: &str, range: &RangeInclusive<i64>) -> Option<At<i64>> {
        let found = self.optional_number(key, range);
        if found.is_none() && self.peek(key).is_none() {
            let accepted = whole_number_in(range);
            self.fault(self.line, &format!("key \"{key}\" is missing; accepted: {accepted}"));
        }
        found
    }

    /// A whole number that may be left out.
    pub fn optional_number(&mut self, key: &str, range: &RangeInclusive<i64>) -> Option<At<i64>> {
        let (value, line) = self.take(key)?;
        let number = value
            .as_integer()
            .and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| range.contains(number));
        if number.is_none() {
            let accepted = whole_number_in(range);
            self.fault(line, &format!("\"{key}\" is not usable; accepted: {accepted}"));
        }
        number.map(|value| At { value, line })
    }

    /// A yes or no that is no when left out.
    pub fn flag(&mut self, key: &str) -> At<bool> {
        let Some((value, line)) = self.take(key) else {
            return At { value: false, line: self.line };
        };
        let flag = value.as_bool();
        if flag.is_none() {
            self.fault(line, &format!("\"{key}\" is not usable; accepted: true, false"));
        }
        At { value: flag.unwrap_or_default(), line }
    }

    /// A list of texts that has to be there and to hold at least one.
    pub fn texts(&mut self, key: &str, accepted: &str) -> Vec<At<String>> {
        let Some((value, line)) = self.take(key) else {
            self.fault(self.line, &format!("key \"{key}\" is missing; accepted: {accepted}"));
            return Vec::new();
        };
        let items = value.as_array().into_iter().flat_map(|array| array.iter());
        let texts: Vec<_> = items
            .map(|item| At {
                value: item.get_ref().as_str().unwrap_or_default().trim().to_owned(),
                line: self.source.line_at(item.span().start),
            })
            .collect();
        if texts.is_empty() || texts.iter().any(|text| text.value.is_empty()) {
            self.fault(line, &format!("\"{key}\" is not usable; accepted: {accepted}"));
        }
        texts.into_iter().filter(|text| !text.value.is_empty()).collect()
    }

    /// Whether there is such a key, which then also counts as known.
    pub fn has(&mut self, key: &str) -> bool {
        self.take(key).is_some()
    }

    /// A table below this one, if it is there.
    pub fn table(&mut self, key: &str) -> Option<Keys<'t>> {
        let (value, line) = self.take(key)?;
        let Some(table) = value.as_table() else {
            self.fault(line, &format!("\"{key}\" is not usable; accepted: a table"));
            return None;
        };
        Some(Self::new(self.source, table, &format!("[{key}]"), self.key_line(key)))
    }

    /// All tables of a `[[key]]` list, in order; none when there is no such list.
    pub fn tables(&mut self, key: &str) -> Vec<Keys<'t>> {
        let Some((value, line)) = self.take(key) else {
            return Vec::new();
        };
        let items: Vec<_> = value.as_array().into_iter().flat_map(|array| array.iter()).collect();
        let tables: Vec<_> = items
            .iter()
            .filter_map(|item| {
                let line = self.source.line_at(item.span().start);
                let table = item.get_ref().as_table()?;
                Some(Self::new(self.source, table, &format!("[[{key}]]"), line))
            })
            .collect();
        if !value.is_array() || tables.len() < items.len() {
            self.fault(line, &format!("\"{key}\" is not usable; accepted: [[{key}]] tables"));
        }
        tables
    }

    /// Refuses every key that was not asked for.
    pub fn finish(self) {
        let accepted = if self.known.is_empty() { "nothing".to_owned() } else { self.known.join(", ") };
        for key in self.table.keys() {
            if !self.known.iter().any(|known| known == key.get_ref()) {
                let line = self.source.line_at(key.span().start);
                let name = key.get_ref();
                self.fault(line, &format!("unknown key \"{name}\"; accepted: {accepted}"));
            }
        }
    }

    fn take(&mut self, key: &str) -> Option<(&'t DeValue<'t>, usize)> {
        if !self.known.iter().any(|known| known == key) {
            self.known.push(key.to_owned());
        }
        self.peek(key).map(|value| (value, self.key_line(key)))
    }

    fn peek(&self, key: &str) -> Option<&'t DeValue<'t>> {
        let table: &'t DeTable<'t> = self.table;
        table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value.get_ref())
    }

    fn key_line(&self, key: &str) -> usize {
        self.table
            .keys()
            .find(|name| name.get_ref() == key)
            .map_or(self.line, |name| self.source.line_at(name.span().start))
    }
}

fn whole_number_in(range: &RangeInclusive<i64>) -> String {
    format!("a whole number from {} to {}", range.start(), range.end())
}
