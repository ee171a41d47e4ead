//! Rows of how each job last went. All moments here are true time.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::schema::job_states;

/// How a job last went.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = job_states, treat_none_as_null = true)]
pub struct JobState {
    /// Its name in the table of jobs.
    pub job: String,
    /// When it last began.
    pub began_at: Moment,
    /// How long it took, in milliseconds.
    pub took_ms: i32,
    /// How much it did.
    pub done: i32,
    /// Whether it failed.
    pub failed: bool,
    /// When it last began and then went well.
    pub succeeded_at: Option<Moment>,
}

/// How every job last went, by name.
///
/// # Errors
/// What the database says.
pub fn states(conn: &mut Conn) -> QueryResult<Vec<JobState>> {
    job_states::table.order(job_states::job.asc()).select(JobState::as_select()).load(conn)
}

/// When a worker of this site last ran a job; none where none ever did.
///
/// # Errors
/// What the database says.
pub fn last_round(conn: &mut Conn) -> QueryResult<Option<Moment>> {
    job_states::table.select(diesel::dsl::max(job_states::began_at)).first(conn)
}

/// Puts down how a job went; a failure leaves the time of the last success as it was.
pub(super) fn put(conn: &mut Conn, state: &JobState) -> QueryResult<()> {
    let row = job_states::table.find(state.job.as_str());
    let known: Option<Option<Moment>> = row.select(job_states::succeeded_at).first(conn).optional()?;
    let Some(succeeded_at) = known else {
        return diesel::insert_into(job_states::table).values(state).execute(conn).map(drop);
    };
    let state = JobState { succeeded_at: state.succeeded_at.or(succeeded_at), ..state.clone() };
    diesel::update(job_states::table.find(state.job.as_str())).set(&state).execute(conn).map(drop)
}

/// Forgets jobs that the table no longer has.
pub(super) fn keep_only(conn: &mut Conn, jobs: &[&str]) -> QueryResult<usize> {
    diesel::delete(job_states::table.filter(job_states::job.ne_all(jobs))).execute(conn)
}
