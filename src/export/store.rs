//! What an export reads: persons by their consents, then everything of a few persons at a time.

use chrono::NaiveDate;
use diesel::dsl::{count, exists};
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, ConsentId, OccasionId, ResponseId, StudyId, TreatmentId};
use crate::schema::{consents, content_versions, occasions, responses, scores, treatments};

/// Rows in one page of consents.
const PAGE: i64 = 1000;

/// The persons whose consent to the study holds, each once, in no order; read a page at a time.
pub(super) fn list_consented(conn: &mut Conn, study: &StudyId) -> QueryResult<Vec<ClientId>> {
    let mut persons: Vec<ClientId> = Vec::new();
    let mut last = ConsentId::from("");
    loop {
        let page: Vec<(ConsentId, ClientId)> = consents::table
            .filter(consents::study_id.eq(study.as_str()))
            .filter(consents::kind.eq("research"))
            .filter(consents::withdrawn_at.is_null())
            .filter(consents::id.gt(last.as_str()))
            .order(consents::id.asc())
            .limit(PAGE)
            .select((consents::id, consents::client_id))
            .load(conn)?;
        let Some((id, _)) = page.last() else { break };
        last = id.clone();
        persons.extend(page.into_iter().map(|(_, person)| person));
    }
    persons.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    persons.dedup();
    Ok(persons)
}

/// One client's way through one programme.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Treatment {
    pub(super) id: TreatmentId,
    pub(super) client: ClientId,
    pub(super) programme: String,
    pub(super) content_hash: String,
    pub(super) started_on: NaiveDate,
    pub(super) created_at: Moment,
}

/// One planned use of a questionnaire.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Occasion {
    pub(super) id: OccasionId,
    pub(super) treatment: TreatmentId,
    pub(super) event: String,
    pub(super) instrument: String,
    pub(super) due_on: NaiveDate,
    pub(super) state: String,
}

/// One answered questionnaire.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Response {
    pub(super) id: ResponseId,
    pub(super) occasion: OccasionId,
    pub(super) version: String,
    pub(super) content_hash: String,
    pub(super) language: String,
    pub(super) answers: String,
    pub(super) answered_on: NaiveDate,
}

/// One scale's score.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Score {
    pub(super) response: ResponseId,
    pub(super) scale: String,
    pub(super) value: Option<f64>,
    pub(super) band: Option<String>,
    pub(super) method: String,
    pub(super) imputed: bool,
}

pub(super) fn list_treatments(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Treatment>> {
    treatments::table
        .filter(treatments::client_id.eq_any(clients))
        .select((
            treatments::id,
            treatments::client_id,
            treatments::programme_id,
            treatments::content_hash,
            treatments::started_on,
            treatments::created_at,
        ))
        .load(conn)
}

pub(super) fn list_occasions(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Occasion>> {
    occasions::table
        .filter(occasions::client_id.eq_any(clients))
        .select((
            occasions::id,
            occasions::treatment_id,
            occasions::event,
            occasions::instrument_id,
            occasions::due_on,
            occasions::state,
        ))
        .load(conn)
}

pub(super) fn list_responses(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Response>> {
    responses::table
        .filter(responses::client_id.eq_any(clients))
        .select((
            responses::id,
            responses::occasion_id,
            responses::version,
            responses::content_hash,
            responses::language,
            responses::answers,
            responses::answered_on,
        ))
        .load(conn)
}

pub(super) fn list_scores(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Score>> {
    scores::table
        .filter(scores::client_id.eq_any(clients))
        .select((scores::response_id, scores::scale, scores::value, scores::band, scores::method, scores::imputed))
        .load(conn)
}

/// A questionnaire's file as it was when it was answered: identifier and text.
pub(super) fn find_definition(conn: &mut Conn, hash: &str) -> QueryResult<Option<(String, String)>> {
    content_versions::table
        .find(hash)
        .filter(content_versions::kind.eq("instrument"))
        .select((content_versions::content_id, content_versions::body))
        .first(conn)
        .optional()
}

/// The version under which a programme's content is registered.
pub(super) fn get_content_version(conn: &mut Conn, hash: &str) -> QueryResult<String> {
    content_versions::table.find(hash).select(content_versions::version).first(conn)
}

/// How many rows there are to export, asked of the database in another way than they are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) persons: i64,
    pub(super) occasions: i64,
    pub(super) responses: i64,
    pub(super) scores: i64,
}

/// Counts in the database itself what the pages must add up to.
pub(super) fn counts(conn: &mut Conn, study: &StudyId) -> QueryResult<Counts> {
    let holds = || {
        consents::study_id.eq(study.as_str()).and(consents::kind.eq("research")).and(consents::withdrawn_at.is_null())
    };
    let persons =
        consents::table.filter(holds()).select(count(consents::client_id).aggregate_distinct()).first(conn)?;
    let occasions = occasions::table
        .filter(exists(consents::table.filter(consents::client_id.eq(occasions::client_id)).filter(holds())))
        .count()
        .get_result(conn)?;
    let responses = responses::table
        .filter(exists(consents::table.filter(consents::client_id.eq(responses::client_id)).filter(holds())))
        .count()
        .get_result(conn)?;
    let scores = scores::table
        .filter(exists(consents::table.filter(consents::client_id.eq(scores::client_id)).filter(holds())))
        .count()
        .get_result(conn)?;
    Ok(Counts { persons, occasions, responses, scores })
}
