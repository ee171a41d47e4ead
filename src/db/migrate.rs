//! Migrations, embedded for both back ends under the same names.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::pool::Manager;
use super::{Conn, on_backend};
use crate::config::DatabaseUrl;
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgresql");

/// One migration and whether it has run.
pub struct Migration {
    /// Its folder's name.
    pub name: String,
    /// Whether it has run here.
    pub is_run: bool,
}

/// Every shipped migration in order.
///
/// # Errors
/// [`Error::Unavailable`] where the database does not answer.
pub fn migrations(url: &DatabaseUrl) -> Result<Vec<Migration>> {
    let mut conn = connect(url)?;
    let pending = pending(&mut conn)?;
    let all = source(&conn);
    let all = on_backend!(&conn, c => all_names(c, &all))?;
    Ok(all.into_iter().map(|name| Migration { is_run: !pending.contains(&name), name }).collect())
}

/// The migrations that have not run on this connection's database.
///
/// # Errors
/// [`Error::Internal`] where the list cannot be read.
pub fn pending(conn: &mut Conn) -> Result<Vec<String>> {
    let source = source(conn);
    on_backend!(conn, c => names(c.pending_migrations(source)))
}

/// Runs what has not run, and names it.
///
/// # Errors
/// [`Error::Internal`] with the migration's own error; what had run before it stays.
pub fn run_pending(url: &DatabaseUrl) -> Result<Vec<String>> {
    changing(url, |conn, source| {
        let names = on_backend!(conn, c => c.run_pending_migrations(source))
            .map_err(|error| Error::internal("run migrations", error))?;
        Ok(names.iter().map(ToString::to_string).collect())
    })
}

/// Reverts the last one that ran, and names it.
///
/// # Errors
/// [`Error::Internal`] with the migration's own error.
pub fn revert_last(url: &DatabaseUrl) -> Result<String> {
    changing(url, |conn, source| {
        on_backend!(conn, c => c.revert_last_migration(source))
            .map(|version| version.to_string())
            .map_err(|error| Error::internal("revert the last migration", error))
    })
}

/// The versions of every shipped migration in order, as the database writes them down.
///
/// # Errors
/// [`Error::Internal`] where the list cannot be read.
pub(super) fn shipped_versions(conn: &mut Conn) -> Result<Vec<String>> {
    let source = source(conn);
    on_backend!(&*conn, c => all_versions(c, &source))
}

/// Runs the next one that has not run.
///
/// # Errors
/// [`Error::Internal`] with the migration's own error.
pub(super) fn run_next(conn: &mut Conn) -> Result<()> {
    let source = source(conn);
    on_backend!(conn, c => c.run_next_migration(source))
        .map(|_| ())
        .map_err(|error| Error::internal("run the next migration", error))
}

pub(super) fn connect(url: &DatabaseUrl) -> Result<Conn> {
    if let DatabaseUrl::Sqlite(path) = url
        && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| {
            Error::Unavailable(format!("the folder {} cannot be made: {error}", folder.display()).into())
        })?;
    }
    Manager::from(url).open()
}

fn source(conn: &Conn) -> EmbeddedMigrations {
    match conn {
        Conn::Sqlite(_) => SQLITE,
        Conn::Postgres(_) => POSTGRES,
    }
}

/// On `SQLite` a table is changed by rebuilding it, which foreign keys would hinder; they are checked at the end instead.
fn changing<T>(url: &DatabaseUrl, change: impl FnOnce(&mut Conn, EmbeddedMigrations) -> Result<T>) -> Result<T> {
    let mut conn = connect(url)?;
    let is_sqlite = matches!(conn, Conn::Sqlite(_));
    if is_sqlite {
        conn.execute_batch("PRAGMA foreign_keys = OFF")?;
    }
    let source = source(&conn);
    let value = change(&mut conn, source)?;
    if is_sqlite {
        let broken = dangling_rows(&mut conn)?;
        if broken > 0 {
            return Err(Error::fault(format!("{broken} rows refer to nothing after the migration")));
        }
    }
    Ok(value)
}

#[derive(diesel::QueryableByName)]
struct Dangling {
    #[diesel(sql_type = diesel::sql_types::Text)]
    #[diesel(column_name = "table")]
    _table: String,
}

pub(super) fn dangling_rows(conn: &mut Conn) -> Result<usize> {
    use diesel::RunQueryDsl;
    let rows: Vec<Dangling> = diesel::sql_query("SELECT \"table\" FROM pragma_foreign_key_check").load(conn)?;
    Ok(rows.len())
}

fn names<DB: diesel::backend::Backend>(
    pending: diesel::migration::Result<Vec<Box<dyn diesel::migration::Migration<DB>>>>,
) -> Result<Vec<String>> {
    let pending = pending.map_err(|error| Error::internal("read the list of migrations", error))?;
    Ok(pending.iter().map(|migration| migration.name().to_string()).collect())
}

/// The connection only tells which back end's names are wanted.
fn all_names<C>(_: &C, source: &EmbeddedMigrations) -> Result<Vec<String>>
where
    C: diesel::Connection,
    EmbeddedMigrations: diesel::migration::MigrationSource<C::Backend>,
{
    names(diesel::migration::MigrationSource::<C::Backend>::migrations(source))
}

fn all_versions<C>(_: &C, source: &EmbeddedMigrations) -> Result<Vec<String>>
where
    C: diesel::Connection,
    EmbeddedMigrations: diesel::migration::MigrationSource<C::Backend>,
{
    let all = diesel::migration::MigrationSource::<C::Backend>::migrations(source)
        .map_err(|error| Error::internal("read the list of migrations", error))?;
    Ok(all.iter().map(|migration| migration.name().version().to_string()).collect())
}
