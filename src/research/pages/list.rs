//! The unit's studies with their numbers.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::store::{self, Study, Tally};
use crate::access::{self, Who};
use crate::error::Result;
use crate::web::{App, Page};

/// What `research/list.html` shows.
#[derive(Debug, Serialize)]
pub struct ListView {
    studies: Vec<StudyView>,
}

/// One study of the list.
#[derive(Debug, Serialize)]
struct StudyView {
    code: String,
    name: String,
    ethics: String,
    given: i64,
    withdrawn: i64,
}

impl ListView {
    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        let study = |ethics: &str| StudyView {
            code: "pilot".to_owned(),
            name: "Pilot".to_owned(),
            ethics: ethics.to_owned(),
            given: 12,
            withdrawn: 1,
        };
        Self { studies: vec![study("2026-01234-01"), study("")] }
    }
}

impl StudyView {
    fn of(study: Study, tally: Tally) -> Self {
        Self {
            code: study.code,
            name: study.name,
            ethics: study.ethics_number,
            given: tally.given,
            withdrawn: tally.withdrawn,
        }
    }
}

pub(super) async fn show(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
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
