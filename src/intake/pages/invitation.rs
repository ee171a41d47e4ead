//! How a client signs in: whether the slip was used, a new slip, freezing and opening the account.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Issued};
use super::super::rules::Lost;
use super::Choice;
use super::slip::{self, To};
use crate::access::{self, CareOf, Who};
use crate::accounts::rules::State;
use crate::audit::{self, Event};
use crate::db::once::once;
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::units::{self, Unit};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};
use crate::{accounts, care, crypto};

const TEMPLATE: &str = "intake/invitation.html";

/// What `intake/invitation.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    faults: Vec<Fault>,
    lost_fault: String,
    code: String,
    name: String,
    state: &'static str,
    lost: String,
    options: Vec<Choice>,
}

/// What led here.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    slip: Option<String>,
    done: Option<String>,
}

struct Found {
    code: String,
    name: String,
    state: State,
}

impl Found {
    fn read(rx: &mut Read<'_>, care: &CareOf) -> Result<Self> {
        let client = care::get(rx, care.client())?;
        let keys = crypto::client_keys(rx, [care.client()])?;
        Ok(Self {
            code: care.code().to_owned(),
            name: care::actions::name(&keys, &client)?,
            state: accounts::get(rx, &client.account_id)?.state,
        })
    }
}

impl View {
    fn of(page: &Page, found: Found, lost: &str, faults: Vec<Fault>) -> Result<Self> {
        let option = |value: &str| {
            let label = page.text(&format!("intake-lost-{value}"), &Vec::new())?;
            Ok(Choice::new(value, label))
        };
        Ok(Self {
            lost_fault: beside(&faults, "lost"),
            faults,
            code: found.code,
            name: found.name,
            state: found.state.as_str(),
            lost: lost.to_owned(),
            options: ["password", "app", "both"].into_iter().map(option).collect::<Result<_>>()?,
        })
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let view = |state| Self {
            faults: vec![Fault { field: "lost".to_owned(), text: "Text".to_owned() }],
            lost_fault: "Text".to_owned(),
            code: "K7M2PX".to_owned(),
            name: "Anna Åkesson".to_owned(),
            state,
            lost: "app".to_owned(),
            options: vec![Choice::new("password", "Lösenordet"), Choice::new("app", "Telefonen")],
        };
        ["invited", "active", "frozen", "disabled"].map(view).into_iter().collect()
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let found = find(&app, who, code.into_inner()).await?;
    let page = Page::new(&request, "intake-access-title")?;
    let page = match (asked.slip.as_deref(), asked.done.as_deref()) {
        (Some(_), _) => page.with_notice("intake-slip-shown")?,
        (_, Some("frozen")) => page.with_notice("intake-done-frozen")?,
        (_, Some("opened")) => page.with_notice("intake-done-opened")?,
        _ => page,
    };
    let view = View::of(&page, found, "", Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// Reading it is logged like every other reading of the record.
async fn find(app: &App, who: Who, code: String) -> Result<Found> {
    app.db()
        .write(move |tx| {
            let care = access::care_of(tx, &who, &code)?;
            let read = Event::RecordRead { what: "sign_in", id: String::new() };
            audit::record(tx, care.by(), Some(care.client()), &read)?;
            Found::read(tx, &care)
        })
        .await
}

pub(super) async fn again(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["lost"], &[])?;
    let (code, lost, key) = (code.into_inner(), form.text("lost").to_owned(), form.once().to_owned());
    let (person, wanted, typed) = (who.clone(), code.clone(), Lost::parse(&lost));
    match app.db().write(move |tx| issue_once(tx, &person, &wanted, &key, typed)).await {
        Ok((location, None)) => Ok(see_other(&format!("{location}/invitation?slip=shown"))),
        Ok((location, Some((unit, name, issued)))) => {
            slip::page(&request, &app, &unit, &issued, To { name, next: location, is_client: true })
        }
        Err(Error::Invalid(errors)) => {
            let found = find(&app, who, code).await?;
            let page = Page::new(&request, "intake-access-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let view = View::of(&page, found, &lost, page.faults(&errors)?)?;
            page.render(TEMPLATE, &view)
        }
        Err(other) => Err(other),
    }
}

type Shown = (String, Option<(Unit, String, Issued)>);

fn issue_once(tx: &mut Tx<'_>, who: &Who, code: &str, key: &str, lost: Option<Lost>) -> Result<Shown> {
    let care = access::care_of(tx, who, code)?;
    let mut slip = None;
    let location = once(tx, who.account(), key, |tx| {
        let found = Found::read(tx, &care)?;
        let issued = actions::invite_again(tx, &care, lost)?;
        slip = Some((units::get(tx, care.unit())?, format!("{} {}", found.code, found.name), issued));
        Ok(format!("/clinic/clients/{}", care.code()))
    })?;
    Ok((location, slip))
}

pub(super) async fn freeze(app: web::Data<App>, who: Who, code: web::Path<String>, form: Form) -> Result<HttpResponse> {
    set_frozen(&app, who, code.into_inner(), &form, true).await
}

pub(super) async fn unfreeze(
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    set_frozen(&app, who, code.into_inner(), &form, false).await
}

async fn set_frozen(app: &App, who: Who, code: String, form: &Form, frozen: bool) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let key = form.once().to_owned();
    let location = app
        .db()
        .write(move |tx| {
            let care = access::care_of(tx, &who, &code)?;
            once(tx, who.account(), &key, |tx| {
                actions::freeze(tx, &care, frozen)?;
                let done = if frozen { "frozen" } else { "opened" };
                Ok(format!("/clinic/clients/{}/invitation?done={done}", care.code()))
            })
        })
        .await?;
    Ok(see_other(&location))
}
