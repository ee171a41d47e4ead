#![expect(clippy::float_cmp, reason = "places are rounded to tenths, and equal ones are the same number")]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::figure::Around;
use super::*;

const PHQ: [(f64, &str); 5] =
    [(0.0, "Minimal"), (5.0, "Lindrig"), (10.0, "Måttlig"), (15.0, "Medelsvår"), (20.0, "Svår")];

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 7).unwrap()
}

fn day(n: u64) -> NaiveDate {
    start() + Days::new(n)
}

fn series(points: &[(u64, Option<f64>)]) -> Series {
    Series {
        points: points.iter().map(|(n, value)| Point { on: day(*n), value: *value, is_imputed: false }).collect(),
        range: (0.0, 27.0),
        bands: PHQ.iter().map(|(from, label)| (*from, (*label).to_owned())).collect(),
        limit: Some(10.0),
        around: None,
        modules: Vec::new(),
    }
}

/// Whether `one` begins only after `other` has ended.
fn apart(ends: f64, begins: f64) -> bool {
    begins - ends > -0.05
}

#[test]
fn the_lowest_score_lies_on_the_floor_and_the_highest_under_the_roof() {
    let figure = figure(&series(&[(0, Some(0.0)), (7, Some(27.0))]), "sv");
    assert_eq!((figure.dots[0].y, figure.dots[1].y), (FRAME.y + FRAME.height, FRAME.y));
    assert_eq!((figure.dots[0].x, figure.dots[1].x), (FRAME.x + INSET, FRAME.x + FRAME.width - INSET));
}

#[test]
fn an_answer_that_could_not_be_scored_breaks_the_line_and_has_its_mark() {
    let points = [(0, Some(16.0)), (7, Some(14.0)), (14, None), (21, Some(11.0)), (28, Some(9.0)), (35, None)];
    let figure = figure(&series(&points), "sv");
    assert_eq!(figure.lines.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    assert_eq!((figure.dots.len(), figure.gaps.len()), (4, 2));
    assert!(figure.lines[0][1].0 < figure.gaps[0].0 && figure.gaps[0].0 < figure.lines[1][0].0);
}

#[test]
fn one_score_alone_lies_in_the_middle_without_a_line() {
    let figure = figure(&series(&[(3, Some(12.0))]), "sv");
    assert!(figure.lines.is_empty());
    assert_eq!(figure.dots[0].x, FRAME.x + FRAME.width / 2.0);
    assert_eq!(figure.dates.len(), 1);
    assert_eq!(figure.dots[0].label, "12");
}

#[test]
fn where_nothing_was_scored_the_days_are_still_there() {
    let figure = figure(&series(&[(0, None), (7, None)]), "sv");
    assert!(figure.dots.is_empty() && figure.lines.is_empty());
    assert_eq!((figure.gaps.len(), figure.dates.len()), (2, 2));
}

#[test]
fn a_series_without_answers_is_an_empty_frame() {
    let figure = figure(&series(&[]), "sv");
    assert!(figure.dots.is_empty() && figure.gaps.is_empty() && figure.dates.is_empty());
    assert_eq!(figure.stripes.len(), 5);
}

#[test]
fn the_band_round_the_baseline_begins_on_its_day_and_ends_with_the_range() {
    let around = Around { on: day(7), value: 3.0, points: Some(6.0) };
    let drawn = figure(&Series { around: Some(around), ..series(&[(0, Some(9.0)), (7, Some(3.0))]) }, "sv");
    let area = drawn.around.unwrap();
    assert_eq!(area.x, drawn.dots[1].x);
    assert_eq!(area.y, drawn.dots[0].y, "six points above three is nine");
    assert_eq!(tenth(area.y + area.height), FRAME.y + FRAME.height, "below 0 there is nothing");
    let unsure = Around { points: None, ..around };
    let drawn = figure(&Series { around: Some(unsure), ..series(&[(7, Some(3.0))]) }, "sv");
    assert!(drawn.around.is_none() && drawn.baseline.is_some());
}

#[test]
fn a_year_later_the_axis_counts_months_and_modules_keep_their_lines() {
    let mut long = series(&[(0, Some(16.0)), (7, Some(12.0)), (420, Some(8.0))]);
    long.modules = (1..=8).map(|n| (n, day(7 * u64::try_from(n).unwrap()))).collect();
    let figure = figure(&long, "sv");
    assert!(figure.dates.iter().all(|tick| tick.date.is_month && tick.date.day == 1));
    assert!((2..=4).contains(&figure.dates.len()), "{:?}", figure.dates);
    assert_eq!(figure.modules.len(), 8);
    let numbers: Vec<i32> = figure.modules.iter().filter_map(|marker| marker.number).collect();
    assert_eq!(numbers, [1, 5], "numbers that would touch are left out");
}

#[test]
fn a_narrow_band_keeps_its_stripe_and_leaves_out_its_name() {
    let mut narrow = series(&[(0, Some(5.0))]);
    narrow.bands = vec![(0.0, "A".to_owned()), (20.0, "B".to_owned()), (21.0, "C".to_owned())];
    let labels: Vec<String> = figure(&narrow, "sv").stripes.into_iter().map(|stripe| stripe.label).collect();
    assert_eq!(labels, ["A", "", "C"]);
}

#[test]
fn the_numbers_beside_the_frame_are_round() {
    let labels = |range| -> Vec<String> {
        figure(&Series { range, ..Series::default() }, "sv").values.into_iter().map(|tick| tick.label).collect()
    };
    assert_eq!(labels((0.0, 27.0)), ["0", "5", "10", "15", "20", "25"]);
    assert_eq!(labels((0.0, 6.0)), ["0", "2", "4", "6"]);
    assert_eq!(labels((1.0, 5.0)), ["1", "2", "3", "4", "5"]);
    assert_eq!(labels((0.0, 2.0)), ["0", "0,5", "1", "1,5", "2"]);
    assert_eq!(labels((4.0, 4.0)), ["4"]);
}

#[test]
fn sixty_scores_are_drawn_smaller() {
    let many: Vec<(u64, Option<f64>)> = (0..60).map(|n| (n * 7, Some(12.0))).collect();
    let figure = figure(&series(&many), "sv");
    assert_eq!((figure.dots.len(), figure.lines.len()), (60, 1));
    let apart = figure.dots[1].x - figure.dots[0].x;
    assert!(figure.radius * 2.0 <= apart + 0.2, "{} and {apart}", figure.radius);
}

#[test]
fn the_name_of_a_band_makes_way_for_the_scores() {
    let anchors = |points: &[(u64, Option<f64>)]| -> Vec<Anchor> {
        figure(&series(points), "sv").stripes.iter().map(|stripe| stripe.anchor).collect()
    };
    let falling = anchors(&[(0, Some(22.0)), (7, Some(22.0)), (14, Some(2.0)), (21, Some(2.0))]);
    assert_eq!(falling, [Anchor::Start, Anchor::Start, Anchor::Start, Anchor::Start, Anchor::End]);
    let steady = anchors(&[(0, Some(12.0)), (7, Some(12.0))]);
    assert_eq!(steady[2], Anchor::Mid, "away from the dots and their numbers");
}

fn any_series() -> impl Strategy<Value = Series> {
    let point = (0..1500_u64, proptest::option::weighted(0.8, 0.0..=27.0_f64), any::<bool>());
    let modules = proptest::collection::vec(0..1500_u64, 0..12);
    (proptest::collection::vec(point, 0..80), modules, proptest::option::of((0..1500_u64, 0.0..=27.0_f64))).prop_map(
        |(points, modules, around)| Series {
            points: points.into_iter().map(|(n, value, is_imputed)| Point { on: day(n), value, is_imputed }).collect(),
            modules: (1..).zip(modules.into_iter().map(day)).collect(),
            around: around.map(|(n, value)| Around { on: day(n), value, points: Some(6.0) }),
            ..series(&[])
        },
    )
}

fn is_inside(x: f64, y: f64) -> bool {
    (FRAME.x..=FRAME.x + FRAME.width).contains(&x) && (FRAME.y..=FRAME.y + FRAME.height).contains(&y)
}

proptest! {
    #[test]
    fn everything_lies_inside_the_frame(series in any_series()) {
        let figure = figure(&series, "sv");
        let corners = figure.lines.iter().flatten().copied();
        let dots = figure.dots.iter().map(|dot| (dot.x, dot.y));
        for (x, y) in dots.chain(corners).chain(figure.gaps.iter().copied()) {
            prop_assert!(is_inside(x, y), "{x} {y}");
        }
        for dot in &figure.dots {
            prop_assert!((FRAME.y..HEIGHT).contains(&dot.label_y), "{dot:?}");
        }
        for marker in &figure.modules {
            prop_assert!(is_inside(marker.x, FRAME.y));
        }
        if let Some(area) = figure.around {
            prop_assert!(is_inside(area.x, area.y) && area.width >= 0.0 && area.height >= 0.0, "{area:?}");
            prop_assert!(area.y + area.height <= FRAME.y + FRAME.height + 0.05);
        }
    }

    #[test]
    fn a_later_day_never_lies_before_an_earlier_one(series in any_series()) {
        let figure = figure(&series, "sv");
        prop_assert!(figure.dots.windows(2).all(|pair| pair[0].x <= pair[1].x));
        prop_assert!(figure.dates.windows(2).all(|pair| pair[0].x < pair[1].x));
        prop_assert!(figure.modules.windows(2).all(|pair| pair[0].x <= pair[1].x));
    }

    #[test]
    fn every_answer_is_drawn_once_and_no_line_crosses_a_gap(series in any_series()) {
        let figure = figure(&series, "sv");
        let scored = series.points.iter().filter(|point| point.value.is_some()).count();
        prop_assert_eq!((figure.dots.len(), figure.gaps.len()), (scored, series.points.len() - scored));
        let mut sorted = series.points.clone();
        sorted.sort_by_key(|point| point.on);
        let unbroken = sorted.windows(2).filter(|pair| pair[0].value.is_some() && pair[1].value.is_some()).count();
        let drawn: usize = figure.lines.iter().map(|line| line.len() - 1).sum();
        prop_assert_eq!(drawn, unbroken);
    }

    #[test]
    fn words_along_the_sides_never_touch(first in 0..2000_u64, span in 0..9000_u64) {
        let figure = figure(&series(&[(first, Some(1.0)), (first + span, Some(2.0))]), "sv");
        prop_assert!((1..=5).contains(&figure.dates.len()), "{:?}", figure.dates);
        for pair in figure.dates.windows(2) {
            // About seven units a letter: "24 nov." and "nov. 2026".
            let wide = if pair[0].date.is_month { 62.0 } else { 50.0 };
            prop_assert!(apart(pair[0].x + wide, pair[1].x), "{pair:?}");
        }
        let last = figure.dates.last().unwrap();
        prop_assert!(last.x + if last.date.is_month { 32.0 } else { 25.0 } <= WIDTH, "{last:?}");
    }
}
