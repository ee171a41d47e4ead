//! The demo's unit, as `unit.toml` tells it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};

/// What people read about the unit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) name: String,
    pub(super) site_name: String,
    pub(super) exit_url: String,
    pub(super) out_of_hours: BTreeMap<String, String>,
    pub(super) police_text: BTreeMap<String, String>,
    pub(super) leave: Vec<Leave>,
}

/// A colleague's leave, in days from today; whoever stands in for them acts meanwhile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leave {
    pub(super) colleague: String,
    /// The day on which it was noted.
    pub(super) noted: i64,
    /// The first and the last day away, both whole.
    pub(super) first: i64,
    pub(super) last: i64,
}

/// Reads the file.
///
/// # Errors
/// [`Error::Internal`] with its fault.
pub(super) fn load() -> Result<Told> {
    toml::from_str(include_str!("unit.toml")).map_err(|error| Error::internal("read the demo's unit", error))
}
