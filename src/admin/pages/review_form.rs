//! The form of the risk review as it stands in the database, in both languages.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::content::{self, Head, REVIEW};
use super::rule_set::{Said, in_each};
use crate::access::Who;
use crate::error::{Error, Result};
use crate::instruments::REVIEW_FILE;
use crate::risk::rules::review::{Kind, ReviewForm, Section};
use crate::web::{App, Page};

/// What `admin/review_form.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    head: Head,
    sections: Vec<SectionView>,
}

#[derive(Debug, Serialize)]
struct SectionView {
    id: String,
    /// How it is answered, as the end of the key of a text.
    kind: &'static str,
    titles: Vec<Said>,
    helps: Vec<Said>,
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    current: web::Data<ReviewForm>,
    hash: web::Path<String>,
) -> Result<HttpResponse> {
    let hash = hash.into_inner();
    let (unit, version, body) = app.db().read(move |rx| content::stored(rx, &who, &hash, REVIEW)).await?;
    let form = ReviewForm::load(REVIEW_FILE, &body)
        .map_err(|faults| Error::fault(format!("stored review form {}: {faults:?}", version.hash)))?;
    let page = Page::new(&request, "content-review-title")?;
    let head = Head::of(&unit, &version, current.hash == version.hash);
    let view = View { head, sections: form.sections.iter().map(SectionView::of).collect() };
    page.render("admin/review_form.html", &view)
}

impl SectionView {
    fn of(section: &Section) -> Self {
        Self {
            id: section.id.clone(),
            kind: match section.kind {
                Kind::Finding => "finding",
                Kind::Children => "children",
                Kind::Scale => "scale",
                Kind::Sources => "sources",
            },
            titles: in_each(&section.title, |text, _| text.to_owned()),
            helps: in_each(&section.help, |text, _| text.to_owned()),
        }
    }
}

#[cfg(test)]
impl View {
    pub(super) fn sample() -> Self {
        let section = |kind| SectionView {
            id: "acts".to_owned(),
            kind,
            titles: vec![Said { lang: "sv", text: "Våldshandlingar".to_owned() }],
            helps: vec![Said { lang: "sv", text: "Det senaste, det grövsta.".to_owned() }],
        };
        Self { head: Head::sample(), sections: ["finding", "children", "scale", "sources"].map(section).into() }
    }
}
