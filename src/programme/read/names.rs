//! The shape of ids, and the ids that stand twice.

use std::collections::BTreeSet;

use super::keys::{At, Keys};

/// How an id may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::programme) enum Shape {
    /// Ids that end up in form field names and data columns: `time_out_plan`.
    Data,
    /// Ids of programmes, modules, folders and pages: `stopping-today`.
    Slug,
    /// Values of options: `a`, `home`, `3_times`.
    Option,
}

impl Shape {
    /// What an author may write, for faults.
    pub const fn accepted(self) -> &'static str {
        match self {
            Self::Data => "an id of a–z, 0–9 and _ that begins with a letter",
            Self::Slug => "an id of a–z, 0–9 and - that begins with a letter",
            Self::Option => "values of a–z, 0–9 and _",
        }
    }

    /// Whether an id has this shape.
    pub fn fits(self, id: &str) -> bool {
        let joint = if self == Self::Slug { '-' } else { '_' };
        let begins_well = id
            .starts_with(|first: char| first.is_ascii_lowercase() || (self == Self::Option && first.is_ascii_digit()));
        begins_well && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint)
    }
}

/// Reads an id of this shape.
pub(in crate::programme) fn id(keys: &mut Keys<'_>, key: &str, shape: Shape) -> Option<At<String>> {
    let id = keys.text(key, shape.accepted())?;
    checked(keys, id, shape)
}

/// Reads a list of different ids of this shape.
pub(in crate::programme) fn ids(keys: &mut Keys<'_>, key: &str, shape: Shape) -> Vec<At<String>> {
    let accepted = format!("a list, each entry {}", shape.accepted());
    let all = keys.texts(key, &accepted);
    let well_formed: Vec<_> = all.into_iter().filter_map(|id| checked(keys, id, shape)).collect();
    without_repeats(keys, well_formed)
}

/// Reads a list of different ids of this shape where there is one.
pub(in crate::programme) fn optional_ids(keys: &mut Keys<'_>, key: &str, shape: Shape) -> Vec<At<String>> {
    if keys.has(key) { ids(keys, key, shape) } else { Vec::new() }
}

/// Reads a version of three numbers.
pub(in crate::programme) fn version(keys: &mut Keys<'_>) -> Option<String> {
    const ACCEPTED: &str = "three numbers such as \"1.0.0\"";
    let version = keys.text("version", ACCEPTED)?;
    let parts: Vec<&str> = version.value.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() != 3 || !parts.iter().all(is_number) {
        keys.fault(version.line, &format!("\"version\" is not usable; accepted: {ACCEPTED}"));
        return None;
    }
    Some(version.value)
}

fn checked(keys: &Keys<'_>, id: At<String>, shape: Shape) -> Option<At<String>> {
    if shape.fits(&id.value) {
        return Some(id);
    }
    keys.fault(id.line, &format!("\"{}\" is not an id; accepted: {}", id.value, shape.accepted()));
    None
}

fn without_repeats(keys: &Keys<'_>, ids: Vec<At<String>>) -> Vec<At<String>> {
    let mut seen = BTreeSet::new();
    ids.into_iter()
        .filter(|id| {
            let is_new = seen.insert(id.value.clone());
            if !is_new {
                keys.fault(id.line, &format!("\"{}\" stands twice; accepted: each id once", id.value));
            }
            is_new
        })
        .collect()
}
