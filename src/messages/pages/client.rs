//! The client's side of the letters.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::Timelike;
use serde::Serialize;

use super::thread::{self, Landing, Letter, Thread, Typed};
use crate::access::{self, Who};
use crate::db::once;
use crate::error::{Error, FieldErrors, Result};
use crate::messages::actions::{self, Message};
use crate::messages::rules::{self, LETTER_LIMIT, LETTERS_A_DAY};
use crate::risk::Safety;
use crate::risk::rules::working_time::Reading;
use crate::risk::rules::{DangerAnswer, RuleSet};
use crate::units::when::{self, When};
use crate::web::{App, Form, Page, page, see_other};

const TEMPLATE: &str = "messages/client.html";

/// The client's page of letters.
#[derive(Debug, Serialize)]
struct View {
    /// Help before anything else, after an answer that somebody is or may be in danger.
    safety: Option<Safety>,
    faults: Vec<page::Fault>,
    has_receipt: bool,
    letters: Vec<Letter>,
    reading: String,
    hours: String,
    route: String,
    promise: String,
    is_full: bool,
    limit: usize,
    a_day: i64,
    typed: Typed,
}

/// Whether somebody reads now, and until or from when, as it stands above the place to write.
fn reading(page: &Page, when: &When<'_>, thread: &Thread) -> Result<String> {
    match rules::reading(&thread.unit, thread.now) {
        Reading::Now { until } if thread.has_reader => {
            let until = thread.unit.local(until);
            let time = when::clock(page, until.hour(), until.minute())?;
            page.text("when-reading-now", &vec![("time", time.into())])
        }
        Reading::From(from) if thread.has_reader => {
            let from = thread.unit.local(from);
            let (date, time) = (when.weekday(from.date_naive())?, when::clock(page, from.hour(), from.minute())?);
            page.text("when-reading-from", &vec![("date", date.into()), ("time", time.into())])
        }
        _ => page.text("when-reading-nobody", &Vec::new()),
    }
}

impl View {
    fn of(page: &Page, thread: &Thread, sent: &str, typed: Typed, faults: Vec<page::Fault>) -> Result<Self> {
        let when = When::new(page, &thread.unit, thread.now);
        let letter = |message: &Message| {
            let who = page.text(if message.from_client { "talk-you" } else { "talk-contact" }, &Vec::new())?;
            Letter::of(page, &when, message, true, who)
        };
        let receipt = thread.letters.iter().find(|message| message.from_client && message.id.as_str() == sent);
        let said = receipt.and_then(|message| message.danger).or_else(|| DangerAnswer::from_word(&typed.danger));
        let is_in_danger = matches!(said, Some(DangerAnswer::Yes | DangerAnswer::Unknown));
        let reading = reading(page, &when, thread)?;
        let route = thread.unit.out_of_hours(page.language()).to_owned();
        let promised = rules::promised_on(&thread.unit, thread.now);
        Ok(Self {
            safety: is_in_danger.then(|| Safety { reading: reading.clone(), route: route.clone() }),
            has_receipt: receipt.is_some(),
            letters: thread.letters.iter().map(letter).collect::<Result<_>>()?,
            promise: if thread.has_reader {
                page.text("talk-promise", &vec![("date", when.weekday(promised)?.into())])?
            } else {
                String::new()
            },
            hours: if thread.has_reader { when.hours()? } else { String::new() },
            reading,
            route,
            is_full: !rules::may_send(thread.sent_today, DangerAnswer::No),
            limit: LETTER_LIMIT,
            a_day: LETTERS_A_DAY,
            typed: typed.with_faults(&faults),
            faults,
        })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let fault = |field: &str| page::Fault { field: field.to_owned(), text: "Skriv något.".to_owned() };
        let faults = vec![fault("text"), fault("danger")];
        let typed = Typed { text: "Hej".to_owned(), danger: "no".to_owned(), ..Typed::default() };
        Self {
            safety: Some(Safety {
                reading: "Ingen läser före måndag.".to_owned(),
                route: "Ring 010-000 00 00.".to_owned(),
            }),
            has_receipt: true,
            letters: vec![Letter::sample(false), Letter::sample(true)],
            reading: "Ingen läser det här före måndag 23 november kl. 08.00.".to_owned(),
            hours: "måndag–fredag 08.00–17.00".to_owned(),
            route: "Utanför de tiderna: ring 010-000 00 00.".to_owned(),
            promise: "Du får svar senast tisdag 24 november.".to_owned(),
            is_full: true,
            limit: LETTER_LIMIT,
            a_day: LETTERS_A_DAY,
            typed: typed.with_faults(&faults),
            faults,
        }
    }
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    (TEMPLATE, View::sample())
}

/// The letters; what staff wrote counts as read from now on.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    landing: web::Query<Landing>,
) -> Result<HttpResponse> {
    let reader = who.clone();
    app.note(move |tx| {
        let me = access::client_self(tx, &reader)?;
        actions::mark_read_by_client(tx, &me)
    })
    .await?;
    let read = move |rx: &mut crate::db::Read<'_>| {
        let me = access::client_self(rx, &who)?;
        thread::read(rx, me.client(), me.unit())
    };
    let thread = app.db().read(read).await?;
    let page = Page::new(&request, "talk-title")?;
    let view = View::of(&page, &thread, &landing.sent, Typed::default(), Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// The client sends a letter; the receipt comes only after it is stored.
pub(super) async fn send(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    rules: web::Data<RuleSet>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["text", "danger"], &[])?;
    let (typed, key, rules) = (Typed::of(&form), form.once().to_owned(), rules.into_inner());
    let (writer, letter) = (who.clone(), typed.clone());
    let act = move |tx: &mut crate::db::Tx<'_>| {
        let me = access::client_self(tx, &writer)?;
        once::once(tx, writer.account(), &key, |tx| {
            let sent = actions::send_to_clinician(tx, &me, &rules, &letter.text, &letter.danger)?;
            Ok(format!("/my/messages?sent={0}#l-{0}", sent.message))
        })
    };
    match app.db().write(act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => {
            refuse(&request, &app, who, typed, errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Error::TooMany) => {
            let mut errors = FieldErrors::default();
            errors.add_with("text", "talk-fault-day", vec![("n", LETTERS_A_DAY.to_string())]);
            refuse(&request, &app, who, typed, errors, StatusCode::TOO_MANY_REQUESTS).await
        }
        Err(error) => Err(error),
    }
}

async fn refuse(
    request: &HttpRequest,
    app: &App,
    who: Who,
    typed: Typed,
    errors: FieldErrors,
    status: StatusCode,
) -> Result<HttpResponse> {
    let read = move |rx: &mut crate::db::Read<'_>| {
        let me = access::client_self(rx, &who)?;
        thread::read(rx, me.client(), me.unit())
    };
    let thread = app.db().read(read).await?;
    let page = Page::new(request, "talk-title")?.refused(status)?;
    let view = View::of(&page, &thread, "", typed, page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}
