//! Where the rows come from: the same identifier can be made again from the same data, and every file can be checked.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::dataset::{Pass, Programme};
use super::fault::Fault;
use super::folder::{FileFacts, Folder};
use super::format::Format;
use super::phrases::Phrases;
use super::{codebook, rules};
use crate::error::Error;
use crate::instruments::Words;
use crate::research::{Study, Tally};

/// Which rows an export holds.
const FILTER: &str = "clients whose research consent to this study was given and is not withdrawn";

/// How scores and change came about.
const SCORING: &str = "scores as stored when the questionnaire was answered, by the definition of that version; \
    reliable change by the definition's verified parameters: published points where there are any, \
    else the reliable change index beyond 1.96";

/// What `provenance.json` says.
#[derive(Serialize)]
struct Provenance<'a> {
    export: &'a str,
    study: &'a str,
    study_name: &'a str,
    ethics_number: &'a str,
    format: &'static str,
    filter: &'static str,
    persons: usize,
    consents_withdrawn_since: i64,
    software: &'static str,
    software_version: &'static str,
    scoring: &'static str,
    baseline: String,
    programmes: &'a [Programme],
    instruments: Vec<Source<'a>>,
    files: &'a [FileFacts],
    statement: &'a Words,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    version: &'a str,
    hash: &'a str,
    citation: &'a str,
    licence: &'static str,
    holder: &'a str,
    statement: &'a str,
    attribution: &'a str,
}

/// Everything that the two last files say.
pub(super) struct Facts<'a> {
    pub(super) study: &'a Study,
    pub(super) tally: Tally,
    pub(super) format: Format,
    pub(super) pass: &'a Pass,
    pub(super) phrases: &'a Phrases,
}

impl Facts<'_> {
    /// The export's identifier: SHA-256 of study, format, filter and the files that hold data.
    pub(super) fn export_id(&self, files: &[FileFacts]) -> String {
        let mut hash = Sha256::new();
        for part in [self.study.code.as_str(), self.format.as_str(), FILTER] {
            hash.update(part.as_bytes());
            hash.update(b"\n");
        }
        for file in files {
            hash.update(format!("{} {}\n", file.name, file.sha256).as_bytes());
        }
        data_encoding::HEXLOWER.encode(&hash.finalize())
    }

    /// Writes `README.txt`, Swedish first.
    pub(super) fn write_readme(&self, folder: &Folder, export: &str) -> Result<FileFacts, Fault> {
        let (persons, withdrawn) = (self.pass.persons.to_string(), self.tally.withdrawn.to_string());
        let attributions: Vec<String> = self
            .pass
            .definitions
            .iter()
            .map(|it| {
                let licence = &it.licence;
                let line = if licence.attribution.is_empty() { &licence.statement } else { &licence.attribution };
                format!("{} {}: {line}", it.id, it.version)
            })
            .collect();
        let facts = [
            ("study", self.study.code.as_str()),
            ("ethics", self.study.ethics_number.as_str()),
            ("export", export),
            ("software", env!("CARGO_PKG_VERSION")),
            ("persons", persons.as_str()),
            ("withdrawn", withdrawn.as_str()),
            ("attributions", &attributions.join("\n")),
        ];
        let text =
            crate::texts::LANGUAGES.map(|language| self.phrases.readme(self.format, language, &facts)).join("\n\n\n");
        write_text(folder, "README.txt", &format!("{text}\n"))
    }

    /// Writes `provenance.json`, which names every other file.
    pub(super) fn write(&self, folder: &Folder, export: &str, files: &[FileFacts]) -> Result<FileFacts, Fault> {
        let instruments = self
            .pass
            .definitions
            .iter()
            .map(|it| Source {
                id: &it.id,
                version: &it.version,
                hash: &it.hash,
                citation: &it.citation,
                licence: codebook::tier(it.licence.tier),
                holder: &it.licence.holder,
                statement: &it.licence.statement,
                attribution: &it.licence.attribution,
            })
            .collect();
        let provenance = Provenance {
            export,
            study: &self.study.code,
            study_name: &self.study.name,
            ethics_number: &self.study.ethics_number,
            format: self.format.as_str(),
            filter: FILTER,
            persons: self.pass.persons,
            consents_withdrawn_since: self.tally.withdrawn,
            software: env!("CARGO_PKG_NAME"),
            software_version: env!("CARGO_PKG_VERSION"),
            scoring: SCORING,
            baseline: format!(
                "the complete measure at the event `{}`, before the first module opened; none where it is incomplete",
                rules::BASELINE
            ),
            programmes: &self.pass.programmes,
            instruments,
            files,
            statement: self.phrases.statement(),
        };
        let json = serde_json::to_string_pretty(&provenance)
            .map_err(|error| Error::internal("write the provenance of an export", error))?;
        write_text(folder, "provenance.json", &format!("{json}\n"))
    }
}

fn write_text(folder: &Folder, name: &'static str, text: &str) -> Result<FileFacts, Fault> {
    let mut file = folder.file(name)?;
    file.write_all(text.as_bytes()).map_err(|error| Fault::Unwritable { path: PathBuf::from(name), error })?;
    file.finish(None)
}
