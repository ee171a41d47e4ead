//! One pass over a study's rows: persons in the order of their pseudonyms, a few at a time, never all in memory.
//!
//! Whatever the back end, the rows come out in the same order, since everything is ordered here and not by the database.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::definitions::Definitions;
use super::fault::Fault;
use super::rules::{self, Point};
use super::store::{self, Counts, Occasion, Response, Score, Treatment};
use crate::db::Read;
use crate::error::{Error, Result};
use crate::ids::{ClientId, StudyId};
use crate::instruments::{Answers, Instrument};
use crate::research::StudyKey;

/// Persons read at a time: some thousand rows.
const PERSONS: usize = 25;

/// One occasion of one person, with what was answered.
pub(super) struct Measure<'p> {
    pub(super) pid: &'p str,
    pub(super) event: String,
    pub(super) instrument: String,
    pub(super) due_day: i64,
    pub(super) state: &'static str,
    pub(super) answered: Option<Answered>,
}

/// What was answered on an occasion.
pub(super) struct Answered {
    pub(super) definition: Arc<Instrument>,
    pub(super) version: String,
    pub(super) language: String,
    pub(super) day: i64,
    pub(super) answers: Answers,
    pub(super) scores: Vec<Scored>,
}

/// One score, with the change since the baseline.
pub(super) struct Scored {
    pub(super) scale: String,
    pub(super) value: Option<f64>,
    pub(super) band: Option<String>,
    pub(super) method: String,
    pub(super) reliable: &'static str,
    pub(super) verdict: &'static str,
}

/// What was met on the way.
pub(super) struct Pass {
    pub(super) persons: usize,
    pub(super) definitions: Vec<Arc<Instrument>>,
    pub(super) programmes: Vec<Programme>,
}

/// A version of a programme that some of the persons go through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Programme {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) hash: String,
}

/// Hands every measure of the study to `each`, in order, and checks at the end that none is missing.
///
/// # Errors
/// What the database or `each` says, or [`Error::Internal`] where the rows read are not the rows that there are.
pub(super) fn pass(
    rx: &mut Read<'_>,
    study: &StudyId,
    key: &StudyKey,
    mut each: impl FnMut(&Measure<'_>) -> Result<(), Fault>,
) -> Result<Pass, Fault> {
    let mut persons: Vec<(String, ClientId)> = store::list_consented(rx, study)
        .map_err(Error::from)?
        .into_iter()
        .map(|client| (key.pid(&client), client))
        .collect();
    persons.sort_by(|a, b| a.0.cmp(&b.0));
    let mut definitions = Definitions::default();
    let mut seen = Counts { persons: count(persons.len())?, ..Counts::default() };
    let mut programmes = BTreeSet::new();
    for some in persons.chunks(PERSONS) {
        let mut batch = Batch::read(rx, some)?;
        programmes.extend(batch.programmes());
        for (pid, client) in some {
            for measure in batch.measures(rx, &mut definitions, pid, client)? {
                seen.occasions += 1;
                if let Some(answered) = &measure.answered {
                    seen.responses += 1;
                    seen.scores += count(answered.scores.len())?;
                }
                each(&measure)?;
            }
        }
    }
    let there = store::counts(rx, study).map_err(Error::from)?;
    if seen != there {
        return Err(Error::fault(format!("an export read {seen:?} where there is {there:?}")).into());
    }
    let programmes = programmes
        .into_iter()
        .map(|(id, hash)| Ok(Programme { id, version: store::get_content_version(rx, &hash)?, hash }))
        .collect::<Result<Vec<_>>>()?;
    Ok(Pass { persons: persons.len(), definitions: definitions.in_order(), programmes })
}

fn count(number: usize) -> Result<i64> {
    i64::try_from(number).map_err(|error| Error::internal("count rows", error))
}

/// The rows of a few persons.
struct Batch {
    treatments: HashMap<String, Vec<Treatment>>,
    occasions: HashMap<String, Vec<Occasion>>,
    responses: HashMap<String, Response>,
    scores: HashMap<String, Vec<Score>>,
}

impl Batch {
    fn read(rx: &mut Read<'_>, persons: &[(String, ClientId)]) -> Result<Self> {
        let ids: Vec<&str> = persons.iter().map(|(_, client)| client.as_str()).collect();
        let responses = store::list_responses(rx, &ids)?;
        Ok(Self {
            treatments: grouped(store::list_treatments(rx, &ids)?, |row| row.client.as_str()),
            occasions: grouped(store::list_occasions(rx, &ids)?, |row| row.treatment.as_str()),
            responses: responses.into_iter().map(|row| (row.occasion.as_str().to_owned(), row)).collect(),
            scores: grouped(store::list_scores(rx, &ids)?, |row| row.response.as_str()),
        })
    }

    /// Programmes and the hashes of their content.
    fn programmes(&self) -> Vec<(String, String)> {
        let treatments = self.treatments.values().flatten();
        treatments.map(|row| (row.programme.clone(), row.content_hash.clone())).collect()
    }

    /// One person's measures: treatments by their start, then events, then questionnaires.
    fn measures<'p>(
        &mut self,
        rx: &mut Read<'_>,
        definitions: &mut Definitions,
        pid: &'p str,
        client: &ClientId,
    ) -> Result<Vec<Measure<'p>>> {
        let mut treatments = self.treatments.remove(client.as_str()).unwrap_or_default();
        treatments.sort_by(|a, b| {
            (a.started_on, a.created_at, a.id.as_str()).cmp(&(b.started_on, b.created_at, b.id.as_str()))
        });
        let mut measures = Vec::new();
        for (number, treatment) in (1..).zip(treatments) {
            let mut occasions = self.occasions.remove(treatment.id.as_str()).unwrap_or_default();
            occasions.sort_by(|a, b| order(a).cmp(&order(b)));
            let baselines = self.baselines(&occasions);
            for occasion in occasions {
                let event = rules::event_name(number, &occasion.event);
                measures.push(self.measure(
                    rx,
                    definitions,
                    pid,
                    event,
                    &occasion,
                    treatment.started_on,
                    &baselines,
                )?);
            }
        }
        Ok(measures)
    }

    /// The scores before the first module, by questionnaire and scale.
    fn baselines(&self, occasions: &[Occasion]) -> HashMap<(String, String), Point> {
        let mut baselines = HashMap::new();
        for occasion in occasions.iter().filter(|occasion| occasion.event == rules::BASELINE) {
            let response = self.responses.get(occasion.id.as_str());
            for score in response.and_then(|row| self.scores.get(row.id.as_str())).into_iter().flatten() {
                let point = Point { value: score.value, imputed: score.imputed };
                baselines.insert((occasion.instrument.clone(), score.scale.clone()), point);
            }
        }
        baselines
    }

    #[expect(clippy::too_many_arguments, reason = "one row is put together from what its person and treatment say")]
    fn measure<'p>(
        &mut self,
        rx: &mut Read<'_>,
        definitions: &mut Definitions,
        pid: &'p str,
        event: String,
        occasion: &Occasion,
        start: NaiveDate,
        baselines: &HashMap<(String, String), Point>,
    ) -> Result<Measure<'p>> {
        let response = self.responses.remove(occasion.id.as_str());
        let answered_on = response.as_ref().map(|row| row.answered_on);
        let state = rules::state(&occasion.state, occasion.due_on, answered_on).ok_or_else(|| {
            Error::fault(format!("occasion {} is {} without a response", occasion.id, occasion.state))
        })?;
        let answered = match response {
            None => None,
            Some(row) => {
                let definition = definitions.get(rx, &row.content_hash)?;
                let scores = self.scores.remove(row.id.as_str()).unwrap_or_default();
                let scores = scored(&definition, scores, occasion, baselines);
                Some(Answered {
                    answers: answers(&row)?,
                    day: rules::day(row.answered_on, start),
                    version: row.version,
                    language: row.language,
                    definition,
                    scores,
                })
            }
        };
        Ok(Measure {
            pid,
            event,
            instrument: occasion.instrument.clone(),
            due_day: rules::day(occasion.due_on, start),
            state,
            answered,
        })
    }
}

/// Scores in the order of the definition's scales, each judged against its baseline.
fn scored(
    definition: &Instrument,
    mut scores: Vec<Score>,
    occasion: &Occasion,
    baselines: &HashMap<(String, String), Point>,
) -> Vec<Scored> {
    let place = |scale: &str| definition.scales.iter().position(|known| known.id == scale).unwrap_or(usize::MAX);
    scores.sort_by(|a, b| (place(&a.scale), &a.scale).cmp(&(place(&b.scale), &b.scale)));
    let judged = |score: Score| {
        let baseline = baselines.get(&(occasion.instrument.clone(), score.scale.clone())).copied();
        let later = baseline.filter(|_| occasion.event != rules::BASELINE);
        let point = Point { value: score.value, imputed: score.imputed };
        let (reliable, verdict) = rules::change(definition.change_params(&score.scale), later, point);
        Scored { scale: score.scale, value: score.value, band: score.band, method: score.method, reliable, verdict }
    };
    scores.into_iter().map(judged).collect()
}

fn answers(row: &Response) -> Result<Answers> {
    Answers::from_json(&row.answers).map_err(|error| Error::internal("read the answers of a response", error))
}

fn order(occasion: &Occasion) -> ((u8, u32), &str, &str) {
    (rules::event_rank(&occasion.event), &occasion.event, &occasion.instrument)
}

fn grouped<T>(rows: Vec<T>, key: impl Fn(&T) -> &str) -> HashMap<String, Vec<T>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        let name = key(&row).to_owned();
        groups.entry(name).or_default().push(row);
    }
    groups
}
