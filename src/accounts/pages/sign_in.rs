//! Signing in with password and second factor, and signing out.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::{answers, origin};
use crate::access::{Stage, Who};
use crate::accounts::actions::{self, Typed};
use crate::accounts::hashing;
use crate::error::{Error, FieldErrors, Result};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, cookies, see_other};

/// What `accounts/sign_in.html` shows.
#[derive(Debug, Default, Serialize)]
pub(super) struct View {
    errors: Vec<Fault>,
    error: String,
    name: String,
}

impl View {
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let fault = Fault { field: "name".to_owned(), text: "Text".to_owned() };
        Self { errors: vec![fault], error: "Text".to_owned(), name: "4821 kmhp".to_owned() }
    }
}

pub(super) async fn show(request: HttpRequest, who: Option<Who>) -> Result<HttpResponse> {
    match who {
        Some(who) if who.stage() == Stage::Full => Ok(see_other(answers::home(who.role()))),
        _ => Page::new(&request, "account-title-sign-in")?.render("accounts/sign_in.html", &View::default()),
    }
}

/// The password is compared outside the acts; the act before counts the try, the act after judges it.
pub(super) async fn password(request: HttpRequest, app: Data<App>, form: Form) -> Result<HttpResponse> {
    form.only(&["name", "password"], &[])?;
    let (name, origin) = (form.text("name").to_owned(), origin::of(&request, app.web()));
    let attempt = app.db().write(move |tx| actions::begin_sign_in(tx, &name, &origin)).await?;
    let is_right = hashing::verify(form.raw("password"), attempt.stored()).await?;
    let earlier = cookies::value(&request, cookies::session_name(app.web()));
    let session = app
        .db()
        .write(move |tx| {
            let session = actions::judge_password(tx, &attempt, is_right)?;
            if let (Some(_), Some(earlier)) = (&session, earlier) {
                actions::sign_out(tx, None, &earlier)?;
            }
            Ok(session)
        })
        .await?;
    match session {
        Some(session) => answers::with_session(app.web(), session.token, "/sign-in/code"),
        None => refused(&request, form.text("name")),
    }
}

/// One answer for unknown, wrong, frozen and disabled.
fn refused(request: &HttpRequest, name: &str) -> Result<HttpResponse> {
    let page = Page::new(request, "account-title-sign-in")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let mut errors = FieldErrors::default();
    errors.add("name", "account-fault-sign-in");
    let errors = page.faults(&errors)?;
    let view = View { error: beside(&errors, "name"), errors, name: name.to_owned() };
    page.render("accounts/sign_in.html", &view)
}

/// What `accounts/code.html` shows.
#[derive(Debug, Default, Serialize)]
pub(super) struct CodeView {
    errors: Vec<Fault>,
    code_error: String,
    recovery_error: String,
}

impl CodeView {
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let fault = Fault { field: "code".to_owned(), text: "Text".to_owned() };
        Self { errors: vec![fault], code_error: "Text".to_owned(), recovery_error: "Text".to_owned() }
    }
}

pub(super) async fn show_code(request: HttpRequest) -> Result<HttpResponse> {
    Page::new(&request, "account-title-code")?.render("accounts/code.html", &CodeView::default())
}

pub(super) async fn code(request: HttpRequest, app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["code", "recovery"], &[])?;
    let (typed, origin) = (typed(&form), origin::of(&request, app.web()));
    let given = typed.clone();
    match app.db().write(move |tx| actions::second_factor(tx, &who, &given, &origin)).await? {
        Some(new) => {
            let location = answers::home(new.role);
            answers::signed_in(app.web(), new, location)
        }
        None => wrong_code(&request, &typed),
    }
}

/// A recovery code where one was typed, else the code of the authenticator.
pub(super) fn typed(form: &Form) -> Typed {
    match form.text("recovery") {
        "" => Typed::Code(form.text("code").to_owned()),
        recovery => Typed::Recovery(recovery.to_owned()),
    }
}

fn wrong_code(request: &HttpRequest, typed: &Typed) -> Result<HttpResponse> {
    let page = Page::new(request, "account-title-code")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let mut errors = FieldErrors::default();
    match typed {
        Typed::Code(_) => errors.add("code", "account-fault-factor"),
        Typed::Recovery(_) => errors.add("recovery", "account-fault-recovery"),
    }
    let errors = page.faults(&errors)?;
    let view = CodeView { code_error: beside(&errors, "code"), recovery_error: beside(&errors, "recovery"), errors };
    page.render("accounts/code.html", &view)
}

/// What `accounts/sign_out.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct OutView {
    pub(super) signed_in: bool,
}

pub(super) async fn show_out(request: HttpRequest, who: Option<Who>) -> Result<HttpResponse> {
    let view = OutView { signed_in: who.is_some() };
    Page::new(&request, "account-title-sign-out")?.render("accounts/sign_out.html", &view)
}

/// Also for a session that has run out: whoever presses the button wants the browser to keep nothing.
pub(super) async fn out(request: HttpRequest, app: Data<App>, who: Option<Who>, form: Form) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    if let Some(token) = cookies::value(&request, cookies::session_name(app.web())) {
        app.db().write(move |tx| actions::sign_out(tx, who.as_ref(), &token)).await?;
    }
    answers::signed_out(app.web())
}

/// For pages that ask for password and code again.
pub(super) fn step_up_fault() -> Error {
    Error::field("password", "account-fault-step-up")
}
