//! The list of a module's pages, with what is done, what to hand in and what became of it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::Here;
use crate::access::Who;
use crate::error::Result;
use crate::homework::rules;
use crate::programme::Page as ModulePage;
use crate::treatment::Stage;
use crate::units::when;
use crate::web::{App, Page};

/// What `homework/module.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct ModuleView {
    title: String,
    lead: String,
    minutes: u32,
    done: usize,
    tasks: Vec<Task>,
    hand_in: Vec<String>,
    next: Option<Next>,
    versions: String,
    sent: Option<Sent>,
}

#[derive(Debug, Serialize)]
struct Task {
    label: String,
    href: String,
    status: &'static str,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct Next {
    href: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct Sent {
    href: String,
    received: String,
    reply_by: String,
    is_answered: bool,
    /// Where the answer is read, once there is one.
    answer: String,
}

/// `GET /my/modules/{m}`
pub(super) async fn show(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    path: web::Path<i32>,
) -> Result<HttpResponse> {
    let m = path.into_inner();
    let here = app.db().read(move |rx| Here::read(rx, &who, m)).await?;
    let page = Page::new(&request, "homework-title")?;
    let language = page.language().to_owned();
    let page = page.titled(here.opened.module.title(&language));
    let view = ModuleView::of(&page, &here)?;
    page.render("homework/module.html", &view)
}

impl ModuleView {
    fn of(page: &Page, here: &Here) -> Result<Self> {
        let (module, language) = (&here.opened.module, page.language());
        let tasks: Vec<Task> = (1..).zip(&module.pages).map(|(n, part)| Task::of(here, n, part, language)).collect();
        let is_required = |exercise: &&crate::programme::Exercise| exercise.required;
        let required = rules::in_order(module).into_iter().map(|(_, exercise)| exercise).filter(is_required);
        Ok(Self {
            title: module.title(language).to_owned(),
            lead: module.lead(language).to_owned(),
            minutes: module.minutes,
            done: tasks.iter().filter(|task| task.kind == DONE.1).count(),
            hand_in: required.map(|exercise| exercise.title(language).to_owned()).collect(),
            next: next(page, here, &tasks)?,
            versions: here.drafts.in_two().next().map(|_| format!("{}/versions", here.address())).unwrap_or_default(),
            sent: Sent::of(page, here)?,
            tasks,
        })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        let task = |status: (&'static str, &'static str)| Task {
            label: "Page".to_owned(),
            href: "/my/modules/1/pages/1".to_owned(),
            status: status.0,
            kind: status.1,
        };
        Self {
            title: "Module".to_owned(),
            lead: "What it gives.".to_owned(),
            minutes: 20,
            done: 1,
            tasks: vec![task(DONE), task(BEGUN), task(NOT_BEGUN)],
            hand_in: vec!["Sheet".to_owned()],
            next: Some(Next { href: "/my/modules/1/pages/2".to_owned(), label: "Page".to_owned() }),
            versions: "/my/modules/1/versions".to_owned(),
            sent: Some(Sent {
                href: "/my/modules/1/submitted".to_owned(),
                received: "Monday".to_owned(),
                reply_by: "Wednesday".to_owned(),
                is_answered: false,
                answer: "/my/feedback/x".to_owned(),
            }),
        }
    }
}

/// A page's state: its text key, and the kind of its tag.
const DONE: (&str, &str) = ("homework-page-done", "success");
const BEGUN: (&str, &str) = ("homework-page-begun", "warn");
const NOT_BEGUN: (&str, &str) = ("homework-page-not-begun", "neutral");

impl Task {
    fn of(here: &Here, n: usize, part: &ModulePage, language: &str) -> Self {
        let (status, kind) = state(here, part);
        Self { label: part.title(language).to_owned(), href: format!("{}/pages/{n}", here.address()), status, kind }
    }
}

/// Done means read, and nothing missing in what is to be filled in on it.
fn state(here: &Here, part: &ModulePage) -> (&'static str, &'static str) {
    let exercises = rules::exercises_on(&here.opened.module, part);
    let is_whole = exercises.iter().all(|exercise| exercise.check(&here.sheet(&exercise.id)).is_empty());
    let is_written_in = exercises.iter().any(|exercise| !here.sheet(&exercise.id).is_empty());
    match (here.visited.contains(&part.id), is_whole) {
        (true, true) => DONE,
        (true, false) => BEGUN,
        (false, _) if is_written_in => BEGUN,
        (false, _) => NOT_BEGUN,
    }
}

/// The first page that is not done, else checking and handing in; nothing once it was handed in.
fn next(page: &Page, here: &Here, tasks: &[Task]) -> Result<Option<Next>> {
    if !here.opened.is_writable() {
        return Ok(None);
    }
    Ok(Some(match tasks.iter().find(|task| task.kind != DONE.1) {
        Some(task) => Next { href: task.href.clone(), label: task.label.clone() },
        None => Next {
            href: format!("{}/check", here.address()),
            label: page.text("homework-check-and-send", &Vec::new())?,
        },
    }))
}

impl Sent {
    fn of(page: &Page, here: &Here) -> Result<Option<Self>> {
        let Some(submission) = &here.submission else { return Ok(None) };
        Ok(Some(Self {
            href: format!("{}/submitted", here.address()),
            received: when::weekday_moment(page, &here.unit, submission.submitted_at)?,
            reply_by: here.reply_by(page, submission)?,
            is_answered: here.opened.step.stage() == Stage::Answered,
            answer: format!("/my/feedback/{}", submission.id),
        }))
    }
}
