//! What a unit's alarms came to: how long they waited, how often each rule called, and what was done. Pure.
//!
//! Whatever has not happened yet is kept as not yet: were it left out, the times would look the better the more is left
//! lying.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::ids::{ClientId, FlagId};
use crate::risk::rules::Tier;

/// Fewer clients than this make a number that a single one of them can turn over.
pub const FEW: usize = 5;

/// One step of a flag.
#[derive(Debug, Clone)]
pub struct Step {
    /// The flag.
    pub flag: FlagId,
    /// Whom it is about.
    pub client: ClientId,
    /// The rule.
    pub rule: String,
    /// The state that it took.
    pub state: String,
    /// When, UTC.
    pub at: NaiveDateTime,
}

/// One time that a rule called: from when the flag was opened until it was opened anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Whom it is about.
    pub client: ClientId,
    /// The rule.
    pub rule: String,
    /// When it was opened, UTC.
    pub opened_at: NaiveDateTime,
    /// When it was said that something was done.
    pub acted_at: Option<NaiveDateTime>,
    /// When it was closed.
    pub closed_at: Option<NaiveDateTime>,
}

impl Call {
    /// Whether it was closed though nobody said that anything was done.
    pub fn is_closed_without_action(&self) -> bool {
        self.closed_at.is_some() && self.acted_at.is_none()
    }
}

/// Every time that a rule called, from the steps of flags in order.
pub fn calls(steps: &[Step]) -> Vec<Call> {
    let mut calls: Vec<(&FlagId, Call)> = Vec::new();
    for step in steps {
        if step.state == "open" {
            let call = Call {
                client: step.client.clone(),
                rule: step.rule.clone(),
                opened_at: step.at,
                acted_at: None,
                closed_at: None,
            };
            calls.push((&step.flag, call));
            continue;
        }
        let Some((_, call)) = calls.last_mut().filter(|(flag, _)| *flag == &step.flag) else { continue };
        match step.state.as_str() {
            "acted" => call.acted_at = call.acted_at.or(Some(step.at)),
            "closed" => call.closed_at = call.closed_at.or(Some(step.at)),
            _ => {}
        }
    }
    calls.into_iter().map(|(_, call)| call).collect()
}

/// Flags raised together.
#[derive(Debug, Clone)]
pub struct Alarm {
    /// Whom it is about.
    pub client: ClientId,
    /// Its tier.
    pub tier: Tier,
    /// When it began, UTC.
    pub started_at: NaiveDateTime,
    /// When a person took it.
    pub acknowledged_at: Option<NaiveDateTime>,
}

/// When something was done about everything that an alarm is about; none where something of it is left, or was raised anew
/// before anything was done.
pub fn acted_at(alarm: &Alarm, calls: &[Call]) -> Option<NaiveDateTime> {
    let own = calls.iter().filter(|call| call.client == alarm.client && call.opened_at == alarm.started_at);
    let acted: Option<Vec<NaiveDateTime>> = own.map(|call| call.acted_at).collect();
    acted?.into_iter().max()
}

/// How long so many in a hundred waited at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// So many minutes.
    Minutes(i64),
    /// So many of them still wait.
    NotYet,
}

/// Within which time so many in a hundred were done with, each minutes or not yet; none of none.
pub fn within(percent: usize, minutes: &[Option<i64>]) -> Option<Waited> {
    let mut done: Vec<i64> = minutes.iter().flatten().copied().collect();
    done.sort_unstable();
    let rank = (minutes.len() * percent).div_ceil(100);
    let last = rank.checked_sub(1)?;
    Some(done.get(last).map_or(Waited::NotYet, |minutes| Waited::Minutes(*minutes)))
}

/// What one rule came to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleCount {
    /// How often it called.
    pub calls: usize,
    /// About how many clients.
    pub clients: usize,
    /// How often something was done.
    pub acted: usize,
    /// How often it was closed without.
    pub without: usize,
}

/// What each rule came to.
pub fn by_rule(calls: &[Call]) -> BTreeMap<String, RuleCount> {
    let mut clients: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut counts: BTreeMap<String, RuleCount> = BTreeMap::new();
    for call in calls {
        clients.entry(&call.rule).or_default().insert(call.client.as_str());
        let count = counts.entry(call.rule.clone()).or_default();
        count.calls += 1;
        count.acted += usize::from(call.acted_at.is_some());
        count.without += usize::from(call.is_closed_without_action());
    }
    for (rule, count) in &mut counts {
        count.clients = clients.get(rule.as_str()).map_or(0, BTreeSet::len);
    }
    counts
}

/// The days of a treatment: its first, and its last where it has one.
#[derive(Debug, Clone)]
pub struct Course {
    /// Whose it is.
    pub client: ClientId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
}

/// How many client-weeks lie within a period, both days included, and of how many clients.
pub fn client_weeks(courses: &[Course], from: NaiveDate, until: NaiveDate) -> (f64, usize) {
    let (mut days, mut clients) = (0, BTreeSet::new());
    for course in courses {
        let first = course.from.max(from);
        let last = course.until.map_or(until, |last| last.min(until));
        let own = (last - first).num_days() + 1;
        if own > 0 {
            days += own;
            clients.insert(course.client.as_str());
        }
    }
    (f64::from(i32::try_from(days).unwrap_or(i32::MAX)) / 7.0, clients.len())
}

/// How many alarms began in each week of a period, the first of which begins with it.
pub fn by_week(begun: &[NaiveDate], from: NaiveDate, until: NaiveDate) -> Vec<(NaiveDate, usize)> {
    let weeks = (0..).map_while(|n| from.checked_add_days(Days::new(7 * n))).take_while(|week| *week <= until);
    let count = |week: NaiveDate| {
        let is_in = |day: &&NaiveDate| (0..7).contains(&(**day - week).num_days());
        begun.iter().filter(is_in).count()
    };
    weeks.map(|week| (week, count(week))).collect()
}

/// The classes that the age of what is open falls into: up to so many days, the last without end.
pub const AGES: [i64; 4] = [1, 3, 7, 28];

/// Which class an age in hours falls into.
pub fn age_class(hours: i64) -> usize {
    AGES.iter().position(|days| hours < days * 24).unwrap_or(AGES.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    fn step(flag: &str, state: &str, day: u32) -> Step {
        Step {
            flag: FlagId::from(flag),
            client: ClientId::from("anna"),
            rule: "threat".to_owned(),
            state: state.to_owned(),
            at: at(day, 8),
        }
    }

    #[test]
    fn a_flag_that_is_opened_again_has_called_twice() {
        let steps = [
            step("a", "open", 1),
            step("a", "acknowledged", 2),
            step("a", "open", 3),
            step("a", "acknowledged", 4),
            step("a", "acted", 5),
            step("a", "closed", 6),
            step("b", "open", 7),
        ];
        let found = calls(&steps);
        let acted: Vec<_> = found.iter().map(|call| call.acted_at).collect();
        assert_eq!(acted, [None, Some(at(5, 8)), None]);
        let count = &by_rule(&found)["threat"];
        assert_eq!((count.calls, count.clients, count.acted, count.without), (3, 1, 1, 0));
        let alarm = |day| Alarm {
            client: ClientId::from("anna"),
            tier: Tier::Red,
            started_at: at(day, 8),
            acknowledged_at: None,
        };
        assert_eq!(acted_at(&alarm(3), &found), Some(at(5, 8)));
        assert_eq!(acted_at(&alarm(1), &found), None, "it was raised anew before anything was done");
    }

    #[test]
    fn what_is_closed_though_nothing_was_done_is_counted_apart() {
        let found = calls(&[step("a", "open", 1), step("a", "closed", 2), step("b", "noted", 3)]);
        assert_eq!(found.len(), 1, "what calls nobody is no call");
        assert_eq!(by_rule(&found)["threat"].without, 1);
    }

    #[test]
    fn an_alarm_is_done_with_when_all_of_it_is() {
        let mut other = step("b", "open", 1);
        other.rule = "stalking".to_owned();
        let steps = [step("a", "open", 1), step("a", "acted", 2), other.clone()];
        let alarm = Alarm { client: other.client, tier: Tier::Red, started_at: at(1, 8), acknowledged_at: None };
        assert_eq!(acted_at(&alarm, &calls(&steps)), None);
    }

    #[test]
    fn what_still_waits_is_not_left_out_of_the_times() {
        assert_eq!(within(50, &[]), None);
        assert_eq!(within(50, &[Some(9), Some(1), Some(5)]), Some(Waited::Minutes(5)));
        assert_eq!(within(90, &[Some(9), Some(1), Some(5)]), Some(Waited::Minutes(9)));
        assert_eq!(within(50, &[Some(9), None, None]), Some(Waited::NotYet));
        assert_eq!(within(50, &[Some(9), Some(2), None]), Some(Waited::Minutes(9)));
        let ten: Vec<Option<i64>> = (1..=10).map(Some).collect();
        assert_eq!((within(50, &ten), within(90, &ten)), (Some(Waited::Minutes(5)), Some(Waited::Minutes(9))));
    }

    #[test]
    fn only_days_of_the_period_are_weeks_of_a_client() {
        let day = |d| at(d, 0).date();
        let course = |client: &str, from, until| Course { client: ClientId::from(client), from, until };
        let courses = [
            course("anna", day(1), None),
            course("bo", day(1), Some(day(5))),
            course("bo", day(20), None),
            course("carl", day(1), Some(day(9))),
        ];
        assert_eq!(client_weeks(&courses, day(10), day(23)), (18.0 / 7.0, 2));
        assert_eq!(client_weeks(&[], day(10), day(23)), (0.0, 0));
    }

    #[test]
    fn weeks_are_counted_from_the_first_day_on_and_an_age_has_its_class() {
        let day = |d| at(d, 0).date();
        let weeks = by_week(&[day(2), day(8), day(9), day(17)], day(2), day(17));
        assert_eq!(weeks, [(day(2), 2), (day(9), 1), (day(16), 1)]);
        assert_eq!([0, 23, 24, 71, 72, 168, 671, 672].map(age_class), [0, 0, 1, 1, 2, 3, 3, 4]);
    }
}
