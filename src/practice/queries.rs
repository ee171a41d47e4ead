//! What a client has said that decides about steps: flags with their evidence, and the latest answers.

use diesel::prelude::*;

use super::rules::{AUDIT_LIMIT, Said, THOUGHTS_LIMIT};
use crate::clock::Moment;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::ids::ClientId;
use crate::instruments::{Answer, Answers};
use crate::schema::{flag_evidence, flags, responses, scores};

const RED: [&str; 2] = ["red", "emergency"];

/// The items that ask for thoughts of death, with their questionnaires.
const THOUGHTS: [(&str, &str); 2] = [("phq9", "q9"), ("weekly_check", "w10")];

/// Everything that decides about the client's steps.
pub(super) fn said(conn: &mut Conn, client: &ClientId) -> Result<Said> {
    let mut has_thoughts = false;
    for (instrument, item) in THOUGHTS {
        has_thoughts |= latest_answer(conn, client, instrument, item)? >= Some(THOUGHTS_LIMIT);
    }
    Ok(Said {
        red_is_open: red_is_open(conn, client)?,
        last_red: last_red(conn, client)?,
        has_thoughts,
        high_audit: high_audit(conn, client)?,
    })
}

fn red_is_open(conn: &mut Conn, client: &ClientId) -> QueryResult<bool> {
    flags::table
        .filter(flags::client_id.eq(client.as_str()))
        .filter(flags::state.ne("closed"))
        .filter(flags::tier.eq_any(RED))
        .count()
        .get_result(conn)
        .map(|count: i64| count > 0)
}

/// When something red was last found; an alarm that began as amber keeps its beginning, so that alarms do not tell.
fn last_red(conn: &mut Conn, client: &ClientId) -> QueryResult<Option<Moment>> {
    flags::table
        .inner_join(flag_evidence::table.on(flag_evidence::flag_id.eq(flags::id)))
        .filter(flags::client_id.eq(client.as_str()))
        .filter(flag_evidence::tier.eq_any(RED))
        .select(diesel::dsl::max(flag_evidence::found_at))
        .first(conn)
}

/// The number that the client last answered to an item; none where it was never asked or not answered with one.
fn latest_answer(conn: &mut Conn, client: &ClientId, instrument: &str, item: &str) -> Result<Option<i64>> {
    let latest: Option<String> = responses::table
        .filter(responses::client_id.eq(client.as_str()))
        .filter(responses::instrument_id.eq(instrument))
        .order((responses::answered_at.desc(), responses::id.desc()))
        .select(responses::answers)
        .first(conn)
        .optional()?;
    let Some(json) = latest else { return Ok(None) };
    let answers = Answers::from_json(&json).map_err(|error| Error::internal("read answers", error))?;
    Ok(match answers.get(item) {
        Some(Answer::Value(value)) => Some(*value),
        _ => None,
    })
}

/// When AUDIT was last answered, where that was with a high score.
fn high_audit(conn: &mut Conn, client: &ClientId) -> QueryResult<Option<Moment>> {
    let latest: Option<(Moment, Option<f64>)> = scores::table
        .inner_join(responses::table.on(responses::id.eq(scores::response_id)))
        .filter(scores::client_id.eq(client.as_str()))
        .filter(scores::instrument_id.eq("audit"))
        .filter(scores::scale.eq("total"))
        .order(responses::answered_at.desc())
        .select((responses::answered_at, scores::value))
        .first(conn)
        .optional()?;
    Ok(latest.filter(|(_, value)| *value >= Some(AUDIT_LIMIT)).map(|(at, _)| at))
}
