//! Scores in words: what a client has said on a scale, when, and what has changed since the start.

use serde::Serialize;

use super::super::queries::ScoreRow;
use super::super::rules::{self, Point};
use crate::charts::number;
use crate::clock::Moment;
use crate::error::Result;
use crate::instruments::{self, Caseness, Change, Instrument, Library, Verdict};
use crate::units::when::When;
use crate::web::Page;

/// A line of scores, for `ui.sparkline`.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Spark {
    pub(super) label: String,
    pub(super) values: Vec<Option<f64>>,
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) cut: Option<f64>,
}

/// One scale as a page shows it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Scale {
    pub(super) title: String,
    pub(super) value: String,
    pub(super) band: String,
    pub(super) date: String,
    /// The change from the baseline in words, with the baseline and the rule that decided.
    pub(super) change: String,
    pub(super) verdict: String,
    pub(super) kind: &'static str,
    pub(super) spark: Spark,
    /// Every answer, newest first.
    pub(super) rows: Vec<Score>,
}

/// One answer on a scale.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Score {
    pub(super) date: String,
    pub(super) value: String,
    pub(super) band: String,
    pub(super) change: String,
    /// Whether it was answered by phone.
    pub(super) by_phone: bool,
}

/// How a scale has developed, in few words; empty where there is nothing to compare.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Brief {
    pub(super) change: String,
    pub(super) verdict: String,
    pub(super) kind: &'static str,
}

/// What words about scales are made with.
pub(super) struct Scales<'a> {
    pub(super) page: &'a Page,
    pub(super) when: &'a When<'a>,
    pub(super) library: &'a Library,
    /// When the client's first module opened.
    pub(super) begun: Option<Moment>,
}

impl Scales<'_> {
    /// Every scale that the client has answered, in the order of the site's questionnaires, as `view` shows it.
    pub(super) fn each<T>(
        &self,
        scores: &[ScoreRow],
        view: impl Fn(&Instrument, &instruments::Scale, &[Point]) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut views = Vec::new();
        for instrument in self.library.iter() {
            for scale in &instrument.scales {
                let of = |row: &&ScoreRow| row.instrument == instrument.id && row.scale == scale.id;
                let points: Vec<Point> = scores.iter().filter(of).map(point).collect();
                if !points.is_empty() {
                    views.push(view(instrument, scale, &points)?);
                }
            }
        }
        Ok(views)
    }

    /// The scales whose change is judged; they say most in the least room.
    pub(super) fn main(&self, scores: &[ScoreRow]) -> Result<Vec<Scale>> {
        let is_main = |row: &&ScoreRow| {
            let instrument = self.library.get(&row.instrument);
            instrument.is_some_and(|it| it.change_params(&row.scale).is_some() || it.scales.len() == 1)
        };
        let main: Vec<ScoreRow> = scores.iter().filter(is_main).cloned().collect();
        self.each(&main, |instrument, scale, points| self.scale(instrument, &scale.id, points))
    }

    pub(super) fn scale(&self, instrument: &Instrument, id: &str, points: &[Point]) -> Result<Scale> {
        let title = instrument.scale_title(id, self.page.language());
        let params = instrument.change_params(id);
        let found = rules::development(points, self.begun, params);
        let (verdict, kind) = self.verdict(found.as_ref().and_then(|found| found.change.as_ref()))?;
        let baseline = found.as_ref().and_then(|found| found.baseline.clone());
        let (value, band, date) = match &found {
            Some(found) => {
                (self.value(&found.last)?, self.band(instrument, id, &found.last), self.when.day(found.last.at)?)
            }
            None => (self.page.text("scores-none", &Vec::new())?, String::new(), String::new()),
        };
        let change = match &found {
            Some(found) => self.change(found.change.as_ref(), &found.last, baseline.as_ref())?,
            None => String::new(),
        };
        let rows = points.iter().rev().map(|point| {
            Ok(Score {
                date: self.when.day(point.at)?,
                value: self.value(point)?,
                band: self.band(instrument, id, point),
                change: self.difference(point, baseline.as_ref()).unwrap_or_default(),
                by_phone: point.by_phone,
            })
        });
        let spark = self.spark(instrument, id, points, &title)?;
        Ok(Scale { title, value, band, date, change, verdict, kind, spark, rows: rows.collect::<Result<_>>()? })
    }

    /// The change from the baseline to the last score with its verdict, in as few words as a list has room for.
    pub(super) fn brief(&self, instrument: &Instrument, id: &str, points: &[Point]) -> Result<Brief> {
        let Some(found) = rules::development(points, self.begun, instrument.change_params(id)) else {
            return Ok(Brief::default());
        };
        let (verdict, kind) = self.verdict(found.change.as_ref())?;
        let change = self.difference(&found.last, found.baseline.as_ref()).unwrap_or_default();
        Ok(Brief { change, verdict, kind })
    }

    fn value(&self, point: &Point) -> Result<String> {
        match (point.value, point.imputed) {
            (None, _) => self.page.text("scores-not-scored", &Vec::new()),
            (Some(value), false) => Ok(self.number(value)),
            (Some(value), true) => self.page.text("scores-imputed", &vec![("value", self.number(value).into())]),
        }
    }

    fn band(&self, instrument: &Instrument, scale: &str, point: &Point) -> String {
        let band = point.band.as_deref().and_then(|band| instrument.band(scale, band));
        band.map_or_else(String::new, |band| band.label.text(self.page.language()).to_owned())
    }

    fn change(&self, change: Option<&Change>, last: &Point, baseline: Option<&Point>) -> Result<String> {
        let Some(baseline) = baseline else { return self.page.text("scores-first", &Vec::new()) };
        let args = vec![
            ("difference", self.difference(last, Some(baseline)).unwrap_or_default().into()),
            ("from", baseline.value.map(|value| self.number(value)).unwrap_or_default().into()),
            ("date", self.when.day(baseline.at)?.into()),
        ];
        let words = self.page.text("scores-change", &args)?;
        let reliable = change.is_some_and(|change| change.reliable == Some(true));
        let note = if reliable { "scores-reliable" } else { "scores-within-error" };
        match change.and_then(|change| change.verdict) {
            Some(_) => Ok(format!("{words} {}", self.page.text(note, &Vec::new())?)),
            None => Ok(format!("{words} {}", self.page.text("scores-no-rule", &Vec::new())?)),
        }
    }

    fn verdict(&self, change: Option<&Change>) -> Result<(String, &'static str)> {
        let Some((change, verdict)) = change.and_then(|change| Some((change, change.verdict?))) else {
            return Ok((String::new(), "neutral"));
        };
        let (key, kind) = match verdict {
            Verdict::Recovered => ("scores-recovered", "success"),
            Verdict::Improved => ("scores-improved", "success"),
            Verdict::Unchanged => ("scores-unchanged", "neutral"),
            Verdict::Deteriorated if change.new_case == Some(true) => ("scores-new-case", "warn"),
            Verdict::Deteriorated => ("scores-deteriorated", "warn"),
        };
        Ok((self.page.text(key, &Vec::new())?, kind))
    }

    /// The last answers as a line; the label says the same in words.
    pub(super) fn spark(&self, instrument: &Instrument, id: &str, points: &[Point], title: &str) -> Result<Spark> {
        const LONGEST: usize = 12;
        let (min, max) = instrument.scale(id).map_or((0.0, 100.0), |scale| scale.range);
        let shown = points.iter().skip(points.len().saturating_sub(LONGEST));
        let values: Vec<Option<f64>> = shown.map(|point| point.value).collect();
        let words: Vec<String> =
            values.iter().map(|value| value.map_or_else(|| "–".to_owned(), |value| self.number(value))).collect();
        let cut = instrument.change_params(id).and_then(|params| params.caseness).and_then(|caseness| match caseness {
            Caseness::Same(limit) => Some(limit),
            Caseness::BySex { .. } => None,
        });
        let label = vec![("title", title.to_owned().into()), ("values", words.join(", ").into())];
        Ok(Spark { label: self.page.text("scores-line", &label)?, values, min, max, cut })
    }

    fn number(&self, value: f64) -> String {
        number(value, self.page.language())
    }

    fn difference(&self, point: &Point, baseline: Option<&Point>) -> Option<String> {
        let baseline = baseline.filter(|baseline| baseline.at < point.at)?;
        let change = point.value? - baseline.value?;
        let sign = if change > 0.0 {
            "+"
        } else if change < 0.0 {
            "−"
        } else {
            "±"
        };
        Some(format!("{sign}{}", self.number(change.abs())))
    }
}

/// A stored score as the rules see it.
pub(super) fn point(row: &ScoreRow) -> Point {
    Point {
        at: row.answered_at,
        value: row.value,
        band: row.band.clone(),
        imputed: row.imputed,
        by_phone: row.by_phone,
    }
}

#[cfg(test)]
impl Scale {
    pub(super) fn sample() -> Self {
        let score = |date: &str, value: &str, band: &str, change: &str| Score {
            date: date.to_owned(),
            value: value.to_owned(),
            band: band.to_owned(),
            change: change.to_owned(),
            by_phone: change == "−5",
        };
        Self {
            title: "PHQ-9, formulär om depressionssymtom".to_owned(),
            value: "9".to_owned(),
            band: "Lindrig".to_owned(),
            date: "20 november".to_owned(),
            change: "−7 från 16 (2 november). Mer än mätfelet.".to_owned(),
            verdict: "Under gränsen".to_owned(),
            kind: "success",
            spark: Spark {
                label: "PHQ-9: 16, 14, –, 11, 9".to_owned(),
                values: vec![Some(16.0), Some(14.0), None, Some(11.0), Some(9.0)],
                min: 0.0,
                max: 27.0,
                cut: Some(10.0),
            },
            rows: vec![
                score("20 november", "9", "Lindrig", "−7"),
                score("13 november", "11", "Måttlig", "−5"),
                score("6 november", "ej beräknad", "", ""),
                score("2 november", "16", "Medelsvår", ""),
            ],
        }
    }
}
