//! Whether a person's scores have become worse by more than the error of measurement, and whether later scores bear it out.
//!
//! A scale counts only where its questionnaire gives verified parameters. What was filled in for missing answers is left
//! out of the series: it neither raises nor clears anything. Weeks without a score are passed over, since consecutive
//! means consecutive scores; the trend counts real days.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::evidence::History;
use crate::instruments::{ChangeParams, Instrument, RELIABLE_Z, Score};

/// From how many scores on a trend is looked at: four fit a line too easily.
const TREND_FROM: usize = 5;

/// A scale that has become worse, with everything that shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScaleWorse {
    /// The scale.
    pub scale: String,
    /// When the baseline was answered, UTC.
    pub baseline_at: NaiveDateTime,
    /// What shows it.
    pub signs: Vec<Sign>,
}

/// What shows that a scale has become worse. Numbers are points of the scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Sign {
    /// (a) Two consecutive scores are each reliably worse than the baseline.
    Consecutive {
        /// The baseline.
        baseline: f64,
        /// The score before the last.
        previous: f64,
        /// The last score.
        last: f64,
        /// The reliable points.
        points: f64,
    },
    /// (b) The mean of the last two is reliably worse than the best earlier mean of two consecutive scores.
    Means {
        /// The best earlier mean.
        best: f64,
        /// The mean of the last two.
        mean: f64,
        /// The reliable points.
        points: f64,
    },
    /// (c) The trend is reliably towards the worse at two consecutive scores.
    Trend {
        /// z up to the score before the last, above 0 towards the worse.
        previous: f64,
        /// z up to the last score.
        last: f64,
        /// How many scores the last one goes over.
        count: usize,
        /// The limit.
        limit: f64,
    },
    /// One score is reliably worse than the baseline, and nothing bears it out yet.
    Once {
        /// The baseline.
        baseline: f64,
        /// The last score.
        last: f64,
        /// The reliable points.
        points: f64,
    },
}

/// What of a response is worse.
#[derive(Debug, Clone, Default)]
pub(super) struct Worsening {
    pub(super) confirmed: Vec<ScaleWorse>,
    pub(super) once: Vec<ScaleWorse>,
}

impl Worsening {
    /// Each scale of the response that is worse, with its series from the baseline on.
    pub(super) fn of(instrument: &Instrument, scores: &[Score], history: &History, now: NaiveDateTime) -> Self {
        let mut found = Self::default();
        for params in &instrument.change {
            let Some(last) = scores.iter().find(|score| score.scale == params.scale && !score.imputed) else {
                continue;
            };
            let (Some(points), Some(last)) = (params.reliable_points(), last.value) else { continue };
            let mut series = Series::from_baseline(&instrument.id, &params.scale, history);
            series.push(last, now);
            let judge = Judge { params, points, series: &series };
            let Some(baseline_at) = series.at.first().copied() else { continue };
            let worse = |signs| ScaleWorse { scale: params.scale.clone(), baseline_at, signs };
            match (judge.confirmed(), judge.once()) {
                (signs, _) if !signs.is_empty() => found.confirmed.push(worse(signs)),
                (_, Some(sign)) => found.once.push(worse(vec![sign])),
                _ => {}
            }
        }
        found
    }
}

/// Complete scores of one scale, from the baseline on.
#[derive(Debug, Default)]
struct Series {
    values: Vec<f64>,
    days: Vec<f64>,
    at: Vec<NaiveDateTime>,
}

impl Series {
    fn from_baseline(instrument: &str, scale: &str, history: &History) -> Self {
        let of_scale = history.scores.iter().filter(|score| score.instrument == instrument && score.scale == scale);
        let complete =
            of_scale.filter(|score| !score.imputed).filter_map(|score| Some((score.value?, score.answered_at)));
        let mut series = Self::default();
        for (value, at) in complete {
            if history.begun.is_some_and(|begun| at <= begun) {
                series = Self::default();
            }
            series.push(value, at);
        }
        series
    }

    fn push(&mut self, value: f64, at: NaiveDateTime) {
        let first = self.at.first().copied().unwrap_or(at);
        let seconds = i32::try_from((at - first).num_seconds()).unwrap_or(i32::MAX);
        self.values.push(value);
        self.days.push(f64::from(seconds) / 86_400.0);
        self.at.push(at);
    }
}

/// One scale's series against its own error of measurement.
struct Judge<'j> {
    params: &'j ChangeParams,
    points: f64,
    series: &'j Series,
}

impl Judge<'_> {
    fn confirmed(&self) -> Vec<Sign> {
        [self.consecutive(), self.means(), self.trend()].into_iter().flatten().collect()
    }

    fn once(&self) -> Option<Sign> {
        let [baseline, .., last] = *self.series.values.as_slice() else { return None };
        self.is_worse(baseline, last).then_some(Sign::Once { baseline, last, points: self.points })
    }

    fn consecutive(&self) -> Option<Sign> {
        let [baseline, .., previous, last] = *self.series.values.as_slice() else { return None };
        (self.is_worse(baseline, previous) && self.is_worse(baseline, last)).then_some(Sign::Consecutive {
            baseline,
            previous,
            last,
            points: self.points,
        })
    }

    fn means(&self) -> Option<Sign> {
        let [earlier @ .., previous, last] = self.series.values.as_slice() else { return None };
        let mean_of = |pair: &[f64]| pair.iter().sum::<f64>() / 2.0;
        let better = |one: f64, other: f64| if self.params.worse_by(one, other) > 0.0 { one } else { other };
        let best = earlier.windows(2).map(mean_of).reduce(better)?;
        let mean = f64::midpoint(*previous, *last);
        self.is_worse(best, mean).then_some(Sign::Means { best, mean, points: self.points })
    }

    fn trend(&self) -> Option<Sign> {
        let count = self.series.values.len();
        let (last, previous) = (self.z(count)?, self.z(count - 1)?);
        let is_worse = |z: f64| z > 0.0 && self.params.trend_is_reliable(z);
        (is_worse(last) && is_worse(previous)).then_some(Sign::Trend { previous, last, count, limit: RELIABLE_Z })
    }

    /// z over so many of the first scores, where they are enough for a trend.
    fn z(&self, count: usize) -> Option<f64> {
        let (values, days) = (self.series.values.get(..count)?, self.series.days.get(..count)?);
        if count < TREND_FROM { None } else { self.params.worsening_z(values, days) }
    }

    fn is_worse(&self, earlier: f64, later: f64) -> bool {
        let by = self.params.worse_by(earlier, later);
        by > 0.0 && self.params.is_reliable(by) == Some(true)
    }
}
