//! Rows of occasions, responses and scores.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ClientId, FormDraftId, OccasionId, ResponseId, ScoreId, ToldId, TreatmentId, UnitId};
use crate::instruments::PastScore;
use crate::schema::{form_drafts, occasions, phone_responses, responses, scores, told};

/// One planned use of a questionnaire.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = occasions)]
pub struct Occasion {
    /// The occasion.
    pub id: OccasionId,
    /// The treatment it belongs to.
    pub treatment_id: TreatmentId,
    /// Who is asked.
    pub client_id: ClientId,
    /// The client's unit.
    pub unit_id: UnitId,
    /// The event of the treatment.
    pub event: String,
    /// What is asked.
    pub instrument_id: String,
    /// Its place in the order of forms.
    pub position: i32,
    /// The first day on which it can be answered.
    pub opens_on: NaiveDate,
    /// The day after which an answer counts as late.
    pub due_on: NaiveDate,
    /// The last day on which it can be answered.
    pub closes_on: NaiveDate,
    /// scheduled, answered, missed or withdrawn.
    pub state: String,
}

/// One answered questionnaire.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = responses)]
pub struct Response {
    /// The response.
    pub id: ResponseId,
    /// The occasion it answers.
    pub occasion_id: OccasionId,
    /// The treatment it belongs to.
    pub treatment_id: TreatmentId,
    /// Who answered.
    pub client_id: ClientId,
    /// The client's unit.
    pub unit_id: UnitId,
    /// The questionnaire.
    pub instrument_id: String,
    /// Its version.
    pub version: String,
    /// The hash of the definition that was shown.
    pub content_hash: String,
    /// The language it was shown in.
    pub language: String,
    /// The answers in their stored form.
    pub answers: String,
    /// When it was answered.
    pub answered_at: Moment,
    /// On which day of the unit's calendar.
    pub answered_on: NaiveDate,
}

/// That a response was given by phone.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = phone_responses)]
pub(super) struct PhoneResponse {
    pub(super) response_id: ResponseId,
    pub(super) client_id: ClientId,
    pub(super) entered_by: AccountId,
}

/// That a client was told who reads the answers to a questionnaire.
#[derive(Insertable)]
#[diesel(table_name = told)]
pub(super) struct Receipt<'a> {
    pub(super) id: ToldId,
    pub(super) client_id: &'a ClientId,
    pub(super) unit_id: &'a UnitId,
    pub(super) instrument_id: &'a str,
    pub(super) version: &'a str,
    pub(super) wording_hash: &'a str,
    pub(super) told_at: Moment,
    /// Who read it out; none where the client read it.
    pub(super) read_out_by: Option<&'a AccountId>,
}

/// One scale's score.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = scores)]
pub struct Score {
    /// The score.
    pub id: ScoreId,
    /// The response it comes from.
    pub response_id: ResponseId,
    /// Who answered.
    pub client_id: ClientId,
    /// The questionnaire.
    pub instrument_id: String,
    /// The scale.
    pub scale: String,
    /// The number; none where it could not be computed.
    pub value: Option<f64>,
    /// The band it lies in.
    pub band: Option<String>,
    /// How it was computed.
    pub method: String,
    /// Whether missing answers were filled in.
    pub imputed: bool,
}

/// A questionnaire that a client has begun and not sent, its answers sealed.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = form_drafts)]
pub(super) struct DraftRow {
    pub(super) id: FormDraftId,
    pub(super) occasion_id: OccasionId,
    pub(super) client_id: ClientId,
    pub(super) content_hash: String,
    /// Whether it came from a page that another tab had overtaken.
    pub(super) overtaken: bool,
    pub(super) version: i32,
    pub(super) body: Vec<u8>,
    pub(super) saved_at: Moment,
}

/// The state of a planned use that waits for its answer.
pub(super) const SCHEDULED: &str = "scheduled";

pub(super) fn insert_occasion(conn: &mut Conn, row: &Occasion) -> QueryResult<usize> {
    diesel::insert_into(occasions::table).values(row).execute(conn)
}

/// The client's occasion, or none where it is another client's.
pub(super) fn find_occasion(
    conn: &mut Conn,
    client: &ClientId,
    occasion: &OccasionId,
) -> QueryResult<Option<Occasion>> {
    occasions::table
        .find(occasion.as_str())
        .filter(occasions::client_id.eq(client.as_str()))
        .select(Occasion::as_select())
        .first(conn)
        .optional()
}

/// What a client can answer on that day, in order.
///
/// # Errors
/// What the database says.
pub fn due(conn: &mut Conn, client: &ClientId, today: NaiveDate) -> QueryResult<Vec<Occasion>> {
    occasions::table
        .filter(occasions::client_id.eq(client.as_str()))
        .filter(occasions::state.eq(SCHEDULED))
        .filter(occasions::opens_on.le(today))
        .filter(occasions::closes_on.ge(today))
        .order((occasions::opens_on.asc(), occasions::position.asc()))
        .select(Occasion::as_select())
        .load(conn)
}

/// Which questionnaires the client was or is asked in those days.
pub(super) fn asked_since(
    conn: &mut Conn,
    client: &ClientId,
    from: NaiveDate,
    until: NaiveDate,
) -> QueryResult<Vec<String>> {
    occasions::table
        .filter(occasions::client_id.eq(client.as_str()))
        .filter(occasions::state.eq_any([SCHEDULED, "answered"]))
        .filter(occasions::opens_on.between(from, until))
        .select(occasions::instrument_id)
        .distinct()
        .load(conn)
}

/// Whatever becomes of a planned use, what was begun and not sent goes.
pub(super) fn set_state(conn: &mut Conn, occasion: &OccasionId, state: &str) -> QueryResult<usize> {
    diesel::delete(form_drafts::table.filter(form_drafts::occasion_id.eq(occasion.as_str()))).execute(conn)?;
    diesel::update(occasions::table.find(occasion.as_str())).set(occasions::state.eq(state)).execute(conn)
}

/// Every planned use of a treatment, in order.
pub(super) fn of_treatment(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<Vec<Occasion>> {
    occasions::table
        .filter(occasions::treatment_id.eq(treatment.as_str()))
        .order(occasions::position.asc())
        .select(Occasion::as_select())
        .load(conn)
}

/// Uses of one questionnaire that wait for a client's answer, today or later, in order of opening.
pub(super) fn coming(conn: &mut Conn, client: &ClientId, instrument: &str) -> QueryResult<Vec<Occasion>> {
    occasions::table
        .filter(occasions::client_id.eq(client.as_str()))
        .filter(occasions::state.eq(SCHEDULED))
        .filter(occasions::instrument_id.eq(instrument))
        .order(occasions::opens_on.asc())
        .select(Occasion::as_select())
        .load(conn)
}

/// Moves a planned use to other days: opening, due, closing.
pub(super) fn set_days(
    conn: &mut Conn,
    occasion: &OccasionId,
    (opens_on, due_on, closes_on): (NaiveDate, NaiveDate, NaiveDate),
) -> QueryResult<usize> {
    diesel::update(occasions::table.find(occasion.as_str()))
        .set((occasions::opens_on.eq(opens_on), occasions::due_on.eq(due_on), occasions::closes_on.eq(closes_on)))
        .execute(conn)
}

/// A unit's occasions whose last day has passed without an answer.
pub(super) fn list_closed(
    conn: &mut Conn,
    unit: &UnitId,
    before: NaiveDate,
    limit: i64,
) -> QueryResult<Vec<OccasionId>> {
    occasions::table
        .filter(occasions::state.eq(SCHEDULED))
        .filter(occasions::unit_id.eq(unit.as_str()))
        .filter(occasions::closes_on.lt(before))
        .order(occasions::closes_on.asc())
        .limit(limit)
        .select(occasions::id)
        .load(conn)
}

/// Planned uses of a treatment that is over are no longer wanted, nor what was begun of them.
pub(super) fn withdraw(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<usize> {
    let planned =
        occasions::table.filter(occasions::treatment_id.eq(treatment.as_str())).filter(occasions::state.eq(SCHEDULED));
    diesel::delete(form_drafts::table.filter(form_drafts::occasion_id.eq_any(planned.select(occasions::id))))
        .execute(conn)?;
    diesel::update(planned).set(occasions::state.eq("withdrawn")).execute(conn)
}

/// What a client has begun of a planned use: at most the draft, and one that was overtaken.
pub(super) fn drafts_of(conn: &mut Conn, occasion: &OccasionId) -> QueryResult<Vec<DraftRow>> {
    form_drafts::table
        .filter(form_drafts::occasion_id.eq(occasion.as_str()))
        .order(form_drafts::overtaken.asc())
        .select(DraftRow::as_select())
        .load(conn)
}

/// The planned uses that a client has begun and not sent.
///
/// # Errors
/// What the database says.
pub fn begun(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<OccasionId>> {
    form_drafts::table
        .filter(form_drafts::client_id.eq(client.as_str()))
        .select(form_drafts::occasion_id)
        .distinct()
        .load(conn)
}

pub(super) fn insert_draft(conn: &mut Conn, row: &DraftRow) -> QueryResult<usize> {
    diesel::insert_into(form_drafts::table).values(row).execute(conn)
}

pub(super) fn update_draft(conn: &mut Conn, row: &DraftRow) -> QueryResult<usize> {
    diesel::update(form_drafts::table.find(row.id.as_str()))
        .set((
            form_drafts::content_hash.eq(&row.content_hash),
            form_drafts::version.eq(row.version),
            form_drafts::body.eq(&row.body),
            form_drafts::saved_at.eq(row.saved_at),
        ))
        .execute(conn)
}

pub(super) fn delete_draft(conn: &mut Conn, draft: &FormDraftId) -> QueryResult<usize> {
    diesel::delete(form_drafts::table.find(draft.as_str())).execute(conn)
}

pub(super) fn insert_response(conn: &mut Conn, row: &Response) -> QueryResult<usize> {
    diesel::insert_into(responses::table).values(row).execute(conn)
}

pub(super) fn insert_phone_response(conn: &mut Conn, row: &PhoneResponse) -> QueryResult<usize> {
    diesel::insert_into(phone_responses::table).values(row).execute(conn)
}

/// Who entered a response that was given by phone; none where the client answered on the page.
pub(super) fn entered_by(conn: &mut Conn, response: &ResponseId) -> QueryResult<Option<AccountId>> {
    phone_responses::table.find(response.as_str()).select(phone_responses::entered_by).first(conn).optional()
}

pub(super) fn insert_told(conn: &mut Conn, row: &Receipt<'_>) -> QueryResult<usize> {
    diesel::insert_into(told::table).values(row).execute(conn)
}

/// Whether the client was told in that version and wording; what another questionnaire told in the same words counts.
pub(super) fn was_told(
    conn: &mut Conn,
    client: &ClientId,
    instrument: &str,
    (version, wording_hash): (&str, &str),
) -> QueryResult<bool> {
    let found: i64 = told::table
        .filter(told::client_id.eq(client.as_str()))
        .filter(told::instrument_id.ne(instrument).or(told::version.eq(version)))
        .filter(told::wording_hash.eq(wording_hash))
        .count()
        .get_result(conn)?;
    Ok(found > 0)
}

pub(super) fn insert_score(conn: &mut Conn, row: &Score) -> QueryResult<usize> {
    diesel::insert_into(scores::table).values(row).execute(conn)
}

/// The client's response, or none where it is another client's.
pub(super) fn find_response(
    conn: &mut Conn,
    client: &ClientId,
    response: &ResponseId,
) -> QueryResult<Option<Response>> {
    responses::table
        .find(response.as_str())
        .filter(responses::client_id.eq(client.as_str()))
        .select(Response::as_select())
        .first(conn)
        .optional()
}

/// The response to an occasion.
pub(super) fn response_to(conn: &mut Conn, occasion: &OccasionId) -> QueryResult<Option<Response>> {
    responses::table
        .filter(responses::occasion_id.eq(occasion.as_str()))
        .select(Response::as_select())
        .first(conn)
        .optional()
}

/// A response's scores by scale.
pub(super) fn scores_of(conn: &mut Conn, response: &ResponseId) -> QueryResult<Vec<Score>> {
    scores::table
        .filter(scores::response_id.eq(response.as_str()))
        .order(scores::scale.asc())
        .select(Score::as_select())
        .load(conn)
}

/// When the client last answered this questionnaire.
pub(super) fn last_answered_on(conn: &mut Conn, client: &ClientId, instrument: &str) -> QueryResult<Option<NaiveDate>> {
    responses::table
        .filter(responses::client_id.eq(client.as_str()))
        .filter(responses::instrument_id.eq(instrument))
        .select(diesel::dsl::max(responses::answered_on))
        .first(conn)
}

/// A client's scores of one questionnaire so far, oldest first.
///
/// # Errors
/// What the database says.
pub fn past_scores(conn: &mut Conn, client: &ClientId, instrument: &str) -> QueryResult<Vec<PastScore>> {
    type Row = (String, String, Option<f64>, Option<String>, bool, Moment);
    let rows: Vec<Row> = scores::table
        .inner_join(responses::table.on(responses::id.eq(scores::response_id)))
        .filter(scores::client_id.eq(client.as_str()))
        .filter(scores::instrument_id.eq(instrument))
        .order((responses::answered_at.asc(), scores::scale.asc()))
        .select((
            scores::instrument_id,
            scores::scale,
            scores::value,
            scores::band,
            scores::imputed,
            responses::answered_at,
        ))
        .load(conn)?;
    let score = |(instrument, scale, value, band, imputed, answered_at): Row| PastScore {
        instrument,
        scale,
        value,
        band,
        imputed,
        answered_at,
    };
    Ok(rows.into_iter().map(score).collect())
}
