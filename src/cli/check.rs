//! `andrum check`: content and texts, before anybody meets them. Needs no database and no keys.

use std::fmt;
use std::sync::Arc;

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::output::{Outcome, Result, put, put_json, say};
use super::settings::Flags;
use super::text_faults;
use crate::config::Settings;
use crate::content::Content;
use crate::programme::{Counts, Module};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// For machines
    #[arg(long)]
    json: bool,
    /// Tell how easy each module is to read as well
    #[arg(long)]
    lix: bool,
}

/// How much there is to read in a module, and how easy it is (LIX, see `programme::lix`).
#[derive(Debug, Serialize)]
struct Reading {
    module: String,
    language: String,
    pages: usize,
    words: usize,
    lix: f64,
    /// The hardest page.
    highest: f64,
}

impl Reading {
    fn of(module: &Module, language: &str) -> Self {
        let pages: Vec<Counts> = module.pages.iter().map(|page| page.counts(language)).collect();
        let whole: Counts = pages.iter().copied().sum();
        Self {
            module: module.folder.clone(),
            language: language.to_owned(),
            pages: pages.len(),
            words: whole.words,
            lix: whole.lix(),
            highest: pages.iter().map(|page| page.lix()).fold(0.0, f64::max),
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { module, language, pages, words, lix, highest } = self;
        write!(f, "{module:<32} {language}  {pages:>2} pages  {words:>5} words  LIX {lix:>2.0}, at most {highest:>2.0}")
    }
}

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    /// A warning lets the server start; a fault does not.
    #[serde(skip)]
    pub(super) is_warning: bool,
    pub(super) file: String,
    pub(super) line: Option<usize>,
    pub(super) message: String,
}

impl Finding {
    /// From `file:line: message` or `file: message`.
    fn parse(text: &str, is_warning: bool) -> Self {
        let (place, message) = text.split_once(": ").unwrap_or(("", text));
        let numbered = place.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
        let (file, line) = numbered.map_or((place, None), |(file, line)| (file, Some(line)));
        Self { is_warning, file: file.to_owned(), line, message: message.to_owned() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl Check {
    pub(super) fn run(self, flags: Flags) -> Result {
        let settings = flags.settings(None)?;
        let (warnings, faults): (Vec<_>, Vec<_>) = findings(&settings).into_iter().partition(|found| found.is_warning);
        let readings = if self.lix { readings(&settings) } else { Vec::new() };
        if self.json {
            put_json(&json!({ "faults": faults, "warnings": warnings, "modules": readings }))?;
        } else {
            readings.iter().try_for_each(|reading| put(&reading.to_string()))?;
            faults.iter().try_for_each(|fault| put(&fault.to_string()))?;
            warnings
                .iter()
                .try_for_each(|warning| put(&format!("{}: warning: {}", place(warning), warning.message)))?;
        }
        say(&format!("{} faults, {} warnings", faults.len(), warnings.len()));
        Ok(if faults.is_empty() { Outcome::Done } else { Outcome::Faults })
    }
}

/// Everything that is wrong or odd in content and texts.
pub(super) fn findings(settings: &Settings) -> Vec<Finding> {
    let mut findings = match Content::load(settings) {
        Err(faults) => faults.iter().map(|fault| Finding::parse(fault, false)).collect(),
        Ok(content) => {
            let warnings = content.programmes.warnings().iter();
            warnings.map(|warning| Finding::parse(&format!("modules/{warning}"), true)).collect::<Vec<_>>()
        }
    };
    findings.extend(text_faults::find());
    findings
}

/// Every module in every language; none where the content is not good, which the findings tell.
fn readings(settings: &Settings) -> Vec<Reading> {
    let Ok(content) = Content::load(settings) else { return Vec::new() };
    let of_module =
        |module: &Arc<Module>| module.languages().map(|language| Reading::of(module, language)).collect::<Vec<_>>();
    content.programmes.modules().flat_map(of_module).collect()
}

fn place(found: &Finding) -> String {
    found.line.map_or_else(|| found.file.clone(), |line| format!("{}:{line}", found.file))
}

#[cfg(test)]
mod tests {
    use super::Finding;

    #[test]
    fn a_place_is_read_with_and_without_a_line() {
        let found = Finding::parse("modules/a/sv.md:12: this: that", false);
        assert_eq!(
            (found.file.as_str(), found.line, found.message.as_str()),
            ("modules/a/sv.md", Some(12), "this: that")
        );
        let found = Finding::parse("modules/a: no file", false);
        assert_eq!((found.file.as_str(), found.line), ("modules/a", None));
    }
}
