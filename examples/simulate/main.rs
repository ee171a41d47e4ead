//! How often the rules about worsening are right: clients are drawn whose true state is known, their answers carry the
//! error of measurement alone, and the shipped rules are asked week by week.
//!
//! `cargo run --release --example simulate [CLIENTS [SEED]]`. The rules stand beside two simple ones that need no history:
//! one score at least the reliable points above the baseline (`baseline +`), and one as far above the best so far
//! (`best +`). `asks again` is what calls nobody: the form is offered once more. That second answer is not drawn.

mod courses;

use std::error::Error;

use andrum::config::{Settings, Source};
use andrum::content::Content;
use andrum::instruments::Instrument;
use andrum::risk::rules::{Course, Finding, Given, RuleSet, Sign};
use chrono::{Days, NaiveDate, NaiveDateTime};
use courses::{COURSES, Dice, Shape};

const CLIENTS: usize = 4000;
const SEED: u64 = 20_261_122;
/// The questionnaire and its scale.
const MEASURE: (&str, &str) = ("phq9", "total");
/// How many weekly measurements there are, the baseline included.
const WEEKS: usize = 10;
/// Points that one item can give, and the most of the scale.
const ITEM: i64 = 3;
const MOST: f64 = 27.0;

/// What is counted, in the order of the columns.
const RULES: [&str; 7] = ["a", "b", "c", "a, b or c", "asks again", "baseline +", "best +"];
const A: usize = 0;
const B: usize = 1;
const C: usize = 2;
const SET: usize = 3;
const AGAIN: usize = 4;
const ABOVE_BASELINE: usize = 5;
const ABOVE_BEST: usize = 6;

/// In which week each rule first spoke.
type FirstWeeks = [Option<usize>; RULES.len()];

struct House {
    rules: std::sync::Arc<RuleSet>,
    instrument: std::sync::Arc<Instrument>,
    points: f64,
    sem: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let clients: usize = arguments.next().map_or(Ok(CLIENTS), |text| text.parse())?;
    let seed: u64 = arguments.next().map_or(Ok(SEED), |text| text.parse())?;
    let house = House::new()?;
    println!(
        "PHQ-9, {WEEKS} weekly answers (the first is the baseline), {clients} clients of each kind, seed {seed}.\n\
         Reliable points {}, standard error of one score {:.3} (points / (1.96 * sqrt 2)); true state at the start\n\
         {}-{} points, drawn evenly; scores are rounded and kept within 0-{MOST}. Rule set {} version {}.\n",
        house.points,
        house.sem,
        courses::START.0,
        courses::START.1,
        house.rules.id,
        house.rules.version
    );
    println!(
        "Clients ever flagged, in per cent. Where the true state never was {} points above its best, each is false.",
        house.points
    );
    heading("");
    let mut late = Vec::new();
    for (number, course) in (0_u64..).zip(COURSES) {
        let mut dice = Dice::new(seed.wrapping_add(number));
        let drawn: Vec<_> = (0..clients).map(|_| one(&house, &course, &mut dice)).collect();
        let share = |rule: usize| format!("{:.1}", caught(&drawn, rule));
        let is_worse = drawn.iter().any(|(onset, _)| onset.is_some());
        line(course.name, if is_worse { "caught" } else { "false" }, share);
        if is_worse {
            late.push((course.name, drawn));
        }
    }
    println!(
        "\nWeeks from the true state being {} points worse until the flag, mean over those caught (below 0: before it).",
        house.points
    );
    heading("");
    for (name, drawn) in &late {
        line(name, "", |rule| delay(drawn, rule));
    }
    println!("\nWhere a simple rule does better than a, b or c together:");
    for (name, drawn) in &late {
        for simple in [ABOVE_BASELINE, ABOVE_BEST] {
            let more = caught(drawn, simple) - caught(drawn, SET);
            let earlier = mean_delay(drawn, SET).zip(mean_delay(drawn, simple)).map(|(set, simple)| set - simple);
            let earlier = earlier.filter(|weeks| *weeks >= 0.05);
            if more >= 0.05 || earlier.is_some() {
                let rule = RULES.get(simple).copied().unwrap_or_default();
                let weeks = earlier.map_or(String::new(), |weeks| format!(", {weeks:.1} weeks earlier"));
                println!("{name:<36} {rule:<10} catches {more:+.1} per cent units{weeks}");
            }
        }
    }
    Ok(())
}

/// Clients flagged by a rule, in per cent.
fn caught(drawn: &[(Option<usize>, FirstWeeks)], rule: usize) -> f64 {
    percent(drawn.iter().filter(|(_, weeks)| weeks.get(rule).copied().flatten().is_some()).count(), drawn.len())
}

impl House {
    fn new() -> Result<Self, Box<dyn Error>> {
        let settings = Settings::read(Source::from_parts(Vec::new(), None)?)?;
        let content = Content::load(&settings).map_err(|faults| faults.join("\n"))?;
        let instrument = content.instruments.get(MEASURE.0).ok_or("no such questionnaire")?.clone();
        let params = instrument.change_params(MEASURE.1).ok_or("change is not judged on this scale")?;
        let points = params.reliable_points().ok_or("no verified parameters")?;
        let sem = params.standard_error().ok_or("no verified parameters")?;
        Ok(Self { rules: content.rules, instrument, points, sem })
    }
}

/// One client: in which week the true state was first so many points above its best, and when each rule spoke.
fn one(house: &House, course: &Shape, dice: &mut Dice) -> (Option<usize>, FirstWeeks) {
    let start = dice.between(courses::START.0, courses::START.1);
    let mut seen = Course::default();
    let mut first: FirstWeeks = Default::default();
    let (mut onset, mut best_true) = (None, f64::INFINITY);
    let (mut baseline, mut best) = (None, f64::INFINITY);
    for week in 0..WEEKS {
        let state = (start + course.change(week)).clamp(0.0, MOST);
        best_true = best_true.min(state);
        if onset.is_none() && state - best_true >= house.points - 1e-9 {
            onset = Some(week);
        }
        let is_missing = week > 0 && dice.chance(course.missing);
        let score = (state + dice.normal() * house.sem * course.noise).round().clamp(0.0, MOST);
        if is_missing {
            continue;
        }
        let above = |from: f64| score - from >= house.points;
        let simple = [(ABOVE_BASELINE, baseline.is_some_and(above)), (ABOVE_BEST, above(best))];
        baseline.get_or_insert(score);
        best = best.min(score);
        let spoke = simple.into_iter().filter(|(_, spoke)| *spoke).map(|(rule, _)| rule);
        for rule in spoke.chain(shipped(house, &mut seen, score, week)) {
            if let Some(slot) = first.get_mut(rule) {
                slot.get_or_insert(week);
            }
        }
    }
    (onset, first)
}

/// What the shipped rules say to this score.
fn shipped(house: &House, seen: &mut Course, score: f64, week: usize) -> Vec<usize> {
    let Ok(answers) = house.instrument.parse_line(&answered(score)) else { return Vec::new() };
    let given = Given { instrument: &house.instrument, answers: &answers, at: day(week), before_treatment: false };
    let found = seen.answers(&house.rules, &given);
    found.iter().flat_map(spoken).collect()
}

fn spoken(finding: &Finding) -> Vec<usize> {
    let signs = finding.because.worse.iter().filter(|scale| scale.scale == MEASURE.1).flat_map(|scale| &scale.signs);
    signs
        .flat_map(|sign| match sign {
            Sign::Consecutive { .. } => vec![A, SET],
            Sign::Means { .. } => vec![B, SET],
            Sign::Trend { .. } => vec![C, SET],
            Sign::Once { .. } => vec![AGAIN],
        })
        .collect()
}

/// Answers whose sum is the score; the last item, about death, is filled last.
#[expect(clippy::cast_possible_truncation, reason = "a score is a whole number between 0 and 27")]
fn answered(score: f64) -> String {
    let mut left = score as i64;
    let items: Vec<String> = (0..9)
        .map(|_| {
            let value = left.min(ITEM);
            left -= value;
            value.to_string()
        })
        .collect();
    items.join(",")
}

fn day(week: usize) -> NaiveDateTime {
    let first = NaiveDate::default() + Days::new(7 * u64::try_from(week).unwrap_or_default());
    first.and_time(chrono::NaiveTime::MIN)
}

fn delay(drawn: &[(Option<usize>, FirstWeeks)], rule: usize) -> String {
    mean_delay(drawn, rule).map_or_else(|| "-".to_owned(), |weeks| format!("{weeks:.1}"))
}

/// Weeks from the true worsening until the rule spoke, over those caught.
fn mean_delay(drawn: &[(Option<usize>, FirstWeeks)], rule: usize) -> Option<f64> {
    let weeks = drawn.iter().filter_map(|(onset, first)| Some(number(first.get(rule).copied()??) - number((*onset)?)));
    let (sum, count) = weeks.fold((0.0, 0_usize), |(sum, count), week| (sum + week, count + 1));
    (count > 0).then(|| sum / number(count))
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * number(part) / number(whole.max(1))
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

fn heading(first: &str) {
    let columns: Vec<String> = RULES.iter().map(|rule| format!("{rule:>12}")).collect();
    println!("{first:<44}{}", columns.concat());
}

fn line(name: &str, kind: &str, cell: impl Fn(usize) -> String) {
    let cells: Vec<String> = (0..RULES.len()).map(|rule| format!("{:>12}", cell(rule))).collect();
    println!("{:<44}{}", format!("{name:<36}{kind}"), cells.concat());
}
