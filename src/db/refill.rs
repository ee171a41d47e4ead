//! An empty database becomes what another one was: in one transaction, so that it is whole or still empty.

use diesel::Connection;
use diesel::prelude::*;

use super::migrate::{connect, dangling_rows, run_next, shipped_versions};
use super::{Conn, on_backend, pending};
use crate::config::DatabaseUrl;
use crate::error::{Error, Result};

/// Why a database was not filled; it is as it was.
pub enum Refused<E> {
    /// It has tables already.
    NotEmpty,
    /// This software does not know all of the migrations, or knows others between them.
    UnknownMigrations,
    /// Some rows refer to others that are not there.
    Dangling,
    /// The database failed.
    Failed(Error),
    /// What was to fill it failed.
    Filling(E),
}

impl<E> From<Error> for Refused<E> {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl<E> From<diesel::result::Error> for Refused<E> {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Runs the migrations of `versions`, lets `fill` put the rows in, and runs what has come since. On `SQLite` foreign
/// keys are not looked at while rows come in, and checked at the end; on `PostgreSQL` it is `fill` that sets them aside.
///
/// # Errors
/// [`Refused`]; then nothing has changed.
pub fn refill<T, E>(
    url: &DatabaseUrl,
    versions: &[String],
    fill: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, Refused<E>> {
    let mut conn = connect(url)?;
    let is_file = matches!(conn, Conn::Sqlite(_));
    if is_file {
        conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    }
    let value = conn.transaction(|conn| {
        if count_tables(conn)? > 0 {
            return Err(Refused::NotEmpty);
        }
        if !shipped_versions(conn)?.starts_with(versions) {
            return Err(Refused::UnknownMigrations);
        }
        for _ in versions {
            run_next(conn)?;
        }
        let value = fill(conn).map_err(Refused::Filling)?;
        while !pending(conn)?.is_empty() {
            run_next(conn)?;
        }
        if is_file && dangling_rows(conn)? > 0 {
            return Err(Refused::Dangling);
        }
        Ok(value)
    })?;
    if is_file {
        conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
    }
    Ok(value)
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    value: i64,
}

fn count_tables(conn: &mut Conn) -> Result<i64> {
    let query = match conn {
        Conn::Sqlite(_) => "SELECT count(*) AS value FROM sqlite_master",
        Conn::Postgres(_) => {
            "SELECT count(*) AS value FROM pg_class
             WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')"
        }
    };
    let counted: Counted = on_backend!(conn, c => diesel::sql_query(query).get_result(c))?;
    Ok(counted.value)
}
