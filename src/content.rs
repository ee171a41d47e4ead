//! What is shipped: programmes, questionnaires, flag rules and the form of the risk review, embedded in the binary, loaded once and read-only.
//!
//! Files of the same name under `ANDRUM_CONTENT_DIR` take the shipped ones' place or are added. A fault in any of them
//! cannot happen at run time: the server does not start on it.

use std::sync::Arc;

use rust_embed::RustEmbed;

use crate::config::Settings;
use crate::instruments;
use crate::programme;
use crate::risk::rules::RuleSet;
use crate::risk::rules::review::ReviewForm;
use crate::texts::LANGUAGES;

#[derive(RustEmbed)]
#[folder = "modules/"]
struct Modules;

#[derive(RustEmbed)]
#[folder = "instruments/"]
struct Instruments;

/// Programmes, questionnaires and flag rules, loaded once and read-only.
#[derive(Clone)]
pub struct Content {
    /// Programmes and their modules.
    pub programmes: Arc<programme::Library>,
    /// Questionnaires.
    pub instruments: Arc<instruments::Library>,
    /// Flag rules.
    pub rules: Arc<RuleSet>,
    /// What a risk review asks.
    pub review: Arc<ReviewForm>,
}

impl Content {
    /// Loads the shipped content; files of the same name under `ANDRUM_CONTENT_DIR` take their place or are added.
    ///
    /// # Errors
    /// Every fault, as `file:line: what is wrong and what would be accepted`.
    pub fn load(settings: &Settings) -> Result<Self, Vec<String>> {
        let mut modules = embedded::<Modules>();
        if let Some(folder) = &settings.content_dir {
            overlay(&mut modules, &folder.join("modules")).map_err(|fault| vec![fault])?;
        }
        Self::from_files(&modules, &instrument_files(settings)?)
    }

    /// The questionnaires alone, for whoever needs nothing else.
    ///
    /// # Errors
    /// As [`Content::load`].
    pub fn instruments(settings: &Settings) -> Result<instruments::Library, Vec<String>> {
        read_instruments(&instrument_files(settings)?)
    }

    fn from_files(modules: &[(String, String)], instruments: &[(String, String)]) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let programmes = programme::Library::load(modules, &LANGUAGES)
            .map_err(|found| faults.extend(found.iter().map(|fault| format!("modules/{fault}"))));
        let library = read_instruments(instruments).map_err(|found| faults.extend(found));
        let rules = library
            .as_ref()
            .ok()
            .map(|library| RuleSet::load(instruments::RULES_FILE, file(instruments, instruments::RULES_FILE), library));
        let rules = rules.map(|rules| {
            rules.map_err(|found| faults.extend(found.iter().map(|fault| format!("instruments/{fault}"))))
        });
        let review = ReviewForm::load(instruments::REVIEW_FILE, file(instruments, instruments::REVIEW_FILE))
            .map_err(|found| faults.extend(found.iter().map(|fault| format!("instruments/{fault}"))));
        if let (Ok(programmes), Ok(library)) = (&programmes, &library) {
            faults.extend(unshown(programmes, library));
        }
        match (programmes, library, rules, review) {
            (Ok(programmes), Ok(instruments), Some(Ok(rules)), Ok(review)) if faults.is_empty() => Ok(Self {
                programmes: Arc::new(programmes),
                instruments: Arc::new(instruments),
                rules: Arc::new(rules),
                review: Arc::new(review),
            }),
            _ => Err(faults),
        }
    }
}

/// The text of one file; empty where there is none, which its reader refuses.
fn file<'f>(files: &'f [(String, String)], name: &str) -> &'f str {
    files.iter().find(|(file, _)| file == name).map_or("", |(_, text)| text.as_str())
}

fn instrument_files(settings: &Settings) -> Result<Vec<(String, String)>, Vec<String>> {
    let mut files = embedded::<Instruments>();
    if let Some(folder) = &settings.content_dir {
        overlay(&mut files, &folder.join("instruments")).map_err(|fault| vec![fault])?;
    }
    Ok(files)
}

fn read_instruments(files: &[(String, String)]) -> Result<instruments::Library, Vec<String>> {
    let named = |found: Vec<instruments::Fault>| found.iter().map(|fault| format!("instruments/{fault}")).collect();
    instruments::Library::load(files).map_err(named)
}

/// Forms that a programme plans and that could not be shown to everyone who is in it.
fn unshown(programmes: &programme::Library, instruments: &instruments::Library) -> Vec<String> {
    let mut faults = Vec::new();
    for programme in programmes.programmes() {
        for scheduled in &programme.schedule {
            let offered =
                instruments.get(&scheduled.instrument).map(|one| one.languages.as_slice()).unwrap_or_default();
            let lacking: Vec<&str> =
                LANGUAGES.into_iter().filter(|language| !offered.iter().any(|one| one == language)).collect();
            if !lacking.is_empty() {
                faults.push(format!(
                    "modules/{}/programme.toml: the schedule names `{}`, which cannot be shown in {}; accepted: a \
                     questionnaire that is offered in every language of the site",
                    programme.id,
                    scheduled.instrument,
                    lacking.join(", ")
                ));
            }
        }
    }
    faults
}

/// What is shipped, without the pages written for authors.
fn embedded<E: RustEmbed>() -> Vec<(String, String)> {
    E::iter()
        .filter(|name| !name.ends_with("README.md"))
        .filter_map(|name| Some((name.to_string(), String::from_utf8_lossy(&E::get(&name)?.data).into_owned())))
        .collect()
}

/// Adds the files below `folder`; a file of the same name takes the shipped one's place.
fn overlay(files: &mut Vec<(String, String)>, folder: &std::path::Path) -> Result<(), String> {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.retain(|(known, _)| known != &name);
            files.push((name, text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_could_not_be_shown_is_a_fault_before_anybody_is_asked() {
        let (modules, instruments) = (embedded::<Modules>(), embedded::<Instruments>());
        assert!(Content::from_files(&modules, &instruments).is_ok());
        let without: Vec<_> = instruments.iter().filter(|(name, _)| name != "gad7.toml").cloned().collect();
        let faults = Content::from_files(&modules, &without).err().unwrap();
        assert!(
            faults.iter().any(|fault| fault.contains("names `gad7`, which cannot be shown in sv, en")),
            "{faults:?}"
        );
        let scoring_only: Vec<_> = modules
            .iter()
            .map(|(name, text)| (name.clone(), text.replace("instrument = \"gad7\"", "instrument = \"isi\"")))
            .collect();
        let faults = Content::from_files(&scoring_only, &instruments).err().unwrap();
        let is_named = |fault: &String| fault.contains("names `isi`, which cannot be shown in sv, en");
        assert!(!faults.is_empty() && faults.iter().all(is_named), "{faults:?}");
        let mut english = instruments;
        for (name, text) in &mut english {
            if name == "noncommercial/audit.toml" {
                *text = text.replacen("status = \"secondary\"", "status = \"missing\"", 1);
            }
        }
        let faults = Content::from_files(&modules, &english).err().unwrap();
        assert_eq!(faults.len(), 3, "one for each programme that asks it");
        assert!(faults.iter().all(|fault| fault.contains("names `audit`, which cannot be shown in sv;")), "{faults:?}");
    }
}
