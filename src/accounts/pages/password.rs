//! Changing one's own password.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::{answers, origin, sign_in};
use crate::access::Who;
use crate::accounts::{actions, hashing, rules};
use crate::error::{Error, FieldErrors, Result};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page};

/// What `accounts/password.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    errors: Vec<Fault>,
    password_error: String,
    new_error: String,
    again_error: String,
    shortest: usize,
}

impl View {
    fn new(errors: Vec<Fault>) -> Self {
        Self {
            password_error: beside(&errors, "password"),
            new_error: beside(&errors, "new_password"),
            again_error: beside(&errors, "password_again"),
            errors,
            shortest: rules::SHORTEST_PASSWORD,
        }
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let fault = |field: &str| Fault { field: field.to_owned(), text: "Text".to_owned() };
        Self::new(vec![fault("password"), fault("new_password"), fault("password_again")])
    }
}

pub(super) async fn show(request: HttpRequest) -> Result<HttpResponse> {
    Page::new(&request, "account-title-password")?.render("accounts/password.html", &View::new(Vec::new()))
}

pub(super) async fn change(request: HttpRequest, app: Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["password", "code", "recovery", "new_password", "password_again"], &[])?;
    match changed(&request, &app, who, &form).await {
        Err(Error::Invalid(faults)) => {
            let page = Page::new(&request, "account-title-password")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let faults = page.faults(&faults)?;
            page.render("accounts/password.html", &View::new(faults))
        }
        other => other,
    }
}

async fn changed(request: &HttpRequest, app: &App, who: Who, form: &Form) -> Result<HttpResponse> {
    let mut faults = FieldErrors::default();
    let context = vec![app.web().site_name.clone(), who.site_name().to_owned()];
    check_new(&mut faults, form.raw("new_password"), form.raw("password_again"), context).await?;
    if let Err(Error::Invalid(found)) = faults.into_result() {
        return Err(Error::Invalid(renamed(&found)));
    }
    let (origin, typed, me) = (origin::of(request, app.web()), sign_in::typed(form), who.clone());
    let attempt = app.db().write(move |tx| actions::begin_step_up(tx, &me, &origin)).await?;
    let is_right = hashing::verify(form.raw("password"), attempt.stored()).await?;
    let hash = hashing::hash(form.raw("new_password")).await?;
    app.db()
        .write(move |tx| actions::change_password(tx, &who, (&attempt, is_right), &typed, &hash))
        .await?
        .map_or_else(
            || Err(sign_in::step_up_fault()),
            |session| answers::with_session(app.web(), session.token, "/account?done=password"),
        )
}

/// On this page `password` is the present one.
fn renamed(found: &FieldErrors) -> FieldErrors {
    let mut faults = FieldErrors::default();
    for fault in found.iter() {
        let field = if fault.field == "password" { "new_password" } else { fault.field.as_str() };
        faults.add_with(field, fault.key, fault.args.clone());
    }
    faults
}

/// Adds what is wrong with a new password and its repetition.
pub(super) async fn check_new(
    faults: &mut FieldErrors,
    password: &str,
    again: &str,
    context: Vec<String>,
) -> Result<()> {
    if let Some(key) = hashing::password_fault(password, context).await? {
        let limit = match key {
            "account-fault-password-long" => rules::LONGEST_PASSWORD,
            _ => rules::SHORTEST_PASSWORD,
        };
        faults.add_with("password", key, vec![("n", limit.to_string())]);
    }
    if password != again {
        faults.add("password_again", "account-fault-password-again");
    }
    Ok(())
}
