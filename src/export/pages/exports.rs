//! The exports of a study: asked for here, made in the background, fetched while they are kept.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, ContentEncoding, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::archive;
use super::history::{self, ExportView};
use crate::access::{self, StudyData, Who};
use crate::db::{Read, once};
use crate::error::{Error, FieldErrors, Result};
use crate::export::rules;
use crate::export::shelf::Shelf;
use crate::export::{Format, actions};
use crate::ids::ExportId;
use crate::research;
use crate::web::page::Fault;
use crate::web::problem::confirm_before;
use crate::web::{App, Form, Page, see_other};

/// What `research/exports.html` shows.
#[derive(Debug, Serialize)]
pub struct ExportsView {
    errors: Vec<Fault>,
    format_error: String,
    code: String,
    ethics: String,
    given: i64,
    withdrawn: i64,
    format: String,
    exports: Vec<ExportView>,
    is_under_way: bool,
    kept_days: i64,
}

/// What the address says: a shape chosen before the second factor was given.
#[derive(Debug, Deserialize)]
pub(super) struct Chosen {
    format: Option<String>,
}

impl ExportsView {
    fn read(rx: &mut Read<'_>, data: &StudyData, format: String) -> Result<Self> {
        let (study, tally) = (research::get(rx, data.study())?, research::tally(rx, data.study())?);
        let unit = history::unit(rx, data.unit())?;
        let exports = history::of_study(rx, data.study(), &unit)?;
        Ok(Self {
            errors: Vec::new(),
            format_error: String::new(),
            code: study.code,
            ethics: study.ethics_number,
            given: tally.given,
            withdrawn: tally.withdrawn,
            format,
            is_under_way: exports.iter().any(ExportView::is_under_way),
            exports,
            kept_days: rules::KEPT.num_days(),
        })
    }

    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        Self {
            errors: vec![Fault { field: "format".to_owned(), text: "Text".to_owned() }],
            format_error: "Text".to_owned(),
            code: "pilot".to_owned(),
            ethics: "2026-01234-01".to_owned(),
            given: 12,
            withdrawn: 1,
            format: Format::WideCsv.as_str().to_owned(),
            exports: ExportView::samples(),
            is_under_way: true,
            kept_days: rules::KEPT.num_days(),
        }
    }
}

/// How often a page on which something is awaited asks again by itself.
const AGAIN: HeaderValue = HeaderValue::from_static("4");

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    chosen: web::Query<Chosen>,
) -> Result<HttpResponse> {
    let format = chosen.into_inner().format.unwrap_or_else(|| Format::LongCsv.as_str().to_owned());
    let view = read(&app, who, code.into_inner(), format).await?;
    let is_under_way = view.is_under_way;
    let mut answer = Page::new(&request, "export-title")?.render("research/exports.html", &view)?;
    if is_under_way {
        answer.headers_mut().insert(HeaderName::from_static("refresh"), AGAIN);
    }
    Ok(answer)
}

async fn read(app: &App, who: Who, code: String, format: String) -> Result<ExportsView> {
    app.db()
        .read(move |rx| {
            let data = access::study_data(rx, &who, &code)?;
            ExportsView::read(rx, &data, format)
        })
        .await
}

/// Asks for an export. Whoever must give the second factor first comes back with the shape still chosen.
pub(super) async fn ask(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["format"], &[])?;
    let (format, key) = (form.text("format").to_owned(), form.once().to_owned());
    let (wanted, code, me) = (format.clone(), code.into_inner(), who.clone());
    let page = format!("/research/studies/{code}/exports");
    let (study, there) = (code.clone(), page.clone());
    let asked = app
        .db()
        .write(move |tx| {
            let data = access::study_data(tx, &me, &study)?;
            let wanted = Format::parse(&wanted)?;
            let proof = access::proved(tx, &me)?;
            once::once(tx, me.account(), &key, |tx| {
                actions::ask(tx, &data, &proof, wanted)?;
                Ok(there)
            })
        })
        .await;
    match asked {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::StepUp) => confirm_before(&format!("{page}?format={format}")),
        Err(Error::Invalid(faults)) => refused(&request, &app, who, code, format, &faults).await,
        Err(error) => Err(error),
    }
}

async fn refused(
    request: &HttpRequest,
    app: &App,
    who: Who,
    code: String,
    format: String,
    faults: &FieldErrors,
) -> Result<HttpResponse> {
    let mut view = read(app, who, code, format).await?;
    let page = Page::new(request, "export-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    view.errors = page.faults(faults)?;
    view.format_error = view.errors.first().map(|fault| fault.text.clone()).unwrap_or_default();
    page.render("research/exports.html", &view)
}

/// Sends a kept file. A download leaves the browser where it was, so that the second factor is asked for before the list.
pub(super) async fn fetch(app: web::Data<App>, who: Who, path: web::Path<(String, String)>) -> Result<HttpResponse> {
    let (code, id) = path.into_inner();
    let list = format!("/research/studies/{code}/exports");
    let id = ExportId::from(id);
    let fetched = app
        .db()
        .write(move |tx| {
            let data = access::study_data(tx, &who, &code)?;
            let proof = access::proved(tx, &who)?;
            actions::fetch(tx, &data, &proof, &id)
        })
        .await;
    let kept = match fetched {
        Err(Error::StepUp) => return confirm_before(&list),
        other => other?,
    };
    let file = Shelf::in_folder(app.files()?).map_err(Error::from)?.open(&kept.id)?;
    let (file, bytes) = file.ok_or(Error::Conflict("export-conflict-missing"))?;
    let name = format!("attachment; filename=\"export-{}.zip\"", kept.provenance.get(..12).unwrap_or_default());
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header(ContentEncoding::Identity)
        .no_chunking(bytes)
        .streaming(archive::pieces(file)))
}
