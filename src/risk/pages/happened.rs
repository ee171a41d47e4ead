//! "Something has happened": on every client page, one tap away.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::db::once::once;
use crate::error::{Error, FieldErrors, Result};
use crate::risk::Safety;
use crate::risk::actions::something_happened;
use crate::risk::rules::{ReportKind, RuleSet};
use crate::risk::unit_time::{Reading, reading};
use crate::units;
use crate::web::page::Fault;
use crate::web::{App, Form, Page, see_other};

/// What `risk/happened.html` shows.
#[derive(Debug, Serialize)]
struct View {
    reading: Reading,
    faults: Vec<Fault>,
}

/// What `risk/received.html` shows.
#[derive(Debug, Serialize)]
struct Received {
    safety: Safety,
}

pub(super) async fn show(app: web::Data<App>, request: HttpRequest, who: Who) -> Result<HttpResponse> {
    let page = Page::new(&request, "happened-title")?;
    let reading = reading_now(&app, &who).await?;
    page.render("risk/happened.html", &View { reading, faults: Vec::new() })
}

pub(super) async fn send(
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["kind"], &[])?;
    let kind = match form.text("kind") {
        "danger_now" => ReportKind::DangerNow,
        "used_violence" => ReportKind::UsedViolence,
        "question" => return Ok(see_other("/my/messages")),
        _ => return refuse(&app, &request, &who).await,
    };
    let key = form.once().to_owned();
    let location = app
        .db()
        .write(move |tx| {
            let me = access::client_self(tx, &who)?;
            once(tx, who.account(), &key, |tx| {
                something_happened(tx, &me, &rules, kind)?;
                Ok("/my/happened/received".to_owned())
            })
        })
        .await?;
    Ok(see_other(&location))
}

pub(super) async fn received(app: web::Data<App>, request: HttpRequest, who: Who) -> Result<HttpResponse> {
    let page = Page::new(&request, "happened-sent-title")?;
    let (unit, now) = app.db().read(move |rx| Ok((units::get(rx, who.unit())?, rx.now()))).await?;
    let view = Received { safety: Safety::of(&page, &unit, now)? };
    page.render("risk/received.html", &view)
}

async fn refuse(app: &App, request: &HttpRequest, who: &Who) -> Result<HttpResponse> {
    let page = Page::new(request, "happened-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let mut errors = FieldErrors::default();
    errors.add("kind", "happened-fault-choice");
    let view = View { reading: reading_now(app, who).await?, faults: page.faults(&errors)? };
    page.render("risk/happened.html", &view)
}

async fn reading_now(app: &App, who: &Who) -> Result<Reading> {
    let who = who.clone();
    app.db()
        .read(move |rx| {
            let unit = units::get(rx, who.unit())?;
            Ok::<_, Error>(reading(&unit, who.language(), rx.now()))
        })
        .await
}
