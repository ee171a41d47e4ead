//! How a study's measures are going: numbers across the tables of treatments and questionnaires, never a person.

use diesel::dsl::count;
use diesel::prelude::*;

use crate::db::Conn;
use crate::ids::StudyId;
use crate::schema::{consents, occasions, responses};

/// How often a questionnaire was planned at an event and came to that state.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Planned {
    /// The event.
    pub event: String,
    /// The questionnaire.
    pub instrument: String,
    /// The state of the occasion, as stored.
    pub state: String,
    /// How many.
    pub count: i64,
}

/// What was planned for the persons whose consent holds, by event, questionnaire and state, in no order; and how much of
/// what was answered came after its day, under the state `late`.
///
/// # Errors
/// What the database says.
pub fn measures(conn: &mut Conn, study: &StudyId) -> QueryResult<Vec<Planned>> {
    let consented = || {
        consents::table
            .filter(consents::study_id.eq(study.as_str()))
            .filter(consents::kind.eq("research"))
            .filter(consents::withdrawn_at.is_null())
            .select(consents::client_id)
    };
    let mut planned: Vec<Planned> = occasions::table
        .filter(occasions::client_id.eq_any(consented()))
        .group_by((occasions::event, occasions::instrument_id, occasions::state))
        .select((occasions::event, occasions::instrument_id, occasions::state, count(occasions::id)))
        .load(conn)?;
    let late: Vec<(String, String, i64)> = occasions::table
        .inner_join(responses::table.on(responses::occasion_id.eq(occasions::id)))
        .filter(occasions::client_id.eq_any(consented()))
        .filter(responses::answered_on.gt(occasions::due_on))
        .group_by((occasions::event, occasions::instrument_id))
        .select((occasions::event, occasions::instrument_id, count(occasions::id)))
        .load(conn)?;
    planned.extend(late.into_iter().map(|(event, instrument, count)| Planned {
        event,
        instrument,
        state: "late".to_owned(),
        count,
    }));
    Ok(planned)
}
