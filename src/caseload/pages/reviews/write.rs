//! Writing a review: a draft that is saved while one writes, beside what the client has said and planned.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use super::fields::{Asked, Choice, rows, typed};
use super::list::SIGNED;
use super::{contact_key, due_words, found_key};
use crate::access::{self, Who};
use crate::caseload::pages::head::{self, Head, Opened};
use crate::caseload::pages::plan::{OwnPlan, own_plans};
use crate::caseload::pages::queue::rule_titles;
use crate::caseload::queries::{self, PlanRow, Scope};
use crate::db::{Read, Tx, once};
use crate::error::{Error, FieldErrors, Result};
use crate::messages::answers::Answered;
use crate::programme::Library;
use crate::risk::actions::{self, Draft, Due, Saved, SignedReview};
use crate::risk::rules::RuleSet;
use crate::risk::rules::review::{Child, Found as Finding, ReviewForm};
use crate::units::when::When;
use crate::web::page::{self, Fault};
use crate::web::{App, Form, Page, see_other};

const TEMPLATE: &str = "caseload/review_form.html";

/// What the address ends with after the draft was saved.
const KEPT: &str = "saved";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    faults: Vec<Fault>,
    address: String,
    is_saved: bool,
    /// Whether the draft was changed elsewhere since this page was opened.
    is_stale: bool,
    version: i32,
    due: String,
    is_late: bool,
    sections: Vec<Asked>,
    found: Vec<Choice>,
    known: Vec<Choice>,
    contact: Vec<Choice>,
    children: Vec<ChildFields>,
    conclusion: String,
    conclusion_fault: String,
    measures: String,
    measures_fault: String,
    next_on: String,
    next_fault: String,
    /// When the review before was signed; empty where this is the first.
    before: String,
    flags: Vec<String>,
    plans: Vec<OwnPlan>,
}

#[derive(Debug, Serialize)]
struct ChildFields {
    number: usize,
    child: Child,
    fault: String,
}

struct Found {
    opened: Opened,
    due: Option<Due>,
    draft: Draft,
    before: Option<SignedReview>,
    flags: Vec<String>,
    plans: Vec<(PlanRow, Answered)>,
}

/// What every page about a review is made with.
pub(in crate::caseload::pages) struct Parts {
    app: web::Data<App>,
    form: web::Data<ReviewForm>,
    rules: web::Data<RuleSet>,
    library: web::Data<Library>,
}

impl actix_web::FromRequest for Parts {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        fn part<T: 'static>(request: &HttpRequest) -> Result<web::Data<T>, Error> {
            request.app_data::<web::Data<T>>().cloned().ok_or_else(|| Error::fault("a part of the site is missing"))
        }
        let parts =
            || Ok(Self { app: part(request)?, form: part(request)?, rules: part(request)?, library: part(request)? });
        std::future::ready(parts().map_err(|error: Error| error.into()))
    }
}

impl Parts {
    async fn find(&self, who: Who, code: String, language: &str) -> Result<Found> {
        let (rules, library, language) = (Arc::clone(&self.rules), Arc::clone(&self.library), language.to_owned());
        let read = move |rx: &mut Read<'_>, opened: Opened| {
            let client = opened.care.client().clone();
            let flags = queries::flags(rx, &Scope::one(&client))?;
            let title = |rule: &str| rule_titles(&rules, [rule].into_iter(), &language);
            Ok(Found {
                due: actions::due(rx, &client)?,
                draft: actions::draft(rx, &opened.care)?,
                before: actions::newest_signed_review(rx, &client)?,
                flags: flags.iter().map(|flag| title(&flag.rule)).collect(),
                plans: own_plans(rx, &client, &library, &language)?,
                opened,
            })
        };
        head::open(&self.app, who, code, "review form", read).await
    }

    fn view(&self, page: &Page, found: &Found, draft: &Draft, faults: Vec<Fault>) -> Result<View> {
        let when = When::new(page, &found.opened.unit, found.opened.now);
        let (due, is_late) = due_words(page, &when, found.due, found.opened.now)?;
        let asked = |section| Asked::of(page, section, &draft.body, found.before.as_ref(), &faults);
        let child = |n: usize| ChildFields {
            number: n,
            child: draft.body.children.get(n - 1).cloned().unwrap_or_default(),
            fault: page::beside(&faults, &format!("child.{n}.born")),
        };
        Ok(View {
            head: Head::of(page, &found.opened, "/reviews")?,
            address: address(found.opened.care.code()),
            is_saved: false,
            is_stale: false,
            version: draft.version,
            due,
            is_late,
            sections: self.form.sections.iter().map(asked).collect::<Result<_>>()?,
            found: Choice::all(page, &Finding::ALL.map(Finding::word), found_key)?,
            known: Choice::all(page, &Child::KNOWN, found_key)?,
            contact: Choice::all(page, &Child::CONTACT, contact_key)?,
            children: (1..=rows(&draft.body.children)).map(child).collect(),
            conclusion: draft.body.conclusion.clone(),
            conclusion_fault: page::beside(&faults, "conclusion"),
            measures: draft.body.measures.clone(),
            measures_fault: page::beside(&faults, "measures"),
            next_on: draft.next_on.map(|next| next.to_string()).unwrap_or_default(),
            next_fault: page::beside(&faults, "next_on"),
            before: found.before.as_ref().map(|before| when.day(before.at)).transpose()?.unwrap_or_default(),
            flags: found.flags.clone(),
            plans: found.plans.iter().map(|plan| OwnPlan::of(&when, plan)).collect::<Result<_>>()?,
            faults,
        })
    }
}

fn address(code: &str) -> String {
    format!("/clinic/clients/{code}/reviews/new")
}

/// The form, with what was begun.
pub(in crate::caseload::pages) async fn write(
    request: HttpRequest,
    parts: Parts,
    who: Who,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "clinic-title-review-new")?;
    let found = parts.find(who, code.into_inner(), page.language()).await?;
    let view = parts.view(&page, &found, &found.draft, Vec::new())?;
    page.render(TEMPLATE, &View { is_saved: request.query_string() == KEPT, ..view })
}

/// Saves the draft, or signs the review.
pub(in crate::caseload::pages) async fn save(
    request: HttpRequest,
    parts: Parts,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let (draft, errors) = typed(&form, &parts.form)?;
    let is_signing = form.text("action") == "sign";
    let outcome = if errors.is_empty() {
        parts.store(&who, &code, &form, draft.clone(), is_signing).await
    } else {
        Err(Error::Invalid(errors))
    };
    let (draft, errors, is_stale) = match outcome {
        Ok(Ok(location)) => return Ok(see_other(&location)),
        Ok(Err(version)) => (Draft { version, ..draft }, FieldErrors::default(), true),
        Err(Error::Invalid(errors)) => (draft, errors, false),
        Err(other) => return Err(other),
    };
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(&request, "clinic-title-review-new")?;
    let page = if is_stale { page.with_status(status) } else { page.refused(status)? };
    let found = parts.find(who, code.into_inner(), page.language()).await?;
    let view = parts.view(&page, &found, &draft, page.faults(&errors)?)?;
    page.render(TEMPLATE, &View { is_stale, ..view })
}

impl Parts {
    /// Stores or signs once; gives where that leads, or the version that stands where the draft was changed elsewhere.
    async fn store(
        &self,
        who: &Who,
        code: &str,
        form: &Form,
        draft: Draft,
        is_signing: bool,
    ) -> Result<Result<String, i32>> {
        let (who, code, key, review) = (who.clone(), code.to_owned(), form.once().to_owned(), self.form.clone());
        let act = move |tx: &mut Tx<'_>| {
            let care = access::care_of(tx, &who, &code)?;
            // A draft that was changed elsewhere is no act to be remembered.
            let mut standing = None;
            let done = once::once(tx, who.account(), &key, |tx| {
                let done = if is_signing {
                    actions::sign(tx, &care, &review, &draft)?
                } else {
                    actions::save_draft(tx, &care, &review, &draft)?
                };
                if let Saved::ChangedElsewhere(version) = done {
                    standing = Some(version);
                    return Err(Error::NotFound);
                }
                let reviews = format!("/clinic/clients/{code}/reviews");
                Ok(if is_signing { format!("{reviews}?{SIGNED}") } else { format!("{}?{KEPT}", address(&code)) })
            });
            standing.map_or_else(|| done.map(Ok), |version| Ok(Err(version)))
        };
        self.app.db().write(act).await
    }
}

/// Saves the draft while one writes.
pub(in crate::caseload::pages) async fn autosave(
    parts: Parts,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let (draft, errors) = typed(&form, &parts.form)?;
    errors.into_result()?;
    let (code, review) = (code.into_inner(), parts.form.clone());
    let place = address(&code);
    let act = move |tx: &mut Tx<'_>| {
        let care = access::care_of(tx, &who, &code)?;
        Ok((actions::save_draft(tx, &care, &review, &draft)?, tx.now()))
    };
    Ok(match parts.app.db().write(act).await? {
        (Saved::Stored(version), at) => {
            HttpResponse::Ok().json(json!({ "version": version, "saved_at": at.and_utc().to_rfc3339() }))
        }
        (Saved::ChangedElsewhere(_), _) => HttpResponse::Conflict().json(json!({ "conflict_url": place })),
    })
}

#[cfg(test)]
pub(in crate::caseload::pages) fn sample() -> (&'static str, impl Serialize) {
    let asked = |id: &str, kind, value: &str| Asked {
        id: id.to_owned(),
        kind,
        title: "Tillgång till vapen".to_owned(),
        help: "Jaktvapen och licens räknas.".to_owned(),
        value: value.to_owned(),
        note: "Vapnen är inlämnade.".to_owned(),
        fault: "Välj ett svar.".to_owned(),
        note_fault: String::new(),
        before: "Tidigare".to_owned(),
        before_note: "Licens sedan 2015.".to_owned(),
    };
    let view = View {
        head: Head::sample(),
        faults: vec![Fault { field: "found.weapons".to_owned(), text: "Välj ett svar.".to_owned() }],
        address: address("K7M2PX"),
        is_saved: true,
        is_stale: true,
        version: 2,
        due: "Riskbedömning efter larmet ska vara gjord i dag 12.00.".to_owned(),
        is_late: true,
        sections: vec![
            asked("weapons", "finding", "earlier"),
            asked("children", "children", "yes"),
            asked("worry", "scale", "6"),
            asked("sources", "sources", ""),
        ],
        found: vec![Choice::sample("now", "Nu")],
        known: vec![Choice::sample("yes", "Ja")],
        contact: vec![Choice::sample("meets", "Träffar klienten")],
        children: vec![ChildFields { number: 1, child: Child::default(), fault: "Ange året.".to_owned() }],
        conclusion: "Hög risk.".to_owned(),
        conclusion_fault: String::new(),
        measures: "Samtal varje vecka.".to_owned(),
        measures_fault: String::new(),
        next_on: "2026-12-02".to_owned(),
        next_fault: String::new(),
        before: "4 november".to_owned(),
        flags: vec!["Fysiskt våld".to_owned()],
        plans: vec![OwnPlan::sample()],
    };
    (TEMPLATE, view)
}
