//! Ending a treatment: what has to be settled first, and what the client is asked afterwards.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::course::open_flags;
use super::head::{self, Head, Opened};
use crate::access::{CareOf, Who};
use crate::audit::{self, Event};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::questionnaires::{self, actions::Measures};
use crate::treatment::{self, Treatment};
use crate::units::when::When;
use crate::web::{App, Form, Page, page};
use crate::{care, risk};

const TEMPLATE: &str = "caseload/ending.html";

/// How a treatment ends: the words that forms and the log carry, each with its text.
const REASONS: [(&str, &str); 3] =
    [("through", "clinic-end-through"), ("agreed", "clinic-end-agreed"), ("broken_off", "clinic-end-broken-off")];

/// Whether forms follow, each with its text.
const AFTERWARDS: [(&str, &str, Measures); 2] =
    [("yes", "clinic-end-forms-yes", Measures::Asked), ("no", "clinic-end-forms-no", Measures::Stopped)];

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    faults: Vec<page::Fault>,
    /// Since when the treatment has gone on; empty where there is none to end.
    since: String,
    open_flags: usize,
    /// Whether a risk review was signed lately enough to be the final one.
    is_reviewed: bool,
    /// Whether somebody answers for the client until the last form.
    has_owner: bool,
    reasons: Vec<Choice>,
    afterwards: Vec<Choice>,
    reason: String,
    forms: String,
    reason_fault: String,
    forms_fault: String,
}

/// One choice of a field.
#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
}

struct Found {
    opened: Opened,
    treatment: Option<Treatment>,
    open_flags: usize,
    is_reviewed: bool,
    has_owner: bool,
}

/// What was chosen.
#[derive(Debug, Clone, Copy)]
struct Chosen {
    reason: &'static str,
    measures: Measures,
}

fn find(rx: &mut Read<'_>, opened: Opened) -> Result<Found> {
    Ok(Found {
        treatment: treatment::current(rx, opened.care.client())?,
        open_flags: open_flags(rx, &opened.care)?,
        is_reviewed: risk::actions::has_final_review(rx, opened.care.client())?,
        has_owner: has_owner(rx, &opened.care)?,
        opened,
    })
}

impl View {
    fn of(page: &Page, found: &Found, form: Option<&Form>, faults: Vec<page::Fault>) -> Result<Self> {
        let when = When::new(page, &found.opened.unit, found.opened.now);
        let typed = |field: &str| form.map_or("", |form| form.text(field)).to_owned();
        let fault = |field: &str| page::beside(&faults, field);
        let choice = |value: &'static str, key: &str| Ok(Choice { value, label: page.text(key, &Vec::new())? });
        let since = found.treatment.as_ref().map(|treatment| when.date(treatment.started_on)).transpose()?;
        Ok(Self {
            head: Head::of(page, &found.opened, "/end")?,
            since: since.unwrap_or_default(),
            open_flags: found.open_flags,
            is_reviewed: found.is_reviewed,
            has_owner: found.has_owner,
            reasons: REASONS.into_iter().map(|(value, key)| choice(value, key)).collect::<Result<_>>()?,
            afterwards: AFTERWARDS.into_iter().map(|(value, key, _)| choice(value, key)).collect::<Result<_>>()?,
            reason: typed("reason"),
            forms: typed("forms"),
            reason_fault: fault("reason"),
            forms_fault: fault("forms"),
            faults,
        })
    }
}

/// What has to be settled, and the form.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let found = head::open(&app, who, code.into_inner(), "ending", find).await?;
    let page = Page::new(&request, "clinic-title-end")?;
    let view = View::of(&page, &found, None, Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// Ends the treatment.
pub(super) async fn end(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["reason", "forms"], &[])?;
    let chosen = typed(&form);
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        end_treatment(tx, care, chosen.map_err(Error::Invalid)?)?;
        Ok("/plan?ended")
    };
    let errors = match head::act(&app, &who, &code, &form, act).await? {
        Ok(done) => return Ok(done),
        Err(errors) => errors,
    };
    let found = head::open(&app, who, code.into_inner(), "ending", find).await?;
    let page = Page::new(&request, "clinic-title-end")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = View::of(&page, &found, Some(&form), page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}

/// A treatment ends, also when it is broken off, only when every flag is closed and the risk was reviewed: what was raised
/// in it is not left to nobody. Who is asked more afterwards has somebody who answers for that.
fn end_treatment(tx: &mut Tx<'_>, care: &CareOf, chosen: Chosen) -> Result<()> {
    let treatment = treatment::current(tx, care.client())?.ok_or(Error::Conflict("treatment-none-running"))?;
    if open_flags(tx, care)? > 0 {
        return Err(Error::field("reason", "clinic-end-fault-flags"));
    }
    if !risk::actions::has_final_review(tx, care.client())? {
        return Err(Error::field("reason", "clinic-end-fault-review"));
    }
    if chosen.measures == Measures::Asked && !has_owner(tx, care)? {
        return Err(Error::field("forms", "clinic-end-fault-owner"));
    }
    treatment::actions::end(tx, care.by(), &treatment)?;
    questionnaires::actions::treatment_ended(tx, &treatment, chosen.measures)?;
    let event = Event::TreatmentEndedBecause { reason: chosen.reason, measures: chosen.measures == Measures::Asked };
    audit::record(tx, care.by(), Some(care.client()), &event)
}

/// Whether somebody is responsible for the client, and goes on being that until the last form.
fn has_owner(rx: &mut Read<'_>, care: &CareOf) -> Result<bool> {
    let now = rx.now();
    Ok(!care::responsible_now(rx, care.client(), now)?.is_empty())
}

/// How it ends, and whether forms follow.
fn typed(form: &Form) -> Result<Chosen, FieldErrors> {
    let mut errors = FieldErrors::default();
    let reason = REASONS.into_iter().map(|(word, _)| word).find(|word| *word == form.text("reason"));
    if reason.is_none() {
        errors.add("reason", "clinic-end-fault-reason");
    }
    let measures = AFTERWARDS.into_iter().find(|(word, ..)| *word == form.text("forms")).map(|(.., measures)| measures);
    if measures.is_none() {
        errors.add("forms", "clinic-end-fault-forms");
    }
    reason.zip(measures).map(|(reason, measures)| Chosen { reason, measures }).ok_or(errors)
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let choice = |value, label: &str| Choice { value, label: label.to_owned() };
    let fault = |field: &str, text: &str| page::Fault { field: field.to_owned(), text: text.to_owned() };
    let view = |since: &str, open_flags, is_reviewed| View {
        head: Head::sample(),
        faults: vec![fault("reason", "Välj hur."), fault("forms", "Välj om.")],
        since: since.to_owned(),
        open_flags,
        is_reviewed,
        has_owner: is_reviewed,
        reasons: vec![choice("through", "Modulerna är gjorda")],
        afterwards: vec![choice("yes", "Ja"), choice("no", "Nej")],
        reason: "through".to_owned(),
        forms: "yes".to_owned(),
        reason_fault: "Välj hur.".to_owned(),
        forms_fault: "Välj om.".to_owned(),
    };
    (TEMPLATE, vec![view("2 mars", 0, true), view("2 mars", 2, true), view("2 mars", 0, false), view("", 0, true)])
}
