//! Recovery codes: shown until the person says that they are kept, and made anew.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::{answers, origin, sign_in};
use crate::access::Who;
use crate::accounts::{actions, hashing, recovery_codes_left};
use crate::error::{Error, FieldErrors, Result};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

/// What `accounts/recovery_codes.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    errors: Vec<Fault>,
    error: String,
    codes: Vec<String>,
    left: i64,
}

impl View {
    #[cfg(test)]
    pub(super) fn sample(with_codes: bool) -> Self {
        let codes = if with_codes { vec!["abcd-efgh-jkmn".to_owned(); 10] } else { Vec::new() };
        let fault = Fault { field: "password".to_owned(), text: "Text".to_owned() };
        Self { errors: vec![fault], error: "Text".to_owned(), codes, left: 7 }
    }
}

async fn view(app: &App, who: Who, errors: Vec<Fault>) -> Result<View> {
    app.db()
        .read(move |rx| {
            let left = recovery_codes_left(rx, who.account())?;
            let codes = actions::codes_to_keep(rx, &who)?;
            Ok(View { error: beside(&errors, "password"), errors, codes, left })
        })
        .await
}

pub(super) async fn show(request: HttpRequest, app: Data<App>, who: Who) -> Result<HttpResponse> {
    let view = view(&app, who, Vec::new()).await?;
    Page::new(&request, "account-title-recovery")?.render("accounts/recovery_codes.html", &view)
}

pub(super) async fn renew(request: HttpRequest, app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["password", "code", "recovery"], &[])?;
    let (origin, typed, me) = (origin::of(&request, app.web()), sign_in::typed(&form), who.clone());
    let attempt = app.db().write(move |tx| actions::begin_step_up(tx, &me, &origin)).await?;
    let is_right = hashing::verify(form.raw("password"), attempt.stored()).await?;
    let me = who.clone();
    let renewed =
        app.db().write(move |tx| actions::renew_recovery_codes(tx, &me, (&attempt, is_right), &typed)).await?;
    match renewed {
        Some(session) => answers::with_session(app.web(), session.token, "/account/recovery-codes"),
        None => refused(&request, &app, who).await,
    }
}

async fn refused(request: &HttpRequest, app: &App, who: Who) -> Result<HttpResponse> {
    let page = Page::new(request, "account-title-recovery")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let faults = match sign_in::step_up_fault() {
        Error::Invalid(faults) => faults,
        _ => FieldErrors::default(),
    };
    let view = view(app, who, page.faults(&faults)?).await?;
    page.render("accounts/recovery_codes.html", &view)
}

pub(super) async fn kept(app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let home = answers::home(who.role());
    app.db().write(move |tx| actions::codes_are_kept(tx, &who)).await?;
    Ok(see_other(home))
}
