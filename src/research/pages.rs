//! The researcher's pages: studies with their numbers, and the codebook.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::store::{self, Study, Tally};
use crate::access::{self, Who};
use crate::error::Result;
use crate::export::{Line, Phrases, lines};
use crate::instruments::{Instrument, Library};
use crate::web::{App, Audience, Page, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/research", Audience::RESEARCH, list);
    routes.get("/research/studies/{s}", Audience::RESEARCH, study);
    routes.get("/research/studies/{s}/codebook", Audience::RESEARCH, codebook);
}

/// What `research/list.html` shows.
#[derive(Debug, Serialize)]
pub struct ListView {
    studies: Vec<StudyView>,
}

/// What `research/study.html` shows.
#[derive(Debug, Serialize)]
pub struct StudyView {
    code: String,
    name: String,
    ethics: String,
    made_on: String,
    given: i64,
    withdrawn: i64,
}

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

impl ListView {
    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        Self { studies: vec![StudyView::sample()] }
    }
}

impl StudyView {
    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        Self {
            code: "pilot".to_owned(),
            name: "Pilot".to_owned(),
            ethics: "2026-01234-01".to_owned(),
            made_on: "2026-01-31".to_owned(),
            given: 12,
            withdrawn: 1,
        }
    }

    fn of(study: Study, tally: Tally) -> Self {
        Self {
            made_on: study.created_at.date().to_string(),
            code: study.code,
            name: study.name,
            ethics: study.ethics_number,
            given: tally.given,
            withdrawn: tally.withdrawn,
        }
    }
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

async fn list(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let studies = app
        .db()
        .read(move |rx| {
            let unit = access::unit_studies(rx, &who)?;
            let studies = store::of_unit(rx, unit.unit())?;
            studies.into_iter().map(|study| Ok((store::tally(rx, &study.id)?, study))).collect::<Result<Vec<_>>>()
        })
        .await?;
    let studies = studies.into_iter().map(|(tally, study)| StudyView::of(study, tally)).collect();
    Page::new(&request, "research-title")?.render("research/list.html", &ListView { studies })
}

async fn study(request: HttpRequest, app: web::Data<App>, who: Who, code: web::Path<String>) -> Result<HttpResponse> {
    let (study, tally) = app
        .db()
        .read(move |rx| {
            let data = access::study_data(rx, &who, &code)?;
            Ok((store::get(rx, data.study())?, store::tally(rx, data.study())?))
        })
        .await?;
    // The name can say what the study is about; a title is read over a shoulder and stays in the browser's history.
    let page = Page::new(&request, "research-title")?;
    let title = page.text("research-study-title", &vec![("code", study.code.clone().into())])?;
    let page = page.titled(&title);
    page.render("research/study.html", &StudyView::of(study, tally))
}

async fn codebook(
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
