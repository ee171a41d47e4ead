//! Who stands on a client's ladder now: reads care relations, absences, accounts, memberships and the unit.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::rules::ladder::Who;
use super::rules::{PastFlag, Tier};
use crate::clock::Moment;
use crate::db::{Conn, load_among};
use crate::ids::{AccountId, ClientId, UnitId};
use crate::schema::{absences, accounts, care_relations, flag_evidence, flags, memberships, units};
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
    let rows: Vec<(String, String, Moment)> = flags::table
        .inner_join(flag_evidence::table.on(flag_evidence::flag_id.eq(flags::id)))
        .filter(flags::client_id.eq(client.as_str()))
        .order(flag_evidence::found_at.asc())
        .select((flags::rule, flag_evidence::tier, flag_evidence::found_at))
        .load(conn)?;
    let flag = |(rule, tier, raised_at): (String, String, Moment)| {
        Some(PastFlag { rule, tier: Tier::from_word(&tier)?, raised_at })
    };
    Ok(rows.into_iter().filter_map(flag).collect())
}
