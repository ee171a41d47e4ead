//! Whether somebody is there: reads treatments, care relations, members and units, writes nothing.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::{Conn, Read};
use crate::error::Result;
use crate::ids::{AccountId, ClientId, UnitId};
use crate::schema::{accounts, care_relations, clients, memberships, treatments, units};

/// A rung that nobody stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Nobody who can sign in is responsible for the client with this case code.
    NoResponsible(String),
    /// There is no second person for the client with this case code: neither a deputy nor another supervisor.
    NoSecond(String),
    /// The unit of this name has neither a duty address nor a text about where to turn out of hours.
    NoDuty(String),
}

/// Every rung that nobody stands on, over all units and all treatments that have not ended.
///
/// # Errors
/// What the database says.
pub fn ladder_gaps(rx: &mut Read<'_>) -> Result<Vec<Gap>> {
    gaps(rx, None)
}

/// The same within one unit.
///
/// # Errors
/// What the database says.
pub fn ladder_gaps_of_unit(rx: &mut Read<'_>, unit: &UnitId) -> Result<Vec<Gap>> {
    gaps(rx, Some(unit))
}

/// However many clients there are, so many statements: those in treatment, those who care for them, and who else is there.
fn gaps(rx: &mut Read<'_>, unit: Option<&UnitId>) -> Result<Vec<Gap>> {
    let now = rx.now();
    let mut gaps: Vec<Gap> = units_without_duty(rx, unit)?.into_iter().map(Gap::NoDuty).collect();
    let supervisors = active_supervisors(rx, now)?;
    let mut carers: HashMap<ClientId, Vec<(AccountId, String)>> = HashMap::new();
    for (client, account, kind) in active_carers(rx, unit, now)? {
        carers.entry(client).or_default().push((account, kind));
    }
    for (client, unit, code) in clients_in_treatment(rx, unit)? {
        let carers = carers.remove(&client).unwrap_or_default();
        let responsible = carers.iter().find(|(_, kind)| kind == "responsible").map(|(account, _)| account);
        let others = carers.iter().map(|(account, _)| account);
        let of_unit = supervisors.iter().filter(|(of, _)| *of == unit).map(|(_, account)| account);
        let has_second = others.chain(of_unit).any(|account| Some(account) != responsible);
        if responsible.is_none() {
            gaps.push(Gap::NoResponsible(code.clone()));
        }
        if !has_second {
            gaps.push(Gap::NoSecond(code));
        }
    }
    Ok(gaps)
}

fn units_without_duty(conn: &mut Conn, unit: Option<&UnitId>) -> QueryResult<Vec<String>> {
    let mut query = units::table
        .filter(units::duty_address.is_null())
        .order(units::created_at.asc())
        .select((units::name, units::out_of_hours))
        .into_boxed();
    if let Some(unit) = unit {
        query = query.filter(units::id.eq(unit.as_str()));
    }
    let rows: Vec<(String, String)> = query.load(conn)?;
    Ok(rows.into_iter().filter(|(_, texts)| texts.is_empty() || texts == "{}").map(|(name, _)| name).collect())
}

fn clients_in_treatment(conn: &mut Conn, unit: Option<&UnitId>) -> QueryResult<Vec<(ClientId, UnitId, String)>> {
    let mut query = treatments::table
        .inner_join(clients::table.on(clients::id.eq(treatments::client_id)))
        .filter(treatments::state.eq_any(["active", "paused"]))
        .order(clients::code.asc())
        .select((clients::id, clients::unit_id, clients::code))
        .distinct()
        .into_boxed();
    if let Some(unit) = unit {
        query = query.filter(treatments::unit_id.eq(unit.as_str()));
    }
    query.load(conn)
}

fn active_carers(
    conn: &mut Conn,
    unit: Option<&UnitId>,
    now: Moment,
) -> QueryResult<Vec<(ClientId, AccountId, String)>> {
    let mut query = care_relations::table
        .inner_join(accounts::table.on(accounts::id.eq(care_relations::account_id)))
        .inner_join(clients::table.on(clients::id.eq(care_relations::client_id)))
        .filter(care_relations::from_at.le(now))
        .filter(care_relations::until_at.is_null().or(care_relations::until_at.gt(now)))
        .filter(accounts::state.eq("active"))
        .select((care_relations::client_id, care_relations::account_id, care_relations::kind))
        .into_boxed();
    if let Some(unit) = unit {
        query = query.filter(clients::unit_id.eq(unit.as_str()));
    }
    query.load(conn)
}

fn active_supervisors(conn: &mut Conn, now: Moment) -> QueryResult<Vec<(UnitId, AccountId)>> {
    memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(memberships::role.eq("supervisor"))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .filter(accounts::state.eq("active"))
        .select((memberships::unit_id, memberships::account_id))
        .load(conn)
}
