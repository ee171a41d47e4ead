//! Checking the answers before handing in, and handing in.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::{Here, address};
use crate::access::{self, Who};
use crate::db::once::once;
use crate::error::{Error, FieldErrors, Result};
use crate::homework::actions::{self, HandIn};
use crate::homework::rules;
use crate::risk::rules::{DangerAnswer, RuleSet};
use crate::treatment;
use crate::treatment::exercise::{self, Choice, Sheet};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

/// What `homework/check.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct CheckView {
    module_title: String,
    module_href: String,
    action: String,
    version: i32,
    exercises: Vec<Filled>,
    missing: usize,
    versions: String,
    danger: String,
    danger_error: String,
    danger_options: Vec<Choice>,
    faults: Vec<Fault>,
    hours: String,
}

/// An exercise as it will be handed in, with the page to change it on.
#[derive(Debug, Serialize)]
struct Filled {
    href: String,
    sheet: Sheet,
    is_blank: bool,
}

/// `GET /my/modules/{m}/check`
pub(super) async fn show(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    path: web::Path<i32>,
) -> Result<HttpResponse> {
    page(&app, who, &request, path.into_inner(), "", None).await
}

/// `POST /my/modules/{m}/submit`
pub(super) async fn submit(
    app: web::Data<App>,
    rule_set: web::Data<RuleSet>,
    who: Who,
    request: HttpRequest,
    form: Form,
    path: web::Path<i32>,
) -> Result<HttpResponse> {
    let (m, writer, rule_set) = (path.into_inner(), who.clone(), Arc::clone(&rule_set));
    form.only(&["danger", "version"], &[])?;
    let (danger, key) = (form.text("danger").to_owned(), form.once().to_owned());
    let hand_in = HandIn {
        danger: DangerAnswer::from_word(&danger),
        version: form.text("version").parse().unwrap_or(-1),
        language: who.language().to_owned(),
    };
    let done = app.db().write(move |tx| {
        let me = access::client_self(tx, &writer)?;
        once(tx, writer.account(), &key, |tx| {
            let opened = treatment::opened(tx, &me, m)?;
            actions::submit(tx, &me, &opened, &hand_in, &rule_set)?;
            Ok(format!("{}/submitted", address(m)))
        })
    });
    match done.await {
        Ok(receipt) => Ok(see_other(&receipt)),
        Err(Error::Invalid(errors)) => page(&app, who, &request, m, &danger, Some(errors)).await,
        Err(error) => Err(error),
    }
}

/// The page with all answers; what was handed in before is shown where it is read-only.
async fn page(
    app: &App,
    who: Who,
    request: &HttpRequest,
    m: i32,
    danger: &str,
    errors: Option<FieldErrors>,
) -> Result<HttpResponse> {
    let here = app.db().read(move |rx| Here::read(rx, &who, m)).await?;
    if !here.opened.is_writable() {
        return Ok(see_other(&here.address()));
    }
    let mut page = Page::new(request, "homework-check-title")?;
    let faults = errors.as_ref().map(|errors| page.faults(errors)).transpose()?;
    if faults.is_some() {
        page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    }
    let view = CheckView::of(&page, &here, danger, faults.unwrap_or_default())?;
    page.render("homework/check.html", &view)
}

impl CheckView {
    fn of(page: &Page, here: &Here, danger: &str, faults: Vec<Fault>) -> Result<Self> {
        let (module, language, module_href) = (&here.opened.module, page.language(), here.address());
        let (mut exercises, mut missing) = (Vec::new(), 0);
        for (number, exercise) in rules::in_order(module) {
            let filled = here.sheet(&exercise.id);
            let lacking = exercise::faults(page, exercise, &filled)?;
            missing += lacking.len();
            exercises.push(Filled {
                href: format!("{module_href}/pages/{number}?check=1"),
                is_blank: filled.is_empty() && lacking.is_empty(),
                sheet: Sheet::to_read(exercise, &filled, &lacking, language),
            });
        }
        Ok(Self {
            module_title: module.title(language).to_owned(),
            action: format!("{module_href}/submit"),
            version: here.drafts.version(),
            exercises,
            missing,
            versions: here.drafts.in_two().next().map(|_| format!("{module_href}/versions")).unwrap_or_default(),
            danger: danger.to_owned(),
            danger_error: beside(&faults, "danger"),
            danger_options: danger_options(page)?,
            faults,
            hours: here.hours(page)?,
            module_href,
        })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        let filled =
            |is_blank| Filled { href: "/my/modules/1/pages/2?check=1".to_owned(), sheet: Sheet::sample(), is_blank };
        Self {
            module_title: "Module".to_owned(),
            module_href: "/my/modules/1".to_owned(),
            action: "/my/modules/1/submit".to_owned(),
            version: 4,
            exercises: vec![filled(false), filled(true)],
            missing: 2,
            versions: "/my/modules/1/versions".to_owned(),
            danger: "no".to_owned(),
            danger_error: "Fault".to_owned(),
            danger_options: vec![Choice { value: "no".to_owned(), label: "No".to_owned(), ..Choice::default() }],
            faults: vec![Fault { field: "danger".to_owned(), text: "Fault".to_owned() }],
            hours: "We read.".to_owned(),
        }
    }
}

fn danger_options(page: &Page) -> Result<Vec<Choice>> {
    [("no", "homework-danger-no"), ("yes", "homework-danger-yes"), ("unknown", "homework-danger-unknown")]
        .into_iter()
        .map(|(value, key)| {
            Ok(Choice { value: value.to_owned(), label: page.text(key, &Vec::new())?, ..Choice::default() })
        })
        .collect()
}
