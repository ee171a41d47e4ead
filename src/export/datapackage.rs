//! The description of the long tables that programs read: Frictionless Data Package 2.0.
//!
//! Titles and labels are Swedish, with the English beside them (`title@en`, `label@en`); `codebook.csv` holds both for
//! every question and answer.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::dataset::Pass;
use super::fault::Fault;
use super::folder::{FileFacts, Folder};
use super::phrases::Phrases;
use super::rules;
use crate::error::Error;
use crate::instruments::{MissingReason, Words};
use crate::research::Study;

const PROFILES: &str = "https://datapackage.org/profiles/2.0";
const STATES: [&str; 5] = ["answered", "late", "missed", "not_due", "withdrawn"];
const MODES: [&str; 2] = ["self", "phone"];
const VERDICTS: [&str; 4] = ["deteriorated", "unchanged", "improved", "recovered"];
const REASONS: [MissingReason; 3] = [MissingReason::NotApplicable, MissingReason::Declined, MissingReason::Blank];

/// Every event and questionnaire met, so that the description can list them, events in the order of a treatment.
#[derive(Default)]
pub(super) struct Met {
    events: BTreeMap<String, (usize, (u8, u32))>,
    instruments: BTreeSet<String>,
}

impl Met {
    /// Adds an event under the name that it has in the files, and a questionnaire.
    pub(super) fn add(&mut self, event: &str, instrument: &str) {
        if !self.events.contains_key(event) {
            let repeated = event.strip_prefix('t').and_then(|rest| rest.split_once('_'));
            let numbered = repeated.and_then(|(number, event)| Some((number.parse().ok()?, event)));
            let (number, own) = numbered.unwrap_or((1, event));
            self.events.insert(event.to_owned(), (number, rules::event_rank(own)));
        }
        if !self.instruments.contains(instrument) {
            self.instruments.insert(instrument.to_owned());
        }
    }

    fn events(&self) -> Vec<Value> {
        let mut events: Vec<_> = self.events.iter().map(|(name, place)| (place, name)).collect();
        events.sort_unstable();
        events.into_iter().map(|(_, name)| json!({ "value": name })).collect()
    }
}

/// What the description is made of.
pub(super) struct Description<'a> {
    pub(super) study: &'a Study,
    pub(super) export: &'a str,
    pub(super) pass: &'a Pass,
    pub(super) met: &'a Met,
    pub(super) phrases: &'a Phrases,
}

impl Description<'_> {
    /// Writes `datapackage.json`, which describes the tables among `files`.
    pub(super) fn write(&self, folder: &Folder, files: &[FileFacts]) -> Result<FileFacts, Fault> {
        let resources: Vec<Value> = files.iter().filter_map(|file| self.resource(file)).collect();
        let package = json!({
            "$schema": format!("{PROFILES}/datapackage.json"),
            "name": self.study.code,
            "id": self.export,
            "title": self.study.name,
            "languages": ["sv", "en"],
            "description": self.phrases.statement().text("sv"),
            "description@en": self.phrases.statement().text("en"),
            "resources": resources,
        });
        let json = serde_json::to_string_pretty(&package)
            .map_err(|error| Error::internal("write the description of an export", error))?;
        let mut file = folder.file("datapackage.json")?;
        file.write_all(format!("{json}\n").as_bytes())
            .map_err(|error| Fault::Unwritable { path: PathBuf::from("datapackage.json"), error })?;
        file.finish(None)
    }

    fn resource(&self, file: &FileFacts) -> Option<Value> {
        let (name, fields, key): (_, &[&str], &[&str]) = match file.name {
            "answers.csv" => ("answers", &super::long_csv::ANSWERS, &["pid", "event", "instrument", "item"]),
            "scores.csv" => ("scores", &super::long_csv::SCORES, &["pid", "event", "instrument", "scale"]),
            "status.csv" => ("status", &super::long_csv::STATUS, &["pid", "event", "instrument"]),
            "codebook.csv" => ("codebook", &super::codebook::HEADER, &[]),
            _ => return None,
        };
        let mut schema = json!({
            "$schema": format!("{PROFILES}/tableschema.json"),
            "fields": fields.iter().map(|field| self.field(name, field, key.contains(field))).collect::<Vec<_>>(),
            "missingValues": [{ "value": "", "label": self.phrases.name("export-missing-empty").text("sv") }],
        });
        if !key.is_empty() {
            put(&mut schema, "primaryKey", json!(key));
        }
        if ["answers", "scores"].contains(&name) {
            let to = ["pid", "event", "instrument"];
            put(
                &mut schema,
                "foreignKeys",
                json!([{ "fields": to, "reference": { "resource": "status", "fields": to } }]),
            );
        }
        Some(json!({
            "$schema": format!("{PROFILES}/dataresource.json"),
            "name": name,
            "type": "table",
            "path": file.name,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": file.bytes,
            "hash": format!("sha256:{}", file.sha256),
            "rows": file.rows,
            "dialect": { "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
            "schema": schema,
        }))
    }

    fn field(&self, table: &str, name: &str, is_key: bool) -> Value {
        let mut field = json!({ "name": name, "type": kind(table, name) });
        if table != "codebook" {
            let title = self.phrases.name(&format!("export-field-{}", name.replace('_', "-")));
            put(&mut field, "title", json!(title.text("sv")));
            put(&mut field, "title@en", json!(title.text("en")));
            self.categorise(&mut field, table, name);
        }
        let mut constraints = Map::new();
        let is_given = is_key || ["state", "due_day", "day", "version", "language", "method"].contains(&name);
        if is_given && table != "codebook" {
            constraints.insert("required".to_owned(), json!(true));
        }
        if name == "pid" {
            constraints.insert("pattern".to_owned(), json!("[0-9a-f]{32}"));
        }
        if !constraints.is_empty() {
            put(&mut field, "constraints", Value::Object(constraints));
        }
        field
    }

    fn categorise(&self, field: &mut Value, table: &str, name: &str) {
        let labelled = |start: &str, value: &str| {
            category(json!(value), self.phrases.name(&format!("{start}{}", value.replace('_', "-"))))
        };
        let categories: Vec<Value> = match name {
            "event" => self.met.events(),
            "instrument" => self.instruments(),
            "language" => {
                vec![json!({ "value": "sv", "label": "Svenska" }), json!({ "value": "en", "label": "English" })]
            }
            "missing_reason" => {
                REASONS.iter().map(|reason| category(json!(reason.code()), self.phrases.missing(*reason))).collect()
            }
            "state" => STATES.iter().map(|state| labelled("export-state-", state)).collect(),
            "mode" => MODES.iter().map(|mode| labelled("export-mode-", mode)).collect(),
            "verdict" if table == "scores" => VERDICTS.iter().map(|it| labelled("export-verdict-", it)).collect(),
            "reliable_change" => {
                put(field, "trueValues", json!(["true"]));
                put(field, "falseValues", json!(["false"]));
                return;
            }
            _ => return,
        };
        put(field, "categories", json!(categories));
        put(field, "categoriesOrdered", json!(["event", "verdict"].contains(&name)));
    }

    /// Each questionnaire under the title of its newest version; one that nobody has answered has its name alone.
    fn instruments(&self) -> Vec<Value> {
        let newest = |id: &str| self.pass.definitions.iter().rfind(|it| it.id == id);
        let named = |id: &String| match newest(id) {
            Some(definition) => category(json!(id), &definition.title),
            None => json!({ "value": id }),
        };
        self.met.instruments.iter().map(named).collect()
    }
}

fn category(value: impl Into<Value>, label: &Words) -> Value {
    let value: Value = value.into();
    json!({ "value": value, "label": label.text("sv"), "label@en": label.text("en") })
}

fn kind(table: &str, name: &str) -> &'static str {
    match (table, name) {
        (_, "day" | "due_day" | "missing_reason") => "integer",
        ("scores", "value") => "number",
        ("scores", "reliable_change") => "boolean",
        _ => "string",
    }
}

fn put(object: &mut Value, key: &str, value: Value) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.to_owned(), value);
    }
}
