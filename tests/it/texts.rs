//! The words people read: the same keys with the same variables in both languages, every key that is asked for, none that
//! nobody asks for, and no word in a title that would tell somebody who looks over a shoulder.

use std::collections::{BTreeMap, BTreeSet};

use crate::helpers::{Source, code_of, files_below, literals};

const LANGUAGES: [&str; 2] = ["sv", "en"];

/// Beginnings of keys that Rust hands on by name (tables, constants, error kinds), so that a typing error is found.
const HANDED_ON: [&str; 4] = ["problem-", "fault-", "nav-", "title-"];

/// Calls whose literal arguments are keys.
const ASKS: [&str; 9] = [
    "Page::new(",
    ".text(",
    ".with_notice(",
    ".titled_by(",
    "Error::field(",
    "errors.add(",
    ".add_with(",
    "Conflict(",
    "faults.add(",
];

/// Parts of words that say what a client is here for.
const TELLING: [&str; 24] = [
    "våld",
    "violen",
    "aggress",
    "ilska",
    "vrede",
    "anger",
    "angry",
    "behandl",
    "treatment",
    "terapi",
    "therap",
    "kbt",
    "cbt",
    "klinik",
    "clinic",
    "psyk",
    "psych",
    "misshand",
    "abuse",
    "hot mot",
    "threat",
    "partner",
    "kvinnofrid",
    "andrum",
];

/// A text: where it stands, and the variables it is given.
#[derive(Debug)]
struct Text {
    place: String,
    body: String,
    variables: BTreeSet<String>,
}

type Texts = BTreeMap<String, Text>;

/// The texts of one language, or of one wording's overlay; a key that stands twice is a fault.
fn read(files: &[Source]) -> Texts {
    let mut texts = Texts::new();
    for file in files {
        let mut current: Option<String> = None;
        for (n, line) in file.text.lines().enumerate() {
            let place = format!("{}:{}", file.path, n + 1);
            if line.starts_with([' ', '\t', '}', '[', '*', '.']) {
                if let Some(text) = current.as_ref().and_then(|key| texts.get_mut(key)) {
                    text.body.push('\n');
                    text.body.push_str(line.trim());
                }
            } else if let Some((key, value)) = line.split_once('=').filter(|_| !line.starts_with('#')) {
                let text = Text { place: place.clone(), body: value.trim().to_owned(), variables: BTreeSet::new() };
                let key = key.trim().to_owned();
                let first = texts.insert(key.clone(), text);
                assert!(first.is_none(), "{place}: {key} stands twice, first at {}", first.unwrap().place);
                current = Some(key);
            }
        }
    }
    for text in texts.values_mut() {
        text.variables = text.body.split('$').skip(1).map(name_at_start).collect();
    }
    texts
}

fn name_at_start(text: &str) -> String {
    text.chars().take_while(|sign| sign.is_alphanumeric() || ['-', '_'].contains(sign)).collect()
}

fn texts_of(language: &str) -> Texts {
    let (main, folder) = (format!("texts/{language}.ftl"), format!("texts/{language}/"));
    let mut files = files_below("texts", &["ftl"]);
    files.retain(|file| file.path == main || file.path.starts_with(&folder));
    let texts = read(&files);
    assert!(texts.len() > 40, "only {} texts in {language}", texts.len());
    texts
}

/// A key that is asked for, or the shape of keys put together from parts.
#[derive(Default)]
struct Asked {
    /// Asked for by name, with the place: these must exist.
    keys: Vec<(String, String)>,
    /// Texts that may be keys or the fixed parts of keys: what they match is used.
    shapes: BTreeSet<String>,
}

fn asked() -> Asked {
    let mut asked = Asked::default();
    for file in files_below("templates", &["html", "txt"]) {
        for (at, _) in file.text.match_indices("t(key=\"") {
            let key = name_at_start(&file.text[at + "t(key=\"".len()..]);
            // A key that is continued by `~` is put together.
            if key.ends_with('-') {
                continue;
            }
            asked.keys.push((format!("{}:{}", file.path, file.line(at)), key));
        }
        asked.shapes.extend(quoted(&file.text).into_iter().map(|text| shape_of(&text)));
    }
    for file in files_below("src", &["rs"]) {
        let code = code_of(&file.text);
        for (at, text) in literals(&file.text) {
            asked.shapes.insert(shape_of(text));
            let statement = code[..at].rsplit([';', '{', '}']).next().unwrap_or_default();
            let is_asked = ASKS.iter().any(|call| statement.contains(call)) && !is_test(&code, at);
            let is_handed_on = HANDED_ON.iter().any(|start| text.starts_with(start)) && !text.ends_with('-');
            if is_key(text) && (is_asked || is_handed_on) {
                asked.keys.push((format!("{}:{}", file.path, file.line(at)), text.to_owned()));
            }
        }
    }
    assert!(asked.keys.len() > 30, "only {} keys were found", asked.keys.len());
    asked
}

fn is_test(code: &str, at: usize) -> bool {
    code.find("#[cfg(test)]\nmod ").is_some_and(|tests| tests < at)
}

fn is_key(text: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit());
    text.contains('-') && text.split('-').all(is_word) && text.starts_with(|sign: char| sign.is_ascii_lowercase())
}

/// What stands in quotes in a template.
fn quoted(template: &str) -> Vec<String> {
    template.split('"').skip(1).map(str::to_owned).filter(|text| text.len() < 80).collect()
}

/// `a-{x}-b` and `a-` as patterns: `*` stands for what is filled in.
fn shape_of(text: &str) -> String {
    let mut shape = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        shape.push_str(before);
        shape.push('*');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    shape.push_str(rest);
    if shape.ends_with('-') {
        shape.push('*');
    }
    shape
}

fn fits(key: &str, shape: &str) -> bool {
    let is_of_a_key = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-_*".contains(sign);
    match shape.split_once('*') {
        None => key == shape,
        Some((start, rest)) => {
            let end = rest.rsplit('*').next().unwrap_or_default();
            let is_fixed = start.len() + end.len() >= 4 && shape.chars().all(is_of_a_key);
            is_fixed && key.len() >= start.len() + end.len() && key.starts_with(start) && key.ends_with(end)
        }
    }
}

#[test]
fn a_key_put_together_is_known_by_its_fixed_parts() {
    assert!(fits("tier-red", &shape_of("tier-{tier}")) && fits("nav-start", "nav-start"));
    assert!(fits("problem-method-heading", &shape_of("{}-heading")) && fits("event-left", &shape_of("event-")));
    assert!(!fits("tier-red", &shape_of("{a} refers to {b}")) && !fits("tier-red", &shape_of("{a}d")));
}

#[track_caller]
fn none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (swedish, english) = (texts_of("sv"), texts_of("en"));
    let mut broken = Vec::new();
    for (key, text) in &swedish {
        match english.get(key) {
            None => broken.push(format!("{}: {key} has no English", text.place)),
            Some(other) if other.variables != text.variables => {
                broken
                    .push(format!("{}: {key} has {:?}, in English {:?}", text.place, text.variables, other.variables));
            }
            Some(_) => {}
        }
    }
    let only_english = english.iter().filter(|(key, _)| !swedish.contains_key(*key));
    broken.extend(only_english.map(|(key, text)| format!("{}: {key} has no Swedish", text.place)));
    none("the languages differ", &broken);
}

#[test]
fn an_overlay_replaces_only_what_is_there() {
    for language in LANGUAGES {
        let texts = texts_of(language);
        let start = format!("texts/{language}@");
        let overlays = files_below("texts", &["ftl"]).into_iter().filter(|file| file.path.starts_with(&start));
        for overlay in overlays {
            for (key, text) in read(&[overlay]) {
                let known = texts.get(&key).map(|known| &known.variables);
                assert_eq!(known, Some(&text.variables), "{}: {key}", text.place);
            }
        }
    }
}

#[test]
fn every_key_that_is_asked_for_has_its_text() {
    let texts = texts_of("sv");
    let mut keys = asked().keys;
    // What an error is called has a heading beside its text.
    let has_heading = |key: &str| key.starts_with("problem-") && !key.ends_with("-title") && !key.ends_with("-heading");
    let headings: Vec<_> =
        keys.iter().filter(|(place, key)| place.starts_with("src/") && has_heading(key)).cloned().collect();
    keys.extend(headings.into_iter().map(|(place, key)| (place, format!("{key}-heading"))));
    let missing: BTreeSet<String> = keys
        .iter()
        .filter(|(_, key)| !texts.contains_key(key))
        .map(|(place, key)| format!("{key}, asked for at {place}"))
        .collect();
    none("no text for", &missing.into_iter().collect::<Vec<_>>());
}

#[test]
fn every_text_is_asked_for() {
    let asked = asked();
    let whole = files_below("texts", &["ftl"]).into_iter().map(|file| file.text).collect::<String>();
    let is_part_of_another = |key: &str| whole.contains(&format!("{{ {key} }}"));
    let unused: Vec<String> = texts_of("sv")
        .iter()
        .filter(|(key, _)| !asked.shapes.contains(*key) && !asked.shapes.iter().any(|shape| fits(key, shape)))
        .filter(|(key, _)| !is_part_of_another(key))
        .map(|(key, text)| format!("{}: {key}", text.place))
        .collect();
    none("nobody asks for", &unused);
}

#[test]
fn no_title_tells_what_the_page_is_about() {
    let mut broken = Vec::new();
    for language in LANGUAGES {
        for (key, text) in texts_of(language) {
            let is_seen_by_others = key.ends_with("-title") || key.starts_with("title-") || key.starts_with("letter-");
            let body = text.body.to_lowercase();
            let told = TELLING.iter().find(|word| is_seen_by_others && body.contains(**word));
            broken.extend(told.map(|word| format!("{}: {key} says {word}", text.place)));
        }
    }
    none("a title or letter tells too much", &broken);
}

/// Letters leave the house: whoever sees one on a screen learns nothing.
#[test]
fn no_letter_tells_anything() {
    for file in files_below("templates/mail", &["txt", "html"]) {
        let body = file.text.to_lowercase();
        let told = TELLING.iter().find(|word| body.contains(**word));
        assert_eq!(told, None, "{}", file.path);
    }
}
