//! When a worker last looked at the table.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::schema::job_runs;

const ROUND: (&str, &str) = ("worker", "round");

/// When a worker of this site last looked at the table, by true time; none where none ever did.
pub fn last_round(conn: &mut Conn) -> QueryResult<Option<Moment>> {
    job_runs::table.find(ROUND).select(job_runs::ran_at).first(conn).optional()
}

pub(super) fn note_round(conn: &mut Conn, wall: Moment) -> QueryResult<usize> {
    let noted = diesel::update(job_runs::table.find(ROUND)).set(job_runs::ran_at.eq(wall)).execute(conn)?;
    if noted > 0 {
        return Ok(noted);
    }
    let row = (job_runs::job.eq(ROUND.0), job_runs::slot.eq(ROUND.1), job_runs::ran_at.eq(wall));
    diesel::insert_into(job_runs::table).values(row).execute(conn)
}
