//! Words that several of the pages use: events, people, times, and what can be chosen.

use std::collections::HashMap;

use serde::Serialize;

use crate::accounts::actions as accounts;
use crate::audit;
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::units::Unit;
use crate::web::Page;

/// One thing that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

impl Choice {
    pub(super) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// The log outlives the versions that wrote it: what this one has no words for keeps its own name.
pub(super) fn label(page: &Page, kind: &str, name: &str) -> String {
    page.text(&format!("{kind}-{name}"), &Vec::new()).unwrap_or_else(|_| name.to_owned())
}

/// What happened, with the part of a record that was read where that is what happened.
pub(super) fn event(page: &Page, row: &audit::Row) -> String {
    let said = label(page, "event", &row.event);
    match detail(row, "what").filter(|_| row.event == "record_read") {
        Some(what) => match page.text(&format!("log-part-{what}"), &Vec::new()) {
            Ok(part) => format!("{said}: {part}"),
            Err(_) => said,
        },
        None => said,
    }
}

/// One detail of an event, where it is a text.
pub(super) fn detail(row: &audit::Row, name: &str) -> Option<String> {
    let details: serde_json::Value = serde_json::from_str(&row.detail).ok()?;
    Some(details.get(name)?.as_str()?.to_owned())
}

/// Enough of an identifier to tell people of one unit apart.
pub(super) fn short(id: &str) -> String {
    id.chars().take(6).collect()
}

/// A moment on the unit's clock, to the minute.
pub(super) fn minute(unit: &Unit, moment: Moment) -> String {
    unit.local(moment).format("%Y-%m-%d %H:%M").to_string()
}

/// The names of the staff among some accounts. A client's is sealed in the client's own record and is not among them.
pub(super) fn names<'a>(
    rx: &mut Read<'_>,
    accounts: impl IntoIterator<Item = &'a str>,
) -> Result<HashMap<String, String>> {
    let mut ids: Vec<&str> = accounts.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut names = accounts::names(rx, &ids)?;
    names.retain(|_, name| !name.is_empty());
    Ok(names)
}
