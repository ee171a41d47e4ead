//! A form that is begun and left: saved against the version that the page was shown with, so that two tabs never overwrite
//! each other silently. See the domain's own page for why no rule looks at it.

use crate::access::ClientSelf;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::FormDraftId;
use crate::instruments::{Answers, Instrument};
use crate::questionnaires::rules::draft as rules;
use crate::questionnaires::store::{self, DraftRow, Occasion};
use crate::treatment::draft::{Keep, Saved};

const BODY: Place = Place("form_drafts.body");

/// One saved state of a form.
#[derive(Debug, Clone)]
struct Draft {
    id: FormDraftId,
    version: i32,
    answers: Answers,
    saved_at: Moment,
}

/// What a client has begun of a form.
#[derive(Debug, Clone, Default)]
pub struct Begun {
    kept: Option<Draft>,
    other: Option<Draft>,
}

impl Begun {
    /// What was answered so far.
    pub fn answers(&self) -> Answers {
        self.kept.as_ref().map(|draft| draft.answers.clone()).unwrap_or_default()
    }

    /// What was answered in another tab, where the person has not chosen yet.
    pub fn other(&self) -> Option<&Answers> {
        self.other.as_ref().map(|draft| &draft.answers).filter(|answers| !answers.is_empty())
    }

    /// A number that grows with every save.
    pub fn version(&self) -> i32 {
        self.kept.as_ref().map_or(0, |draft| draft.version)
    }

    /// When it was saved last; none where nothing was.
    pub fn saved_at(&self) -> Option<Moment> {
        self.kept.as_ref().filter(|draft| !draft.answers.is_empty()).map(|draft| draft.saved_at)
    }
}

/// What the client has begun of an occasion. What was answered in another version of the questionnaire is left out: the
/// same question may stand for another one there.
///
/// # Errors
/// What the database or the seal says.
pub fn begun(rx: &mut Read<'_>, occasion: &Occasion, instrument: &Instrument) -> Result<Begun> {
    let rows = store::drafts_of(rx, &occasion.id)?;
    let mut begun = Begun::default();
    if rows.is_empty() {
        return Ok(begun);
    }
    let keys = crypto::client_keys(rx, [&occasion.client_id])?;
    for row in rows {
        let answers = if row.content_hash == instrument.hash {
            let text = keys.open(&occasion.client_id, BODY, row.id.as_str(), &row.body)?;
            Answers::from_json(&text).map_err(|error| Error::internal("read a begun form", error))?
        } else {
            Answers::default()
        };
        let draft = Draft { id: row.id, version: row.version, answers, saved_at: row.saved_at };
        *(if row.overtaken { &mut begun.other } else { &mut begun.kept }) = Some(draft);
    }
    Ok(begun)
}

/// Saves what was answered so far on a page that was shown with `version`.
///
/// # Errors
/// What the database says.
pub fn save(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    occasion: &Occasion,
    instrument: &Instrument,
    answers: &Answers,
    version: i32,
) -> Result<Saved> {
    let (before, given, at) = (begun(tx, occasion, instrument)?, rules::given(answers), tx.now());
    // A reply that was lost on the way makes the same page come again: then there is nothing to overwrite.
    if given == before.answers() {
        return Ok(Saved::Kept { version: before.version(), at });
    }
    if version != before.version() {
        put(tx, occasion, instrument, before.other.as_ref(), &given, true)?;
        return Ok(Saved::InTwo);
    }
    let version = keep(tx, me, occasion, instrument, &before, &given)?;
    Ok(Saved::Kept { version, at })
}

/// Whether a form that was sent from a page shown with `version` would pass over something that the client saved in
/// another tab. Then both are kept, nothing is sent, and the client chooses first. Critical answers pass over anything: who
/// has pressed send believes to have told somebody, and a choice that is never made would keep them from every reader.
///
/// # Errors
/// What the database says.
pub fn is_overtaken(
    tx: &mut Tx<'_>,
    occasion: &Occasion,
    instrument: &Instrument,
    answers: &Answers,
    version: i32,
) -> Result<bool> {
    let (before, given) = (begun(tx, occasion, instrument)?, rules::given(answers));
    let is_calm = instrument.critical_hits(answers).is_empty();
    let is_overtaken = is_calm && version != before.version() && given != before.answers();
    if is_overtaken {
        put(tx, occasion, instrument, before.other.as_ref(), &given, true)?;
    }
    Ok(is_overtaken)
}

/// Goes on with what was given in either tab; `choice` decides each question that was answered differently in the two.
///
/// # Errors
/// [`Error::Invalid`] naming each question without a choice.
pub fn resolve(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    occasion: &Occasion,
    instrument: &Instrument,
    choice: &dyn Fn(&str) -> Option<Keep>,
    version: i32,
) -> Result<()> {
    let before = begun(tx, occasion, instrument)?;
    let Some(other) = &before.other else { return Ok(()) };
    let mut errors = FieldErrors::default();
    if version != before.version() {
        errors.add("versions", "form-versions-changed");
    }
    let first = before.answers();
    for item in rules::in_two(instrument, &first, &other.answers) {
        if choice(&item.id).is_none() {
            errors.add(format!("keep.{}", item.id), "form-versions-choose");
        }
    }
    errors.into_result()?;
    let chosen = |item: &str| choice(item).unwrap_or(Keep::First);
    let merged = rules::merged(instrument, &first, &other.answers, &chosen);
    keep(tx, me, occasion, instrument, &before, &merged)?;
    store::delete_draft(tx, &other.id)?;
    Ok(())
}

fn keep(
    tx: &mut Tx<'_>,
    me: &ClientSelf,
    occasion: &Occasion,
    instrument: &Instrument,
    before: &Begun,
    given: &Answers,
) -> Result<i32> {
    let version = put(tx, occasion, instrument, before.kept.as_ref(), given, false)?;
    let event = Event::FormDraftSaved { occasion: occasion.id.to_string(), version };
    audit::record(tx, me.by(), Some(me.client()), &event)?;
    Ok(version)
}

fn put(
    tx: &mut Tx<'_>,
    occasion: &Occasion,
    instrument: &Instrument,
    before: Option<&Draft>,
    given: &Answers,
    overtaken: bool,
) -> Result<i32> {
    let (id, version) = match before {
        Some(draft) => (draft.id.clone(), draft.version + 1),
        None => (tx.id(), 1),
    };
    let text = given.to_json().map_err(|error| Error::internal("write a begun form", error))?;
    let row = DraftRow {
        body: crypto::seal(tx, &occasion.client_id, BODY, id.as_str(), &text)?,
        id,
        occasion_id: occasion.id.clone(),
        client_id: occasion.client_id.clone(),
        content_hash: instrument.hash.clone(),
        overtaken,
        version,
        saved_at: tx.now(),
    };
    if before.is_some() {
        store::update_draft(tx, &row)?;
    } else {
        store::insert_draft(tx, &row)?;
    }
    Ok(version)
}
