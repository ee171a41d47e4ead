//! Drafts: saved against the version that the page was shown with, so that two tabs never overwrite each other silently.

use std::collections::BTreeMap;

use crate::access::ClientSelf;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::homework::store::{self, DraftRow};
use crate::ids::DraftId;
use crate::programme::{Exercise, Worksheet};
use crate::treatment::Opened;
use crate::treatment::draft::{Keep, Saved};

const BODY: Place = Place("drafts.body");

/// Ends the exercise id of a draft that came from a page which another tab had overtaken. No exercise's own id holds it.
const OTHER: &str = "~other";

/// One worksheet that is being written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The draft.
    pub id: DraftId,
    /// Counts the times it was saved.
    pub version: i32,
    /// What is written.
    pub worksheet: Worksheet,
    /// When it was saved.
    pub saved_at: Moment,
}

/// Everything that is being written in a step, by exercise.
#[derive(Debug, Clone, Default)]
pub struct Drafts {
    kept: BTreeMap<String, Draft>,
    others: BTreeMap<String, Draft>,
}

impl Drafts {
    /// What is written in each exercise.
    pub fn worksheets(&self) -> BTreeMap<String, Worksheet> {
        self.kept.iter().map(|(id, draft)| (id.clone(), draft.worksheet.clone())).collect()
    }

    /// What is written in one exercise.
    pub fn worksheet(&self, exercise: &str) -> Worksheet {
        self.kept.get(exercise).map(|draft| draft.worksheet.clone()).unwrap_or_default()
    }

    /// What was written in the exercise in another tab, where the person has not chosen yet.
    pub fn other(&self, exercise: &str) -> Option<&Worksheet> {
        self.others.get(exercise).map(|draft| &draft.worksheet)
    }

    /// The exercises of which there are two texts.
    pub fn in_two(&self) -> impl Iterator<Item = &str> {
        self.others.keys().map(String::as_str)
    }

    /// A number that grows with every change of these exercises.
    pub fn version_of<'e>(&self, exercises: impl IntoIterator<Item = &'e Exercise>) -> i32 {
        exercises.into_iter().filter_map(|exercise| self.kept.get(&exercise.id)).map(|draft| draft.version).sum()
    }

    /// A number that grows with every change.
    pub fn version(&self) -> i32 {
        self.kept.values().map(|draft| draft.version).sum()
    }
}

/// What a client is writing in a step.
///
/// # Errors
/// What the database or the seal says.
pub fn drafts(rx: &mut Read<'_>, opened: &Opened) -> Result<Drafts> {
    drafts_of(rx, opened, &|_| true)
}

/// What a client is writing in those exercises of a step that are wanted; nothing else is unsealed.
///
/// # Errors
/// What the database or the seal says.
pub fn drafts_of(rx: &mut Read<'_>, opened: &Opened, is_wanted: &dyn Fn(&str) -> bool) -> Result<Drafts> {
    let mut rows = store::drafts_of_step(rx, &opened.step.id)?;
    rows.retain(|row| is_wanted(row.exercise_id.strip_suffix(OTHER).unwrap_or(&row.exercise_id)));
    let client = &opened.step.client_id;
    let mut drafts = Drafts::default();
    if rows.is_empty() {
        return Ok(drafts);
    }
    let keys = crypto::client_keys(rx, [client])?;
    for row in rows {
        let text = keys.open(client, BODY, row.id.as_str(), &row.body)?;
        let worksheet = serde_json::from_str(&text).map_err(|error| Error::internal("read a draft", error))?;
        let draft = Draft { id: row.id, version: row.version, worksheet, saved_at: row.updated_at };
        match row.exercise_id.strip_suffix(OTHER) {
            Some(exercise) => drafts.others.insert(exercise.to_owned(), draft),
            None => drafts.kept.insert(row.exercise_id, draft),
        };
    }
    Ok(drafts)
}

/// Saves what was typed in the exercises of a page that was shown with `version`.
///
/// # Errors
/// [`Error::Conflict`] where the homework was handed in, or what the database says.
pub fn save_draft(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    opened: &Opened,
    typed: &[(&Exercise, Worksheet)],
    version: i32,
) -> Result<Saved> {
    refuse_unless_writable(opened)?;
    let before = drafts(tx, opened)?;
    let at = tx.now();
    let current = before.version_of(typed.iter().map(|(exercise, _)| *exercise));
    let typed: Vec<_> = typed.iter().map(|(exercise, text)| (*exercise, exercise.in_order(text.clone()))).collect();
    let changed: Vec<_> = typed.iter().filter(|(exercise, text)| *text != before.worksheet(&exercise.id)).collect();
    // A reply that was lost on the way makes the same page come again: then there is nothing to overwrite.
    if changed.is_empty() {
        return Ok(Saved::Kept { version: current, at });
    }
    if version != current {
        for (exercise, worksheet) in &changed {
            let known = before.others.get(&exercise.id);
            put(tx, opened, &format!("{}{OTHER}", exercise.id), known, worksheet)?;
        }
        return Ok(Saved::InTwo);
    }
    let mut saved = current;
    for (exercise, worksheet) in &changed {
        keep(tx, me, opened, exercise, before.kept.get(&exercise.id), worksheet)?;
        saved += 1;
    }
    Ok(Saved::Kept { version: saved, at })
}

/// Goes on with the chosen text of each exercise that has two; the other one is dropped.
///
/// # Errors
/// [`Error::Invalid`] naming each exercise without a choice, [`Error::Conflict`] where the homework was handed in.
pub fn resolve(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    opened: &Opened,
    choice: &dyn Fn(&str) -> Option<Keep>,
    version: i32,
) -> Result<()> {
    refuse_unless_writable(opened)?;
    let before = drafts(tx, opened)?;
    let mut errors = FieldErrors::default();
    if version != before.version() {
        errors.add("versions", "homework-fault-changed");
    }
    for exercise in before.in_two().filter(|exercise| choice(exercise).is_none()) {
        errors.add(format!("keep.{exercise}"), "homework-fault-choose");
    }
    errors.into_result()?;
    for (id, other) in &before.others {
        let exercise = opened.module.exercise(id);
        if let (Some(Keep::Other), Some(exercise)) = (choice(id), exercise) {
            keep(tx, me, opened, exercise, before.kept.get(id), &other.worksheet)?;
        }
        store::delete_draft(tx, &other.id)?;
    }
    Ok(())
}

pub(super) fn refuse_unless_writable(opened: &Opened) -> Result<()> {
    if opened.is_writable() { Ok(()) } else { Err(Error::Conflict("homework-already-sent")) }
}

fn keep(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    opened: &Opened,
    exercise: &Exercise,
    before: Option<&Draft>,
    worksheet: &Worksheet,
) -> Result<()> {
    let version = put(tx, opened, &exercise.id, before, worksheet)?;
    let event = Event::DraftSaved { exercise: exercise.id.clone(), version };
    audit::record(tx, me.by(), Some(me.client()), &event)
}

fn put(
    tx: &mut Tx<'_>,
    opened: &Opened,
    exercise_id: &str,
    before: Option<&Draft>,
    worksheet: &Worksheet,
) -> Result<i32> {
    let (id, version) = match before {
        Some(draft) => (draft.id.clone(), draft.version + 1),
        None => (tx.id(), 1),
    };
    let client = &opened.step.client_id;
    let text = serde_json::to_string(worksheet).map_err(|error| Error::internal("write a draft", error))?;
    let body = crypto::seal(tx, client, BODY, id.as_str(), &text)?;
    let now = tx.now();
    if before.is_some() {
        store::update_draft(tx, &id, version, &body, now)?;
        return Ok(version);
    }
    let row = DraftRow {
        id,
        step_id: opened.step.id.clone(),
        client_id: client.clone(),
        exercise_id: exercise_id.to_owned(),
        content_hash: opened.step.content_hash.clone(),
        version,
        body,
        updated_at: now,
    };
    store::insert_draft(tx, &row)?;
    Ok(version)
}
