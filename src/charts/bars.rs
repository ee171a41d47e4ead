//! Counts of weeks as bars: geometry, pure.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::axis;
use super::figure::{Area, Date, DateTick, ValueTick};
use super::number::number;

const WIDTH: f64 = 348.0;
const HEIGHT: f64 = 176.0;
const FRAME: Area = Area { x: 30.0, y: 18.0, width: 308.0, height: 128.0 };
/// Most dates that fit beside each other.
const MOST_DATES: usize = 5;
/// Up to so many bars have their number above them.
const MOST_NUMBERS: usize = 14;
/// What of a week's room its bar takes.
const FILLED: f64 = 0.7;

/// A drawing of bars.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bars {
    /// Width of the view box.
    pub width: f64,
    /// Height of the view box.
    pub height: f64,
    /// The frame that the bars stand in.
    pub frame: Area,
    /// One for each week, of no height where nothing was counted.
    pub bars: Vec<Bar>,
    /// The numbers beside the frame.
    pub values: Vec<ValueTick>,
    /// The dates under it.
    pub dates: Vec<DateTick>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// Where it stands.
    #[serde(flatten)]
    pub area: Area,
    /// The middle of its foot.
    pub mid: f64,
    /// The number above it; empty where there is no room, and for nothing.
    pub label: String,
}

/// The bars of these weeks, each named by its first day.
pub fn bars(weeks: &[(NaiveDate, usize)], language: &str) -> Bars {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let highest = count(weeks.iter().map(|(_, n)| *n).max().unwrap_or(0)).max(1.0);
    let room = FRAME.width / count(weeks.len().max(1));
    let height = |value: f64| tenth(value * FRAME.height / highest);
    let foot = FRAME.y + FRAME.height;
    let mid = |place: usize| tenth(FRAME.x + room * (count(place) + 0.5));
    let bar = |(place, (_, n)): (usize, &(NaiveDate, usize))| {
        let tall = height(count(*n));
        let width = tenth(room * FILLED);
        let area = Area { x: tenth(mid(place) - width / 2.0), y: tenth(foot - tall), width, height: tall };
        let label = if *n > 0 && weeks.len() <= MOST_NUMBERS { n.to_string() } else { String::new() };
        Bar { area, mid: mid(place), label }
    };
    let step = weeks.len().div_ceil(MOST_DATES).max(1);
    let named = |(place, (day, _)): (usize, &(NaiveDate, usize))| DateTick {
        x: mid(place),
        date: Date { day: day.day(), month: day.month(), year: day.year(), is_month: false },
    };
    let whole = axis::values((0.0, highest)).into_iter().filter(|value| value.fract() == 0.0);
    Bars {
        width: WIDTH,
        height: HEIGHT,
        frame: FRAME,
        bars: weeks.iter().enumerate().map(bar).collect(),
        values: whole
            .map(|value| ValueTick { y: tenth(foot - height(value)), label: number(value, language) })
            .collect(),
        dates: weeks.iter().enumerate().step_by(step).map(named).collect(),
    }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_on_the_foot_side_by_side_and_nothing_has_no_height() {
        let day = |n: u64| NaiveDate::from_ymd_opt(2026, 9, 7).unwrap() + chrono::Days::new(7 * n);
        let drawn = bars(&[(day(0), 4), (day(1), 0), (day(2), 2)], "sv");
        let foot = FRAME.y + FRAME.height;
        assert!(drawn.bars.iter().all(|bar| (bar.area.y + bar.area.height - foot).abs() < 0.11));
        assert_eq!(drawn.bars.iter().map(|bar| bar.area.height).collect::<Vec<_>>(), [128.0, 0.0, 64.0]);
        assert!(drawn.bars.windows(2).all(|pair| pair[0].area.x + pair[0].area.width < pair[1].area.x));
        assert_eq!(drawn.bars.iter().map(|bar| bar.label.as_str()).collect::<Vec<_>>(), ["4", "", "2"]);
        assert_eq!(drawn.values.iter().map(|tick| tick.label.as_str()).collect::<Vec<_>>(), ["0", "1", "2", "3", "4"]);
        let year: Vec<(NaiveDate, usize)> = (0..53).map(|n| (day(n), 1)).collect();
        let drawn = bars(&year, "sv");
        assert!(drawn.dates.len() <= MOST_DATES && drawn.bars.iter().all(|bar| bar.label.is_empty()));
        assert!(bars(&[], "sv").bars.is_empty());
    }
}
