//! A response as the clinician reads it: each question with its answer, and the scores as what the client said.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::accounts;
use crate::audit::{self, Event};
use crate::error::{Error, Result};
use crate::ids::ResponseId;
use crate::instruments::{Answers, Library, MissingReason, export_label};
use crate::questionnaires::rules::days_late;
use crate::questionnaires::store;
use crate::units;
use crate::web::{App, Page};

/// What `questionnaires/response.html` shows.
#[derive(Debug, Serialize)]
struct View {
    code: String,
    title: String,
    /// The language of the questions and options: never mixed, so English where the form has no Swedish.
    language: String,
    version: String,
    when: String,
    /// Who entered what was said by phone; empty where the client answered on the page.
    entered_by: String,
    /// By how many days the answer came after the day on which it was due.
    days_late: i64,
    rows: Vec<Row>,
    scores: Vec<ScoreRow>,
}

#[derive(Debug, Serialize)]
struct Row {
    item: String,
    text: String,
    answer: String,
    /// The text key of why there is no answer; empty where there is one.
    missing: &'static str,
}

#[derive(Debug, Serialize)]
struct ScoreRow {
    scale: String,
    value: String,
    band: String,
}

pub(super) async fn show(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "answers-title")?;
    let (code, response) = path.into_inner();
    let (response, language) = (ResponseId::from(response), page.language().to_owned());
    let view = app
        .db()
        .write(move |tx| {
            let care = access::care_of(tx, &who, &code)?;
            let found = store::find_response(tx, care.client(), &response)?.ok_or(Error::NotFound)?;
            let read = Event::RecordRead { what: "response", id: found.id.to_string() };
            audit::record(tx, care.by(), Some(care.client()), &read)?;
            let scores = store::scores_of(tx, &found.id)?;
            let unit = units::get(tx, care.unit())?;
            let when = unit.local(found.answered_at).format("%Y-%m-%d %H.%M").to_string();
            let entered_by = store::entered_by(tx, &found.id)?;
            let entered_by = entered_by.map(|account| accounts::actions::name(tx, &account)).transpose()?;
            let occasion = store::find_occasion(tx, care.client(), &found.occasion_id)?.ok_or(Error::NotFound)?;
            let view = view_of(&library, &language, code, when, &found, scores)?;
            let days_late = days_late(occasion.due_on, found.answered_on);
            Ok(View { entered_by: entered_by.unwrap_or_default(), days_late, ..view })
        })
        .await?;
    page.render("questionnaires/response.html", &view)
}

fn view_of(
    library: &Library,
    language: &str,
    code: String,
    when: String,
    response: &store::Response,
    scores: Vec<store::Score>,
) -> Result<View> {
    let instrument = library
        .get(&response.instrument_id)
        .ok_or_else(|| Error::fault(format!("no questionnaire {}", response.instrument_id)))?;
    let asked_in = instrument.language_for(language).unwrap_or(language);
    let answers = Answers::from_json(&response.answers).map_err(|error| Error::internal("read answers", error))?;
    let band = |score: &store::Score| {
        let id = score.band.as_deref()?;
        Some(instrument.band(&score.scale, id)?.label.text(language).to_owned())
    };
    Ok(View {
        code,
        when,
        entered_by: String::new(),
        days_late: 0,
        title: instrument.title.text(language).to_owned(),
        language: asked_in.to_owned(),
        version: response.version.clone(),
        rows: instrument
            .items
            .iter()
            .map(|item| {
                let answer = answers.get(&item.id);
                Row {
                    item: item.id.clone(),
                    text: item.text(asked_in).to_owned(),
                    answer: answer.and_then(|answer| export_label(item, answer, asked_in)).unwrap_or_default(),
                    missing: answer.and_then(crate::instruments::Answer::missing).map_or("", missing_key),
                }
            })
            .collect(),
        scores: scores
            .into_iter()
            .map(|score| ScoreRow {
                band: band(&score).unwrap_or_default(),
                value: score.value.map(|value| value.to_string()).unwrap_or_default(),
                scale: instrument.scale_name(&score.scale, language).to_owned(),
            })
            .collect(),
    })
}

fn missing_key(reason: MissingReason) -> &'static str {
    match reason {
        MissingReason::Declined => "answer-declined",
        MissingReason::Blank => "answer-blank",
        MissingReason::NotApplicable => "answer-not-applicable",
    }
}
