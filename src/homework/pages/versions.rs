//! Two texts of the same exercise, written in two tabs: the person sees both and chooses.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::{Here, address};
use crate::access::{self, Who};
use crate::error::{Error, FieldErrors, Result};
use crate::homework::actions;
use crate::treatment;
use crate::treatment::draft::Keep;
use crate::treatment::exercise::Sheet;
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

/// What `homework/versions.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct VersionsView {
    action: String,
    back: String,
    version: i32,
    pairs: Vec<Pair>,
    faults: Vec<Fault>,
}

#[derive(Debug, Serialize)]
struct Pair {
    id: String,
    title: String,
    first: Sheet,
    other: Sheet,
    error: String,
}

/// `GET /my/modules/{m}/versions`
pub(super) async fn show(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    path: web::Path<i32>,
) -> Result<HttpResponse> {
    page(&app, who, &request, path.into_inner(), StatusCode::OK, None).await
}

/// `POST /my/modules/{m}/versions`
pub(super) async fn choose(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    form: Form,
    path: web::Path<i32>,
) -> Result<HttpResponse> {
    let (m, chooser) = (path.into_inner(), who.clone());
    let done = app.db().write(move |tx| {
        let me = access::client_self(tx, &chooser)?;
        let opened = treatment::opened(tx, &me, m)?;
        let names: Vec<String> = opened.module.exercises.iter().map(|exercise| field(&exercise.id)).collect();
        let single: Vec<&str> = names.iter().map(String::as_str).chain(["version"]).collect();
        form.only(&single, &[])?;
        let choice = |exercise: &str| Keep::parse(form.text(&field(exercise)));
        actions::resolve(tx, &me, &opened, &choice, form.text("version").parse().unwrap_or(-1))
    });
    match done.await {
        Ok(()) => Ok(see_other(&address(m))),
        Err(Error::Invalid(errors)) => {
            page(&app, who, &request, m, StatusCode::UNPROCESSABLE_ENTITY, Some(errors)).await
        }
        Err(error) => Err(error),
    }
}

fn field(exercise: &str) -> String {
    format!("keep.{exercise}")
}

/// The page with both texts; a step with nothing to choose leads back to its list.
pub(super) async fn page(
    app: &App,
    who: Who,
    request: &HttpRequest,
    m: i32,
    status: StatusCode,
    errors: Option<FieldErrors>,
) -> Result<HttpResponse> {
    let here = app.db().read(move |rx| Here::read(rx, &who, m)).await?;
    if here.drafts.in_two().next().is_none() {
        return Ok(see_other(&here.address()));
    }
    let mut page = Page::new(request, "homework-versions-title")?;
    let faults = errors.map(|errors| page.faults(&errors)).transpose()?.unwrap_or_default();
    if status == StatusCode::UNPROCESSABLE_ENTITY {
        page = page.refused(status)?;
    }
    let view = VersionsView::of(&page, &here, faults);
    page.with_status(status).render("homework/versions.html", &view)
}

impl VersionsView {
    fn of(page: &Page, here: &Here, faults: Vec<Fault>) -> Self {
        let language = page.language();
        let pair = |id: &str| {
            let exercise = here.opened.module.exercise(id)?;
            Some(Pair {
                id: id.to_owned(),
                title: exercise.title(language).to_owned(),
                first: Sheet::to_read(exercise, &here.drafts.worksheet(id), &[], language),
                other: Sheet::to_read(exercise, here.drafts.other(id)?, &[], language),
                error: beside(&faults, &field(id)),
            })
        };
        Self {
            action: format!("{}/versions", here.address()),
            back: here.address(),
            version: here.drafts.version(),
            pairs: here.drafts.in_two().filter_map(pair).collect(),
            faults,
        }
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Self {
            action: "/my/modules/1/versions".to_owned(),
            back: "/my/modules/1".to_owned(),
            version: 4,
            pairs: vec![Pair {
                id: "sheet".to_owned(),
                title: "Sheet".to_owned(),
                first: Sheet::sample(),
                other: Sheet::sample(),
                error: "Fault".to_owned(),
            }],
            faults: vec![Fault { field: "keep.sheet".to_owned(), text: "Fault".to_owned() }],
        }
    }
}
