//! The page that says what an export holds, the download, and the codebook.

mod archive;
mod codebook;

use actix_web::http::header::{CONTENT_DISPOSITION, ContentEncoding};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use tokio::sync::Semaphore;

use self::archive::Workshop;
pub use self::codebook::CodebookView;
use super::{Format, Phrases, actions};
use crate::access::{self, Who};
use crate::error::{Error, Result};
use crate::research::{self, Tally};
use crate::web::{App, Audience, Form, Page, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/research/studies/{s}/codebook", Audience::RESEARCH, codebook::show);
    routes.get("/research/studies/{s}/exports", Audience::RESEARCH, show);
    routes.post("/research/studies/{s}/exports", Audience::RESEARCH, download);
}

/// What `research/exports.html` shows.
#[derive(Debug, Serialize)]
pub struct View {
    code: String,
    ethics: String,
    given: i64,
    withdrawn: i64,
    format: &'static str,
}

impl View {
    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        Self {
            code: "pilot".to_owned(),
            ethics: "2026-01234-01".to_owned(),
            given: 12,
            withdrawn: 1,
            format: Format::LongCsv.as_str(),
        }
    }
}

async fn show(request: HttpRequest, app: web::Data<App>, who: Who, code: web::Path<String>) -> Result<HttpResponse> {
    let (study, tally): (_, Tally) = app
        .db()
        .read(move |rx| {
            let data = access::study_data(rx, &who, &code)?;
            Ok((research::get(rx, data.study())?, research::tally(rx, data.study())?))
        })
        .await?;
    let view = View {
        code: study.code,
        ethics: study.ethics_number,
        given: tally.given,
        withdrawn: tally.withdrawn,
        format: Format::LongCsv.as_str(),
    };
    Page::new(&request, "export-title")?.render("research/exports.html", &view)
}

/// Exports are long readings: one at a time in this process.
static RUNNING: Semaphore = Semaphore::const_new(1);

async fn download(app: web::Data<App>, who: Who, code: web::Path<String>, form: Form) -> Result<HttpResponse> {
    form.only(&["format"], &[])?;
    let format = Format::parse(form.text("format"))?;
    let data = app.db().read(move |rx| access::study_data(rx, &who, &code)).await?;
    let _turn = RUNNING.try_acquire().map_err(|_| Error::TooMany)?;
    let workshop = Workshop::make()?;
    let phrases = Phrases::of(app.texts())?;
    let made = actions::make(app.db(), &data, format, &phrases, &workshop.folder()).await?;
    let name = format!("attachment; filename=\"export-{}.zip\"", made.export.get(..12).unwrap_or_default());
    let package = web::block(move || workshop.pack(&made.files))
        .await
        .map_err(|error| Error::internal("pack an export", error))??;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((CONTENT_DISPOSITION, name))
        .insert_header(ContentEncoding::Identity)
        .streaming(archive::pieces(package)))
}
