//! Puts a module together from the files of its folder, and keeps those files as its body.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::check;
use super::fault::{Fault, Report};
use super::language::ByLanguage;
use super::module::{Module, Page, PageWords};
use super::read::source::{Divided, Source, normalised};
use super::read::{markdown, module_file, pages, replace, words};

/// What `Module::body` holds. The files themselves are kept, not what was made of them, so that
/// a mended sanitiser also cleans old versions.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    folder: String,
    languages: Vec<String>,
    files: BTreeMap<String, String>,
}

const MODULE_FILE: &str = "module.toml";

impl Module {
    /// Makes a module again from its stored body.
    pub fn from_body(json: &str) -> Result<Self, Vec<Fault>> {
        let report = Report::default();
        let module = match serde_json::from_str::<Body>(json) {
            Ok(body) => {
                let languages: Vec<&str> = body.languages.iter().map(String::as_str).collect();
                Self::read(&body.folder, &body.files, &languages, &report)
            }
            Err(error) => {
                let message =
                    format!("this is not the body of a module: {error}; accepted: what a module gave as its body");
                report.fault("body", Some(error.line()), message);
                None
            }
        };
        report.into_verdict_on_stored()?;
        module.ok_or_else(Vec::new)
    }

    /// The files that it was made of, by name within its folder.
    pub(super) fn files(&self) -> BTreeMap<String, String> {
        // A body that this program wrote can be read by it, so the default is never seen.
        serde_json::from_str::<Body>(&self.body).map(|body| body.files).unwrap_or_default()
    }

    /// The same module made of other texts, with these of its pages in this order.
    pub(super) fn with_files(
        &self,
        mut files: BTreeMap<String, String>,
        pages: &[&str],
        report: &Report,
    ) -> Option<Self> {
        let languages: Vec<&str> = self.languages().collect();
        if let Some(structure) = files.get_mut(MODULE_FILE) {
            *structure = replace::list(structure, "pages", pages);
        }
        Self::read(&self.folder, &files, &languages, report)
    }

    /// Reads a module from the files of its folder, by name within the folder.
    pub(super) fn read(
        folder: &str,
        files: &BTreeMap<String, String>,
        languages: &[&str],
        report: &Report,
    ) -> Option<Self> {
        let files: BTreeMap<String, String> =
            files.iter().map(|(name, text)| (name.clone(), normalised(text))).collect();
        refuse_surplus_files(folder, &files, languages, report);
        let structure_file = format!("{folder}/{MODULE_FILE}");
        let structure = required_file(&files, folder, MODULE_FILE, report).and_then(|text| {
            let source = Source::whole(&structure_file, text, report);
            source.read_toml(|table| module_file::read(&source, table)).flatten()
        });
        // Without a structure the language files cannot be judged, but a missing one can be told.
        let texts: Vec<(&str, Option<&str>)> = languages
            .iter()
            .map(|language| (*language, required_file(&files, folder, &format!("{language}.md"), report)))
            .collect();
        let mut structure = structure?;
        let mut module_words = ByLanguage::default();
        let mut page_words: Vec<Page> =
            structure.pages.iter().map(|id| Page { id: id.clone(), words: ByLanguage::default() }).collect();
        let mut placed = None;
        for (language, text) in texts {
            let file = format!("{folder}/{language}.md");
            let Some(parts) = text.and_then(|text| Source::whole(&file, text, report).divide()) else {
                continue;
            };
            let words = parts.front.read_toml(|table| words::read(&parts.front, table, language, &mut structure));
            module_words.insert(language, words.unwrap_or_default());
            let found = read_pages(&parts, language, &structure, &mut page_words);
            if is_comparable(&found, &structure) {
                compare_placing(&file, &found, placed.get_or_insert(found.clone()), report);
            }
        }
        check::structure(&structure_file, &structure, report);
        Some(Self {
            id: structure.id,
            folder: folder.to_owned(),
            version: structure.version,
            minutes: structure.minutes,
            pages: page_words,
            fixed: structure.fixed,
            exercises: structure.exercises.into_iter().map(|exercise| exercise.value).collect(),
            self_checks: structure.self_checks.into_iter().map(|check| check.value).collect(),
            summary: structure.summary,
            hash: hash_of(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))),
            body: body_of(folder, languages, files),
            words: module_words,
        })
    }
}

/// What is placed on a page of one language file; has to be the same in all languages.
#[derive(Clone)]
struct Placing {
    id: String,
    line: usize,
    placed: Vec<String>,
}

fn read_pages(
    parts: &Divided<'_>,
    language: &str,
    structure: &module_file::Structure,
    into: &mut [Page],
) -> Vec<Placing> {
    let mut placings = Vec::new();
    for written in pages::read(&parts.body, structure) {
        let (blocks, prose) = markdown::blocks(&parts.body, &written.parts);
        let is_summary = written.id == structure.summary;
        let counts = check::page(&parts.body, language, &written, &prose, is_summary);
        let placed = written.all_placed().into_iter().map(str::to_owned).collect();
        if let Some(page) = into.iter_mut().find(|page| page.id == written.id) {
            let title = written.title;
            page.words.insert(language, PageWords { title, blocks, counts });
        }
        placings.push(Placing { id: written.id, line: written.line, placed });
    }
    placings
}

/// Pages out of order and things placed too often or never have been told already.
fn is_comparable(found: &[Placing], structure: &module_file::Structure) -> bool {
    let placed: usize = found.iter().map(|page| page.placed.len()).sum();
    placed == structure.exercises.len() + structure.self_checks.len()
        && found.iter().map(|page| &page.id).eq(&structure.pages)
}

fn compare_placing(file: &str, found: &[Placing], first: &[Placing], report: &Report) {
    for (page, expected) in found.iter().zip(first) {
        if page.placed != expected.placed {
            let message = format!(
                "page \"{}\" does not place what it places in the first language; accepted: {}",
                page.id,
                or_nothing(&expected.placed)
            );
            report.fault(file, Some(page.line), message);
        }
    }
}

fn or_nothing(ids: &[String]) -> String {
    if ids.is_empty() { "nothing".to_owned() } else { ids.join(", ") }
}

fn required_file<'f>(
    files: &'f BTreeMap<String, String>,
    folder: &str,
    name: &str,
    report: &Report,
) -> Option<&'f str> {
    let found = files.get(name).map(String::as_str);
    if found.is_none() {
        report.fault(
            &format!("{folder}/{name}"),
            None,
            "this file is missing; accepted: module.toml and one text file for each language",
        );
    }
    found
}

fn refuse_surplus_files(folder: &str, files: &BTreeMap<String, String>, languages: &[&str], report: &Report) {
    let accepted: Vec<String> = languages.iter().map(|language| format!("{language}.md")).collect();
    for name in files.keys().filter(|name| *name != MODULE_FILE && !accepted.contains(name)) {
        let message =
            format!("this file belongs to no language in use; accepted: {MODULE_FILE}, {}", accepted.join(", "));
        report.fault(&format!("{folder}/{name}"), None, message);
    }
}

/// Lengths are hashed along with names and texts, so that no two sets of files run together.
pub(super) fn hash_of<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> String {
    let mut hasher = Sha256::new();
    for part in files.flat_map(|(name, text)| [name, text]) {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().iter().fold(String::new(), |mut hash, byte| {
        for half in [byte >> 4, byte & 15] {
            hash.extend(char::from_digit(u32::from(half), 16));
        }
        hash
    })
}

fn body_of(folder: &str, languages: &[&str], files: BTreeMap<String, String>) -> String {
    let body = Body {
        folder: folder.to_owned(),
        languages: languages.iter().map(|language| (*language).to_owned()).collect(),
        files,
    };
    // Maps with text keys and texts always have a JSON form, so the empty text is never seen.
    serde_json::to_string(&body).unwrap_or_default()
}
