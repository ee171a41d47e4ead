//! Reads across tables: who stands on a client's ladder now, what was found before, and when anything was heard.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::dsl::{max, min};
use diesel::prelude::*;

use super::rules::ladder::Who;
use super::rules::{PastFlag, Tier};
use crate::clock::Moment;
use crate::db::{Conn, load_among};
use crate::ids::{AccountId, ClientId, ResponseId, TreatmentId, UnitId};
use crate::schema::{
    absences, accounts, care_relations, clients, flag_evidence, flags, memberships, messages, occasions, responses,
    steps, submissions, treatments, units,
};
use crate::units::Unit;

/// The people of some clients' ladders, fetched in a fixed number of statements.
pub(super) struct Ladders {
    carers: HashMap<(ClientId, Who), Vec<AccountId>>,
    supervisors: HashMap<UnitId, Vec<AccountId>>,
    on_duty: HashSet<UnitId>,
    away: HashSet<AccountId>,
}

impl Ladders {
    /// Fetches the ladders of `clients`, each with its unit.
    pub(super) fn load(conn: &mut Conn, clients: &[(ClientId, UnitId)], now: Moment) -> QueryResult<Self> {
        let ids: Vec<&str> = clients.iter().map(|(client, _)| client.as_str()).collect();
        let unit_ids: Vec<&str> = clients.iter().map(|(_, unit)| unit.as_str()).collect();
        let mut carers: HashMap<(ClientId, Who), Vec<AccountId>> = HashMap::new();
        for (client, account, kind) in carers_of(conn, &ids, now)? {
            let who = if kind == RESPONSIBLE { Who::Responsible } else { Who::Deputy };
            carers.entry((client, who)).or_default().push(account);
        }
        let mut supervisors: HashMap<UnitId, Vec<AccountId>> = HashMap::new();
        for (unit, account) in supervisors_of(conn, &unit_ids, now)? {
            supervisors.entry(unit).or_default().push(account);
        }
        let on_duty = units_on_duty(conn, &unit_ids)?.into_iter().collect();
        let people: Vec<&str> = carers.values().chain(supervisors.values()).flatten().map(AccountId::as_str).collect();
        let away = away(conn, &people, now)?.into_iter().collect();
        Ok(Self { carers, supervisors, on_duty, away })
    }

    /// Which rungs have nobody to climb to at the moment.
    pub(super) fn absent(&self, client: &ClientId, unit: &UnitId) -> Vec<Who> {
        let duty = (!self.on_duty.contains(unit)).then_some(Who::Duty);
        let people = [Who::Responsible, Who::Deputy, Who::Supervisor]
            .into_iter()
            .filter(|who| self.on_rung(client, unit, *who).iter().all(|account| self.away.contains(*account)));
        people.chain(duty).collect()
    }

    /// Whom a rung alerts: those who are there, or, where nobody is, those who are away.
    pub(super) fn recipients(&self, client: &ClientId, unit: &UnitId, who: Who) -> Vec<AccountId> {
        let on_rung = self.on_rung(client, unit, who);
        let there: Vec<AccountId> =
            on_rung.iter().filter(|account| !self.away.contains(**account)).map(|account| (*account).clone()).collect();
        if there.is_empty() { on_rung.into_iter().cloned().collect() } else { there }
    }

    fn on_rung(&self, client: &ClientId, unit: &UnitId, who: Who) -> Vec<&AccountId> {
        let people = match who {
            Who::Supervisor => self.supervisors.get(unit),
            Who::Duty => None,
            Who::Responsible | Who::Deputy => self.carers.get(&(client.clone(), who)),
        };
        people.into_iter().flatten().collect()
    }
}

/// What a client's ladder lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LadderGap {
    /// No responsible clinician.
    Responsible,
    /// Nobody behind the responsible clinician.
    SecondPerson,
}

/// What the client's ladder lacks, if anything: a form with critical items is shown only when somebody is there to read it.
///
/// # Errors
/// What the database says.
pub fn ladder_gap(conn: &mut Conn, client: &ClientId, unit: &Unit, now: Moment) -> QueryResult<Option<LadderGap>> {
    let carers = carers_of(conn, &[client.as_str()], now)?;
    let (responsible, deputies): (Vec<_>, Vec<_>) = carers.iter().partition(|(_, _, kind)| kind == RESPONSIBLE);
    if responsible.is_empty() {
        return Ok(Some(LadderGap::Responsible));
    }
    let is_other = |account: &AccountId| responsible.iter().all(|(_, one, _)| one != account);
    let is_backed = unit.has_duty
        || deputies.iter().any(|(_, account, _)| is_other(account))
        || supervisors_of(conn, &[unit.id.as_str()], now)?.iter().any(|(_, account)| is_other(account));
    Ok((!is_backed).then_some(LadderGap::SecondPerson))
}

const RESPONSIBLE: &str = "responsible";

fn carers_of(conn: &mut Conn, clients: &[&str], now: Moment) -> QueryResult<Vec<(ClientId, AccountId, String)>> {
    let carers = care_relations::table
        .inner_join(accounts::table.on(accounts::id.eq(care_relations::account_id)))
        .filter(care_relations::from_at.le(now))
        .filter(care_relations::until_at.is_null().or(care_relations::until_at.gt(now)))
        .filter(accounts::state.eq("active"))
        .order(care_relations::from_at.asc())
        .select((care_relations::client_id, care_relations::account_id, care_relations::kind));
    load_among!(conn, carers, care_relations::client_id, clients)
}

fn supervisors_of(conn: &mut Conn, unit_ids: &[&str], now: Moment) -> QueryResult<Vec<(UnitId, AccountId)>> {
    let supervisors = memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::role.eq("supervisor"))
        .filter(memberships::from_at.le(now))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .filter(accounts::state.eq("active"))
        .order(memberships::from_at.asc())
        .select((memberships::unit_id, memberships::account_id));
    load_among!(conn, supervisors, memberships::unit_id, unit_ids)
}

/// The unit's supervisors.
pub(super) fn supervisors(conn: &mut Conn, unit: &UnitId, now: Moment) -> QueryResult<Vec<AccountId>> {
    Ok(supervisors_of(conn, &[unit.as_str()], now)?.into_iter().map(|(_, account)| account).collect())
}

fn units_on_duty(conn: &mut Conn, unit_ids: &[&str]) -> QueryResult<Vec<UnitId>> {
    let on_duty = units::table.filter(units::duty_address.is_not_null()).select(units::id);
    load_among!(conn, on_duty, units::id, unit_ids)
}

fn away(conn: &mut Conn, people: &[&str], now: Moment) -> QueryResult<Vec<AccountId>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    absences::table
        .filter(absences::account_id.eq_any(people))
        .filter(absences::from_at.le(now))
        .filter(absences::until_at.gt(now))
        .select(absences::account_id)
        .load(conn)
}

/// What was found about the client so far, as rules look back on it: an open flag that is met again counts anew.
pub(super) fn past_flags(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<PastFlag>> {
    Ok(past_flags_of(conn, &[client.as_str()])?.into_iter().map(|(_, flag)| flag).collect())
}

/// The same of some clients.
pub(super) fn past_flags_of(conn: &mut Conn, clients: &[&str]) -> QueryResult<Vec<(ClientId, PastFlag)>> {
    let found = flags::table
        .inner_join(flag_evidence::table.on(flag_evidence::flag_id.eq(flags::id)))
        .order(flag_evidence::found_at.asc())
        .select((flags::client_id, flags::rule, flag_evidence::tier, flag_evidence::found_at));
    let rows: Vec<(ClientId, String, String, Moment)> = load_among!(conn, found, flags::client_id, clients)?;
    let flag = |(client, rule, tier, raised_at): (ClientId, String, String, Moment)| {
        Some((client, PastFlag { rule, tier: Tier::from_word(&tier)?, raised_at }))
    };
    Ok(rows.into_iter().filter_map(flag).collect())
}

/// A treatment that goes on.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Going {
    pub(super) treatment: TreatmentId,
    pub(super) client: ClientId,
    pub(super) unit: UnitId,
    pub(super) started_on: NaiveDate,
    pub(super) created_at: Moment,
}

/// Treatments that go on as [`Going`].
macro_rules! going {
    () => {
        treatments::table.filter(treatments::state.eq("active")).select((
            treatments::id,
            treatments::client_id,
            treatments::unit_id,
            treatments::started_on,
            treatments::created_at,
        ))
    };
}

/// Treatments that go on, after `after` in order of their ids, a page at a time.
pub(super) fn going(conn: &mut Conn, after: &str, limit: i64) -> QueryResult<Vec<Going>> {
    going!().filter(treatments::id.gt(after)).order(treatments::id.asc()).limit(limit).load(conn)
}

/// The treatment, if it goes on.
pub(super) fn going_one(conn: &mut Conn, treatment: &TreatmentId) -> QueryResult<Option<Going>> {
    going!().filter(treatments::id.eq(treatment.as_str())).first(conn).optional()
}

/// When each of some clients last answered, handed in or wrote something.
pub(super) fn last_heard(conn: &mut Conn, clients: &[&str]) -> QueryResult<HashMap<ClientId, Moment>> {
    type Row = (ClientId, Option<Moment>);
    let mut all: Vec<Row> = responses::table
        .filter(responses::client_id.eq_any(clients))
        .group_by(responses::client_id)
        .select((responses::client_id, max(responses::answered_at)))
        .load(conn)?;
    all.extend(
        submissions::table
            .filter(submissions::client_id.eq_any(clients))
            .group_by(submissions::client_id)
            .select((submissions::client_id, max(submissions::submitted_at)))
            .load::<Row>(conn)?,
    );
    all.extend(
        messages::table
            .filter(messages::client_id.eq_any(clients))
            .filter(messages::from_client.eq(true))
            .group_by(messages::client_id)
            .select((messages::client_id, max(messages::sent_at)))
            .load::<Row>(conn)?,
    );
    let mut latest: HashMap<ClientId, Moment> = HashMap::new();
    for (client, at) in all {
        if let Some(at) = at {
            latest.entry(client).and_modify(|known| *known = at.max(*known)).or_insert(at);
        }
    }
    Ok(latest)
}

/// Clients of a unit with their case codes, after `after` in order of their ids, a page at a time.
pub(super) fn clients(conn: &mut Conn, unit: &UnitId, after: &str, limit: i64) -> QueryResult<Vec<(ClientId, String)>> {
    clients::table
        .filter(clients::unit_id.eq(unit.as_str()))
        .filter(clients::id.gt(after))
        .order(clients::id.asc())
        .limit(limit)
        .select((clients::id, clients::code))
        .load(conn)
}

/// One answered questionnaire.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Answered {
    pub(super) id: ResponseId,
    pub(super) client: ClientId,
    pub(super) treatment: TreatmentId,
    pub(super) event: String,
    pub(super) instrument: String,
    pub(super) version: String,
    pub(super) answers: String,
    pub(super) at: Moment,
}

/// What some clients have answered since a moment, client by client in order of time.
pub(super) fn answered_since(conn: &mut Conn, clients: &[&str], since: Moment) -> QueryResult<Vec<Answered>> {
    responses::table
        .inner_join(occasions::table.on(occasions::id.eq(responses::occasion_id)))
        .filter(responses::client_id.eq_any(clients))
        .filter(responses::answered_at.ge(since))
        .order((responses::client_id.asc(), responses::answered_at.asc(), responses::id.asc()))
        .select((
            responses::id,
            responses::client_id,
            responses::treatment_id,
            occasions::event,
            responses::instrument_id,
            responses::version,
            responses::answers,
            responses::answered_at,
        ))
        .load(conn)
}

/// When the first module of each of some treatments opened.
pub(super) fn begun(conn: &mut Conn, treatments: &[&str]) -> QueryResult<HashMap<TreatmentId, Option<Moment>>> {
    let opened: Vec<(TreatmentId, Option<Moment>)> = steps::table
        .filter(steps::treatment_id.eq_any(treatments))
        .group_by(steps::treatment_id)
        .select((steps::treatment_id, min(steps::opened_at)))
        .load(conn)?;
    Ok(opened.into_iter().collect())
}

/// Days on which forms of some clients were due that have no answer.
pub(super) fn unanswered(
    conn: &mut Conn,
    clients: &[&str],
    since: NaiveDate,
) -> QueryResult<Vec<(ClientId, NaiveDate)>> {
    occasions::table
        .filter(occasions::client_id.eq_any(clients))
        .filter(occasions::state.eq_any(["scheduled", "missed"]))
        .filter(occasions::opens_on.ge(since))
        .select((occasions::client_id, occasions::due_on))
        .load(conn)
}
