//! The client's own scores, drawn and in numbers: no verdict, no flag, and nothing of the questions about acts.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;
use serde::Serialize;

use crate::access::{self, Who};
use crate::caseload::rules::{self as development, Development, Point};
use crate::charts::{self, Around, Chart, Series};
use crate::clock::Moment;
use crate::db::Read;
use crate::error::Result;
use crate::instruments::{ChangeParams, Instrument, Library, Scale};
use crate::my::queries::{self, OwnScore};
use crate::treatment::{self, Step};
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::{App, Page};

/// Questionnaires about acts, whose numbers would invite a false calm.
const WITHOUT: [&str; 2] = ["weekly_check", "acts_period"];

/// A table of more lines than this is folded.
const LONG: usize = 6;

/// What `my/progress.html` shows.
#[derive(Debug, Default, Serialize)]
pub(super) struct ProgressView {
    scales: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    id: String,
    title: String,
    lowest: String,
    highest: String,
    higher_is_worse: bool,
    chart: Chart,
    /// The last answer beside the first, in plain words.
    said: String,
    /// Newest first.
    rows: Vec<Line>,
    is_long: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    date: String,
    /// Empty where too much was left out to count.
    value: String,
}

struct Here {
    scores: Vec<OwnScore>,
    steps: Vec<Step>,
    unit: Unit,
    now: Moment,
}

/// `GET /my/progress`
pub(super) async fn show(
    app: web::Data<App>,
    instruments: web::Data<Library>,
    who: Who,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let here = app.db().read(move |rx| Here::read(rx, &who)).await?;
    let page = Page::new(&request, "my-progress-title")?;
    let view = ProgressView::of(&page, &here, &instruments)?;
    page.render("my/progress.html", &view)
}

impl Here {
    fn read(rx: &mut Read<'_>, who: &Who) -> Result<Self> {
        let me = access::client_self(rx, who)?;
        let treatment = treatment::latest(rx, me.client())?;
        Ok(Self {
            scores: queries::own_scores(rx, me.client(), &WITHOUT)?,
            steps: treatment.map_or(Ok(Vec::new()), |treatment| treatment::steps(rx, &treatment.id))?,
            unit: units::get(rx, me.unit())?,
            now: rx.now(),
        })
    }

    /// When the first module opened: scores before that are what later ones are compared with.
    fn begun(&self) -> Option<Moment> {
        self.steps.iter().filter_map(|step| step.opened_at).min()
    }

    fn modules(&self) -> Vec<(i32, NaiveDate)> {
        let opened = |step: &Step| Some((step.position, self.unit.date(step.opened_at?)));
        self.steps.iter().filter_map(opened).collect()
    }
}

impl ProgressView {
    /// Of each questionnaire that is still at hand its first scale: the parts of a whole would only be more numbers, and
    /// of one that is gone nobody could say what the number means.
    fn of(page: &Page, here: &Here, instruments: &Library) -> Result<Self> {
        let when = When::new(page, &here.unit, here.now);
        let mut scales = Vec::new();
        for instrument in instruments.iter() {
            let Some(scale) = instrument.scales.first() else { continue };
            let of = |score: &&OwnScore| score.instrument_id == instrument.id && score.scale == scale.id;
            let points: Vec<Point> = here.scores.iter().filter(of).map(point).collect();
            if !points.is_empty() {
                scales.push(Words { page, when: &when, here, instrument, scale }.shown(&points)?);
            }
        }
        Ok(Self { scales })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let line = |value: &str| Line { date: "2 november".to_owned(), value: value.to_owned() };
        let shown = |is_long| Shown {
            id: format!("phq9-{is_long}"),
            title: "PHQ-9".to_owned(),
            lowest: "0".to_owned(),
            highest: "27".to_owned(),
            higher_is_worse: true,
            chart: Chart::sample(),
            said: "Ungefär som i början.".to_owned(),
            rows: vec![line("9"), line("")],
            is_long,
        };
        Self { scales: vec![shown(false), shown(true)] }
    }
}

fn point(score: &OwnScore) -> Point {
    Point { at: score.answered_at, value: score.value, band: None, imputed: score.imputed, by_phone: false }
}

/// What one scale is shown with.
struct Words<'a> {
    page: &'a Page,
    when: &'a When<'a>,
    here: &'a Here,
    instrument: &'a Instrument,
    scale: &'a Scale,
}

impl Words<'_> {
    fn shown(&self, points: &[Point]) -> Result<Shown> {
        let language = self.page.language();
        let (lowest, highest) = self.scale.range;
        let params = self.instrument.change_params(&self.scale.id);
        let found = development::development(points, self.here.begun(), params);
        let title = self.instrument.scale_title(&self.scale.id, language);
        Ok(Shown {
            id: format!("{}-{}", self.instrument.id, self.scale.id),
            lowest: charts::number(lowest, language),
            highest: charts::number(highest, language),
            higher_is_worse: self.scale.higher_is_worse,
            chart: self.chart(&title, points, found.as_ref(), params)?,
            said: self.said(found.as_ref())?,
            rows: points.iter().rev().map(|point| self.line(point)).collect::<Result<_>>()?,
            is_long: points.len() > LONG,
            title,
        })
    }

    /// Without bands and limit: their names are a clinician's words, and a verdict in a client's eyes.
    fn chart(
        &self,
        title: &str,
        points: &[Point],
        found: Option<&Development>,
        params: Option<&ChangeParams>,
    ) -> Result<Chart> {
        let around = found.and_then(|found| found.baseline.as_ref()).and_then(|baseline| {
            let points = params.and_then(ChangeParams::reliable_points);
            Some(Around { on: self.here.unit.date(baseline.at), value: baseline.value?, points })
        });
        let series = Series {
            points: points.iter().map(|point| point.drawn(&self.here.unit)).collect(),
            range: self.scale.range,
            around,
            modules: self.here.modules(),
            ..Series::default()
        };
        let chart = Chart::of(self.page, self.when, title, &series)?;
        Ok(Chart { around: self.page.text("my-progress-around", &Vec::new())?, ..chart })
    }

    /// The last answer beside the first. A difference within the error of measurement is called none, and no difference
    /// is called good or bad.
    fn said(&self, found: Option<&Development>) -> Result<String> {
        let Some(found) = found else { return self.page.text("my-progress-unscored", &Vec::new()) };
        let first = found.baseline.as_ref().and_then(|baseline| baseline.value);
        let Some((first, last)) = first.zip(found.last.value) else { return Ok(String::new()) };
        let is_reliable = found.change.as_ref().and_then(|change| change.reliable);
        if is_reliable == Some(false) || first.total_cmp(&last).is_eq() {
            return self.page.text("my-progress-same", &Vec::new());
        }
        let written = |value: f64| charts::number(value, self.page.language());
        self.page.text("my-progress-changed", &vec![("first", written(first).into()), ("last", written(last).into())])
    }

    fn line(&self, point: &Point) -> Result<Line> {
        let number = point.value.map(|value| charts::number(value, self.page.language()));
        let value = match number {
            Some(number) if point.imputed => self.page.text("scores-imputed", &vec![("value", number.into())])?,
            number => number.unwrap_or_default(),
        };
        Ok(Line { date: self.when.day(point.at)?, value })
    }
}
