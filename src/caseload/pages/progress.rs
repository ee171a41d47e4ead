//! Every score of one client as tables: what the client has said, and when.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::queries;
use super::head::{self, Head};
use super::plan;
use super::scales::{Scale, Scales};
use crate::access::Who;
use crate::error::Result;
use crate::instruments::Library;
use crate::units::when::When;
use crate::web::{App, Page};

const TEMPLATE: &str = "caseload/progress.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    scales: Vec<Scale>,
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    (TEMPLATE, View { head: Head::sample(), scales: vec![Scale::sample()] })
}

/// The scores of one client.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    instruments: web::Data<Library>,
) -> Result<HttpResponse> {
    let act = move |tx: &mut crate::db::Tx<'_>| {
        let opened = head::open(tx, &who, &code, "progress", "")?;
        let ids = [opened.care.client().as_str()];
        let treatment = queries::treatments(tx, &ids)?.pop();
        let treatment_ids: Vec<&str> = treatment.iter().map(|treatment| treatment.id.as_str()).collect();
        let steps = queries::steps(tx, &treatment_ids)?;
        let scores = queries::scores(tx, &ids, None)?;
        Ok((opened, plan::begun(&steps), scores))
    };
    let (opened, begun, scores) = app.db().write(act).await?;
    let page = Page::new(&request, "clinic-title-progress")?;
    let when = When::new(&page, &opened.unit, opened.now);
    let scales = Scales { page: &page, when: &when, library: &instruments, begun };
    let view = View { head: Head::of(&page, &opened, "/progress")?, scales: scales.all(&scores)? };
    page.render(TEMPLATE, &view)
}
