//! Reads all definition files and gives either every questionnaire or every fault.

mod change;
mod instrument;
mod items;
mod overlay;
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

/// Name of the file in the same folder that holds the form of the risk review and no questionnaire.
pub const REVIEW_FILE: &str = "review.toml";

/// Name of the folder whose files give texts to questionnaires that are shipped without.
pub const OVERLAYS: &str = "overlays";

/// All questionnaires of a site, by id.
#[derive(Debug, Clone, Default)]
pub struct Library {
    instruments: BTreeMap<String, Arc<Instrument>>,
}

impl Library {
    /// Reads pairs of file name and text; [`RULES_FILE`], [`REVIEW_FILE`] and files that are not `.toml` are passed over. Files in a folder
    /// [`OVERLAYS`] give the texts of questionnaires that are shipped without.
    pub fn load(files: &[(String, String)]) -> Result<Self, Vec<Fault>> {
        let mut instruments: BTreeMap<String, Arc<Instrument>> = BTreeMap::new();
        let mut faults = Vec::new();
        let is_toml = |(file, _): &&(String, String)| is_definition(file);
        let (overlays, definitions): (Vec<_>, Vec<_>) =
            files.iter().filter(is_toml).partition(|(file, _)| is_overlay(file));
        let mut overlays: Vec<(&str, &str)> =
            overlays.into_iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
        for (file, text) in definitions {
            // What is kept with responses is the shipped file and the overlay in one.
            let text = match text.split_once(overlay::MARK) {
                Some((shipped, own)) => {
                    overlays.push((file, own));
                    shipped
                }
                None => text,
            };
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
        for (file, text) in overlays {
            match overlay::apply(&instruments, file, text) {
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

fn is_overlay(file: &str) -> bool {
    file.rsplit('/').nth(1) == Some(OVERLAYS)
}

fn is_definition(file: &str) -> bool {
    let name = file_name(file);
    ![RULES_FILE, REVIEW_FILE].contains(&name) && name.strip_suffix(".toml").is_some()
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
