//! Options and items.

use std::collections::BTreeMap;

use super::instrument::LEVELS;
use super::texts::Texts;
use super::{is_key, is_name};
use crate::instruments::answers::NOT_APPLICABLE;
use crate::instruments::condition::Condition;
use crate::instruments::item::{Choice, Critical, CriticalTest, Item, ItemKind};
use crate::instruments::source::Fields;
use crate::instruments::words::Words;

/// Words of the condition language, which no item may be called.
const KEYWORDS: [&str; 6] = ["and", "or", "not", "any", "all", "has"];

/// Keeps sums of any length far from the limits of the numbers they are made with.
const HIGHEST: i64 = 1_000_000;

#[derive(Clone, Copy)]
enum Kind {
    Choice,
    Int,
    Scale,
    Multi,
}

const KINDS: [(&str, Kind); 4] =
    [("choice", Kind::Choice), ("int", Kind::Int), ("scale", Kind::Scale), ("multi", Kind::Multi)];

/// Reads all items; a condition may speak of earlier items only.
pub fn read(top: &Fields<'_, '_>, texts: &Texts, may_decline: bool, ship_text: bool) -> Vec<Item> {
    let options = read_options(top, texts, ship_text);
    let mut items: Vec<Item> = Vec::new();
    for fields in top.tables("items") {
        let id = fields.text("id");
        let taken = items.iter().any(|item| item.id == id.value);
        if taken {
            fields.report_at(id.line, format!("item `{}` stands twice; accepted: an id of its own", id.value));
        }
        if !is_name(&id.value) || KEYWORDS.contains(&id.value.as_str()) {
            let message = format!(
                "item `{}` is no name; accepted: a–z, 0–9 and _, at most 26, not and/or/not/any/all/has",
                id.value
            );
            fields.report_at(id.line, message);
        }
        let item = read_item(&fields, id.value, &items, &options, texts, may_decline, ship_text);
        fields.finish();
        if let Some(item) = item.filter(|_| !taken) {
            items.push(item);
        }
    }
    if items.is_empty() {
        top.report("a questionnaire needs items; accepted: one [[items]] table per question");
    }
    items
}

fn read_item(
    fields: &Fields<'_, '_>,
    id: String,
    earlier: &[Item],
    options: &BTreeMap<String, Vec<Choice>>,
    texts: &Texts,
    may_decline: bool,
    ship_text: bool,
) -> Option<Item> {
    let place = format!("item `{id}`");
    let text = read_text(fields, texts, &place, ship_text);
    let show_if = read_show_if(fields, earlier);
    let (reverse, scored, required) =
        (fields.flag("reverse", false), fields.flag("scored", true), fields.flag("required", false));
    let part_of = fields.opt_text("part_of").map(|name| name.value);
    let recall_days = fields.opt_int("recall_days").map(|days| days.value);
    let loinc = fields.opt_text("loinc").map(|code| code.value);
    let kind = read_kind(fields, options);
    let options_name = matches!(kind, Some(ItemKind::Choice { .. } | ItemKind::Multi { .. }))
        .then(|| fields.opt_text("options").map(|name| name.value))
        .flatten();
    let critical = fields.tables("critical");
    let mut item = Item {
        id,
        kind: kind?,
        options_name,
        text,
        show_if,
        critical: Vec::new(),
        reverse,
        scored,
        required,
        may_decline: may_decline || !critical.is_empty(),
        part_of,
        recall_days,
        loinc,
    };
    item.critical = critical.iter().filter_map(|fields| read_critical(fields, &item)).collect();
    if item.reverse && item.bounds().is_none() {
        fields.report("a `multi` item cannot be reversed");
    }
    Some(item)
}

/// The text of an item or option. A file that is shipped without its text has none: it may not be passed on.
fn read_text(fields: &Fields<'_, '_>, texts: &Texts, place: &str, ship_text: bool) -> Words {
    if ship_text {
        return texts.read(fields, "text", place);
    }
    if fields.has("text") {
        let text = fields.words("text");
        fields.report_at(
            text.line,
            format!("{place} has a text where ship_text = false; accepted: none here, the text in an overlay"),
        );
    }
    Words::default()
}

fn read_show_if(fields: &Fields<'_, '_>, earlier: &[Item]) -> Option<Condition> {
    let text = fields.opt_text("show_if")?;
    Condition::parse(&text.value, earlier).map_err(|message| fields.report_at(text.line, message)).ok()
}

fn read_kind(fields: &Fields<'_, '_>, options: &BTreeMap<String, Vec<Choice>>) -> Option<ItemKind> {
    match fields.word("type", &KINDS)? {
        Kind::Choice => {
            let options = named_options(fields, options)?;
            if options.iter().any(|option| option.number.is_none()) {
                fields.report("a `choice` item takes numbers; accepted: options whose values are whole numbers");
            }
            Some(ItemKind::Choice { options })
        }
        Kind::Multi => {
            let options = named_options(fields, options)?;
            if options.iter().any(|option| option.number.is_some()) {
                fields.report("a `multi` item takes keys; accepted: options whose values are names in quotes");
            }
            Some(ItemKind::Multi { options })
        }
        Kind::Int => {
            let (min, max) = read_limits(fields);
            Some(ItemKind::Int { min, max })
        }
        Kind::Scale => {
            let (min, max) = read_limits(fields);
            let step = fields.int("step");
            if step.value < 1 || max.saturating_sub(min) % step.value.max(1) != 0 {
                fields.report_at(step.line, format!("step {} does not lead from {min} to {max}", step.value));
            }
            Some(ItemKind::Scale { min, max, step: step.value.max(1) })
        }
    }
}

fn read_limits(fields: &Fields<'_, '_>) -> (i64, i64) {
    let (min, max) = (fields.int("min"), fields.int("max"));
    if min.value >= max.value {
        fields.report_at(max.line, format!("max {} is not above min {}", max.value, min.value));
    }
    if min.value <= NOT_APPLICABLE {
        fields.report_at(
            min.line,
            format!("min {}: accepted above {NOT_APPLICABLE}, since -97 to -99 mean missing answers", min.value),
        );
    }
    if max.value > HIGHEST {
        fields.report_at(max.line, format!("max {}: accepted up to {HIGHEST}", max.value));
    }
    (min.value, max.value)
}

fn named_options(fields: &Fields<'_, '_>, options: &BTreeMap<String, Vec<Choice>>) -> Option<Vec<Choice>> {
    let name = fields.text("options");
    let found = options.get(&name.value).cloned();
    if found.is_none() {
        let known = options.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        fields.report_at(name.line, format!("options `{}` do not exist; accepted: {known}", name.value));
    }
    found
}

fn read_options(top: &Fields<'_, '_>, texts: &Texts, ship_text: bool) -> BTreeMap<String, Vec<Choice>> {
    let Some(table) = top.opt_table("options") else { return BTreeMap::new() };
    let read_group = |name: String| {
        let mut choices: Vec<Choice> = Vec::new();
        for fields in table.tables(&name) {
            let choice = read_choice(&fields, &name, texts, ship_text);
            if choices.iter().any(|other| other.value == choice.value) {
                fields.report(format!("options.{name}: value {} stands twice", choice.value));
            }
            choices.push(choice);
        }
        if choices.len() < 2 {
            table.report(format!("options.{name}: accepted: at least two options"));
        }
        (name, choices)
    };
    table.keys().into_iter().map(read_group).collect()
}

fn read_choice(fields: &Fields<'_, '_>, group: &str, texts: &Texts, ship_text: bool) -> Choice {
    let (value, number, line) = fields.number_or_key("value");
    if number.is_some_and(|number| number <= NOT_APPLICABLE) {
        fields.report_at(
            line,
            format!("value {value}: accepted above {NOT_APPLICABLE}, since -97 to -99 mean missing answers"),
        );
    }
    if number.is_some_and(|number| number > HIGHEST) {
        fields.report_at(line, format!("value {value}: accepted up to {HIGHEST}"));
    }
    if number.is_none() && !is_name(&value) {
        fields.report_at(line, format!("value `{value}` is no name; accepted: a–z, 0–9 and _, a letter first"));
    }
    let choice = Choice {
        text: read_text(fields, texts, &format!("option `{value}` of options.{group}"), ship_text),
        exclusive: fields.flag("exclusive", false),
        loinc: fields.opt_text("loinc").map(|code| code.value),
        value,
        number,
    };
    fields.finish();
    choice
}

fn held(item: &Item) -> String {
    item.bounds().map_or_else(|| "any_of".to_owned(), |(lowest, highest)| format!("{lowest} to {highest}"))
}

fn read_critical(fields: &Fields<'_, '_>, item: &Item) -> Option<Critical> {
    let flag = fields.text("flag");
    let level = fields.word("level", &LEVELS);
    let at_least = fields.opt_int("at_least");
    let any_of = fields.texts("any_of");
    fields.opt_text("note");
    fields.finish();
    if !is_key(&flag.value) {
        fields.report_at(flag.line, format!("flag `{}` is no name; accepted: a–z, 0–9 and _", flag.value));
    }
    let test = match (at_least, any_of.value.is_empty()) {
        (Some(limit), true) => {
            if !item.bounds().is_some_and(|(lowest, highest)| (lowest..=highest).contains(&limit.value)) {
                fields.report_at(
                    limit.line,
                    format!(
                        "at_least {} lies outside what `{}` can hold; accepted: {}",
                        limit.value,
                        item.id,
                        held(item)
                    ),
                );
            }
            CriticalTest::AtLeast(limit.value)
        }
        (None, false) => {
            for option in any_of.value.iter().filter(|option| item.option(option).is_none()) {
                let known = item.options().iter().map(|option| option.value.as_str()).collect::<Vec<_>>().join(", ");
                fields.report_at(any_of.line, format!("`{}` has no option `{option}`; accepted: {known}", item.id));
            }
            CriticalTest::AnyOf(any_of.value)
        }
        _ => {
            fields.report("accepted: either at_least = 1 or any_of = [\"kill\"]");
            return None;
        }
    };
    Some(Critical { test, flag: flag.value, level: level? })
}
