//! Answering a questionnaire: one form, a fieldset per item.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use super::view::{self, ItemView};
use crate::access::{self, ClientSelf, Who};
use crate::db::Read;
use crate::db::once::once;
use crate::error::{Error, FieldErrors, Result};
use crate::ids::OccasionId;
use crate::instruments::{AnswerFault, AnswerFaultKind, Answers, Instrument, Library};
use crate::questionnaires::actions::{Answered, answer, open_occasion};
use crate::questionnaires::store::{self, Occasion};
use crate::risk::rules::RuleSet;
use crate::risk::{self, Reading, Safety};
use crate::units::{self, Unit, when};
use crate::web::page::Fault;
use crate::web::{App, Form, Fragment, Page, see_other};

/// What `questionnaires/form.html` shows.
#[derive(Debug, Serialize)]
struct View {
    id: String,
    title: String,
    language: String,
    /// What must have been read before the first answer ever; empty where nothing is needed.
    before: String,
    instructions: String,
    /// The questions, as HTML.
    items: Fragment,
    attribution: String,
    minutes: i64,
    reading: Reading,
    /// Whether somebody is there to read a worrying answer.
    is_read: bool,
    faults: Vec<Fault>,
}

/// What `questionnaires/items.html` shows.
#[derive(Debug, Serialize)]
struct Items {
    language: String,
    items: Vec<ItemView>,
}

/// What is known before anything is shown or stored.
struct Asked {
    instrument: Arc<Instrument>,
    reading: Reading,
    since: NaiveDate,
    police_text: String,
    is_first: bool,
    is_read: bool,
}

pub(super) async fn show(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "form-title")?;
    let occasion = OccasionId::from(path.into_inner());
    let asked = asked(&app, library.into_inner(), &who, &occasion).await?;
    let of = format!("{} {}", asked.instrument.id, asked.instrument.hash);
    let items = page.kept_part(ITEMS, &of, || items_of(&page, &asked.instrument, &|_| Vec::new(), &BTreeMap::new()))?;
    let view = view_of(&page, &occasion, &asked, items, Vec::new())?;
    page.render("questionnaires/form.html", &view)
}

const ITEMS: &str = "questionnaires/items.html";

fn items_of(
    page: &Page,
    instrument: &Instrument,
    typed: &dyn Fn(&str) -> Vec<String>,
    errors: &BTreeMap<String, String>,
) -> Result<Items> {
    let language = instrument.language_for(page.language()).unwrap_or_default();
    let decline = page.text("form-decline", &Vec::new())?;
    let items = view::items(instrument, language, &decline, typed, errors);
    Ok(Items { language: language.to_owned(), items })
}

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
    let received = format!("/my/forms/{occasion}/received");
    let library = library.into_inner();
    let Sent::New(instrument) = sent(&app, Arc::clone(&library), &who, &occasion, &once_key).await? else {
        return Ok(see_other(&received));
    };
    let language = instrument.language_for(page.language()).unwrap_or_default().to_owned();
    let answers = match parse(&form, &instrument) {
        Ok(answers) => answers,
        Err(errors) => {
            let asked = asked(&app, library, &who, &occasion).await?;
            return refuse(page, &occasion, &asked, &form, &errors);
        }
    };
    app.db()
        .write(move |tx| {
            let me = access::client_self(tx, &who)?;
            once(tx, who.account(), &once_key, |tx| {
                let answered =
                    Answered { occasion: &occasion, instrument: &instrument, language: &language, answers: &answers };
                answer(tx, &me, &rules, &answered)?;
                Ok(format!("/my/forms/{occasion}/received"))
            })
        })
        .await?;
    Ok(see_other(&received))
}

/// What `questionnaires/received.html` shows.
#[derive(Debug, Serialize)]
struct Received {
    /// The help that comes before anything else, where a person's eyes are needed.
    safety: Option<Safety>,
    reading: Reading,
    /// The next form of the day, if any.
    next: String,
}

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
        next: next.map(|occasion| format!("/my/forms/{}", occasion.id)).unwrap_or_default(),
    };
    page.render("questionnaires/received.html", &view)
}

/// Whether a form comes for the first time; a resend of one that was received gets the same receipt.
enum Sent {
    New(Arc<Instrument>),
    Before,
}

async fn sent(app: &App, library: Arc<Library>, who: &Who, occasion: &OccasionId, key: &str) -> Result<Sent> {
    let (who, occasion, key) = (who.clone(), occasion.clone(), key.to_owned());
    app.db()
        .glance(move |rx| {
            let me = access::client_self(rx, &who)?;
            if crate::db::once::location(rx, who.account(), &key)?.is_some() {
                store::find_occasion(rx, me.client(), &occasion)?.ok_or(Error::NotFound)?;
                return Ok(Sent::Before);
            }
            let unit = units::get(rx, me.unit())?;
            let instrument = instrument_of(&library, &open_occasion(rx, &me, &unit, &occasion)?)?;
            if !is_read(rx, &me, &unit, &instrument)? {
                return Err(Error::Conflict("form-conflict-unread"));
            }
            Ok(Sent::New(instrument))
        })
        .await
}

async fn asked(app: &App, library: Arc<Library>, who: &Who, occasion: &OccasionId) -> Result<Asked> {
    let (who, occasion) = (who.clone(), occasion.clone());
    app.db()
        .glance(move |rx| {
            let me = access::client_self(rx, &who)?;
            asked_of(rx, &library, &who, &me, &occasion)
        })
        .await
}

fn asked_of(rx: &mut Read<'_>, library: &Library, who: &Who, me: &ClientSelf, occasion: &OccasionId) -> Result<Asked> {
    let (now, unit) = (rx.now(), units::get(rx, me.unit())?);
    let instrument = instrument_of(library, &open_occasion(rx, me, &unit, occasion)?)?;
    let last = store::last_answered_on(rx, me.client(), &instrument.id)?;
    let week_ago = unit.date(now) - chrono::Days::new(7);
    Ok(Asked {
        is_read: is_read(rx, me, &unit, &instrument)?,
        reading: risk::reading(&unit, who.language(), now),
        since: last.unwrap_or(week_ago).min(week_ago),
        police_text: unit.police_text(who.language()).to_owned(),
        is_first: last.is_none(),
        instrument,
    })
}

fn instrument_of(library: &Library, occasion: &Occasion) -> Result<Arc<Instrument>> {
    let instrument = library.get(&occasion.instrument_id).cloned();
    let instrument = instrument.ok_or_else(|| Error::fault(format!("no questionnaire {}", occasion.instrument_id)))?;
    // A text that its licence took away again leaves a form behind that was planned while it was there.
    if instrument.can_be_shown() { Ok(instrument) } else { Err(Error::Conflict("form-conflict-textless")) }
}

/// Whether somebody is there to read what could be worrying in the answers.
fn is_read(rx: &mut Read<'_>, me: &ClientSelf, unit: &Unit, instrument: &Instrument) -> Result<bool> {
    let now = rx.now();
    Ok(!instrument.has_critical_items() || risk::ladder_gap(rx, me.client(), unit, now)?.is_none())
}

/// Every fault at once, by item.
fn parse(form: &Form, instrument: &Instrument) -> Result<Answers, FieldErrors> {
    let mut errors = FieldErrors::default();
    for name in form.names().filter(|name| instrument.item(name).is_none()) {
        errors.add(name, "fault-field-foreign");
    }
    match instrument.read_form(&|item| form.all(item)) {
        Err(faults) => faults.into_iter().for_each(|fault| explain(&mut errors, fault)),
        Ok(answers) => {
            for item in instrument.missing_required(&answers) {
                errors.add(item.id.clone(), "form-fault-missing");
            }
            if errors.is_empty() {
                return Ok(answers);
            }
        }
    }
    Err(errors)
}

fn explain(errors: &mut FieldErrors, fault: AnswerFault) {
    match fault.kind {
        AnswerFaultKind::NotAnOption => errors.add(fault.item, "form-fault-option"),
        AnswerFaultKind::NotAWholeNumber => errors.add(fault.item, "form-fault-number"),
        AnswerFaultKind::OutOfRange { min, max, .. } => {
            let limits = vec![("min", min.to_string()), ("max", max.to_string())];
            errors.add_with(fault.item, "form-fault-range", limits);
        }
        AnswerFaultKind::SeveralValues => errors.add(fault.item, "form-fault-several"),
        AnswerFaultKind::ExclusiveWithOthers => errors.add(fault.item, "form-fault-exclusive"),
        AnswerFaultKind::CannotDecline => errors.add(fault.item, "form-fault-decline"),
    }
}

fn refuse(page: Page, occasion: &OccasionId, asked: &Asked, form: &Form, errors: &FieldErrors) -> Result<HttpResponse> {
    let page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let faults = page.faults(errors)?;
    let by_item = faults.iter().map(|fault| (fault.field.clone(), fault.text.clone())).collect();
    let items = page.part(ITEMS, &items_of(&page, &asked.instrument, &|item| form.all(item), &by_item)?)?;
    let view = view_of(&page, occasion, asked, items, faults)?;
    page.render("questionnaires/form.html", &view)
}

fn view_of(page: &Page, occasion: &OccasionId, asked: &Asked, items: Fragment, faults: Vec<Fault>) -> Result<View> {
    let instrument = &asked.instrument;
    let language = instrument.language_for(page.language()).unwrap_or_default();
    let hours = asked.reading.sentence(page)?;
    let since = when::weekday_date(page, asked.since)?;
    let fill = |text: &str| {
        text.replace("{since}", &since)
            .replace("{reading_hours}", &hours)
            .replace("{unit_police_text}", &asked.police_text)
    };
    Ok(View {
        id: occasion.to_string(),
        title: instrument.title.text(language).to_owned(),
        before: if asked.is_first { fill(instrument.before_first_answer.text(language)) } else { String::new() },
        instructions: fill(instrument.instructions.text(language)),
        items,
        attribution: instrument.licence.attribution.clone(),
        minutes: instrument.minutes,
        reading: asked.reading.clone(),
        is_read: asked.is_read,
        language: language.to_owned(),
        faults,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use actix_web::http::header::ACCEPT_LANGUAGE;
    use actix_web::test::TestRequest;
    use actix_web::web::Data;

    use super::{ITEMS, items_of};
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
        assert_eq!(shown, 2 * 15);
    }
}
