//! One connection, whichever the back end.

use diesel::connection::SimpleConnection;
use diesel::{MultiConnection, PgConnection, SqliteConnection};

use crate::error::Result;

/// A connection to either back end; statements are written once for both.
#[derive(MultiConnection)]
pub enum Conn {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// The shared database.
    Postgres(PgConnection),
}

impl Conn {
    /// Runs statements that return nothing.
    pub(super) fn execute_batch(&mut self, statements: &str) -> Result<()> {
        Ok(self.batch_execute(statements)?)
    }
}

/// The same expression on whichever back end the connection is, for the few statements that the derived
/// connection cannot do (batch insert of a `Vec`, `on_conflict`).
macro_rules! on_backend {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            $crate::db::Conn::Sqlite($c) => $body,
            $crate::db::Conn::Postgres($c) => $body,
        }
    };
}
pub(crate) use on_backend;
