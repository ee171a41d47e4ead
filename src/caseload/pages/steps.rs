//! The steps of a client's ladder: which of them may be done.

use std::collections::BTreeSet;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::head::{self, Head, Opened};
use crate::access::{CareOf, Who};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::SubmissionId;
use crate::practice::rules::{Block, Standing};
use crate::practice::{self, Ladder};
use crate::units::when::When;
use crate::web::{App, Form, Page, page};

const TEMPLATE: &str = "caseload/steps.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    faults: Vec<page::Fault>,
    /// Whether it was just saved.
    is_saved: bool,
    /// The homework that holds the ladder; empty where the client has none.
    submission: String,
    steps: Vec<Step>,
    /// The text of what keeps every step from being approved; empty where nothing does.
    block: &'static str,
    /// When the client said what asks for a new yes; empty where there is nothing.
    red: String,
    audit: String,
    is_asked: bool,
    step_fault: String,
    asked_fault: String,
}

/// One step, and whether it is ticked.
#[derive(Debug, Serialize)]
struct Step {
    value: String,
    title: String,
    answers: Vec<(String, String)>,
    standing: &'static str,
    kind: &'static str,
    is_ticked: bool,
}

struct Found {
    opened: Opened,
    ladder: Option<Ladder>,
}

fn find(rx: &mut Read<'_>, opened: Opened) -> Result<Found> {
    let ladder = practice::ladder(rx, opened.care.client())?;
    Ok(Found { opened, ladder })
}

impl View {
    fn of(page: &Page, found: &Found, form: Option<&Form>, faults: Vec<page::Fault>) -> Result<Self> {
        let when = When::new(page, &found.opened.unit, found.opened.now);
        let fault = |field: &str| page::beside(&faults, field);
        let said = found.ladder.as_ref().map(|ladder| ladder.said).unwrap_or_default();
        let rungs = found.ladder.as_ref().map(|ladder| ladder.rungs(page.language())).unwrap_or_default();
        let ticked = form.map(|form| form.all("step"));
        let step = |rung: practice::Rung| {
            let value = rung.round.to_string();
            let is_ticked = match &ticked {
                Some(ticked) => ticked.contains(&value),
                None => rung.standing == Standing::Approved,
            };
            let (standing, kind) = words(rung.standing);
            let mut answers = rung.answers.into_iter();
            let title = answers.next().map(|(_, answer)| answer).unwrap_or_default();
            Step { value, title, answers: answers.collect(), standing, kind, is_ticked }
        };
        Ok(Self {
            head: Head::of(page, &found.opened, "/steps")?,
            is_saved: false,
            submission: found.ladder.as_ref().map(|ladder| ladder.submission.to_string()).unwrap_or_default(),
            steps: rungs.into_iter().map(step).collect(),
            block: match said.block() {
                Some(Block::OpenFlag) => "clinic-steps-block-flag",
                Some(Block::Thoughts) => "clinic-steps-block-thoughts",
                None => "",
            },
            red: said.last_red.map(|at| when.moment(at)).transpose()?.unwrap_or_default(),
            audit: said.high_audit.map(|at| when.moment(at)).transpose()?.unwrap_or_default(),
            is_asked: form.is_some_and(|form| form.text("asked") == "yes"),
            step_fault: fault("step"),
            asked_fault: fault("asked"),
            faults,
        })
    }
}

fn words(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Approved => ("clinic-steps-approved", "success"),
        Standing::Waiting => ("clinic-steps-waiting", "info"),
        Standing::Renew => ("clinic-steps-renew", "warn"),
        Standing::Declined => ("clinic-steps-declined", "neutral"),
    }
}

/// Every step with how it stands, and the form.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let found = head::open(&app, who, code.into_inner(), "steps", find).await?;
    let page = Page::new(&request, "clinic-title-steps")?;
    let is_saved = request.query_string() == "saved";
    let view = View { is_saved, ..View::of(&page, &found, None, Vec::new())? };
    page.render(TEMPLATE, &view)
}

/// Says which steps may be done.
pub(super) async fn decide(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["submission", "asked"], &["step"])?;
    let (typed, seen) = (typed(&form), SubmissionId::from(form.text("submission")));
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        practice::actions::decide(tx, care, &seen, &typed.map_err(Error::Invalid)?)?;
        Ok("/steps?saved")
    };
    let errors = match head::act(&app, &who, &code, &form, act).await? {
        Ok(done) => return Ok(done),
        Err(errors) => errors,
    };
    let found = head::open(&app, who, code.into_inner(), "steps", find).await?;
    let page = Page::new(&request, "clinic-title-steps")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = View::of(&page, &found, Some(&form), page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}

/// The steps that are ticked. A yes is said only by somebody who has asked what no form asks.
fn typed(form: &Form) -> Result<BTreeSet<i32>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut approved = BTreeSet::new();
    for value in form.all("step") {
        match value.parse() {
            Ok(round) => {
                approved.insert(round);
            }
            Err(_) => errors.add("step", "clinic-steps-fault-step"),
        }
    }
    if !approved.is_empty() && form.text("asked") != "yes" {
        errors.add("asked", "clinic-steps-fault-asked");
    }
    if errors.is_empty() { Ok(approved) } else { Err(errors) }
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let step = |value: &str, standing| {
        let (standing, kind) = words(standing);
        Step {
            value: value.to_owned(),
            title: "Vänta i kön".to_owned(),
            answers: vec![("Obehag".to_owned(), "20".to_owned())],
            standing,
            kind,
            is_ticked: value == "0",
        }
    };
    let fault = |field: &str| page::Fault { field: field.to_owned(), text: "Välj.".to_owned() };
    let view = |block: &'static str, is_any: bool| View {
        head: Head::sample(),
        faults: vec![fault("step"), fault("asked")],
        is_saved: block.is_empty(),
        submission: "s1".to_owned(),
        steps: if is_any {
            vec![
                step("0", Standing::Approved),
                step("1", Standing::Waiting),
                step("2", Standing::Renew),
                step("3", Standing::Declined),
            ]
        } else {
            Vec::new()
        },
        block,
        red: "3 mars kl. 10.00".to_owned(),
        audit: "4 mars kl. 10.00".to_owned(),
        is_asked: true,
        step_fault: "Välj.".to_owned(),
        asked_fault: "Välj.".to_owned(),
    };
    let views = vec![
        view("", true),
        view("clinic-steps-block-flag", true),
        view("clinic-steps-block-thoughts", true),
        view("", false),
    ];
    (TEMPLATE, views)
}
