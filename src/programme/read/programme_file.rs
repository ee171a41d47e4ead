//! Reads `programme.toml`: which modules, in which order and pace, and which questionnaires when.

use toml::de::DeTable;

use super::keys::{At, Keys};
use super::module_file::{fixed, one_of};
use super::names::{self, Shape};
use super::source::Source;
use crate::programme::check;
use crate::programme::language::ByLanguage;
use crate::programme::schedule::{After, Event, Pacing, Scheduled};

/// What `programme.toml` says.
pub(in crate::programme) struct Outline {
    pub id: String,
    pub version: String,
    pub titles: ByLanguage<String>,
    pub pacing: Option<Pacing>,
    pub schedule: Vec<Scheduled>,
    /// Whether it is a pattern to copy.
    pub is_template: bool,
    /// What comes before it, with the line of the file.
    pub after: Option<At<After>>,
    /// Folders of the modules, in order.
    pub modules: Vec<At<String>>,
    /// Folders of the modules that no unit may hide or put others before.
    pub fixed: Vec<String>,
}

/// Reads the outline as far as it can be read; what cannot is noted as a fault. The id is not
/// checked for exposing words: no client page or address carries it.
pub(in crate::programme) fn read(
    source: &Source<'_>,
    table: &DeTable<'_>,
    folder: &str,
    languages: &[&str],
) -> Outline {
    let mut keys = Keys::of_file(source, table);
    let id = names::id(&mut keys, "id", Shape::Slug);
    if let Some(id) = id.as_ref().filter(|id| id.value != folder) {
        keys.fault(id.line, &format!("the id is not the name of its folder; accepted: \"{folder}\""));
    }
    let version = names::version(&mut keys).unwrap_or_default();
    let pacing = one_of(&mut keys, "pacing", &Pacing::ALL.map(|pacing| (pacing.as_str(), pacing)));
    let titles = titles(source, &mut keys, languages);
    let modules = modules(source, &mut keys);
    let fixed = fixed(&mut keys, &modules);
    let schedule = keys.tables("schedule").into_iter().filter_map(scheduled).collect();
    let is_template = keys.flag("template").value;
    let after = keys.table("after").and_then(after);
    keys.finish();
    let id = id.map(|id| id.value).unwrap_or_default();
    Outline { id, version, titles, pacing, schedule, is_template, after, modules, fixed }
}

fn titles(source: &Source<'_>, keys: &mut Keys<'_>, languages: &[&str]) -> ByLanguage<String> {
    let mut titles = ByLanguage::default();
    let Some(mut table) = keys.table("title") else {
        let accepted = languages.join(", ");
        keys.fault(
            keys.line,
            &format!("the table \"title\" is missing; accepted: a neutral title for each of {accepted}"),
        );
        return titles;
    };
    for language in languages {
        if let Some(title) = table.text(language, "a neutral title in this language") {
            check::exposing_title(source, &title);
            titles.insert(language, title.value);
        }
    }
    table.finish();
    titles
}

/// Folder names begin with a number, so that they lie in order in any file list.
fn modules(source: &Source<'_>, keys: &mut Keys<'_>) -> Vec<At<String>> {
    const ACCEPTED: &str = "a list of folders such as \"01-stopping-today\"";
    let mut folders: Vec<At<String>> = Vec::new();
    for folder in keys.texts("modules", ACCEPTED) {
        let number_and_slug = folder.value.split_once('-');
        let is_well_formed = number_and_slug.is_some_and(|(number, slug)| {
            number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && Shape::Slug.fits(slug)
        });
        if !is_well_formed {
            keys.fault(folder.line, &format!("\"{}\" is not a folder name; accepted: {ACCEPTED}", folder.value));
        } else if folders.iter().any(|known| known.value == folder.value) {
            keys.fault(folder.line, &format!("\"{}\" stands twice; accepted: each folder once", folder.value));
        } else {
            check::exposing_id(source, &folder);
            folders.push(folder);
        }
    }
    folders
}

fn after(mut keys: Keys<'_>) -> Option<At<After>> {
    let line = keys.line;
    let programme = names::id(&mut keys, "programme", Shape::Slug);
    let modules = keys.number("modules", &(1..=99));
    keys.finish();
    let modules = u8::try_from(modules?.value).ok()?;
    Some(At { value: After { programme: programme?.value, modules }, line })
}

fn scheduled(mut keys: Keys<'_>) -> Option<Scheduled> {
    let instrument = names::id(&mut keys, "instrument", Shape::Data);
    let mut events = Vec::new();
    for event in keys.texts("events", Event::ACCEPTED) {
        match Event::from_name(&event.value) {
            Some(known) if events.contains(&known) => {
                keys.fault(event.line, &format!("\"{}\" stands twice; accepted: each event once", event.value));
            }
            Some(known) => events.push(known),
            None => {
                keys.fault(event.line, &format!("unknown event \"{}\"; accepted: {}", event.value, Event::ACCEPTED));
            }
        }
    }
    let required = keys.flag("required");
    if required.value && !events.iter().any(|event| event.has_module_after()) {
        let accepted = "required with before, weekly or week_<1–52>, since no module comes after the others";
        keys.fault(required.line, &format!("nothing waits for this form; accepted: {accepted}"));
    }
    keys.finish();
    Some(Scheduled { instrument: instrument?.value, events, required: required.value })
}
