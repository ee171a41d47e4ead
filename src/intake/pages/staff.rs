//! The administrator's list of accounts, inviting colleagues, closing and opening their accounts.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Act, Issued, NewColleague};
use super::slip::{self, To};
use super::{Choice, beside};
use crate::access::{self, Role, UnitAdmin, Who};
use crate::accounts::{self, Member, actions as accounts_actions};
use crate::db::once::once;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::AccountId;
use crate::units::{self, Unit};
use crate::web::page::Fault;
use crate::web::{App, Form, Page, see_other};

const LIST: &str = "admin/accounts.html";

/// The roles that an administrator gives.
const ROLES: [Role; 4] = [Role::Clinician, Role::Supervisor, Role::Researcher, Role::Admin];

/// What `admin/accounts.html` shows: who belongs to the unit, and the form to invite somebody.
#[derive(Debug, Serialize)]
pub(super) struct View {
    unit: String,
    rows: Vec<Row>,
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
    since: String,
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
    members: Vec<(Member, String)>,
}

impl Found {
    /// Staff first, since they are the ones an administrator looks for; a client's name is sealed elsewhere.
    fn read(rx: &mut Read<'_>, admin: &UnitAdmin) -> Result<Self> {
        let now = rx.now();
        let members = accounts::members_of_unit(rx, admin.unit(), now, true)?;
        let ids: Vec<&str> = members.iter().map(|member| member.account.as_str()).collect();
        let names = accounts_actions::names(rx, &ids)?;
        let with_name = |member: Member| {
            let name = names.get(member.account.as_str()).cloned().unwrap_or_default();
            (member, name)
        };
        let mut members: Vec<(Member, String)> = members.into_iter().map(with_name).collect();
        members.sort_by(|a, b| (rank(a.0.role), &a.1, &a.0.account).cmp(&(rank(b.0.role), &b.1, &b.0.account)));
        Ok(Self { unit: units::get(rx, admin.unit())?, members })
    }
}

fn rank(role: Role) -> usize {
    [Role::Admin, Role::Supervisor, Role::Clinician, Role::Researcher].iter().position(|one| *one == role).unwrap_or(9)
}

impl View {
    fn of(page: &Page, found: Found, typed: Typed, faults: Vec<Fault>) -> Result<Self> {
        let Found { unit, members } = found;
        let role = |role: Role| {
            let label = page.text(&format!("account-role-{}", role.as_str()), &Vec::new())?;
            Ok(Choice::new(role.as_str(), label))
        };
        Ok(Self {
            rows: members.into_iter().map(|(member, name)| Row::new(&unit, &member, name)).collect(),
            unit: unit.name,
            name_fault: beside(&faults, "name"),
            mail_fault: beside(&faults, "mail"),
            role_fault: beside(&faults, "role"),
            language_fault: beside(&faults, "language"),
            faults,
            name: typed.name,
            mail: typed.mail,
            role: typed.role,
            language: typed.language,
            roles: ROLES.into_iter().map(role).collect::<Result<_>>()?,
            languages: Choice::languages(),
        })
    }
}

impl Row {
    fn new(unit: &Unit, member: &Member, name: String) -> Self {
        let is_client = member.role == Role::Client;
        Self {
            href: if is_client { String::new() } else { format!("/admin/accounts/{}", member.account) },
            name: if is_client { String::new() } else { name },
            short: member.account.as_str().chars().take(6).collect(),
            role: member.role.as_str(),
            state: member.state.as_str(),
            since: unit.date(member.since).to_string(),
        }
    }
}

pub(super) async fn list(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let found = find(&app, who).await?;
    let page = Page::new(&request, "accounts-title")?;
    let typed = Typed { language: found.unit.locale.clone(), ..Typed::default() };
    let view = View::of(&page, found, typed, Vec::new())?;
    page.render(LIST, &view)
}

async fn find(app: &App, who: Who) -> Result<Found> {
    app.db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            Found::read(rx, &admin)
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
            let found = find(&app, who).await?;
            let page = Page::new(&request, "accounts-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let view = View::of(&page, found, typed, page.faults(&as_typed(&errors))?)?;
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

/// What `intake/colleague.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct Colleague {
    account: String,
    name: String,
    role: &'static str,
    state: &'static str,
    since: String,
    address: String,
    /// The own account, which somebody else closes.
    is_own: bool,
}

/// What led here.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    slip: Option<String>,
    done: Option<String>,
}

impl Colleague {
    fn read(rx: &mut Read<'_>, admin: &UnitAdmin, account: &AccountId) -> Result<Self> {
        let member = actions::colleague(rx, admin, account)?;
        Ok(Self {
            name: accounts_actions::name(rx, account)?,
            role: member.role.as_str(),
            state: member.state.as_str(),
            since: units::get(rx, admin.unit())?.date(member.since).to_string(),
            address: crate::outbox::actions::address_of(rx, account)?.unwrap_or_default(),
            is_own: admin.by().account.as_ref() == Some(account),
            account: account.to_string(),
        })
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        use crate::accounts::rules::State;
        let view = |state: State| Self {
            account: "k3x9a2".to_owned(),
            name: "Eva Lind".to_owned(),
            role: "clinician",
            state: state.as_str(),
            since: "2026-11-02".to_owned(),
            address: "eva@example.org".to_owned(),
            is_own: state == State::Active,
        };
        [State::Invited, State::Active, State::Frozen, State::Disabled].map(view).into_iter().collect()
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    account: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let account = AccountId::from(account.into_inner());
    let view = app
        .db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            Colleague::read(rx, &admin, &account)
        })
        .await?;
    let page = Page::new(&request, "accounts-one-title")?;
    let page = match (asked.slip.as_deref(), asked.done.as_deref()) {
        (Some(_), _) => page.with_notice("intake-slip-shown")?,
        (_, Some(_)) => page.with_notice("accounts-done")?,
        _ => page,
    };
    page.render("intake/colleague.html", &view)
}

pub(super) async fn act(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let (account, act) = path.into_inner();
    let (account, act) = (AccountId::from(account), Act::parse(&act).ok_or(Error::NotFound)?);
    let (key, home) = (form.once().to_owned(), format!("/admin/accounts/{account}"));
    let (location, slip) = app.db().write(move |tx| act_once(tx, &who, &key, &account, act)).await?;
    match slip {
        None => Ok(see_other(&location)),
        Some((unit, name, issued)) => {
            slip::page(&request, &app, &unit, &issued, To { name, next: home, is_client: false })
        }
    }
}

type Acted = (String, Option<(Unit, String, Issued)>);

fn act_once(tx: &mut Tx<'_>, who: &Who, key: &str, account: &AccountId, act: Act) -> Result<Acted> {
    let admin = access::unit_admin(tx, who)?;
    let mut slip = None;
    let location = once(tx, who.account(), key, |tx| {
        let issued = actions::manage(tx, &admin, account, act)?;
        let notice = if issued.is_some() { "slip=shown" } else { "done=1" };
        if let Some(issued) = issued {
            slip = Some((units::get(tx, admin.unit())?, accounts_actions::name(tx, account)?, issued));
        }
        Ok(format!("/admin/accounts/{account}?{notice}"))
    })?;
    Ok((location, slip))
}

#[cfg(test)]
impl View {
    pub(super) fn samples() -> Vec<Self> {
        use crate::accounts::rules::State;
        let row = |role: Role, state: State, name: &str| Row {
            name: name.to_owned(),
            href: if name.is_empty() { String::new() } else { "/admin/accounts/k3x9a2".to_owned() },
            short: "k3x9a2".to_owned(),
            role: role.as_str(),
            state: state.as_str(),
            since: "2026-11-02".to_owned(),
        };
        let staff = ROLES.map(|role| row(role, State::Active, "Eva Lind"));
        let states = [State::Invited, State::Active, State::Frozen, State::Disabled];
        let clients = states.map(|state| row(Role::Client, state, ""));
        let view = |rows, faults: Vec<Fault>| Self {
            unit: "Familjeenheten".to_owned(),
            rows,
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
        vec![view(staff.into_iter().chain(clients).collect(), vec![fault]), view(Vec::new(), Vec::new())]
    }
}
