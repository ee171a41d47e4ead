//! A signed review, to read and to print.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::fields::{found_words, kind_word};
use super::{contact_key, found_key};
use crate::access::Who;
use crate::accounts;
use crate::caseload::pages::head::{self, Head, Opened};
use crate::db::Read;
use crate::error::Result;
use crate::ids::ReviewId;
use crate::risk::actions::{self, SignedReview};
use crate::risk::rules::review::{Child, Gap, Section};
use crate::units::when::When;
use crate::web::{App, Page};

const TEMPLATE: &str = "caseload/review.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    when: String,
    who: String,
    version: String,
    next: String,
    /// Titles of what is not known.
    gaps: Vec<String>,
    sections: Vec<Said>,
    conclusion: String,
    measures: String,
}

/// What was said in one section.
#[derive(Debug, Serialize)]
struct Said {
    kind: &'static str,
    title: String,
    found: String,
    note: String,
    is_gap: bool,
    children: Vec<ChildView>,
}

#[derive(Debug, Serialize)]
struct ChildView {
    born: String,
    contact: String,
    worker: String,
    support: String,
}

impl Said {
    fn of(page: &Page, section: &Section, review: &SignedReview, gaps: &[&str]) -> Result<Self> {
        let body = &review.body;
        let text = |key: String| page.text(&key, &Vec::new());
        let child = |child: &Child| {
            Ok(ChildView {
                born: child.born.clone(),
                contact: text(contact_key(&child.contact))?,
                worker: text(found_key(&child.social_worker))?,
                support: text(found_key(&child.support))?,
            })
        };
        let is_children = kind_word(section.kind) == "children";
        let word = body.found(&section.id);
        Ok(Self {
            kind: kind_word(section.kind),
            title: section.title.text(page.language()).to_owned(),
            found: if word.is_empty() { String::new() } else { found_words(page, section.kind, word)? },
            note: body.note(&section.id).to_owned(),
            is_gap: gaps.contains(&section.id.as_str()),
            children: if is_children { body.children.iter().map(child).collect::<Result<_>>()? } else { Vec::new() },
        })
    }
}

/// One review.
pub(in crate::caseload::pages) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (code, id) = place.into_inner();
    let id = ReviewId::from(id);
    let read = move |rx: &mut Read<'_>, opened: Opened| {
        let review = actions::signed_review(rx, opened.care.client(), &id)?;
        let name = accounts::actions::name(rx, &review.by)?;
        Ok((opened, review, name))
    };
    let (opened, review, name) = head::open(&app, who, code, "review", read).await?;
    let page = Page::new(&request, "clinic-title-review")?;
    let when = When::new(&page, &opened.unit, opened.now);
    let found = review.body.gaps(&review.form);
    let gaps: Vec<&str> = found.iter().map(Gap::section).collect();
    let title = |section: &&Section| section.title.text(page.language()).to_owned();
    let view = View {
        head: Head::of(&page, &opened, "/reviews")?,
        when: when.moment(review.at)?,
        who: name,
        version: review.form.version.clone(),
        next: review.next_on.map(|next| when.date(next)).transpose()?.unwrap_or_default(),
        gaps: review
            .form
            .sections
            .iter()
            .filter(|one| gaps.contains(&one.id.as_str()))
            .map(|one| title(&one))
            .collect(),
        sections: review
            .form
            .sections
            .iter()
            .map(|section| Said::of(&page, section, &review, &gaps))
            .collect::<Result<_>>()?,
        conclusion: review.body.conclusion.clone(),
        measures: review.body.measures.clone(),
    };
    page.render(TEMPLATE, &view)
}

#[cfg(test)]
pub(in crate::caseload::pages) fn sample() -> (&'static str, impl Serialize) {
    let said = |kind, found: &str, is_gap, children| Said {
        kind,
        title: "Tillgång till vapen".to_owned(),
        found: found.to_owned(),
        note: "Jaktlicens, vapnen är inlämnade.".to_owned(),
        is_gap,
        children,
    };
    let child = ChildView {
        born: "2019".to_owned(),
        contact: "Träffar klienten".to_owned(),
        worker: "Ja".to_owned(),
        support: "Inte känt".to_owned(),
    };
    let view = View {
        head: Head::sample(),
        when: "4 november 10.15".to_owned(),
        who: "Karin Ahl".to_owned(),
        version: "1".to_owned(),
        next: "2 december".to_owned(),
        gaps: vec!["Barn".to_owned()],
        sections: vec![
            said("finding", "Tidigare", false, Vec::new()),
            said("children", "Ja", true, vec![child]),
            said("scale", "6", false, Vec::new()),
            said("sources", "", false, Vec::new()),
        ],
        conclusion: "Hög risk kring växlingarna.".to_owned(),
        measures: "Samtal varje vecka.".to_owned(),
    };
    (TEMPLATE, view)
}
