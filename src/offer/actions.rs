//! Changing what a unit offers, putting it in use, and carrying it over to new shipped files.

use super::standing::{self, Standing};
use super::store::{self, Change, DRAFT, USED};
use crate::access::UnitAdmin;
use crate::audit::{self, By, Event};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AccountId, UnitId};
use crate::programme::{Choices, Library, Programme};
use crate::treatment;

/// What somebody who was not the first is told.
pub const OVERTAKEN: &str = "own-overtaken";

/// Changes the draft of a unit's choices; `seen` is the number of the change that the form showed.
///
/// # Errors
/// [`Error::Conflict`] with [`OVERTAKEN`] where somebody has changed them since, or what `change` or the database says.
pub fn draft(
    tx: &mut Tx<'_>,
    admin: &UnitAdmin,
    shipped: &Programme,
    seen: i32,
    change: impl FnOnce(&mut Choices) -> Result<()>,
) -> Result<()> {
    let mut standing = unchanged(tx, admin, shipped, seen)?;
    let before = standing.choices.clone();
    change(&mut standing.choices)?;
    if standing.choices == before {
        return Ok(());
    }
    keep_draft(tx, admin, shipped, &standing)
}

/// Drops the draft: the choices are again those in use.
///
/// # Errors
/// As [`draft`].
pub fn drop_draft(tx: &mut Tx<'_>, admin: &UnitAdmin, shipped: &Programme, seen: i32) -> Result<()> {
    let standing = unchanged(tx, admin, shipped, seen)?;
    if !standing.is_draft {
        return Ok(());
    }
    let used = store::newest(tx, admin.unit(), &shipped.id, Some(USED))?;
    let (choices, used) = match used {
        Some(used) => (standing::read(&used)?, (used.based_on, used.content_hash)),
        None => (Choices::default(), (shipped.hash.clone(), None)),
    };
    // The newest row says what holds; it is in use already, with the version that it had.
    let event = Event::ContentDrafted { programme: shipped.id.clone(), version: standing.version + 1 };
    audit::record(tx, admin.by(), None, &event)?;
    insert(tx, admin.unit(), &shipped.id, standing.version + 1, &choices, (USED, used.0, used.1), by(admin))
}

/// Puts the draft in use: whoever begins from now on gets `own`, which was made of it.
///
/// # Errors
/// As [`draft`].
pub fn put_in_use(tx: &mut Tx<'_>, admin: &UnitAdmin, shipped: &Programme, seen: i32, own: &Programme) -> Result<()> {
    let standing = unchanged(tx, admin, shipped, seen)?;
    let version = standing.version + 1;
    let hash = (!standing.choices.is_nothing()).then(|| own.hash.clone());
    if hash.is_some() {
        register(tx, admin.unit(), own)?;
    }
    let content = hash.clone().unwrap_or_else(|| shipped.hash.clone());
    let used = (USED, shipped.hash.clone(), hash);
    insert(tx, admin.unit(), &shipped.id, version, &standing.choices, used, by(admin))?;
    let event = Event::ContentPutInUse { programme: shipped.id.clone(), version, content };
    audit::record(tx, admin.by(), None, &event)
}

/// Applies units' choices again to shipped programmes that have changed, where they still fit. Done once: then each is
/// based on what is shipped. A draft stays the newest of its unit.
///
/// # Errors
/// What the database says. A row that cannot be read is told in the log and left as it is.
pub fn carry_over(tx: &mut Tx<'_>, site: &Library) -> Result<usize> {
    for programme in site.programmes() {
        store::delete_version(tx, &programme.hash)?;
        for module in &programme.modules {
            store::delete_version(tx, &module.hash)?;
        }
    }
    let mut carried = 0;
    for (unit, id) in store::changed(tx)? {
        let Some(shipped) = site.programme(&id) else { continue };
        match standing::standing(tx, &unit, &id) {
            Ok(standing) => carried += usize::from(carry(tx, &unit, shipped, &standing, site)?),
            Err(Error::Internal { what, .. }) => tracing::error!(unit = %unit, programme = id, "{what}"),
            Err(other) => return Err(other),
        }
    }
    Ok(carried)
}

fn carry(tx: &mut Tx<'_>, unit: &UnitId, shipped: &Programme, standing: &Standing, site: &Library) -> Result<bool> {
    let Some(used) = standing.used.as_ref().filter(|used| used.hash.is_some() && used.based_on != shipped.hash) else {
        return Ok(false);
    };
    let Ok(own) = used.choices.apply(shipped, site).into_result() else { return Ok(false) };
    register(tx, unit, &own)?;
    let version = standing.version + 1;
    let row = (USED, shipped.hash.clone(), Some(own.hash.clone()));
    insert(tx, unit, &shipped.id, version, &used.choices, row, None)?;
    if standing.is_draft {
        let draft = (DRAFT, shipped.hash.clone(), None);
        insert(tx, unit, &shipped.id, version + 1, &standing.choices, draft, None)?;
    }
    let by = By { unit: Some(unit.clone()), ..By::system() };
    let event = Event::ContentCarriedOver { programme: shipped.id.clone(), version, content: own.hash };
    audit::record(tx, &by, None, &event)?;
    Ok(true)
}

fn unchanged(tx: &mut Tx<'_>, admin: &UnitAdmin, shipped: &Programme, seen: i32) -> Result<Standing> {
    let standing = standing::standing(tx, admin.unit(), &shipped.id)?;
    if standing.version == seen { Ok(standing) } else { Err(Error::Conflict(OVERTAKEN)) }
}

fn keep_draft(tx: &mut Tx<'_>, admin: &UnitAdmin, shipped: &Programme, standing: &Standing) -> Result<()> {
    let version = standing.version + 1;
    let row = (DRAFT, shipped.hash.clone(), None);
    insert(tx, admin.unit(), &shipped.id, version, &standing.choices, row, by(admin))?;
    audit::record(tx, admin.by(), None, &Event::ContentDrafted { programme: shipped.id.clone(), version })
}

/// A version that was not known before is the unit's own, and so is one that only units have made.
fn register(tx: &mut Tx<'_>, unit: &UnitId, own: &Programme) -> Result<()> {
    let new = treatment::actions::register_own(tx, own)?;
    for hash in own.modules.iter().map(|module| &module.hash).chain([&own.hash]) {
        keep_to_unit(tx, unit, hash, new.contains(hash))?;
    }
    Ok(())
}

/// Content that a unit has made is seen by no other unit, unless that one has made the same; what was shipped is.
///
/// # Errors
/// What the database says.
pub fn keep_to_unit(tx: &mut Tx<'_>, unit: &UnitId, hash: &str, is_new: bool) -> Result<()> {
    let makers = store::makers(tx, hash)?;
    if !makers.contains(unit) && (is_new || !makers.is_empty()) {
        store::insert_version(tx, unit, hash)?;
    }
    Ok(())
}

fn by(admin: &UnitAdmin) -> Option<AccountId> {
    admin.by().account.clone()
}

fn insert(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    programme: &str,
    version: i32,
    choices: &Choices,
    (state, based_on, content_hash): (&str, String, Option<String>),
    made_by: Option<AccountId>,
) -> Result<()> {
    let body = serde_json::to_string(choices).map_err(|error| Error::internal("keep a unit's choices", error))?;
    let change = Change {
        id: tx.id(),
        unit_id: unit.clone(),
        programme_id: programme.to_owned(),
        version,
        state: state.to_owned(),
        body,
        based_on,
        content_hash,
        made_by,
        made_at: tx.now(),
    };
    store::insert(tx, &change)?;
    Ok(())
}
