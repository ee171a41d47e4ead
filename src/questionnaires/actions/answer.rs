//! Answering a form: the response, its scores and its evaluation are stored together.

use crate::access::{CareOf, ClientSelf};
use crate::audit::{self, By, Event};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{ClientId, OccasionId, ResponseId, UnitId};
use crate::instruments::{Answers, Instrument};
use crate::programme;
use crate::questionnaires::actions::plan;
use crate::questionnaires::store::{self, Occasion, PhoneResponse, Response, Score};
use crate::risk::actions::{About, Outcome, Past, Subject, evaluate};
use crate::risk::rules::{Evidence, RuleSet};
use crate::treatment;
use crate::units::{self, Unit};

/// Who gives the answers. Whichever it is holds the right to the client's record.
#[derive(Debug, Clone, Copy)]
pub enum Giver<'a> {
    /// The client, on the page.
    Client(&'a ClientSelf),
    /// The client by phone; whoever cares for the client enters them.
    Phone(&'a CareOf),
}

impl<'a> Giver<'a> {
    /// Whose answers they are.
    pub fn client(self) -> &'a ClientId {
        match self {
            Self::Client(me) => me.client(),
            Self::Phone(care) => care.client(),
        }
    }

    /// The client's unit.
    pub fn unit(self) -> &'a UnitId {
        match self {
            Self::Client(me) => me.unit(),
            Self::Phone(care) => care.unit(),
        }
    }

    /// For the log.
    pub fn by(self) -> &'a By {
        match self {
            Self::Client(me) => me.by(),
            Self::Phone(care) => care.by(),
        }
    }
}

impl<'a> From<&'a ClientSelf> for Giver<'a> {
    fn from(me: &'a ClientSelf) -> Self {
        Self::Client(me)
    }
}

impl<'a> From<&'a CareOf> for Giver<'a> {
    fn from(care: &'a CareOf) -> Self {
        Self::Phone(care)
    }
}

/// An answered form, ready to be stored.
pub struct Answered<'a> {
    /// Which occasion.
    pub occasion: &'a OccasionId,
    /// The definition that was shown.
    pub instrument: &'a Instrument,
    /// In which language.
    pub language: &'a str,
    /// What was answered.
    pub answers: &'a Answers,
}

/// Stores a response with its scores and its risk evaluation: all of it or nothing. Where it leaves a doubt that the same
/// questions can settle, they are offered again.
///
/// # Errors
/// [`Error::NotFound`] for another client's occasion, [`Error::Conflict`] where it was answered or is closed.
pub fn answer<'a>(
    tx: &mut Tx<'_>,
    giver: impl Into<Giver<'a>>,
    rules: &RuleSet,
    answered: &Answered<'_>,
) -> Result<Outcome> {
    let giver = giver.into();
    let unit = units::get(tx, giver.unit())?;
    let occasion = open_occasion(tx, giver, &unit, answered.occasion)?;
    if occasion.instrument_id != answered.instrument.id {
        return Err(Error::NotFound);
    }
    let past = past(tx, &occasion)?;
    let response = insert_response(tx, &unit, &occasion, answered)?;
    let scores = answered.instrument.score(answered.answers);
    for score in &scores {
        let row = Score {
            id: tx.id(),
            response_id: response.clone(),
            client_id: giver.client().clone(),
            instrument_id: answered.instrument.id.clone(),
            scale: score.scale.clone(),
            value: score.value,
            band: score.band.clone(),
            method: score.method.clone(),
            imputed: score.imputed,
        };
        store::insert_score(tx, &row)?;
    }
    store::set_state(tx, &occasion.id, "answered")?;
    treatment::actions::satisfy(tx, occasion.id.as_str())?;
    note(tx, giver, &response, answered.instrument)?;
    let evidence = Evidence::Response {
        instrument: answered.instrument,
        answers: answered.answers,
        scores: &scores,
        before_treatment: programme::Event::from_name(&occasion.event) == Some(programme::Event::Before),
    };
    let about = About { client: giver.client(), unit: giver.unit(), by: giver.by() };
    let outcome = evaluate(tx, rules, &about, &Subject::Response(response), &evidence, past)?;
    if outcome.asks_again {
        plan::offer_again(tx, &occasion, unit.date(tx.now()))?;
    }
    Ok(outcome)
}

/// Writes into the log who answered, and into the record where somebody else entered it.
fn note(tx: &mut Tx<'_>, giver: Giver<'_>, response: &ResponseId, instrument: &Instrument) -> Result<()> {
    let (id, questionnaire) = (response.to_string(), instrument.id.clone());
    let event = match giver {
        Giver::Client(_) => Event::QuestionnaireAnswered { response: id, instrument: questionnaire },
        Giver::Phone(care) => {
            let row = PhoneResponse {
                response_id: response.clone(),
                client_id: care.client().clone(),
                entered_by: care.account().clone(),
            };
            store::insert_phone_response(tx, &row)?;
            Event::QuestionnaireEntered { response: id, instrument: questionnaire }
        }
    };
    audit::record(tx, giver.by(), Some(giver.client()), &event)
}

/// What the client scored before on this questionnaire, and when the first module of the treatment opened.
fn past(tx: &mut Tx<'_>, occasion: &Occasion) -> Result<Past> {
    let steps = treatment::steps(tx, &occasion.treatment_id)?;
    Ok(Past {
        scores: store::past_scores(tx, &occasion.client_id, &occasion.instrument_id)?,
        begun: steps.iter().filter_map(|step| step.opened_at).min(),
    })
}

/// The occasion, if it is the client's own and can be answered today.
///
/// # Errors
/// As [`answer`].
pub fn open_occasion<'a>(
    rx: &mut Read<'_>,
    giver: impl Into<Giver<'a>>,
    unit: &Unit,
    occasion: &OccasionId,
) -> Result<Occasion> {
    let found = store::find_occasion(rx, giver.into().client(), occasion)?.ok_or(Error::NotFound)?;
    let today = unit.date(rx.now());
    match found.state.as_str() {
        "scheduled" if today < found.opens_on => Err(Error::NotFound),
        "scheduled" if today > found.closes_on => Err(Error::Conflict("form-conflict-closed")),
        "scheduled" => Ok(found),
        "answered" => Err(Error::Conflict("form-conflict-answered")),
        _ => Err(Error::Conflict("form-conflict-closed")),
    }
}

fn insert_response(tx: &mut Tx<'_>, unit: &Unit, occasion: &Occasion, answered: &Answered<'_>) -> Result<ResponseId> {
    let response = Response {
        id: tx.id(),
        occasion_id: occasion.id.clone(),
        treatment_id: occasion.treatment_id.clone(),
        client_id: occasion.client_id.clone(),
        unit_id: occasion.unit_id.clone(),
        instrument_id: answered.instrument.id.clone(),
        version: answered.instrument.version.clone(),
        content_hash: answered.instrument.hash.clone(),
        language: answered.language.to_owned(),
        answers: answered.answers.to_json().map_err(|error| Error::internal("store answers", error))?,
        answered_at: tx.now(),
        answered_on: unit.date(tx.now()),
    };
    store::insert_response(tx, &response)?;
    Ok(response.id)
}
