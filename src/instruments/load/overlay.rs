//! The text of a questionnaire that is shipped without one, as a site adds it on its own licence.
//!
//! An overlay gives words alone. What a questionnaire counts, and how, stays as it is shipped: every field that would
//! change it is refused by name, since a score must mean the same at every site.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::instrument::check_schema;
use super::sha256_hex;
use super::texts::Texts;
use crate::instruments::definition::{Granted, Instrument};
use crate::instruments::fault::Fault;
use crate::instruments::item::{Choice, Item, ItemKind};
use crate::instruments::source::{Fields, Source};
use crate::instruments::words::Words;

/// Stands between the shipped file and the overlay in the body that is kept with the responses.
pub const MARK: &str = "\n#======== the text of the site, on its own licence ========\n";

/// What an overlay would change by, at the top of the file, in an item and in an option.
const OF_THE_FILE: [&str; 12] = [
    "id",
    "scoring",
    "bands",
    "change",
    "combinations",
    "loinc",
    "construct",
    "respondent",
    "may_decline",
    "source",
    "critical",
    "before_first_answer",
];
const OF_AN_ITEM: [&str; 14] = [
    "type",
    "options",
    "min",
    "max",
    "step",
    "reverse",
    "scored",
    "required",
    "critical",
    "show_if",
    "part_of",
    "loinc",
    "recall_days",
    "may_decline",
];
const OF_AN_OPTION: [&str; 2] = ["exclusive", "loinc"];

/// The shipped questionnaire with the texts of an overlay, or every fault of the overlay.
pub fn apply(shipped: &BTreeMap<String, Arc<Instrument>>, file: &str, text: &str) -> Result<Instrument, Vec<Fault>> {
    let source = Source::new(file, text);
    let table = source.parse();
    if !source.is_clean() {
        return Err(source.into_faults());
    }
    let read = read_fields(&Fields::top(&source, &table), shipped, text);
    match read.filter(|_| source.is_clean()) {
        Some(instrument) => Ok(instrument),
        None => Err(source.into_faults()),
    }
}

fn read_fields(top: &Fields<'_, '_>, shipped: &BTreeMap<String, Arc<Instrument>>, text: &str) -> Option<Instrument> {
    let texts = Texts::default();
    check_schema(top);
    let stub = find_stub(top, shipped)?;
    let changed = "what is shipped says this, and an overlay does not change it; accepted: overlays, version, minutes, \
                   licence, languages, title, recall, instructions, options and items";
    top.refuse(&OF_THE_FILE, changed);
    let version = top.text("version").value;
    let title = texts.read_optional(top, "title", "title");
    let instructions = texts.read_optional(top, "instructions", "instructions");
    let recall = read_recall(top, &texts);
    let options = read_options(top, &texts, &stub);
    let items = read_items(top, &texts, &stub, &options);
    let granted = read_licence(top);
    let minutes = top.opt_int("minutes").map(|minutes| minutes.value);
    let languages = texts.offered_languages(top);
    top.finish();
    let mut instrument = stub.as_ref().clone();
    instrument.body = format!("{}{MARK}{text}", stub.body);
    instrument.hash = sha256_hex(&instrument.body);
    instrument.version = format!("{}+{version}", stub.version);
    instrument.title = merged(&stub.title, &title);
    instrument.recall.text = merged(&stub.recall.text, &recall);
    instrument.instructions = instructions;
    instrument.minutes = minutes.unwrap_or_default();
    instrument.languages = languages;
    instrument.items = items;
    if let Some((granted, attribution)) = granted {
        instrument.licence.granted = Some(granted);
        if let Some(attribution) = attribution {
            instrument.licence.attribution = attribution;
        }
    }
    Some(instrument)
}

fn find_stub(top: &Fields<'_, '_>, shipped: &BTreeMap<String, Arc<Instrument>>) -> Option<Arc<Instrument>> {
    let id = top.text("overlays");
    let takes_text = |one: &&Arc<Instrument>| !one.licence.ship_text;
    let found = shipped.get(&id.value).filter(takes_text);
    if let Some(taken) = found.filter(|one| one.can_be_shown()) {
        top.report_at(id.line, format!("`{}` has its text from another overlay; accepted: one overlay", taken.id));
        return None;
    }
    if found.is_none() && !id.value.is_empty() {
        let known = shipped.values().filter(takes_text).map(|one| one.id.as_str()).collect::<Vec<_>>().join(", ");
        let message = format!("`{}` is no questionnaire that is shipped without its text; accepted: {known}", id.value);
        top.report_at(id.line, message);
    }
    found.cloned()
}

fn read_recall(top: &Fields<'_, '_>, texts: &Texts) -> Words {
    let Some(fields) = top.opt_table("recall") else { return Words::default() };
    fields.refuse(&["days"], "what is shipped says this, and an overlay does not change it; accepted: text");
    let text = texts.read(&fields, "text", "recall.text");
    fields.finish();
    text
}

fn read_licence(top: &Fields<'_, '_>) -> Option<(Granted, Option<String>)> {
    let fields = top.table("licence")?;
    let date = fields.text("date");
    if !date.value.is_empty() && date.value.parse::<NaiveDate>().is_err() {
        fields.report_at(date.line, format!("`{}` is no date; accepted: a day such as 2026-02-01", date.value));
    }
    let granted =
        Granted { reference: fields.text("reference").value, holder: fields.text("holder").value, date: date.value };
    let attribution = fields.opt_text("attribution").map(|line| line.value);
    fields.finish();
    Some((granted, attribution))
}

/// The texts of the options, by group and value.
type OptionTexts = BTreeMap<(String, String), Words>;

fn read_options(top: &Fields<'_, '_>, texts: &Texts, stub: &Instrument) -> OptionTexts {
    let mut read = OptionTexts::new();
    let Some(table) = top.opt_table("options") else { return read };
    for group in table.keys() {
        let values = values_of(stub, &group);
        for fields in table.tables(&group) {
            let changed = format!("an overlay gives the words of options.{group} alone; accepted: value and text");
            fields.refuse(&OF_AN_OPTION, &changed);
            let (value, _, line) = fields.number_or_key("value");
            let text = texts.read(&fields, "text", &format!("option `{value}` of options.{group}"));
            fields.finish();
            if !values.contains(&value) {
                let message = format!(
                    "value {value} is not among those of options.{group}, which an overlay does not change; accepted: {}",
                    if values.is_empty() { groups_of(stub) } else { values.join(", ") }
                );
                fields.report_at(line, message);
            } else if read.insert((group.clone(), value.clone()), text).is_some() {
                fields.report_at(line, format!("options.{group}: value {value} stands twice; accepted: once"));
            }
        }
        for value in values.iter().filter(|value| !read.contains_key(&(group.clone(), (*value).clone()))) {
            table.report(format!("options.{group}: value {value} has no text; accepted: a text for each value"));
        }
    }
    read
}

fn groups_of(stub: &Instrument) -> String {
    let mut groups: Vec<&str> = stub.items.iter().filter_map(|item| item.options_name.as_deref()).collect();
    groups.sort_unstable();
    groups.dedup();
    format!("groups {}", groups.join(", "))
}

fn values_of(stub: &Instrument, group: &str) -> Vec<String> {
    let item = stub.items.iter().find(|item| item.options_name.as_deref() == Some(group));
    item.map(|item| item.options().iter().map(|option| option.value.clone()).collect()).unwrap_or_default()
}

fn read_items(top: &Fields<'_, '_>, texts: &Texts, stub: &Instrument, options: &OptionTexts) -> Vec<Item> {
    let mut items = stub.items.clone();
    let mut named: Vec<String> = Vec::new();
    for fields in top.tables("items") {
        let id = fields.text("id");
        let changed = format!("an overlay gives the words of item `{}` alone; accepted: id and text", id.value);
        fields.refuse(&OF_AN_ITEM, &changed);
        let text = texts.read(&fields, "text", &format!("item `{}`", id.value));
        fields.finish();
        match items.iter_mut().find(|item| item.id == id.value) {
            Some(item) if !named.contains(&id.value) => item.text = text,
            Some(_) => fields.report_at(id.line, format!("item `{}` stands twice; accepted: once", id.value)),
            None => {
                let known = stub.items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ");
                fields.report_at(id.line, format!("item `{}` does not exist; accepted: {known}", id.value));
            }
        }
        named.push(id.value);
    }
    for item in &mut items {
        if !named.contains(&item.id) {
            top.report(format!("item `{}` has no text; accepted: an [[items]] table with its id and text", item.id));
        }
        say_options(top, item, options);
    }
    items
}

fn say_options(top: &Fields<'_, '_>, item: &mut Item, texts: &OptionTexts) {
    let Some(group) = item.options_name.clone() else { return };
    if !texts.keys().any(|(known, _)| *known == group) {
        top.report(format!("options.{group} has no texts; accepted: a list of value and text"));
    }
    if let ItemKind::Choice { options } | ItemKind::Multi { options } = &mut item.kind {
        for option in options {
            let said = texts.get(&(group.clone(), option.value.clone())).cloned().unwrap_or_default();
            *option = Choice { text: said, ..option.clone() };
        }
    }
}

/// The shipped words, and those of the overlay in their place where it has them.
fn merged(shipped: &Words, own: &Words) -> Words {
    let pairs = shipped.iter().chain(own.iter());
    Words::new(pairs.map(|(language, text)| (language.to_owned(), text.to_owned())))
}
