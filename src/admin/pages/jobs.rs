//! The jobs: how each last went, and when it runs next.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::words;
use crate::access::{self, Who};
use crate::clock::Moment;
use crate::error::Result;
use crate::jobs::{self, Job, JobState};
use crate::risk::rules::RuleSet;
use crate::units::{self, Unit};
use crate::web::{App, Page};

/// What `admin/jobs.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    rows: Vec<Row>,
    now: String,
}

/// One job.
#[derive(Debug, Serialize)]
struct Row {
    name: &'static str,
    /// What it is for, in the reader's language.
    what: String,
    /// `ok`, `failed`, `late` or `never`.
    state: &'static str,
    last: String,
    succeeded: String,
    took: String,
    done: i32,
    next: String,
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    rules: web::Data<RuleSet>,
    who: Who,
) -> Result<HttpResponse> {
    let wall = app.db().site().clock.wall();
    let (unit, states) = app
        .db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            Ok((units::get(rx, admin.unit())?, jobs::states(rx)?))
        })
        .await?;
    let page = Page::new(&request, "jobs-title")?;
    let table = jobs::table(rules.into_inner())?;
    let rows = table.iter().map(|job| Row::of(&page, &unit, job, &states, wall)).collect::<Result<_>>()?;
    page.render("admin/jobs.html", &View { rows, now: words::minute(&unit, wall) })
}

impl Row {
    fn of(page: &Page, unit: &Unit, job: &Job, states: &[JobState], wall: Moment) -> Result<Self> {
        let state = states.iter().find(|state| state.job == job.name());
        let exact = |at: Moment| unit.local(at).format("%Y-%m-%d %H:%M:%S").to_string();
        let took = |state: &JobState| page.text("jobs-took", &vec![("ms", state.took_ms.into())]);
        Ok(Self {
            name: job.name(),
            what: page.text(&format!("jobs-what-{}", job.name()), &Vec::new())?,
            state: jobs::standing(job, state, wall).as_str(),
            last: state.map(|state| exact(state.began_at)).unwrap_or_default(),
            succeeded: state.and_then(|state| state.succeeded_at).map(exact).unwrap_or_default(),
            took: state.map(took).transpose()?.unwrap_or_default(),
            done: state.map_or(0, |state| state.done),
            next: job.next_after(wall).map(exact).unwrap_or_default(),
        })
    }
}

impl View {
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let row = |state, last: &str| Row {
            name: "letters",
            what: "Skickar brev".to_owned(),
            state,
            last: last.to_owned(),
            succeeded: last.to_owned(),
            took: "12 ms".to_owned(),
            done: 3,
            next: "2026-11-22 08:16:00".to_owned(),
        };
        let last = "2026-11-22 08:15:00";
        Self {
            rows: vec![row("ok", last), row("failed", last), row("late", last), row("never", "")],
            now: "2026-11-22 08:15".to_owned(),
        }
    }
}
