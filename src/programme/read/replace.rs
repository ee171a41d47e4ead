//! Puts another value in the place of one in a TOML file, leaving everything else as its author wrote it.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// The file with this list in the place of the one under `key`.
pub(in crate::programme) fn list(file: &str, key: &str, items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    replaced(file, &[key], &format!("[{}]", items.join(", ")))
}

/// The file with this text in the place of the one under `key` in the table `table`.
pub(in crate::programme) fn text_in(file: &str, table: &str, key: &str, text: &str) -> String {
    replaced(file, &[table, key], &quoted(text))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn replaced(file: &str, path: &[&str], value: &str) -> String {
    let (table, _) = DeTable::parse_recoverable(file);
    let parts = span(table.get_ref(), path).and_then(|span| Some((file.get(..span.start)?, file.get(span.end..)?)));
    parts.map_or_else(|| file.to_owned(), |(before, after)| format!("{before}{value}{after}"))
}

fn span(table: &DeTable<'_>, path: &[&str]) -> Option<Range<usize>> {
    let (key, rest) = path.split_first()?;
    let (_, found) = table.iter().find(|(name, _)| name.get_ref() == *key)?;
    match (rest, found.get_ref()) {
        ([], _) => Some(found.span()),
        (rest, DeValue::Table(table)) => span(table, rest),
        _ => None,
    }
}
