//! A client's questionnaires: what is open and late, what was answered and how, what was missed; and the way to enter
//! answers that are given by phone.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::queries::{self, OpenedForm};
use super::head::{self, Head, Opened};
use crate::access::Who;
use crate::db::Read;
use crate::error::Result;
use crate::ids::{AccountId, OccasionId};
use crate::instruments::Library;
use crate::units::when::When;
use crate::web::{App, Page};
use crate::{accounts, questionnaires};

const TEMPLATE: &str = "caseload/forms.html";

/// How many stand on the page: more than two years of weekly forms.
const SHOWN: i64 = 300;

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    open: Vec<Row>,
    past: Vec<Row>,
}

/// One questionnaire and what became of it.
#[derive(Debug, Serialize)]
struct Row {
    title: String,
    href: String,
    status: String,
    kind: &'static str,
    hint: String,
}

struct Found {
    opened: Opened,
    forms: Vec<OpenedForm>,
    /// The forms that the client has begun and not sent; what is in them is nobody else's.
    begun: Vec<OccasionId>,
    /// The names of those who entered answers.
    names: HashMap<String, String>,
}

/// The list.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let found = head::open(&app, who, code.into_inner(), "forms", read).await?;
    let page = Page::new(&request, "clinic-title-forms")?;
    let when = When::new(&page, &found.opened.unit, found.opened.now);
    let words = Words { page: &page, when: &when, library: &library, found: &found };
    let (open, past): (Vec<&OpenedForm>, Vec<&OpenedForm>) =
        found.forms.iter().partition(|form| form.state == "scheduled" && form.closes_on >= when.today());
    let view = View {
        head: Head::of(&page, &found.opened, "/forms")?,
        open: open.into_iter().map(|form| words.open(form)).collect::<Result<_>>()?,
        past: past.into_iter().map(|form| words.past(form)).collect::<Result<_>>()?,
    };
    page.render(TEMPLATE, &view)
}

fn read(rx: &mut Read<'_>, opened: Opened) -> Result<Found> {
    let client = opened.care.client().clone();
    let forms = queries::opened_forms(rx, &client, opened.unit.date(opened.now), SHOWN)?;
    let people: Vec<&str> = forms.iter().filter_map(|form| form.entered_by.as_ref()).map(AccountId::as_str).collect();
    let names = accounts::actions::names(rx, &people)?;
    Ok(Found { begun: questionnaires::begun(rx, &client)?, forms, names, opened })
}

struct Words<'a> {
    page: &'a Page,
    when: &'a When<'a>,
    library: &'a Library,
    found: &'a Found,
}

impl Words<'_> {
    fn title(&self, form: &OpenedForm) -> String {
        let title = self.library.get(&form.instrument).map(|one| one.title.text(self.page.language()).to_owned());
        title.unwrap_or_else(|| form.instrument.clone())
    }

    fn address(&self, place: &str) -> String {
        format!("/clinic/clients/{}/{place}", self.found.opened.care.code())
    }

    fn open(&self, form: &OpenedForm) -> Result<Row> {
        let is_late = form.due_on < self.when.today();
        let (status, kind) = if is_late { ("forms-late", "warn") } else { ("forms-open", "info") };
        let dates =
            vec![("due", self.when.date(form.due_on)?.into()), ("date", self.when.date(form.closes_on)?.into())];
        let mut hint = self.page.text("forms-open-until", &dates)?;
        if self.found.begun.contains(&form.id) {
            hint = format!("{hint} {}", self.page.text("forms-begun", &Vec::new())?);
        }
        Ok(Row {
            title: self.title(form),
            href: self.address(&format!("forms/{}", form.id)),
            status: self.page.text(status, &Vec::new())?,
            kind,
            hint,
        })
    }

    fn past(&self, form: &OpenedForm) -> Result<Row> {
        let Some((response, answered_on)) = form.response.as_ref().zip(form.answered_on) else {
            let dates = vec![("date", self.when.date(form.closes_on)?.into())];
            return Ok(Row {
                title: self.title(form),
                href: String::new(),
                status: self.page.text("forms-missed", &Vec::new())?,
                kind: "neutral",
                hint: self.page.text("forms-missed-on", &dates)?,
            });
        };
        let late = questionnaires::days_late(form.due_on, answered_on);
        let mut hint = vec![self.page.text("forms-answered-on", &vec![("date", self.when.date(answered_on)?.into())])?];
        if late > 0 {
            hint.push(self.page.text("answers-late", &vec![("n", late.into())])?);
        }
        if let Some(by) = &form.entered_by {
            let name = self.found.names.get(by.as_str()).cloned().unwrap_or_default();
            hint.push(self.page.text("answers-entered", &vec![("name", name.into())])?);
        }
        Ok(Row {
            title: self.title(form),
            href: self.address(&format!("answers/{response}")),
            status: self.page.text(if late > 0 { "forms-answered-late" } else { "forms-answered" }, &Vec::new())?,
            kind: if late > 0 { "warn" } else { "success" },
            hint: hint.join(" "),
        })
    }
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let row = |href: &str, status: &str, kind| Row {
        title: "Veckoavstämning".to_owned(),
        href: href.to_owned(),
        status: status.to_owned(),
        kind,
        hint: "Kan besvaras till och med 24 november.".to_owned(),
    };
    let full = View {
        head: Head::sample(),
        open: vec![row("/clinic/clients/K7M2PX/forms/f1", "Försenat", "warn")],
        past: vec![row("/clinic/clients/K7M2PX/answers/r1", "Besvarat", "success"), row("", "Missat", "neutral")],
    };
    let empty = View { head: Head::sample(), open: Vec::new(), past: Vec::new() };
    (TEMPLATE, vec![full, empty])
}
