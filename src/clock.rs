//! Time. The only caller of the system clock: [`Clock::now`] is the domain's time, which tests and the demo can move;
//! [`Clock::wall`] is true time, for sessions, one-time codes, throttles, tokens and leases.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{NaiveDateTime, TimeDelta, Timelike, Utc};

/// A moment in UTC, in whole seconds (`PostgreSQL` keeps microseconds and `SQLite` nanoseconds; whole seconds are the same on both).
pub type Moment = NaiveDateTime;

/// The clock that is handed to whoever needs the time.
#[derive(Clone)]
pub struct Clock(Arc<Kind>);

enum Kind {
    /// True time plus an offset in seconds.
    Running { offset: AtomicI64 },
    /// Stands still at so many seconds since 1970 until moved.
    Stopped { at: AtomicI64 },
}

impl Clock {
    /// The system clock, moved by `offset` (zero in service).
    pub fn running(offset: TimeDelta) -> Self {
        Self(Arc::new(Kind::Running { offset: AtomicI64::new(offset.num_seconds()) }))
    }

    /// A clock that stands still at `at` until it is advanced.
    pub fn stopped(at: Moment) -> Self {
        Self(Arc::new(Kind::Stopped { at: AtomicI64::new(at.and_utc().timestamp()) }))
    }

    /// The domain's time, in whole seconds.
    pub fn now(&self) -> Moment {
        match &*self.0 {
            Kind::Running { offset } => self.wall() + TimeDelta::seconds(offset.load(Ordering::SeqCst)),
            Kind::Stopped { at } => {
                chrono::DateTime::from_timestamp(at.load(Ordering::SeqCst), 0).unwrap_or_default().naive_utc()
            }
        }
    }

    /// True time, in whole seconds.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
    pub fn wall(&self) -> Moment {
        let now = Utc::now().naive_utc();
        now.with_nanosecond(0).unwrap_or(now)
    }

    /// Moves the domain's time forward.
    pub fn advance(&self, by: TimeDelta) {
        match &*self.0 {
            Kind::Running { offset: seconds } | Kind::Stopped { at: seconds } => {
                seconds.fetch_add(by.num_seconds(), Ordering::SeqCst);
            }
        }
    }

    /// How far the domain's time is from true time.
    pub fn offset(&self) -> TimeDelta {
        self.now() - self.wall()
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;
    use chrono::{DateTime, TimeDelta, Timelike};

    #[test]
    fn a_stopped_clock_moves_only_when_told() {
        let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap().naive_utc();
        let clock = Clock::stopped(start);
        assert_eq!(clock.now(), start);
        clock.advance(TimeDelta::days(7));
        assert_eq!(clock.now(), start + TimeDelta::days(7));
    }

    #[test]
    fn moments_have_whole_seconds() {
        assert_eq!(Clock::running(TimeDelta::zero()).now().nanosecond(), 0);
    }
}
