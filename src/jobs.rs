//! The cron table: which action runs when. Each job asks what is due and not done, does it and marks it, so that running
//! it twice, late or on two nodes is harmless.
//!
//! The table is in UTC and only says how often to ask. What is due by a local clock (a morning, a working hour) is
//! decided by the actions themselves, since a cron line across a change of the clock fires twice or not at all.
//!
//! In service [`Jobs::run_until`] asks by true time. [`Jobs::run_once`] runs everything now, and [`Jobs::advance`] moves
//! the domain's clock step by step with the same jobs running at each step, for the demo and for tests.
//!
//! How each job last went is put down for the administrator's page and `andrum doctor`, at most once a minute for all of
//! them together.

mod silence;
mod standing;
mod store;
mod went;

pub use standing::{Standing, standing};
pub use store::{JobState, last_round, states};

use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Timelike};
use cron::Schedule;
use tokio::sync::Mutex;

use crate::clock::Moment;
use crate::db::{Tx, once};
use crate::error::{Error, Result};
use crate::outbox::{Mailer, delivery};
use crate::reminders;
use crate::risk::rules::RuleSet;
use crate::web::App;
use crate::{accounts, audit, export, questionnaires, risk, treatment};
use went::Went;

/// What a job works on.
#[derive(Clone)]
pub struct On {
    /// Database, clock and texts.
    pub app: App,
    /// How letters leave.
    pub mailer: Mailer,
}

type Work = Pin<Box<dyn Future<Output = Result<usize>> + Send>>;

/// One line of the table.
pub struct Job {
    name: &'static str,
    schedule: Schedule,
    work: Box<dyn Fn(On) -> Work + Send + Sync>,
}

/// Every ten seconds: an emergency's letter must not wait for the minute.
const PROMPTLY: &str = "*/10 * * * * * *";
const EVERY_MINUTE: &str = "0 * * * * * *";
/// Every other second: somebody looks at a page and waits.
const SOON: &str = "*/2 * * * * * *";
const HOURLY: &str = "0 7 * * * * *";
const NIGHTLY: &str = "0 20 2 * * * *";

/// Longer than any form stays open.
const ONCE_KEYS_LAST: TimeDelta = TimeDelta::days(7);

/// Longer than guesses are counted together.
const GUESSES_LAST: TimeDelta = TimeDelta::days(1);

/// Longer than anybody asks which mornings were done.
const MORNINGS_LAST: TimeDelta = TimeDelta::days(90);

/// The job that checks the log's chain; the log's page shows how it went.
pub const LOG: &str = "log";

/// The table. The order matters within one round: what opens is reminded of, what is reminded of leaves.
///
/// # Errors
/// [`Error::Internal`] naming the job whose schedule cannot be read.
pub fn table(rules: Arc<RuleSet>) -> Result<Vec<Job>> {
    Ok(vec![
        Job::act("ladders", EVERY_MINUTE, risk::actions::climb)?,
        Job::new("steps", EVERY_MINUTE, open_steps)?,
        Job::act("coming-forms", EVERY_MINUTE, questionnaires::actions::plan_ahead)?,
        Job::act("missed-forms", EVERY_MINUTE, questionnaires::actions::close_missed)?,
        Job::new("silence", HOURLY, move |on| silence::notice(on, Arc::clone(&rules)))?,
        Job::new("reminders", EVERY_MINUTE, remind)?,
        Job::new("letters", PROMPTLY, deliver)?,
        Job::new("exports", SOON, |on| export::actions::start(on.app))?,
        Job::new("kept-exports", HOURLY, |on| export::actions::expire(on.app))?,
        Job::act("once-keys", NIGHTLY, |tx| once::forget(tx, tx.now() - ONCE_KEYS_LAST))?,
        Job::act("guesses", NIGHTLY, |tx| {
            accounts::actions::forget_guesses(tx, tx.site().clock.wall() - GUESSES_LAST)
        })?,
        Job::act("mornings", NIGHTLY, |tx| reminders::actions::forget_mornings(tx, tx.now() - MORNINGS_LAST))?,
        Job::new(LOG, NIGHTLY, verify_log)?,
    ])
}

/// Nobody who writes waits while it is found out that nothing is due.
async fn open_steps(on: On) -> Result<usize> {
    if on.app.db().read(treatment::actions::may_open).await? {
        return on.app.db().write(treatment::actions::open_due).await;
    }
    Ok(0)
}

/// One act for each page of clients, so that nobody waits behind a whole morning.
async fn remind(on: On) -> Result<usize> {
    let mut letters = 0;
    for morning in on.app.db().read(reminders::actions::due_mornings).await? {
        let mut after = None;
        loop {
            let of = morning.clone();
            let page = on.app.db().write(move |tx| reminders::actions::remind_page(tx, &of, after.as_ref())).await?;
            letters += page.letters;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(letters)
}

/// Checks that every event of the log follows from the one before. Nothing is done by it, so that it counts as nothing.
async fn verify_log(on: On) -> Result<usize> {
    match on.app.db().snapshot(|rx| audit::verify(rx)).await? {
        audit::Chain::Whole { .. } => Ok(0),
        audit::Chain::Broken { seq } => Err(Error::fault(format!("event {seq} of the log does not follow"))),
    }
}

async fn deliver(on: On) -> Result<usize> {
    delivery::deliver(&on.app, &on.mailer).await
}

impl Job {
    /// A job that does several acts.
    ///
    /// # Errors
    /// [`Error::Internal`] where the schedule cannot be read.
    pub fn new<F, W>(name: &'static str, schedule: &str, work: F) -> Result<Self>
    where
        F: Fn(On) -> W + Send + Sync + 'static,
        W: Future<Output = Result<usize>> + Send + 'static,
    {
        let schedule = Schedule::from_str(schedule).map_err(|error| Error::internal("read the cron table", error))?;
        Ok(Self { name, schedule, work: Box::new(move |on| Box::pin(work(on))) })
    }

    /// A job that is one act.
    ///
    /// # Errors
    /// As [`Job::new`].
    pub fn act<F>(name: &'static str, schedule: &str, act: F) -> Result<Self>
    where
        F: Fn(&mut Tx<'_>) -> Result<usize> + Send + Sync + Copy + 'static,
    {
        Self::new(name, schedule, move |on| async move { on.app.db().write(act).await })
    }

    /// Its name, in the log and in tests.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The next time after `last` that the table names, in true time.
    pub fn next_after(&self, last: Moment) -> Option<Moment> {
        self.schedule.after(&last.and_utc()).next().map(|next| next.naive_utc())
    }

    /// Whether the table names a time later than `last` and no later than `now`.
    fn is_due(&self, last: Moment, now: Moment) -> bool {
        self.next_after(last).is_some_and(|next| next <= now)
    }
}

/// The jobs of one process. Rounds never overlap: the demo's clock and the worker share this.
#[derive(Clone)]
pub struct Jobs {
    on: On,
    table: Arc<Vec<Job>>,
    round: Arc<Mutex<()>>,
    went: Arc<Mutex<Went>>,
}

impl Jobs {
    /// Jobs of this table; [`table`] gives the platform's own.
    pub fn new(app: App, mailer: Mailer, table: Vec<Job>) -> Self {
        Self { on: On { app, mailer }, table: Arc::new(table), round: Arc::default(), went: Arc::default() }
    }

    /// Runs every job now, in the table's order; says how much was done in all.
    ///
    /// # Errors
    /// What the first job that fails says; the others have run.
    pub async fn run_once(&self) -> Result<usize> {
        let outcome = self.round(|_| true).await;
        self.put_down().await;
        outcome
    }

    /// Puts down how the jobs went. That it cannot be put down holds up no job.
    async fn put_down(&self) {
        let names: Vec<&'static str> = self.table.iter().map(Job::name).collect();
        if let Err(error) = self.went.lock().await.put_down(self.on.app.db(), names).await {
            tracing::error!(%error, "how the jobs went could not be put down");
        }
    }

    /// Runs what the table names between two moments.
    async fn run_between(&self, last: Moment, now: Moment) -> Result<usize> {
        self.round(|job| job.is_due(last, now)).await
    }

    /// A job that fails holds up no other.
    async fn round(&self, is_wanted: impl Fn(&Job) -> bool) -> Result<usize> {
        let _alone = self.round.lock().await;
        let (mut done, mut first_fault) = (0, None);
        let clock = self.on.app.db().site().clock.clone();
        for job in self.table.iter().filter(|job| is_wanted(job)) {
            let (began_at, began) = (clock.wall(), Instant::now());
            let outcome = (job.work)(self.on.clone()).await;
            self.went.lock().await.note(job.name, began_at, began.elapsed(), outcome.as_ref().ok().copied());
            match outcome {
                Ok(count) => done += count,
                Err(error) => {
                    tracing::error!(job = job.name, %error, "a job failed and is run again next time");
                    first_fault.get_or_insert(error);
                }
            }
        }
        first_fault.map_or(Ok(done), Err)
    }

    /// Runs the table by true time until `stop` is ready; a round that has begun is finished.
    ///
    /// A clock that jumps ahead is one round, not many; one that jumps back is followed.
    pub async fn run_until(&self, stop: impl Future<Output = ()>) {
        let clock = self.on.app.db().site().clock.clone();
        let mut stop = std::pin::pin!(stop);
        // The first round runs everything, since nobody knows how long the service was down.
        drop(self.run_once().await);
        self.put_down().await;
        let mut last = clock.wall();
        loop {
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(LOOK) => {}
            }
            let now = clock.wall();
            if now > last {
                // What failed is in the log and is asked for again by the next line that is due.
                drop(self.run_between(last, now).await);
                self.put_down().await;
            }
            last = now;
        }
    }

    /// Moves the domain's clock forward by `by`, running the jobs at each step at the time at which they would have
    /// run; says how much was done.
    ///
    /// # Errors
    /// As [`Jobs::run_once`]; the clock then stands where the fault happened.
    pub async fn advance(&self, by: TimeDelta) -> Result<usize> {
        let clock = self.on.app.db().site().clock.clone();
        let step = if by <= FINE { TimeDelta::minutes(1) } else { TimeDelta::minutes(5) };
        let end = clock.now() + by;
        let mut done = 0;
        loop {
            let last = clock.now();
            if last >= end {
                return Ok(done);
            }
            let next = next_step(last, step).min(end);
            clock.advance(next - last);
            done += self.run_between(last, next).await?;
        }
    }
}

/// How often the worker looks at the clock.
const LOOK: Duration = Duration::from_secs(1);

/// Up to this, the clock moves minute by minute.
const FINE: TimeDelta = TimeDelta::days(1);

/// The next moment on the grid of `step`, so that full hours and mornings are met exactly.
fn next_step(now: Moment, step: TimeDelta) -> Moment {
    let into_hour = TimeDelta::seconds(i64::from(now.minute() * 60 + now.second()));
    let passed = into_hour.num_seconds() % step.num_seconds();
    now + step - TimeDelta::seconds(passed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::actions::alert_duty;
    use crate::outbox::tests::site::{TestSite, at};
    use std::sync::Mutex as Seen;

    fn own_table() -> Vec<Job> {
        table(Arc::new(RuleSet::without_rules())).unwrap()
    }

    fn job(name: &'static str, schedule: &str, seen: &Arc<Seen<Vec<(&'static str, Moment)>>>) -> Job {
        let seen = Arc::clone(seen);
        Job::new(name, schedule, move |on| {
            seen.lock().unwrap().push((name, on.app.db().site().clock.now()));
            async { Ok(1) }
        })
        .unwrap()
    }

    #[test]
    fn the_table_can_be_read_and_names_no_job_twice() {
        let mut names: Vec<&str> = own_table().iter().map(Job::name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(Job::act("broken", "every day", |_| Ok(0)).is_err());
    }

    #[test]
    fn steps_fall_on_the_grid() {
        let five = TimeDelta::minutes(5);
        assert_eq!(next_step(at("2026-11-23 07:58"), five), at("2026-11-23 08:00"));
        assert_eq!(next_step(at("2026-11-23 08:00"), five), at("2026-11-23 08:05"));
        let odd = at("2026-11-23 08:00") + TimeDelta::seconds(7);
        assert_eq!(next_step(odd, TimeDelta::minutes(1)), at("2026-11-23 08:01"));
    }

    #[tokio::test]
    async fn a_round_runs_everything_in_order_and_a_fault_holds_up_nobody() {
        let site = TestSite::open("2026-11-23 11:00").await;
        let seen = Arc::default();
        let table = vec![
            job("first", EVERY_MINUTE, &seen),
            Job::new("broken", EVERY_MINUTE, |_| async { Err(Error::fault("broken on purpose")) }).unwrap(),
            job("last", NIGHTLY, &seen),
        ];
        let jobs = Jobs::new(site.app.clone(), TestSite::captured(), table);
        assert!(jobs.run_once().await.is_err());
        let names: Vec<&str> = seen.lock().unwrap().iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["first", "last"]);
    }

    #[tokio::test]
    async fn advancing_a_day_meets_every_minute_and_one_night() {
        let site = TestSite::open("2026-11-23 11:00").await;
        let seen = Arc::default();
        let table = vec![job("minute", EVERY_MINUTE, &seen), job("night", NIGHTLY, &seen)];
        let jobs = Jobs::new(site.app.clone(), TestSite::captured(), table);
        assert_eq!(jobs.advance(TimeDelta::days(1)).await.unwrap(), 1441);
        assert_eq!(site.clock.now(), at("2026-11-24 11:00"));
        let nights: Vec<Moment> = seen.lock().unwrap().iter().filter(|it| it.0 == "night").map(|it| it.1).collect();
        assert_eq!(nights, [at("2026-11-24 02:20")]);
    }

    #[tokio::test]
    async fn advancing_a_week_sends_each_mornings_letter_at_eight() {
        let site = TestSite::open("2026-11-22 12:03").await;
        let mailer = TestSite::captured();
        let client = site.client("anna").await;
        site.treatment(&client, "active").await;
        let jobs = Jobs::new(site.app.clone(), mailer.clone(), own_table());
        jobs.advance(TimeDelta::days(7)).await.unwrap();
        assert_eq!(mailer.captured_letters().len(), 5, "Monday to Friday");
        let sent = site.sent_at().await;
        assert_eq!(sent[0], at("2026-11-23 07:00"));
        assert_eq!(sent[4], at("2026-11-27 07:00"));
        assert_eq!(jobs.run_once().await.unwrap(), 0, "nothing is left to do");
    }

    #[tokio::test]
    async fn the_worker_sends_at_its_first_round_and_stops_when_told() {
        let site = TestSite::open("2026-11-23 11:00").await;
        let (mailer, unit) = (TestSite::captured(), site.unit.clone());
        site.act(move |tx| alert_duty(tx, &unit)).await;
        let jobs = Jobs::new(site.app.clone(), mailer.clone(), own_table());
        jobs.run_until(std::future::ready(())).await;
        assert_eq!(mailer.captured_letters().len(), 1);
        let noted = site.app.db().read(|rx| Ok(last_round(rx)?)).await.unwrap();
        assert!(noted.is_some_and(|at| (site.clock.wall() - at).abs() < TimeDelta::minutes(1)), "{noted:?}");
    }
}
