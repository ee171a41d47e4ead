//! A chart with its title and, for whoever cannot see it, with what it shows in words.

use serde::Serialize;

use super::figure::{Figure, Kind, Series};
use super::number::number;
use super::rules::figure;
use crate::error::Result;
use crate::units::when::When;
use crate::web::Page;

/// What `ui.chart` draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// The drawing.
    pub figure: Figure,
    /// Its title: the scale's.
    pub title: String,
    /// What it shows, in a few sentences.
    pub text: String,
    /// Whether the shape for scores with filled-in answers occurs, and is explained.
    pub has_imputed: bool,
    /// What the band round the baseline means; empty where there is none.
    pub around: String,
    /// What the limit is; empty where there is none.
    pub limit: String,
}

impl Chart {
    /// The chart of one scale, without words for what is compared.
    ///
    /// # Errors
    /// Where a text is missing.
    pub fn of(page: &Page, when: &When<'_>, title: &str, series: &Series) -> Result<Self> {
        let figure = figure(series, page.language());
        Ok(Self {
            text: described(page, when, series)?,
            has_imputed: figure.dots.iter().any(|dot| dot.kind == Kind::Imputed),
            figure,
            title: title.to_owned(),
            around: String::new(),
            limit: String::new(),
        })
    }
}

#[cfg(test)]
impl Chart {
    /// A chart with every part filled, for the tests that render all templates.
    pub fn sample() -> Self {
        use super::figure::{Around, Point};
        let day = |n: u64| chrono::NaiveDate::from_ymd_opt(2026, 11, 2).unwrap_or_default() + chrono::Days::new(n);
        let point = |n, value, is_imputed| Point { on: day(n), value, is_imputed };
        let series = Series {
            points: vec![
                point(0, Some(16.0), false),
                point(7, Some(14.0), true),
                point(14, None, false),
                point(21, Some(11.0), false),
                point(28, Some(9.0), false),
            ],
            range: (0.0, 27.0),
            bands: vec![(0.0, "Minimal".to_owned()), (5.0, "Mild".to_owned()), (10.0, "Moderate".to_owned())],
            limit: Some(10.0),
            around: Some(Around { on: day(0), value: 16.0, points: Some(6.0) }),
            modules: vec![(1, day(1)), (2, day(8))],
        };
        Self {
            figure: figure(&series, "sv"),
            title: "PHQ-9 <summa>".to_owned(),
            text: "16, 14, –, 11, 9".to_owned(),
            has_imputed: true,
            around: "16 ± 6".to_owned(),
            limit: "10".to_owned(),
        }
    }
}

/// The first and the last score with their days, and the lowest and the highest between them.
fn described(page: &Page, when: &When<'_>, series: &Series) -> Result<String> {
    let mut points = series.points.clone();
    points.sort_by_key(|point| point.on);
    let unscored = points.iter().filter(|point| point.value.is_none()).count();
    let scored: Vec<_> = points.iter().filter_map(|point| Some((point.on, point.value?))).collect();
    let mut text = match (scored.as_slice(), scored.first(), scored.last()) {
        ([(on, value)], ..) => {
            let args = vec![("value", number(*value, page.language()).into()), ("date", when.date(*on)?.into())];
            page.text("chart-text-one", &args)?
        }
        (_, Some(first), Some(last)) => {
            let lowest = scored.iter().fold(f64::INFINITY, |least, (_, value)| least.min(*value));
            let highest = scored.iter().fold(f64::NEG_INFINITY, |most, (_, value)| most.max(*value));
            let written = |value: f64| number(value, page.language());
            let args = vec![
                ("count", scored.len().to_string().into()),
                ("first", written(first.1).into()),
                ("begun", when.date(first.0)?.into()),
                ("last", written(last.1).into()),
                ("date", when.date(last.0)?.into()),
                ("lowest", written(lowest).into()),
                ("highest", written(highest).into()),
            ];
            page.text("chart-text", &args)?
        }
        _ => page.text("chart-text-none", &Vec::new())?,
    };
    if unscored > 0 {
        text.push(' ');
        text.push_str(&page.text("chart-text-unscored", &vec![("n", unscored.into())])?);
    }
    Ok(text)
}
