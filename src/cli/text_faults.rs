//! Faults of `texts/`: syntax, keys that one language lacks, arguments that differ, keys that templates ask for in vain.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use rust_embed::RustEmbed;

use super::check::Finding;
use crate::texts::{LANGUAGES, WORDINGS};

#[derive(RustEmbed)]
#[folder = "texts/"]
struct Texts;

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Templates;

type File = (String, String);

/// A key: where it stands and which arguments it takes.
#[derive(Debug)]
struct Key {
    file: String,
    line: usize,
    arguments: BTreeSet<String>,
}

type Keys = BTreeMap<String, Key>;

/// Every fault of the shipped texts, and a warning for each key that stands twice.
pub(super) fn find() -> Vec<Finding> {
    find_in(&files::<Texts>(), &files::<Templates>())
}

fn files<E: RustEmbed>() -> Vec<File> {
    let text = |name: &str| E::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
    let mut files: Vec<File> = E::iter().filter_map(|name| Some((name.to_string(), text(&name)?))).collect();
    files.sort();
    files
}

fn find_in(texts: &[File], templates: &[File]) -> Vec<Finding> {
    let mut found: Vec<Finding> = texts.iter().flat_map(syntax).collect();
    let mut by_language = BTreeMap::new();
    for language in LANGUAGES {
        let keys = keys_of(language, texts, &mut found);
        for wording in WORDINGS {
            let overlay = keys_of(&format!("{language}@{wording}"), texts, &mut found);
            found.extend(overlay.iter().filter(|(name, _)| !keys.contains_key(*name)).map(|(name, key)| {
                fault(key, format!("{name} replaces nothing; accepted: a key of {language}.ftl or {language}/"))
            }));
        }
        by_language.insert(language, keys);
    }
    for (language, keys) in &by_language {
        for (other, others) in by_language.iter().filter(|(other, _)| *other != language) {
            found.extend(keys.iter().filter_map(|(name, key)| differs(name, key, others.get(name), other)));
        }
    }
    found.extend(asked_in_vain(templates, &by_language));
    found
}

fn differs(name: &str, key: &Key, twin: Option<&Key>, other: &str) -> Option<Finding> {
    match twin {
        None => Some(fault(key, format!("{name} has no text in {other}; accepted: a text in every language"))),
        Some(twin) if !key.arguments.is_subset(&twin.arguments) => {
            let missing: Vec<&str> = key.arguments.difference(&twin.arguments).map(String::as_str).collect();
            let missing = missing.join(", ");
            Some(fault(
                key,
                format!("{name} takes {missing}, which it does not in {other}; accepted: the same in every language"),
            ))
        }
        Some(_) => None,
    }
}

fn syntax((name, text): &File) -> Vec<Finding> {
    let Err((_, errors)) = FluentResource::try_new(text.clone()) else { return Vec::new() };
    errors
        .into_iter()
        .map(|error| Finding {
            is_warning: false,
            file: format!("texts/{name}"),
            line: Some(text.get(..error.pos.start).map_or(0, |before| before.matches('\n').count()) + 1),
            message: error.kind.to_string(),
        })
        .collect()
}

/// The keys of `sv.ftl` and of `sv/*.ftl`, with a warning for each that stands twice, since one of the two is never seen.
fn keys_of(stem: &str, texts: &[File], found: &mut Vec<Finding>) -> Keys {
    let is_part = |name: &str| name == format!("{stem}.ftl") || name.starts_with(&format!("{stem}/"));
    let mut keys = Keys::new();
    for (name, text) in texts.iter().filter(|(name, _)| is_part(name)) {
        for (key, value) in keys_in(name, text) {
            if let Some(first) = keys.get(&key) {
                let message = format!("{key} stands in {}:{} as well; the later one is used", first.file, first.line);
                found.push(Finding { is_warning: true, ..fault(&value, message) });
            }
            keys.insert(key, value);
        }
    }
    keys
}

/// A key begins its line; what belongs to it is indented or follows the sign.
fn keys_in(name: &str, text: &str) -> Vec<(String, Key)> {
    let mut keys: Vec<(String, Key)> = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((key, _)) = line.split_once('=')
        {
            let value = Key { file: format!("texts/{name}"), line: n + 1, arguments: BTreeSet::new() };
            keys.push((key.trim().to_owned(), value));
        }
        if let Some((_, key)) = keys.last_mut().filter(|_| !line.starts_with('#')) {
            key.arguments.extend(arguments(line));
        }
    }
    keys
}

fn arguments(line: &str) -> impl Iterator<Item = String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let names = line.split('$').skip(1).map(move |rest| rest.chars().take_while(|c| is_part(*c)).collect::<String>());
    names.filter(|name| !name.is_empty())
}

/// Keys that a template names outright; those put together while a page is rendered are the pages' tests' to check.
fn asked_in_vain(templates: &[File], by_language: &BTreeMap<&str, Keys>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (name, text) in templates {
        for (n, line) in text.lines().enumerate() {
            for key in line.split("t(key=\"").skip(1).filter_map(|rest| rest.split_once('"')).filter_map(whole) {
                for (language, _) in by_language.iter().filter(|(_, keys)| !keys.contains_key(key)) {
                    found.push(Finding {
                        is_warning: false,
                        file: format!("templates/{name}"),
                        line: Some(n + 1),
                        message: format!("there is no text {key} in {language}; accepted: a key of texts/"),
                    });
                }
            }
        }
    }
    found
}

fn whole<'a>((key, after): (&'a str, &str)) -> Option<&'a str> {
    (!after.trim_start().starts_with('~')).then_some(key)
}

fn fault(key: &Key, message: String) -> Finding {
    Finding { is_warning: false, file: key.file.clone(), line: Some(key.line), message }
}

#[cfg(test)]
mod tests {
    use super::{find, find_in};

    fn said(texts: &[(&str, &str)], templates: &[(&str, &str)]) -> Vec<String> {
        let owned = |files: &[(&str, &str)]| -> Vec<(String, String)> {
            files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
        };
        find_in(&owned(texts), &owned(templates)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_shipped_texts_have_no_fault() {
        let faults: Vec<String> = find().iter().filter(|found| !found.is_warning).map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn a_key_that_one_language_lacks_is_named_with_its_line() {
        let found = said(&[("sv.ftl", "a = ett\n\nb = två\n"), ("en.ftl", "a = one\n")], &[]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("texts/sv.ftl:3: b has no text in en"), "{found:?}");
    }

    #[test]
    fn arguments_must_be_the_same() {
        let found = said(&[("sv/x.ftl", "a = { $n } av\n    { $m }\n"), ("en.ftl", "a = { $n } of\n")], &[]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("texts/sv/x.ftl:1: a takes m"), "{found:?}");
    }

    #[test]
    fn overlays_doubles_and_syntax_are_seen() {
        let found = said(
            &[("en.ftl", "a = x\n"), ("sv.ftl", "a = x\n"), ("sv/p.ftl", "a = y\n"), ("sv@support.ftl", "b = z\n")],
            &[],
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(
            said(&[("en.ftl", "a = x\n"), ("sv.ftl", "a = { \n")], &[])
                .iter()
                .any(|line| line.starts_with("texts/sv.ftl:"))
        );
    }

    #[test]
    fn a_template_that_asks_in_vain_is_named() {
        let texts = [("sv.ftl", "a = x\n"), ("en.ftl", "a = x\n")];
        let found =
            said(&texts, &[("p.html", "{{ t(key=\"a\") }}\n{{ t(key=\"b\") }}{{ t(key=\"role-\" ~ v.role) }}")]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("templates/p.html:2: there is no text b"), "{found:?}");
    }
}
