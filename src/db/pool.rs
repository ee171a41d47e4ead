//! Connections of either back end: how they are opened, and a pool of them for readers.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{Connection, PgConnection, SqliteConnection};
use secrecy::{ExposeSecret, SecretString};

use super::Conn;
use crate::config::DatabaseUrl;
use crate::error::{Error, Result};

/// Opens connections of one back end with its settings; the variant follows from the address's scheme, since the
/// derived `establish` tries each in turn and hides the real error.
#[derive(Clone)]
pub(super) enum Manager {
    /// The file's path.
    Sqlite(String),
    /// The server's address.
    Postgres(SecretString),
}

/// In this order: waiting first, so that the switch to WAL can wait; `FULL`, because `NORMAL` lost acknowledged commits
/// in a power-cut test. What a savepoint keeps to undo an act stays in memory: as a file it was a sixth of an act.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON; \
     PRAGMA temp_store = MEMORY;";

const POSTGRES_SETTINGS: &str =
    "SET TIME ZONE 'UTC'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '10s';";

impl Manager {
    /// Opens one connection.
    ///
    /// # Errors
    /// The back end's own reason, without the address.
    pub(super) fn open(&self) -> Result<Conn> {
        let unavailable = |why: String| Error::Unavailable(why.into());
        let (mut conn, settings) = match self {
            Self::Sqlite(path) => {
                let conn = SqliteConnection::establish(path)
                    .map_err(|error| unavailable(format!("the database file {path} cannot be opened: {error}")))?;
                (Conn::Sqlite(conn), SQLITE_SETTINGS)
            }
            Self::Postgres(url) => {
                let conn = PgConnection::establish(url.expose_secret()).map_err(|error| {
                    unavailable(format!("the database server does not answer: {}", first_line(&error)))
                })?;
                (Conn::Postgres(conn), POSTGRES_SETTINGS)
            }
        };
        conn.execute_batch(settings)?;
        Ok(conn)
    }

    /// Makes the folder of a file that is to be; a server looks after its own.
    pub(super) fn make_folder(&self) -> Result<()> {
        let Self::Sqlite(path) = self else { return Ok(()) };
        let Some(folder) = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) else {
            return Ok(());
        };
        std::fs::create_dir_all(folder).map_err(|error| {
            Error::Unavailable(format!("the folder {} cannot be made: {error}", folder.display()).into())
        })
    }

    /// Begins a group of acts and the savepoint of the first.
    pub(super) fn begin_acts(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE; SAVEPOINT act",
            Self::Postgres(_) => "BEGIN; LOCK TABLE write_gate IN EXCLUSIVE MODE; SAVEPOINT act",
        }
    }

    /// Whether a connection still answers. A file does not go away; a server does, and a connection left inside a failed
    /// transaction answers with an error.
    pub(super) fn is_alive(&self, conn: &mut Conn) -> bool {
        matches!(self, Self::Sqlite(_)) || conn.execute_batch("SELECT 1").is_ok()
    }

    /// A pool of readers, opened when first needed.
    pub(super) fn pool(self) -> Pool<Self> {
        let size = match self {
            Self::Sqlite(_) => 4,
            Self::Postgres(_) => 9,
        };
        Pool::builder()
            .max_size(size)
            .min_idle(Some(0))
            .connection_timeout(Duration::from_secs(5))
            .build_unchecked(self)
    }
}

/// A pooled connection, and when it last gave no reason for doubt.
pub(super) struct Reader {
    conn: Conn,
    trusted_at: Option<Instant>,
}

impl Reader {
    /// The connection.
    pub(super) fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }

    /// Asks for the connection to be tried before it is lent again.
    pub(super) fn doubt(&mut self) {
        self.trusted_at = None;
    }
}

/// How long a connection that answered is lent without being tried: a page needs several in a row.
const TRUST: Duration = Duration::from_secs(1);

fn first_line(error: &impl ToString) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

impl ManageConnection for Manager {
    type Connection = Reader;
    type Error = Error;

    fn connect(&self) -> Result<Reader> {
        Ok(Reader { conn: self.open()?, trusted_at: Some(Instant::now()) })
    }

    fn is_valid(&self, reader: &mut Reader) -> Result<()> {
        if reader.trusted_at.is_some_and(|at| at.elapsed() < TRUST) {
            return Ok(());
        }
        if !self.is_alive(&mut reader.conn) {
            return Err(Error::Unavailable("a connection was lost".into()));
        }
        reader.trusted_at = Some(Instant::now());
        Ok(())
    }

    fn has_broken(&self, _: &mut Reader) -> bool {
        std::thread::panicking()
    }
}

impl From<&DatabaseUrl> for Manager {
    fn from(url: &DatabaseUrl) -> Self {
        match url {
            DatabaseUrl::Sqlite(path) => Self::Sqlite(path.to_string_lossy().into_owned()),
            DatabaseUrl::Postgres(url) => Self::Postgres(url.clone()),
        }
    }
}

/// Lends a connection.
///
/// # Errors
/// [`Error::Unavailable`] where none can be had in time.
pub(super) fn lend(pool: &Pool<Manager>) -> Result<PooledConnection<Manager>> {
    pool.get().map_err(|error| Error::Unavailable(error.to_string().into()))
}
