//! The codebook: what every variable and value means, in both languages, from the definitions themselves.

use std::borrow::Cow;

use serde::Serialize;

use super::fault::Fault;
use super::folder::{FileFacts, Folder, Sheet};
use super::format::Format;
use super::phrases::Phrases;
use super::rules::text_cell;
use crate::error::Error;
use crate::instruments::{Instrument, Library, LicenceTier, Measure, MissingReason, Variable, Words};

pub(super) const HEADER: [&str; 15] = [
    "instrument",
    "version",
    "hash",
    "file",
    "kind",
    "variable",
    "value",
    "label_sv",
    "label_en",
    "measure",
    "min",
    "max",
    "licence",
    "attribution",
    "loinc",
];

/// One line: a questionnaire, a variable, one of its values or missing codes, a scale, or a band of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The file that holds the variable; empty for the questionnaire itself.
    pub file: &'static str,
    /// `instrument`, `item`, `value`, `missing`, `scale`, `band`, or `mode` for how it was answered.
    pub kind: &'static str,
    /// The item or scale.
    pub variable: String,
    /// The value, code or band.
    pub value: String,
    /// What it says in Swedish; empty where the questionnaire has no Swedish.
    pub label_sv: String,
    /// What it says in English.
    pub label_en: String,
    /// How values may be compared: `nominal`, `ordinal` or `scale`.
    pub measure: &'static str,
    /// Lowest number, where it is one.
    pub min: String,
    /// Highest number, where it is one.
    pub max: String,
    /// Tier of the licence, on the questionnaire's own line.
    pub licence: &'static str,
    /// What must be said with the text, on the questionnaire's own line.
    pub attribution: String,
    /// LOINC code, where it is known.
    pub loinc: String,
}

/// The lines of one questionnaire.
pub fn lines(instrument: &Instrument, phrases: &Phrases) -> Vec<Line> {
    let mut lines = vec![instrument_line(instrument)];
    for variable in instrument.variables() {
        variable_lines(instrument, &variable, phrases, &mut lines);
    }
    for scale in &instrument.scales {
        lines.push(Line {
            file: "scores.csv",
            kind: "scale",
            variable: scale.id.clone(),
            measure: "scale",
            min: scale.range.0.to_string(),
            max: scale.range.1.to_string(),
            loinc: scale.loinc.clone().unwrap_or_default(),
            ..labelled(if scale.title.is_empty() { &instrument.title } else { &scale.title })
        });
        lines.extend(instrument.bands.iter().filter(|band| band.scale == scale.id).map(|band| Line {
            file: "scores.csv",
            kind: "band",
            variable: scale.id.clone(),
            value: band.id.clone(),
            min: band.min.to_string(),
            max: band.max.to_string(),
            ..labelled(&band.label)
        }));
    }
    lines.extend(modes(phrases));
    lines
}

/// How the questionnaire was answered: the variable, and each of its values.
fn modes(phrases: &Phrases) -> impl Iterator<Item = Line> {
    let line = |value: &str, key: &str| Line {
        file: "status.csv",
        kind: "mode",
        variable: "mode".to_owned(),
        value: value.to_owned(),
        measure: if value.is_empty() { "nominal" } else { "" },
        ..labelled(phrases.name(key))
    };
    [line("", "export-field-mode"), line("self", "export-mode-self"), line("phone", "export-mode-phone")].into_iter()
}

fn instrument_line(instrument: &Instrument) -> Line {
    let licence = &instrument.licence;
    let attribution = if licence.attribution.is_empty() { &licence.statement } else { &licence.attribution };
    Line {
        kind: "instrument",
        licence: tier(licence.tier),
        attribution: attribution.clone(),
        loinc: instrument.loinc_panel.clone().unwrap_or_default(),
        ..labelled(&instrument.title)
    }
}

fn variable_lines(instrument: &Instrument, variable: &Variable, phrases: &Phrases, lines: &mut Vec<Line>) {
    let item = instrument.item(&variable.name);
    let (min, max) = variable.bounds.map(|(min, max)| (min.to_string(), max.to_string())).unwrap_or_default();
    let line = |kind, value: &str, label: Line| Line {
        file: "answers.csv",
        kind,
        variable: variable.name.clone(),
        value: value.to_owned(),
        ..label
    };
    lines.push(Line {
        measure: match variable.measure {
            Measure::Nominal => "nominal",
            Measure::Ordinal => "ordinal",
            Measure::Scale => "scale",
        },
        min,
        max,
        loinc: item.and_then(|item| item.loinc.clone()).unwrap_or_default(),
        ..line("item", "", labelled(&variable.label))
    });
    for (value, label) in &variable.values {
        let option = item.and_then(|item| item.option(value));
        let loinc = option.and_then(|option| option.loinc.clone()).unwrap_or_default();
        lines.push(Line { loinc, ..line("value", value, labelled(label)) });
    }
    for reason in &variable.missing {
        lines.push(line("missing", &reason.code().to_string(), missing(*reason, phrases)));
    }
}

fn missing(reason: MissingReason, phrases: &Phrases) -> Line {
    labelled(phrases.missing(reason))
}

fn labelled(words: &Words) -> Line {
    let text = |language| words.get(language).unwrap_or_default().to_owned();
    Line { label_sv: text("sv"), label_en: text("en"), ..Line::default() }
}

/// The tier of a licence, as in the definition files.
pub(super) fn tier(tier: LicenceTier) -> &'static str {
    match tier {
        LicenceTier::Free => "free",
        LicenceTier::NoDerivatives => "no_derivatives",
        LicenceTier::Noncommercial => "noncommercial",
        LicenceTier::Own => "own",
        LicenceTier::Restricted => "restricted",
    }
}

/// Writes `codebook.csv`.
pub(super) fn write(
    folder: &Folder,
    instruments: &[std::sync::Arc<Instrument>],
    phrases: &Phrases,
    format: Format,
) -> Result<FileFacts, Fault> {
    let mut sheet = Sheet::begin(folder, "codebook.csv", &HEADER)?;
    for instrument in instruments {
        for mut line in lines(instrument, phrases) {
            if format == Format::WideCsv && !line.file.is_empty() {
                line.file = "wide.csv";
            }
            sheet.write_from(cells(instrument, &line).iter().map(AsRef::as_ref))?;
        }
    }
    sheet.finish()
}

/// One line under [`HEADER`].
fn cells<'l>(instrument: &'l Instrument, line: &'l Line) -> [Cow<'l, str>; 15] {
    [
        instrument.id.as_str().into(),
        instrument.version.as_str().into(),
        instrument.hash.as_str().into(),
        line.file.into(),
        line.kind.into(),
        line.variable.as_str().into(),
        line.value.as_str().into(),
        text_cell(&line.label_sv).into(),
        text_cell(&line.label_en).into(),
        line.measure.into(),
        line.min.as_str().into(),
        line.max.as_str().into(),
        line.licence.into(),
        text_cell(&line.attribution).into(),
        line.loinc.as_str().into(),
    ]
}

/// The codebook of these questionnaires as CSV.
pub(super) fn as_csv(library: &Library, phrases: &Phrases) -> Result<Vec<u8>, Error> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let unwritten = |error: csv::Error| Error::internal("write the codebook", error);
    csv.write_record(HEADER).map_err(unwritten)?;
    for instrument in library.iter() {
        for line in lines(instrument, phrases) {
            csv.write_record(cells(instrument, &line).iter().map(|cell| cell.as_bytes())).map_err(unwritten)?;
        }
    }
    csv.into_inner().map_err(|error| Error::internal("write the codebook", error.into_error()))
}

/// The codebook of these questionnaires for programs: each with its lines.
pub(super) fn as_json(library: &Library, phrases: &Phrases) -> serde_json::Value {
    let one = |it: &Instrument| serde_json::json!({ "instrument": it.id, "version": it.version, "hash": it.hash, "lines": lines(it, phrases) });
    library.iter().map(|instrument| one(instrument)).collect()
}
