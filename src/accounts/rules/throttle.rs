//! How long after wrong guesses the next try waits. Never for good: an account cannot be locked from outside.

use chrono::{NaiveDateTime, TimeDelta};

/// How far back wrong guesses count.
pub const WINDOW: TimeDelta = TimeDelta::minutes(15);

/// Wrong guesses of one name before tries wait.
pub const FREE_BY_NAME: usize = 5;

/// Wrong guesses from one address before tries wait: a clinic's people share theirs.
pub const FREE_BY_ADDRESS: usize = 30;

/// The first wait; each further wrong guess doubles it.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(30);

/// The longest wait, within the window, so that waiting always helps.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(8);

/// Whether a try at `wall` must wait, given the times of wrong guesses in any order.
pub fn must_wait(failures: &[NaiveDateTime], free: usize, wall: NaiveDateTime) -> bool {
    let recent: Vec<NaiveDateTime> =
        failures.iter().copied().filter(|failed| wall.signed_duration_since(*failed) < WINDOW).collect();
    let (Some(last), Some(beyond)) = (recent.iter().max(), recent.len().checked_sub(free)) else { return false };
    let doublings = u32::try_from(beyond).unwrap_or(u32::MAX).min(8);
    let wait = (FIRST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT);
    wall < *last + wait
}

#[cfg(test)]
mod tests {
    use super::{FREE_BY_NAME, must_wait};
    use chrono::{DateTime, NaiveDateTime, TimeDelta};

    fn at(seconds: i64) -> NaiveDateTime {
        DateTime::from_timestamp(1_800_000_000 + seconds, 0).unwrap().naive_utc()
    }

    #[test]
    fn five_guesses_are_free_and_the_sixth_waits_half_a_minute() {
        let four: Vec<_> = (0..4).map(at).collect();
        assert!(!must_wait(&four, FREE_BY_NAME, at(4)));
        let five: Vec<_> = (0..5).map(at).collect();
        assert!(must_wait(&five, FREE_BY_NAME, at(5)));
        assert!(must_wait(&five, FREE_BY_NAME, at(33)));
        assert!(!must_wait(&five, FREE_BY_NAME, at(34)));
    }

    #[test]
    fn however_many_guesses_were_made_waiting_is_over_within_eight_minutes() {
        let many: Vec<_> = (0..10_000).map(|n| at(n / 100)).collect();
        assert!(must_wait(&many, FREE_BY_NAME, at(100)));
        assert!(!must_wait(&many, FREE_BY_NAME, at(99) + TimeDelta::minutes(8)));
    }

    #[test]
    fn old_guesses_do_not_count() {
        let old: Vec<_> = (0..50).map(at).collect();
        assert!(!must_wait(&old, FREE_BY_NAME, at(50) + TimeDelta::minutes(15)));
    }
}
