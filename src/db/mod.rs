//! The database: two back ends, three doors.
//!
//! - [`Db::read`]: a pooled connection on the blocking pool; [`Db::glance`] for a few rows by their keys.
//! - [`Db::write`]: **one writer on both back ends**, so that acts are serial by construction: a thread that commits up to
//!   sixteen waiting acts at once (`writer.rs`), behind the lock of `write_gate` on `PostgreSQL`, where nodes can be many.
//!   An act is answered only after its commit. Measured on `PostgreSQL` at eight connections with an act of twelve
//!   statements: serial behind the gate 1,320–1,520 acts/s at a p99 of 12 ms, `SERIALIZABLE` with retries 712–884 at 200 ms.
//! - [`Db::snapshot`]: one consistent read, for exports.
//!
//! Nothing slow happens inside an act: no hashing, mail or templates.

mod among;
mod checkpoint;
mod conn;
mod door;
pub mod health;
mod migrate;
pub mod once;
mod pool;
mod refill;
mod writer;

pub(crate) use among::load_among;
pub use conn::Conn;
pub(crate) use conn::on_backend;
pub use door::{Read, Tx};
pub use migrate::{Migration, migrations, pending, revert_last, run_pending};
pub use refill::{Refused, refill};

use std::sync::Arc;

use diesel::r2d2::Pool;

use pool::{Manager, lend};
use writer::Writer;

use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey};
use crate::error::{Error, Result};
use crate::ids::Ids;

/// What every act and reading can ask for besides rows.
#[derive(Clone)]
pub struct Site {
    /// Time.
    pub clock: Clock,
    /// New identifiers.
    pub ids: Ids,
    /// Keys that clients' keys are wrapped with.
    pub keys: KeyRing,
    /// The site's secret.
    pub secret: SecretKey,
}

/// The database with its three doors.
#[derive(Clone)]
pub struct Db {
    site: Arc<Site>,
    readers: Pool<Manager>,
    writer: Writer,
    is_shared: bool,
}

impl Db {
    /// Opens the database; the `SQLite` file and its folder are made where they are missing.
    ///
    /// # Errors
    /// [`Error::Unavailable`] naming the back end's own reason.
    pub fn open(url: &DatabaseUrl, site: Site) -> Result<Self> {
        let site = Arc::new(site);
        let manager = Manager::from(url);
        manager.make_folder()?;
        let writer = Writer::start(manager.clone(), Arc::clone(&site))?;
        Ok(Self { site, readers: manager.pool(), writer, is_shared: matches!(url, DatabaseUrl::Postgres(_)) })
    }

    /// Time, identifiers and keys.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Whether the back end is `PostgreSQL`, where several nodes can share the work.
    pub fn is_shared(&self) -> bool {
        self.is_shared
    }

    /// Reads; what it sees may be newer from one statement to the next.
    ///
    /// # Errors
    /// What `read` returns, or [`Error::Unavailable`] where no connection can be had.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let this = self.clone();
        blocking(move || this.with_reader(|conn| read(&mut Read::new(conn, &this.site)))).await
    }

    /// Reads a few rows by their keys. In a file this takes less time than handing it to another thread, and is done
    /// where it is asked for if a connection is idle.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn glance<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if !self.is_shared
            && let Some(mut reader) = self.readers.try_get()
        {
            return read(&mut Read::new(reader.conn(), &self.site));
        }
        self.read(read).await
    }

    /// Does one act: all of it is committed before this returns `Ok`, or nothing of it is.
    ///
    /// # Errors
    /// What `act` returns, or [`Error::Unavailable`] where the commit failed.
    pub async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.write(act).await
    }

    /// Reads everything as it stood at one moment.
    ///
    /// # Errors
    /// What `read` returns, or [`Error::Unavailable`] where no connection can be had.
    pub async fn snapshot<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let this = self.clone();
        let begin = if self.is_shared { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" } else { "BEGIN" };
        blocking(move || {
            this.with_reader(|conn| {
                conn.execute_batch(begin)?;
                let outcome = read(&mut Read::new(conn, &this.site));
                conn.execute_batch("ROLLBACK")?;
                outcome
            })
        })
        .await
    }

    fn with_reader<T>(&self, read: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut reader = lend(&self.readers)?;
        let outcome = read(reader.conn());
        if matches!(outcome, Err(Error::Unavailable(_) | Error::Internal { .. })) {
            reader.doubt();
        }
        outcome
    }
}

/// Runs on the blocking pool, since the database's own calls block.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => Err(Error::internal("database task", error)),
    }
}
