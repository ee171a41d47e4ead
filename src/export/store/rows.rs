//! What an export reads: persons by their consents, then everything of a few persons at a time.

use chrono::NaiveDate;
use diesel::dsl::count;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, ConsentId, OccasionId, ResponseId, StudyId, TreatmentId};
use crate::schema::{consents, content_versions, occasions, phone_responses, responses, scores, treatments};

/// The clients whose consent to a study holds, inside other statements.
macro_rules! consented {
    ($study:expr) => {
        consents::table
            .filter(consents::study_id.eq($study.as_str()))
            .filter(consents::kind.eq("research"))
            .filter(consents::withdrawn_at.is_null())
            .select(consents::client_id)
    };
}

/// Rows in one page of consents.
const PAGE: i64 = 1000;

/// The persons whose consent to the study holds, each once, in no order; read a page at a time.
pub(in crate::export) fn list_consented(conn: &mut Conn, study: &StudyId) -> QueryResult<Vec<ClientId>> {
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
pub(in crate::export) struct Treatment {
    pub(in crate::export) id: TreatmentId,
    pub(in crate::export) client: ClientId,
    pub(in crate::export) programme: String,
    pub(in crate::export) content_hash: String,
    pub(in crate::export) started_on: NaiveDate,
    pub(in crate::export) created_at: Moment,
}

/// One planned use of a questionnaire.
#[derive(Debug, Clone, Queryable)]
pub(in crate::export) struct Occasion {
    pub(in crate::export) id: OccasionId,
    pub(in crate::export) client: ClientId,
    pub(in crate::export) treatment: TreatmentId,
    pub(in crate::export) event: String,
    pub(in crate::export) instrument: String,
    pub(in crate::export) due_on: NaiveDate,
    pub(in crate::export) state: String,
}

/// One answered questionnaire.
#[derive(Debug, Clone, Queryable)]
pub(in crate::export) struct Response {
    pub(in crate::export) id: ResponseId,
    pub(in crate::export) client: ClientId,
    pub(in crate::export) occasion: OccasionId,
    pub(in crate::export) version: String,
    pub(in crate::export) content_hash: String,
    pub(in crate::export) language: String,
    pub(in crate::export) answers: String,
    pub(in crate::export) answered_on: NaiveDate,
    /// Whether it was given by phone.
    pub(in crate::export) by_phone: bool,
}

/// One scale's score.
#[derive(Debug, Clone, Queryable)]
pub(in crate::export) struct Score {
    pub(in crate::export) client: ClientId,
    pub(in crate::export) response: ResponseId,
    pub(in crate::export) scale: String,
    pub(in crate::export) value: Option<f64>,
    pub(in crate::export) band: Option<String>,
    pub(in crate::export) method: String,
    pub(in crate::export) imputed: bool,
}

pub(in crate::export) fn list_treatments(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Treatment>> {
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

pub(in crate::export) fn list_occasions(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Occasion>> {
    occasions::table
        .filter(occasions::client_id.eq_any(clients))
        .select((
            occasions::id,
            occasions::client_id,
            occasions::treatment_id,
            occasions::event,
            occasions::instrument_id,
            occasions::due_on,
            occasions::state,
        ))
        .load(conn)
}

pub(in crate::export) fn list_responses(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Response>> {
    responses::table
        .left_join(phone_responses::table.on(phone_responses::response_id.eq(responses::id)))
        .filter(responses::client_id.eq_any(clients))
        .select((
            responses::id,
            responses::client_id,
            responses::occasion_id,
            responses::version,
            responses::content_hash,
            responses::language,
            responses::answers,
            responses::answered_on,
            phone_responses::response_id.nullable().is_not_null(),
        ))
        .load(conn)
}

pub(in crate::export) fn list_scores(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<Score>> {
    scores::table
        .filter(scores::client_id.eq_any(clients))
        .select((
            scores::client_id,
            scores::response_id,
            scores::scale,
            scores::value,
            scores::band,
            scores::method,
            scores::imputed,
        ))
        .load(conn)
}

/// A questionnaire's file as it was when it was answered: identifier and text.
pub(in crate::export) fn find_definition(conn: &mut Conn, hash: &str) -> QueryResult<Option<(String, String)>> {
    content_versions::table
        .find(hash)
        .filter(content_versions::kind.eq("instrument"))
        .select((content_versions::content_id, content_versions::body))
        .first(conn)
        .optional()
}

/// The version under which a programme's content is registered.
pub(in crate::export) fn get_content_version(conn: &mut Conn, hash: &str) -> QueryResult<String> {
    content_versions::table.find(hash).select(content_versions::version).first(conn)
}

/// How many rows there are to export, asked of the database in another way than they are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::export) struct Counts {
    pub(in crate::export) persons: i64,
    pub(in crate::export) occasions: i64,
    pub(in crate::export) responses: i64,
    pub(in crate::export) scores: i64,
}

/// Counts in the database itself what the pages must add up to.
pub(in crate::export) fn counts(conn: &mut Conn, study: &StudyId) -> QueryResult<Counts> {
    let persons = consents::table
        .filter(consents::study_id.eq(study.as_str()))
        .filter(consents::kind.eq("research"))
        .filter(consents::withdrawn_at.is_null())
        .select(count(consents::client_id).aggregate_distinct())
        .first(conn)?;
    let occasions = occasions::table.filter(occasions::client_id.eq_any(consented!(study))).count().get_result(conn)?;
    let responses = responses::table.filter(responses::client_id.eq_any(consented!(study))).count().get_result(conn)?;
    let scores = scores::table.filter(scores::client_id.eq_any(consented!(study))).count().get_result(conn)?;
    Ok(Counts { persons, occasions, responses, scores })
}

/// Which questionnaires are planned at which events, in no order.
pub(in crate::export) fn list_planned(conn: &mut Conn, study: &StudyId) -> QueryResult<Vec<(String, String)>> {
    occasions::table
        .filter(occasions::client_id.eq_any(consented!(study)))
        .select((occasions::event, occasions::instrument_id))
        .distinct()
        .load(conn)
}

/// Which versions of which questionnaires were answered, in no order: identifier and hash.
pub(in crate::export) fn list_answered(conn: &mut Conn, study: &StudyId) -> QueryResult<Vec<(String, String)>> {
    responses::table
        .filter(responses::client_id.eq_any(consented!(study)))
        .select((responses::instrument_id, responses::content_hash))
        .distinct()
        .load(conn)
}

/// The few persons who go through a programme for more than the first time, in no order.
pub(in crate::export) fn list_repeaters(conn: &mut Conn, study: &StudyId) -> QueryResult<Vec<ClientId>> {
    treatments::table
        .filter(treatments::client_id.eq_any(consented!(study)))
        .group_by(treatments::client_id)
        .having(count(treatments::id).gt(1))
        .select(treatments::client_id)
        .load(conn)
}

/// How many persons were in an export made at that moment and are not in one made now. Whoever withdrew in that very
/// second counts, whichever came first: better told twice than never.
pub(in crate::export) fn count_gone(conn: &mut Conn, study: &StudyId, since: Moment) -> QueryResult<i64> {
    let withdrawn: Vec<ClientId> = consents::table
        .filter(consents::study_id.eq(study.as_str()))
        .filter(consents::kind.eq("research"))
        .filter(consents::given_at.le(since))
        .filter(consents::withdrawn_at.ge(since))
        .select(consents::client_id)
        .distinct()
        .load(conn)?;
    let mut gone = 0;
    for some in withdrawn.chunks(500) {
        let ids: Vec<&str> = some.iter().map(ClientId::as_str).collect();
        let back: Vec<ClientId> = consented!(study).filter(consents::client_id.eq_any(&ids)).distinct().load(conn)?;
        gone += ids.len() - back.len();
    }
    Ok(i64::try_from(gone).unwrap_or(i64::MAX))
}
