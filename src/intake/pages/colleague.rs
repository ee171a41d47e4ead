//! One colleague's account: the roles with their last days, and what is done when somebody comes, goes or loses a key.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Act, Assured, Issued};
use super::Choice;
use super::slip::{self, To};
use super::staff::standing;
use crate::access::{self, UnitAdmin, Who};
use crate::accounts::{self, actions as accounts_actions};
use crate::db::once::once;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::AccountId;
use crate::units::{self, Unit};
use crate::web::page::Fault;
use crate::web::{App, Form, Page, see_other};

const TEMPLATE: &str = "intake/colleague.html";

/// What `intake/colleague.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    account: String,
    name: String,
    /// `invited`, `active`, `frozen`, `disabled`, or `ended` where no role holds any longer.
    state: &'static str,
    has_factor: bool,
    seen: String,
    address: String,
    /// The own account, which somebody else closes.
    is_own: bool,
    roles: Vec<RoleView>,
    ways: Vec<Choice>,
    faults: Vec<Fault>,
    fault: BTreeMap<String, String>,
    how: String,
}

/// One role in the unit.
#[derive(Debug, Serialize)]
struct RoleView {
    membership: String,
    role: &'static str,
    from: String,
    /// The last day, as typed where it was refused; empty where the role goes on.
    until: String,
    has_ended: bool,
}

/// What led here.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    slip: Option<String>,
    done: Option<String>,
}

impl View {
    fn read(rx: &mut Read<'_>, admin: &UnitAdmin, account: &AccountId) -> Result<Self> {
        let (now, unit) = (rx.now(), units::get(rx, admin.unit())?);
        let roles = actions::roles_of(rx, admin, account)?;
        let seen = accounts::last_seen(rx, &[account.as_str()])?.into_iter().find_map(|(_, seen)| seen);
        let has_ended = |until: Option<crate::clock::Moment>| until.is_some_and(|until| until <= now);
        let last_day = |until: crate::clock::Moment| unit.date(until - chrono::TimeDelta::seconds(1)).to_string();
        let newest = roles.iter().find(|role| !has_ended(role.until)).or(roles.last()).ok_or(Error::NotFound)?;
        Ok(Self {
            name: accounts_actions::name(rx, account)?,
            state: standing(newest, now),
            has_factor: newest.has_factor,
            seen: seen.map(|at| unit.date(at).to_string()).unwrap_or_default(),
            address: crate::outbox::actions::address_of(rx, account)?.unwrap_or_default(),
            is_own: admin.by().account.as_ref() == Some(account),
            account: account.to_string(),
            roles: roles
                .iter()
                .map(|role| RoleView {
                    membership: role.membership.to_string(),
                    role: role.role.as_str(),
                    from: unit.date(role.from).to_string(),
                    until: role.until.map(last_day).unwrap_or_default(),
                    has_ended: has_ended(role.until),
                })
                .collect(),
            ways: Vec::new(),
            faults: Vec::new(),
            fault: BTreeMap::new(),
            how: String::new(),
        })
    }

    fn said(mut self, page: &Page, errors: &FieldErrors) -> Result<Self> {
        for way in Assured::ALL {
            let label = page.text(&format!("accounts-how-{}", way.as_str()), &Vec::new())?;
            self.ways.push(Choice::new(way.as_str(), label));
        }
        self.faults = page.faults(errors)?;
        self.fault = self.faults.iter().map(|fault| (fault.field.clone(), fault.text.clone())).collect();
        Ok(self)
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let view = |state: &'static str, faults: Vec<Fault>| Self {
            account: "k3x9a2".to_owned(),
            name: "Eva Lind".to_owned(),
            state,
            has_factor: state == "active",
            seen: if state == "invited" { String::new() } else { "2026-11-20".to_owned() },
            address: "eva@example.org".to_owned(),
            is_own: state == "ended",
            roles: [false, true]
                .map(|has_ended| RoleView {
                    membership: format!("m-{has_ended}"),
                    role: "clinician",
                    from: "2026-11-02".to_owned(),
                    until: if has_ended { "2026-11-20".to_owned() } else { String::new() },
                    has_ended,
                })
                .into_iter()
                .collect(),
            ways: vec![Choice::new("met", "Vi träffades")],
            fault: faults.iter().map(|fault| (fault.field.clone(), fault.text.clone())).collect(),
            faults,
            how: String::new(),
        };
        let fault = |field: &str| Fault { field: field.to_owned(), text: "Text".to_owned() };
        let mut views: Vec<Self> =
            ["invited", "active", "frozen", "disabled", "ended"].map(|state| view(state, Vec::new())).into();
        views.push(view("active", vec![fault("how"), fault("until")]));
        views
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    account: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let view = find(&app, who, AccountId::from(account.into_inner())).await?;
    let page = Page::new(&request, "accounts-one-title")?;
    let page = match (asked.slip.as_deref(), asked.done.as_deref()) {
        (Some(_), _) => page.with_notice("intake-slip-shown")?,
        (_, Some(_)) => page.with_notice("accounts-done")?,
        _ => page,
    };
    let view = view.said(&page, &FieldErrors::default())?;
    page.render(TEMPLATE, &view)
}

async fn find(app: &App, who: Who, account: AccountId) -> Result<View> {
    app.db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            View::read(rx, &admin, &account)
        })
        .await
}

pub(super) async fn act(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["how"], &[])?;
    let (account, act) = path.into_inner();
    let (account, act) = (AccountId::from(account), Act::parse(&act).ok_or(Error::NotFound)?);
    let (key, home) = (form.once().to_owned(), format!("/admin/accounts/{account}"));
    let (person, of, assured) = (who.clone(), account.clone(), Assured::parse(form.text("how")));
    match app.db().write(move |tx| act_once(tx, &person, &key, &of, act, assured)).await {
        Ok((location, None)) => Ok(see_other(&location)),
        Ok((_, Some((unit, name, issued)))) => {
            slip::page(&request, &app, &unit, &issued, To { name, next: home, is_client: false })
        }
        Err(Error::Invalid(errors)) => refuse(&request, &app, who, account, &errors).await,
        Err(other) => Err(other),
    }
}

type Acted = (String, Option<(Unit, String, Issued)>);

fn act_once(
    tx: &mut Tx<'_>,
    who: &Who,
    key: &str,
    account: &AccountId,
    act: Act,
    assured: Option<Assured>,
) -> Result<Acted> {
    let admin = access::unit_admin(tx, who)?;
    let mut slip = None;
    let location = once(tx, who.account(), key, |tx| {
        let issued = actions::manage(tx, &admin, account, act, assured)?;
        let notice = if issued.is_some() { "slip=shown" } else { "done=1" };
        if let Some(issued) = issued {
            slip = Some((units::get(tx, admin.unit())?, accounts_actions::name(tx, account)?, issued));
        }
        Ok(format!("/admin/accounts/{account}?{notice}"))
    })?;
    Ok((location, slip))
}

/// `POST /admin/accounts/{account}/until`: the last day of a role, or none.
pub(super) async fn until(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    account: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["membership", "until"], &[])?;
    let account = AccountId::from(account.into_inner());
    let (typed, membership, key) =
        (form.text("until").to_owned(), form.text("membership").to_owned(), form.once().to_owned());
    let (person, of) = (who.clone(), account.clone());
    let act = move |tx: &mut Tx<'_>| {
        let admin = access::unit_admin(tx, &person)?;
        once(tx, person.account(), &key, |tx| {
            let last = typed.parse::<NaiveDate>().ok();
            if last.is_none() && !typed.is_empty() {
                return Err(Error::field("until", "accounts-fault-date"));
            }
            actions::set_last_day(tx, &admin, &of, &membership, last)?;
            Ok(format!("/admin/accounts/{of}?done=1"))
        })
    };
    match app.db().write(act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => refuse(&request, &app, who, account, &errors).await,
        Err(other) => Err(other),
    }
}

async fn refuse(
    request: &HttpRequest,
    app: &App,
    who: Who,
    account: AccountId,
    errors: &FieldErrors,
) -> Result<HttpResponse> {
    let view = find(app, who, account).await?;
    let page = Page::new(request, "accounts-one-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = view.said(&page, errors)?;
    page.render(TEMPLATE, &view)
}
