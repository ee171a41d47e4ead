//! Questionnaires as they were when they were answered, each read once per export.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::store;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::ids::StudyId;
use crate::instruments::{Instrument, Library};

/// The definitions that a study's responses were given in, by the hash that the responses carry.
pub(super) struct Definitions(BTreeMap<String, Arc<Instrument>>);

impl Definitions {
    /// Reads every definition that the study's persons have answered; each text must still give its hash, so that an
    /// edited one is never exported.
    pub(super) fn of_study(conn: &mut Conn, study: &StudyId) -> Result<Self> {
        let mut definitions = BTreeMap::new();
        for (_, hash) in store::list_answered(conn, study)? {
            let (id, body) = store::find_definition(conn, &hash)?
                .ok_or_else(|| Error::fault(format!("no questionnaire is registered under {hash}")))?;
            let instrument = read(&id, body)?;
            if instrument.hash != hash {
                return Err(Error::fault(format!("the registered text of {id} does not give its hash {hash}")));
            }
            definitions.insert(hash, instrument);
        }
        Ok(Self(definitions))
    }

    /// The definition with this hash.
    pub(super) fn get(&self, hash: &str) -> Result<Arc<Instrument>> {
        self.0.get(hash).cloned().ok_or_else(|| Error::fault(format!("a response of an unknown version: {hash}")))
    }

    /// All of them, by name, version and hash.
    pub(super) fn in_order(&self) -> Vec<Arc<Instrument>> {
        let mut all: Vec<Arc<Instrument>> = self.0.values().cloned().collect();
        all.sort_by(|a, b| (&a.id, &a.version, &a.hash).cmp(&(&b.id, &b.version, &b.hash)));
        all
    }
}

fn read(id: &str, body: String) -> Result<Arc<Instrument>> {
    let library = Library::load(&[(format!("{id}.toml"), body)]).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Error::fault(format!("the registered questionnaire {id} cannot be read: {}", faults.join("; ")))
    })?;
    library.get(id).cloned().ok_or_else(|| Error::fault(format!("the registered questionnaire {id} is empty")))
}
