//! The client's own scores, day by day, as plain numbers: no verdict, no flag, and nothing of the questions about acts.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::error::Result;
use crate::instruments::Library;
use crate::my::queries::{self, OwnScore};
use crate::units::when;
use crate::web::{App, Page};

/// Questionnaires about acts, whose numbers would invite a false calm.
const WITHOUT: [&str; 2] = ["weekly_check", "acts_period"];

/// What `my/progress.html` shows.
#[derive(Debug, Default, Serialize)]
pub(super) struct ProgressView {
    tables: Vec<Table>,
}

#[derive(Debug, Serialize)]
struct Table {
    id: String,
    title: String,
    lowest: String,
    highest: String,
    higher_is_worse: bool,
    rows: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    date: String,
    /// Empty where too much was left out to count.
    value: String,
}

/// `GET /my/progress`
pub(super) async fn show(
    app: web::Data<App>,
    instruments: web::Data<Library>,
    who: Who,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let scores = app
        .db()
        .read(move |rx| {
            let me = access::client_self(rx, &who)?;
            Ok(queries::own_scores(rx, me.client(), &WITHOUT)?)
        })
        .await?;
    let page = Page::new(&request, "my-progress-title")?;
    let view = ProgressView::of(&page, &scores, &instruments)?;
    page.render("my/progress.html", &view)
}

impl ProgressView {
    fn of(page: &Page, scores: &[OwnScore], instruments: &Library) -> Result<Self> {
        let mut tables: Vec<Table> = Vec::new();
        for score in scores {
            let id = format!("{}-{}", score.instrument_id, score.scale);
            let row = Line {
                date: when::weekday_date(page, score.answered_on)?,
                value: score.value.map(|value| value.to_string()).unwrap_or_default(),
            };
            match tables.last_mut().filter(|table| table.id == id) {
                Some(table) => table.rows.push(row),
                None => tables.extend(Table::of(page, score, instruments, id, row)),
            }
        }
        Ok(Self { tables })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let line = |value: &str| Line { date: "Monday".to_owned(), value: value.to_owned() };
        let table = Table {
            id: "phq9-total".to_owned(),
            title: "PHQ-9".to_owned(),
            lowest: "0".to_owned(),
            highest: "27".to_owned(),
            higher_is_worse: true,
            rows: vec![line("9"), line("")],
        };
        Self { tables: vec![table] }
    }
}

impl Table {
    /// A table with its first row; `None` where the questionnaire is no longer at hand and nobody could say what the
    /// number means, and for a part of it, whose number would stand under the same name as the whole.
    fn of(page: &Page, score: &OwnScore, instruments: &Library, id: String, row: Line) -> Option<Self> {
        let instrument = instruments.get(&score.instrument_id)?;
        let scale = instrument.scales.first().filter(|whole| whole.id == score.scale)?;
        Some(Self {
            id,
            title: instrument.scale_title(&scale.id, page.language()),
            lowest: scale.range.0.to_string(),
            highest: scale.range.1.to_string(),
            higher_is_worse: scale.higher_is_worse,
            rows: vec![row],
        })
    }
}
