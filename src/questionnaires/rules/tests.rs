//! The shipped schedule, day by day, over any year's end and any change of the clock.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, TimeDelta, TimeZone};
use chrono_tz::Europe::Stockholm;
use proptest::prelude::*;

use super::{done_on, next_week, of_week, plan, plan_after};
use crate::programme::{Event, Pacing, Programme, Scheduled};

fn programme() -> Programme {
    let given = |instrument: &str, events: &[&str]| Scheduled {
        instrument: instrument.to_owned(),
        events: events.iter().map(|event| Event::from_name(event).unwrap()).collect(),
        required: instrument == "phq9",
    };
    Programme {
        id: "anger".to_owned(),
        version: "1.0.0".to_owned(),
        titles: crate::programme::ByLanguage::default(),
        pacing: Pacing::Weekly,
        is_template: false,
        fixed: Vec::new(),
        after: None,
        schedule: vec![
            given("weekly_check", &["before", "weekly"]),
            given("phq9", &["before", "weekly", "week_4", "after", "follow_up_3"]),
            given("gad7", &["before", "week_4", "week_8", "after", "follow_up_3", "follow_up_12"]),
            given("audit", &["before", "after"]),
        ],
        modules: Vec::<Arc<crate::programme::Module>>::new(),
        hash: String::new(),
        body: String::new(),
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn the_first_evening_has_one_form_and_the_others_come_over_three_days() {
    let start = day(2026, 12, 30);
    let planned = plan(&programme(), start);
    let before: Vec<_> = planned.iter().filter(|one| one.event == "before").collect();
    let opens: Vec<_> = before.iter().map(|one| (one.instrument.as_str(), (one.opens_on - start).num_days())).collect();
    assert_eq!(opens, [("weekly_check", 0), ("phq9", 1), ("gad7", 2), ("audit", 3)]);
    assert!(before.iter().all(|one| one.closes_on == day(2027, 1, 5)), "before the first week's forms");
}

#[test]
fn more_forms_than_days_share_them_and_one_form_comes_on_the_next() {
    let mut many = programme();
    for id in ["a", "b", "c"] {
        many.schedule.push(Scheduled { instrument: id.to_owned(), events: vec![Event::Before], required: false });
    }
    let start = day(2026, 3, 2);
    let days = |programme: &Programme| {
        let planned = plan(programme, start).into_iter().filter(|one| one.event == "before");
        planned.map(|one| (one.opens_on - start).num_days()).collect::<Vec<_>>()
    };
    assert_eq!(days(&many), [0, 1, 1, 2, 2, 3, 3]);
    many.schedule.truncate(2);
    assert_eq!(days(&many), [0, 1]);
}

#[test]
fn a_form_named_for_a_week_and_weekly_as_well_is_asked_once() {
    let of =
        |week| of_week(&programme(), day(2026, 3, 2), week).into_iter().map(|one| one.instrument).collect::<Vec<_>>();
    assert_eq!(of(3), ["weekly_check", "phq9"]);
    assert_eq!(of(4), ["weekly_check", "phq9", "gad7"]);
    assert_eq!(of(9), ["weekly_check", "phq9"], "and goes on after the planned weeks");
    assert!(of(300).is_empty());
}

#[test]
fn a_required_form_is_required_wherever_a_module_comes_after_it() {
    let planned = plan(&programme(), day(2026, 3, 2));
    let is_phq9 = |one: &super::Planned| one.instrument == "phq9";
    assert!(planned.iter().all(|one| one.required == is_phq9(one)), "{planned:?}");
    assert!(plan_after(&programme(), day(2026, 5, 4)).iter().all(|one| !one.required), "no module comes after these");
}

#[test]
fn months_end_where_the_month_does() {
    let opens = |done: NaiveDate| {
        plan_after(&programme(), done)
            .into_iter()
            .map(|one| (one.event, one.instrument, one.opens_on))
            .collect::<Vec<_>>()
    };
    let named = |event: &str, id: &str, on| (event.to_owned(), id.to_owned(), on);
    assert_eq!(
        opens(day(2026, 11, 30)),
        [
            named("after", "phq9", day(2026, 12, 1)),
            named("after", "gad7", day(2026, 12, 1)),
            named("after", "audit", day(2026, 12, 1)),
            named("follow_up_3", "phq9", day(2027, 2, 28)),
            named("follow_up_3", "gad7", day(2027, 2, 28)),
            named("follow_up_12", "gad7", day(2027, 11, 30)),
        ]
    );
    assert_eq!(opens(day(2027, 11, 29)).get(3).unwrap().2, day(2028, 2, 29));
}

#[test]
fn whoever_is_quick_keeps_the_weeks_that_are_measured() {
    let start = day(2026, 3, 2);
    assert_eq!(done_on(&programme(), start, day(2026, 3, 20)), day(2026, 4, 27));
    assert_eq!(done_on(&programme(), start, day(2026, 5, 4)), day(2026, 5, 4));
}

proptest! {
    #[test]
    fn weekly_forms_keep_the_weekday_whatever_the_clock_does(start in 0_i64..80_000, week in 1_u32..=52) {
        let start = day(1970, 1, 1) + TimeDelta::days(start);
        for one in of_week(&programme(), start, week) {
            prop_assert_eq!(one.opens_on.weekday(), start.weekday());
            prop_assert_eq!((one.opens_on - start).num_days(), i64::from(week) * 7);
            prop_assert!(one.opens_on < one.due_on && one.due_on < one.closes_on);
            // Midnight of the unit's day, also where an hour is missing or comes twice in between.
            let seven = Stockholm.from_local_datetime(&one.opens_on.and_hms_opt(0, 0, 0).unwrap());
            prop_assert_eq!(seven.earliest().unwrap().date_naive(), one.opens_on);
        }
    }

    #[test]
    fn no_form_of_a_kind_is_open_while_the_next_one_is(start in 0_i64..80_000) {
        let start = day(1970, 1, 1) + TimeDelta::days(start);
        let planned = plan(&programme(), start);
        for one in &planned {
            let others = planned.iter().filter(|other| other.instrument == one.instrument && other.event != one.event);
            for other in others {
                prop_assert!(one.closes_on < other.opens_on || other.closes_on < one.opens_on, "{one:?} {other:?}");
            }
        }
        prop_assert!(planned.windows(2).all(|pair| pair[0].opens_on <= pair[1].opens_on));
    }

    #[test]
    fn follow_ups_come_on_the_same_day_of_the_month_or_its_last(done in 0_i64..80_000) {
        let done = day(1970, 1, 1) + TimeDelta::days(done);
        for one in plan_after(&programme(), done) {
            let Some(months) = one.event.strip_prefix("follow_up_") else {
                prop_assert_eq!(one.opens_on, done + TimeDelta::days(1));
                continue;
            };
            let passed = (one.opens_on.year() - done.year()) * 12 + one.opens_on.month0().cast_signed()
                - done.month0().cast_signed();
            prop_assert_eq!(passed.to_string(), months);
            let is_last = (one.opens_on + TimeDelta::days(1)).month() != one.opens_on.month();
            prop_assert!(one.opens_on.day() == done.day() || (one.opens_on.day() < done.day() && is_last));
        }
    }

    #[test]
    fn the_next_week_lies_ahead_and_less_than_eight_days(start in 0_i64..80_000, gone in 0_i64..1_500) {
        let start = day(1970, 1, 1) + TimeDelta::days(start);
        let today = start + TimeDelta::days(gone);
        let opens_on = start + TimeDelta::days(i64::from(next_week(start, today)) * 7);
        prop_assert!(opens_on > today && opens_on <= today + TimeDelta::days(7));
    }
}
