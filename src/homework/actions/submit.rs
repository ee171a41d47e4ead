//! Handing in: one record of all worksheets, the plans in them kept as plans, a word of danger passed on, all or nothing.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::drafts::{drafts, refuse_unless_writable};
use crate::access::ClientSelf;
use crate::audit::{self, Event};
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::homework::rules;
use crate::homework::store::{self, Submission};
use crate::ids::SubmissionId;
use crate::plans;
use crate::programme::Worksheet;
use crate::risk::rules::{DangerAnswer, RuleSet};
use crate::risk::{self, Subject};
use crate::treatment::Opened;
use crate::treatment::actions::submitted;
use crate::treatment::exercise::add_faults;
use crate::units::{self, Unit};

const BODY: Place = Place("submissions.body");

/// What a client says when handing in.
#[derive(Debug, Clone)]
pub struct HandIn {
    /// Whether anyone is in danger; required.
    pub danger: Option<DangerAnswer>,
    /// The version of the drafts that were shown before.
    pub version: i32,
    /// The language in which faults name the questions.
    pub language: String,
}

/// Hands in the homework of an open step.
///
/// # Errors
/// [`Error::Invalid`] with everything that is missing, [`Error::Conflict`] where it was handed in before.
pub fn submit(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    opened: &Opened,
    hand_in: &HandIn,
    rule_set: &RuleSet,
) -> Result<SubmissionId> {
    refuse_unless_writable(opened)?;
    let (worksheets, danger) = complete(tx, opened, hand_in)?;
    let submission = record_of(tx, me, opened, &worksheets, danger)?;
    store::insert_submission(tx, &submission)?;
    store::delete_drafts(tx, &opened.step.id)?;
    save_plans(tx, me, opened, &worksheets)?;
    submitted(tx, &opened.step.id)?;
    let event = Event::HomeworkSubmitted { submission: submission.id.to_string() };
    audit::record(tx, me.by(), Some(me.client()), &event)?;
    risk::actions::danger_said(tx, me, rule_set, &Subject::Submission(submission.id.clone()), danger)?;
    Ok(submission.id)
}

/// The worksheets and the answer about danger, or everything that is missing.
fn complete(tx: &mut Tx<'_>, opened: &Opened, hand_in: &HandIn) -> Result<(BTreeMap<String, Worksheet>, DangerAnswer)> {
    let drafts = drafts(tx, opened)?;
    let worksheets = drafts.worksheets();
    let mut errors = FieldErrors::default();
    if hand_in.version != drafts.version() {
        errors.add("answers", "homework-fault-changed");
    }
    for exercise in drafts.in_two() {
        errors.add(format!("sheet-{exercise}"), "homework-fault-two");
    }
    for (exercise, faults) in rules::missing(&opened.module, &worksheets) {
        add_faults(&mut errors, exercise, &faults, &hand_in.language);
    }
    if hand_in.danger.is_none() {
        errors.add("danger", "homework-fault-danger");
    }
    errors.into_result()?;
    let danger = hand_in.danger.ok_or_else(|| Error::field("danger", "homework-fault-danger"))?;
    Ok((worksheets.into_iter().filter(|(_, sheet)| !sheet.is_empty()).collect(), danger))
}

fn record_of(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    opened: &Opened,
    worksheets: &BTreeMap<String, Worksheet>,
    danger: DangerAnswer,
) -> Result<Submission> {
    let id: SubmissionId = tx.id();
    let text = serde_json::to_string(worksheets).map_err(|error| Error::internal("write a submission", error))?;
    Ok(Submission {
        body: crypto::seal(tx, me.client(), BODY, id.as_str(), &text)?,
        id,
        step_id: opened.step.id.clone(),
        treatment_id: opened.treatment.id.clone(),
        client_id: me.client().clone(),
        unit_id: me.unit().clone(),
        content_hash: opened.step.content_hash.clone(),
        danger: match danger {
            DangerAnswer::No => "no",
            DangerAnswer::Yes => "yes",
            DangerAnswer::Unknown => "unknown",
        }
        .to_owned(),
        submitted_at: tx.now(),
        answered_at: None,
    })
}

fn save_plans(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    opened: &Opened,
    worksheets: &BTreeMap<String, Worksheet>,
) -> Result<()> {
    for exercise in &opened.module.exercises {
        if let (Some(kind), Some(sheet)) = (exercise.plan, worksheets.get(&exercise.id)) {
            plans::actions::save(tx, me, kind, &exercise.id, &opened.step.content_hash, sheet)?;
        }
    }
    Ok(())
}

/// The worksheets of a submission, by exercise.
///
/// # Errors
/// Where the client's key was erased.
pub fn worksheets(rx: &mut Read<'_>, submission: &Submission) -> Result<BTreeMap<String, Worksheet>> {
    let text = crypto::open(rx, &submission.client_id, BODY, submission.id.as_str(), &submission.body)?;
    serde_json::from_str(&text).map_err(|error| Error::internal("read a submission", error))
}

/// A submission was answered.
///
/// # Errors
/// What the database says.
pub fn mark_answered(tx: &mut Tx<'_>, submission: &SubmissionId) -> Result<()> {
    let now = tx.now();
    store::set_answered(tx, submission, now)?;
    Ok(())
}

/// By when a submission is answered: the unit's promise, counted in its workdays.
pub fn reply_by(unit: &Unit, submission: &Submission) -> Option<NaiveDate> {
    let is_workday = |day: NaiveDate| unit.hours.workdays.contains(&day.weekday()) && !units::is_holiday(day);
    rules::reply_by(unit.date(submission.submitted_at), unit.reply_days, &is_workday)
}
