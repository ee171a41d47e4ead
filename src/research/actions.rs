//! Making a study, and opening its key for an export.

pub use super::rules::NewStudy;
use super::rules::{StudyKey, ethics_number};
use super::store::{self, New};
use crate::access::{StudyData, UnitStudies};
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
pub fn make_study(tx: &mut Tx<'_>, of: &UnitStudies, study: &NewStudy) -> Result<StudyId> {
    let study = study.checked().map_err(Error::Invalid)?;
    if store::by_code(tx, &study.code)?.is_some() {
        return Err(Error::field("code", "research-fault-code-taken"));
    }
    let id: StudyId = tx.id();
    let secret = crypto::seal_for_site(tx.site(), SECRET, id.as_str(), &crypto::token()?)?;
    let new = New {
        id: &id,
        unit_id: of.unit(),
        code: &study.code,
        name: &study.name,
        ethics_number: &study.ethics_number,
        secret,
        created_at: tx.now(),
    };
    store::insert(tx, &new)?;
    audit::record(tx, of.by(), None, &Event::StudyMade { study: id.to_string() })?;
    Ok(id)
}

/// Enters the number of the ethics approval of a study that has none yet; it is never changed.
///
/// # Errors
/// [`Error::Invalid`] where it cannot be one, [`Error::Conflict`] where the study has one, or what the database says.
pub fn enter_ethics_number(tx: &mut Tx<'_>, data: &StudyData, typed: &str) -> Result<()> {
    let number = ethics_number(typed).ok_or_else(|| Error::field("ethics_number", "research-fault-ethics-given"))?;
    if store::set_ethics_number(tx, data.study(), number)? == 0 {
        return Err(Error::Conflict("research-conflict-ethics"));
    }
    audit::record(tx, data.by(), None, &Event::EthicsNumberEntered { study: data.code().to_owned() })
}

/// Opens a study's key, for whoever may read the study's data.
///
/// # Errors
/// What the database or the seal says.
pub fn study_key(rx: &mut Read<'_>, data: &StudyData) -> Result<StudyKey> {
    let sealed = store::get_secret(rx, data.study())?;
    Ok(StudyKey::new(crypto::open_for_site(rx.site(), SECRET, data.study().as_str(), &sealed)?))
}
