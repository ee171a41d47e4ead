//! Reads the front matter of a language file: the words of titles, exercises and self-checks.

use toml::de::DeTable;

use super::keys::Keys;
use super::module_file::Structure;
use super::source::Source;
use crate::programme::check;
use crate::programme::exercise::{Exercise, ExerciseWords, Field, FieldKind, FieldWords, ROUND_NUMBER};
use crate::programme::self_check::{OptionWords, SelfCheck, SelfCheckWords};

/// Title and lead of a module in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::programme) struct ModuleWords {
    pub title: String,
    pub lead: String,
}

/// Reads the words of one language and adds them to the exercises and self-checks they belong to.
pub(in crate::programme) fn read(
    source: &Source<'_>,
    table: &DeTable<'_>,
    language: &str,
    structure: &mut Structure,
) -> ModuleWords {
    let mut keys = Keys::of_file(source, table);
    let title = keys.text("title", "a neutral title");
    if let Some(title) = &title {
        check::exposing_title(source, title);
    }
    let lead = keys.text("lead", "a sentence on what the module gives");
    if let Some(mut tables) = section(&mut keys, "exercises", !structure.exercises.is_empty()) {
        for exercise in &mut structure.exercises {
            add_exercise_words(&mut tables, language, &mut exercise.value);
        }
        tables.finish();
    }
    if let Some(mut tables) = section(&mut keys, "self_checks", !structure.self_checks.is_empty()) {
        for check in &mut structure.self_checks {
            add_self_check_words(&mut tables, language, &mut check.value);
        }
        tables.finish();
    }
    keys.finish();
    ModuleWords {
        title: title.map(|title| title.value).unwrap_or_default(),
        lead: lead.map(|lead| lead.value).unwrap_or_default(),
    }
}

fn add_exercise_words(tables: &mut Keys<'_>, language: &str, exercise: &mut Exercise) {
    let place = format!("exercises.{}", exercise.id);
    let Some(mut keys) = named(tables, &exercise.id, &place, "title, intro and fields") else {
        return;
    };
    let title = keys.text("title", "a heading");
    let intro = keys.text("intro", "one or two sentences");
    let row = exercise.repeat.and_then(|_| keys.text("row", "a heading with {n} for the number of the round"));
    if let Some(row) = row.as_ref().filter(|row| !row.value.contains(ROUND_NUMBER)) {
        keys.fault(row.line, "\"row\" lacks the number; accepted: a heading with {n}");
    }
    if let Some(mut fields) = section(&mut keys, "fields", !exercise.fields.is_empty()) {
        fields.call(format!("[{place}.fields]"));
        for field in &mut exercise.fields {
            add_field_words(&mut fields, &place, language, field);
        }
        fields.finish();
    }
    keys.finish();
    let words = ExerciseWords {
        title: title.map(|title| title.value).unwrap_or_default(),
        intro: intro.map(|intro| intro.value).unwrap_or_default(),
        row: row.map(|row| row.value),
    };
    exercise.words.insert(language, words);
}

fn add_field_words(fields: &mut Keys<'_>, place: &str, language: &str, field: &mut Field) {
    let place = format!("{place}.fields.{}", field.id);
    let Some(mut keys) = named(fields, &field.id, &place, "label and, if wanted, help") else {
        return;
    };
    let mut words = FieldWords {
        label: keys.text("label", "the question").map(|label| label.value).unwrap_or_default(),
        help: optional(&mut keys, "help"),
        ..FieldWords::default()
    };
    if matches!(field.kind, FieldKind::Scale { .. }) {
        words.min_label = optional(&mut keys, "min_label");
        words.max_label = optional(&mut keys, "max_label");
    }
    if !field.refused.is_empty() {
        words.refused =
            keys.text("refused", "why these options cannot be used, and what to write instead").map(|at| at.value);
    }
    let options = field.kind.options();
    if let Some(mut labels) = section(&mut keys, "options", !options.is_empty()) {
        labels.call(format!("[{place}.options]"));
        let label = |option: &String| Some((option.clone(), labels.text(option, "the label of the option")?.value));
        words.options = options.iter().filter_map(label).collect();
        labels.finish();
    }
    keys.finish();
    field.words.insert(language, words);
}

fn add_self_check_words(tables: &mut Keys<'_>, language: &str, check: &mut SelfCheck) {
    let place = format!("self_checks.{}", check.id);
    let Some(mut keys) = named(tables, &check.id, &place, "question and options") else {
        return;
    };
    let question = keys.text("question", "the question");
    let mut words =
        SelfCheckWords { question: question.map(|question| question.value).unwrap_or_default(), options: Vec::new() };
    if let Some(mut options) = section(&mut keys, "options", true) {
        for option in &check.options {
            let place = format!("{place}.options.{option}");
            words.options.extend(option_words(&mut options, option, &place));
        }
        options.finish();
    }
    keys.finish();
    check.words.insert(language, words);
}

fn option_words(options: &mut Keys<'_>, option: &str, place: &str) -> Option<OptionWords> {
    let mut keys = named(options, option, place, "text and answer")?;
    let text = keys.text("text", "what the option says");
    let answer = keys.text("answer", "the explanation shown for this choice");
    keys.finish();
    Some(OptionWords { value: option.to_owned(), text: text?.value, answer: answer?.value })
}

/// A table that must be there when the structure asks for it, and must not when it does not.
fn section<'t>(keys: &mut Keys<'t>, key: &str, needed: bool) -> Option<Keys<'t>> {
    if !needed {
        return None;
    }
    let line = keys.line;
    let found = keys.table(key);
    if found.is_none() {
        keys.fault(line, &format!("[{key}] is missing; accepted: a table with the words of what module.toml declares"));
    }
    found
}

fn named<'t>(tables: &mut Keys<'t>, key: &str, place: &str, holds: &str) -> Option<Keys<'t>> {
    let line = tables.line;
    let Some(mut keys) = tables.table(key) else {
        tables.fault(line, &format!("[{place}] is missing; accepted: a table with {holds}"));
        return None;
    };
    keys.call(format!("[{place}]"));
    Some(keys)
}

fn optional(keys: &mut Keys<'_>, key: &str) -> Option<String> {
    keys.optional_text(key, "a text, or leave the key out").map(|text| text.value)
}
