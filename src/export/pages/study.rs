//! A study's page: who takes part in numbers, how the measures are going, what was taken out.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::history::{self, ExportView};
use crate::access::{self, Who};
use crate::db::Read;
use crate::error::Result;
use crate::export::rules;
use crate::instruments::{Instrument, Library};
use crate::research::{self, Planned, Shown, Study, Tally};
use crate::units::Unit;
use crate::web::{App, Page};

/// How many exports the page shows; all stand on their own page.
const NEWEST: usize = 3;

/// What `research/study.html` shows.
#[derive(Debug, Serialize)]
pub struct StudyView {
    code: String,
    name: String,
    ethics: String,
    made_on: String,
    given: i64,
    withdrawn: i64,
    fewest: i64,
    events: Vec<EventView>,
    exports: Vec<ExportView>,
}

/// One questionnaire at one event.
#[derive(Debug, Serialize)]
struct EventView {
    event: String,
    questionnaire: String,
    answered: Part,
    late: Part,
    missed: Part,
    not_due: Part,
}

/// A number, or why it is not shown.
#[derive(Debug, Clone, Copy, Serialize)]
struct Part {
    kind: &'static str,
    number: i64,
}

impl From<Shown> for Part {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Number(number) => Self { kind: "number", number },
            Shown::Few => Self { kind: "few", number: 0 },
            Shown::Hidden => Self { kind: "hidden", number: 0 },
        }
    }
}

/// What was just done, for the line at the top.
#[derive(Debug, Deserialize)]
pub(super) struct Done {
    done: Option<String>,
}

/// Everything that the page is made of.
struct Facts {
    study: Study,
    tally: Tally,
    unit: Unit,
    planned: Vec<Planned>,
    exports: Vec<ExportView>,
}

impl Facts {
    fn read(rx: &mut Read<'_>, who: &Who, code: &str) -> Result<Self> {
        let data = access::study_data(rx, who, code)?;
        let unit = history::unit(rx, data.unit())?;
        Ok(Self {
            study: research::get(rx, data.study())?,
            tally: research::tally(rx, data.study())?,
            planned: research::measures(rx, data.study())?,
            exports: history::of_study(rx, data.study(), &unit)?,
            unit,
        })
    }
}

impl StudyView {
    fn of(facts: Facts, library: &Library, language: &str) -> Self {
        let Facts { study, tally, unit, planned, mut exports } = facts;
        exports.truncate(NEWEST);
        Self {
            made_on: unit.date(study.created_at).to_string(),
            code: study.code,
            name: study.name,
            ethics: study.ethics_number,
            given: tally.given,
            withdrawn: tally.withdrawn,
            fewest: research::FEWEST,
            events: events(&planned, library, language),
            exports,
        }
    }

    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        let parts = [Shown::Number(20), Shown::Few, Shown::Hidden, Shown::Number(0)].map(Part::from);
        let [answered, late, missed, not_due] = parts;
        let (event, questionnaire) = ("week_1".to_owned(), "PHQ-9".to_owned());
        Self {
            code: "pilot".to_owned(),
            name: "Pilot".to_owned(),
            ethics: String::new(),
            made_on: "2026-01-31".to_owned(),
            given: 12,
            withdrawn: 1,
            fewest: research::FEWEST,
            events: vec![EventView { event, questionnaire, answered, late, missed, not_due }],
            exports: ExportView::samples(),
        }
    }
}

/// Counts of one questionnaire at one event: answered in time, late, missed, not due.
type Counts = [i64; 4];

/// In the order of a treatment, and there in the order of the names.
fn events(planned: &[Planned], library: &Library, language: &str) -> Vec<EventView> {
    let mut counts: BTreeMap<((u8, u32), &str, &str), Counts> = BTreeMap::new();
    for row in planned {
        let key = (rules::event_rank(&row.event), row.event.as_str(), row.instrument.as_str());
        let [answered, late, missed, not_due] = counts.entry(key).or_default();
        match row.state.as_str() {
            "answered" => *answered += row.count,
            "late" => {
                *late += row.count;
                *answered -= row.count;
            }
            "missed" => *missed += row.count,
            "scheduled" => *not_due += row.count,
            _ => {}
        }
    }
    counts.into_iter().map(|((_, event, id), counts)| EventView::of(event, id, &counts, library, language)).collect()
}

impl EventView {
    fn of(event: &str, instrument: &str, counts: &Counts, library: &Library, language: &str) -> Self {
        let title = |known: &Arc<Instrument>| known.title.text(language).to_owned();
        let mut parts = research::shown(counts).into_iter().map(Part::from);
        let mut part = || parts.next().unwrap_or(Part { kind: "hidden", number: 0 });
        Self {
            event: event.to_owned(),
            questionnaire: library.get(instrument).map_or_else(|| instrument.to_owned(), title),
            answered: part(),
            late: part(),
            missed: part(),
            not_due: part(),
        }
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    library: web::Data<Library>,
    who: Who,
    code: web::Path<String>,
    done: web::Query<Done>,
) -> Result<HttpResponse> {
    let facts = app.db().read(move |rx| Facts::read(rx, &who, &code)).await?;
    // The name can say what the study is about; a title is read over a shoulder and stays in the browser's history.
    let page = Page::new(&request, "research-title")?;
    let title = page.text("research-study-title", &vec![("code", facts.study.code.clone().into())])?;
    let mut page = page.titled(&title);
    if done.done.as_deref() == Some("ethics") {
        page = page.with_notice("research-done-ethics")?;
    }
    let view = StudyView::of(facts, &library, page.language());
    page.render("research/study.html", &view)
}
