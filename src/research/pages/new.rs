//! A new study, and the number of its ethics approval once there is one.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::actions::{self, NewStudy};
use crate::access::{self, Who};
use crate::db::once;
use crate::error::{Error, FieldErrors, Result};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

/// What `research/new.html` shows.
#[derive(Debug, Default, Serialize)]
pub struct NewView {
    errors: Vec<Fault>,
    code: String,
    code_error: String,
    name: String,
    name_error: String,
    ethics: String,
    ethics_error: String,
}

impl NewView {
    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        let study = NewStudy { code: "A B".to_owned(), name: "Pilot".to_owned(), ethics_number: "1".to_owned() };
        let fault = |field: &str| Fault { field: field.to_owned(), text: "Text".to_owned() };
        Self::of(study, ["code", "name", "ethics_number"].map(fault).to_vec())
    }

    /// What was typed, with what is wrong with it.
    fn of(study: NewStudy, errors: Vec<Fault>) -> Self {
        let fault = |field: &str| beside(&errors, field);
        Self {
            code_error: fault("code"),
            name_error: fault("name"),
            ethics_error: fault("ethics_number"),
            code: study.code,
            name: study.name,
            ethics: study.ethics_number,
            errors,
        }
    }
}

pub(super) async fn show(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    app.db().read(move |rx| access::unit_studies(rx, &who)).await?;
    Page::new(&request, "research-new-title")?.render("research/new.html", &NewView::default())
}

pub(super) async fn make(request: HttpRequest, app: web::Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["code", "name", "ethics_number"], &[])?;
    let typed = |field: &str| form.text(field).to_owned();
    let study = NewStudy { code: typed("code"), name: typed("name"), ethics_number: typed("ethics_number") };
    let (new, key) = (study.clone(), form.once().to_owned());
    let made = app
        .db()
        .write(move |tx| {
            let unit = access::unit_studies(tx, &who)?;
            once::once(tx, who.account(), &key, |tx| {
                actions::make_study(tx, &unit, &new)?;
                Ok(format!("/research/studies/{}", new.code))
            })
        })
        .await;
    match made {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(faults)) => refused(&request, study, &faults),
        Err(error) => Err(error),
    }
}

fn refused(request: &HttpRequest, study: NewStudy, faults: &FieldErrors) -> Result<HttpResponse> {
    let page = Page::new(request, "research-new-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = NewView::of(study, page.faults(faults)?);
    page.render("research/new.html", &view)
}

/// The form stands on the study's page; what cannot be a number is told on a page that says what can.
pub(super) async fn ethics(app: web::Data<App>, who: Who, code: web::Path<String>, form: Form) -> Result<HttpResponse> {
    form.only(&["ethics_number"], &[])?;
    let (number, key) = (form.text("ethics_number").to_owned(), form.once().to_owned());
    let location = app
        .db()
        .write(move |tx| {
            let data = access::study_data(tx, &who, &code)?;
            once::once(tx, who.account(), &key, |tx| {
                actions::enter_ethics_number(tx, &data, &number)?;
                Ok(format!("/research/studies/{}?done=ethics", data.code()))
            })
        })
        .await?;
    Ok(see_other(&location))
}
