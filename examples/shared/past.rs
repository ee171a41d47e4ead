//! What has been answered before, entered as rows: the same answers on each occasion, scored as if they had been sent.

use andrum::clock::Moment;
use andrum::db::{Conn, Tx};
use andrum::error::{Error, Result};
use andrum::ids::{ClientId, OccasionId, ResponseId, ScoreId, TreatmentId, UnitId};
use andrum::instruments::{Instrument, Item, ItemKind, Score};
use andrum::schema::{occasions, responses, scores};
use chrono::{Days, NaiveDate, NaiveTime};
use diesel::prelude::*;

/// How many rows `PostgreSQL` takes in one statement.
const AT_ONCE: usize = 1000;

/// Whose answers they are.
pub struct Of<'a> {
    pub client: &'a ClientId,
    pub unit: &'a UnitId,
    pub treatment: &'a TreatmentId,
}

/// The occasions of a questionnaire in order, with the day on which each opens.
pub fn occasions_of(
    tx: &mut Tx<'_>,
    treatment: &TreatmentId,
    instrument: &str,
) -> Result<Vec<(OccasionId, NaiveDate)>> {
    Ok(occasions::table
        .filter(occasions::treatment_id.eq(treatment.as_str()))
        .filter(occasions::instrument_id.eq(instrument))
        .order(occasions::position.asc())
        .select((occasions::id, occasions::opens_on))
        .load(&mut ***tx)?)
}

/// Rows that wait to be inserted together.
#[derive(Default)]
pub struct Rows {
    responses: Vec<ResponseRow>,
    scores: Vec<ScoreRow>,
}

impl Rows {
    /// Answers every occasion of a questionnaire, each on the day after it opened.
    pub fn answer(&mut self, tx: &mut Tx<'_>, instrument: &Instrument, of: &Of<'_>) -> Result<()> {
        let (answers, given) = answered(instrument)?;
        for (occasion, opens_on) in occasions_of(tx, of.treatment, &instrument.id)? {
            let (response, day): (ResponseId, _) = (tx.id(), opens_on + Days::new(1));
            let score = |score: &Score| ScoreRow::of(tx.id(), &response, of.client, instrument, score);
            self.scores.extend(given.iter().map(score));
            self.responses.push(ResponseRow {
                id: response,
                occasion_id: occasion,
                treatment_id: of.treatment.clone(),
                client_id: of.client.clone(),
                unit_id: of.unit.clone(),
                instrument_id: instrument.id.clone(),
                version: instrument.version.clone(),
                content_hash: instrument.hash.clone(),
                language: "sv".to_owned(),
                answers: answers.clone(),
                answered_at: day.and_time(NaiveTime::MIN),
                answered_on: day,
            });
        }
        let all = occasions::table
            .filter(occasions::treatment_id.eq(of.treatment.as_str()))
            .filter(occasions::instrument_id.eq(&instrument.id));
        diesel::update(all).set(occasions::state.eq("answered")).execute(&mut ***tx)?;
        Ok(())
    }

    /// Inserts them; on `SQLite` one by one, since there a list opens a transaction of its own.
    pub fn insert(&self, tx: &mut Tx<'_>) -> Result<()> {
        match &mut ***tx {
            Conn::Sqlite(conn) => {
                for row in &self.responses {
                    diesel::insert_into(responses::table).values(row).execute(conn)?;
                }
                for row in &self.scores {
                    diesel::insert_into(scores::table).values(row).execute(conn)?;
                }
            }
            Conn::Postgres(conn) => {
                for rows in self.responses.chunks(AT_ONCE) {
                    diesel::insert_into(responses::table).values(rows).execute(conn)?;
                }
                for rows in self.scores.chunks(AT_ONCE) {
                    diesel::insert_into(scores::table).values(rows).execute(conn)?;
                }
            }
        }
        Ok(())
    }
}

/// The lowest answers, as stored, and their scores.
fn answered(instrument: &Instrument) -> Result<(String, Vec<Score>)> {
    let low = |item: &str| instrument.item(item).map(|item| vec![lowest(item)]).unwrap_or_default();
    let answers = instrument.read_form(&low).map_err(|_| Error::fault("the lowest answers are not accepted"))?;
    let json = answers.to_json().map_err(|error| Error::internal("store answers", error))?;
    Ok((json, instrument.score(&answers)))
}

/// The first choice, or the smallest number.
fn lowest(item: &Item) -> String {
    match &item.kind {
        ItemKind::Choice { options } | ItemKind::Multi { options } => {
            options.first().map(|choice| choice.value.clone()).unwrap_or_default()
        }
        ItemKind::Int { min, .. } | ItemKind::Scale { min, .. } => min.to_string(),
    }
}

#[derive(Insertable)]
#[diesel(table_name = responses)]
struct ResponseRow {
    id: ResponseId,
    occasion_id: OccasionId,
    treatment_id: TreatmentId,
    client_id: ClientId,
    unit_id: UnitId,
    instrument_id: String,
    version: String,
    content_hash: String,
    language: String,
    answers: String,
    answered_at: Moment,
    answered_on: NaiveDate,
}

#[derive(Insertable)]
#[diesel(table_name = scores)]
struct ScoreRow {
    id: ScoreId,
    response_id: ResponseId,
    client_id: ClientId,
    instrument_id: String,
    scale: String,
    value: Option<f64>,
    band: Option<String>,
    method: String,
    imputed: bool,
}

impl ScoreRow {
    fn of(id: ScoreId, response: &ResponseId, client: &ClientId, instrument: &Instrument, score: &Score) -> Self {
        Self {
            id,
            response_id: response.clone(),
            client_id: client.clone(),
            instrument_id: instrument.id.clone(),
            scale: score.scale.clone(),
            value: score.value,
            band: score.band.clone(),
            method: score.method.clone(),
            imputed: score.imputed,
        }
    }
}
