//! In which order things wait, what is late, how scores have developed, and what a unit's alarms came to: pure decisions.

pub mod figures;

use chrono::{NaiveDate, NaiveDateTime};

use crate::charts;
use crate::instruments::{Change, ChangeParams};
use crate::risk::rules::Tier;
use crate::units::Unit;

/// What is still to be done about an alarm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlarmStage {
    /// Nobody has taken it.
    Open,
    /// Somebody has taken it, and nothing was done in time.
    Late,
    /// Somebody has taken it, and something is to be done.
    Taken,
    /// Something was done; it is to be closed.
    ToClose,
}

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// An alarm.
    Alarm(AlarmStage, Tier),
    /// A second person's yes to a decision about a child.
    Second,
    /// A risk review that should have been signed.
    Review,
    /// Homework to be answered.
    Homework,
    /// Letters to be read.
    Letters,
    /// Questionnaires that the client is late with.
    Forms,
}

impl Waiting {
    /// Lower is more urgent. Open alarms come first by tier, then those about which nothing was done in time and those in
    /// somebody's hands, then overdue reviews, then what clients wait for.
    pub fn rank(self) -> u8 {
        let tier = |tier: Tier| match tier {
            Tier::Emergency => 0,
            Tier::Red => 1,
            Tier::Amber | Tier::Info => 2,
        };
        match self {
            Self::Alarm(AlarmStage::Open, of) => tier(of),
            Self::Alarm(AlarmStage::Late, of) => 3 + tier(of),
            Self::Second => 6,
            Self::Alarm(AlarmStage::Taken, of) => 7 + tier(of),
            Self::Review => 10,
            Self::Homework => 11,
            Self::Letters => 12,
            Self::Forms => 13,
            Self::Alarm(AlarmStage::ToClose, of) => 14 + tier(of),
        }
    }
}

/// The stage of an alarm from the states of its flags that are not closed; `is_late` where its second clock has run out.
pub fn alarm_stage<'s>(acknowledged: bool, is_late: bool, states: impl IntoIterator<Item = &'s str>) -> AlarmStage {
    let all_acted = states.into_iter().all(|state| state == "acted");
    match (acknowledged, all_acted) {
        (_, true) => AlarmStage::ToClose,
        (false, false) => AlarmStage::Open,
        (true, false) if is_late => AlarmStage::Late,
        (true, false) => AlarmStage::Taken,
    }
}

/// Whether a promise is broken: its day is over.
pub fn is_late(promised_on: NaiveDate, today: NaiveDate) -> bool {
    promised_on < today
}

/// One score on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// When it was answered, UTC.
    pub at: NaiveDateTime,
    /// The score; none where it could not be computed.
    pub value: Option<f64>,
    /// Its band.
    pub band: Option<String>,
    /// Whether missing answers were filled in.
    pub imputed: bool,
    /// Whether the answers were given by phone.
    pub by_phone: bool,
}

impl Point {
    /// The point as a chart draws it, on the unit's own day.
    pub fn drawn(&self, unit: &Unit) -> charts::Point {
        charts::Point { on: unit.date(self.at), value: self.value, is_imputed: self.imputed }
    }
}

/// How a scale has developed.
#[derive(Debug, Clone, PartialEq)]
pub struct Development {
    /// The last score.
    pub last: Point,
    /// What it is compared with: the last score before the first module opened, else the first of all.
    pub baseline: Option<Point>,
    /// The change between them; none where the scale has no rule, or nothing to compare with.
    pub change: Option<Change>,
}

/// How a scale has developed from its points, oldest first; none where it has no score at all.
pub fn development(
    points: &[Point],
    begun: Option<NaiveDateTime>,
    params: Option<&ChangeParams>,
) -> Option<Development> {
    let scored: Vec<&Point> = points.iter().filter(|point| point.value.is_some()).collect();
    let last = (*scored.last()?).clone();
    let before = begun.and_then(|begun| scored.iter().rposition(|point| point.at <= begun)).unwrap_or(0);
    let since: Vec<&Point> = scored.into_iter().skip(before).collect();
    let baseline = since.first().filter(|first| first.at < last.at).map(|first| (*first).clone());
    let change = params.zip(baseline.as_ref()).and_then(|(params, baseline)| {
        let values: Vec<f64> = since.iter().filter_map(|point| point.value).collect();
        let days: Vec<f64> = since.iter().map(|point| days_between(baseline.at, point.at)).collect();
        params.change(&values, &days, None).ok()
    });
    Some(Development { last, baseline, change })
}

/// The scores from the baseline on.
pub fn since_baseline<'p>(points: &'p [Point], found: &'p Development) -> impl Iterator<Item = &'p Point> {
    let from = found.baseline.as_ref().map_or(found.last.at, |baseline| baseline.at);
    points.iter().filter(move |point| point.value.is_some() && point.at >= from)
}

/// Whether two answers in a row are about the same days: each asks about so many days back.
pub fn overlap(points: &[&Point], days: i64) -> bool {
    points.windows(2).any(|pair| matches!(pair, [one, next] if (next.at - one.at).num_days() < days))
}

fn days_between(from: NaiveDateTime, until: NaiveDateTime) -> f64 {
    let seconds = i32::try_from((until - from).num_seconds()).unwrap_or(i32::MAX);
    f64::from(seconds) / 86_400.0
}

/// What happens in the treatment when homework is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It was the last module.
    Last,
    /// Another module is open already.
    AlreadyOpen(i32),
    /// Nothing opens by itself while a red flag is open.
    Held(i32),
    /// The next module opens at once.
    OpensNow(i32),
    /// The next module opens on that day.
    OpensOn(i32, NaiveDate),
    /// An earlier module must be answered first.
    Waits(i32),
}

/// A step as the decision sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepState<'s> {
    /// Its number, from 1.
    pub position: i32,
    /// `locked`, `open`, `submitted` or `answered`.
    pub state: &'s str,
    /// The day from which it may open.
    pub due_on: NaiveDate,
}

/// What answering the step at `position` leads to.
pub fn effect(steps: &[StepState<'_>], position: i32, held: bool, today: NaiveDate) -> Effect {
    if let Some(open) = steps.iter().find(|step| step.state == "open") {
        return Effect::AlreadyOpen(open.position);
    }
    let next = steps.iter().filter(|step| step.state == "locked").min_by_key(|step| step.position);
    let Some(next) = next else { return Effect::Last };
    let earlier = steps.iter().filter(|step| step.position < next.position && step.position != position);
    match earlier.into_iter().find(|step| step.state != "answered") {
        _ if held => Effect::Held(next.position),
        Some(_) => Effect::Waits(next.position),
        None if next.due_on <= today => Effect::OpensNow(next.position),
        None => Effect::OpensOn(next.position, next.due_on),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    fn point(d: u32, value: f64) -> Point {
        Point {
            at: day(d).and_hms_opt(12, 0, 0).unwrap(),
            value: Some(value),
            band: None,
            imputed: false,
            by_phone: false,
        }
    }

    #[test]
    fn an_open_amber_comes_before_a_red_in_somebodys_hands_and_both_before_homework() {
        let mut all = [
            Waiting::Alarm(AlarmStage::ToClose, Tier::Red),
            Waiting::Forms,
            Waiting::Homework,
            Waiting::Alarm(AlarmStage::Taken, Tier::Red),
            Waiting::Review,
            Waiting::Alarm(AlarmStage::Late, Tier::Amber),
            Waiting::Alarm(AlarmStage::Open, Tier::Amber),
            Waiting::Alarm(AlarmStage::Open, Tier::Emergency),
            Waiting::Letters,
        ];
        all.sort_by_key(|waiting| waiting.rank());
        assert_eq!(all[0], Waiting::Alarm(AlarmStage::Open, Tier::Emergency));
        assert_eq!(all[1], Waiting::Alarm(AlarmStage::Open, Tier::Amber));
        assert_eq!(all[2], Waiting::Alarm(AlarmStage::Late, Tier::Amber), "nothing was done in time");
        assert_eq!(all[3], Waiting::Alarm(AlarmStage::Taken, Tier::Red));
        assert_eq!(all[4..6], [Waiting::Review, Waiting::Homework]);
    }

    #[test]
    fn an_alarm_is_open_until_taken_and_waits_for_closing_when_all_is_acted() {
        assert_eq!(alarm_stage(false, false, ["open", "acted"]), AlarmStage::Open);
        assert_eq!(alarm_stage(true, false, ["acknowledged", "acted"]), AlarmStage::Taken);
        assert_eq!(alarm_stage(true, true, ["acknowledged", "acted"]), AlarmStage::Late);
        assert_eq!(alarm_stage(true, true, ["acted"]), AlarmStage::ToClose);
    }

    #[test]
    fn the_day_of_the_promise_is_not_late() {
        assert!(!is_late(day(20), day(20)) && is_late(day(20), day(21)));
    }

    #[test]
    fn the_baseline_is_the_last_score_before_the_first_module() {
        let points = [point(1, 20.0), point(5, 16.0), point(12, 11.0)];
        let begun = Some(day(6).and_hms_opt(0, 0, 0).unwrap());
        let found = development(&points, begun, None).unwrap();
        assert_eq!(found.baseline.unwrap().value, Some(16.0));
        assert_eq!(found.last.value, Some(11.0));
        assert_eq!(development(&points, None, None).unwrap().baseline.unwrap().value, Some(20.0));
        assert!(development(&points[..1], begun, None).unwrap().baseline.is_none());
        assert!(development(&[], begun, None).is_none());
    }

    #[test]
    fn a_score_that_could_not_be_computed_is_passed_over() {
        let unscored = Point { value: None, ..point(12, 0.0) };
        let found = development(&[point(1, 9.0), unscored], None, None).unwrap();
        assert_eq!(found.last.value, Some(9.0));
    }

    #[test]
    fn weekly_answers_about_two_weeks_overlap_and_fortnightly_ones_do_not() {
        let points = [point(1, 20.0), point(8, 16.0), point(22, 11.0)];
        let all: Vec<&Point> = points.iter().collect();
        assert!(overlap(&all, 14) && !overlap(&all[1..], 14) && !overlap(&all, 7));
        let begun = Some(day(9).and_hms_opt(0, 0, 0).unwrap());
        let found = development(&points, begun, None).unwrap();
        assert_eq!(since_baseline(&points, &found).count(), 2);
    }

    #[test]
    fn answering_says_what_opens_when() {
        let step = |position, state, d| StepState { position, state, due_on: day(d) };
        let steps = [step(1, "answered", 1), step(2, "submitted", 8), step(3, "locked", 15)];
        assert_eq!(effect(&steps, 2, false, day(14)), Effect::OpensOn(3, day(15)));
        assert_eq!(effect(&steps, 2, false, day(15)), Effect::OpensNow(3));
        assert_eq!(effect(&steps, 2, true, day(15)), Effect::Held(3));
        assert_eq!(effect(&steps[..2], 2, false, day(15)), Effect::Last);
        let open = [step(2, "submitted", 8), step(3, "open", 15)];
        assert_eq!(effect(&open, 2, false, day(15)), Effect::AlreadyOpen(3));
        let two = [step(1, "submitted", 1), step(2, "submitted", 8), step(3, "locked", 15)];
        assert_eq!(effect(&two, 2, false, day(15)), Effect::Waits(3));
    }
}
