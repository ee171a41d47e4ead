//! One person's rows, and the measures that they amount to.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::dataset::{Answered, Measure, Scored};
use super::definitions::Definitions;
use super::fault::Fault;
use super::rules::{self, Point};
use super::store::{Occasion, Response, Score, Treatment};
use crate::error::{Error, Result};
use crate::instruments::{Answers, Instrument};

/// The scores before the first module, by questionnaire and scale.
type Baselines<'p> = HashMap<(&'p str, &'p str), Point>;

/// One person's rows.
#[derive(Default)]
pub(super) struct Person {
    pub(super) treatments: Vec<Treatment>,
    pub(super) occasions: Vec<Occasion>,
    pub(super) responses: Vec<Response>,
    pub(super) scores: Vec<Score>,
}

impl Person {
    /// Treatments by their start; occasions by treatment, event and questionnaire; the rest so that it is found.
    pub(super) fn sort(&mut self) {
        self.treatments.sort_by(|a, b| {
            (a.started_on, a.created_at, a.id.as_str()).cmp(&(b.started_on, b.created_at, b.id.as_str()))
        });
        self.occasions.sort_by(|a, b| order(a).cmp(&order(b)));
        self.responses.sort_by(|a, b| a.occasion.cmp(&b.occasion));
        self.scores.sort_by(|a, b| a.response.cmp(&b.response));
    }

    /// Programmes and the hashes of their content.
    pub(super) fn programmes(&self) -> impl Iterator<Item = (String, String)> {
        self.treatments.iter().map(|row| (row.programme.clone(), row.content_hash.clone()))
    }

    /// Hands every measure to `each`: treatments by their start, then events, then questionnaires.
    pub(super) fn measures(
        &self,
        definitions: &Definitions,
        pid: &str,
        mut each: impl FnMut(&Measure<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        for (number, treatment) in (1..).zip(&self.treatments) {
            let occasions = self.of_treatment(treatment);
            let baselines = self.baselines(occasions);
            for occasion in occasions {
                each(&Measure {
                    pid,
                    event: rules::event_name(number, &occasion.event),
                    instrument: &occasion.instrument,
                    due_day: rules::day(occasion.due_on, treatment.started_on),
                    state: self.state(occasion)?,
                    answered: self.answered(definitions, occasion, treatment.started_on, &baselines)?,
                })?;
            }
        }
        Ok(())
    }

    /// Hands every planned questionnaire to `each`: number of the treatment, event and questionnaire.
    pub(super) fn planned(&self, mut each: impl FnMut(usize, &str, &str)) {
        for (number, treatment) in (1..).zip(&self.treatments) {
            for occasion in self.of_treatment(treatment) {
                each(number, &occasion.event, &occasion.instrument);
            }
        }
    }

    fn of_treatment(&self, treatment: &Treatment) -> &[Occasion] {
        let first = self.occasions.partition_point(|row| row.treatment < treatment.id);
        let end = self.occasions.partition_point(|row| row.treatment <= treatment.id);
        self.occasions.get(first..end).unwrap_or_default()
    }

    fn response(&self, occasion: &Occasion) -> Option<&Response> {
        let found = self.responses.binary_search_by(|row| row.occasion.cmp(&occasion.id)).ok()?;
        self.responses.get(found)
    }

    fn scores_of(&self, response: &Response) -> &[Score] {
        let first = self.scores.partition_point(|row| row.response < response.id);
        let end = self.scores.partition_point(|row| row.response <= response.id);
        self.scores.get(first..end).unwrap_or_default()
    }

    fn baselines<'p>(&'p self, occasions: &'p [Occasion]) -> Baselines<'p> {
        let mut baselines = HashMap::new();
        for occasion in occasions.iter().filter(|occasion| occasion.event == rules::BASELINE) {
            for score in self.response(occasion).map(|row| self.scores_of(row)).into_iter().flatten() {
                baselines.insert((occasion.instrument.as_str(), score.scale.as_str()), Point::of(score));
            }
        }
        baselines
    }

    fn state(&self, occasion: &Occasion) -> Result<&'static str> {
        let answered_on = self.response(occasion).map(|row| row.answered_on);
        rules::state(&occasion.state, occasion.due_on, answered_on)
            .ok_or_else(|| Error::fault(format!("occasion {} is {} without a response", occasion.id, occasion.state)))
    }

    fn answered<'p>(
        &'p self,
        definitions: &Definitions,
        occasion: &Occasion,
        start: NaiveDate,
        baselines: &Baselines<'p>,
    ) -> Result<Option<Answered<'p>>> {
        let Some(row) = self.response(occasion) else { return Ok(None) };
        let definition = definitions.get(&row.content_hash)?;
        let scores = scored(&definition, self.scores_of(row), occasion, baselines);
        let answers = Answers::from_json(&row.answers)
            .map_err(|error| Error::internal("read the answers of a response", error))?;
        let day = rules::day(row.answered_on, start);
        let (version, language, mode) = (&row.version, &row.language, rules::mode(row.by_phone));
        Ok(Some(Answered { definition, version, language, day, mode, answers, scores }))
    }
}

impl Point {
    fn of(score: &Score) -> Self {
        Self { value: score.value, imputed: score.imputed }
    }
}

/// Scores in the order of the definition's scales, each judged against its baseline.
fn scored<'p>(
    definition: &Instrument,
    scores: &'p [Score],
    occasion: &Occasion,
    baselines: &Baselines<'p>,
) -> Vec<Scored<'p>> {
    let place = |scale: &str| definition.scales.iter().position(|known| known.id == scale).unwrap_or(usize::MAX);
    let judged = |score: &'p Score| {
        let baseline = baselines.get(&(occasion.instrument.as_str(), score.scale.as_str())).copied();
        let later = baseline.filter(|_| occasion.event != rules::BASELINE);
        let (reliable, verdict) = rules::change(definition.change_params(&score.scale), later, Point::of(score));
        Scored {
            scale: &score.scale,
            value: score.value,
            band: score.band.as_deref().unwrap_or_default(),
            method: &score.method,
            reliable,
            verdict,
        }
    };
    let mut all: Vec<Scored<'p>> = scores.iter().map(judged).collect();
    all.sort_by(|a, b| (place(a.scale), a.scale).cmp(&(place(b.scale), b.scale)));
    all
}

fn order(occasion: &Occasion) -> (&str, (u8, u32), &str, &str) {
    (occasion.treatment.as_str(), rules::event_rank(&occasion.event), &occasion.event, &occasion.instrument)
}
