//! Homework with a reply beside each exercise, as it is read.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::queries::{self, HomeworkRow, StepRow};
use super::super::rules;
use super::head::{self, Head, Opened};
use super::queue::module_title;
use crate::access::{self, Who};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::homework;
use crate::ids::SubmissionId;
use crate::messages::actions::{self, Feedback, Reply};
use crate::messages::answers::{self, Answered};
use crate::messages::rules::{FEEDBACK_LIMIT, promised_on};
use crate::programme::{Library, Module};
use crate::units::when::When;
use crate::web::{App, Page, page};

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
pub(super) async fn find(
    app: &App,
    who: Who,
    (code, id): (String, String),
    library: &web::Data<Library>,
    language: &str,
) -> Result<Found> {
    let act = move |tx: &mut Tx<'_>| {
        let (care, submission) = (access::care_of(tx, &who, &code)?, homework::get(tx, &SubmissionId::from(id))?);
        if submission.client_id != *care.client() {
            return Err(Error::NotFound);
        }
        Ok((head::log(tx, care, "homework", submission.id.to_string())?, submission))
    };
    let (care, submission) = app.db().write(act).await?;
    let (library, language) = (library.clone(), language.to_owned());
    let read = move |rx: &mut Read<'_>| {
        let opened = Opened::of(rx, care)?;
        read(rx, opened, submission, &library, &language)
    };
    app.db().read(read).await
}

fn read(
    rx: &mut Read<'_>,
    opened: Opened,
    submission: homework::Submission,
    library: &Library,
    language: &str,
) -> Result<Found> {
    let (client, id) = (submission.client_id.clone(), submission.id.clone());
    let sheets = homework::worksheets(rx, &submission)?;
    let module = answers::module(rx, library, &submission.content_hash)?;
    let treatments = queries::treatments(rx, &[client.as_str()])?;
    let earlier = actions::sent_feedback(rx, &client)?.into_iter().filter(|sent| sent.submission != id);
    Ok(Found {
        earlier: earlier.collect(),
        exercises: answers::answered(&module, &sheets, language),
        feedback: actions::find_feedback(rx, &client, &id)?,
        all: queries::homework_of(rx, &client)?,
        steps: queries::steps(rx, &[submission.treatment_id.as_str()])?,
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
pub(super) struct Typed {
    pub(super) reply: Reply,
    pub(super) version: i32,
    pub(super) faults: Vec<page::Fault>,
}

fn view(page: &Page, found: &Found, library: &Library, typed: Option<Typed>, notice: &str) -> Result<View> {
    let when = When::new(page, &found.opened.unit, found.opened.now);
    let draft = found.feedback.as_ref();
    let (reply, version, faults) = match typed {
        Some(typed) => (typed.reply, typed.version, typed.faults),
        None => draft.map(|it| (it.reply.clone(), it.version, Vec::new())).unwrap_or_default(),
    };
    let other = draft.and_then(|draft| draft.other.clone());
    let fault = |field: &str| page::beside(&faults, field);
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

pub(super) async fn render(
    page: Page,
    app: &App,
    who: Who,
    place: (String, String),
    library: &web::Data<Library>,
    typed: Option<Typed>,
    notice: &str,
) -> Result<HttpResponse> {
    let found = find(app, who, place, library, page.language()).await?;
    let view = view(&page, &found, library, typed, notice)?;
    page.render(TEMPLATE, &view)
}
