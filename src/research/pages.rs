//! The researcher's pages: studies with their numbers.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::store::{self, Study, Tally};
use crate::access::{self, Who};
use crate::error::Result;
use crate::web::{App, Audience, Page, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/research", Audience::RESEARCH, list);
    routes.get("/research/studies/{s}", Audience::RESEARCH, study);
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

async fn list(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let (studies, tallies) = app
        .db()
        .read(move |rx| {
            let unit = access::unit_studies(rx, &who)?;
            let studies = store::of_unit(rx, unit.unit())?;
            let ids: Vec<&str> = studies.iter().map(|study| study.id.as_str()).collect();
            let tallies = store::tallies(rx, &ids)?;
            Ok((studies, tallies))
        })
        .await?;
    let view = |study: Study| {
        let tally = tallies.get(&study.id).copied().unwrap_or_default();
        StudyView::of(study, tally)
    };
    let studies = studies.into_iter().map(view).collect();
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
