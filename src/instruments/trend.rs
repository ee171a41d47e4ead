//! The Reliable Trend Index: the slope over all scores, measured against the error of one score.

use serde::{Deserialize, Serialize};

/// A straight line through a person's scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// Points per day, by least squares on the real days.
    pub slope: f64,
    /// Its standard error: the error of one score ÷ √Σ(day − mean day)².
    pub error: f64,
    /// Slope ÷ error; above 0 the scores rise. With two scores it equals the RCI.
    pub z: f64,
}

/// The trend through `scores` on `days`, given the standard error of one score; none below two different days.
pub fn trend(scores: &[f64], days: &[f64], sem: f64) -> Option<Trend> {
    let count = f64::from(i32::try_from(scores.len()).ok()?);
    if scores.len() != days.len() || scores.len() < 2 || sem <= 0.0 {
        return None;
    }
    let mean_day = days.iter().sum::<f64>() / count;
    let spread: f64 = days.iter().map(|day| (day - mean_day).powi(2)).sum();
    if spread <= 0.0 {
        return None;
    }
    let weighted: f64 = days.iter().zip(scores).map(|(day, score)| (day - mean_day) * score).sum();
    let slope = weighted / spread;
    let error = sem / spread.sqrt();
    Some(Trend { slope, error, z: slope / error })
}
