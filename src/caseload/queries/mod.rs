//! Reads across the tables of other domains, for many clients in one statement each.

pub mod figures;
mod rows;

pub use rows::{FlagRow, FormRow, HomeworkRow, OpenedForm, PlanRow, ReviewRow, ScoreRow, StepRow, TreatmentRow};

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use crate::access::Caseload;
use crate::care::Client;
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{AccountId, ClientId, UnitId};
use crate::schema::{
    absences, alarms, care_relations, clients, flags, messages, occasions, phone_responses, plans, responses,
    reviews_owed, scores, steps, submissions, treatments,
};

/// Whose rows are read.
#[derive(Debug, Clone)]
pub enum Scope {
    /// Everybody in a unit.
    Unit(UnitId),
    /// These clients.
    Clients(Vec<String>),
}

impl Scope {
    /// One client.
    pub fn one(client: &ClientId) -> Self {
        Self::Clients(vec![client.to_string()])
    }
}

/// Narrows a boxed query on a table with `unit_id` and `client_id`.
macro_rules! within {
    ($scope:expr, $table:ident, $query:expr) => {
        match $scope {
            Scope::Unit(unit) => $query.filter($table::unit_id.eq(unit.as_str())),
            Scope::Clients(ids) => $query.filter($table::client_id.eq_any(ids)),
        }
    };
}

/// Submissions with the step they belong to, as [`HomeworkRow`].
macro_rules! homework_rows {
    () => {
        submissions::table.inner_join(steps::table.on(steps::id.eq(submissions::step_id))).select((
            submissions::id,
            submissions::client_id,
            submissions::submitted_at,
            submissions::answered_at,
            steps::module_id,
            steps::position,
        ))
    };
}

/// The caseload's own clients, or for a supervisor who asks for it, the whole unit.
///
/// # Errors
/// What the database says.
pub fn scope(conn: &mut Conn, caseload: &Caseload, whole_unit: bool, now: Moment) -> QueryResult<Scope> {
    if whole_unit && caseload.is_whole_unit() {
        return Ok(Scope::Unit(caseload.unit().clone()));
    }
    let ids = care_relations::table
        .inner_join(clients::table.on(clients::id.eq(care_relations::client_id)))
        .filter(care_relations::account_id.eq(caseload.account().as_str()))
        .filter(care_relations::from_at.le(now))
        .filter(care_relations::until_at.is_null().or(care_relations::until_at.gt(now)))
        .filter(clients::unit_id.eq(caseload.unit().as_str()))
        .select(care_relations::client_id)
        .distinct()
        .load(conn)?;
    Ok(Scope::Clients(ids))
}

/// Those of the scope whose homework and letters this person answers: the responsible clinician's, and a deputy's while
/// everybody responsible is away. Alarms are for everybody on the ladder.
///
/// # Errors
/// What the database says.
pub fn answering(conn: &mut Conn, scope: &Scope, account: &AccountId, now: Moment) -> QueryResult<Scope> {
    let Scope::Clients(ids) = scope else { return Ok(scope.clone()) };
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let relations: Vec<(String, AccountId, String)> = care_relations::table
        .filter(care_relations::client_id.eq_any(&ids))
        .filter(care_relations::from_at.le(now))
        .filter(care_relations::until_at.is_null().or(care_relations::until_at.gt(now)))
        .select((care_relations::client_id, care_relations::account_id, care_relations::kind))
        .load(conn)?;
    let mut responsible: HashMap<&str, Vec<&AccountId>> = HashMap::new();
    for (client, account, _) in relations.iter().filter(|(_, _, kind)| kind == "responsible") {
        responsible.entry(client).or_default().push(account);
    }
    let people: Vec<&str> = relations.iter().map(|(_, account, _)| account.as_str()).collect();
    let away: Vec<AccountId> = absences::table
        .filter(absences::account_id.eq_any(people))
        .filter(absences::from_at.le(now))
        .filter(absences::until_at.gt(now))
        .select(absences::account_id)
        .load(conn)?;
    let answers = |client: &&str| {
        let responsible = responsible.get(*client).map_or(&[][..], Vec::as_slice);
        responsible.contains(&account) || responsible.iter().all(|one| away.contains(*one))
    };
    Ok(Scope::Clients(ids.iter().filter(|client| answers(client)).map(|client| (*client).to_owned()).collect()))
}

/// Clients by code, from the one after `after` on.
///
/// # Errors
/// What the database says.
pub fn clients_after(conn: &mut Conn, scope: &Scope, after: &str, limit: i64) -> QueryResult<Vec<Client>> {
    let query = clients::table
        .filter(clients::code.gt(after.to_owned()))
        .order(clients::code.asc())
        .limit(limit)
        .select(Client::as_select())
        .into_boxed();
    match scope {
        Scope::Unit(unit) => query.filter(clients::unit_id.eq(unit.as_str())).load(conn),
        Scope::Clients(ids) => query.filter(clients::id.eq_any(ids)).load(conn),
    }
}

/// Flags that are not closed, oldest alarm first.
///
/// # Errors
/// What the database says.
pub fn flags(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<FlagRow>> {
    let query = flags::table
        .inner_join(alarms::table.on(alarms::id.nullable().eq(flags::alarm_id)))
        .filter(flags::state.eq_any(["open", "acknowledged", "acted"]))
        .order((alarms::started_at.asc(), flags::raised_at.asc(), flags::id.asc()))
        .select((
            alarms::id,
            flags::client_id,
            alarms::tier,
            alarms::started_at,
            alarms::acknowledged_at,
            alarms::act_by,
            flags::rule,
            flags::tier,
            flags::state,
        ))
        .into_boxed();
    within!(scope, flags, query).load(conn)
}

/// Risk reviews that should have been signed by now, longest overdue first.
///
/// # Errors
/// What the database says.
pub fn overdue_reviews(conn: &mut Conn, scope: &Scope, now: Moment) -> QueryResult<Vec<ReviewRow>> {
    let query = reviews_owed::table
        .filter(reviews_owed::due_at.le(now))
        .order((reviews_owed::due_at.asc(), reviews_owed::id.asc()))
        .select((reviews_owed::client_id, reviews_owed::reason, reviews_owed::due_at))
        .into_boxed();
    within!(scope, reviews_owed, query).load(conn)
}

/// Homework that is not answered, oldest first.
///
/// # Errors
/// What the database says.
pub fn waiting_homework(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<HomeworkRow>> {
    let query = homework_rows!().filter(submissions::answered_at.is_null()).order(submissions::submitted_at.asc());
    let query = query.into_boxed();
    within!(scope, submissions, query).load(conn)
}

/// All homework of a client, newest first.
///
/// # Errors
/// What the database says.
pub fn homework_of(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<HomeworkRow>> {
    homework_rows!()
        .filter(submissions::client_id.eq(client.as_str()))
        .order(submissions::submitted_at.desc())
        .load(conn)
}

/// Who has written letters that nobody has opened, and when, oldest first.
///
/// # Errors
/// What the database says.
pub fn unread_letters(conn: &mut Conn, scope: &Scope) -> QueryResult<Vec<(ClientId, Moment)>> {
    let query = messages::table
        .filter(messages::from_client.eq(true))
        .filter(messages::read_at.is_null())
        .order(messages::sent_at.asc())
        .select((messages::client_id, messages::sent_at))
        .into_boxed();
    within!(scope, messages, query).load(conn)
}

/// Questionnaires that were due before today and can still be answered, longest overdue first.
///
/// # Errors
/// What the database says.
pub fn overdue_forms(conn: &mut Conn, scope: &Scope, today: NaiveDate) -> QueryResult<Vec<FormRow>> {
    let query = occasions::table
        .filter(occasions::state.eq("scheduled"))
        .filter(occasions::due_on.lt(today))
        .filter(occasions::closes_on.ge(today))
        .order((occasions::due_on.asc(), occasions::position.asc()))
        .select((occasions::client_id, occasions::instrument_id, occasions::due_on))
        .into_boxed();
    within!(scope, occasions, query).load(conn)
}

/// Questionnaires of a client that have opened by today and are wanted still, the latest first, with what became of each.
///
/// # Errors
/// What the database says.
pub fn opened_forms(conn: &mut Conn, client: &ClientId, today: NaiveDate, limit: i64) -> QueryResult<Vec<OpenedForm>> {
    occasions::table
        .left_join(responses::table.on(responses::occasion_id.eq(occasions::id)))
        .left_join(phone_responses::table.on(phone_responses::response_id.eq(responses::id)))
        .filter(occasions::client_id.eq(client.as_str()))
        .filter(occasions::opens_on.le(today))
        .filter(occasions::state.ne("withdrawn"))
        .order((occasions::opens_on.desc(), occasions::position.asc(), occasions::id.asc()))
        .limit(limit)
        .select((
            occasions::id,
            occasions::instrument_id,
            occasions::opens_on,
            occasions::due_on,
            occasions::closes_on,
            occasions::state,
            responses::id.nullable(),
            responses::answered_on.nullable(),
            phone_responses::entered_by.nullable(),
        ))
        .load(conn)
}

/// Treatments of these clients, oldest first.
///
/// # Errors
/// What the database says.
pub fn treatments(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<TreatmentRow>> {
    treatments::table
        .filter(treatments::client_id.eq_any(clients))
        .order(treatments::created_at.asc())
        .select((
            treatments::id,
            treatments::client_id,
            treatments::programme_id,
            treatments::content_hash,
            treatments::state,
            treatments::held,
            treatments::started_on,
        ))
        .load(conn)
}

/// Modules of these treatments in order.
///
/// # Errors
/// What the database says.
pub fn steps(conn: &mut Conn, treatments: &[&str]) -> QueryResult<Vec<StepRow>> {
    steps::table
        .filter(steps::treatment_id.eq_any(treatments))
        .order(steps::position.asc())
        .select((
            steps::treatment_id,
            steps::position,
            steps::module_id,
            steps::content_hash,
            steps::state,
            steps::due_on,
            steps::opened_at,
            steps::submitted_at,
            steps::answered_at,
        ))
        .load(conn)
}

/// Scores of these clients, oldest first; `only` narrows to one scale of one questionnaire.
///
/// # Errors
/// What the database says.
pub fn scores(conn: &mut Conn, clients: &[&str], only: Option<(&str, &str)>) -> QueryResult<Vec<ScoreRow>> {
    let mut query = scores::table
        .inner_join(responses::table.on(responses::id.eq(scores::response_id)))
        .left_join(phone_responses::table.on(phone_responses::response_id.eq(scores::response_id)))
        .filter(scores::client_id.eq_any(clients))
        .order((responses::answered_at.asc(), scores::id.asc()))
        .select((
            scores::client_id,
            scores::instrument_id,
            scores::scale,
            scores::value,
            scores::band,
            scores::imputed,
            responses::answered_at,
            phone_responses::response_id.nullable().is_not_null(),
        ))
        .into_boxed();
    if let Some((instrument, scale)) = only {
        query = query.filter(scores::instrument_id.eq(instrument)).filter(scores::scale.eq(scale));
    }
    query.load(conn)
}

/// When each of these clients last handed in, answered or wrote something; a client may be named up to three times.
///
/// # Errors
/// What the database says.
pub fn last_activity(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<(ClientId, Option<Moment>)>> {
    let mut all = submissions::table
        .filter(submissions::client_id.eq_any(clients))
        .group_by(submissions::client_id)
        .select((submissions::client_id, max(submissions::submitted_at)))
        .load::<(ClientId, Option<Moment>)>(conn)?;
    all.extend(
        responses::table
            .filter(responses::client_id.eq_any(clients))
            .group_by(responses::client_id)
            .select((responses::client_id, max(responses::answered_at)))
            .load::<(ClientId, Option<Moment>)>(conn)?,
    );
    all.extend(
        messages::table
            .filter(messages::client_id.eq_any(clients))
            .filter(messages::from_client.eq(true))
            .group_by(messages::client_id)
            .select((messages::client_id, max(messages::sent_at)))
            .load::<(ClientId, Option<Moment>)>(conn)?,
    );
    Ok(all)
}

/// A client's own plans, newest version of each kind first.
///
/// # Errors
/// What the database says.
pub fn plans(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<PlanRow>> {
    plans::table
        .filter(plans::client_id.eq(client.as_str()))
        .order((plans::kind.asc(), plans::version.desc()))
        .select((plans::id, plans::kind, plans::exercise_id, plans::content_hash, plans::body, plans::created_at))
        .load(conn)
}

/// When a member of staff is or will be away.
///
/// # Errors
/// What the database says.
pub fn absences(conn: &mut Conn, account: &AccountId, now: Moment) -> QueryResult<Vec<(Moment, Moment)>> {
    absences::table
        .filter(absences::account_id.eq(account.as_str()))
        .filter(absences::until_at.gt(now))
        .order(absences::from_at.asc())
        .select((absences::from_at, absences::until_at))
        .load(conn)
}
