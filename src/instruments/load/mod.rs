//! Reads all definition files and gives either every questionnaire or every fault.

mod change;
mod instrument;
mod items;
mod scales;
mod texts;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::definition::Instrument;
use super::fault::Fault;

/// Name of the file in the same folder that holds flag rules and no questionnaire.
pub const RULES_FILE: &str = "rules.toml";

/// All questionnaires of a site, by id.
#[derive(Debug, Clone, Default)]
pub struct Library {
    instruments: BTreeMap<String, Arc<Instrument>>,
}

impl Library {
    /// Reads pairs of file name and text; [`RULES_FILE`] and files that are not `.toml` are passed over.
    pub fn load(files: &[(String, String)]) -> Result<Self, Vec<Fault>> {
        let mut instruments: BTreeMap<String, Arc<Instrument>> = BTreeMap::new();
        let mut faults = Vec::new();
        for (file, text) in files.iter().filter(|(file, _)| is_definition(file)) {
            match instrument::read(file, text) {
                Ok(instrument) if instruments.contains_key(&instrument.id) => faults.push(Fault {
                    file: file.clone(),
                    line: None,
                    message: format!("id `{}` is taken by another file; accepted: an id of its own", instrument.id),
                }),
                Ok(instrument) => {
                    instruments.insert(instrument.id.clone(), Arc::new(instrument));
                }
                Err(found) => faults.extend(found),
            }
        }
        if faults.is_empty() { Ok(Self { instruments }) } else { Err(faults) }
    }

    /// The questionnaire with this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Instrument>> {
        self.instruments.get(id)
    }

    /// All questionnaires in order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Instrument>> {
        self.instruments.values()
    }
}

/// SHA-256 of a text in lower-case hex.
pub fn sha256_hex(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn file_name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

fn is_definition(file: &str) -> bool {
    let name = file_name(file);
    name != RULES_FILE && name.strip_suffix(".toml").is_some()
}

/// Names are also form fields, columns and variables of exports, so they keep to the strictest of these.
fn is_name(name: &str) -> bool {
    name.len() <= 26 && is_key(name)
}

/// Flags and rules are named in small letters as well, and may be longer.
pub fn is_key(name: &str) -> bool {
    name.len() <= 60
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|letter| letter == '_' || letter.is_ascii_lowercase() || letter.is_ascii_digit())
}
