//! A pool of connections for either back end.

use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{Connection, PgConnection, SqliteConnection};
use secrecy::{ExposeSecret, SecretString};

use super::Conn;
use crate::config::DatabaseUrl;
use crate::error::{Error, Result};

/// Opens connections of one back end with its settings; the variant follows from the address's scheme, since the
/// derived `establish` tries each in turn and hides the real error.
pub(super) enum Manager {
    /// The file's path.
    Sqlite(String),
    /// The server's address.
    Postgres(SecretString),
}

/// In this order: waiting first, so that the switch to WAL can wait; `FULL`, because `NORMAL` lost acknowledged commits
/// in a power-cut test.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
     PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;";

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

    /// A pool of at most `size` connections, opened when first needed.
    pub(super) fn pool(self, size: u32) -> Pool<Self> {
        Pool::builder()
            .max_size(size)
            .min_idle(Some(0))
            .connection_timeout(std::time::Duration::from_secs(5))
            .build_unchecked(self)
    }
}

fn first_line(error: &impl ToString) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = Error;

    fn connect(&self) -> Result<Conn> {
        self.open()
    }

    /// A file does not go away; a server does, and a connection left inside a failed transaction answers with an error.
    fn is_valid(&self, conn: &mut Conn) -> Result<()> {
        match conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(_) => conn.execute_batch("SELECT 1"),
        }
    }

    fn has_broken(&self, _: &mut Conn) -> bool {
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
