//! A client's flags: what they rest on, who was alerted, what was done, and what is still to be done.

mod acts;
mod reader;
mod typed;
mod view;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

pub(super) use acts::{acknowledge, act, agree, close, contact, decide, read_closed};

use reader::Reader;
use typed::Typed;
use view::View;

use crate::access::{self, Role, Who};
use crate::audit::{self, Event};
use crate::db::{Read, Tx};
use crate::error::{FieldErrors, Result};
use crate::risk::rules::RuleSet;
use crate::units;
use crate::web::{App, Form, Page};

const TEMPLATE: &str = "risk/flags.html";

/// What the address ends with after something was done.
const DONE: &str = "done";

/// The flags of one client.
pub(super) async fn show(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let mut page = Page::new(&request, "flags-title")?;
    if request.query_string() == DONE {
        page = page.with_notice("flags-done")?;
    }
    let view = read(&app, rules, who, path.into_inner(), page.language(), Typed::nothing()).await?;
    let view = view.offering(&page)?;
    page.render(TEMPLATE, &view)
}

/// The same page with what was typed into one of its forms, and what is wrong with it.
async fn refuse(
    app: &App,
    rules: web::Data<RuleSet>,
    request: &HttpRequest,
    who: Who,
    (code, id): (String, String),
    form: &Form,
    errors: &FieldErrors,
) -> Result<HttpResponse> {
    let page = Page::new(request, "flags-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let typed = Typed::refused(id, form, page.faults(errors)?);
    let view = read(app, rules, who, code, page.language(), typed).await?;
    let view = view.offering(&page)?;
    page.render(TEMPLATE, &view)
}

async fn read(
    app: &App,
    rules: web::Data<RuleSet>,
    who: Who,
    code: String,
    language: &str,
    typed: Typed,
) -> Result<View> {
    let is_supervisor = who.role() == Role::Supervisor;
    let log = move |tx: &mut Tx<'_>| {
        let care = access::care_of(tx, &who, &code)?;
        let read = Event::RecordRead { what: "flags", id: String::new() };
        audit::record(tx, care.by(), Some(care.client()), &read)?;
        Ok(care)
    };
    let care = app.db().write(log).await?;
    let language = language.to_owned();
    let read = move |rx: &mut Read<'_>| {
        let (unit, now) = (units::get(rx, care.unit())?, rx.now());
        Reader { rules: &rules, language: &language, unit, now, typed: &typed, is_supervisor }.view(rx, &care)
    };
    app.db().read(read).await
}
