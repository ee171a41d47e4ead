//! What a client sees before anything else after an answer that needs a person's eyes.

use serde::Serialize;

use super::unit_time::reading;
use crate::clock::Moment;
use crate::error::Result;
use crate::units::Unit;
use crate::web::Page;

/// What `risk/safety.html` says: who reads and when, and where to turn meanwhile. Never what was answered.
#[derive(Debug, Clone, Serialize)]
pub struct Safety {
    /// The true reading hours in a sentence.
    pub reading: String,
    /// Where to turn meanwhile; empty where the unit names nothing.
    pub route: String,
}

impl Safety {
    /// As the unit's hours stand at that moment.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn of(page: &Page, unit: &Unit, now: Moment) -> Result<Self> {
        let reading = reading(unit, page.language(), now);
        Ok(Self { reading: reading.sentence(page)?, route: reading.route })
    }

    /// A closed evening, for the test that renders all templates.
    pub fn sample() -> Self {
        Self { reading: "08.00".to_owned(), route: "1177".to_owned() }
    }
}
