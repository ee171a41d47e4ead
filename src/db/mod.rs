//! The database: two back ends, three doors.
//!
//! - [`Db::read`]: a pooled connection on the blocking pool.
//! - [`Db::write`]: **one writer on both back ends**, so that acts are serial by construction. On `SQLite` a writer thread
//!   commits up to sixteen waiting acts at once (`sqlite.rs`); on `PostgreSQL` each act first takes the lock of `write_gate`
//!   (`postgres.rs`). An act is answered only after its commit.
//! - [`Db::snapshot`]: one consistent read, for exports.
//!
//! Nothing slow happens inside an act: no hashing, mail or templates.

mod conn;
mod door;
pub mod health;
mod migrate;
pub mod once;
mod pool;
mod postgres;
mod refill;
mod sqlite;

pub use conn::Conn;
pub(crate) use conn::on_backend;
pub use door::{Read, Tx};
pub use migrate::{Migration, migrations, pending, revert_last, run_pending};
pub use refill::{Refused, refill};

use std::sync::Arc;

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
    back_end: BackEnd,
}

#[derive(Clone)]
enum BackEnd {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Db {
    /// Opens the database; the `SQLite` file and its folder are made where they are missing.
    ///
    /// # Errors
    /// [`Error::Unavailable`] naming the back end's own reason.
    pub fn open(url: &DatabaseUrl, site: Site) -> Result<Self> {
        let site = Arc::new(site);
        let back_end = match url {
            DatabaseUrl::Sqlite(path) => BackEnd::Sqlite(sqlite::Sqlite::open(path, Arc::clone(&site))?),
            DatabaseUrl::Postgres(url) => BackEnd::Postgres(postgres::Postgres::open(url)?),
        };
        Ok(Self { site, back_end })
    }

    /// Time, identifiers and keys.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Whether the back end is `PostgreSQL`, where several nodes can share the work.
    pub fn is_shared(&self) -> bool {
        matches!(self.back_end, BackEnd::Postgres(_))
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

    /// Does one act: all of it is committed before this returns `Ok`, or nothing of it is.
    ///
    /// # Errors
    /// What `act` returns, or [`Error::Unavailable`] where the commit failed.
    pub async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match &self.back_end {
            BackEnd::Sqlite(sqlite) => sqlite.write(act).await,
            BackEnd::Postgres(postgres) => {
                let (postgres, site) = (postgres.clone(), Arc::clone(&self.site));
                blocking(move || postgres.write(&site, act)).await
            }
        }
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
        let begin = match self.back_end {
            BackEnd::Sqlite(_) => "BEGIN",
            BackEnd::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
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
        match &self.back_end {
            BackEnd::Sqlite(sqlite) => sqlite.with_reader(read),
            BackEnd::Postgres(postgres) => postgres.with_connection(read),
        }
    }
}

/// Runs on the blocking pool, since the database's own calls block.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => Err(Error::internal("database task", error)),
    }
}
