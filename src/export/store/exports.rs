//! Rows of the exports that were asked for: from waiting to fetched and removed.

use diesel::prelude::*;

use super::super::format::Format;
use crate::access::StudyData;
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ExportId, StudyId, UnitId};
use crate::schema::exports;

/// How far an export has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Asked for.
    Waiting,
    /// Being made.
    Running,
    /// Made and kept.
    Done,
    /// Not made; the fault says what to do.
    Failed,
    /// Made, and no longer kept.
    Expired,
}

impl State {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Expired => "expired",
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "waiting" => Self::Waiting,
            "running" => Self::Running,
            "done" => Self::Done,
            "expired" => Self::Expired,
            _ => Self::Failed,
        }
    }
}

/// An export that was asked for.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = exports)]
pub struct Export {
    /// The export.
    pub id: ExportId,
    /// The study.
    pub study_id: StudyId,
    /// Who asked; none for a command on the server.
    pub account_id: Option<AccountId>,
    /// The shape.
    pub format: String,
    state: String,
    /// The identifier that the same data give again.
    pub provenance: Option<String>,
    /// How many persons are in it.
    pub persons: Option<i32>,
    /// How many of the study's last export are gone.
    pub gone: Option<i32>,
    /// The package and its files, as JSON.
    pub files: String,
    /// Why it was not made, as the end of a text key.
    pub fault: Option<String>,
    /// When it was asked for.
    pub asked_at: Moment,
    /// The moment whose rows it holds, or at which it failed.
    pub done_at: Option<Moment>,
}

impl Export {
    /// How far it has come.
    pub fn state(&self) -> State {
        State::parse(&self.state)
    }
}

#[derive(Insertable)]
#[diesel(table_name = exports)]
pub(in crate::export) struct NewExport<'a> {
    pub(in crate::export) id: &'a ExportId,
    pub(in crate::export) study_id: &'a StudyId,
    pub(in crate::export) unit_id: &'a UnitId,
    pub(in crate::export) account_id: Option<&'a AccountId>,
    pub(in crate::export) format: &'static str,
    pub(in crate::export) state: &'static str,
    pub(in crate::export) attempts: i32,
    pub(in crate::export) files: &'static str,
    pub(in crate::export) asked_at: Moment,
}

/// The files of an export that is not made yet.
const NO_FILES: &str = r#"{"package":null,"files":[]}"#;

impl<'a> NewExport<'a> {
    /// One of the study that the capability is for, asked for by its holder.
    pub(in crate::export) fn of(id: &'a ExportId, data: &'a StudyData, format: Format, now: Moment) -> Self {
        Self {
            id,
            study_id: data.study(),
            unit_id: data.unit(),
            account_id: data.by().account.as_ref(),
            format: format.as_str(),
            state: State::Waiting.as_str(),
            attempts: 0,
            files: NO_FILES,
            asked_at: now,
        }
    }
}

/// What came of an export.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = exports)]
pub(in crate::export) struct Outcome {
    pub(in crate::export) state: &'static str,
    pub(in crate::export) provenance: String,
    pub(in crate::export) persons: i32,
    pub(in crate::export) gone: Option<i32>,
    pub(in crate::export) files: String,
    pub(in crate::export) done_at: Moment,
}

/// Whose process makes an export, and until when the others leave it alone, in true time.
#[derive(Debug, Clone)]
pub(in crate::export) struct Lease {
    pub(in crate::export) runner: String,
    pub(in crate::export) wall: Moment,
    pub(in crate::export) until: Moment,
    /// Whether other processes may be making exports too.
    pub(in crate::export) is_shared: bool,
}

/// The exports of a study, the newest first.
///
/// # Errors
/// What the database says.
pub fn of_study(conn: &mut Conn, study: &StudyId, limit: i64) -> QueryResult<Vec<Export>> {
    exports::table
        .filter(exports::study_id.eq(study.as_str()))
        .order((exports::asked_at.desc(), exports::id.desc()))
        .limit(limit)
        .select(Export::as_select())
        .load(conn)
}

pub(in crate::export) fn find(conn: &mut Conn, study: &StudyId, id: &ExportId) -> QueryResult<Option<Export>> {
    exports::table
        .find(id.as_str())
        .filter(exports::study_id.eq(study.as_str()))
        .select(Export::as_select())
        .first(conn)
        .optional()
}

/// The moment of the study's last export that was made.
pub(in crate::export) fn previous(conn: &mut Conn, study: &StudyId) -> QueryResult<Option<Moment>> {
    exports::table
        .filter(exports::study_id.eq(study.as_str()))
        .filter(exports::state.eq_any(["done", "expired"]))
        .select(diesel::dsl::max(exports::done_at))
        .first(conn)
}

pub(in crate::export) fn insert(conn: &mut Conn, new: &NewExport<'_>) -> QueryResult<usize> {
    diesel::insert_into(exports::table).values(new).execute(conn)
}

pub(in crate::export) fn count_under_way(conn: &mut Conn, study: &StudyId) -> QueryResult<i64> {
    exports::table
        .filter(exports::study_id.eq(study.as_str()))
        .filter(exports::state.eq_any(["waiting", "running"]))
        .count()
        .get_result(conn)
}

pub(in crate::export) fn count_asked(conn: &mut Conn, account: &AccountId, since: Moment) -> QueryResult<i64> {
    exports::table
        .filter(exports::account_id.eq(account.as_str()))
        .filter(exports::asked_at.gt(since))
        .count()
        .get_result(conn)
}

/// Whether an export waits, or was left by a process that is gone.
pub(in crate::export) fn is_work_waiting(conn: &mut Conn, lease: &Lease) -> QueryResult<bool> {
    let waiting: i64 = exports::table.filter(exports::state.eq("waiting")).count().get_result(conn)?;
    Ok(waiting > 0 || !abandoned(conn, lease)?.is_empty())
}

/// Exports that nobody makes any more, with how often they were begun.
fn abandoned(conn: &mut Conn, lease: &Lease) -> QueryResult<Vec<(ExportId, i32)>> {
    let mut query = exports::table
        .filter(exports::state.eq("running"))
        .select((exports::id, exports::attempts))
        .order(exports::asked_at.asc())
        .into_boxed();
    query = if lease.is_shared {
        query.filter(exports::lease_until_at.lt(lease.wall))
    } else {
        query.filter(exports::runner.ne(&lease.runner))
    };
    query.load(conn)
}

/// Lets what nobody makes any more wait again; what was begun too often has failed.
pub(in crate::export) fn release(conn: &mut Conn, lease: &Lease, attempts: i32, now: Moment) -> QueryResult<()> {
    for (id, begun) in abandoned(conn, lease)? {
        if begun >= attempts {
            set_failed(conn, &id, None, "interrupted", now)?;
        } else {
            diesel::update(exports::table.find(id.as_str())).set(exports::state.eq("waiting")).execute(conn)?;
        }
    }
    Ok(())
}

/// Takes the export that has waited longest.
pub(in crate::export) fn take(conn: &mut Conn, lease: &Lease) -> QueryResult<Option<Export>> {
    let first: Option<ExportId> = exports::table
        .filter(exports::state.eq("waiting"))
        .order((exports::asked_at.asc(), exports::id.asc()))
        .select(exports::id)
        .first(conn)
        .optional()?;
    let Some(id) = first else { return Ok(None) };
    diesel::update(exports::table.find(id.as_str()))
        .set((
            exports::state.eq("running"),
            exports::attempts.eq(exports::attempts + 1),
            exports::runner.eq(Some(&lease.runner)),
            exports::lease_until_at.eq(Some(lease.until)),
        ))
        .execute(conn)?;
    exports::table.find(id.as_str()).select(Export::as_select()).first(conn).map(Some)
}

/// Writes down what came of one that was never waiting.
pub(in crate::export) fn set_outcome(conn: &mut Conn, id: &ExportId, outcome: &Outcome) -> QueryResult<usize> {
    diesel::update(exports::table.find(id.as_str())).set(outcome).execute(conn)
}

/// Writes down what came of it; 0 rows where another process has taken it over.
pub(in crate::export) fn set_done(
    conn: &mut Conn,
    id: &ExportId,
    runner: &str,
    outcome: &Outcome,
) -> QueryResult<usize> {
    diesel::update(running(id, runner)).set(outcome).execute(conn)
}

/// The same for one that was not made; without a runner whoever had it.
pub(in crate::export) fn set_failed(
    conn: &mut Conn,
    id: &ExportId,
    runner: Option<&str>,
    fault: &str,
    now: Moment,
) -> QueryResult<usize> {
    let failed =
        (exports::state.eq("failed"), exports::fault.eq(Some(fault.to_owned())), exports::done_at.eq(Some(now)));
    match runner {
        Some(runner) => diesel::update(running(id, runner)).set(failed).execute(conn),
        None => diesel::update(exports::table.find(id.as_str())).set(failed).execute(conn),
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn running<'a>(id: &'a ExportId, runner: &'a str) -> _ {
    let id: &'a str = id.as_str();
    exports::table.filter(exports::id.eq(id)).filter(exports::state.eq("running")).filter(exports::runner.eq(runner))
}

/// Marks what was made before that moment as no longer kept.
pub(in crate::export) fn expire(conn: &mut Conn, before: Moment) -> QueryResult<usize> {
    diesel::update(exports::table.filter(exports::state.eq("done")).filter(exports::done_at.lt(before)))
        .set(exports::state.eq("expired"))
        .execute(conn)
}

/// The exports whose files are kept or being made.
pub(in crate::export) fn kept(conn: &mut Conn) -> QueryResult<Vec<ExportId>> {
    exports::table.filter(exports::state.eq_any(["done", "running"])).select(exports::id).load(conn)
}
