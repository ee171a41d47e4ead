//! The demo's unit, as `unit.toml` tells it.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What people read about the unit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) name: String,
    pub(super) site_name: String,
    pub(super) exit_url: String,
    pub(super) out_of_hours: BTreeMap<String, String>,
    pub(super) police_text: BTreeMap<String, String>,
}
