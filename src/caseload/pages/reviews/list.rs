//! The client's reviews: which is due, which are signed.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::due_words;
use crate::access::Who;
use crate::accounts;
use crate::caseload::pages::head::{self, Head, Opened};
use crate::db::Read;
use crate::error::Result;
use crate::risk::actions::{self, Due, SignedReview};
use crate::units::when::When;
use crate::web::{App, Page};

const TEMPLATE: &str = "caseload/reviews.html";

/// What the address ends with after a review was signed.
pub(super) const SIGNED: &str = "signed";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    is_signed: bool,
    /// Why and by when the next one is due; empty where none is.
    due: String,
    is_late: bool,
    has_draft: bool,
    rows: Vec<Row>,
}

/// One signed review.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    when: String,
    who: String,
    gaps: i32,
    next: String,
    conclusion: String,
}

struct Found {
    opened: Opened,
    due: Option<Due>,
    has_draft: bool,
    reviews: Vec<(SignedReview, String)>,
}

fn find(rx: &mut Read<'_>, opened: Opened) -> Result<Found> {
    let reviews = actions::signed_reviews(rx, opened.care.client())?;
    let people: Vec<&str> = reviews.iter().map(|review| review.by.as_str()).collect();
    let names = accounts::actions::names(rx, &people)?;
    let with_author = |review: SignedReview| {
        let name = names.get(review.by.as_str()).cloned().unwrap_or_default();
        (review, name)
    };
    Ok(Found {
        due: actions::due(rx, opened.care.client())?,
        has_draft: actions::draft(rx, &opened.care)?.version > 0,
        reviews: reviews.into_iter().map(with_author).collect(),
        opened,
    })
}

/// The list.
pub(in crate::caseload::pages) async fn list(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let found = head::open(&app, who, code.into_inner(), "reviews", find).await?;
    let page = Page::new(&request, "clinic-title-reviews")?;
    let when = When::new(&page, &found.opened.unit, found.opened.now);
    let (due, is_late) = due_words(&page, &when, found.due, found.opened.now)?;
    let row = |(review, who): &(SignedReview, String)| {
        Ok(Row {
            href: format!("/clinic/clients/{}/reviews/{}", found.opened.care.code(), review.id),
            when: when.day(review.at)?,
            who: who.clone(),
            gaps: review.gaps,
            next: review.next_on.map(|next| when.date(next)).transpose()?.unwrap_or_default(),
            conclusion: review.body.conclusion.clone(),
        })
    };
    let view = View {
        head: Head::of(&page, &found.opened, "/reviews")?,
        is_signed: request.query_string() == SIGNED,
        due,
        is_late,
        has_draft: found.has_draft,
        rows: found.reviews.iter().map(row).collect::<Result<_>>()?,
    };
    page.render(TEMPLATE, &view)
}

#[cfg(test)]
pub(in crate::caseload::pages) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let row = |gaps| Row {
        href: "/clinic/clients/K7M2PX/reviews/r1".to_owned(),
        when: "4 november".to_owned(),
        who: "Karin Ahl".to_owned(),
        gaps,
        next: "2 december".to_owned(),
        conclusion: "Hög risk kring växlingarna.".to_owned(),
    };
    let view = |rows: Vec<Row>, is_late| View {
        head: Head::sample(),
        is_signed: is_late,
        due: if is_late { "Riskbedömning efter larmet ska vara gjord i dag 12.00." } else { "" }.to_owned(),
        is_late,
        has_draft: is_late,
        rows,
    };
    (TEMPLATE, vec![view(vec![row(0), row(3)], true), view(Vec::new(), false)])
}
