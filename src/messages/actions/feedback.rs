//! Feedback on homework: a draft that is never overwritten unseen, then sent once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::guard::OutgoingGuard;
use crate::access::{CareOf, ClientSelf};
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, ClientKeys, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, ClientId, FeedbackId, SubmissionId};
use crate::messages::store::{self, FeedbackRow};
use crate::{care, homework, outbox, questionnaires, treatment};

const BODY: Place = Place("feedback.body");

/// What a clinician writes about one submission.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// By exercise; exercises without an answer of their own are absent.
    pub replies: BTreeMap<String, String>,
    /// About the whole.
    pub overall: String,
}

impl Reply {
    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.overall.trim().is_empty() && self.replies.values().all(|text| text.trim().is_empty())
    }

    /// Everything that the client will read.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.replies.values().map(String::as_str).chain([self.overall.as_str()])
    }
}

/// What is sealed: the draft, and beside it the last text that was written from an older version of it elsewhere.
#[derive(Default, Serialize, Deserialize)]
struct Body {
    #[serde(flatten)]
    reply: Reply,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other: Option<Reply>,
}

/// Feedback, opened.
#[derive(Debug, Clone)]
pub struct Feedback {
    /// Its identifier.
    pub id: FeedbackId,
    /// The homework it answers.
    pub submission: SubmissionId,
    /// Who wrote last.
    pub by: AccountId,
    /// The text.
    pub reply: Reply,
    /// A text written at the same time in another place, kept until somebody has looked at it.
    pub other: Option<Reply>,
    /// Raised with every change.
    pub version: i32,
    /// When it was last changed.
    pub updated_at: Moment,
    /// When it was sent.
    pub sent_at: Option<Moment>,
    /// When the client first opened it.
    pub read_at: Option<Moment>,
}

/// What became of a draft.
#[derive(Debug, Clone)]
pub enum Saved {
    /// It is stored.
    Stored {
        /// Its version from now on.
        version: i32,
        /// When.
        saved_at: Moment,
    },
    /// Somebody has changed the draft since the version it was written from. The draft stands; the new text is kept
    /// beside it.
    Kept,
}

/// The feedback on one submission of this client, drafted or sent.
///
/// # Errors
/// What the database or the seal says.
pub fn find_feedback(rx: &mut Read<'_>, client: &ClientId, submission: &SubmissionId) -> Result<Option<Feedback>> {
    let row = store::find_feedback(rx, submission)?.filter(|row| &row.client_id == client);
    let Some(row) = row else { return Ok(None) };
    let keys = crypto::client_keys(rx, [client])?;
    opened(&keys, row).map(Some)
}

/// Everything that was sent to a client as feedback, newest first.
///
/// # Errors
/// What the database or the seal says.
pub fn sent_feedback(rx: &mut Read<'_>, client: &ClientId) -> Result<Vec<Feedback>> {
    let rows = store::list_sent_feedback(rx, client)?;
    let keys = crypto::client_keys(rx, [client])?;
    rows.into_iter().map(|row| opened(&keys, row)).collect()
}

/// Saves a draft that was written from `version` of it (0 where there was none).
///
/// # Errors
/// [`Error::NotFound`] where the submission is not this client's, [`Error::Conflict`] where the feedback is sent.
pub fn save_feedback(
    tx: &mut Tx<'_>,
    care: &CareOf,
    submission: &SubmissionId,
    version: i32,
    reply: &Reply,
) -> Result<Saved> {
    require_submission(tx, care, submission)?;
    let Some(draft) = draft(tx, care, submission)? else {
        return insert(tx, care, submission, reply);
    };
    if &draft.reply == reply {
        return Ok(Saved::Stored { version: draft.version, saved_at: draft.updated_at });
    }
    if draft.version != version {
        let body = Body { reply: draft.reply.clone(), other: Some(reply.clone()) };
        update(tx, care, &draft, &body, draft.version)?;
        return Ok(Saved::Kept);
    }
    let body = Body { reply: reply.clone(), other: draft.other.clone() };
    let version = draft.version + 1;
    update(tx, care, &draft, &body, version)?;
    Ok(Saved::Stored { version, saved_at: tx.now() })
}

/// Drops the text that was kept beside the draft, once somebody has looked at both.
///
/// # Errors
/// As [`save_feedback`].
pub fn drop_other(tx: &mut Tx<'_>, care: &CareOf, submission: &SubmissionId) -> Result<()> {
    require_submission(tx, care, submission)?;
    let Some(draft) = draft(tx, care, submission)? else { return Ok(()) };
    let body = Body { reply: draft.reply.clone(), other: None };
    update(tx, care, &draft, &body, draft.version)
}

/// Sends the draft as it stood at `version`: the client can read it, and the homework counts as answered.
///
/// # Errors
/// [`Error::Conflict`] where the draft has changed since or is sent already, [`Error::Invalid`] where nothing is written
/// or the guard refuses.
pub fn send_feedback(
    tx: &mut Tx<'_>,
    care: &CareOf,
    guard: &dyn OutgoingGuard,
    submission: &SubmissionId,
    version: i32,
) -> Result<()> {
    let homework = require_submission(tx, care, submission)?;
    let draft = draft(tx, care, submission)?.ok_or_else(|| Error::field("overall", "feedback-fault-empty"))?;
    if draft.version != version {
        return Err(Error::Conflict("feedback-changed"));
    }
    if draft.reply.is_empty() {
        return Err(Error::field("overall", "feedback-fault-empty"));
    }
    for text in draft.reply.texts() {
        guard.check(tx, care.client(), text)?;
    }
    let mut row = row(tx, care, submission, draft.id.clone(), &Body { reply: draft.reply, other: None })?;
    row.version = draft.version;
    row.sent_at = Some(tx.now());
    store::update_draft(tx, &row)?;
    homework::actions::mark_answered(tx, submission)?;
    treatment::actions::answered(tx, care.by(), &homework.step_id)?;
    questionnaires::actions::programme_answered(tx, &homework.treatment_id)?;
    let account = care::account_of(tx, care.client())?;
    outbox::actions::notify(tx, &account, care.unit(), Some(&format!("feedback:{}", draft.id)))?;
    audit::record(tx, care.by(), Some(care.client()), &Event::FeedbackSent { submission: submission.to_string() })
}

/// The client opens the feedback on one of the client's own submissions.
///
/// # Errors
/// [`Error::NotFound`] where nothing was sent.
pub fn read_feedback(tx: &mut Tx<'_>, me: &ClientSelf, submission: &SubmissionId) -> Result<Feedback> {
    let feedback = find_feedback(tx, me.client(), submission)?;
    let feedback = feedback.filter(|feedback| feedback.sent_at.is_some()).ok_or(Error::NotFound)?;
    if feedback.read_at.is_none() {
        let now = tx.now();
        store::set_feedback_read(tx, &feedback.id, now)?;
        let event = Event::FeedbackRead { submission: submission.to_string() };
        audit::record(tx, me.by(), Some(me.client()), &event)?;
    }
    Ok(feedback)
}

/// The submission, which must be this client's.
fn require_submission(tx: &mut Tx<'_>, care: &CareOf, submission: &SubmissionId) -> Result<homework::Submission> {
    let found = homework::get(tx, submission)?;
    if &found.client_id == care.client() { Ok(found) } else { Err(Error::NotFound) }
}

fn draft(tx: &mut Tx<'_>, care: &CareOf, submission: &SubmissionId) -> Result<Option<Feedback>> {
    match find_feedback(tx, care.client(), submission)? {
        Some(feedback) if feedback.sent_at.is_some() => Err(Error::Conflict("feedback-already-sent")),
        found => Ok(found),
    }
}

fn insert(tx: &mut Tx<'_>, care: &CareOf, submission: &SubmissionId, reply: &Reply) -> Result<Saved> {
    let body = Body { reply: reply.clone(), other: None };
    let id = tx.id();
    let row = row(tx, care, submission, id, &body)?;
    store::insert_feedback(tx, &row)?;
    record_draft(tx, care, submission, row.version)?;
    Ok(Saved::Stored { version: row.version, saved_at: row.updated_at })
}

fn update(tx: &mut Tx<'_>, care: &CareOf, draft: &Feedback, body: &Body, version: i32) -> Result<()> {
    let mut row = row(tx, care, &draft.submission, draft.id.clone(), body)?;
    row.version = version;
    store::update_draft(tx, &row)?;
    record_draft(tx, care, &draft.submission, version)
}

fn row(tx: &mut Tx<'_>, care: &CareOf, submission: &SubmissionId, id: FeedbackId, body: &Body) -> Result<FeedbackRow> {
    let text = serde_json::to_string(body).map_err(|error| Error::internal("write feedback", error))?;
    Ok(FeedbackRow {
        body: crypto::seal(tx, care.client(), BODY, id.as_str(), &text)?,
        id,
        submission_id: submission.clone(),
        client_id: care.client().clone(),
        unit_id: care.unit().clone(),
        account_id: care.account().clone(),
        version: 1,
        updated_at: tx.now(),
        sent_at: None,
        read_at: None,
    })
}

fn record_draft(tx: &mut Tx<'_>, care: &CareOf, submission: &SubmissionId, version: i32) -> Result<()> {
    let event = Event::FeedbackDrafted { submission: submission.to_string(), version };
    audit::record(tx, care.by(), Some(care.client()), &event)
}

fn opened(keys: &ClientKeys, row: FeedbackRow) -> Result<Feedback> {
    let text = keys.open(&row.client_id, BODY, row.id.as_str(), &row.body)?;
    let body: Body = serde_json::from_str(&text).map_err(|error| Error::internal("read feedback", error))?;
    Ok(Feedback {
        id: row.id,
        submission: row.submission_id,
        by: row.account_id,
        reply: body.reply,
        other: body.other,
        version: row.version,
        updated_at: row.updated_at,
        sent_at: row.sent_at,
        read_at: row.read_at,
    })
}

#[cfg(test)]
mod tests {
    use super::{Body, Reply};

    #[test]
    fn the_stored_shape_does_not_change() {
        let mut reply = Reply { overall: "Bra.".to_owned(), ..Reply::default() };
        reply.replies.insert("time_out_plan".to_owned(), "Tydligt.".to_owned());
        let text = serde_json::to_string(&Body { reply: reply.clone(), other: None }).unwrap();
        assert_eq!(text, r#"{"replies":{"time_out_plan":"Tydligt."},"overall":"Bra."}"#);
        let body: Body = serde_json::from_str(&text).unwrap();
        assert!(body.reply == reply && body.other.is_none());
    }

    #[test]
    fn blanks_are_nothing_written() {
        let mut reply = Reply::default();
        reply.replies.insert("a".to_owned(), " \n".to_owned());
        assert!(reply.is_empty());
    }
}
