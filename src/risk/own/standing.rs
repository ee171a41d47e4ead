//! The rules as they hold for a unit now.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use super::store::{self, Change};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::ids::UnitId;
use crate::risk::rules::{Own, RuleSet};

/// What a unit has changed.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// The number of the newest change; 0 where there is none.
    pub version: i32,
    /// The changes as they stand.
    pub own: Own,
}

/// A hash names one set for ever, so that nothing kept here grows old.
static KEPT: LazyLock<RwLock<HashMap<String, Arc<RuleSet>>>> = LazyLock::new(Default::default);

/// What the unit has changed so far.
///
/// # Errors
/// What the database says, or [`Error::Internal`] where a row cannot be read.
pub fn standing(conn: &mut Conn, unit: &UnitId) -> Result<Standing> {
    match store::newest(conn, unit)? {
        Some(newest) => Ok(Standing { version: newest.version, own: read(&newest)? }),
        None => Ok(Standing::default()),
    }
}

/// The rules of the unit; none where they are the shipped ones.
///
/// # Errors
/// As [`standing`].
pub fn of_unit(conn: &mut Conn, unit: &UnitId, shipped: &RuleSet) -> Result<Option<Arc<RuleSet>>> {
    store::newest(conn, unit)?.map_or(Ok(None), |newest| in_use(&newest, shipped))
}

/// The same of some units, of those that have rules of their own.
///
/// # Errors
/// As [`standing`].
pub fn of_units(conn: &mut Conn, units: &[&str], shipped: &RuleSet) -> Result<HashMap<UnitId, Arc<RuleSet>>> {
    let newest: HashMap<UnitId, Change> =
        store::of_units(conn, units)?.into_iter().map(|change| (change.unit_id.clone(), change)).collect();
    let mut own = HashMap::new();
    for (unit, change) in newest {
        if let Some(set) = in_use(&change, shipped)? {
            own.insert(unit, set);
        }
    }
    Ok(own)
}

/// The hash of the unit's own rules, where it has any.
///
/// # Errors
/// As [`standing`].
pub fn hash_in_use(conn: &mut Conn, unit: &UnitId) -> Result<Option<String>> {
    Ok(store::newest(conn, unit)?.map(|newest| newest.content_hash))
}

pub(super) fn read(change: &Change) -> Result<Own> {
    serde_json::from_str(&change.body).map_err(|error| Error::internal("read a unit's rules", error))
}

/// At start every unit's changes are put into the shipped rules. Where that was not done, what is shipped holds.
fn in_use(change: &Change, shipped: &RuleSet) -> Result<Option<Arc<RuleSet>>> {
    if change.content_hash == shipped.hash {
        return Ok(None);
    }
    if change.based_on != shipped.hash {
        tracing::error!(unit = %change.unit_id, "a unit's rules were made for others than the shipped ones");
        return Ok(None);
    }
    if let Some(kept) = KEPT.read().unwrap_or_else(PoisonError::into_inner).get(&change.content_hash) {
        return Ok(Some(Arc::clone(kept)));
    }
    let set = Arc::new(read(change)?.applied(shipped, change.version));
    KEPT.write().unwrap_or_else(PoisonError::into_inner).insert(change.content_hash.clone(), Arc::clone(&set));
    Ok(Some(set))
}
