//! The rules of a unit: what holds, what may be changed, and what a change would have found before it is saved.

mod edit;
mod list;
mod save;
mod typed;
mod what_if;

pub(super) use edit::edit;
pub(super) use list::list;
pub(super) use save::save;
pub(super) use what_if::what_if;

use crate::access::{self, Caseload, Who};
use crate::crypto;
use crate::db::Read;
use crate::error::{Error, Result};
use crate::risk::own::{self, Standing};
use crate::risk::rules::{Rule, RuleSet};

/// Where the list is.
const HOME: &str = "/clinic/rules";
/// How long a rule's part of an address is.
const KEY: usize = 10;

/// A supervisor's unit with what it has changed so far.
fn opened(rx: &mut Read<'_>, who: &Who) -> Result<(Caseload, Standing)> {
    let caseload = access::caseload(rx, who)?;
    if !caseload.is_whole_unit() {
        return Err(Error::NotFound);
    }
    let standing = own::standing(rx, caseload.unit())?;
    Ok((caseload, standing))
}

/// The page of a rule. Its address holds no word of what the rule is about.
fn href_of(rule: &str) -> String {
    format!("{HOME}/{}", key_of(rule))
}

fn key_of(rule: &str) -> String {
    crypto::digest(rule).chars().take(KEY).collect()
}

fn shipped<'r>(rules: &'r RuleSet, key: &str) -> Result<&'r Rule> {
    rules.rules.iter().find(|rule| key_of(&rule.id) == key).ok_or(Error::NotFound)
}

#[cfg(test)]
pub(super) use {edit::samples as edit_samples, list::sample as list_sample, what_if::samples as what_if_samples};
