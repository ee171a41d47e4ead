//! Answering a questionnaire: one form, a fieldset per item.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::asked::{self, Asked, ITEMS, instrument_of, is_read, items_of, parse, with_answers};
use super::told;
use crate::access::{self, Who};
use crate::db::once::{self, once};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::OccasionId;
use crate::instruments::{Instrument, Library};
use crate::questionnaires::actions::{self, Answered, answer, open_occasion, tells};
use crate::questionnaires::store;
use crate::risk::rules::RuleSet;
use crate::risk::{self, Reading, Safety};
use crate::units::{self, when};
use crate::web::page::Fault;
use crate::web::{App, Form, Fragment, Page, see_other};

/// What `questionnaires/form.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    address: String,
    title: String,
    language: String,
    /// Where it stands who reads the answers; empty where nothing is told.
    before: String,
    instructions: String,
    /// The questions, as HTML.
    items: Fragment,
    attribution: String,
    minutes: i64,
    reading: Reading,
    /// Whether somebody is there to read a worrying answer.
    is_read: bool,
    /// Until when it can be answered, where the day on which it was due is past; else empty.
    late_until: String,
    /// When the form was saved last without being sent; empty where it was not.
    saved: String,
    /// Whether something else was answered in another tab.
    in_two: bool,
    /// The number of the save that the page shows.
    version: i32,
    faults: Vec<Fault>,
}

/// The address of a client's form.
pub(super) fn address(occasion: &OccasionId) -> String {
    format!("/my/forms/{occasion}")
}

/// `GET /my/forms/{f}`
pub(super) async fn show(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "form-title")?;
    let occasion = OccasionId::from(path.into_inner());
    let asked = asked::for_client(&app, library.into_inner(), &who, &occasion).await?;
    // Where nobody is there to read, the page says so, and nothing is asked.
    if asked.is_read && asked.must_be_told {
        return Ok(see_other(&told::before(&asked.occasion.id)));
    }
    let items = with_answers(&page, &asked.instrument, &asked.begun.answers())?;
    let view = View::of(&page, &asked, items, asked.begun.version(), Vec::new())?;
    page.render("questionnaires/form.html", &view)
}

/// `POST /my/forms/{f}`
pub(super) async fn send(
    app: web::Data<App>,
    library: web::Data<Library>,
    rules: web::Data<RuleSet>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "form-title")?;
    let occasion = OccasionId::from(path.into_inner());
    let once_key = form.once().to_owned();
    let library = library.into_inner();
    let instrument = match sent(&app, Arc::clone(&library), &who, &occasion, &once_key).await? {
        Sent::New(instrument) => instrument,
        Sent::Before(location) => return Ok(see_other(&location)),
    };
    let language = instrument.language_for(page.language()).unwrap_or_default().to_owned();
    let answers = match parse(&form, &instrument, &[VERSION]) {
        Ok(answers) => answers,
        Err(errors) => return refuse(page, &app, library, &who, &occasion, &form, &errors).await,
    };
    // Where no page said which save it showed, nothing can have been overtaken.
    let version: Option<i32> = form.text(VERSION).parse().ok();
    let location = app
        .db()
        .write(move |tx| {
            let me = access::client_self(tx, &who)?;
            once(tx, who.account(), &once_key, |tx| {
                let unit = units::get(tx, me.unit())?;
                let open = open_occasion(tx, &me, &unit, &occasion)?;
                if let Some(version) = version
                    && actions::is_overtaken(tx, &open, &instrument, &answers, version)?
                {
                    return Ok(format!("{}/versions", address(&occasion)));
                }
                let answered =
                    Answered { occasion: &occasion, instrument: &instrument, language: &language, answers: &answers };
                answer(tx, &me, &rules, &answered)?;
                Ok(format!("{}/received", address(&occasion)))
            })
        })
        .await?;
    Ok(see_other(&location))
}

/// The field that says which save the page showed.
pub(super) const VERSION: &str = "version";

/// What `questionnaires/received.html` shows.
#[derive(Debug, Serialize)]
struct Received {
    /// The help that comes before anything else, where a person's eyes are needed.
    safety: Option<Safety>,
    reading: Reading,
    /// The next form of the day, if any.
    next: String,
}

/// `GET /my/forms/{f}/received`
pub(super) async fn received(
    app: web::Data<App>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "form-received-title")?;
    let (occasion, language) = (OccasionId::from(path.into_inner()), page.language().to_owned());
    let (unit, now, needs_eyes, next) = app
        .db()
        .read(move |rx| {
            let me = access::client_self(rx, &who)?;
            store::find_occasion(rx, me.client(), &occasion)?.ok_or(Error::NotFound)?;
            let response = store::response_to(rx, &occasion)?.ok_or(Error::NotFound)?;
            let (unit, now) = (units::get(rx, me.unit())?, rx.now());
            let needs_eyes = risk::needs_eyes(rx, "response", response.id.as_str())?;
            let next = store::due(rx, me.client(), unit.date(now))?.into_iter().next();
            Ok((unit, now, needs_eyes, next))
        })
        .await?;
    let view = Received {
        safety: needs_eyes.then(|| Safety::of(&page, &unit, now)).transpose()?,
        reading: risk::reading(&unit, &language, now),
        next: next.map(|occasion| address(&occasion.id)).unwrap_or_default(),
    };
    page.render("questionnaires/received.html", &view)
}

/// Whether a form comes for the first time; a resend of one that was received is led where the first was.
enum Sent {
    New(Arc<Instrument>),
    Before(String),
}

async fn sent(app: &App, library: Arc<Library>, who: &Who, occasion: &OccasionId, key: &str) -> Result<Sent> {
    let (who, occasion, key) = (who.clone(), occasion.clone(), key.to_owned());
    app.db()
        .glance(move |rx| {
            let me = access::client_self(rx, &who)?;
            if let Some(location) = once::location(rx, who.account(), &key)? {
                store::find_occasion(rx, me.client(), &occasion)?.ok_or(Error::NotFound)?;
                return Ok(Sent::Before(location));
            }
            let unit = units::get(rx, me.unit())?;
            let instrument = instrument_of(&library, &open_occasion(rx, &me, &unit, &occasion)?)?;
            if !is_read(rx, me.client(), &unit, &instrument)? {
                return Err(Error::Conflict("form-conflict-unread"));
            }
            Ok(Sent::New(instrument))
        })
        .await
}

/// The form as it was typed, with every fault.
pub(super) async fn refuse(
    page: Page,
    app: &App,
    library: Arc<Library>,
    who: &Who,
    occasion: &OccasionId,
    form: &Form,
    errors: &FieldErrors,
) -> Result<HttpResponse> {
    let asked = asked::for_client(app, library, who, occasion).await?;
    let page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let faults = page.faults(errors)?;
    let by_item: BTreeMap<_, _> = faults.iter().map(|fault| (fault.field.clone(), fault.text.clone())).collect();
    let items = page.part(ITEMS, &items_of(&page, &asked.instrument, &|item| form.all(item), &by_item)?)?;
    let version = form.text(VERSION).parse().unwrap_or_else(|_| asked.begun.version());
    let view = View::of(&page, &asked, items, version, faults)?;
    page.render("questionnaires/form.html", &view)
}

impl View {
    fn of(page: &Page, asked: &Asked, items: Fragment, version: i32, faults: Vec<Fault>) -> Result<Self> {
        let instrument = &asked.instrument;
        let language = instrument.language_for(page.language()).unwrap_or_default();
        let saved_at = asked.begun.saved_at();
        Ok(Self {
            address: address(&asked.occasion.id),
            title: instrument.title.text(language).to_owned(),
            before: if tells(instrument) { told::before(&asked.occasion.id) } else { String::new() },
            instructions: asked.fill(page, instrument.instructions.text(language))?,
            items,
            attribution: instrument.licence.attribution.clone(),
            minutes: instrument.minutes,
            reading: asked.reading.clone(),
            is_read: asked.is_read,
            language: language.to_owned(),
            late_until: if asked.is_late { when::weekday_date(page, asked.occasion.closes_on)? } else { String::new() },
            saved: saved_at.map(|at| when::weekday_moment(page, &asked.unit, at)).transpose()?.unwrap_or_default(),
            in_two: asked.begun.other().is_some(),
            version,
            faults,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use actix_web::http::header::ACCEPT_LANGUAGE;
    use actix_web::test::TestRequest;
    use actix_web::web::Data;

    use super::super::asked::{ITEMS, items_of};
    use crate::instruments::Item;
    use crate::texts::LANGUAGES;
    use crate::treatment::tests::site::TestSite;
    use crate::web::Page;

    #[actix_web::test]
    async fn every_questionnaire_is_shown_whole_and_in_one_language() {
        let site = TestSite::new().await;
        let app = site.app();
        let mut shown = 0;
        for language in LANGUAGES {
            let request = TestRequest::get()
                .insert_header((ACCEPT_LANGUAGE, language))
                .app_data(Data::new(app.clone()))
                .to_http_request();
            let page = Page::new(&request, "form-title").unwrap();
            for instrument in site.content.instruments.iter().filter(|one| one.can_be_shown()) {
                let items = items_of(&page, instrument, &|_| Vec::new(), &BTreeMap::new()).unwrap();
                let asked_in = if instrument.offers(language) { language } else { "en" };
                assert_eq!(items.language, asked_in, "{}", instrument.id);
                let html = serde_json::to_value(page.part(ITEMS, &items).unwrap()).unwrap();
                let html = scraper::Html::parse_fragment(html.as_str().unwrap());
                let texts = |of: &str| {
                    let found = scraper::Selector::parse(of).unwrap();
                    let text = |it: scraper::ElementRef<'_>| it.text().collect::<String>().trim().to_owned();
                    html.select(&found).map(text).collect::<Vec<_>>()
                };
                let questions: Vec<&str> =
                    instrument.items.iter().map(|item| item.text.get(asked_in).unwrap()).collect();
                let legends = texts("legend");
                assert_eq!(legends.len(), questions.len(), "{}", instrument.id);
                for (legend, question) in legends.iter().zip(questions) {
                    assert!(!question.is_empty() && legend.contains(question), "{}: {legend}", instrument.id);
                }
                let labels = texts("label");
                for option in instrument.items.iter().flat_map(Item::options) {
                    let words = option.text.get(asked_in).unwrap();
                    assert!(labels.iter().any(|label| label.contains(words)), "{}: {words}", instrument.id);
                    let other = option.text.get(if asked_in == "en" { "sv" } else { "en" });
                    let is_mixed = other.is_some_and(|other| other != words && labels.iter().any(|it| it == other));
                    assert!(!is_mixed, "{}: {other:?}", instrument.id);
                }
                shown += 1;
            }
        }
        assert_eq!(shown, 2 * 16);
    }
}
