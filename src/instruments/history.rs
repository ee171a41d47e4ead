//! What a person scored before, as later rules need it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// One earlier score of one person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastScore {
    /// Questionnaire.
    pub instrument: String,
    /// Scale.
    pub scale: String,
    /// The score; none where it could not be computed.
    pub value: Option<f64>,
    /// Band of the score, where one applied.
    pub band: Option<String>,
    /// Whether missing answers were filled in.
    pub imputed: bool,
    /// When it was answered, UTC.
    pub answered_at: NaiveDateTime,
}
