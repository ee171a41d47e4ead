//! Changing a unit's rules, and carrying the changes over to new shipped ones.

use super::standing::{self, Standing};
use super::store::{self, Change};
use crate::access::Caseload;
use crate::audit::{self, By, Event};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AccountId, UnitId};
use crate::instruments::Library;
use crate::risk::rules::{Own, RuleChange, RuleSet};
use crate::{offer, treatment, units};

/// What somebody who was not the first is told.
pub const OVERTAKEN: &str = "rules-overtaken";

/// Changes one rule of a supervisor's unit from now on; `seen` is the number of the change that the form showed.
///
/// # Errors
/// [`Error::NotFound`] for everybody but supervisors, [`Error::Conflict`] with [`OVERTAKEN`] where somebody has changed the
/// rules since, [`Error::Internal`] where the change does not fit: the page has held it against the rules before.
pub fn change(
    tx: &mut Tx<'_>,
    supervisor: &Caseload,
    shipped: &RuleSet,
    library: &Library,
    seen: i32,
    rule: &str,
    change: RuleChange,
) -> Result<()> {
    if !supervisor.is_whole_unit() {
        return Err(Error::NotFound);
    }
    let Standing { version, mut own } = standing::standing(tx, supervisor.unit())?;
    if version != seen {
        return Err(Error::Conflict(OVERTAKEN));
    }
    let why = change.why.clone();
    let before = own.rules.remove(rule);
    if !change.is_nothing() {
        own.rules.insert(rule.to_owned(), change);
    }
    if before.as_ref() == own.rules.get(rule) {
        return Ok(());
    }
    if let Some(misfit) = own.misfits(shipped, library).first() {
        return Err(Error::fault(misfit.to_string()));
    }
    let (by, unit) = (supervisor.by().clone(), supervisor.unit());
    let hash = keep(tx, unit, shipped, &own, version + 1, (rule, &why), by.account.clone())?;
    audit::record(tx, &by, None, &Event::RulesChanged { rule: rule.to_owned(), version: version + 1, rules: hash })
}

/// Puts units' changes into shipped rules that are new, where they still fit; says for how many units.
///
/// # Errors
/// What the database says.
pub fn carry_over(tx: &mut Tx<'_>, shipped: &RuleSet, library: &Library) -> Result<usize> {
    let mut carried = 0;
    for unit in units::list(tx)? {
        let Some(newest) = store::newest(tx, &unit.id)?.filter(|newest| newest.based_on != shipped.hash) else {
            continue;
        };
        let mut own = standing::read(&newest)?;
        let mut dropped: Vec<String> = own.misfits(shipped, library).into_iter().map(|misfit| misfit.rule).collect();
        dropped.dedup();
        own.rules.retain(|rule, _| !dropped.contains(rule));
        let version = newest.version + 1;
        let rules = keep(tx, &unit.id, shipped, &own, version, (&dropped.join(","), ""), None)?;
        let by = By { unit: Some(unit.id), ..By::system() };
        audit::record(tx, &by, None, &Event::RulesCarriedOver { version, rules, dropped: dropped.len() })?;
        carried += 1;
    }
    Ok(carried)
}

/// Stores the changes and registers what comes of them; gives its hash.
fn keep(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    shipped: &RuleSet,
    own: &Own,
    version: i32,
    (rule, why): (&str, &str),
    made_by: Option<AccountId>,
) -> Result<String> {
    let hash = if own.rules.is_empty() {
        shipped.hash.clone()
    } else {
        let set = own.applied(shipped, version);
        let is_new = treatment::actions::register(tx, &set)?;
        offer::actions::keep_to_unit(tx, unit, &set.hash, is_new)?;
        set.hash
    };
    let change = Change {
        id: tx.id(),
        unit_id: unit.clone(),
        version,
        rule: rule.to_owned(),
        body: serde_json::to_string(own).map_err(|error| Error::internal("keep a unit's rules", error))?,
        why: why.to_owned(),
        based_on: shipped.hash.clone(),
        content_hash: hash.clone(),
        made_by,
        made_at: tx.now(),
    };
    store::insert(tx, &change)?;
    Ok(hash)
}
