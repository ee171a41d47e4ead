//! Risk reviews: what calls for one, writing one, signing it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::access::CareOf;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, ClientKeys, Place};
use crate::db::{Conn, Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{AccountId, ClientId, ReviewId, UnitId};
use crate::risk::rules::review::{Body, Gap, Owed, Reason, ReviewForm, is_final};
use crate::risk::rules::working_time::WorkingTime;
use crate::risk::store::{self, OwedReview, Review};
use crate::risk::unit_time;
use crate::{treatment, units};

const BODY: Place = Place("risk_reviews.body");

/// The longest text of a section, in characters.
const LONGEST: usize = 4000;

/// The latest day that a review can name for the next one lies so many days ahead.
const FARTHEST_DAYS: i64 = 190;

/// What is being written.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// Raised with every saving; 0 before the first.
    pub version: i32,
    /// What is written.
    pub body: Body,
    /// The day for the next review.
    pub next_on: Option<NaiveDate>,
}

/// What became of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It was stored with this version.
    Stored(i32),
    /// It was changed elsewhere meanwhile, and has this version there; nothing was stored.
    ChangedElsewhere(i32),
}

/// A signed review.
#[derive(Debug, Clone)]
pub struct SignedReview {
    /// The review.
    pub id: ReviewId,
    /// Who assessed.
    pub by: AccountId,
    /// When it was signed.
    pub at: Moment,
    /// The form in which it was written.
    pub form: Arc<ReviewForm>,
    /// What was written.
    pub body: Body,
    /// How many sections are not known.
    pub gaps: i32,
    /// The day that it names for the next one.
    pub next_on: Option<NaiveDate>,
}

/// The review that is due first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// By when.
    pub at: Moment,
    /// Why.
    pub reason: Reason,
}

/// A review is owed from now on.
pub(super) fn owe(
    tx: &mut Tx<'_>,
    client: &ClientId,
    unit: &UnitId,
    owed: fn(Moment, &WorkingTime<'_>) -> Owed,
) -> Result<()> {
    let (now, unit) = (tx.now(), units::get(tx, unit)?);
    let owed = unit_time::with(&unit, |time| owed(now, time));
    insert(tx, client, &unit.id, owed)
}

/// A treatment begins: a review is owed unless one was just made, and one in its fourth week.
///
/// # Errors
/// What the database says.
pub fn begun(tx: &mut Tx<'_>, client: &ClientId, unit: &UnitId, fourth_week_until: Option<Moment>) -> Result<()> {
    store::waive(tx, client, &[Reason::Begin.word(), Reason::FourthWeek.word()])?;
    let begin = Owed::at_begin(tx.now());
    let last = store::last_signed(tx, client)?;
    if !last.is_some_and(|at| begin.is_settled_by(at)) {
        insert(tx, client, unit, begin)?;
    }
    fourth_week_until.map_or(Ok(()), |until| insert(tx, client, unit, Owed::in_fourth_week(until)))
}

/// A treatment has ended: what its weeks would have called for is owed no longer.
///
/// # Errors
/// What the database says.
pub fn ended(tx: &mut Tx<'_>, client: &ClientId) -> Result<()> {
    let over = [Reason::Begin, Reason::FourthWeek, Reason::FollowUp, Reason::Planned];
    store::waive(tx, client, &over.map(Reason::word))?;
    Ok(())
}

/// The forms of follow-ups open at these moments: each is owed a review.
///
/// # Errors
/// What the database says.
pub fn follow_up_planned(tx: &mut Tx<'_>, client: &ClientId, unit: &UnitId, opens_at: &[Moment]) -> Result<()> {
    store::waive(tx, client, &[Reason::FollowUp.word()])?;
    opens_at.iter().try_for_each(|at| insert(tx, client, unit, Owed::at_follow_up(*at)))
}

fn insert(tx: &mut Tx<'_>, client: &ClientId, unit: &UnitId, owed: Owed) -> Result<()> {
    let row = OwedReview {
        id: tx.id(),
        client_id: client.clone(),
        unit_id: unit.clone(),
        reason: owed.reason.word().to_owned(),
        since_at: owed.since,
        due_at: owed.due_at,
    };
    store::insert_owed(tx, &row)?;
    Ok(())
}

/// The client's review that is due first.
///
/// # Errors
/// What the database says.
pub fn due(conn: &mut Conn, client: &ClientId) -> Result<Option<Due>> {
    let first = store::owed(conn, client)?.into_iter().next();
    Ok(first.and_then(|owed| Some(Due { at: owed.due_at, reason: Reason::from_word(&owed.reason)? })))
}

/// Whether a review was signed lately enough to be the final one of a treatment that ends now.
///
/// # Errors
/// What the database says.
pub fn has_final_review(rx: &mut Read<'_>, client: &ClientId) -> Result<bool> {
    let now = rx.now();
    Ok(store::last_signed(rx, client)?.is_some_and(|at| is_final(at, now)))
}

/// What this person is writing about the client; blank where nothing was begun.
///
/// # Errors
/// What the database or the seal says.
pub fn draft(rx: &mut Read<'_>, care: &CareOf) -> Result<Draft> {
    let Some(row) = store::draft_of(rx, care.client(), care.account())? else { return Ok(Draft::default()) };
    let keys = crypto::client_keys(rx, [care.client()])?;
    Ok(Draft { version: row.version, body: opened(&keys, &row)?, next_on: row.next_on })
}

/// Saves what is being written, unless it was changed elsewhere since `draft.version`.
///
/// # Errors
/// [`Error::Invalid`] where a text is too long or the day cannot be named, or what the database says.
pub fn save_draft(tx: &mut Tx<'_>, care: &CareOf, form: &ReviewForm, draft: &Draft) -> Result<Saved> {
    let mut errors = FieldErrors::default();
    too_long(&draft.body, &mut errors);
    errors.into_result()?;
    store(tx, care, form, draft).map(|(saved, _)| saved)
}

/// Signs what was written: from then on it stays as it is, and what it settles is owed no longer.
///
/// # Errors
/// [`Error::Invalid`] with every section that is blank, a conclusion, measures or a day that is lacking, or what the database
/// says. [`Saved::ChangedElsewhere`] where it was changed elsewhere since `draft.version`; then nothing is signed.
pub fn sign(tx: &mut Tx<'_>, care: &CareOf, form: &ReviewForm, draft: &Draft) -> Result<Saved> {
    let unit = units::get(tx, care.unit())?;
    let today = unit.date(tx.now());
    let gaps = draft.body.gaps(form);
    let mut errors = FieldErrors::default();
    too_long(&draft.body, &mut errors);
    for gap in &gaps {
        if let Gap::Blank(section) = gap {
            errors.add(format!("found.{section}"), "review-fault-blank");
        }
    }
    if draft.body.conclusion.is_empty() {
        errors.add("conclusion", "review-fault-conclusion");
    }
    if draft.body.measures.is_empty() {
        errors.add("measures", "review-fault-measures");
    }
    if !draft.next_on.is_some_and(|next| next > today && (next - today).num_days() <= FARTHEST_DAYS) {
        errors.add("next_on", "review-fault-next");
    }
    errors.into_result()?;
    let (saved, review) = store(tx, care, form, draft)?;
    if let Saved::Stored(_) = saved {
        let now = tx.now();
        store::sign(tx, &review, now)?;
        store::settle_owed(tx, care.client(), now)?;
        if let Some(due_at) = draft.next_on.and_then(|next| unit.end_of(next)) {
            insert(tx, care.client(), care.unit(), Owed::planned(now, due_at))?;
        }
        let event = Event::ReviewSigned { review: review.to_string(), gaps: gaps.len() };
        audit::record(tx, care.by(), Some(care.client()), &event)?;
    }
    Ok(saved)
}

fn too_long(body: &Body, errors: &mut FieldErrors) {
    let notes = body.notes.iter().map(|(section, note)| (format!("note.{section}"), note));
    let own = [("conclusion".to_owned(), &body.conclusion), ("measures".to_owned(), &body.measures)];
    for (field, _) in notes.chain(own).filter(|(_, text)| text.chars().count() > LONGEST) {
        errors.add(field, "flag-fault-note-long");
    }
}

fn store(tx: &mut Tx<'_>, care: &CareOf, form: &ReviewForm, draft: &Draft) -> Result<(Saved, ReviewId)> {
    let before = store::draft_of(tx, care.client(), care.account())?;
    let id = before.as_ref().map_or_else(|| tx.id(), |before| before.id.clone());
    let known = before.as_ref().map_or(0, |before| before.version);
    if known != draft.version {
        return Ok((Saved::ChangedElsewhere(known), id));
    }
    treatment::actions::register(tx, form)?;
    let text = serde_json::to_string(&draft.body).map_err(|error| Error::internal("write a review", error))?;
    let row = Review {
        body: crypto::seal(tx, care.client(), BODY, id.as_str(), &text)?,
        id,
        client_id: care.client().clone(),
        unit_id: care.unit().clone(),
        account_id: care.account().clone(),
        form_hash: form.hash.clone(),
        version: known + 1,
        changed_at: tx.now(),
        signed_at: None,
        gaps: i32::try_from(draft.body.gaps(form).len()).unwrap_or(i32::MAX),
        next_on: draft.next_on,
    };
    if before.is_some() {
        store::change_draft(tx, &row)?;
    } else {
        store::insert_review(tx, &row)?;
    }
    Ok((Saved::Stored(row.version), row.id))
}

/// The client's signed reviews, the newest first.
///
/// # Errors
/// What the database or the seal says.
pub fn signed_reviews(rx: &mut Read<'_>, client: &ClientId) -> Result<Vec<SignedReview>> {
    let (rows, keys) = (store::signed(rx, client, i64::MAX)?, crypto::client_keys(rx, [client])?);
    rows.into_iter().map(|row| signed(rx, &keys, row)).collect()
}

/// The client's review that was signed last.
///
/// # Errors
/// What the database or the seal says.
pub fn newest_signed_review(rx: &mut Read<'_>, client: &ClientId) -> Result<Option<SignedReview>> {
    let Some(row) = store::signed(rx, client, 1)?.pop() else { return Ok(None) };
    let keys = crypto::client_keys(rx, [client])?;
    signed(rx, &keys, row).map(Some)
}

/// One signed review of the client.
///
/// # Errors
/// [`Error::NotFound`] for another client's, and for one that is not signed.
pub fn signed_review(rx: &mut Read<'_>, client: &ClientId, review: &ReviewId) -> Result<SignedReview> {
    let row = store::find_review(rx, client, review)?.filter(|row| row.signed_at.is_some()).ok_or(Error::NotFound)?;
    let keys = crypto::client_keys(rx, [client])?;
    signed(rx, &keys, row)
}

fn signed(rx: &mut Read<'_>, keys: &ClientKeys, row: Review) -> Result<SignedReview> {
    Ok(SignedReview {
        at: row.signed_at.unwrap_or(row.changed_at),
        form: treatment::review_form(rx, &row.form_hash)?,
        body: opened(keys, &row)?,
        id: row.id,
        by: row.account_id,
        gaps: row.gaps,
        next_on: row.next_on,
    })
}

fn opened(keys: &ClientKeys, row: &Review) -> Result<Body> {
    let text = keys.open(&row.client_id, BODY, row.id.as_str(), &row.body)?;
    serde_json::from_str(&text).map_err(|error| Error::internal("read a review", error))
}
