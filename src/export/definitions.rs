//! Questionnaires as they were when they were answered, each read once per export.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::store;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::instruments::{Instrument, Library};

/// The definitions met so far, by the hash that the responses carry.
#[derive(Default)]
pub(super) struct Definitions(BTreeMap<String, Arc<Instrument>>);

impl Definitions {
    /// The definition with this hash; the text must still give the hash, so that an edited one is never exported.
    pub(super) fn get(&mut self, conn: &mut Conn, hash: &str) -> Result<Arc<Instrument>> {
        if let Some(known) = self.0.get(hash) {
            return Ok(Arc::clone(known));
        }
        let (id, body) = store::find_definition(conn, hash)?
            .ok_or_else(|| Error::fault(format!("no questionnaire is registered under {hash}")))?;
        let instrument = read(&id, body)?;
        if instrument.hash != hash {
            return Err(Error::fault(format!("the registered text of {id} does not give its hash {hash}")));
        }
        self.0.insert(hash.to_owned(), Arc::clone(&instrument));
        Ok(instrument)
    }

    /// What was met, by name, version and hash.
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
