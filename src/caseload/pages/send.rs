//! The last look before feedback is sent: to whom, what, and what follows.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::rules::{self, Effect, StepState};
use super::head::Head;
use super::homework::{self, Found};
use crate::access::{self, Who};
use crate::db::{Tx, once};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::SubmissionId;
use crate::messages::actions::{self, Guard};
use crate::programme::Library;
use crate::units::when::When;
use crate::web::{App, Form, Page, page, see_other};

const TEMPLATE: &str = "caseload/send.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    address: String,
    title: String,
    faults: Vec<page::Fault>,
    has_changed: bool,
    effect: String,
    parts: Vec<Part>,
    has_other: bool,
    version: i32,
}

/// One text as the client will read it.
#[derive(Debug, Serialize)]
struct Part {
    title: String,
    text: String,
}

fn view(page: &Page, found: &Found, has_changed: bool, faults: Vec<page::Fault>) -> Result<View> {
    let when = When::new(page, &found.opened.unit, found.opened.now);
    let draft = found.feedback.as_ref();
    let reply = draft.map(|draft| draft.reply.clone()).unwrap_or_default();
    let of_exercise = found.exercises.iter().filter_map(|exercise| {
        let text = reply.replies.get(&exercise.id).filter(|text| !text.is_empty())?;
        Some(Part { title: exercise.title.clone(), text: text.clone() })
    });
    let overall = Part { title: page.text("feedback-overall", &Vec::new())?, text: reply.overall.clone() };
    let overall = Some(overall).filter(|part| !part.text.is_empty());
    Ok(View {
        head: Head::of(page, &found.opened, "/homework")?,
        address: found.address(),
        title: format!("{}. {}", found.position(), found.module.title(page.language())),
        has_changed,
        effect: effect(page, &when, found)?,
        parts: overall.into_iter().chain(of_exercise).collect(),
        has_other: draft.is_some_and(|draft| draft.other.is_some()),
        version: draft.map_or(0, |draft| draft.version),
        faults,
    })
}

fn effect(page: &Page, when: &When<'_>, found: &Found) -> Result<String> {
    let states: Vec<StepState<'_>> = found
        .steps
        .iter()
        .map(|step| StepState { position: step.position, state: &step.state, due_on: step.due_on })
        .collect();
    match rules::effect(&states, found.position(), found.held, when.today()) {
        Effect::Last => page.text("reply-effect-last", &Vec::new()),
        Effect::AlreadyOpen(n) => page.text("reply-effect-open", &vec![("n", n.into())]),
        Effect::Held(n) => page.text("reply-effect-held", &vec![("n", n.into())]),
        Effect::OpensNow(n) => page.text("reply-effect-now", &vec![("n", n.into())]),
        Effect::Waits(n) => page.text("reply-effect-waits", &vec![("n", n.into())]),
        Effect::OpensOn(n, date) => {
            page.text("reply-effect-on", &vec![("n", n.into()), ("date", when.weekday(date)?.into())])
        }
    }
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let part = |title: &str, text: &str| Part { title: title.to_owned(), text: text.to_owned() };
    let view = View {
        head: Head::sample(),
        address: "/clinic/clients/K7M2PX/homework/h1".to_owned(),
        title: "2. En händelse i taget".to_owned(),
        faults: vec![page::Fault { field: "overall".to_owned(), text: "Skriv något till klienten.".to_owned() }],
        has_changed: true,
        effect: "Modul 3 öppnas onsdag 25 november.".to_owned(),
        parts: vec![
            part("Om helheten", "Tack för att du skriver så öppet."),
            part("Min plan för paus", "Bra att du märker värmen i ansiktet så tidigt."),
        ],
        has_other: true,
        version: 3,
    };
    (TEMPLATE, view)
}

/// The check before sending.
pub(super) async fn check(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "clinic-title-send")?;
    render(page, &app, who, place.into_inner(), library, false, &FieldErrors::default()).await
}

async fn render(
    page: Page,
    app: &App,
    who: Who,
    place: (String, String),
    library: web::Data<Library>,
    has_changed: bool,
    errors: &FieldErrors,
) -> Result<HttpResponse> {
    let found = homework::find(app, who, place, &library, page.language()).await?;
    if found.feedback.as_ref().is_some_and(|feedback| feedback.sent_at.is_some()) {
        return Ok(see_other(&found.address()));
    }
    let view = view(&page, &found, has_changed, page.faults(errors)?)?;
    page.render(TEMPLATE, &view)
}

/// Sends the draft that was looked at; another one is looked at first.
pub(super) async fn send(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
    library: web::Data<Library>,
    guard: web::Data<Guard>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["version"], &[])?;
    let (place, guard, key) = (place.into_inner(), guard.into_inner(), form.once().to_owned());
    let (sender, of, version) = (who.clone(), place.clone(), form.text("version").parse().unwrap_or(0));
    let act = move |tx: &mut Tx<'_>| {
        let care = access::care_of(tx, &sender, &of.0)?;
        once::once(tx, sender.account(), &key, |tx| {
            let id = SubmissionId::from(of.1.as_str());
            actions::send_feedback(tx, &care, &*guard, &id, version)?;
            Ok(format!("/clinic/clients/{}/homework/{id}?sent", care.code()))
        })
    };
    let (has_changed, errors) = match app.db().write(act).await {
        Ok(location) => return Ok(see_other(&location)),
        Err(Error::Conflict("feedback-changed")) => (true, FieldErrors::default()),
        Err(Error::Invalid(errors)) => (false, errors),
        Err(error) => return Err(error),
    };
    let status = if has_changed { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new(&request, "clinic-title-send")?.refused(status)?;
    render(page, &app, who, place, library, has_changed, &errors).await
}
