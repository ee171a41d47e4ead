//! How jobs went since that was last put down.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::TimeDelta;

use super::store::{self, JobState};
use crate::clock::Moment;
use crate::db::Db;
use crate::error::Result;

/// At most so often is it put down, unless a job failed: some jobs run every ten seconds, and each act costs a commit.
const PUT_DOWN: TimeDelta = TimeDelta::minutes(1);

/// How jobs went since that was last put down.
#[derive(Default)]
pub(super) struct Went {
    states: BTreeMap<&'static str, JobState>,
    put_down: Option<Moment>,
}

impl Went {
    /// Notes how one job went: how much it did, or none where it failed.
    pub(super) fn note(&mut self, job: &'static str, began_at: Moment, took: Duration, done: Option<usize>) {
        let earlier = self.states.get(job).and_then(|earlier| earlier.succeeded_at);
        let state = JobState {
            job: job.to_owned(),
            began_at,
            took_ms: i32::try_from(took.as_millis()).unwrap_or(i32::MAX),
            done: done.map_or(0, |done| i32::try_from(done).unwrap_or(i32::MAX)),
            failed: done.is_none(),
            succeeded_at: done.map(|_| began_at).or(earlier),
        };
        self.states.insert(job, state);
    }

    /// Puts down what was noted, where it is time; jobs that are not among `table` are forgotten.
    pub(super) async fn put_down(&mut self, db: &Db, table: Vec<&'static str>) -> Result<()> {
        let wall = db.site().clock.wall();
        let is_due = self.put_down.is_none_or(|last| wall - last >= PUT_DOWN);
        let has_fault = self.states.values().any(|state| state.failed);
        if self.states.is_empty() || !(is_due || has_fault) {
            return Ok(());
        }
        let states: Vec<JobState> = std::mem::take(&mut self.states).into_values().collect();
        self.put_down = Some(wall);
        db.write(move |tx| {
            states.iter().try_for_each(|state| store::put(tx, state))?;
            store::keep_only(tx, &table)?;
            Ok(())
        })
        .await
    }
}
