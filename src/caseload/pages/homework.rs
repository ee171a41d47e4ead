//! Homework with a reply beside each exercise: read, draft, save.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use super::super::queries::{self, HomeworkRow, StepRow};
use super::super::rules;
use super::head::{self, Head, Opened};
use super::queue::module_title;
use crate::access::{self, Who};
use crate::db::{Tx, once};
use crate::error::{Error, FieldErrors, Result};
use crate::homework;
use crate::ids::SubmissionId;
use crate::messages::actions::{self, Feedback, Reply, Saved};
use crate::messages::answers::{self, Answered};
use crate::messages::rules::{FEEDBACK_LIMIT, length, promised_on};
use crate::programme::{Library, Module};
use crate::units::when::When;
use crate::web::{App, Form, Page, page, see_other};

const TEMPLATE: &str = "caseload/homework.html";

/// Exercises that a client can go on with in the diary, once the module is behind.
const IN_DIARY: [&str; 2] = ["diary", "urge_log"];

const DIARY: (&str, &str) = ("/diary", "clinic-diary-link");
const STEPS: (&str, &str) = ("/steps", "clinic-steps-link");

/// The client's other pages on which exercises of the module go on.
fn elsewhere(module: &Module) -> Vec<(&'static str, &'static str)> {
    let in_diary = IN_DIARY.iter().any(|exercise| module.exercise(exercise).is_some());
    let needs_yes = module.exercises.iter().any(|exercise| exercise.approval);
    [in_diary.then_some(DIARY), needs_yes.then_some(STEPS)].into_iter().flatten().collect()
}

/// The homework and everything round it.
pub(super) struct Found {
    pub(super) opened: Opened,
    pub(super) id: SubmissionId,
    pub(super) submission: homework::Submission,
    pub(super) module: Arc<Module>,
    pub(super) exercises: Vec<Answered>,
    pub(super) feedback: Option<Feedback>,
    pub(super) all: Vec<HomeworkRow>,
    pub(super) steps: Vec<StepRow>,
    pub(super) held: bool,
    earlier: Vec<Feedback>,
}

/// Reads one submission of the client in the address; another client's is not there.
pub(super) fn find(
    tx: &mut Tx<'_>,
    who: &Who,
    place: &(String, String),
    library: &Library,
    language: &str,
) -> Result<Found> {
    let (code, id) = place;
    let opened = head::open(tx, who, code, "homework", id)?;
    let client = opened.care.client().clone();
    let id = SubmissionId::from(id.as_str());
    let submission = homework::get(tx, &id)?;
    if submission.client_id != client {
        return Err(Error::NotFound);
    }
    let sheets = homework::worksheets(tx, &submission)?;
    let module = answers::module(tx, library, &submission.content_hash)?;
    let treatments = queries::treatments(tx, &[client.as_str()])?;
    let earlier = actions::sent_feedback(tx, &client)?.into_iter().filter(|sent| sent.submission != id);
    Ok(Found {
        earlier: earlier.collect(),
        exercises: answers::answered(&module, &sheets, language),
        feedback: actions::find_feedback(tx, &client, &id)?,
        all: queries::homework_of(tx, &client)?,
        steps: queries::steps(tx, &[submission.treatment_id.as_str()])?,
        held: treatments.iter().any(|treatment| treatment.id == submission.treatment_id && treatment.held),
        opened,
        id,
        submission,
        module,
    })
}

impl Found {
    /// The number of the module in the client's treatment.
    pub(super) fn position(&self) -> i32 {
        self.all.iter().find(|row| row.id == self.id).map_or(0, |row| row.position)
    }

    /// The address of the homework.
    pub(super) fn address(&self) -> String {
        format!("/clinic/clients/{}/homework/{}", self.opened.care.code(), self.id)
    }
}

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    address: String,
    title: String,
    submitted: String,
    promise: String,
    is_late: bool,
    danger: String,
    /// Where exercises of the module go on: the last part of the page's address, and the text of the link.
    elsewhere: Vec<(&'static str, &'static str)>,
    faults: Vec<page::Fault>,
    notice: String,
    /// Whether the draft was written in two places at once.
    has_other: bool,
    /// When it was sent, where it was; then nothing can be changed.
    sent: String,
    read: String,
    exercises: Vec<Exercise>,
    overall: String,
    overall_fault: String,
    overall_other: String,
    version: i32,
    limit: usize,
    earlier: Vec<Earlier>,
}

/// One exercise with the reply beside it.
#[derive(Debug, Serialize)]
struct Exercise {
    answered: Answered,
    field: String,
    reply: String,
    fault: String,
    other: String,
}

/// Feedback that the client has had before.
#[derive(Debug, Serialize)]
struct Earlier {
    title: String,
    sent: String,
    texts: Vec<String>,
}

/// What was typed and what is wrong with it.
struct Typed {
    reply: Reply,
    version: i32,
    faults: Vec<page::Fault>,
}

fn view(page: &Page, found: &Found, library: &Library, typed: Option<Typed>, notice: &str) -> Result<View> {
    let when = When::new(page, &found.opened.unit, found.opened.now);
    let draft = found.feedback.as_ref();
    let (reply, version, faults) = match typed {
        Some(typed) => (typed.reply, typed.version, typed.faults),
        None => draft.map(|it| (it.reply.clone(), it.version, Vec::new())).unwrap_or_default(),
    };
    let other = draft.and_then(|draft| draft.other.clone());
    let fault =
        |field: &str| faults.iter().find(|fault| fault.field == field).map_or("", |fault| &fault.text).to_owned();
    let kept = |id: &str| other.as_ref().and_then(|other| other.replies.get(id)).cloned().unwrap_or_default();
    let exercises = found.exercises.iter().map(|answered| {
        let (field, reply) =
            (format!("reply.{}", answered.id), reply.replies.get(&answered.id).cloned().unwrap_or_default());
        let other = Some(kept(&answered.id)).filter(|other| other != &reply).unwrap_or_default();
        Exercise { fault: fault(&field), field, reply, other, answered: answered.clone() }
    });
    let promised = promised_on(&found.opened.unit, found.submission.submitted_at);
    let danger = match found.submission.danger.as_str() {
        "yes" => "talk-danger-said-yes",
        "unknown" => "talk-danger-said-unknown",
        _ => "",
    };
    let said = |key: &str| if key.is_empty() { Ok(String::new()) } else { page.text(key, &Vec::new()) };
    let moment =
        |at: Option<crate::clock::Moment>| at.map(|at| when.moment(at)).transpose().map(Option::unwrap_or_default);
    Ok(View {
        head: Head::of(page, &found.opened, "/homework")?,
        address: found.address(),
        title: format!("{}. {}", found.position(), found.module.title(page.language())),
        submitted: when.moment(found.submission.submitted_at)?,
        promise: when.weekday(promised)?,
        is_late: rules::is_late(promised, when.today()),
        danger: said(danger)?,
        elsewhere: elsewhere(&found.module),
        notice: said(notice)?,
        has_other: other.is_some(),
        sent: moment(draft.and_then(|draft| draft.sent_at))?,
        read: moment(draft.and_then(|draft| draft.read_at))?,
        exercises: exercises.collect(),
        overall_fault: fault("overall"),
        overall_other: other.map(|other| other.overall).filter(|other| other != &reply.overall).unwrap_or_default(),
        overall: reply.overall,
        version,
        limit: FEEDBACK_LIMIT,
        earlier: earlier(page, &when, found, library)?,
        faults,
    })
}

fn earlier(page: &Page, when: &When<'_>, found: &Found, library: &Library) -> Result<Vec<Earlier>> {
    let one = |feedback: &Feedback| {
        let row = found.all.iter().find(|row| row.id == feedback.submission);
        let title = row.map_or_else(String::new, |row| {
            format!("{}. {}", row.position, module_title(library, &row.module, page.language()))
        });
        Ok(Earlier {
            title,
            sent: feedback.sent_at.map(|at| when.day(at)).transpose()?.unwrap_or_default(),
            texts: feedback.reply.texts().filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        })
    };
    found.earlier.iter().map(one).collect()
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let exercise = |n: u8| Exercise {
        answered: Answered { id: format!("e{n}"), ..Answered::sample() },
        field: format!("reply.e{n}"),
        reply: "Bra att du märker värmen i ansiktet så tidigt.".to_owned(),
        fault: String::new(),
        other: if n == 1 { "Det här skrev jag i den andra fliken.".to_owned() } else { String::new() },
    };
    let view = View {
        head: Head::sample(),
        address: "/clinic/clients/K7M2PX/homework/h1".to_owned(),
        title: "2. En händelse i taget".to_owned(),
        submitted: "16 november 20.14".to_owned(),
        promise: "onsdag 18 november".to_owned(),
        is_late: true,
        danger: "Svarade vet inte på frågan om fara".to_owned(),
        elsewhere: vec![DIARY, STEPS],
        faults: vec![page::Fault { field: "overall".to_owned(), text: "Skriv något till klienten.".to_owned() }],
        notice: "Utkastet är sparat.".to_owned(),
        has_other: true,
        sent: String::new(),
        read: "i dag 15.02".to_owned(),
        exercises: vec![exercise(1), exercise(2)],
        overall: "Tack för att du skriver så öppet.".to_owned(),
        overall_fault: "Skriv något till klienten.".to_owned(),
        overall_other: "En annan inledning.".to_owned(),
        version: 3,
        limit: FEEDBACK_LIMIT,
        earlier: vec![Earlier {
            title: "1. Stanna i dag".to_owned(),
            sent: "12 november".to_owned(),
            texts: vec!["Du har redan använt planen en gång. Fortsätt så.".to_owned()],
        }],
    };
    (TEMPLATE, view)
}

/// The homework with the draft of the reply.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let notice = match request.query_string() {
        "saved" => "reply-draft-saved",
        "sent" => "reply-sent-receipt",
        _ => "",
    };
    let page = Page::new(&request, "clinic-title-homework")?;
    render(page, &app, who, place.into_inner(), &library, None, notice).await
}

async fn render(
    page: Page,
    app: &App,
    who: Who,
    place: (String, String),
    library: &web::Data<Library>,
    typed: Option<Typed>,
    notice: &str,
) -> Result<HttpResponse> {
    let (content, language) = (library.clone(), page.language().to_owned());
    let found = app.db().write(move |tx| find(tx, &who, &place, &content, &language)).await?;
    let view = view(&page, &found, library, typed, notice)?;
    page.render(TEMPLATE, &view)
}

/// Saves the draft by a press of a button, and goes on to checking where that was the button.
pub(super) async fn save(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
    library: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    let (place, key, action) = (place.into_inner(), form.once().to_owned(), form.text("action").to_owned());
    let (reply, version, errors) = typed(&form)?;
    if !errors.is_empty() {
        let page = Page::new(&request, "clinic-title-homework")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
        let typed = Typed { reply, version, faults: page.faults(&errors)? };
        return render(page, &app, who, place, &library, Some(typed), "").await;
    }
    let (writer, of, content) = (who.clone(), place.clone(), library.clone());
    let act = move |tx: &mut Tx<'_>| {
        once::once(tx, &writer.account().clone(), &key, |tx| {
            press(tx, &writer, &of, &content, version, &reply, &action)
        })
    };
    let location = app.db().write(act).await?;
    if location.ends_with(KEPT) {
        let page = Page::new(&request, "clinic-title-homework")?.with_status(StatusCode::CONFLICT);
        return render(page, &app, who, place, &library, None, "").await;
    }
    Ok(see_other(&location))
}

/// The end of the address that says that two texts are kept.
const KEPT: &str = "?kept";

/// What the pressed button asks for; answers with where it leads.
fn press(
    tx: &mut Tx<'_>,
    who: &Who,
    place: &(String, String),
    library: &Library,
    version: i32,
    reply: &Reply,
    action: &str,
) -> Result<String> {
    let (code, id) = (&place.0, SubmissionId::from(place.1.as_str()));
    let care = access::care_of(tx, who, code)?;
    let address = format!("/clinic/clients/{code}/homework/{id}");
    require_exercises(tx, library, &id, reply)?;
    let saved = actions::save_feedback(tx, &care, &id, version, reply)?;
    if matches!(saved, Saved::Kept) {
        return Ok(format!("{address}{KEPT}"));
    }
    if action == "drop" {
        actions::drop_other(tx, &care, &id)?;
    }
    Ok(if action == "check" { format!("{address}/send") } else { format!("{address}?saved") })
}

/// Saves the draft while one writes.
pub(super) async fn autosave(
    app: web::Data<App>,
    who: Who,
    place: web::Path<(String, String)>,
    library: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    let (reply, version, errors) = typed(&form)?;
    errors.into_result()?;
    let (code, id) = place.into_inner();
    let address = format!("/clinic/clients/{code}/homework/{id}");
    let act = move |tx: &mut Tx<'_>| {
        let (care, id) = (access::care_of(tx, &who, &code)?, SubmissionId::from(id));
        require_exercises(tx, &library, &id, &reply)?;
        actions::save_feedback(tx, &care, &id, version, &reply)
    };
    Ok(match app.db().write(act).await? {
        Saved::Stored { version, saved_at } => {
            let saved_at = saved_at.and_utc().to_rfc3339();
            HttpResponse::Ok().json(json!({ "version": version, "saved_at": saved_at }))
        }
        Saved::Kept => HttpResponse::Conflict().json(json!({ "conflict_url": address })),
    })
}

/// The reply as typed, the version it was written from, and every fault.
fn typed(form: &Form) -> Result<(Reply, i32, FieldErrors)> {
    let own: Vec<String> = form.names().filter(|name| name.starts_with("reply.")).map(str::to_owned).collect();
    let known: Vec<&str> = own.iter().map(String::as_str).chain(["overall", "version", "action"]).collect();
    form.only(&known, &[])?;
    let (mut reply, mut errors) = (Reply::default(), FieldErrors::default());
    for name in &own {
        let text = form.text(name).replace("\r\n", "\n");
        length(&mut errors, name, &text, FEEDBACK_LIMIT);
        if let Some(id) = name.strip_prefix("reply.").filter(|_| !text.is_empty()) {
            reply.replies.insert(id.to_owned(), text);
        }
    }
    reply.overall = form.text("overall").replace("\r\n", "\n");
    length(&mut errors, "overall", &reply.overall, FEEDBACK_LIMIT);
    Ok((reply, form.text("version").parse().unwrap_or(0), errors))
}

/// A reply belongs to an exercise of the module that was handed in.
fn require_exercises(tx: &mut Tx<'_>, library: &Library, id: &SubmissionId, reply: &Reply) -> Result<()> {
    let hash = homework::get(tx, id)?.content_hash;
    let module = answers::module(tx, library, &hash)?;
    let mut errors = FieldErrors::default();
    for foreign in reply.replies.keys().filter(|id| module.exercise(id).is_none()) {
        errors.add(format!("reply.{foreign}"), "fault-field-foreign");
    }
    errors.into_result()
}
