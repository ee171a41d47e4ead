//! One file into one questionnaire.

use super::texts::Texts;
use super::{change, file_name, is_key, is_name, items, scales, sha256_hex};
use crate::instruments::condition::Condition;
use crate::instruments::definition::{Combination, Instrument, Licence, LicenceTier, Recall};
use crate::instruments::fault::Fault;
use crate::instruments::item::{Item, Level};
use crate::instruments::source::{Fields, Source};
use crate::instruments::words::Words;

const SCHEMA: i64 = 1;

/// Levels by the word used in files.
pub const LEVELS: [(&str, Level); 3] =
    [("review", Level::Review), ("urgent", Level::Urgent), ("emergency", Level::Emergency)];

const TIERS: [(&str, LicenceTier); 5] = [
    ("free", LicenceTier::Free),
    ("no_derivatives", LicenceTier::NoDerivatives),
    ("noncommercial", LicenceTier::Noncommercial),
    ("own", LicenceTier::Own),
    ("restricted", LicenceTier::Restricted),
];

/// Reads one file; the faults come in the order of their lines.
pub fn read(file: &str, text: &str) -> Result<Instrument, Vec<Fault>> {
    let source = Source::new(file, text);
    let table = source.parse();
    // A file that is no TOML would only draw a tail of faults about fields that could not be read.
    if !source.is_clean() {
        return Err(source.into_faults());
    }
    let instrument = read_fields(&Fields::top(&source, &table), file, text);
    if source.is_clean() { Ok(instrument) } else { Err(source.into_faults()) }
}

fn read_fields(top: &Fields<'_, '_>, file: &str, text: &str) -> Instrument {
    let texts = Texts::default();
    check_schema(top);
    let id = read_id(top, file);
    let may_decline = top.flag("may_decline", false);
    let title = texts.read(top, "title", "title");
    let licence = top.table("licence");
    let ship_text = licence.as_ref().is_none_or(|licence| licence.flag("ship_text", true));
    let recall = read_recall(top, &texts, ship_text);
    let instructions = if ship_text { texts.read(top, "instructions", "instructions") } else { Words::default() };
    let before_first_answer = texts.read_optional(top, "before_first_answer", "before_first_answer");
    let items = items::read(top, &texts, may_decline, ship_text);
    let scales = scales::read(top, &texts, &items);
    let bands = scales::read_bands(top, &texts, &scales);
    let change = change::read(top, &scales);
    let combinations = read_combinations(top, &items);
    let citation = read_source(top);
    let instrument = Instrument {
        id,
        version: top.text("version").value,
        hash: sha256_hex(text),
        body: text.to_owned(),
        title,
        construct: top.text("construct").value,
        respondent: top.text("respondent").value,
        // Nobody knows how long a form takes before its text is there.
        minutes: if ship_text { top.int("minutes").value } else { 0 },
        languages: if ship_text { texts.offered_languages(top) } else { read_undisplayed_languages(top) },
        citation,
        licence: read_licence(licence.as_ref(), &texts, ship_text),
        recall,
        instructions,
        before_first_answer,
        may_decline,
        items,
        combinations,
        scales,
        bands,
        change,
        loinc_panel: read_panel_code(top),
    };
    top.finish();
    instrument
}

pub fn check_schema(top: &Fields<'_, '_>) {
    let schema = top.int("schema");
    if top.has("schema") && schema.value != SCHEMA {
        top.report_at(schema.line, format!("schema {} is not known; accepted: {SCHEMA}", schema.value));
    }
}

fn read_id(top: &Fields<'_, '_>, file: &str) -> String {
    let id = top.text("id");
    let stem = file_name(file).trim_end_matches(".toml");
    if !is_name(&id.value) {
        top.report_at(
            id.line,
            format!("id `{}` is no name; accepted: a–z, 0–9 and _, at most 26, a letter first", id.value),
        );
    } else if id.value != stem {
        top.report_at(id.line, format!("id `{}` differs from the file's name; accepted: {stem}", id.value));
    }
    id.value
}

fn read_recall(top: &Fields<'_, '_>, texts: &Texts, ship_text: bool) -> Recall {
    let Some(fields) = (if ship_text { top.table("recall") } else { top.opt_table("recall") }) else {
        return Recall { days: None, since_last: false, first_months: None, text: Words::default() };
    };
    let recall = Recall {
        days: fields.opt_int("days").map(|days| days.value),
        since_last: fields.flag("since_last", false),
        first_months: read_first_months(&fields),
        text: texts.read(&fields, "text", "recall.text"),
    };
    fields.finish();
    recall
}

/// A memory that is asked to reach back for longer than five years is asked for too much.
const MOST_MONTHS: i64 = 60;

fn read_first_months(fields: &Fields<'_, '_>) -> Option<u32> {
    let months = fields.opt_int("first_months")?;
    let known = u32::try_from(months.value).ok().filter(|_| (1..=MOST_MONTHS).contains(&months.value));
    if known.is_none() {
        fields.report_at(months.line, format!("first_months is {}; accepted: 1 to {MOST_MONTHS}", months.value));
    }
    known
}

fn read_source(top: &Fields<'_, '_>) -> String {
    let Some(fields) = top.table("source") else { return String::new() };
    let citation = fields.text("citation").value;
    fields.texts("urls");
    fields.finish();
    citation
}

fn read_licence(fields: Option<&Fields<'_, '_>>, texts: &Texts, ship_text: bool) -> Licence {
    let tier = fields.and_then(|fields| fields.word("tier", &TIERS)).unwrap_or(LicenceTier::Restricted);
    let text = |key: &str| fields.map(|fields| fields.text(key).value).unwrap_or_default();
    let optional = |key: &str| fields.and_then(|fields| fields.opt_text(key)).map(|text| text.value);
    let licence = Licence {
        tier,
        ship_text,
        holder: text("holder"),
        statement: text("statement"),
        attribution: optional("attribution").unwrap_or_default(),
        granted: None,
    };
    let lock = optional("text_sha256");
    for note in ["statement_source", "note", "spdx", "caution"] {
        optional(note);
    }
    if let Some(fields) = fields {
        check_lock(fields, tier, lock.as_deref(), &sha256_hex(&texts.joined()));
        if tier == LicenceTier::Restricted && ship_text {
            fields.report("a restricted text is not part of the software; accepted: ship_text = false");
        }
        fields.finish();
    }
    licence
}

/// A text that may not be changed is refused once it differs by a single letter.
fn check_lock(fields: &Fields<'_, '_>, tier: LicenceTier, lock: Option<&str>, actual: &str) {
    match lock {
        Some(lock) if lock != actual => {
            fields.report(format!(
                "the text was changed and its licence forbids it: text_sha256 is {lock}, the text gives {actual}"
            ));
        }
        None if tier == LicenceTier::NoDerivatives => {
            fields.report(format!("a text that may not be changed is locked; accepted: text_sha256 = \"{actual}\""));
        }
        _ => {}
    }
}

fn read_combinations(top: &Fields<'_, '_>, items: &[Item]) -> Vec<Combination> {
    let mut combinations = Vec::new();
    for fields in top.tables("combinations") {
        let flag = fields.text("flag");
        let level = fields.word("level", &LEVELS);
        let when = fields.text("when");
        if !is_key(&flag.value) {
            fields.report_at(flag.line, format!("flag `{}` is no name; accepted: a–z, 0–9 and _", flag.value));
        }
        match (Condition::parse(&when.value, items), level) {
            (Ok(when), Some(level)) => combinations.push(Combination { flag: flag.value, level, when }),
            (Err(message), _) => fields.report_at(when.line, message),
            (Ok(_), None) => {}
        }
        fields.finish();
    }
    combinations
}

fn read_panel_code(top: &Fields<'_, '_>) -> Option<String> {
    top.opt_table("loinc")?.opt_text("panel").map(|code| code.value)
}

/// A file without its text has languages on record, and offers none.
fn read_undisplayed_languages(top: &Fields<'_, '_>) -> Vec<String> {
    top.opt_table("languages");
    Vec::new()
}
