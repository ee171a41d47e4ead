//! The administrator's list of accounts, fifty at a time, and inviting colleagues.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Issued, NewColleague};
use super::Choice;
use super::slip::{self, To};
use crate::access::{self, Role, UnitAdmin, Who};
use crate::accounts::rules::State;
use crate::accounts::{self, Listed, actions as accounts_actions};
use crate::clock::Moment;
use crate::db::once::once;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::MembershipId;
use crate::units::{self, Unit};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

const LIST: &str = "admin/accounts.html";

/// How many accounts one page shows.
const SHOWN: usize = 50;

/// The roles that an administrator gives.
const ROLES: [Role; 4] = [Role::Clinician, Role::Supervisor, Role::Researcher, Role::Admin];

/// How an account can stand in the unit.
const STANDINGS: [&str; 5] = ["active", "invited", "frozen", "disabled", "ended"];

/// Which accounts are wanted.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// A role, `client` among them; empty for all staff.
    role: String,
    /// One of [`STANDINGS`]; empty for whoever can sign in, or could before the account was frozen.
    state: String,
    /// The page of staff, from 1.
    #[serde(skip_serializing_if = "String::is_empty")]
    page: String,
    /// The last client of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
}

/// What `admin/accounts.html` shows: who belongs to the unit, and the form to invite somebody.
#[derive(Debug, Serialize)]
pub(super) struct View {
    unit: String,
    rows: Vec<Row>,
    wanted: Wanted,
    is_of_clients: bool,
    wanted_roles: Vec<Choice>,
    standings: Vec<Choice>,
    /// The query of the next page; empty on the last.
    more: String,
    faults: Vec<Fault>,
    name: String,
    name_fault: String,
    mail: String,
    mail_fault: String,
    role: String,
    role_fault: String,
    language: String,
    language_fault: String,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
}

/// One account.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    /// Empty for a client, whose name an administrator does not see.
    name: String,
    /// Where the account is managed; empty for a client.
    href: String,
    /// The beginning of the account's id, as in the log.
    short: String,
    role: &'static str,
    state: &'static str,
    has_factor: bool,
    since: String,
    /// The last day; empty where the role goes on.
    until: String,
    /// The day on which the person was last signed in.
    seen: String,
}

/// What was typed.
#[derive(Debug, Clone, Default)]
struct Typed {
    name: String,
    mail: String,
    role: String,
    language: String,
}

struct Found {
    unit: Unit,
    now: Moment,
    members: Vec<(Listed, String)>,
    seen: HashMap<String, Moment>,
    more: String,
}

/// How somebody stands in the unit: as the account does, unless the role has ended.
pub(super) fn standing(listed: &Listed, now: Moment) -> &'static str {
    if listed.until.is_some_and(|until| until <= now) { "ended" } else { listed.state.as_str() }
}

impl Found {
    fn read(rx: &mut Read<'_>, admin: &UnitAdmin, wanted: &Wanted) -> Result<Self> {
        let now = rx.now();
        let (members, more) =
            if wanted.role == Role::Client.as_str() { clients(rx, admin, wanted)? } else { staff(rx, admin, wanted)? };
        let ids: Vec<&str> = members.iter().map(|(member, _)| member.account.as_str()).collect();
        let seen = accounts::last_seen(rx, &ids)?;
        let seen = seen.into_iter().filter_map(|(account, at)| Some((account.to_string(), at?))).collect();
        Ok(Self { unit: units::get(rx, admin.unit())?, now, members, seen, more })
    }
}

/// Few enough to be sorted by their names, which are sealed and cannot be sorted by the database.
fn staff(rx: &mut Read<'_>, admin: &UnitAdmin, wanted: &Wanted) -> Result<(Vec<(Listed, String)>, String)> {
    let now = rx.now();
    let mut listed = accounts::staff_of_unit(rx, admin.unit())?;
    listed.retain(|member| {
        let standing = standing(member, now);
        let is_in_use = !["disabled", "ended"].contains(&standing);
        (wanted.role.is_empty() || wanted.role == member.role.as_str())
            && if wanted.state.is_empty() { is_in_use } else { wanted.state == standing }
    });
    let ids: Vec<&str> = listed.iter().map(|member| member.account.as_str()).collect();
    let names = accounts_actions::names(rx, &ids)?;
    let with_name = |member: Listed| {
        let name = names.get(member.account.as_str()).cloned().unwrap_or_default();
        (member, name)
    };
    let mut members: Vec<(Listed, String)> = listed.into_iter().map(with_name).collect();
    members.sort_by(|a, b| (rank(a.0.role), &a.1, &a.0.account).cmp(&(rank(b.0.role), &b.1, &b.0.account)));
    let number: usize = wanted.page.parse().ok().filter(|number| *number > 0).unwrap_or(1);
    let has_more = members.len() > number.saturating_mul(SHOWN);
    let next = Wanted { page: number.saturating_add(1).to_string(), ..wanted.clone() };
    let shown = members.into_iter().skip((number - 1).saturating_mul(SHOWN)).take(SHOWN).collect();
    Ok((shown, if has_more { query(&next) } else { String::new() }))
}

fn rank(role: Role) -> usize {
    [Role::Admin, Role::Supervisor, Role::Clinician, Role::Researcher].iter().position(|one| *one == role).unwrap_or(9)
}

/// Clients by when they came, and never by name or case code: only how they sign in is an administrator's business.
fn clients(rx: &mut Read<'_>, admin: &UnitAdmin, wanted: &Wanted) -> Result<(Vec<(Listed, String)>, String)> {
    let known = ["invited", "active", "frozen", "disabled"];
    let state = known.contains(&wanted.state.as_str()).then(|| State::parse(&wanted.state));
    let place = wanted.before.split_once('.').and_then(|(at, id)| {
        Some((chrono::DateTime::from_timestamp(at.parse().ok()?, 0)?.naive_utc(), MembershipId::from(id)))
    });
    let limit = i64::try_from(SHOWN).unwrap_or(50) + 1;
    let before = place.as_ref().map(|(at, id)| (*at, id));
    let mut listed = accounts::clients_of_unit(rx, admin.unit(), state, before, limit)?;
    let has_more = listed.len() > SHOWN;
    listed.truncate(SHOWN);
    let more = listed.last().filter(|_| has_more).map(|last| {
        let before = format!("{}.{}", last.from.and_utc().timestamp(), last.membership);
        query(&Wanted { before, ..wanted.clone() })
    });
    Ok((listed.into_iter().map(|member| (member, String::new())).collect(), more.unwrap_or_default()))
}

fn query(wanted: &Wanted) -> String {
    serde_urlencoded::to_string(wanted).unwrap_or_default()
}

impl View {
    fn of(page: &Page, found: Found, wanted: Wanted, typed: Typed, faults: Vec<Fault>) -> Result<Self> {
        let role = |role: &Role| {
            let label = page.text(&format!("account-role-{}", role.as_str()), &Vec::new())?;
            Ok(Choice::new(role.as_str(), label))
        };
        let standing = |standing: &&str| {
            let label = page.text(&format!("accounts-state-{standing}"), &Vec::new())?;
            Ok(Choice::new(*standing, label))
        };
        let roles: Vec<Choice> = ROLES.iter().map(role).collect::<Result<_>>()?;
        let mut wanted_roles = roles.clone();
        wanted_roles.push(role(&Role::Client)?);
        Ok(Self {
            rows: found.members.iter().map(|(member, name)| Row::new(&found, member, name)).collect(),
            is_of_clients: wanted.role == Role::Client.as_str(),
            wanted,
            wanted_roles,
            standings: STANDINGS.iter().map(standing).collect::<Result<_>>()?,
            more: found.more,
            unit: found.unit.name,
            name_fault: beside(&faults, "name"),
            mail_fault: beside(&faults, "mail"),
            role_fault: beside(&faults, "role"),
            language_fault: beside(&faults, "language"),
            faults,
            name: typed.name,
            mail: typed.mail,
            role: typed.role,
            language: typed.language,
            roles,
            languages: Choice::languages(),
        })
    }
}

impl Row {
    fn new(found: &Found, member: &Listed, name: &str) -> Self {
        let is_client = member.role == Role::Client;
        let last_day = |until: Moment| found.unit.date(until - chrono::TimeDelta::seconds(1)).to_string();
        let seen = found.seen.get(member.account.as_str());
        Self {
            href: if is_client { String::new() } else { format!("/admin/accounts/{}", member.account) },
            name: name.to_owned(),
            short: member.account.as_str().chars().take(6).collect(),
            role: member.role.as_str(),
            state: standing(member, found.now),
            has_factor: member.has_factor,
            since: found.unit.date(member.from).to_string(),
            until: member.until.map(last_day).unwrap_or_default(),
            seen: seen.map(|at| found.unit.date(*at).to_string()).unwrap_or_default(),
        }
    }
}

pub(super) async fn list(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    wanted: web::Query<Wanted>,
) -> Result<HttpResponse> {
    let wanted = wanted.into_inner();
    let found = find(&app, who, wanted.clone()).await?;
    let page = Page::new(&request, "accounts-title")?;
    let typed = Typed { language: found.unit.locale.clone(), ..Typed::default() };
    let view = View::of(&page, found, wanted, typed, Vec::new())?;
    page.render(LIST, &view)
}

async fn find(app: &App, who: Who, wanted: Wanted) -> Result<Found> {
    app.db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            Found::read(rx, &admin, &wanted)
        })
        .await
}

pub(super) async fn invite(request: HttpRequest, app: web::Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["name", "mail", "role", "language"], &[])?;
    let text = |field: &str| form.text(field).to_owned();
    let typed = Typed { name: text("name"), mail: text("mail"), role: text("role"), language: text("language") };
    let (person, given, key) = (who.clone(), typed.clone(), form.once().to_owned());
    match app.db().write(move |tx| invite_once(tx, &person, &key, &given)).await {
        Ok((location, None)) => Ok(see_other(&format!("{location}?slip=shown"))),
        Ok((location, Some((unit, issued)))) => {
            slip::page(&request, &app, &unit, &issued, To { name: typed.name, next: location, is_client: false })
        }
        Err(Error::Invalid(errors)) => {
            let found = find(&app, who, Wanted::default()).await?;
            let page = Page::new(&request, "accounts-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let view = View::of(&page, found, Wanted::default(), typed, page.faults(&as_typed(&errors))?)?;
            page.render(LIST, &view)
        }
        Err(other) => Err(other),
    }
}

type Shown = (String, Option<(Unit, Issued)>);

fn invite_once(tx: &mut Tx<'_>, who: &Who, key: &str, typed: &Typed) -> Result<Shown> {
    let admin = access::unit_admin(tx, who)?;
    let mut slip = None;
    let location = once(tx, who.account(), key, |tx| {
        // A role that is not offered is told like the other faults, after the account's own rules have found theirs.
        let role = ROLES.into_iter().find(|role| role.as_str() == typed.role);
        let new = NewColleague {
            role: role.unwrap_or(Role::Client),
            name: typed.name.clone(),
            mail: typed.mail.clone(),
            language: typed.language.clone(),
        };
        let (account, issued) = actions::invite_colleague(tx, &admin, &new)?;
        slip = Some((units::get(tx, admin.unit())?, issued));
        Ok(format!("/admin/accounts/{account}"))
    })?;
    Ok((location, slip))
}

/// The accounts' own names of fields, as this form calls them.
fn as_typed(errors: &FieldErrors) -> FieldErrors {
    let mut named = FieldErrors::default();
    for error in errors.iter() {
        let (field, key) = match error.field.as_str() {
            "sign_in" | "address" => ("mail", error.key),
            "locale" => ("language", error.key),
            "role" => ("role", "intake-fault-role"),
            other => (other, error.key),
        };
        named.add_with(field, key, error.args.clone());
    }
    named
}

#[cfg(test)]
impl View {
    pub(super) fn samples() -> Vec<Self> {
        let row = |role: Role, state: &'static str, name: &str| Row {
            name: name.to_owned(),
            href: if name.is_empty() { String::new() } else { "/admin/accounts/k3x9a2".to_owned() },
            short: "k3x9a2".to_owned(),
            role: role.as_str(),
            state,
            has_factor: state == "active",
            since: "2026-11-02".to_owned(),
            until: if state == "ended" { "2026-11-20".to_owned() } else { String::new() },
            seen: if state == "invited" { String::new() } else { "2026-11-19".to_owned() },
        };
        let staff = ROLES.into_iter().zip(STANDINGS).map(|(role, state)| row(role, state, "Eva Lind"));
        let clients = STANDINGS.into_iter().map(|state| row(Role::Client, state, ""));
        let view = |rows: Vec<Row>, is_of_clients, faults: Vec<Fault>| Self {
            unit: "Familjeenheten".to_owned(),
            more: if rows.is_empty() { String::new() } else { "page=2".to_owned() },
            rows,
            wanted: Wanted { state: "active".to_owned(), ..Wanted::default() },
            is_of_clients,
            wanted_roles: vec![Choice::new("clinician", "Behandlare")],
            standings: vec![Choice::new("active", "Aktivt")],
            name: "Eva".to_owned(),
            name_fault: beside(&faults, "name"),
            mail: "eva".to_owned(),
            mail_fault: beside(&faults, "mail"),
            role: "clinician".to_owned(),
            role_fault: beside(&faults, "role"),
            language: "sv".to_owned(),
            language_fault: String::new(),
            faults,
            roles: vec![Choice::new("clinician", "Behandlare")],
            languages: Choice::languages(),
        };
        let fault = Fault { field: "mail".to_owned(), text: "Text".to_owned() };
        vec![
            view(staff.collect(), false, vec![fault]),
            view(clients.collect(), true, Vec::new()),
            view(Vec::new(), false, Vec::new()),
        ]
    }
}
