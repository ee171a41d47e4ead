//! How a job stands: whether it ran when it should, and went well.

use chrono::TimeDelta;

use super::{Job, JobState};
use crate::clock::Moment;

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It ran when it should and went well.
    Ok,
    /// It failed when it last ran.
    Failed,
    /// It should have run and has not.
    Late,
    /// It has not run yet.
    Never,
}

impl Standing {
    /// The word that texts are named by.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Failed => "failed",
            Self::Late => "late",
            Self::Never => "never",
        }
    }

    /// Whether somebody should see why.
    pub fn needs_a_person(self) -> bool {
        matches!(self, Self::Failed | Self::Late)
    }
}

/// How late a job may be: it is put down once a minute how they went, and a round may take a while.
const SLACK: TimeDelta = TimeDelta::minutes(5);

/// How a job stands in true time, from how it last went.
pub fn standing(job: &Job, state: Option<&JobState>, wall: Moment) -> Standing {
    let Some(state) = state else { return Standing::Never };
    match job.next_after(state.began_at) {
        _ if state.failed => Standing::Failed,
        Some(next) if next + SLACK < wall => Standing::Late,
        _ => Standing::Ok,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::tests::site::at;

    #[test]
    fn a_job_stands_as_it_last_went_and_is_late_when_its_time_has_passed() {
        let job = Job::act("nightly", "0 20 2 * * * *", |_| Ok(0)).unwrap();
        let state = |failed| JobState {
            job: "nightly".to_owned(),
            began_at: at("2026-11-23 03:20"),
            took_ms: 1,
            done: 0,
            failed,
            succeeded_at: None,
        };
        assert_eq!(standing(&job, None, at("2026-11-23 12:00")), Standing::Never);
        let next = job.next_after(state(false).began_at).unwrap();
        assert_eq!(standing(&job, Some(&state(false)), next + SLACK), Standing::Ok);
        assert_eq!(standing(&job, Some(&state(false)), next + SLACK + TimeDelta::seconds(1)), Standing::Late);
        assert_eq!(standing(&job, Some(&state(true)), next), Standing::Failed);
    }
}
