//! All programmes that the site has, read from their files in one go.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::assemble::hash_of;
use super::check;
use super::fault::{Fault, Report, Warning};
use super::language::ByLanguage;
use super::module::Module;
use super::read::keys::At;
use super::read::programme_file::{self, Outline};
use super::read::replace;
use super::read::source::{Source, normalised};
use super::schedule::{After, Pacing, Scheduled};

/// The content that a site offers.
#[derive(Debug, Clone, Default)]
pub struct Library {
    programmes: Vec<Arc<Programme>>,
    warnings: Vec<Warning>,
}

/// A row of modules with a pace and a schedule of questionnaires, in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The same in all versions; the name of its folder.
    pub id: String,
    /// The author's version, such as `1.0.0`; the hash decides.
    pub version: String,
    /// Neutral titles, one per language.
    pub titles: ByLanguage<String>,
    /// What opens the next module.
    pub pacing: Pacing,
    /// Which questionnaires are given when.
    pub schedule: Vec<Scheduled>,
    /// Whether it is a pattern for authors to copy, which no client begins.
    pub is_template: bool,
    /// What a client has done before it may begin; none where it is a first programme.
    pub after: Option<After>,
    /// The modules in order.
    pub modules: Vec<Arc<Module>>,
    /// Ids of the modules that no unit may hide or put others before.
    pub fixed: Vec<String>,
    /// SHA-256 in hexadecimal over its file and the hashes of its modules.
    pub hash: String,
    /// Its file and the hashes of its modules as one JSON text; see `from_body`.
    pub body: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    id: String,
    languages: Vec<String>,
    file: String,
    modules: Vec<String>,
}

const PROGRAMME_FILE: &str = "programme.toml";
const NOTES_FOR_AUTHORS: &str = "README.md";
const ACCEPTED_PATHS: &str =
    "<programme>/programme.toml, <programme>/<nn>-<slug>/module.toml, <programme>/<nn>-<slug>/<language>.md";

/// The files of one programme, sorted by where they belong.
#[derive(Default)]
struct Folder {
    outline: Option<String>,
    modules: BTreeMap<String, BTreeMap<String, String>>,
}

impl Library {
    /// Reads every programme from its files, given as paths below the content folder
    /// (`anger/01-stopping-today/sv.md`) with their texts. Either all content is good, or every
    /// fault is told. The first language is the one to fall back on.
    pub fn load(files: &[(String, String)], languages: &[&str]) -> Result<Self, Vec<Fault>> {
        let report = Report::default();
        if languages.is_empty() {
            report.fault("content", None, "no language is in use; accepted: at least one");
        }
        let folders = sort_into_folders(files, &report);
        let programmes = load_programmes(&folders, languages, &report);
        refuse_unreachable(&programmes, &report);
        let warnings = report.into_verdict()?;
        Ok(Self { programmes, warnings })
    }

    /// All programmes, in the order of their ids.
    pub fn programmes(&self) -> &[Arc<Programme>] {
        &self.programmes
    }

    /// The programmes that clients go through, first or later.
    pub fn offered(&self) -> impl Iterator<Item = &Arc<Programme>> {
        self.programmes.iter().filter(|programme| !programme.is_template)
    }

    /// The programmes that a client can begin with.
    pub fn first_programmes(&self) -> impl Iterator<Item = &Arc<Programme>> {
        self.offered().filter(|programme| programme.after.is_none())
    }

    /// The programme of this id.
    pub fn programme(&self, id: &str) -> Option<&Arc<Programme>> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// The same programmes, without their warnings, and with others in the place of those of the same id.
    #[must_use]
    pub fn with(&self, own: &[Arc<Programme>]) -> Self {
        let chosen = |shipped: &Arc<Programme>| own.iter().find(|own| own.id == shipped.id).unwrap_or(shipped).clone();
        Self { programmes: self.programmes.iter().map(chosen).collect(), warnings: Vec::new() }
    }

    /// All modules of all programmes.
    pub fn modules(&self) -> impl Iterator<Item = &Arc<Module>> {
        self.programmes.iter().flat_map(|programme| &programme.modules)
    }

    /// Departures from the writing rules, in the order of files and lines.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }
}

impl Programme {
    /// Makes a programme again from its stored body, given a way to find its modules by their hash.
    pub fn from_body(json: &str, module: &dyn Fn(&str) -> Option<Arc<Module>>) -> Result<Self, Vec<Fault>> {
        let report = Report::default();
        let programme = match serde_json::from_str::<Body>(json) {
            Ok(body) => Self::from_parts(&body, module, &report),
            Err(error) => {
                let message = format!(
                    "this is not the body of a programme: {error}; accepted: what a programme gave as its body"
                );
                report.fault("body", Some(error.line()), message);
                None
            }
        };
        report.into_verdict_on_stored()?;
        programme.ok_or_else(Vec::new)
    }

    /// The same programme with other titles and these of its modules, and what the reader has to say of it.
    pub(super) fn with(&self, titles: &BTreeMap<String, String>, modules: Vec<Arc<Module>>) -> (Self, Vec<Fault>) {
        let report = Report::default();
        let made = serde_json::from_str::<Body>(&self.body).ok().and_then(|body| {
            let languages: Vec<&str> = body.languages.iter().map(String::as_str).collect();
            let folders: Vec<&str> = modules.iter().filter_map(|module| module.folder.rsplit('/').next()).collect();
            let file = replace::list(&body.file, "modules", &folders);
            let file =
                titles.iter().fold(file, |file, (language, title)| replace::text_in(&file, "title", language, title));
            Self::new(read_outline(&self.id, &file, &languages, &report)?, &file, &languages, modules)
        });
        (made.unwrap_or_else(|| self.clone()), report.into_verdict().err().unwrap_or_default())
    }

    /// Title, neutral enough to be seen by others.
    pub fn title(&self, language: &str) -> &str {
        self.titles.text(language)
    }

    /// The module of this id.
    pub fn module(&self, id: &str) -> Option<&Arc<Module>> {
        self.modules.iter().find(|module| module.id == id)
    }

    fn from_parts(body: &Body, module: &dyn Fn(&str) -> Option<Arc<Module>>, report: &Report) -> Option<Self> {
        let languages: Vec<&str> = body.languages.iter().map(String::as_str).collect();
        let outline = read_outline(&body.id, &body.file, &languages, report)?;
        let mut modules = Vec::new();
        for hash in &body.modules {
            let found = module(hash);
            if found.is_none() {
                let message =
                    format!("the module of hash {hash} is not there; accepted: all modules that the programme had");
                report.fault(&path_of_outline(&body.id), None, message);
            }
            modules.extend(found);
        }
        Self::new(outline, &body.file, &languages, modules)
    }

    fn new(outline: Outline, file: &str, languages: &[&str], modules: Vec<Arc<Module>>) -> Option<Self> {
        let hashes: Vec<String> = modules.iter().map(|module| module.hash.clone()).collect();
        let parts = modules.iter().map(|module| (module.folder.as_str(), module.hash.as_str()));
        let hash = hash_of(std::iter::once((PROGRAMME_FILE, file)).chain(parts));
        let is_fixed =
            |module: &&Arc<Module>| outline.fixed.iter().any(|folder| module.folder.ends_with(&format!("/{folder}")));
        let fixed = modules.iter().filter(is_fixed).map(|module| module.id.clone()).collect();
        let body = Body {
            id: outline.id.clone(),
            languages: languages.iter().map(|language| (*language).to_owned()).collect(),
            file: file.to_owned(),
            modules: hashes,
        };
        Some(Self {
            id: outline.id,
            version: outline.version,
            titles: outline.titles,
            pacing: outline.pacing?,
            schedule: outline.schedule,
            is_template: outline.is_template,
            after: outline.after.map(|after| after.value),
            fixed,
            modules,
            hash,
            // Lists of texts always have a JSON form, so the empty text is never seen.
            body: serde_json::to_string(&body).unwrap_or_default(),
        })
    }
}

fn sort_into_folders(files: &[(String, String)], report: &Report) -> BTreeMap<String, Folder> {
    let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (path, text) in files {
        if !seen.insert(path) {
            report.fault(path, None, "this path is given twice; accepted: each file once");
        }
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [.., NOTES_FOR_AUTHORS] => {}
            [programme, PROGRAMME_FILE] => {
                folders.entry((*programme).to_owned()).or_default().outline = Some(normalised(text));
            }
            [programme, module, name] => {
                let folder = folders.entry((*programme).to_owned()).or_default();
                let module = folder.modules.entry((*module).to_owned()).or_default();
                module.insert((*name).to_owned(), text.clone());
            }
            _ => report.fault(path, None, format!("this file has no place here; accepted: {ACCEPTED_PATHS}")),
        }
    }
    folders
}

/// Each programme on a thread of its own, since whoever starts a site waits for this.
fn load_programmes(folders: &BTreeMap<String, Folder>, languages: &[&str], report: &Report) -> Vec<Arc<Programme>> {
    let load = |id: &str, folder: &Folder| {
        let own = Report::default();
        (load_programme(id, folder, languages, &own), own)
    };
    std::thread::scope(|scope| {
        let loading: Vec<_> = folders.iter().map(|(id, folder)| (id, scope.spawn(move || load(id, folder)))).collect();
        let mut programmes = Vec::new();
        for (id, thread) in loading {
            match thread.join() {
                Ok((programme, own)) => {
                    report.absorb(own);
                    programmes.extend(programme.map(Arc::new));
                }
                Err(_) => report.fault(&path_of_outline(id), None, "reading this programme failed"),
            }
        }
        programmes
    })
}

fn load_programme(id: &str, folder: &Folder, languages: &[&str], report: &Report) -> Option<Programme> {
    let file = path_of_outline(id);
    let Some(text) = &folder.outline else {
        report.fault(&file, None, format!("this file is missing; accepted: {ACCEPTED_PATHS}"));
        return None;
    };
    let outline = read_outline(id, text, languages, report)?;
    refuse_unlisted(id, folder, &outline.modules, report);
    let mut modules: Vec<Arc<Module>> = Vec::new();
    for listed in &outline.modules {
        let Some(files) = folder.modules.get(&listed.value) else {
            let message =
                format!("the folder \"{}\" is missing or empty; accepted: folders with a module.toml", listed.value);
            report.fault(&file, Some(listed.line), message);
            continue;
        };
        let module = Module::read(&format!("{id}/{}", listed.value), files, languages, report);
        if let Some(twin) = module.as_ref().and_then(|module| modules.iter().find(|known| known.id == module.id)) {
            let message = format!(
                "\"{}\" has the id of \"{}\"; accepted: a different id in each module",
                listed.value, twin.folder
            );
            report.fault(&file, Some(listed.line), message);
        }
        modules.extend(module.map(Arc::new));
    }
    Programme::new(outline, text, languages, modules)
}

fn read_outline(id: &str, text: &str, languages: &[&str], report: &Report) -> Option<Outline> {
    let file = path_of_outline(id);
    let source = Source::whole(&file, text, report);
    source.read_toml(|table| programme_file::read(&source, table, id, languages))
}

fn refuse_unlisted(id: &str, folder: &Folder, listed: &[At<String>], report: &Report) {
    for name in folder.modules.keys() {
        let path = format!("{id}/{name}");
        if listed.iter().all(|module| &module.value != name) {
            report.fault(
                &path,
                None,
                "this folder is not in the list \"modules\" of programme.toml; accepted: folders in the list",
            );
        }
        if let Some(word) = check::exposing_word(name) {
            report.exposing(&path, None, format!("the folder name holds \"{word}\"; accepted: neutral words"));
        }
    }
}

/// A programme that comes after another must come after one that a client can get through.
fn refuse_unreachable(programmes: &[Arc<Programme>], report: &Report) {
    for (programme, after) in programmes.iter().filter_map(|one| Some((one, one.after.as_ref()?))) {
        let file = path_of_outline(&programme.id);
        match programmes.iter().find(|other| other.id == after.programme) {
            Some(other) if other.after.is_some() => {
                let message = format!("\"{}\" itself comes after another; accepted: a first programme", other.id);
                report.fault(&file, None, message);
            }
            Some(other) if other.modules.len() < usize::from(after.modules) => {
                let message =
                    format!("\"{}\" has {} modules; accepted: at most so many", other.id, other.modules.len());
                report.fault(&file, None, message);
            }
            Some(_) => {}
            None => {
                let message = format!("there is no programme \"{}\"; accepted: the id of another one", after.programme);
                report.fault(&file, None, message);
            }
        }
    }
}

fn path_of_outline(id: &str) -> String {
    format!("{id}/{PROGRAMME_FILE}")
}
