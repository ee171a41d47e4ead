//! Folding the write-ahead log of a `SQLite` database into its file, beside the writer.
//!
//! By itself `SQLite` does this on the writer's connection, every thousand pages, and everybody who waits for a commit
//! waits for it too. A thread of its own takes most of that: it copies while acts go on. What it cannot do under steady
//! load is to begin the log anew, so that the writer still folds when the log has grown to [`AT_MOST`], with little left.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::Conn;
use super::pool::Manager;
use crate::error::{Error, Result};

/// How many acts are folded in at a time; each changes some ten pages.
const ACTS: usize = 64;

/// The pages after which the writer folds by itself.
const AT_MOST: &str = "PRAGMA wal_autocheckpoint = 4000";

/// Counts acts, and wakes the thread that folds; a server looks after its own log.
pub(super) struct Checkpoints {
    wake: Option<SyncSender<()>>,
    acts: usize,
}

impl Checkpoints {
    /// Starts the thread, which ends when this is dropped.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where the database cannot be opened.
    pub(super) fn start(manager: &Manager, writer: &mut Conn) -> Result<Self> {
        if matches!(writer, Conn::Postgres(_)) {
            return Ok(Self { wake: None, acts: 0 });
        }
        writer.execute_batch(AT_MOST)?;
        let conn = manager.open()?;
        // One that waits is enough: it folds in everything there is.
        let (wake, woken) = sync_channel(1);
        std::thread::Builder::new()
            .name("checkpoints".to_owned())
            .spawn(move || fold(conn, &woken))
            .map_err(|error| Error::internal("start the thread for checkpoints", error))?;
        Ok(Self { wake: Some(wake), acts: 0 })
    }

    /// Some acts were committed.
    pub(super) fn committed(&mut self, acts: usize) {
        self.acts += acts;
        // Where one waits to be folded already, it is tried again after the next commit.
        if self.acts >= ACTS && self.wake.as_ref().is_some_and(|wake| wake.try_send(()).is_ok()) {
            self.acts = 0;
        }
    }
}

fn fold(mut conn: Conn, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        if let Err(error) = conn.execute_batch("PRAGMA wal_checkpoint(PASSIVE)") {
            // The acts are safe in the log, and the writer folds when that has grown long.
            tracing::warn!(%error, "the database's log could not be folded in");
        }
    }
}
