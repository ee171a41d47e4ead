//! People in every role and state, entered straight into the tables: signing in has tests of its own.

use std::collections::BTreeMap;

use andrum::access::{Role, Stage};
use andrum::audit::By;
use andrum::care::actions::{self as care, Kind};
use andrum::crypto;
use andrum::db::Tx;
use andrum::error::Result;
use andrum::ids::{AccountId, MembershipId, SessionId, UnitId};
use andrum::schema::{accounts, memberships, sessions};
use andrum::units::Hours;
use andrum::units::actions::{self as units, NewUnit};
use chrono::{TimeDelta, Weekday};
use diesel::{ExpressionMethods, RunQueryDsl};

use super::TestApp;

/// Every role and state that the matrix of rights is asked about, in the order of its columns.
pub const STATES: [&str; 14] = [
    "nobody",
    "half-way",
    "invited",
    "client",
    "other-client",
    "idle-client",
    "ended-client",
    "frozen-client",
    "clinician",
    "stranger",
    "other-unit",
    "supervisor",
    "researcher",
    "admin",
];

/// Somebody with a session, or nobody.
#[derive(Debug, Clone)]
pub struct Person {
    /// One of [`STATES`].
    pub state: &'static str,
    /// What the session's cookie holds.
    pub token: Option<String>,
    /// The account, where there is one.
    pub account: Option<AccountId>,
    /// The case code of `client`, `idle-client` and `frozen-client`.
    pub code: Option<String>,
}

/// What sets one person apart from another of the same role.
struct Entry {
    state: &'static str,
    role: Role,
    stage: Stage,
    account_state: &'static str,
    idle: TimeDelta,
    until: Option<TimeDelta>,
}

impl Entry {
    fn new(state: &'static str, role: Role) -> Self {
        let idle = TimeDelta::zero();
        Self { state, role, stage: Stage::Full, account_state: "active", idle, until: None }
    }
}

impl TestApp {
    /// One person of every state. `clinician` cares for `client`; `stranger` works in the same unit and cares for
    /// nobody; `other-unit` is a clinician elsewhere who cares for `other-client`.
    pub async fn everybody(&self) -> Vec<Person> {
        let people = self.db().write(enter_everybody).await.unwrap();
        assert_eq!(people.iter().map(|person| person.state).collect::<Vec<_>>(), STATES);
        people
    }
}

fn enter_everybody(tx: &mut Tx<'_>) -> Result<Vec<Person>> {
    let (here, elsewhere) = (unit(tx, "Här")?, unit(tx, "Där")?);
    let mut people = vec![Person { state: "nobody", token: None, account: None, code: None }];
    let plain = [
        Entry { stage: Stage::Factor, ..Entry::new("half-way", Role::Client) },
        Entry { stage: Stage::Enrol, account_state: "invited", ..Entry::new("invited", Role::Client) },
        Entry::new("client", Role::Client),
        Entry::new("other-client", Role::Client),
        Entry { idle: Role::Client.idle_limit(), ..Entry::new("idle-client", Role::Client) },
        Entry { until: Some(TimeDelta::zero()), ..Entry::new("ended-client", Role::Client) },
        Entry { account_state: "frozen", ..Entry::new("frozen-client", Role::Client) },
        Entry::new("clinician", Role::Clinician),
        Entry::new("stranger", Role::Clinician),
        Entry::new("other-unit", Role::Clinician),
        Entry::new("supervisor", Role::Supervisor),
        Entry::new("researcher", Role::Researcher),
        Entry::new("admin", Role::Admin),
    ];
    for entry in &plain {
        let unit = if entry.state.starts_with("other-") { &elsewhere } else { &here };
        let mut person = enter(tx, unit, entry)?;
        if entry.role == Role::Client && entry.stage == Stage::Full {
            let account = person.account.clone().unwrap_or_else(|| unreachable!("was just entered"));
            person.code = Some(care::enter_client(tx, &By::system(), unit, &account, entry.state)?.code);
        }
        people.push(person);
    }
    for (carer, client) in [("clinician", "client"), ("other-unit", "other-client")] {
        let account = |state| people.iter().find(|person| person.state == state).unwrap().account.clone().unwrap();
        let client = client_of(tx, &account(client))?;
        care::begin(tx, &By::system(), &client, &account(carer), Kind::Responsible)?;
    }
    Ok(people)
}

fn client_of(tx: &mut Tx<'_>, account: &AccountId) -> Result<andrum::ids::ClientId> {
    use andrum::schema::clients;
    use diesel::QueryDsl;
    Ok(clients::table.filter(clients::account_id.eq(account.as_str())).select(clients::id).first(&mut ***tx)?)
}

fn enter(tx: &mut Tx<'_>, unit: &UnitId, entry: &Entry) -> Result<Person> {
    let (account, membership, session): (AccountId, MembershipId, SessionId) = (tx.id(), tx.id(), tx.id());
    let (now, wall) = (tx.now(), tx.site().clock.wall());
    let token = crypto::token()?;
    let kind = if entry.role == Role::Client { "client" } else { "staff" };
    let name = crypto::seal_for_site(tx.site(), crypto::Place("accounts.name"), account.as_str(), entry.state)?;
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(account.as_str()),
            accounts::kind.eq(kind),
            accounts::sign_in_hash.eq(account.as_str()),
            accounts::name.eq(name),
            accounts::locale.eq("sv"),
            accounts::totp_step.eq(0_i64),
            accounts::state.eq(entry.account_state),
            accounts::created_at.eq(now),
        ))
        .execute(&mut ***tx)?;
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(membership.as_str()),
            memberships::account_id.eq(account.as_str()),
            memberships::unit_id.eq(unit.as_str()),
            memberships::role.eq(entry.role.as_str()),
            memberships::from_at.eq(now - TimeDelta::days(30)),
            memberships::until_at.eq(entry.until.map(|until| now + until)),
        ))
        .execute(&mut ***tx)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(session.as_str()),
            sessions::token_hash.eq(crypto::token_hash(&token)),
            sessions::account_id.eq(account.as_str()),
            sessions::membership_id.eq(membership.as_str()),
            sessions::stage.eq(entry.stage.as_str()),
            sessions::created_at.eq(wall - entry.idle),
            sessions::seen_at.eq(wall - entry.idle),
        ))
        .execute(&mut ***tx)?;
    Ok(Person { state: entry.state, token: Some(token), account: Some(account), code: None })
}

pub(super) fn unit(tx: &mut Tx<'_>, name: &str) -> Result<UnitId> {
    let workdays = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let unit = NewUnit {
        name: name.to_owned(),
        site_name: "Steg".to_owned(),
        locale: "sv".to_owned(),
        time_zone: chrono_tz::Europe::Stockholm,
        regime: "sol_utan_behovsprovning".to_owned(),
        wording: "treatment".to_owned(),
        hours: Hours { workdays, opens: 8 * 60, closes: 17 * 60 },
        reply_days: 2,
        reading_weeks: 52,
        exit_url: "https://www.smhi.se/".to_owned(),
        duty_address: Some("duty@example.org".to_owned()),
        out_of_hours: BTreeMap::from([("sv".to_owned(), "Ring 1177.".to_owned())]),
        police_text: BTreeMap::new(),
    };
    Ok(units::make(tx, &By::system(), &unit)?.id)
}
