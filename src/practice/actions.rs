//! The ladder as it stands, and a clinician's word on its steps.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::queries;
use super::rules::{Block, Decision, Said, Standing};
use super::store::{self, Row};
use crate::access::CareOf;
use crate::audit::{self, Event};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::homework;
use crate::ids::{ClientId, SubmissionId};
use crate::programme::{Exercise, Module, Worksheet};
use crate::treatment;

/// A client's ladder: the newest homework with steps that need a yes.
#[derive(Debug, Clone)]
pub struct Ladder {
    /// The homework it stands in.
    pub submission: SubmissionId,
    /// Everything that decides about all steps.
    pub said: Said,
    module: Arc<Module>,
    exercise: String,
    worksheet: Worksheet,
    decisions: BTreeMap<i32, Decision>,
}

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Its place, counted from 0.
    pub round: i32,
    /// Questions and answers in the order of the exercise.
    pub answers: Vec<(String, String)>,
    /// How it stands.
    pub standing: Standing,
}

impl Ladder {
    /// The steps in their order, in the words of a language.
    pub fn rungs(&self, language: &str) -> Vec<Rung> {
        let Some(exercise) = self.module.exercise(&self.exercise) else { return Vec::new() };
        let rung = |(round, number): (i32, usize)| Rung {
            round,
            answers: exercise
                .fields
                .iter()
                .filter_map(|field| {
                    let value = self.worksheet.get(number, &field.id)?;
                    Some((field.label(language).to_owned(), field.shown(language, value).join("\n")))
                })
                .collect(),
            standing: self.said.standing(self.decisions.get(&round).copied()),
        };
        (0..).zip(0..self.worksheet.rounds.len()).map(rung).filter(|rung| !rung.answers.is_empty()).collect()
    }

    /// Whether there is a step of that number.
    fn has(&self, round: i32) -> bool {
        usize::try_from(round)
            .is_ok_and(|number| self.worksheet.rounds.get(number).is_some_and(|round| !round.is_empty()))
    }
}

/// The client's ladder, if one was handed in.
///
/// # Errors
/// What the database or the seal says.
pub fn ladder(rx: &mut Read<'_>, client: &ClientId) -> Result<Option<Ladder>> {
    for submission in homework::of_client(rx, client)?.into_iter().rev() {
        let module = treatment::module(rx, &submission.content_hash)?;
        let Some(exercise) = module.exercises.iter().find(|one| one.approval).map(|one: &Exercise| one.id.clone())
        else {
            continue;
        };
        let Some(worksheet) = homework::worksheets(rx, &submission)?.remove(&exercise) else { continue };
        let decided = store::of_submission(rx, &submission.id)?.into_iter();
        // Oldest first, so that the newest stays.
        let decisions = decided
            .map(|row| (row.round, Decision { is_approved: row.is_approved, decided_at: row.decided_at }))
            .collect();
        let said = queries::said(rx, client)?;
        return Ok(Some(Ladder { submission: submission.id, said, module, exercise, worksheet, decisions }));
    }
    Ok(None)
}

/// A clinician says which steps may be done: what is not among them may not. Only what is new is written down.
///
/// # Errors
/// [`Error::NotFound`] where the client has no ladder, [`Error::Conflict`] where a newer one was handed in meanwhile,
/// [`Error::Invalid`] where a step is approved that is not there, or while something keeps all steps from being approved.
pub fn decide(tx: &mut Tx<'_>, care: &CareOf, seen: &SubmissionId, approved: &BTreeSet<i32>) -> Result<()> {
    let ladder = ladder(tx, care.client())?.ok_or(Error::NotFound)?;
    if ladder.submission != *seen {
        return Err(Error::Conflict("steps-changed"));
    }
    if approved.iter().any(|round| !ladder.has(*round)) {
        return Err(Error::field("step", "clinic-steps-fault-step"));
    }
    match ladder.said.block() {
        Some(Block::OpenFlag) if !approved.is_empty() => return Err(Error::field("step", "clinic-steps-fault-flag")),
        Some(Block::Thoughts) if !approved.is_empty() => {
            return Err(Error::field("step", "clinic-steps-fault-thoughts"));
        }
        _ => {}
    }
    for rung in ladder.rungs("") {
        let is_approved = approved.contains(&rung.round);
        let is_new = match rung.standing {
            Standing::Approved => !is_approved,
            Standing::Declined => is_approved,
            Standing::Waiting | Standing::Renew => true,
        };
        if is_new {
            put(tx, care, seen, rung.round, is_approved)?;
        }
    }
    Ok(())
}

fn put(tx: &mut Tx<'_>, care: &CareOf, submission: &SubmissionId, round: i32, is_approved: bool) -> Result<()> {
    let row = Row {
        id: tx.id(),
        client_id: care.client().clone(),
        unit_id: care.unit().clone(),
        submission_id: submission.clone(),
        round,
        is_approved,
        account_id: care.account().clone(),
        decided_at: tx.now(),
    };
    store::insert(tx, &row)?;
    let event = Event::StepDecided { submission: submission.to_string(), round, approved: is_approved };
    audit::record(tx, care.by(), Some(care.client()), &event)
}
