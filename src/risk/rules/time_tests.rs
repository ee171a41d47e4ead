//! Working time, the ladder and the states of a flag, minute by minute. Times in names are on the unit's clock.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Weekday};
use chrono_tz::Europe::Stockholm;
use proptest::prelude::*;

use super::Tier;
use super::ladder::{Rung, Who, act_by, rungs_due};
use super::state::{Act, NewEvidence, Refused, State, earliest_deadline, on_new_evidence, transition};
use super::working_time::{Hours, HoursFault, Reading, WorkingTime};

/// A time in Stockholm as UTC, written `2026-11-20 17:01`.
fn at(local: &str) -> NaiveDateTime {
    let local = NaiveDateTime::parse_from_str(&format!("{local}:00"), "%Y-%m-%d %H:%M:%S").unwrap();
    Stockholm.from_local_datetime(&local).earliest().unwrap().naive_utc()
}

fn no_holiday(_: NaiveDate) -> bool {
    false
}

fn office() -> Hours {
    Hours::office(Stockholm)
}

fn due(tier: Tier, started: &str, now: &str, raised: &[(Who, u32)]) -> Vec<(Who, u32, NaiveDateTime)> {
    let hours = office();
    let time = WorkingTime::new(&hours, &no_holiday);
    plain(&rungs_due(tier, at(started), &time, at(now), raised, &[]))
}

fn plain(rungs: &[Rung]) -> Vec<(Who, u32, NaiveDateTime)> {
    rungs.iter().map(|rung| (rung.who, rung.occurrence, rung.due_at)).collect()
}

use Who::{Deputy, Duty, Responsible, Supervisor};

#[test]
fn working_minutes_run_over_nights_weekends_and_holidays() {
    let hours = office();
    let time = WorkingTime::new(&hours, &no_holiday);
    assert_eq!(time.add_working(at("2026-11-19 09:00"), 60), at("2026-11-19 10:00"));
    assert_eq!(time.add_working(at("2026-11-19 16:30"), 60), at("2026-11-20 08:30"));
    assert_eq!(time.add_working(at("2026-11-20 17:01"), 60), at("2026-11-23 09:00"));
    assert_eq!(time.add_working(at("2026-11-19 13:00"), 240), at("2026-11-19 17:00"));
    assert_eq!(time.add_working(at("2026-11-22 03:00"), 0), at("2026-11-23 08:00"));
    let eve = |date: NaiveDate| date == NaiveDate::from_ymd_opt(2026, 12, 24).unwrap();
    let off = WorkingTime::new(&hours, &eve);
    assert_eq!(off.add_working(at("2026-12-23 16:00"), 120), at("2026-12-25 09:00"));
    assert_eq!(off.add_working_days(at("2026-12-22 10:00"), 2), at("2026-12-25 10:00"));
}

#[test]
fn between_two_instants_only_working_minutes_count() {
    let hours = office();
    let time = WorkingTime::new(&hours, &no_holiday);
    assert_eq!(time.minutes_between(at("2026-11-20 16:30"), at("2026-11-23 08:15")), 45);
    assert_eq!(time.minutes_between(at("2026-11-20 17:01"), at("2026-11-23 08:00")), 0);
    assert_eq!(time.minutes_between(at("2026-11-19 09:00"), at("2026-11-20 09:00")), 540);
    assert_eq!(time.minutes_between(at("2026-11-20 10:00"), at("2026-11-20 09:00")), 0, "the earlier one comes first");
}

#[test]
fn both_nights_on_which_the_clock_is_moved_are_counted_as_they_are() {
    let hours = office();
    let time = WorkingTime::new(&hours, &no_holiday);
    assert_eq!(time.add_working(at("2026-03-27 16:00"), 120), at("2026-03-30 09:00"));
    assert_eq!(time.add_working(at("2026-10-23 16:00"), 120), at("2026-10-26 09:00"));
    let midnight = NaiveTime::MIN;
    let night = Hours::new(vec![Weekday::Sun], midnight, midnight + TimeDelta::hours(6), Stockholm).unwrap();
    let nights = WorkingTime::new(&night, &no_holiday);
    assert_eq!(nights.add_working(at("2026-03-29 00:00"), 180), at("2026-03-29 04:00"), "02–03 does not exist");
    assert_eq!(nights.add_working(at("2026-10-25 00:00"), 240), at("2026-10-25 03:00"), "02–03 comes twice");
    let from_two =
        Hours::new(vec![Weekday::Sun], midnight + TimeDelta::minutes(150), midnight + TimeDelta::hours(6), Stockholm);
    let skipped = from_two.unwrap();
    let opening = WorkingTime::new(&skipped, &no_holiday).next_opening(at("2026-03-28 12:00"));
    assert_eq!(opening, Some(at("2026-03-29 03:00")), "an opening in the skipped hour is the jump itself");
}

#[test]
fn impossible_hours_are_refused() {
    let eight = NaiveTime::MIN + TimeDelta::hours(8);
    assert_eq!(Hours::new(vec![], eight, eight, Stockholm), Err(HoursFault::NoWorkday));
    assert_eq!(Hours::new(vec![Weekday::Mon], eight, eight, Stockholm), Err(HoursFault::ClosesBeforeOpening));
}

#[test]
fn a_red_climbs_through_the_working_day_and_then_every_morning() {
    let start = "2026-11-18 09:30";
    assert_eq!(due(Tier::Red, start, start, &[]), [(Responsible, 1, at(start))]);
    let mut raised = vec![(Responsible, 1)];
    assert_eq!(due(Tier::Red, start, "2026-11-18 10:29", &raised), []);
    for (now, who) in [("2026-11-18 10:30", Deputy), ("2026-11-18 11:30", Supervisor), ("2026-11-18 13:30", Duty)] {
        assert_eq!(due(Tier::Red, start, now, &raised), [(who, 1, at(now))]);
        raised.push((who, 1));
    }
    assert_eq!(due(Tier::Red, start, "2026-11-19 07:59", &raised), []);
    let morning = "2026-11-19 08:00";
    assert_eq!(due(Tier::Red, start, morning, &raised), [(Supervisor, 2, at(morning)), (Duty, 2, at(morning))]);
    raised.extend([(Supervisor, 2), (Duty, 2)]);
    let monday = "2026-11-23 08:00";
    assert_eq!(due(Tier::Red, start, monday, &raised), [(Supervisor, 4, at(monday)), (Duty, 4, at(monday))]);
    let next_year = due(Tier::Red, start, "2027-11-18 12:00", &raised);
    assert_eq!(next_year.len(), 2, "it never ends");
}

#[test]
fn a_red_on_friday_after_closing_climbs_on_monday() {
    let start = "2026-11-20 17:01";
    assert_eq!(due(Tier::Red, start, start, &[]), [(Responsible, 1, at(start))]);
    let raised = [(Responsible, 1)];
    assert_eq!(due(Tier::Red, start, "2026-11-23 08:59", &raised), []);
    let expected = [
        (Deputy, 1, at("2026-11-23 09:00")),
        (Supervisor, 1, at("2026-11-23 10:00")),
        (Duty, 1, at("2026-11-23 12:00")),
    ];
    assert_eq!(due(Tier::Red, start, "2026-11-23 12:00", &raised), expected);
}

#[test]
fn an_emergency_calls_everybody_every_quarter_of_any_hour() {
    let start = "2026-11-22 02:10";
    let all = |occurrence, when: &str| [Responsible, Deputy, Supervisor, Duty].map(|who| (who, occurrence, at(when)));
    assert_eq!(due(Tier::Emergency, start, start, &[]), all(1, start));
    let first: Vec<_> = [Responsible, Deputy, Supervisor, Duty].map(|who| (who, 1)).to_vec();
    assert_eq!(due(Tier::Emergency, start, "2026-11-22 02:24", &first), []);
    assert_eq!(due(Tier::Emergency, start, "2026-11-22 02:25", &first), all(2, "2026-11-22 02:25"));
    let after_standstill = due(Tier::Emergency, start, "2026-11-22 05:12", &first);
    assert_eq!(after_standstill, all(13, "2026-11-22 05:10"), "one letter each, the latest");
}

#[test]
fn an_amber_goes_to_the_supervisor_after_two_working_days_and_then_every_morning() {
    let start = "2026-11-19 10:00";
    assert_eq!(due(Tier::Amber, start, "2026-11-23 09:59", &[]), []);
    assert_eq!(due(Tier::Amber, start, "2026-11-23 10:00", &[]), [(Supervisor, 1, at("2026-11-23 10:00"))]);
    let again = due(Tier::Amber, start, "2026-11-24 08:00", &[(Supervisor, 1)]);
    assert_eq!(again, [(Supervisor, 2, at("2026-11-24 08:00"))]);
}

#[test]
fn the_absent_are_skipped_at_once_but_never_all_of_them() {
    let hours = office();
    let time = WorkingTime::new(&hours, &no_holiday);
    let start = at("2026-11-18 09:00");
    let now = at("2026-11-18 13:00");
    let without = |tier, absent: &[Who]| plain(&rungs_due(tier, start, &time, now, &[], absent));
    let expected = [(Deputy, 1, start), (Supervisor, 1, at("2026-11-18 11:00")), (Duty, 1, now)];
    assert_eq!(without(Tier::Red, &[Responsible]), expected);
    assert_eq!(without(Tier::Red, &[Responsible, Deputy]), [(Supervisor, 1, start), (Duty, 1, now)]);
    assert_eq!(without(Tier::Red, &[Responsible, Deputy, Supervisor, Duty]).len(), 4);
    assert_eq!(without(Tier::Emergency, &[Duty]).len(), 3);
    let later = at("2026-11-20 09:00");
    assert_eq!(plain(&rungs_due(Tier::Amber, start, &time, later, &[], &[Supervisor])), [(Duty, 1, later)]);
}

#[test]
fn a_unit_without_any_opening_is_alerted_all_the_same() {
    let hours = office();
    let always = |_: NaiveDate| true;
    let time = WorkingTime::new(&hours, &always);
    let start = at("2026-11-18 09:00");
    let rungs = rungs_due(Tier::Red, start, &time, start + TimeDelta::hours(4), &[], &[]);
    assert_eq!(rungs.len(), 4);
    let days_later = rungs_due(Tier::Red, start, &time, start + TimeDelta::hours(52), &[], &[]);
    assert!(plain(&days_later).contains(&(Duty, 3, start + TimeDelta::hours(52))));
    assert_eq!(time.next_reading(start), Reading::NotInSight);
}

#[test]
fn the_second_clock_counts_working_days() {
    let hours = office();
    let time = WorkingTime::new(&hours, &no_holiday);
    assert_eq!(act_by(Tier::Red, at("2026-11-20 10:00"), &time), at("2026-11-23 10:00"));
    assert_eq!(act_by(Tier::Amber, at("2026-11-20 10:00"), &time), at("2026-11-27 10:00"));
}

#[test]
fn true_reading_hours_are_said() {
    let hours = office();
    let time = WorkingTime::new(&hours, &no_holiday);
    assert_eq!(time.next_reading(at("2026-11-20 16:59")), Reading::Now { until: at("2026-11-20 17:00") });
    assert_eq!(time.next_reading(at("2026-11-20 17:00")), Reading::From(at("2026-11-23 08:00")));
    assert_eq!(time.next_reading(at("2026-11-23 07:59")), Reading::From(at("2026-11-23 08:00")));
    assert_eq!(time.next_reading(at("2026-11-23 08:00")), Reading::Now { until: at("2026-11-23 17:00") });
    assert!(time.is_open(at("2026-11-23 08:00")) && !time.is_open(at("2026-11-23 17:00")));
}

#[test]
fn a_flag_goes_step_by_step_and_closes_only_with_a_note() {
    assert_eq!(transition(State::Open, Act::Acknowledge), Ok(State::Acknowledged));
    assert_eq!(transition(State::Acknowledged, Act::RecordAction { note: "Ringt" }), Ok(State::Acted));
    assert_eq!(transition(State::Acted, Act::Close { note: "Träffats" }), Ok(State::Closed));
    assert_eq!(transition(State::Acted, Act::Close { note: " \n" }), Err(Refused::NoteMissing));
    assert_eq!(transition(State::Open, Act::Close { note: "x" }), Err(Refused::WrongState(State::Open)));
    assert_eq!(transition(State::Closed, Act::Acknowledge), Err(Refused::WrongState(State::Closed)));
}

#[test]
fn new_evidence_adds_reopens_or_raises_anew() {
    assert_eq!(on_new_evidence(State::Open), NewEvidence::Add);
    assert_eq!(on_new_evidence(State::Acknowledged), NewEvidence::Reopen);
    assert_eq!(on_new_evidence(State::Acted), NewEvidence::Reopen);
    assert_eq!(on_new_evidence(State::Closed), NewEvidence::RaiseNew);
    let (early, late) = (at("2026-11-20 10:00"), at("2026-11-23 10:00"));
    assert_eq!(earliest_deadline(early, late), early);
}

proptest! {
    #[test]
    fn working_time_adds_up(start in 0i64..525_600, one in 0i64..3000, other in 1i64..3000) {
        let hours = office();
        let time = WorkingTime::new(&hours, &no_holiday);
        let from = at("2026-01-01 00:00") + TimeDelta::minutes(start);
        prop_assert_eq!(time.add_working(time.add_working(from, one), other), time.add_working(from, one + other));
        let reached = time.local(time.add_working(from, other));
        prop_assert_eq!(time.minutes_between(from, time.add_working(from, other)), other);
        prop_assert!(reached.time() > NaiveTime::MIN + TimeDelta::hours(8) && reached.time() <= NaiveTime::MIN + TimeDelta::hours(17));
    }

    #[test]
    fn no_rung_is_early_and_none_is_raised_twice(start in 0i64..525_600, passed in 0i64..40_000) {
        let hours = office();
        let time = WorkingTime::new(&hours, &no_holiday);
        let started = at("2026-01-01 00:00") + TimeDelta::minutes(start);
        let now = started + TimeDelta::minutes(passed);
        for tier in [Tier::Amber, Tier::Red, Tier::Emergency] {
            let rungs = rungs_due(tier, started, &time, now, &[], &[]);
            prop_assert!(rungs.iter().all(|rung| rung.due_at >= started && rung.due_at <= now));
            let raised: Vec<_> = rungs.iter().map(|rung| (rung.who, rung.occurrence)).collect();
            prop_assert!(rungs_due(tier, started, &time, now, &raised, &[]).is_empty());
        }
    }
}
