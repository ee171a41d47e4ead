//! What a client has said yes to, and saying yes or no to the unit's studies.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::head::{self, Head, Opened};
use crate::access::{CareOf, Who};
use crate::consent::{self, Consent, Kind};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::research::{self, Study};
use crate::web::page::Fault;
use crate::web::{App, Form, Page};
use crate::{accounts, care};

const TEMPLATE: &str = "caseload/consents.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    faults: Vec<Fault>,
    studies: Vec<StudyView>,
    given: Vec<Given>,
    lang: String,
}

/// One of the unit's studies, and whether the client takes part in it.
#[derive(Debug, Serialize)]
struct StudyView {
    code: String,
    name: String,
    ethics_number: String,
    /// The day of the yes that holds; empty where there is none.
    since: String,
    version: String,
    wording: String,
    fault: String,
}

/// A yes of the past or of now.
#[derive(Debug, Serialize)]
struct Given {
    what: String,
    version: String,
    since: String,
    withdrawn: String,
}

/// What led here.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    done: Option<String>,
}

struct Found {
    opened: Opened,
    language: String,
    studies: Vec<Study>,
    consents: Vec<Consent>,
}

fn find(rx: &mut Read<'_>, opened: Opened) -> Result<Found> {
    let client = opened.care.client().clone();
    let account = care::account_of(rx, &client)?;
    Ok(Found {
        language: accounts::get(rx, &account)?.locale,
        studies: research::of_unit(rx, opened.care.unit())?,
        consents: consent::history(rx, &client)?,
        opened,
    })
}

/// What the client reads or hears before saying yes, in the client's language.
fn wording(app: &App, wording: &str, language: &str, study: &Study) -> Result<String> {
    let args = vec![("study", study.name.as_str().into()), ("number", study.ethics_number.as_str().into())];
    let text = app.texts().get(language, wording, "consent-research-wording", &args);
    text.ok_or_else(|| Error::fault(format!("no wording of the consent in {language}")))
}

impl View {
    fn of(app: &App, page: &Page, found: &Found, refused: Option<(&str, Vec<Fault>)>) -> Result<Self> {
        let (refused, faults) = refused.unwrap_or_default();
        let study = |study: &Study| {
            let holds = found
                .consents
                .iter()
                .rfind(|one| one.study_id.as_ref() == Some(&study.id) && one.withdrawn_at.is_none());
            let fault = faults.first().filter(|_| study.code == refused);
            Ok(StudyView {
                since: holds.map(|one| found.opened.unit.date(one.given_at).to_string()).unwrap_or_default(),
                version: holds.map_or_else(|| Kind::Research.version().to_owned(), |one| one.version.clone()),
                wording: wording(app, &found.opened.unit.wording, &found.language, study)?,
                fault: fault.map(|fault| fault.text.clone()).unwrap_or_default(),
                code: study.code.clone(),
                name: study.name.clone(),
                ethics_number: study.ethics_number.clone(),
            })
        };
        Ok(Self {
            head: Head::of(page, &found.opened, "/consents")?,
            studies: found.studies.iter().map(study).collect::<Result<_>>()?,
            given: found.consents.iter().rev().map(|one| Given::of(page, found, one)).collect::<Result<_>>()?,
            lang: found.language.clone(),
            faults,
        })
    }
}

impl Given {
    fn of(page: &Page, found: &Found, consent: &Consent) -> Result<Self> {
        let kind = page.text(&format!("consent-kind-{}", consent.kind), &Vec::new())?;
        let study = found.studies.iter().find(|study| Some(&study.id) == consent.study_id.as_ref());
        let date = |at| found.opened.unit.date(at).to_string();
        Ok(Self {
            what: study.map_or_else(|| kind.clone(), |study| format!("{kind}: {}", study.name)),
            version: consent.version.clone(),
            since: date(consent.given_at),
            withdrawn: consent.withdrawn_at.map(date).unwrap_or_default(),
        })
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let found = head::open(&app, who, code.into_inner(), "consents", find).await?;
    let page = Page::new(&request, "consent-title")?;
    let page = match asked.done.as_deref() {
        Some("given") => page.with_notice("consent-done-given")?,
        Some("withdrawn") => page.with_notice("consent-done-withdrawn")?,
        _ => page,
    };
    let view = View::of(&app, &page, &found, None)?;
    page.render(TEMPLATE, &view)
}

/// What was pressed.
#[derive(Debug, Clone)]
struct Pressed {
    study: String,
    give: bool,
    said: bool,
}

pub(super) async fn change(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["study", "act", "said"], &[])?;
    let pressed = Pressed {
        study: form.text("study").to_owned(),
        give: form.text("act") == "give",
        said: form.text("said") == "yes",
    };
    let (shared, person, wanted) = (app.clone(), who.clone(), pressed.clone());
    let act = move |tx: &mut Tx<'_>, care: &CareOf| give_or_withdraw(tx, care, &shared, &person, &wanted);
    let errors = match head::act(&app, &who, &code, &form, act).await? {
        Ok(done) => return Ok(done),
        Err(errors) => errors,
    };
    let found = head::open(&app, who, code.into_inner(), "consents", find).await?;
    let page = Page::new(&request, "consent-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = View::of(&app, &page, &found, Some((&pressed.study, page.faults(&errors)?)))?;
    page.render(TEMPLATE, &view)
}

fn give_or_withdraw(tx: &mut Tx<'_>, care: &CareOf, app: &App, who: &Who, pressed: &Pressed) -> Result<&'static str> {
    let studies = research::of_unit(tx, care.unit())?;
    let study = studies.into_iter().find(|study| study.code == pressed.study).ok_or(Error::NotFound)?;
    let (by, client, id) = (care.by(), care.client(), Some(&study.id));
    if !pressed.give {
        consent::actions::withdraw(tx, by, client, Kind::Research, id)?;
        return Ok("/consents?done=withdrawn");
    }
    if !pressed.said {
        return Err(Error::field(format!("said-{}", study.code), "consent-fault-said"));
    }
    let account = care::account_of(tx, client)?;
    let language = accounts::get(tx, &account)?.locale;
    let read = wording(app, who.wording(), &language, &study)?;
    consent::actions::give(tx, by, client, care.unit(), Kind::Research, id, Kind::Research.version(), &read)?;
    Ok("/consents?done=given")
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let text = |text: &str| text.to_owned();
    let study = |since: &str, fault: &str| StudyView {
        code: text("steg-1"),
        name: text("Steg 1"),
        ethics_number: text("2026-01234-01"),
        since: text(since),
        version: text("1"),
        wording: text("Jag vill att mina svar används i studien Steg 1."),
        fault: text(fault),
    };
    let given = |withdrawn: &str| Given {
        what: text("Att delta"),
        version: text("1"),
        since: text("2026-11-02"),
        withdrawn: text(withdrawn),
    };
    let view = View {
        head: Head::sample(),
        faults: vec![Fault { field: text("said-steg-1"), text: text("Text") }],
        studies: vec![study("", "Text"), study("2026-11-02", "")],
        given: vec![given(""), given("2026-11-20")],
        lang: text("sv"),
    };
    (TEMPLATE, view)
}
