//! Leaving a form in the middle: saving what was answered so far, the page that says that it is not sent, and the choice
//! where two tabs say different things.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::asked::{instrument_of, parse_some};
use super::form::{VERSION, address, refuse};
use crate::access::{self, ClientSelf, Who};
use crate::db::Read;
use crate::error::{Error, FieldErrors, Result};
use crate::ids::OccasionId;
use crate::instruments::{Answer, Instrument, Item, Library, export_label};
use crate::questionnaires::actions::{self, Begun, open_occasion};
use crate::questionnaires::rules::draft::in_two;
use crate::questionnaires::store::Occasion;
use crate::treatment::draft::{Keep, Saved};
use crate::units::{self, when};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, autosave, see_other};

/// `POST /my/forms/{f}/draft`: a script is told the version; a person is told that nothing was sent.
pub(super) async fn save(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, library, reader) = (OccasionId::from(path.into_inner()), library.into_inner(), who.clone());
    let (asked, of) = (id.clone(), library.clone());
    let instrument = app
        .db()
        .glance(move |rx| {
            let me = access::client_self(rx, &reader)?;
            instrument_of(&of, &occasion(rx, &me, &asked)?)
        })
        .await?;
    let answers = match parse_some(&form, &instrument, &[VERSION]) {
        Ok(answers) => answers,
        Err(errors) => {
            return refuse(Page::new(&request, "form-title")?, &app, library, &who, &id, &form, &errors).await;
        }
    };
    let (version, asked) = (form.text(VERSION).parse().unwrap_or(0), id.clone());
    let saved = app
        .db()
        .write(move |tx| {
            let me = access::client_self(tx, &who)?;
            let occasion = occasion(tx, &me, &asked)?;
            actions::save(tx, &me, &occasion, &instrument, &answers, version)
        })
        .await?;
    let versions = format!("{}/versions", address(&id));
    Ok(match (saved, autosave::is_script(&request)) {
        (Saved::Kept { version, at }, true) => autosave::kept(version, at),
        (Saved::Kept { .. }, false) => see_other(&format!("{}/saved", address(&id))),
        (Saved::InTwo, true) => autosave::in_two(&versions),
        (Saved::InTwo, false) => see_other(&versions),
    })
}

fn occasion(rx: &mut Read<'_>, me: &ClientSelf, id: &OccasionId) -> Result<Occasion> {
    let unit = units::get(rx, me.unit())?;
    open_occasion(rx, me, &unit, id)
}

/// What `questionnaires/saved.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct SavedView {
    address: String,
    until: String,
}

/// `GET /my/forms/{f}/saved`
pub(super) async fn saved(
    app: web::Data<App>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "form-saved-title")?;
    let id = OccasionId::from(path.into_inner());
    let occasion = app
        .db()
        .read(move |rx| {
            let me = access::client_self(rx, &who)?;
            occasion(rx, &me, &id)
        })
        .await?;
    let view = SavedView { address: address(&occasion.id), until: when::weekday_date(&page, occasion.closes_on)? };
    page.render("questionnaires/saved.html", &view)
}

/// What `questionnaires/versions.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct VersionsView {
    address: String,
    language: String,
    version: i32,
    pairs: Vec<Pair>,
    faults: Vec<Fault>,
}

/// One question with both its answers.
#[derive(Debug, Serialize)]
struct Pair {
    field: String,
    text: String,
    first: String,
    other: String,
    error: String,
}

/// `GET /my/forms/{f}/versions`
pub(super) async fn versions(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    versions_page(&app, library, who, &request, OccasionId::from(path.into_inner()), None).await
}

/// `POST /my/forms/{f}/versions`
pub(super) async fn choose(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let id = OccasionId::from(path.into_inner());
    let (asked, chooser, of) = (id.clone(), who.clone(), library.clone());
    let done = app.db().write(move |tx| {
        let me = access::client_self(tx, &chooser)?;
        let occasion = occasion(tx, &me, &asked)?;
        let instrument = instrument_of(&of, &occasion)?;
        let names: Vec<String> = instrument.items.iter().map(|item| field(&item.id)).collect();
        let single: Vec<&str> = names.iter().map(String::as_str).chain([VERSION]).collect();
        form.only(&single, &[])?;
        let choice = |item: &str| Keep::parse(form.text(&field(item)));
        actions::resolve(tx, &me, &occasion, &instrument, &choice, form.text(VERSION).parse().unwrap_or(-1))
    });
    match done.await {
        Ok(()) => Ok(see_other(&address(&id))),
        Err(Error::Invalid(errors)) => versions_page(&app, library, who, &request, id, Some(errors)).await,
        Err(error) => Err(error),
    }
}

fn field(item: &str) -> String {
    format!("keep.{item}")
}

/// The page with both; where there is nothing to choose it leads back to the form.
async fn versions_page(
    app: &App,
    library: web::Data<Library>,
    who: Who,
    request: &HttpRequest,
    id: OccasionId,
    errors: Option<FieldErrors>,
) -> Result<HttpResponse> {
    let here = address(&id);
    let read = move |rx: &mut Read<'_>| {
        let me = access::client_self(rx, &who)?;
        let occasion = occasion(rx, &me, &id)?;
        let instrument = instrument_of(&library, &occasion)?;
        Ok((actions::begun(rx, &occasion, &instrument)?, instrument))
    };
    let (begun, instrument) = app.db().read(read).await?;
    if begun.other().is_none() {
        return Ok(see_other(&here));
    }
    let mut page = Page::new(request, "form-versions-title")?;
    let faults = errors.as_ref().map(|errors| page.faults(errors)).transpose()?.unwrap_or_default();
    if errors.is_some() {
        page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    }
    let view = VersionsView::of(&page, here, &begun, &instrument, faults)?;
    page.render("questionnaires/versions.html", &view)
}

impl VersionsView {
    fn of(page: &Page, address: String, begun: &Begun, instrument: &Instrument, faults: Vec<Fault>) -> Result<Self> {
        let language = instrument.language_for(page.language()).unwrap_or_default();
        let (first, other) = (begun.answers(), begun.other().cloned().unwrap_or_default());
        let decline = page.text("form-decline", &Vec::new())?;
        let said = |item: &Item, answer: Option<&Answer>| match answer {
            Some(Answer::Declined) => decline.clone(),
            answer => answer.and_then(|answer| export_label(item, answer, language)).unwrap_or_default(),
        };
        let pair = |item: &Item| Pair {
            field: field(&item.id),
            text: item.text(language).to_owned(),
            first: said(item, first.get(&item.id)),
            other: said(item, other.get(&item.id)),
            error: beside(&faults, &field(&item.id)),
        };
        let pairs = in_two(instrument, &first, &other).into_iter().map(pair).collect();
        Ok(Self { address, language: language.to_owned(), version: begun.version(), pairs, faults })
    }
}

/// Views with every part filled, for the test that renders all templates.
#[cfg(test)]
pub(super) fn samples() -> (SavedView, Vec<VersionsView>) {
    let address = || "/my/forms/f1".to_owned();
    let saved = SavedView { address: address(), until: "måndag 23 november".to_owned() };
    let pair = || Pair {
        field: "keep.w1".to_owned(),
        text: "Under hur många dagar?".to_owned(),
        first: "2".to_owned(),
        other: "3".to_owned(),
        error: "Välj ett av svaren.".to_owned(),
    };
    let versions = |pairs: Vec<Pair>| VersionsView {
        address: address(),
        language: "sv".to_owned(),
        version: 3,
        faults: pairs.iter().map(|one| Fault { field: one.field.clone(), text: one.error.clone() }).collect(),
        pairs,
    };
    (saved, vec![versions(vec![pair(), pair()]), versions(Vec::new())])
}
