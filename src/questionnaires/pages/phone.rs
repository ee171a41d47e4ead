//! A form that a client answers by phone: whoever cares for the client reads the questions out and enters the answers. The
//! same questions, the same checks, the same evaluation; what the record and exports say is that it was by phone.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::asked::{self, Asked, ITEMS, items_of, parse, with_answers};
use super::told::Readers;
use crate::access::{self, CareOf, Who};
use crate::audit::{self, Event};
use crate::care;
use crate::crypto;
use crate::db::Read;
use crate::db::once::{self, once};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::OccasionId;
use crate::instruments::{Answers, Instrument, Library};
use crate::questionnaires::actions::{Answered, answer, tell};
use crate::questionnaires::store;
use crate::risk::rules::RuleSet;
use crate::risk::{self, Safety};
use crate::units;
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Fragment, Page, see_other};

/// What `questionnaires/phone.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    code: String,
    name: String,
    address: String,
    title: String,
    language: String,
    instructions: String,
    items: Fragment,
    attribution: String,
    /// Whether somebody stands on the ladder for a worrying answer.
    is_read: bool,
    /// Whether the client has begun the form on the page.
    has_begun: bool,
    /// What has to be read out before the first question, where the client was not told yet.
    readers: Option<Readers>,
    told_fault: String,
    faults: Vec<Fault>,
}

/// What a page about a form of this client is made from.
struct Opened {
    code: String,
    name: String,
    asked: Asked,
    has_begun: bool,
}

impl Opened {
    fn read(rx: &mut Read<'_>, library: &Library, care: &CareOf, language: &str, id: &OccasionId) -> Result<Self> {
        let (asked, has_begun) = asked::for_staff(rx, library, care, language, id)?;
        Ok(Self { code: care.code().to_owned(), name: name_of(rx, care)?, asked, has_begun })
    }
}

fn name_of(rx: &mut Read<'_>, care: &CareOf) -> Result<String> {
    let client = care::get(rx, care.client())?;
    let keys = crypto::client_keys(rx, [care.client()])?;
    care::actions::name(&keys, &client)
}

/// The field that says that the client was told who reads the answers.
const TOLD: &str = "told";

fn address(code: &str, occasion: &OccasionId) -> String {
    format!("/clinic/clients/{code}/forms/{occasion}")
}

/// `GET /clinic/clients/{code}/forms/{f}`
pub(super) async fn show(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "phone-title")?;
    let opened = open(&app, library.into_inner(), who, path.into_inner()).await?;
    let items = with_answers(&page, &opened.asked.instrument, &Answers::default())?;
    let view = View::of(&page, &opened, items, Vec::new())?;
    page.render("questionnaires/phone.html", &view)
}

/// The form, with its reading in the log.
async fn open(app: &App, library: Arc<Library>, who: Who, (code, id): (String, String)) -> Result<Opened> {
    app.db()
        .write(move |tx| {
            let (care, id) = (access::care_of(tx, &who, &code)?, OccasionId::from(id));
            let opened = Opened::read(tx, &library, &care, who.language(), &id)?;
            let read = Event::RecordRead { what: "form", id: id.to_string() };
            audit::record(tx, care.by(), Some(care.client()), &read)?;
            Ok(opened)
        })
        .await
}

/// `POST /clinic/clients/{code}/forms/{f}`
pub(super) async fn enter(
    app: web::Data<App>,
    library: web::Data<Library>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "phone-title")?;
    let (library, place, key) = (library.into_inner(), path.into_inner(), form.once().to_owned());
    let opened = match before(&app, Arc::clone(&library), &who, &place, &key).await? {
        Before::Entered(location) => return Ok(see_other(&location)),
        Before::New(opened) => *opened,
    };
    let instrument = Arc::clone(&opened.asked.instrument);
    let is_told = !opened.asked.must_be_told || form.text(TOLD) == "yes";
    let answers = match parse_with_told(&form, &instrument, is_told) {
        Ok(answers) => answers,
        Err(errors) => return refuse(page, &opened, &form, &errors),
    };
    let language = instrument.language_for(page.language()).unwrap_or_default().to_owned();
    let location = app
        .db()
        .write(move |tx| {
            let care = access::care_of(tx, &who, &place.0)?;
            let occasion = OccasionId::from(place.1.as_str());
            once(tx, who.account(), &key, |tx| {
                let unit = units::get(tx, care.unit())?;
                tell(tx, &care, &unit, &instrument)?;
                let answered =
                    Answered { occasion: &occasion, instrument: &instrument, language: &language, answers: &answers };
                answer(tx, &care, &rules, &answered)?;
                Ok(format!("{}/received", address(care.code(), &occasion)))
            })
        })
        .await?;
    Ok(see_other(&location))
}

/// The answers; where the client was not told yet who reads them, that must have been read out first.
fn parse_with_told(form: &Form, instrument: &Instrument, is_told: bool) -> Result<Answers, FieldErrors> {
    let mut errors = FieldErrors::default();
    if !is_told {
        errors.add(TOLD, "phone-fault-told");
    }
    match parse(form, instrument, &[TOLD]) {
        Ok(answers) if errors.is_empty() => Ok(answers),
        Ok(_) => Err(errors),
        Err(faults) => {
            for fault in faults.iter() {
                errors.add_with(fault.field.clone(), fault.key, fault.args.clone());
            }
            Err(errors)
        }
    }
}

/// Whether the same form was entered before.
enum Before {
    New(Box<Opened>),
    Entered(String),
}

async fn before(app: &App, library: Arc<Library>, who: &Who, place: &(String, String), key: &str) -> Result<Before> {
    let (who, (code, id), key) = (who.clone(), place.clone(), key.to_owned());
    app.db()
        .glance(move |rx| {
            let care = access::care_of(rx, &who, &code)?;
            if let Some(location) = once::location(rx, who.account(), &key)? {
                return Ok(Before::Entered(location));
            }
            let opened = Opened::read(rx, &library, &care, who.language(), &OccasionId::from(id))?;
            if opened.asked.is_read {
                Ok(Before::New(Box::new(opened)))
            } else {
                Err(Error::Conflict("phone-conflict-unread"))
            }
        })
        .await
}

fn refuse(page: Page, opened: &Opened, form: &Form, errors: &FieldErrors) -> Result<HttpResponse> {
    let page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let faults = page.faults(errors)?;
    let by_item: BTreeMap<_, _> = faults.iter().map(|fault| (fault.field.clone(), fault.text.clone())).collect();
    let typed = items_of(&page, &opened.asked.instrument, &|item| form.all(item), &by_item)?;
    let items = page.part(ITEMS, &typed)?;
    let view = View::of(&page, opened, items, faults)?;
    page.render("questionnaires/phone.html", &view)
}

/// What `questionnaires/entered.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct Entered {
    code: String,
    name: String,
    /// What to read out where an answer needs a person's eyes; it never repeats the answer.
    safety: Option<Safety>,
    answers: String,
    next: String,
}

/// `GET /clinic/clients/{code}/forms/{f}/received`
pub(super) async fn received(
    app: web::Data<App>,
    request: HttpRequest,
    who: Who,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "phone-received-title")?;
    let (code, id) = path.into_inner();
    let (care, name, response, needs_eyes, unit, now, next) = app
        .db()
        .read(move |rx| {
            let (care, id) = (access::care_of(rx, &who, &code)?, OccasionId::from(id));
            store::find_occasion(rx, care.client(), &id)?.ok_or(Error::NotFound)?;
            let response = store::response_to(rx, &id)?.ok_or(Error::NotFound)?.id;
            let needs_eyes = risk::needs_eyes(rx, "response", response.as_str())?;
            let (unit, now) = (units::get(rx, care.unit())?, rx.now());
            let next = store::due(rx, care.client(), unit.date(now))?.into_iter().next();
            Ok((care.clone(), name_of(rx, &care)?, response, needs_eyes, unit, now, next))
        })
        .await?;
    let view = Entered {
        answers: format!("/clinic/clients/{}/answers/{response}", care.code()),
        next: next.map(|one| address(care.code(), &one.id)).unwrap_or_default(),
        code: care.code().to_owned(),
        name,
        safety: needs_eyes.then(|| Safety::of(&page, &unit, now)).transpose()?,
    };
    page.render("questionnaires/entered.html", &view)
}

impl View {
    fn of(page: &Page, opened: &Opened, items: Fragment, faults: Vec<Fault>) -> Result<Self> {
        let (asked, instrument) = (&opened.asked, &opened.asked.instrument);
        let language = instrument.language_for(page.language()).unwrap_or_default();
        Ok(Self {
            code: opened.code.clone(),
            name: opened.name.clone(),
            address: address(&opened.code, &asked.occasion.id),
            title: instrument.title.text(language).to_owned(),
            instructions: asked.fill(page, instrument.instructions.text(language))?,
            items,
            attribution: instrument.licence.attribution.clone(),
            is_read: asked.is_read,
            has_begun: opened.has_begun,
            readers: asked.must_be_told.then(|| Readers::of(page, asked)).transpose()?,
            told_fault: beside(&faults, TOLD),
            language: language.to_owned(),
            faults,
        })
    }
}

/// Views with every part filled, for the test that renders all templates.
#[cfg(test)]
pub(super) fn samples() -> (Vec<View>, Vec<Entered>) {
    let view = |is_read| View {
        code: "K7M2PX".to_owned(),
        name: "Anna Åkesson".to_owned(),
        address: "/clinic/clients/K7M2PX/forms/f1".to_owned(),
        title: "Veckoavstämning".to_owned(),
        language: "sv".to_owned(),
        instructions: "Svaren gäller veckan.".to_owned(),
        items: Fragment::from("<fieldset></fieldset>".to_owned()),
        attribution: "Own.".to_owned(),
        is_read,
        has_begun: true,
        readers: is_read.then(Readers::sample),
        told_fault: "Läs upp texten.".to_owned(),
        faults: vec![Fault { field: "w1".to_owned(), text: "Välj ett svar.".to_owned() }],
    };
    let entered = |safety: Option<Safety>, next: &str| Entered {
        code: "K7M2PX".to_owned(),
        name: "Anna Åkesson".to_owned(),
        safety,
        answers: "/clinic/clients/K7M2PX/answers/r1".to_owned(),
        next: next.to_owned(),
    };
    let next = "/clinic/clients/K7M2PX/forms/f2";
    (vec![view(true), view(false)], vec![entered(Some(Safety::sample()), next), entered(None, "")])
}
