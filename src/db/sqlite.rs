//! `SQLite`: one writer thread that commits waiting acts together, and a pool of readers.
//!
//! A durable commit costs one flush to disk whatever it holds, so up to [`GROUP`] waiting acts share one. Each act has a
//! savepoint of its own: an act that fails is undone alone, and nobody is answered before the COMMIT.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;

use diesel::r2d2::Pool;
use tokio::sync::oneshot;

use super::pool::{Manager, lend};
use super::{Conn, Site, Tx};
use crate::error::{Error, Result};

/// How many waiting acts share a commit at most.
const GROUP: usize = 16;

/// How many connections read at once.
const READERS: u32 = 4;

#[derive(Clone)]
pub(super) struct Sqlite {
    readers: Pool<Manager>,
    writer: mpsc::Sender<Box<dyn Act>>,
}

impl Sqlite {
    pub(super) fn open(path: &Path, site: Arc<Site>) -> Result<Self> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| {
                Error::Unavailable(format!("the folder {} cannot be made: {error}", folder.display()).into())
            })?;
        }
        let manager = Manager::Sqlite(path.to_string_lossy().into_owned());
        let conn = manager.open()?;
        let (writer, acts) = mpsc::channel();
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || write_loop(conn, &acts, &site))
            .map_err(|error| Error::internal("start the writer thread", error))?;
        Ok(Self { readers: manager.pool(READERS), writer })
    }

    pub(super) fn with_reader<T>(&self, read: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        read(&mut *lend(&self.readers)?)
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = oneshot::channel();
        self.writer
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

/// Ends when the last [`Sqlite`] is dropped.
fn write_loop(mut conn: Conn, acts: &mpsc::Receiver<Box<dyn Act>>, site: &Site) {
    while let Ok(first) = acts.recv() {
        let waiting = std::iter::once(first).chain(acts.try_iter().take(GROUP - 1)).collect();
        commit_together(&mut conn, waiting, site);
    }
}

fn commit_together(conn: &mut Conn, waiting: Vec<Box<dyn Act>>, site: &Site) {
    if let Err(error) = conn.execute_batch("BEGIN IMMEDIATE") {
        let why = error.to_string();
        for act in waiting {
            act.refuse(&why);
        }
        return;
    }
    let mut outcomes = Vec::with_capacity(waiting.len());
    let mut trouble: Option<String> = None;
    for act in waiting {
        if let Some(why) = &trouble {
            act.refuse(why);
            continue;
        }
        match run_in_savepoint(conn, act, site) {
            (outcome, Ok(())) => outcomes.push(outcome),
            (outcome, Err(error)) => {
                outcomes.push(outcome);
                trouble = Some(error.to_string());
            }
        }
    }
    let commit = match trouble {
        None => conn.execute_batch("COMMIT").map_err(|error| error.to_string()),
        Some(why) => Err(why),
    };
    if commit.is_err() {
        // A commit that failed may have rolled back by itself; then there is nothing left to undo.
        drop(conn.execute_batch("ROLLBACK"));
    }
    for outcome in outcomes {
        outcome.settle(commit.clone());
    }
}

/// Runs one act and undoes it alone where it failed. The second value says whether the whole transaction still stands.
fn run_in_savepoint(conn: &mut Conn, act: Box<dyn Act>, site: &Site) -> (Box<dyn Outcome>, Result<()>) {
    let opened = conn.execute_batch("SAVEPOINT act");
    let outcome = act.run(conn, site);
    let closed = if outcome.is_ok() { "RELEASE act" } else { "ROLLBACK TO act; RELEASE act" };
    let standing = opened.and_then(|()| conn.execute_batch(closed));
    (outcome, standing)
}
