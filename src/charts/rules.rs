//! Where everything in a chart lies: pure decisions.
//!
//! The view box is about as wide as a phone's page, so that one unit is about one pixel there and the words can be read.

use chrono::NaiveDate;

use super::axis;
use super::figure::{Anchor, Area, DateTick, Dot, Figure, Kind, Marker, Point, Series, Stripe, ValueTick};
use super::number::number;

const WIDTH: f64 = 348.0;
const HEIGHT: f64 = 236.0;
/// Above the frame stand the modules' numbers, beside it the scores, under it the dates.
const FRAME: Area = Area { x: 30.0, y: 24.0, width: 292.0, height: 182.0 };
/// From the frame's sides to the first and the last day, so that no dot hangs over the edge.
const INSET: f64 = 10.0;
/// Height of a line of words.
const LINE: f64 = 15.0;
/// Width of a letter, rather too much than too little.
const LETTER: f64 = 7.2;
/// How many places along a line are looked at.
const SAMPLES: i32 = 24;
/// Room that a module's number takes.
const NUMBER: f64 = 18.0;
/// From a dot to the foot of the words above it.
const ABOVE: f64 = 9.0;
/// From a dot to the foot of the words below it.
const BELOW: f64 = 20.0;

/// The drawing of one scale; `language` decides how numbers are written.
pub fn figure(series: &Series, language: &str) -> Figure {
    let mut points = series.points.clone();
    points.sort_by_key(|point| point.on);
    let places = Places::of(&points, series);
    let (lines, dots) = (lines(&points, &places), dots(&points, &places, language));
    let around = series.around.map(|around| (places.x(around.on), around));
    Figure {
        width: WIDTH,
        height: HEIGHT,
        frame: FRAME,
        stripes: stripes(series, &places, &drawn(&lines, &dots)),
        limit: series.limit.map(|limit| places.y(limit)),
        around: around.and_then(|(x, around)| {
            let (top, foot) = (places.y(around.value + around.points?), places.y(around.value - around.points?));
            Some(Area { x, y: top, width: tenth(FRAME.x + FRAME.width - x), height: tenth(foot - top) })
        }),
        baseline: around.map(|(_, around)| places.y(around.value)),
        modules: markers(series, &places),
        lines,
        dots,
        radius: radius(points.len()),
        gaps: points
            .iter()
            .filter(|point| point.value.is_none())
            .map(|point| (places.x(point.on), tenth(FRAME.y + FRAME.height - 8.0)))
            .collect(),
        values: axis::values(series.range)
            .into_iter()
            .map(|value| ValueTick { y: places.y(value), label: number(value, language) })
            .collect(),
        dates: places.span.map_or_else(Vec::new, |(first, last)| {
            let named = axis::dates(first, last).into_iter();
            named.map(|(day, date)| DateTick { x: places.x(day), date }).collect()
        }),
    }
}

/// Turns days and scores into places.
struct Places {
    /// The first and the last day that something happened on.
    span: Option<(NaiveDate, NaiveDate)>,
    range: (f64, f64),
}

impl Places {
    fn of(points: &[Point], series: &Series) -> Self {
        let days = points.iter().map(|point| point.on).chain(series.modules.iter().map(|(_, on)| *on));
        let days: Vec<NaiveDate> = days.chain(series.around.map(|around| around.on)).collect();
        Self { span: days.iter().min().copied().zip(days.iter().max().copied()), range: series.range }
    }

    /// A lone day lies in the middle.
    fn x(&self, day: NaiveDate) -> f64 {
        let (first, last) = self.span.unwrap_or((day, day));
        let share = match days(first, last) {
            whole if whole > 0.0 => (days(first, day) / whole).clamp(0.0, 1.0),
            _ => 0.5,
        };
        tenth(FRAME.x + INSET + share * (FRAME.width - 2.0 * INSET))
    }

    /// A score beyond the range, as an older version may have given, lies at its edge.
    fn y(&self, value: f64) -> f64 {
        let (lowest, highest) = self.range;
        let share = if highest > lowest { ((value - lowest) / (highest - lowest)).clamp(0.0, 1.0) } else { 0.5 };
        tenth(FRAME.y + (1.0 - share) * FRAME.height)
    }
}

fn days(from: NaiveDate, until: NaiveDate) -> f64 {
    i32::try_from((until - from).num_days()).map_or(f64::MAX, f64::from)
}

/// Tenths of a unit are finer than a screen shows, and keep the page small.
fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn stripes(series: &Series, places: &Places, drawn: &[(f64, f64)]) -> Vec<Stripe> {
    let ends = series.bands.iter().skip(1).map(|(from, _)| *from).chain([series.range.1]);
    let bands = series.bands.iter().zip(ends);
    bands
        .map(|((from, label), until)| {
            let (y, foot) = (places.y(until), places.y(*from));
            let height = tenth(foot - y);
            let label = if height < LINE { String::new() } else { label.clone() };
            let label_y = tenth(f64::midpoint(y, foot) + LINE / 3.0);
            let (anchor, label_x) = free_place(&label, label_y, drawn);
            Stripe { y, height, label, label_x, label_y, anchor }
        })
        .collect()
}

/// At which end of its band, or in the middle, a name lies least under what is drawn.
fn free_place(name: &str, foot: f64, drawn: &[(f64, f64)]) -> (Anchor, f64) {
    let wide = i32::try_from(name.chars().count()).map_or(0.0, f64::from) * LETTER;
    let (first, last) = (FRAME.x + 6.0, FRAME.x + FRAME.width - 6.0);
    let middle = f64::midpoint(first, last);
    let covered = |begins: f64| {
        let (across, down) = (begins - 4.0..=begins + wide + 4.0, foot - LINE..=foot + 5.0);
        drawn.iter().filter(|(x, y)| across.contains(x) && down.contains(y)).count()
    };
    let places =
        [(Anchor::Start, first, first), (Anchor::End, last, last - wide), (Anchor::Mid, middle, middle - wide / 2.0)];
    let best = places.into_iter().min_by_key(|(_, _, begins)| covered(*begins));
    best.map_or((Anchor::Start, first), |(anchor, x, _)| (anchor, x))
}

/// Places along what is drawn, close enough that no word fits between them.
fn drawn(lines: &[Vec<(f64, f64)>], dots: &[Dot]) -> Vec<(f64, f64)> {
    let mut places: Vec<(f64, f64)> = dots.iter().map(|dot| (dot.x, dot.y)).collect();
    places.extend(dots.iter().filter(|dot| !dot.label.is_empty()).map(|dot| (dot.x, dot.label_y)));
    for pair in lines.iter().flat_map(|line| line.windows(2)) {
        let [(x, y), (to_x, to_y)] = pair else { continue };
        places.extend(
            (1..SAMPLES)
                .map(f64::from)
                .map(|n| n / f64::from(SAMPLES))
                .map(|share| (x + share * (to_x - x), y + share * (to_y - y))),
        );
    }
    places
}

/// Every module has its line; a number that would touch the one before it is left out.
fn markers(series: &Series, places: &Places) -> Vec<Marker> {
    let mut modules = series.modules.clone();
    modules.sort_by_key(|(number, on)| (*on, *number));
    let mut free_from = f64::MIN;
    modules
        .into_iter()
        .map(|(number, on)| {
            let x = places.x(on);
            let fits = x >= free_from;
            if fits {
                free_from = x + NUMBER;
            }
            Marker { x, number: fits.then_some(number) }
        })
        .collect()
}

/// An answer that could not be scored ends a line: nobody knows what lay between.
fn lines(points: &[Point], places: &Places) -> Vec<Vec<(f64, f64)>> {
    let runs = points.split(|point| point.value.is_none()).filter(|run| run.len() > 1);
    runs.map(|run| run.iter().filter_map(|point| Some((places.x(point.on), places.y(point.value?)))).collect())
        .collect()
}

fn dots(points: &[Point], places: &Places, language: &str) -> Vec<Dot> {
    let scored: Vec<(NaiveDate, f64, bool)> =
        points.iter().filter_map(|point| Some((point.on, point.value?, point.is_imputed))).collect();
    let last = scored.len().saturating_sub(1);
    let dot = |(n, (on, value, is_imputed)): (usize, &(NaiveDate, f64, bool))| {
        let (x, y) = (places.x(*on), places.y(*value));
        let is_named = n == 0 || n == last;
        Dot {
            x,
            y,
            kind: if *is_imputed { Kind::Imputed } else { Kind::Answered },
            label: if is_named { number(*value, language) } else { String::new() },
            label_y: tenth(if y - ABOVE - LINE > FRAME.y { y - ABOVE } else { y + BELOW }),
        }
    };
    scored.iter().enumerate().map(dot).collect()
}

/// Dots that would run together are drawn smaller.
fn radius(count: usize) -> f64 {
    match count {
        ..=20 => 4.5,
        21..=40 => 3.2,
        _ => 2.2,
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
