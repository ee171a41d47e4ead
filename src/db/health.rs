//! What a database says of itself, for those who look after it.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::{Conn, Read};
use crate::clock::Moment;
use crate::error::{Error, Result};

/// The oldest `PostgreSQL` that is tried.
pub const OLDEST_SERVER: i64 = 15;

/// How many faults `SQLite` looks for before it stops.
const FAULTS: usize = 5;

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    value: String,
}

/// A pragma names its own column. As a function it would take the number of faults for a table's name.
#[derive(QueryableByName)]
struct Checked {
    #[diesel(sql_type = Text)]
    quick_check: String,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

/// What is wrong with the pages of the file, in `SQLite`'s words; empty where nothing is, and on `PostgreSQL`, which
/// looks after its own.
///
/// # Errors
/// What the database says.
pub fn broken_pages(rx: &mut Read<'_>) -> Result<Vec<String>> {
    let Conn::Sqlite(conn) = &mut **rx else { return Ok(Vec::new()) };
    let told: Vec<Checked> = diesel::sql_query(format!("PRAGMA quick_check({FAULTS})")).load(conn)?;
    Ok(told.into_iter().map(|one| one.quick_check).filter(|said| said != "ok").collect())
}

/// The back end and its version: a name for people, and on `PostgreSQL` the first number of it.
///
/// # Errors
/// What the database says.
pub fn version(rx: &mut Read<'_>) -> Result<(String, Option<i64>)> {
    match &mut **rx {
        Conn::Sqlite(conn) => {
            let told: Told = diesel::sql_query("SELECT sqlite_version() AS value").get_result(conn)?;
            Ok((format!("SQLite {}", told.value), None))
        }
        Conn::Postgres(conn) => {
            let query = "SELECT current_setting('server_version_num')::bigint AS value";
            let number: Counted = diesel::sql_query(query).get_result(conn)?;
            let (major, minor) = (number.value / 10_000, number.value % 10_000);
            Ok((format!("PostgreSQL {major}.{minor}"), Some(major)))
        }
    }
}

/// What time it is where the rows are; none on `SQLite`, where it is this machine's.
///
/// # Errors
/// What the database says.
pub fn server_time(rx: &mut Read<'_>) -> Result<Option<Moment>> {
    let Conn::Postgres(conn) = &mut **rx else { return Ok(None) };
    let query = "SELECT extract(epoch FROM clock_timestamp())::bigint AS value";
    let told: Counted = diesel::sql_query(query).get_result(conn)?;
    let moment =
        chrono::DateTime::from_timestamp(told.value, 0).ok_or_else(|| Error::fault("read the server's time"))?;
    Ok(Some(moment.naive_utc()))
}

/// How many bytes the rows and indexes take.
///
/// # Errors
/// What the database says.
pub fn size(rx: &mut Read<'_>) -> Result<u64> {
    let query = match &**rx {
        Conn::Sqlite(_) => "SELECT page_count * page_size AS value FROM pragma_page_count, pragma_page_size",
        Conn::Postgres(_) => "SELECT pg_database_size(current_database()) AS value",
    };
    let counted: Counted = super::on_backend!(&mut **rx, c => diesel::sql_query(query).get_result(c))?;
    Ok(u64::try_from(counted.value).unwrap_or_default())
}
