//! The codebook in the reader's language.

use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::error::Result;
use crate::export::{Line, Phrases, codebook, lines};
use crate::instruments::{Instrument, Library};
use crate::web::{App, Page};

/// What `research/codebook.html` shows.
#[derive(Debug, Serialize)]
pub struct CodebookView {
    code: String,
    instruments: Vec<InstrumentView>,
}

/// One questionnaire of the codebook.
#[derive(Debug, Serialize)]
pub struct InstrumentView {
    id: String,
    version: String,
    hash: String,
    title: String,
    attribution: String,
    lines: Vec<LineView>,
}

/// One line of the codebook in the reader's language.
#[derive(Debug, Serialize)]
pub struct LineView {
    kind: &'static str,
    variable: String,
    value: String,
    label: String,
    range: String,
}

impl CodebookView {
    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        let line = LineView {
            kind: "item",
            variable: "q1".to_owned(),
            value: "0".to_owned(),
            label: "Text".to_owned(),
            range: "0–3".to_owned(),
        };
        let instrument = InstrumentView {
            id: "phq9".to_owned(),
            version: "1.0.0".to_owned(),
            hash: "ab12".to_owned(),
            title: "PHQ-9".to_owned(),
            attribution: "Text".to_owned(),
            lines: vec![line],
        };
        Self { code: "pilot".to_owned(), instruments: vec![instrument] }
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    library: web::Data<Library>,
    who: Who,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let data = app.db().read(move |rx| access::study_data(rx, &who, &code)).await?;
    let phrases = Phrases::of(app.texts())?;
    let page = Page::new(&request, "research-codebook-title")?;
    let view = |instrument: &Instrument| InstrumentView::of(instrument, &phrases, page.language());
    let instruments = library.iter().map(|instrument| view(instrument)).collect();
    let view = CodebookView { code: data.code().to_owned(), instruments };
    page.render("research/codebook.html", &view)
}

/// The codebook of the questionnaires in use now, as `codebook.csv` of an export has it.
pub(super) async fn csv(
    app: web::Data<App>,
    library: web::Data<Library>,
    who: Who,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    app.db().read(move |rx| access::study_data(rx, &who, &code)).await?;
    let text = codebook::as_csv(&library, &Phrases::of(app.texts())?)?;
    Ok(download("text/csv; charset=utf-8", "codebook.csv").body(text))
}

/// The same for programs.
pub(super) async fn json(
    app: web::Data<App>,
    library: web::Data<Library>,
    who: Who,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    app.db().read(move |rx| access::study_data(rx, &who, &code)).await?;
    let all = codebook::as_json(&library, &Phrases::of(app.texts())?);
    Ok(download("application/json", "codebook.json").json(all))
}

fn download(kind: &str, name: &str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.content_type(kind).insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")));
    answer
}

impl InstrumentView {
    fn of(instrument: &Instrument, phrases: &Phrases, language: &str) -> Self {
        let mut all = lines(instrument, phrases);
        let own = if all.is_empty() { Line::default() } else { all.remove(0) };
        Self {
            id: instrument.id.clone(),
            version: instrument.version.clone(),
            hash: instrument.hash.clone(),
            title: instrument.title.text(language).to_owned(),
            attribution: own.attribution,
            lines: all.into_iter().map(|line| LineView::of(line, language)).collect(),
        }
    }
}

impl LineView {
    fn of(line: Line, language: &str) -> Self {
        let range = if line.min.is_empty() { String::new() } else { format!("{}–{}", line.min, line.max) };
        let (first, second) =
            if language == "sv" { (line.label_sv, line.label_en) } else { (line.label_en, line.label_sv) };
        let label = if first.is_empty() { second } else { first };
        Self { kind: line.kind, variable: line.variable, value: line.value, label, range }
    }
}
