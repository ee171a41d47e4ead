//! Every score of one client as charts and tables: what the client has said, and when.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::queries::{self, StepRow};
use super::super::rules::{self, Development, Point};
use super::head::{self, Head, Opened};
use super::plan;
use super::scales::{Scale, Scales};
use crate::access::Who;
use crate::charts::{self, Around, Chart, Series};
use crate::db::Read;
use crate::error::Result;
use crate::instruments::{self, Caseness, ChangeParams, ChangeRule, Instrument, Library};
use crate::units::Unit;
use crate::units::when::When;
use crate::web::{App, Page};

const TEMPLATE: &str = "caseload/progress.html";

/// A table of more lines than this is folded.
const LONG: usize = 6;

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    scales: Vec<Shown>,
}

/// One scale, drawn and in numbers.
#[derive(Debug, Serialize)]
struct Shown {
    scale: Scale,
    chart: Chart,
    /// What all scores together say; empty where they say nothing that could be measured.
    trend: Vec<String>,
    is_long: bool,
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let shown =
        |is_long| Shown { scale: Scale::sample(), chart: Chart::sample(), trend: vec!["z = 2,15".to_owned()], is_long };
    (TEMPLATE, View { head: Head::sample(), scales: vec![shown(false), shown(true)] })
}

/// The scores of one client.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    instruments: web::Data<Library>,
) -> Result<HttpResponse> {
    let read = |rx: &mut Read<'_>, opened: Opened| {
        let ids = [opened.care.client().as_str()];
        let treatment = queries::treatments(rx, &ids)?.pop();
        let treatment_ids: Vec<&str> = treatment.iter().map(|treatment| treatment.id.as_str()).collect();
        let steps = queries::steps(rx, &treatment_ids)?;
        let scores = queries::scores(rx, &ids, None)?;
        Ok((opened, steps, scores))
    };
    let (opened, steps, scores) = head::open(&app, who, code.into_inner(), "progress", read).await?;
    let page = Page::new(&request, "clinic-title-progress")?;
    let when = When::new(&page, &opened.unit, opened.now);
    let scales = Scales { page: &page, when: &when, library: &instruments, begun: plan::begun(&steps) };
    let words = Words { page: &page, when: &when, unit: &opened.unit, steps: &steps, scales: &scales };
    let shown = scales.each(&scores, |instrument, scale, points| words.shown(instrument, scale, points))?;
    let view = View { head: Head::of(&page, &opened, "/progress")?, scales: shown };
    page.render(TEMPLATE, &view)
}

/// What charts and trends are made with.
struct Words<'a> {
    page: &'a Page,
    when: &'a When<'a>,
    unit: &'a Unit,
    steps: &'a [StepRow],
    scales: &'a Scales<'a>,
}

impl Words<'_> {
    fn shown(&self, instrument: &Instrument, scale: &instruments::Scale, points: &[Point]) -> Result<Shown> {
        let params = instrument.change_params(&scale.id);
        let found = rules::development(points, self.scales.begun, params);
        Ok(Shown {
            scale: self.scales.scale(instrument, &scale.id, points)?,
            chart: self.chart(instrument, scale, points, found.as_ref())?,
            trend: found.map_or(Ok(Vec::new()), |found| self.trend(instrument, params, points, &found))?,
            is_long: points.len() > LONG,
        })
    }

    fn chart(
        &self,
        instrument: &Instrument,
        scale: &instruments::Scale,
        points: &[Point],
        found: Option<&Development>,
    ) -> Result<Chart> {
        let language = self.page.language();
        let params = instrument.change_params(&scale.id);
        let limit = match params.and_then(|params| params.caseness) {
            Some(Caseness::Same(limit)) => Some(limit),
            _ => None,
        };
        let bands = instrument.bands.iter().filter(|band| band.scale == scale.id && band.sex.is_none());
        let opened = |step: &StepRow| Some((step.position, self.unit.date(step.opened_at?)));
        let around = found.and_then(|found| found.baseline.as_ref()).and_then(|baseline| {
            let points = params.and_then(ChangeParams::reliable_points);
            Some(Around { on: self.unit.date(baseline.at), value: baseline.value?, points })
        });
        let series = Series {
            points: points.iter().map(|point| point.drawn(self.unit)).collect(),
            range: scale.range,
            bands: bands.map(|band| (band.min, band.label.text(language).to_owned())).collect(),
            limit,
            around,
            modules: self.steps.iter().filter_map(opened).collect(),
        };
        let chart = Chart::of(self.page, self.when, &instrument.scale_title(&scale.id, language), &series)?;
        Ok(Chart { around: self.around(around)?, limit: self.limit(limit, scale.higher_is_worse)?, ..chart })
    }

    fn around(&self, around: Option<Around>) -> Result<String> {
        let Some((around, points)) = around.and_then(|around| Some((around, around.points?))) else {
            return Ok(String::new());
        };
        let written = |value: f64| charts::number(value, self.page.language());
        let args = vec![("points", written(points).into()), ("from", written(around.value).into())];
        self.page.text("scores-around", &args)
    }

    fn limit(&self, limit: Option<f64>, higher_is_worse: bool) -> Result<String> {
        let Some(limit) = limit else { return Ok(String::new()) };
        let side = if higher_is_worse { "high" } else { "low" };
        let limit = charts::number(limit, self.page.language());
        self.page.text("scores-limit", &vec![("limit", limit.into()), ("side", side.into())])
    }

    /// The trend over all scores since the baseline; with two it would only repeat the change.
    fn trend(
        &self,
        instrument: &Instrument,
        params: Option<&ChangeParams>,
        points: &[Point],
        found: &Development,
    ) -> Result<Vec<String>> {
        let since: Vec<&Point> = rules::since_baseline(points, found).collect();
        let Some((params, change)) = params.zip(found.change.as_ref()).filter(|_| since.len() > 2) else {
            return Ok(Vec::new());
        };
        let Some((z, is_reliable)) = change.trend_z.zip(change.trend_reliable) else { return Ok(Vec::new()) };
        let key = match (is_reliable, (z < 0.0) == params.lower_is_better) {
            (false, _) => "scores-trend-none",
            (true, true) => "scores-trend-better",
            (true, false) => "scores-trend-worse",
        };
        let z = charts::rounded(z, 2, self.page.language());
        let mut words = vec![self.page.text(key, &vec![("n", since.len().into()), ("z", z.into())])?];
        if change.note == ChangeRule::Points {
            words.push(self.page.text("scores-trend-derived", &Vec::new())?);
        }
        if let Some(days) = instrument.recall.days.filter(|days| rules::overlap(&since, *days)) {
            words.push(self.page.text("scores-trend-overlap", &vec![("days", days.into())])?);
        }
        Ok(words)
    }
}
