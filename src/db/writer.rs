//! The one writer: a thread that does acts one after another and commits those that wait together.
//!
//! A durable commit costs one flush to disk whatever it holds, so up to [`GROUP`] waiting acts share one. Each act has a
//! savepoint of its own: an act that fails is undone alone, and nobody is answered before the COMMIT. On `PostgreSQL`
//! the group takes the lock of `write_gate` first, so that the writers of several nodes take turns as well.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc;

use tokio::sync::oneshot;

use super::checkpoint::Checkpoints;
use super::pool::Manager;
use super::{Conn, Site, Tx};
use crate::error::{Error, Result};

/// How many waiting acts share a commit at most.
const GROUP: usize = 16;

/// Hands acts to the writer thread, which ends when the last of these is dropped.
#[derive(Clone)]
pub(super) struct Writer(mpsc::Sender<Box<dyn Act>>);

impl Writer {
    /// Starts the thread, on a connection of its own.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the database cannot be opened.
    pub(super) fn start(manager: Manager, site: Arc<Site>) -> Result<Self> {
        let mut conn = manager.open()?;
        let checkpoints = Checkpoints::start(&manager, &mut conn)?;
        let desk = Desk { conn, manager, site, checkpoints };
        let (sender, acts) = mpsc::channel();
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || desk.work(&acts))
            .map_err(|error| Error::internal("start the writer thread", error))?;
        Ok(Self(sender))
    }

    /// Does one act, and answers after its commit.
    ///
    /// # Errors
    /// What `act` returns, or [`Error::Unavailable`] where the commit failed.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = oneshot::channel();
        self.0
            .send(Box::new(Waiting { act, answer }))
            .map_err(|_| Error::Unavailable("the writer thread has ended".into()))?;
        answered.await.map_err(|_| Error::Unavailable("the writer thread has ended".into()))?
    }
}

/// An act that waits for its turn, whatever it returns.
trait Act: Send {
    /// Runs it; the caller commits or undoes, and then settles.
    fn run(self: Box<Self>, conn: &mut Conn, site: &Site) -> Box<dyn Outcome>;
    /// Answers without having run it.
    fn refuse(self: Box<Self>, why: &str);
}

/// What an act came to, waiting for its commit.
trait Outcome {
    fn is_ok(&self) -> bool;
    fn settle(self: Box<Self>, commit: Result<(), String>);
}

struct Waiting<T, F> {
    act: F,
    answer: oneshot::Sender<Result<T>>,
}

struct Ran<T> {
    result: Result<T>,
    answer: oneshot::Sender<Result<T>>,
}

impl<T, F> Act for Waiting<T, F>
where
    T: Send + 'static,
    F: FnOnce(&mut Tx<'_>) -> Result<T> + Send,
{
    fn run(self: Box<Self>, conn: &mut Conn, site: &Site) -> Box<dyn Outcome> {
        let Self { act, answer } = *self;
        let result = catch_unwind(AssertUnwindSafe(|| act(&mut Tx::new(conn, site))))
            .unwrap_or_else(|_| Err(Error::fault("an act panicked")));
        Box::new(Ran { result, answer })
    }

    fn refuse(self: Box<Self>, why: &str) {
        // Whoever asked may have gone away; then nobody is told.
        drop(self.answer.send(Err(Error::Unavailable(why.to_owned().into()))));
    }
}

impl<T> Outcome for Ran<T> {
    fn is_ok(&self) -> bool {
        self.result.is_ok()
    }

    fn settle(self: Box<Self>, commit: Result<(), String>) {
        let answer = match commit {
            Err(why) if self.result.is_ok() => Err(Error::Unavailable(why.into())),
            _ => self.result,
        };
        drop(self.answer.send(answer));
    }
}

/// What the thread has at hand.
struct Desk {
    conn: Conn,
    manager: Manager,
    site: Arc<Site>,
    checkpoints: Checkpoints,
}

impl Desk {
    fn work(mut self, acts: &mpsc::Receiver<Box<dyn Act>>) {
        while let Ok(first) = acts.recv() {
            let waiting = std::iter::once(first).chain(acts.try_iter().take(GROUP - 1)).collect();
            self.commit_together(waiting);
        }
    }

    fn commit_together(&mut self, waiting: Vec<Box<dyn Act>>) {
        if let Err(error) = self.begin() {
            let why = error.to_string();
            for act in waiting {
                act.refuse(&why);
            }
            return;
        }
        let mut outcomes = Vec::with_capacity(waiting.len());
        let mut standing = Ok(());
        for act in waiting {
            if !outcomes.is_empty() && standing.is_ok() {
                standing = self.next_savepoint(&outcomes);
            }
            match &standing {
                Ok(()) => outcomes.push(act.run(&mut self.conn, &self.site)),
                Err(why) => act.refuse(why),
            }
        }
        let commit = standing.and_then(|()| self.commit(&outcomes));
        if commit.is_err() {
            // A commit that failed may have rolled back by itself; then there is nothing left to undo.
            drop(self.conn.execute_batch("ROLLBACK"));
        }
        let acts = outcomes.len();
        for outcome in outcomes {
            outcome.settle(commit.clone());
        }
        self.checkpoints.committed(acts);
    }

    /// Begins a group and the savepoint of its first act; a connection that was lost is opened anew.
    fn begin(&mut self) -> Result<()> {
        let begun = self.conn.execute_batch(self.manager.begin_acts());
        if begun.is_ok() {
            return begun;
        }
        drop(self.conn.execute_batch("ROLLBACK"));
        if self.manager.is_alive(&mut self.conn) {
            return begun;
        }
        self.conn = self.manager.open()?;
        self.conn.execute_batch(self.manager.begin_acts())
    }

    /// Keeps or undoes the last act, and begins the savepoint of the next. Where this fails the group falls.
    fn next_savepoint(&mut self, outcomes: &[Box<dyn Outcome>]) -> Result<(), String> {
        let last_is_ok = outcomes.last().is_some_and(|outcome| outcome.is_ok());
        // What was undone leaves its savepoint standing, as the next act's.
        let statements = if last_is_ok { "RELEASE SAVEPOINT act; SAVEPOINT act" } else { "ROLLBACK TO SAVEPOINT act" };
        self.conn.execute_batch(statements).map_err(|error| error.to_string())
    }

    fn commit(&mut self, outcomes: &[Box<dyn Outcome>]) -> Result<(), String> {
        let last_is_ok = outcomes.last().is_some_and(|outcome| outcome.is_ok());
        let statements = if last_is_ok { "COMMIT" } else { "ROLLBACK TO SAVEPOINT act; COMMIT" };
        self.conn.execute_batch(statements).map_err(|error| error.to_string())
    }
}
