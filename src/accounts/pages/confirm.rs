//! Giving the second factor once more, before what asks for it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};

use super::{answers, origin, sign_in};
use crate::access::{PROOF_LASTS, Role, Who};
use crate::accounts::actions::{self, Typed};
use crate::accounts::rules;
use crate::error::{FieldErrors, Result};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page};

/// What `accounts/confirm.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    errors: Vec<Fault>,
    code_error: String,
    recovery_error: String,
    next: String,
    minutes: i64,
}

impl View {
    fn new(next: &str, role: Role, errors: Vec<Fault>) -> Self {
        Self {
            code_error: beside(&errors, "code"),
            recovery_error: beside(&errors, "recovery"),
            errors,
            next: rules::own_address(next).unwrap_or_else(|| answers::home(role)).to_owned(),
            minutes: PROOF_LASTS.num_minutes(),
        }
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let fault = Fault { field: "code".to_owned(), text: "Text".to_owned() };
        Self { recovery_error: "Text".to_owned(), ..Self::new("/account", Role::Client, vec![fault]) }
    }
}

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    next: String,
}

pub(super) async fn show(request: HttpRequest, who: Who, next: Query<Next>) -> Result<HttpResponse> {
    let view = View::new(&next.next, who.role(), Vec::new());
    Page::new(&request, "account-title-confirm")?.render("accounts/confirm.html", &view)
}

pub(super) async fn confirm(request: HttpRequest, app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["code", "recovery", "next"], &[])?;
    let (typed, origin, role) = (sign_in::typed(&form), origin::of(&request, app.web()), who.role());
    let given = typed.clone();
    match app.db().write(move |tx| actions::step_up(tx, &who, &given, &origin)).await? {
        Some(session) => {
            let next = rules::own_address(form.text("next")).unwrap_or_else(|| answers::home(role));
            answers::with_session(app.web(), session.token, next)
        }
        None => refused(&request, form.text("next"), role, &typed),
    }
}

fn refused(request: &HttpRequest, next: &str, role: Role, typed: &Typed) -> Result<HttpResponse> {
    let page = Page::new(request, "account-title-confirm")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let mut errors = FieldErrors::default();
    match typed {
        Typed::Code(_) => errors.add("code", "account-fault-factor"),
        Typed::Recovery(_) => errors.add("recovery", "account-fault-recovery"),
    }
    let view = View::new(next, role, page.faults(&errors)?);
    page.render("accounts/confirm.html", &view)
}
