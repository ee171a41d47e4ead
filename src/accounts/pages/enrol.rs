//! Using an invitation: password, second factor, recovery codes.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::{answers, origin, password};
use crate::access::{Stage, Who};
use crate::accounts::actions::{self, Begun, Credential, Invitation};
use crate::accounts::{hashing, rules};
use crate::error::{Error, FieldErrors, Result};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, qr};

/// What `accounts/invite.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    errors: Vec<Fault>,
    name: String,
    name_error: String,
    password_error: String,
    again_error: String,
    has_password: bool,
    has_factor: bool,
    shortest: usize,
}

impl View {
    fn new(invitation: &Invitation, name: &str, errors: Vec<Fault>) -> Self {
        Self {
            name: name.to_owned(),
            name_error: beside(&errors, "name"),
            password_error: beside(&errors, "password"),
            again_error: beside(&errors, "password_again"),
            errors,
            has_password: invitation.has_password(),
            has_factor: invitation.has_factor(),
            shortest: rules::SHORTEST_PASSWORD,
        }
    }

    #[cfg(test)]
    pub(super) fn sample(has_password: bool) -> Self {
        Self {
            errors: vec![Fault { field: "name".to_owned(), text: "Text".to_owned() }],
            name: "4821 kmhp".to_owned(),
            name_error: "Text".to_owned(),
            password_error: "Text".to_owned(),
            again_error: "Text".to_owned(),
            has_password,
            has_factor: !has_password,
            shortest: rules::SHORTEST_PASSWORD,
        }
    }
}

pub(super) async fn show(request: HttpRequest, app: Data<App>, token: Path<String>) -> Result<HttpResponse> {
    let token = token.into_inner();
    match app.db().read(move |rx| actions::invitation(rx, &token)).await? {
        None => gone(&request),
        Some(invitation) => page(&request, &invitation, "", None),
    }
}

/// The same answer for a link that was used, has run out or never was.
fn gone(request: &HttpRequest) -> Result<HttpResponse> {
    Page::new(request, "account-title-invite")?
        .with_status(StatusCode::NOT_FOUND)
        .render("accounts/invite_gone.html", &())
}

fn page(
    request: &HttpRequest,
    invitation: &Invitation,
    name: &str,
    faults: Option<&FieldErrors>,
) -> Result<HttpResponse> {
    let mut page = Page::new(request, "account-title-invite")?;
    let mut errors = Vec::new();
    if let Some(faults) = faults {
        page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
        errors = page.faults(faults)?;
    }
    page.render("accounts/invite.html", &View::new(invitation, name, errors))
}

pub(super) async fn begin(
    request: HttpRequest,
    app: Data<App>,
    token: Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["name", "password", "password_again"], &[])?;
    let (token, name) = (token.into_inner(), form.text("name").to_owned());
    let wanted = token.clone();
    let Some(invitation) = app.db().read(move |rx| actions::invitation(rx, &wanted)).await? else {
        return gone(&request);
    };
    let credential = match credential(&request, &app, &invitation, &form).await {
        Err(Error::Invalid(faults)) => return page(&request, &invitation, &name, Some(&faults)),
        other => other?,
    };
    let given = name.clone();
    match app.db().write(move |tx| actions::begin_enrolment(tx, &token, &given, &credential)).await? {
        Begun::Gone => gone(&request),
        Begun::On(session) => {
            let next = if session.stage == Stage::Factor { "/sign-in/code" } else { "/sign-in/set-up" };
            answers::with_session(app.web(), session.token, next)
        }
        Begun::Wrong => {
            let mut faults = FieldErrors::default();
            let key = if invitation.has_password() { "account-fault-sign-in" } else { "account-fault-invite-name" };
            faults.add("name", key);
            page(&request, &invitation, &name, Some(&faults))
        }
    }
}

/// The password that the account has is compared; one that it lacks is weighed and hashed. Neither inside an act.
async fn credential(request: &HttpRequest, app: &App, invitation: &Invitation, form: &Form) -> Result<Credential> {
    let (name, origin) = (form.text("name").to_owned(), origin::of(request, app.web()));
    if invitation.has_password() {
        let attempt = app.db().write(move |tx| actions::begin_sign_in(tx, &name, &origin)).await?;
        let is_right = hashing::verify(form.raw("password"), attempt.stored()).await?;
        return Ok(Credential::Given(attempt, is_right));
    }
    let mut faults = FieldErrors::default();
    if name.is_empty() {
        faults.add("name", "account-fault-invite-name");
    }
    let context = vec![app.web().site_name.clone(), name];
    password::check_new(&mut faults, form.raw("password"), form.raw("password_again"), context).await?;
    faults.into_result()?;
    Ok(Credential::New(hashing::hash(form.raw("password")).await?))
}

/// What `accounts/set_up.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct SetUpView {
    errors: Vec<Fault>,
    error: String,
    secret: String,
    picture: String,
}

impl SetUpView {
    fn new(app: &App, secret: &[u8], errors: Vec<Fault>) -> Result<Self> {
        let address = rules::otpauth_address(secret, &app.web().site_name)
            .ok_or_else(|| Error::fault("a second factor that cannot be written down"))?;
        Ok(Self {
            error: beside(&errors, "code"),
            errors,
            secret: rules::secret_as_text(secret),
            picture: qr::picture(&address)?,
        })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            errors: vec![Fault { field: "code".to_owned(), text: "Text".to_owned() }],
            error: "Text".to_owned(),
            secret: rules::secret_as_text(b"12345678901234567890"),
            picture: qr::picture("otpauth://totp/Steg:Steg?secret=GEZDGNBVGY3TQOJQ").unwrap_or_default(),
        }
    }
}

pub(super) async fn show_set_up(request: HttpRequest, app: Data<App>, who: Who) -> Result<HttpResponse> {
    let secret = app.db().read(move |rx| actions::enrolment_secret(rx, &who)).await?;
    let view = SetUpView::new(&app, &secret, Vec::new())?;
    Page::new(&request, "account-title-set-up")?.render("accounts/set_up.html", &view)
}

pub(super) async fn set_up(request: HttpRequest, app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["code"], &[])?;
    let (code, origin) = (form.text("code").to_owned(), origin::of(&request, app.web()));
    let me = who.clone();
    if let Some(new) = app.db().write(move |tx| actions::finish_enrolment(tx, &me, &code, &origin)).await? {
        return answers::signed_in(app.web(), new, "/account/recovery-codes");
    }
    let page = Page::new(&request, "account-title-set-up")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let mut faults = FieldErrors::default();
    faults.add("code", "account-fault-factor");
    let faults = page.faults(&faults)?;
    let secret = app.db().read(move |rx| actions::enrolment_secret(rx, &who)).await?;
    page.render("accounts/set_up.html", &SetUpView::new(&app, &secret, faults)?)
}
