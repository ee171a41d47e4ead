//! What a row of an export says: the order of events, the state of an occasion, change since the baseline.

use std::borrow::Cow;

use chrono::{NaiveDate, TimeDelta};

use crate::instruments::{ChangeParams, Verdict};
use crate::questionnaires::first_time;

/// The event whose complete measures are the baseline: the last before the first module opened.
pub const BASELINE: &str = "before";

/// Where an event stands among the others of a treatment; the name settles what the rank leaves equal.
pub fn event_rank(event: &str) -> (u8, u32) {
    let event = first_time(event);
    let numbered = |prefix: &str| event.strip_prefix(prefix).and_then(|number| number.parse().ok());
    if event == BASELINE {
        (0, 0)
    } else if let Some(week) = numbered("week_").or_else(|| numbered("weekly_")) {
        (1, week)
    } else if event == "after" {
        (2, 0)
    } else if let Some(months) = numbered("follow_up_") {
        (3, months)
    } else {
        (4, 0)
    }
}

/// An event's name in the files: from a person's second treatment on, the treatment's number stands before it.
pub fn event_name(treatment: usize, event: &str) -> Cow<'_, str> {
    if treatment <= 1 { Cow::Borrowed(event) } else { Cow::Owned(format!("t{treatment}_{event}")) }
}

/// Days from the start of the treatment; below 0 before it.
pub fn day(date: NaiveDate, start: NaiveDate) -> i64 {
    (date - start).num_days()
}

/// The state of an occasion in the files. What is still open counts as not due, whatever today's date is, so that the
/// same rows give the same file on any day.
pub fn state(stored: &str, due_on: NaiveDate, answered_on: Option<NaiveDate>) -> Option<&'static str> {
    match (stored, answered_on) {
        ("answered", Some(date)) if date > due_on => Some("late"),
        ("answered", Some(_)) => Some("answered"),
        ("missed", _) => Some("missed"),
        ("scheduled", _) => Some("not_due"),
        ("withdrawn", _) => Some("withdrawn"),
        _ => None,
    }
}

/// How a questionnaire was answered, as the files say it: by the client on the page, or by phone, entered by staff.
pub fn mode(by_phone: bool) -> &'static str {
    if by_phone { "phone" } else { "self" }
}

/// Rows read at a time, of whatever kind: some megabytes. Twice as many are held, since those before are being written.
const ROWS: i64 = 6_000;

/// How many persons are read at a time: many who have answered little, few who have answered much.
pub fn persons_at_a_time(persons: i64, rows: i64) -> usize {
    let of_one = rows / persons.max(1) + 2;
    usize::try_from(ROWS / of_one).unwrap_or_default().clamp(10, 2000)
}

/// How many exports may be under way for one study: more would only wait.
const UNDER_WAY: i64 = 3;

/// How many exports one person may ask for in a day and a night.
const A_DAY: i64 = 20;

/// How long a finished export can be fetched.
pub const KEPT: TimeDelta = TimeDelta::days(7);

/// How often an export is begun before it counts as failed: whatever ends the process ends it each time.
pub const ATTEMPTS: i32 = 3;

/// Why no further export may be asked for, as a text key; `None` where one may.
pub fn refusal(under_way: i64, since_yesterday: i64) -> Option<&'static str> {
    if under_way >= UNDER_WAY {
        Some("export-fault-under-way")
    } else if since_yesterday >= A_DAY {
        Some("export-fault-many")
    } else {
        None
    }
}

/// One score as far as change is concerned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The score.
    pub value: Option<f64>,
    /// Whether missing answers were filled in: such a score is neither a baseline nor judged.
    pub imputed: bool,
}

/// Change since the baseline as it stands in the scores file: reliable or not, and the verdict; both empty where one of
/// the scores is not complete or the questionnaire has no verified parameters.
pub fn change(params: Option<&ChangeParams>, baseline: Option<Point>, last: Point) -> (&'static str, &'static str) {
    let complete = |point: Point| if point.imputed { None } else { point.value };
    let judged = params.zip(baseline.and_then(complete)).zip(complete(last));
    // Whether change is reliable does not depend on the time between; only the trend does, which is not exported.
    let change = judged.and_then(|((params, first), last)| params.change(&[first, last], &[0.0, 1.0], None).ok());
    let Some(change) = change else { return ("", "") };
    let reliable = match change.reliable {
        Some(true) => "true",
        Some(false) => "false",
        None => "",
    };
    (reliable, change.verdict.map_or("", verdict))
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recovered => "recovered",
        Verdict::Improved => "improved",
        Verdict::Unchanged => "unchanged",
        Verdict::Deteriorated => "deteriorated",
    }
}

/// A cell of text for people's spreadsheets: what a spreadsheet would take for a formula gets a leading apostrophe, and
/// so does what begins with one, so that taking one apostrophe off always gives the text back. Numbers are left as they are.
pub fn text_cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Point, change, day, event_name, event_rank, state, text_cell};
    use crate::instruments::{Caseness, ChangeParams, Parameter};
    use chrono::NaiveDate;

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn params() -> ChangeParams {
        ChangeParams {
            scale: "total".to_owned(),
            lower_is_better: true,
            caseness: Some(Caseness::Same(10.0)),
            points: Some(Parameter { value: 6.0, source: "a publication".to_owned(), verified: true }),
            reliability: None,
            sd: None,
            smallest_important: None,
            response: None,
        }
    }

    fn scored(value: f64) -> Point {
        Point { value: Some(value), imputed: false }
    }

    #[test]
    fn events_stand_in_the_order_of_a_treatment_and_not_of_the_alphabet() {
        let mut events = ["after", "follow_up_12", "week_10", "before", "follow_up_3", "week_2", "extra"];
        events.sort_by_key(|event| event_rank(event));
        assert_eq!(events, ["before", "week_2", "week_10", "after", "follow_up_3", "follow_up_12", "extra"]);
        assert_eq!(event_name(1, "before"), "before");
        assert_eq!(event_name(2, "before"), "t2_before");
    }

    #[test]
    fn a_late_answer_is_late_and_an_open_occasion_is_not_due() {
        assert_eq!(state("answered", date(3), Some(date(3))), Some("answered"));
        assert_eq!(state("answered", date(3), Some(date(4))), Some("late"));
        assert_eq!(state("missed", date(3), None), Some("missed"));
        assert_eq!(state("scheduled", date(3), None), Some("not_due"));
        assert_eq!(state("withdrawn", date(3), None), Some("withdrawn"));
        assert_eq!(state("answered", date(3), None), None, "an answered occasion has its response");
    }

    #[test]
    fn change_is_judged_by_the_published_points() {
        let from_16 = |last| change(Some(&params()), Some(scored(16.0)), scored(last));
        assert_eq!(from_16(9.0), ("true", "recovered"));
        assert_eq!(from_16(11.0), ("false", "unchanged"));
        assert_eq!(from_16(10.0), ("true", "improved"));
        assert_eq!(change(Some(&params()), Some(scored(7.0)), scored(14.0)), ("true", "deteriorated"));
    }

    #[test]
    fn what_is_not_complete_is_not_judged() {
        let none = Point { value: None, imputed: false };
        let filled = Point { value: Some(9.0), imputed: true };
        assert_eq!(change(Some(&params()), None, scored(9.0)), ("", ""));
        assert_eq!(change(Some(&params()), Some(none), scored(9.0)), ("", ""));
        assert_eq!(change(Some(&params()), Some(scored(16.0)), none), ("", ""));
        assert_eq!(change(Some(&params()), Some(scored(16.0)), filled), ("", ""));
        assert_eq!(change(None, Some(scored(16.0)), scored(9.0)), ("", ""));
    }

    #[test]
    fn days_count_from_the_start_and_may_lie_before_it() {
        assert_eq!((day(date(9), date(2)), day(date(1), date(2))), (7, -1));
    }

    #[test]
    fn a_cell_that_a_spreadsheet_would_compute_is_escaped_and_can_be_read_back() {
        for text in ["=1+1", "+46", "-5", "@x", "'quoted", "\tx"] {
            let cell = text_cell(text);
            assert_eq!(cell.strip_prefix('\''), Some(text));
        }
        assert_eq!(text_cell("Inte alls"), "Inte alls");
    }
}
