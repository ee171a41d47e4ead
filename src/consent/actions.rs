//! Giving and withdrawing consent.

use super::rules::{self, Kind};
use super::store::{self, Consent};
use crate::audit::{self, By, Event};
use crate::crypto;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{ClientId, ConsentId, StudyId, UnitId};

/// Gives a consent to the version and wording that was read. The same version said yes to again is the same consent.
///
/// # Errors
/// [`Error::NotFound`] where the study is not the unit's, [`Error::Conflict`] where it has no ethics number, or what
/// the database says.
#[expect(clippy::too_many_arguments, reason = "each is one part of what was said yes to")]
pub fn give(
    tx: &mut Tx<'_>,
    by: &By,
    client: &ClientId,
    unit: &UnitId,
    kind: Kind,
    study: Option<&StudyId>,
    version: &str,
    wording: &str,
) -> Result<ConsentId> {
    let named = study.map(|study| store::get_study(tx, study, unit)).transpose()?;
    rules::check(kind, named.as_ref())?;
    let wording_hash = crypto::digest(wording);
    let holding = store::list_current_of(tx, client, kind, study)?;
    if let Some(same) = holding.iter().find(|row| row.version == version && row.wording_hash == wording_hash) {
        return Ok(same.id.clone());
    }
    let consent = Consent {
        id: tx.id(),
        client_id: client.clone(),
        unit_id: unit.clone(),
        kind: kind.as_str().to_owned(),
        study_id: study.cloned(),
        version: version.to_owned(),
        wording_hash,
        given_at: tx.now(),
        withdrawn_at: None,
    };
    store::insert(tx, &consent)?;
    let event = Event::ConsentGiven { kind: consent.kind, version: consent.version };
    audit::record(tx, by, Some(client), &event)?;
    Ok(consent.id)
}

/// Withdraws every version of a consent that holds. What follows stops; nothing that the law keeps is erased.
///
/// # Errors
/// [`Error::NotFound`] where none holds, or what the database says.
pub fn withdraw(tx: &mut Tx<'_>, by: &By, client: &ClientId, kind: Kind, study: Option<&StudyId>) -> Result<()> {
    let holding = store::list_current_of(tx, client, kind, study)?;
    if holding.is_empty() {
        return Err(Error::NotFound);
    }
    let now = tx.now();
    for consent in holding {
        store::update_withdrawn(tx, &consent.id, now)?;
        let event = Event::ConsentWithdrawn { kind: consent.kind, version: consent.version };
        audit::record(tx, by, Some(client), &event)?;
    }
    Ok(())
}
