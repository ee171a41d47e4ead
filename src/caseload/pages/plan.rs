//! The planning view: every module with its state and date, opening by hand, and the client's own plans to read.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::queries::{self, PlanRow, StepRow, TreatmentRow};
use super::head::{self, Head, Opened};
use super::queue::module_title;
use crate::access::{CareOf, Who};
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::ClientId;
use crate::messages::answers::{self, Answered};
use crate::offer;
use crate::programme::{Library, Worksheet};
use crate::treatment;
use crate::units::when::When;
use crate::web::{App, Form, Page, page};

const TEMPLATE: &str = "caseload/plan.html";

/// Why a module is opened by hand: the words that forms and the log carry, each with its text.
const REASONS: [(&str, &str); 4] = [
    ("agreed", "clinic-plan-reason-agreed"),
    ("pace", "clinic-plan-reason-pace"),
    ("risk_reviewed", "clinic-plan-reason-risk"),
    ("mistake", "clinic-plan-reason-mistake"),
];

/// One module on the path, in the shape that `ui.stop` takes.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Stop {
    number: i32,
    label: String,
    state: &'static str,
    status: String,
    text: String,
}

/// One choice of a field.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// One of the client's own plans.
#[derive(Debug, Serialize)]
pub(super) struct OwnPlan {
    answered: Answered,
    saved: String,
}

impl OwnPlan {
    pub(super) fn of(when: &When<'_>, (row, answered): &(PlanRow, Answered)) -> Result<Self> {
        Ok(Self { answered: answered.clone(), saved: when.moment(row.created_at)? })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self { answered: Answered::sample(), saved: "10 november".to_owned() }
    }
}

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    faults: Vec<page::Fault>,
    /// The text that says what was done last; empty where nothing was.
    receipt: &'static str,
    /// What the treatment is doing: running, paused, or none where there is none that goes on.
    course: &'static str,
    /// Whether the texts have a newer version than the client's.
    is_older: bool,
    /// Whether the client has handed in steps that wait for a yes.
    has_steps: bool,
    held: bool,
    stops: Vec<Stop>,
    locked: Vec<Choice>,
    reasons: Vec<Choice>,
    module: String,
    reason: String,
    module_fault: String,
    reason_fault: String,
    plans: Vec<OwnPlan>,
}

struct Found {
    opened: Opened,
    treatment: Option<TreatmentRow>,
    /// Whether the unit offers a newer version of the texts than the treatment's.
    is_older: bool,
    steps: Vec<StepRow>,
    plans: Vec<(PlanRow, Answered)>,
}

async fn find(app: &App, who: Who, code: String, library: &web::Data<Library>, language: &str) -> Result<Found> {
    let (library, language) = (library.clone(), language.to_owned());
    head::open(app, who, code, "plan", move |rx, opened| read(rx, opened, &library, &language)).await
}

fn read(rx: &mut Read<'_>, opened: Opened, library: &Library, language: &str) -> Result<Found> {
    let client = opened.care.client().clone();
    let treatment = queries::treatments(rx, &[client.as_str()])?.pop();
    let ids: Vec<&str> = treatment.iter().map(|treatment| treatment.id.as_str()).collect();
    let steps = queries::steps(rx, &ids)?;
    let plans = own_plans(rx, &client, library, language)?;
    let is_older = match treatment.as_ref().filter(|treatment| treatment.state != "ended") {
        Some(treatment) => offer::programme(rx, &opened.unit.id, library, &treatment.programme)?
            .is_some_and(|offered| offered.hash != treatment.content_hash),
        None => false,
    };
    Ok(Found { opened, treatment, is_older, steps, plans })
}

/// The newest version of each of the client's own plans.
pub(super) fn own_plans(
    rx: &mut Read<'_>,
    client: &ClientId,
    library: &Library,
    language: &str,
) -> Result<Vec<(PlanRow, Answered)>> {
    let mut newest = queries::plans(rx, client)?;
    newest.dedup_by(|later, earlier| later.kind == earlier.kind);
    let keys = crypto::client_keys(rx, [client])?;
    let mut plans = Vec::new();
    for row in newest {
        let text = keys.open(client, Place("plans.body"), row.id.as_str(), &row.body)?;
        let worksheet: Worksheet =
            serde_json::from_str(&text).map_err(|error| Error::internal("read a plan", error))?;
        let module = answers::module(rx, library, &row.content_hash)?;
        if let Some(exercise) = module.exercise(&row.exercise) {
            let answered = answers::one(exercise, &worksheet, language);
            plans.push((row, answered));
        }
    }
    Ok(plans)
}

/// The path of a treatment.
pub(super) fn stops(page: &Page, when: &When<'_>, library: &Library, steps: &[StepRow]) -> Result<Vec<Stop>> {
    let stop = |step: &StepRow| {
        let (state, key) = match step.state.as_str() {
            "open" => ("now", "clinic-plan-open"),
            "submitted" => ("open", "clinic-plan-submitted"),
            "answered" => ("done", "clinic-plan-answered"),
            _ => ("later", "clinic-plan-locked"),
        };
        let at = step.answered_at.or(step.submitted_at).or(step.opened_at);
        let text = match at {
            Some(at) => when.day(at)?,
            None => page.text("clinic-plan-opens", &vec![("date", when.date(step.due_on)?.into())])?,
        };
        Ok(Stop {
            number: step.position,
            label: module_title(library, &step.module, page.language()),
            state,
            status: page.text(key, &Vec::new())?,
            text,
        })
    };
    steps.iter().map(stop).collect()
}

/// Whether the module holds steps that wait for a clinician's yes.
fn has_steps(library: &Library, step: &StepRow) -> bool {
    // A unit's own version has the exercises of the shipped one.
    let of_version = || library.modules().find(|module| module.hash == step.content_hash);
    let module = of_version().or_else(|| library.modules().find(|module| module.id == step.module));
    module.is_some_and(|module| module.exercises.iter().any(|exercise| exercise.approval))
}

/// When the first module opened: scores before that are the baseline.
pub(super) fn begun(steps: &[StepRow]) -> Option<Moment> {
    steps.iter().filter_map(|step| step.opened_at).min()
}

#[cfg(test)]
pub(super) fn sample_stops() -> Vec<Stop> {
    let stop = |number, label: &str, state, status: &str, text: &str| Stop {
        number,
        label: label.to_owned(),
        state,
        status: status.to_owned(),
        text: text.to_owned(),
    };
    vec![
        stop(1, "Stanna i dag", "done", "Besvarad", "12 november"),
        stop(2, "En händelse i taget", "open", "Inlämnad, väntar på svar", "16 november"),
        stop(3, "Kroppen först", "later", "Inte öppnad", "öppnas tidigast 25 november"),
    ]
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let fault = |field: &str, text: &str| page::Fault { field: field.to_owned(), text: text.to_owned() };
    let view = View {
        head: Head::sample(),
        faults: vec![fault("module", "Välj vilken modul."), fault("reason", "Välj varför.")],
        receipt: "clinic-plan-opened",
        course: "running",
        is_older: true,
        has_steps: true,
        held: true,
        stops: sample_stops(),
        locked: vec![choice("3", "3. Kroppen först")],
        reasons: vec![choice("agreed", "Vi har kommit överens om det"), choice("pace", "Takten passar")],
        module: "3".to_owned(),
        reason: "agreed".to_owned(),
        module_fault: "Välj vilken modul.".to_owned(),
        reason_fault: "Välj varför.".to_owned(),
        plans: vec![OwnPlan::sample()],
    };
    (TEMPLATE, view)
}

fn view(page: &Page, found: &Found, library: &Library, form: Option<&Form>, faults: Vec<page::Fault>) -> Result<View> {
    let when = When::new(page, &found.opened.unit, found.opened.now);
    let typed = |field: &str| form.map_or("", |form| form.text(field)).to_owned();
    let fault = |field: &str| page::beside(&faults, field);
    let locked = found.steps.iter().filter(|step| step.state == "locked").map(|step| Choice {
        value: step.position.to_string(),
        label: format!("{}. {}", step.position, module_title(library, &step.module, page.language())),
    });
    let reason =
        |(value, key): (&str, &str)| Ok(Choice { value: value.to_owned(), label: page.text(key, &Vec::new())? });
    Ok(View {
        head: Head::of(page, &found.opened, "/plan")?,
        receipt: "",
        course: found.treatment.as_ref().map_or("none", |treatment| match treatment.state.as_str() {
            "ended" => "none",
            "paused" => "paused",
            _ => "running",
        }),
        has_steps: found.steps.iter().filter(|step| step.submitted_at.is_some()).any(|step| has_steps(library, step)),
        is_older: found.is_older,
        held: found.treatment.as_ref().is_some_and(|treatment| treatment.held),
        stops: stops(page, &when, library, &found.steps)?,
        locked: locked.collect(),
        reasons: REASONS.into_iter().map(reason).collect::<Result<_>>()?,
        module: typed("module"),
        reason: typed("reason"),
        module_fault: fault("module"),
        reason_fault: fault("reason"),
        plans: found.plans.iter().map(|plan| OwnPlan::of(&when, plan)).collect::<Result<_>>()?,
        faults,
    })
}

/// The planning view.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "clinic-title-plan")?;
    let found = find(&app, who, code.into_inner(), &library, page.language()).await?;
    let receipt = match request.query_string() {
        "opened" => "clinic-plan-opened",
        "ended" => "clinic-end-done",
        "begun" => "clinic-begin-done",
        "paused" => "clinic-pause-done",
        "resumed" => "clinic-resume-done",
        "moved" => "clinic-version-done",
        _ => "",
    };
    let view = View { receipt, ..view(&page, &found, &library, None, Vec::new())? };
    page.render(TEMPLATE, &view)
}

/// Opens a module by hand; the log keeps why.
pub(super) async fn open(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    library: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["module", "reason"], &[])?;
    let typed = typed(&form);
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let (position, reason) = typed.map_err(Error::Invalid)?;
        treatment::actions::open_by_hand(tx, care, position)?;
        audit::record(tx, care.by(), Some(care.client()), &Event::ModuleOpenedBecause { position, reason })?;
        Ok("/plan?opened")
    };
    let errors = match head::act(&app, &who, &code, &form, act).await? {
        Ok(done) => return Ok(done),
        Err(errors) => errors,
    };
    let page = Page::new(&request, "clinic-title-plan")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let found = find(&app, who, code.into_inner(), &library, page.language()).await?;
    let view = view(&page, &found, &library, Some(&form), page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}

/// Which module, and why.
fn typed(form: &Form) -> Result<(i32, &'static str), FieldErrors> {
    let mut errors = FieldErrors::default();
    let position = form.text("module").parse::<i32>().ok();
    if position.is_none() {
        errors.add("module", "clinic-plan-fault-module");
    }
    let reason = REASONS.into_iter().map(|(word, _)| word).find(|word| *word == form.text("reason"));
    if reason.is_none() {
        errors.add("reason", "clinic-plan-fault-reason");
    }
    position.zip(reason).ok_or(errors)
}
