//! Change between two scores of one person: reliable or not, across the limit or not, and in what words.

use serde::{Deserialize, Serialize};

use super::definition::Sex;
use super::trend::trend;

/// The two-sided 95 % limit of the normal distribution.
pub const RELIABLE_Z: f64 = 1.96;
/// Slack for a limit that was itself computed from published points by the same number.
const ROUNDING: f64 = 1e-9;

/// A published number, with what stands behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// The number.
    pub value: f64,
    /// Publication that it comes from.
    pub source: String,
    /// Whether the source was seen; otherwise the number is shown and never used.
    pub verified: bool,
}

/// How change on one scale is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeParams {
    /// The scale.
    pub scale: String,
    /// Whether a lower score is better.
    pub lower_is_better: bool,
    /// Where being a case begins.
    pub caseness: Option<Caseness>,
    /// Points that make a change reliable, where the questionnaire publishes them.
    pub points: Option<Parameter>,
    /// Reliability coefficient.
    pub reliability: Option<Parameter>,
    /// Standard deviation in the clinical sample, in points.
    pub sd: Option<Parameter>,
    /// Smallest change that matters to people, in points.
    pub smallest_important: Option<f64>,
    /// The questionnaire's own definition of response.
    pub response: Option<ResponseRule>,
}

/// Where being a case begins: at this score, counted as a case itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Caseness {
    /// One limit for all.
    Same(f64),
    /// A limit by legal sex; nobody is a case or no case where it is not known.
    BySex {
        /// Limit for men.
        male: f64,
        /// Limit for women.
        female: f64,
    },
}

impl Caseness {
    /// The limit for a person.
    pub fn limit(self, sex: Option<Sex>) -> Option<f64> {
        match (self, sex) {
            (Self::Same(limit), _) => Some(limit),
            (Self::BySex { male, .. }, Some(Sex::Male)) => Some(male),
            (Self::BySex { female, .. }, Some(Sex::Female)) => Some(female),
            (Self::BySex { .. }, None) => None,
        }
    }
}

/// Response: a last score at or below a limit, and at least this share lower than the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ResponseRule {
    /// Highest last score.
    pub at_most: f64,
    /// Smallest reduction, in per cent of the first score.
    pub reduction_percent: f64,
}

impl ResponseRule {
    /// Whether the person responded.
    pub fn met(self, first: f64, last: f64) -> bool {
        last <= self.at_most && first > 0.0 && (first - last) * 100.0 >= self.reduction_percent * first
    }
}

/// Which rule decided whether a change is reliable; printed beside every verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeRule {
    /// Published points; the error of one score is derived from them.
    #[serde(rename = "points rule")]
    Points,
    /// Reliable change index from standard deviation and reliability.
    #[serde(rename = "reliable change index")]
    Index,
    /// Nothing with a verified source: no verdict.
    #[serde(rename = "no verified parameters")]
    NoneVerified,
}

/// What the change amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A case before, none after, reliably better. To a client: below the limit on this scale.
    Recovered,
    /// Reliably better.
    Improved,
    /// Not reliably changed.
    Unchanged,
    /// Reliably worse.
    Deteriorated,
}

/// The change from the first score to the last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Last − first, in points.
    pub change: f64,
    /// Whether it is more than the error of measurement; none without verified parameters.
    pub reliable: Option<bool>,
    /// Reliable change index; none under the points rule.
    pub rci: Option<f64>,
    /// z of the trend over all scores; above 0 the scores rise.
    pub trend_z: Option<f64>,
    /// Whether that z is beyond the limit, either way.
    pub trend_reliable: Option<bool>,
    /// What it amounts to.
    pub verdict: Option<Verdict>,
    /// Deteriorated from no case to a case; none where the limit is not known.
    pub new_case: Option<bool>,
    /// The rule that decided.
    pub note: ChangeRule,
}

/// The scores cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeFault {
    /// Fewer than two.
    #[error("a change needs at least two scores")]
    TooFew,
    /// Another number of days than of scores, or days that do not rise.
    #[error("one day is needed per score, and each must be later than the one before")]
    Days,
}

/// Standard error of one score: SD·√(1 − r).
pub fn standard_error(sd: f64, reliability: f64) -> f64 {
    sd * (1.0 - reliability).sqrt()
}

/// Standard error of one score that published points amount to: points ÷ (1.96·√2). Derived, not measured.
pub fn standard_error_from_points(points: f64) -> f64 {
    points / (RELIABLE_Z * std::f64::consts::SQRT_2)
}

/// Reliable change index: (last − first) ÷ (√2 · standard error).
pub fn reliable_change_index(first: f64, last: f64, sem: f64) -> f64 {
    (last - first) / (std::f64::consts::SQRT_2 * sem)
}

enum Yardstick {
    Points(f64),
    Error(f64),
}

impl ChangeParams {
    /// A scale for which nothing was published: changes are shown and not judged.
    pub fn unknown(scale: &str, lower_is_better: bool) -> Self {
        Self {
            scale: scale.to_owned(),
            lower_is_better,
            caseness: None,
            points: None,
            reliability: None,
            sd: None,
            smallest_important: None,
            response: None,
        }
    }

    /// The change from the first score to the last, with the trend over all; days are counted from any start.
    pub fn change(&self, scores: &[f64], days: &[f64], sex: Option<Sex>) -> Result<Change, ChangeFault> {
        let (Some(first), Some(last), true) = (scores.first(), scores.last(), scores.len() >= 2) else {
            return Err(ChangeFault::TooFew);
        };
        let rising = days.windows(2).all(|pair| matches!(pair, [earlier, later] if earlier < later));
        if days.len() != scores.len() || !rising {
            return Err(ChangeFault::Days);
        }
        let yardstick = self.yardstick();
        let change = last - first;
        let rci = match yardstick {
            Some(Yardstick::Error(sem)) => Some(reliable_change_index(*first, *last, sem)),
            _ => None,
        };
        let reliable = self.is_reliable(change);
        let limit = self.caseness.and_then(|caseness| caseness.limit(sex));
        let case_before = limit.map(|limit| self.is_case(*first, limit));
        let case_after = limit.map(|limit| self.is_case(*last, limit));
        let verdict = reliable.map(|reliable| self.verdict(change, reliable, case_before, case_after));
        let trend_z = self.standard_error().and_then(|sem| trend(scores, days, sem)).map(|trend| trend.z);
        Ok(Change {
            change,
            reliable,
            rci,
            trend_z,
            trend_reliable: trend_z.map(|z| self.trend_is_reliable(z)),
            verdict,
            new_case: match (verdict, case_before, case_after) {
                (Some(verdict), Some(before), Some(after)) => {
                    Some(verdict == Verdict::Deteriorated && !before && after)
                }
                _ => None,
            },
            note: match yardstick {
                Some(Yardstick::Points(_)) => ChangeRule::Points,
                Some(Yardstick::Error(_)) => ChangeRule::Index,
                None => ChangeRule::NoneVerified,
            },
        })
    }

    /// Standard error of one score from verified parameters; derived where only points are published.
    pub fn standard_error(&self) -> Option<f64> {
        self.yardstick().map(|yardstick| match yardstick {
            Yardstick::Points(points) => standard_error_from_points(points),
            Yardstick::Error(sem) => sem,
        })
    }

    /// The reliable number of points up or down: the half-width of the band round a baseline in charts.
    pub fn reliable_points(&self) -> Option<f64> {
        self.yardstick().map(|yardstick| match yardstick {
            Yardstick::Points(points) => points,
            Yardstick::Error(sem) => RELIABLE_Z * std::f64::consts::SQRT_2 * sem,
        })
    }

    /// By how many points the later score is worse; below 0 where it is better.
    pub fn worse_by(&self, earlier: f64, later: f64) -> f64 {
        if self.lower_is_better { later - earlier } else { earlier - later }
    }

    /// Whether a difference is more than the error of measurement; none without verified parameters.
    pub fn is_reliable(&self, difference: f64) -> Option<bool> {
        self.yardstick().map(|yardstick| match yardstick {
            Yardstick::Points(points) => difference.abs() >= points - ROUNDING,
            Yardstick::Error(sem) => reliable_change_index(0.0, difference, sem).abs() > RELIABLE_Z,
        })
    }

    /// z of the trend over all scores, above 0 where they become worse; none without verified parameters.
    pub fn worsening_z(&self, scores: &[f64], days: &[f64]) -> Option<f64> {
        let z = trend(scores, days, self.standard_error()?)?.z;
        Some(if self.lower_is_better { z } else { -z })
    }

    fn yardstick(&self) -> Option<Yardstick> {
        let verified = |parameter: &Option<Parameter>| parameter.as_ref().filter(|it| it.verified).map(|it| it.value);
        if let Some(points) = verified(&self.points) {
            return Some(Yardstick::Points(points));
        }
        let sem = standard_error(verified(&self.sd)?, verified(&self.reliability)?);
        (sem > 0.0).then_some(Yardstick::Error(sem))
    }

    /// Whether a trend is beyond the limit, either way; a limit derived from points is met by the points themselves.
    pub fn trend_is_reliable(&self, z: f64) -> bool {
        match self.yardstick() {
            Some(Yardstick::Points(_)) => z.abs() >= RELIABLE_Z - ROUNDING,
            _ => z.abs() > RELIABLE_Z,
        }
    }

    fn is_case(&self, score: f64, limit: f64) -> bool {
        if self.lower_is_better { score >= limit } else { score <= limit }
    }

    fn verdict(&self, change: f64, reliable: bool, before: Option<bool>, after: Option<bool>) -> Verdict {
        let better = if self.lower_is_better { change < 0.0 } else { change > 0.0 };
        match (reliable, better) {
            (false, _) => Verdict::Unchanged,
            (true, false) => Verdict::Deteriorated,
            (true, true) if before == Some(true) && after == Some(false) => Verdict::Recovered,
            (true, true) => Verdict::Improved,
        }
    }
}

/// Mean and standard deviation of a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Norm {
    /// Mean, in points.
    pub mean: f64,
    /// Standard deviation, in points.
    pub sd: f64,
}

/// Three ways to say where clinical ends and functional begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutOffs {
    /// Two clinical SD from the clinical mean, towards the functional one.
    pub a: f64,
    /// Two functional SD from the functional mean, towards the clinical one.
    pub b: f64,
    /// Between the means, weighted by the other sample's SD.
    pub c: f64,
}

/// The three cut-offs from a clinical and a functional sample.
pub fn cut_offs(clinical: Norm, functional: Norm) -> CutOffs {
    let towards_functional = if functional.mean >= clinical.mean { 1.0 } else { -1.0 };
    CutOffs {
        a: clinical.mean + towards_functional * 2.0 * clinical.sd,
        b: functional.mean - towards_functional * 2.0 * functional.sd,
        c: (functional.sd * clinical.mean + clinical.sd * functional.mean) / (functional.sd + clinical.sd),
    }
}
