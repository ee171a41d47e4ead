//! The client's own data: what was handed in, answered, planned, noted and written, as a page and as a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, ClientSelf, Who};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::Read;
use crate::error::{Error, Result};
use crate::instruments::{Answers, Library, export_label};
use crate::my::queries;
use crate::programme::{Exercise, Module, Worksheet};
use crate::treatment;
use crate::units::{self, Unit, when};
use crate::web::{App, Page};
use crate::{diary, homework, plans};

const FEEDBACK: Place = Place("feedback.body");
const MESSAGE: Place = Place("messages.body");

/// What `my/data.html` shows, and what the file holds.
#[derive(Debug, Default, Serialize)]
pub(super) struct DataView {
    homework: Vec<Entry>,
    forms: Vec<Entry>,
    plans: Vec<Entry>,
    diary: Vec<Entry>,
    feedback: Vec<Entry>,
    messages: Vec<Entry>,
}

/// One thing that was written or received.
#[derive(Debug, Clone, Default, Serialize)]
struct Entry {
    title: String,
    /// In UTC.
    at: String,
    #[serde(rename = "when")]
    words: String,
    /// Whether the client wrote it.
    mine: bool,
    text: String,
    answers: Vec<Said>,
}

#[derive(Debug, Clone, Serialize)]
struct Said {
    question: String,
    answer: String,
}

/// The same before it has words of a language.
struct Raw {
    unit: Unit,
    homework: Vec<HandedIn>,
    forms: Vec<queries::OwnResponse>,
    plans: Vec<(Arc<Module>, plans::OwnPlan)>,
    diary: Vec<diary::Written>,
    feedback: Vec<(Moment, String)>,
    messages: Vec<(bool, Moment, String)>,
}

/// Homework as it was handed in.
struct HandedIn {
    module: Arc<Module>,
    at: Moment,
    sheets: BTreeMap<String, Worksheet>,
}

/// `GET /my/data`
pub(super) async fn show(
    app: web::Data<App>,
    instruments: web::Data<Library>,
    who: Who,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "my-data-title")?;
    let view = view(&app, who, &page, &instruments).await?;
    page.render("my/data.html", &view)
}

/// `GET /my/data.json`
pub(super) async fn json(
    app: web::Data<App>,
    instruments: web::Data<Library>,
    who: Who,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "my-data-title")?;
    let view = view(&app, who, &page, &instruments).await?;
    let mut answer = HttpResponse::Ok().json(view);
    let file = HeaderValue::from_static("attachment; filename=\"data.json\"");
    answer.headers_mut().insert(CONTENT_DISPOSITION, file);
    Ok(answer)
}

async fn view(app: &App, who: Who, page: &Page, instruments: &Library) -> Result<DataView> {
    let read = move |rx: &mut Read<'_>| {
        let me = access::client_self(rx, &who)?;
        Raw::read(rx, &me)
    };
    let raw = app.db().read(read).await?;
    DataView::of(page, &raw, instruments)
}

impl Raw {
    fn read(rx: &mut Read<'_>, me: &ClientSelf) -> Result<Self> {
        let client = me.client();
        let mut homework = Vec::new();
        for one in homework::of_client(rx, client)? {
            let (module, sheets) = (treatment::module(rx, &one.content_hash)?, homework::worksheets(rx, &one)?);
            homework.push(HandedIn { module, at: one.submitted_at, sheets });
        }
        let mut own_plans = Vec::new();
        for plan in plans::all(rx, client)? {
            own_plans.push((treatment::module(rx, &plan.content_hash)?, plan));
        }
        let keys = crypto::client_keys(rx, [client])?;
        let mut feedback = Vec::new();
        for one in queries::own_feedback(rx, client)? {
            let text = keys.open(client, FEEDBACK, one.id.as_str(), &one.body)?;
            feedback.extend(one.sent_at.map(|at| (at, text)));
        }
        let mut messages = Vec::new();
        for one in queries::own_messages(rx, client)? {
            messages.push((one.from_client, one.sent_at, keys.open(client, MESSAGE, one.id.as_str(), &one.body)?));
        }
        let (unit, forms) = (units::get(rx, me.unit())?, queries::own_responses(rx, client)?);
        let diary = diary::actions::all(rx, client)?;
        Ok(Self { unit, homework, forms, plans: own_plans, diary, feedback, messages })
    }
}

impl DataView {
    fn of(page: &Page, raw: &Raw, instruments: &Library) -> Result<Self> {
        let language = page.language();
        let entry = |title: &str, at: Moment, mine: bool| -> Result<Entry> {
            Ok(Entry {
                title: title.to_owned(),
                at: at.and_utc().to_rfc3339(),
                words: when::weekday_moment(page, &raw.unit, at)?,
                mine,
                ..Entry::default()
            })
        };
        let mut view = Self::default();
        for HandedIn { module, at, sheets } in &raw.homework {
            let known = sheets.iter().filter_map(|(id, sheet)| Some((module.exercise(id)?, sheet)));
            let answers = known.flat_map(|(exercise, sheet)| said(exercise, sheet, language)).collect();
            view.homework.push(Entry { answers, ..entry(module.title(language), *at, true)? });
        }
        for form in &raw.forms {
            let title = instruments.get(&form.instrument_id).map_or("", |one| one.title.text(language));
            let by_phone = || page.text("my-data-by-phone", &vec![("title", title.into())]);
            let title = if form.by_phone { by_phone()? } else { title.to_owned() };
            view.forms.push(Entry {
                answers: answered(form, instruments, language)?,
                ..entry(&title, form.answered_at, true)?
            });
        }
        for (module, plan) in &raw.plans {
            let Some(exercise) = module.exercise(&plan.exercise_id) else { continue };
            let answers = said(exercise, &plan.worksheet, language);
            view.plans.push(Entry { answers, ..entry(exercise.title(language), plan.saved_at, true)? });
        }
        for written in &raw.diary {
            let kind = diary::shown::kind(page, &written.entry)?;
            let title = if written.is_removed {
                page.text("my-data-diary-removed", &vec![("kind", kind.into())])?
            } else {
                kind
            };
            let day = Said { question: page.text("diary-on", &Vec::new())?, answer: written.entry.on.to_string() };
            let lines = diary::shown::lines(page, &written.entry)?.into_iter();
            let lines = lines.map(|line| Said { question: line.key, answer: line.value });
            let answers = std::iter::once(day).chain(lines).collect();
            view.diary.push(Entry { answers, ..entry(&title, written.written_at, true)? });
        }
        for (at, text) in &raw.feedback {
            view.feedback.push(Entry { text: text.clone(), ..entry("", *at, false)? });
        }
        for (mine, at, text) in &raw.messages {
            view.messages.push(Entry { text: text.clone(), ..entry("", *at, *mine)? });
        }
        Ok(view)
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let entry = Entry {
            title: "Title".to_owned(),
            at: "2027-03-01T12:00:00Z".to_owned(),
            words: "Monday".to_owned(),
            mine: true,
            text: "Text".to_owned(),
            answers: vec![Said { question: "Question?".to_owned(), answer: "Answer".to_owned() }],
        };
        let theirs = Entry { mine: false, ..entry.clone() };
        Self {
            homework: vec![entry.clone()],
            forms: vec![entry.clone()],
            plans: vec![entry.clone()],
            diary: vec![entry.clone()],
            feedback: vec![theirs.clone()],
            messages: vec![entry, theirs],
        }
    }
}

/// What was written in an exercise, question by question and round by round.
fn said(exercise: &Exercise, sheet: &Worksheet, language: &str) -> Vec<Said> {
    let mut said = Vec::new();
    for (number, round) in sheet.rounds.iter().enumerate() {
        let row = exercise.row(language, number).map(|row| format!("{row}: ")).unwrap_or_default();
        for field in &exercise.fields {
            if let Some(value) = round.get(&field.id) {
                let answer = field.shown(language, value).join("\n");
                said.push(Said { question: format!("{row}{}", field.label(language)), answer });
            }
        }
    }
    said
}

/// What was answered in a questionnaire, in its words where its version is at hand, else as it is stored.
fn answered(form: &queries::OwnResponse, instruments: &Library, language: &str) -> Result<Vec<Said>> {
    let answers = Answers::from_json(&form.answers).map_err(|error| Error::internal("read answers", error))?;
    let instrument = instruments.get(&form.instrument_id).filter(|one| one.version == form.version);
    let in_words = |id: &str, answer| {
        let item = instrument?.item(id)?;
        Some(Said { question: item.text.text(language).to_owned(), answer: export_label(item, answer, language)? })
    };
    let as_stored =
        |id: &str, answer: &crate::instruments::Answer| Said { question: id.to_owned(), answer: answer.written() };
    Ok(answers.iter().map(|(id, answer)| in_words(id, answer).unwrap_or_else(|| as_stored(id, answer))).collect())
}
