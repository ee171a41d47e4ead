//! The form of an exercise with what one person wrote put in. Rendering an exercise costs more than all else on its page,
//! and only a few places in it are anybody's own: the form is rendered once, empty and with marks where something is
//! written, and every reader's answers are put there.

use super::exercise::Sheet;
use crate::error::{Error, Result};
use crate::programme::{Exercise, FieldKind, Module, Value, Worksheet};
use crate::web::page::Fault;
use crate::web::{Page, escaped};

const TEMPLATE: &str = "treatment/form.html";

/// How many points of a scale are buttons; with more, a number is typed.
const BUTTONS: i64 = 10;

/// A change of the empty form: where, what is taken away and what is put there.
struct Edit<'f> {
    at: usize,
    without: &'f str,
    with: String,
}

/// The exercise as a form, as HTML.
///
/// # Errors
/// [`Error::Internal`] where the template cannot be rendered or has no place for an answer.
pub fn form(page: &Page, module: &Module, exercise: &Exercise, filled: &Worksheet, faults: &[Fault]) -> Result<String> {
    let rounds = exercise.rounds_to_show(filled);
    if faults.iter().any(|fault| fault.field.starts_with(&format!("{}.", exercise.id))) {
        let sheet = Sheet::to_fill(exercise, filled, faults, page.language());
        return Ok(page.part(TEMPLATE, &sheet)?.as_str().to_owned());
    }
    let of = format!("{}/{}/{rounds}", module.hash, exercise.id);
    let empty = page.kept_part(TEMPLATE, &of, || Ok(marked(exercise, rounds, page.language())))?;
    fill_in(empty.as_str(), exercise, rounds, filled)
}

/// A form of choices alone with some of them made: each is the name of a field and a value. A value that the form does not
/// offer is left out.
pub fn chosen<'v>(empty: &str, made: impl IntoIterator<Item = (&'v str, &'v str)>) -> String {
    let mut edits: Vec<Edit<'_>> =
        made.into_iter().filter_map(|(name, value)| Edit::chooses(empty, name, value)).collect();
    edits.sort_by_key(|edit| edit.at);
    apply(empty, &edits)
}

/// The empty form, with a mark wherever something is written rather than chosen.
fn marked(exercise: &Exercise, rounds: usize, language: &str) -> Sheet {
    let mut sheet = Sheet::empty(exercise, rounds, language);
    for round in &mut sheet.rounds {
        let controls = round.fields.iter_mut().zip(&exercise.fields);
        for (control, _) in controls.filter(|(_, field)| is_written(&field.kind)) {
            control.value = mark(&control.name);
        }
    }
    sheet
}

fn is_written(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Scale { min, max, .. } => max - min > BUTTONS,
        FieldKind::Choice { .. } | FieldKind::Choices { .. } => false,
        _ => true,
    }
}

/// Characters of the private use area, which no shipped text holds.
fn mark(name: &str) -> String {
    format!("\u{E000}{name}\u{E001}")
}

fn fill_in(empty: &str, exercise: &Exercise, rounds: usize, filled: &Worksheet) -> Result<String> {
    let mut edits = Vec::new();
    for round in 0..rounds {
        for field in &exercise.fields {
            let name = exercise.form_name(round, &field.id);
            let typed = filled.get(round, &field.id).map(Value::typed).unwrap_or_default();
            if is_written(&field.kind) {
                let edit = Edit::writes(empty, &name, &typed.join("\n"));
                edits.push(edit.ok_or_else(|| Error::internal("fill in an exercise", name))?);
            } else {
                edits.extend(typed.iter().filter_map(|value| Edit::chooses(empty, &name, value)));
            }
        }
    }
    edits.sort_by_key(|edit| edit.at);
    Ok(apply(empty, &edits))
}

impl<'f> Edit<'f> {
    fn writes(empty: &'f str, name: &str, value: &str) -> Option<Self> {
        let mark = mark(name);
        let at = empty.find(&mark)?;
        Some(Self { at, without: empty.get(at..at + mark.len())?, with: escaped(value) })
    }

    /// A value that is not among the choices of this version is not shown as chosen.
    fn chooses(empty: &'f str, name: &str, value: &str) -> Option<Self> {
        let control = format!("name=\"{name}\" value=\"{}\"", escaped(value));
        let at = empty.find(&control)? + control.len();
        Some(Self { at, without: "", with: " checked".to_owned() })
    }
}

fn apply(empty: &str, edits: &[Edit<'_>]) -> String {
    let written: usize = edits.iter().map(|edit| edit.with.len()).sum();
    let mut form = String::with_capacity(empty.len() + written);
    let mut from = 0;
    for edit in edits {
        form.push_str(empty.get(from..edit.at).unwrap_or_default());
        form.push_str(&edit.with);
        from = edit.at + edit.without.len();
    }
    form.push_str(empty.get(from..).unwrap_or_default());
    form
}
