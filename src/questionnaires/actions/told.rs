//! Who reads the answers: what a client is told before the first of them, once for each version of it.

use super::answer::Giver;
use crate::audit::{self, Event};
use crate::crypto;
use crate::db::{Read, Tx};
use crate::error::Result;
use crate::ids::ClientId;
use crate::instruments::Instrument;
use crate::questionnaires::store::{self, Receipt};
use crate::texts::LANGUAGES;
use crate::units::Unit;

/// The version of the sentences that stand beside the questionnaire's own (`told-…` in the texts). Whoever changes what one
/// of them says gives it a new version here, and everybody is told anew.
const VERSION: &str = "1";

/// Whether a questionnaire tells who reads it before the first answer.
pub fn tells(instrument: &Instrument) -> bool {
    LANGUAGES.iter().any(|language| !instrument.before_first_answer.text(language).is_empty())
}

/// Whether a client must be told before answering: the questionnaire tells, and this client was not told in this version
/// and in the unit's present words.
///
/// # Errors
/// What the database says.
pub fn must_be_told(rx: &mut Read<'_>, client: &ClientId, unit: &Unit, instrument: &Instrument) -> Result<bool> {
    let (version, hash) = wording(unit, instrument);
    Ok(tells(instrument) && !store::was_told(rx, client, &instrument.id, (&version, &hash))?)
}

/// The client was told: read it, or had it read out by phone. Told again in the same words is told once.
///
/// # Errors
/// What the database says.
pub fn tell<'a>(tx: &mut Tx<'_>, giver: impl Into<Giver<'a>>, unit: &Unit, instrument: &Instrument) -> Result<()> {
    let giver = giver.into();
    if !must_be_told(tx, giver.client(), unit, instrument)? {
        return Ok(());
    }
    let (version, hash) = wording(unit, instrument);
    let read_out_by = match giver {
        Giver::Client(_) => None,
        Giver::Phone(care) => Some(care.account()),
    };
    let row = Receipt {
        id: tx.id(),
        client_id: giver.client(),
        unit_id: giver.unit(),
        instrument_id: &instrument.id,
        version: &version,
        wording_hash: &hash,
        told_at: tx.now(),
        read_out_by,
    };
    store::insert_told(tx, &row)?;
    let event = Event::ReadersTold { instrument: instrument.id.clone(), version, read_out: read_out_by.is_some() };
    audit::record(tx, giver.by(), Some(giver.client()), &event)
}

/// The version of all of it, and a hash of the version of the texts and of what stands outside them, in every language: the
/// questionnaire's own sentences, and what the unit says about reporting to the police.
fn wording(unit: &Unit, instrument: &Instrument) -> (String, String) {
    let own = LANGUAGES
        .iter()
        .flat_map(|language| [instrument.before_first_answer.text(language), unit.police_text(language)]);
    let parts: Vec<&str> = std::iter::once(VERSION).chain(own).collect();
    (format!("{}-{VERSION}", instrument.version), crypto::digest(&parts.join("\u{1f}")))
}
