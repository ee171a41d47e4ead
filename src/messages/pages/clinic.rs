//! The clinician's side of the letters.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::thread::{self, Landing, Letter, Thread, Typed};
use crate::access::{self, CareOf, Who};
use crate::db::{Read, once};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::AccountId;
use crate::messages::actions::{self, Guard, Message};
use crate::messages::rules::{self, LETTER_LIMIT};
use crate::units::when::When;
use crate::web::{App, Form, Page, page, see_other};
use crate::{care, crypto};

const TEMPLATE: &str = "messages/clinic.html";

/// A client's letters, as staff see them.
#[derive(Debug, Serialize)]
struct View {
    code: String,
    name: String,
    faults: Vec<page::Fault>,
    has_receipt: bool,
    letters: Vec<Letter>,
    promise: String,
    limit: usize,
    typed: Typed,
}

/// What the page needs from the database.
struct Found {
    code: String,
    name: String,
    account: AccountId,
    thread: Thread,
}

impl View {
    fn of(page: &Page, found: &Found, sent: &str, typed: Typed, faults: Vec<page::Fault>) -> Result<Self> {
        let thread = &found.thread;
        let when = When::new(page, &thread.unit, thread.now);
        let letter = |message: &Message| {
            let who = match (message.from_client, message.by == found.account) {
                (true, _) => found.name.clone(),
                (false, true) => page.text("talk-you", &Vec::new())?,
                (false, false) => page.text("talk-colleague", &Vec::new())?,
            };
            Letter::of(page, &when, message, false, who)
        };
        let unanswered = thread.letters.iter().rev().take_while(|message| message.from_client).last();
        let promise = unanswered.map(|message| {
            let date = when.weekday(rules::promised_on(&thread.unit, message.sent_at))?;
            page.text("talk-promised", &vec![("date", date.into())])
        });
        Ok(Self {
            code: found.code.clone(),
            name: found.name.clone(),
            has_receipt: thread.letters.iter().any(|message| !message.from_client && message.id.as_str() == sent),
            letters: thread.letters.iter().map(letter).collect::<Result<_>>()?,
            promise: promise.transpose()?.unwrap_or_default(),
            limit: LETTER_LIMIT,
            typed: typed.with_faults(&faults),
            faults,
        })
    }

    #[cfg(test)]
    fn sample() -> Self {
        let faults = vec![page::Fault { field: "text".to_owned(), text: "Skriv något.".to_owned() }];
        let typed = Typed { text: "Hej Anna".to_owned(), ..Typed::default() };
        Self {
            code: "K7M2PX".to_owned(),
            name: "Anna Åkesson".to_owned(),
            has_receipt: true,
            letters: vec![Letter::sample(false), Letter::sample(true)],
            promise: "Svar är utlovat senast tisdag 24 november.".to_owned(),
            limit: LETTER_LIMIT,
            typed: typed.with_faults(&faults),
            faults,
        }
    }
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    (TEMPLATE, View::sample())
}

fn read(rx: &mut Read<'_>, care: &CareOf) -> Result<Found> {
    let keys = crypto::client_keys(rx, [care.client()])?;
    let client = care::get(rx, care.client())?;
    Ok(Found {
        code: care.code().to_owned(),
        name: care::actions::name(&keys, &client)?,
        account: care.account().clone(),
        thread: thread::read(rx, care.client(), care.unit())?,
    })
}

/// The letters; what the client wrote counts as read from now on.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    landing: web::Query<Landing>,
) -> Result<HttpResponse> {
    let act = move |tx: &mut crate::db::Tx<'_>| {
        let care = access::care_of(tx, &who, &code)?;
        actions::mark_read_by_staff(tx, &care)?;
        read(tx, &care)
    };
    let found = app.db().write(act).await?;
    let page = Page::new(&request, "talk-title")?;
    let view = View::of(&page, &found, &landing.sent, Typed::default(), Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// A member of staff sends a letter to the client in the address.
pub(super) async fn send(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    guard: web::Data<Guard>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["text"], &[])?;
    let (typed, key, guard) = (Typed::of(&form), form.once().to_owned(), guard.into_inner());
    let (writer, text, of) = (who.clone(), typed.text.clone(), code.clone());
    let act = move |tx: &mut crate::db::Tx<'_>| {
        let care = access::care_of(tx, &writer, &of)?;
        once::once(tx, writer.account(), &key, |tx| {
            let sent = actions::send_to_client(tx, &care, &*guard, &text)?;
            Ok(format!("/clinic/clients/{}/messages?sent={sent}#l-{sent}", care.code()))
        })
    };
    match app.db().write(act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => refuse(&request, &app, who, code.into_inner(), typed, errors).await,
        Err(error) => Err(error),
    }
}

async fn refuse(
    request: &HttpRequest,
    app: &App,
    who: Who,
    code: String,
    typed: Typed,
    errors: FieldErrors,
) -> Result<HttpResponse> {
    let act = move |tx: &mut crate::db::Tx<'_>| {
        let care = access::care_of(tx, &who, &code)?;
        actions::mark_read_by_staff(tx, &care)?;
        read(tx, &care)
    };
    let found = app.db().write(act).await?;
    let page = Page::new(request, "talk-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = View::of(&page, &found, "", typed, page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}
