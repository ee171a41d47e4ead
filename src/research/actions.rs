//! Making a study, and opening its key for an export.

pub use super::rules::NewStudy;
use super::rules::StudyKey;
use super::store::{self, New};
use crate::access::{StudyData, UnitAdmin};
use crate::audit::{self, Event};
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::StudyId;

const SECRET: Place = Place("studies.secret");

/// Makes a study with a key of its own.
///
/// # Errors
/// [`Error::Invalid`] naming every fault, [`Error::Conflict`] where the code is taken, or what the database says.
pub fn make_study(tx: &mut Tx<'_>, admin: &UnitAdmin, study: &NewStudy) -> Result<StudyId> {
    let study = study.checked().map_err(Error::Invalid)?;
    if store::by_code(tx, &study.code)?.is_some() {
        return Err(Error::field("code", "research-fault-code-taken"));
    }
    let id: StudyId = tx.id();
    let secret = crypto::seal_for_site(tx.site(), SECRET, id.as_str(), &crypto::token()?)?;
    let new = New {
        id: &id,
        unit_id: admin.unit(),
        code: &study.code,
        name: &study.name,
        ethics_number: &study.ethics_number,
        secret,
        created_at: tx.now(),
    };
    store::insert(tx, &new)?;
    audit::record(tx, admin.by(), None, &Event::StudyMade { study: id.to_string() })?;
    Ok(id)
}

/// Opens a study's key, for whoever may read the study's data.
///
/// # Errors
/// What the database or the seal says.
pub fn study_key(rx: &mut Read<'_>, data: &StudyData) -> Result<StudyKey> {
    let sealed = store::get_secret(rx, data.study())?;
    Ok(StudyKey::new(crypto::open_for_site(rx.site(), SECRET, data.study().as_str(), &sealed)?))
}
