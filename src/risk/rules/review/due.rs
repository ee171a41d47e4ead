//! When a risk review is owed, and why. Each thing that calls for one is owed a review signed after it.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::super::working_time::WorkingTime;

/// Why a review is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A red or an emergency.
    Alarm,
    /// A separation, or what comes with one.
    Separation,
    /// Before the first module.
    Begin,
    /// The fourth week.
    FourthWeek,
    /// A follow-up after the treatment.
    FollowUp,
    /// The day that the review before named.
    Planned,
}

impl Reason {
    /// The word used in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Alarm => "alarm",
            Self::Separation => "separation",
            Self::Begin => "begin",
            Self::FourthWeek => "fourth_week",
            Self::FollowUp => "follow_up",
            Self::Planned => "planned",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Alarm, Self::Separation, Self::Begin, Self::FourthWeek, Self::FollowUp, Self::Planned];
        all.into_iter().find(|reason| reason.word() == word)
    }
}

/// Working days from a red or an emergency to the review of it.
const ALARM_DAYS: i64 = 1;
/// Working days from a separation to the review of it.
const SEPARATION_DAYS: i64 = 2;
/// A review made so long before the treatment began counts for its beginning.
const BEFORE_BEGIN: TimeDelta = TimeDelta::days(28);
/// The reviews of the fourth week and of follow-ups may be a week early.
const EARLY: TimeDelta = TimeDelta::days(7);
/// The review at a follow-up may come so long after its forms have opened.
const FOLLOW_UP_WITHIN: TimeDelta = TimeDelta::days(14);
/// A review counts as the final one of a treatment for so long.
const FINAL_WITHIN: TimeDelta = TimeDelta::days(14);

/// A review that is owed; moments are UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// A review signed from then on settles it.
    pub since: NaiveDateTime,
    /// By when.
    pub due_at: NaiveDateTime,
    /// Why.
    pub reason: Reason,
}

impl Owed {
    /// After a red or an emergency, or one raised anew: the next working day.
    pub fn after_alarm(at: NaiveDateTime, time: &WorkingTime<'_>) -> Self {
        Self { since: at, due_at: time.add_working_days(at, ALARM_DAYS), reason: Reason::Alarm }
    }

    /// After a separation: two working days.
    pub fn after_separation(at: NaiveDateTime, time: &WorkingTime<'_>) -> Self {
        Self { since: at, due_at: time.add_working_days(at, SEPARATION_DAYS), reason: Reason::Separation }
    }

    /// For a treatment that begins: at once, unless one was made in the weeks before.
    pub fn at_begin(at: NaiveDateTime) -> Self {
        Self { since: at - BEFORE_BEGIN, due_at: at, reason: Reason::Begin }
    }

    /// For a treatment whose fourth week is over then.
    pub fn in_fourth_week(until: NaiveDateTime) -> Self {
        Self { since: until - EARLY, due_at: until, reason: Reason::FourthWeek }
    }

    /// For a follow-up whose forms open then.
    pub fn at_follow_up(opens_at: NaiveDateTime) -> Self {
        Self { since: opens_at - EARLY, due_at: opens_at + FOLLOW_UP_WITHIN, reason: Reason::FollowUp }
    }

    /// On the day that the review just signed names.
    pub fn planned(signed_at: NaiveDateTime, due_at: NaiveDateTime) -> Self {
        Self { since: signed_at + TimeDelta::seconds(1), due_at, reason: Reason::Planned }
    }

    /// Whether a review signed then is the one that was owed.
    pub fn is_settled_by(&self, signed_at: NaiveDateTime) -> bool {
        signed_at >= self.since
    }
}

/// Whether a review signed then can be a treatment's final one now.
pub fn is_final(signed_at: NaiveDateTime, now: NaiveDateTime) -> bool {
    now - signed_at <= FINAL_WITHIN
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use chrono_tz::Tz;

    use super::*;
    use crate::risk::rules::working_time::Hours;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn after_a_red_on_a_friday_the_review_is_due_on_monday_and_an_older_one_does_not_count() {
        let hours = Hours::office(Tz::UTC);
        let time = WorkingTime::new(&hours, &|_| false);
        // 2026-03-06 is a Friday.
        let owed = Owed::after_alarm(at(6, 9), &time);
        assert_eq!(owed.due_at, at(9, 9));
        assert!(owed.is_settled_by(at(6, 9)) && !owed.is_settled_by(at(6, 8)));
        assert_eq!(Owed::after_separation(at(6, 9), &time).due_at, at(10, 9));
    }

    #[test]
    fn a_review_in_the_weeks_before_counts_for_the_beginning() {
        let owed = Owed::at_begin(at(30, 9));
        assert!(owed.is_settled_by(at(2, 9)) && !owed.is_settled_by(at(2, 8)));
        assert_eq!(owed.due_at, at(30, 9));
    }

    #[test]
    fn the_fourth_week_and_a_follow_up_may_be_a_week_early() {
        assert!(Owed::in_fourth_week(at(30, 9)).is_settled_by(at(23, 9)));
        let follow_up = Owed::at_follow_up(at(10, 9));
        assert!(follow_up.is_settled_by(at(3, 9)) && !follow_up.is_settled_by(at(2, 9)));
        assert_eq!(follow_up.due_at, at(24, 9));
    }

    #[test]
    fn the_day_that_a_review_names_is_owed_another_one() {
        let owed = Owed::planned(at(2, 9), at(16, 23));
        assert!(!owed.is_settled_by(at(2, 9)) && owed.is_settled_by(at(2, 10)));
    }

    #[test]
    fn a_final_review_is_not_older_than_two_weeks() {
        assert!(is_final(at(2, 9), at(16, 9)) && !is_final(at(2, 9), at(16, 10)));
    }
}
