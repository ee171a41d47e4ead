//! Every table of a database, whatever it is: its shape, its rows as lines, and lines as its rows. The statements are
//! put together from what the database says of itself, so that a new table is in the next backup by itself.

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::fault::Fault;
use super::format::{Column, Kind, Table};
use crate::db::{Conn, on_backend};
use crate::error::{Error, Result};

/// Rows that `PostgreSQL` hands over at once.
const PAGE: usize = 1000;

/// Tables that belong to a back end and not to the site.
const OF_THE_BACK_END: &str = "('__diesel_schema_migrations', 'write_gate')";

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    value: String,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

#[derive(QueryableByName)]
struct Declared {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    key: i64,
}

/// The back end's name.
pub(super) fn back_end(conn: &Conn) -> &'static str {
    match conn {
        Conn::Sqlite(_) => "sqlite",
        Conn::Postgres(_) => "postgresql",
    }
}

/// The versions of the migrations that have run, oldest first; none where no migration ever ran.
pub(super) fn versions(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let known = match conn {
        Conn::Sqlite(_) => "SELECT count(*) AS value FROM sqlite_master WHERE name = '__diesel_schema_migrations'",
        Conn::Postgres(_) => "SELECT count(to_regclass('__diesel_schema_migrations')) AS value",
    };
    let known: Counted = on_backend!(conn, c => diesel::sql_query(known).get_result(c))?;
    if known.value == 0 {
        return Ok(Vec::new());
    }
    let query = "SELECT version AS value FROM __diesel_schema_migrations ORDER BY version";
    let told: Vec<Told> = on_backend!(conn, c => diesel::sql_query(query).load(c))?;
    Ok(told.into_iter().map(|one| one.value).collect())
}

/// Every table by name, with its columns, its key and the number of its rows.
pub(super) fn tables(conn: &mut Conn) -> Result<Vec<Table>, Fault> {
    let mut tables: Vec<Table> = Vec::new();
    let mut keys: Vec<(i64, String)> = Vec::new();
    for column in declared(conn).map_err(Error::from)? {
        let kind = Kind::of(&column.kind).ok_or_else(|| Fault::UnknownKind {
            column: format!("{}.{}", column.of, column.name),
            kind: column.kind.clone(),
        })?;
        if tables.last().is_none_or(|table| table.name != column.of) {
            tables.push(Table { name: column.of, rows: 0, columns: Vec::new(), key: Vec::new() });
            keys.clear();
        }
        let Some(table) = tables.last_mut() else { continue };
        if column.key > 0 {
            keys.push((column.key, column.name.clone()));
            keys.sort();
            table.key = keys.iter().map(|(_, name)| name.clone()).collect();
        }
        table.columns.push(Column { name: column.name, kind });
    }
    for table in &mut tables {
        let query = format!("SELECT count(*) AS value FROM {}", quoted(&table.name));
        let counted: Counted = on_backend!(conn, c => diesel::sql_query(query).get_result(c)).map_err(Error::from)?;
        table.rows = u64::try_from(counted.value).unwrap_or_default();
    }
    Ok(tables)
}

fn declared(conn: &mut Conn) -> QueryResult<Vec<Declared>> {
    let query = match conn {
        Conn::Sqlite(_) => format!(
            "SELECT m.name AS of, c.name AS name, upper(c.type) AS kind, c.pk AS key
             FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND substr(m.name, 1, 7) <> 'sqlite_' AND m.name NOT IN {OF_THE_BACK_END}
             ORDER BY m.name, c.cid"
        ),
        Conn::Postgres(_) => format!(
            "SELECT t.relname::text AS of, a.attname::text AS name, upper(format_type(a.atttypid, NULL)) AS kind,
               COALESCE((SELECT k.place FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)
                         WHERE k.number = a.attnum), 0) AS key
             FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
               LEFT JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
             WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND a.attnum > 0
               AND NOT a.attisdropped AND t.relname NOT IN {OF_THE_BACK_END}
             ORDER BY t.relname::text COLLATE \"C\", a.attnum"
        ),
    };
    on_backend!(conn, c => diesel::sql_query(query).load(c))
}

/// Hands over each row's line in the order of the key, never more than a page of them in memory.
pub(super) fn each_row(
    conn: &mut Conn,
    table: &Table,
    mut each: impl FnMut(String) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let query = selection(conn, table);
    match conn {
        Conn::Sqlite(conn) => {
            let rows = diesel::sql_query(query).load_iter::<Told, DefaultLoadingMode>(conn).map_err(Error::from)?;
            for row in rows {
                each(table.line(&row.map_err(Error::from)?.value)?)?;
            }
            Ok(())
        }
        Conn::Postgres(conn) => {
            let begin = format!("DECLARE backup_rows NO SCROLL CURSOR FOR {query}");
            conn.batch_execute(&begin).map_err(Error::from)?;
            loop {
                let page: Vec<Told> = diesel::sql_query(format!("FETCH FORWARD {PAGE} FROM backup_rows"))
                    .load(conn)
                    .map_err(Error::from)?;
                if page.is_empty() {
                    break;
                }
                for row in page {
                    each(table.line(&row.value)?)?;
                }
            }
            Ok(conn.batch_execute("CLOSE backup_rows").map_err(Error::from)?)
        }
    }
}

/// Each row as one JSON array of texts. Text is ordered by its bytes on both back ends.
fn selection(conn: &Conn, table: &Table) -> String {
    let is_file = matches!(conn, Conn::Sqlite(_));
    let cells: Vec<String> = table.columns.iter().map(|column| as_text(is_file, column)).collect();
    let order: Vec<String> = table.key.iter().map(|name| order_by(is_file, table, name)).collect();
    let order = if order.is_empty() { "1".to_owned() } else { order.join(", ") };
    let (array, end) = if is_file { ("json_array", "") } else { ("json_build_array", "::text") };
    format!("SELECT {array}({}){end} AS value FROM {} ORDER BY {order}", cells.join(", "), quoted(&table.name))
}

fn order_by(is_file: bool, table: &Table, name: &str) -> String {
    let is_text = table.columns.iter().any(|column| column.name == name && column.kind == Kind::Text);
    if is_text && !is_file { format!("{} COLLATE \"C\"", quoted(name)) } else { quoted(name) }
}

fn as_text(is_file: bool, column: &Column) -> String {
    let name = quoted(&column.name);
    match (is_file, column.kind) {
        (true, Kind::Real) => format!("CASE WHEN {name} IS NULL THEN NULL ELSE printf('%!.17g', {name}) END"),
        (true, Kind::Bytes) => format!("CASE WHEN {name} IS NULL THEN NULL ELSE lower(hex({name})) END"),
        (true, _) => format!("CAST({name} AS TEXT)"),
        (false, Kind::Moment) => format!("to_char({name}, 'YYYY-MM-DD HH24:MI:SS.US')"),
        (false, Kind::Day) => format!("to_char({name}, 'YYYY-MM-DD')"),
        (false, Kind::Bytes) => format!("encode({name}, 'hex')"),
        (false, _) => format!("{name}::text"),
    }
}

/// Inserts the rows of `lines`, which is a JSON array of rows' lines.
pub(super) fn insert(conn: &mut Conn, table: &Table, lines: &str) -> QueryResult<usize> {
    let is_file = matches!(conn, Conn::Sqlite(_));
    let names: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let cells: Vec<String> =
        table.columns.iter().enumerate().map(|(n, column)| from_json(is_file, n, column)).collect();
    let source = if is_file { "json_each(?)" } else { "json_array_elements($1::json) AS rows (value)" };
    let statement =
        format!("INSERT INTO {} ({}) SELECT {} FROM {source}", quoted(&table.name), names.join(", "), cells.join(", "));
    on_backend!(conn, c => diesel::sql_query(statement).bind::<Text, _>(lines).execute(c))
}

fn from_json(is_file: bool, n: usize, column: &Column) -> String {
    let cell = if is_file { format!("json_extract(value, '$[{n}]')") } else { format!("(value ->> {n})") };
    match (is_file, column.kind) {
        (true, Kind::Bytes) => format!("unhex({cell})"),
        (true, _) | (false, Kind::Text) => cell,
        (false, Kind::Bytes) => format!("decode({cell}, 'hex')"),
        (false, Kind::Integer) => format!("{cell}::integer"),
        (false, Kind::Big) => format!("{cell}::bigint"),
        (false, Kind::Real) => format!("{cell}::double precision"),
        (false, Kind::Truth) => format!("{cell}::boolean"),
        (false, Kind::Moment) => format!("{cell}::timestamp"),
        (false, Kind::Day) => format!("{cell}::date"),
    }
}

/// Statements that make the references between tables again.
pub(super) struct References(Vec<String>);

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    definition: String,
}

/// Drops the references, so that tables can be filled in any order; on `SQLite` they are not looked at meanwhile.
pub(super) fn set_references_aside(conn: &mut Conn) -> QueryResult<References> {
    let Conn::Postgres(conn) = conn else { return Ok(References(Vec::new())) };
    let references: Vec<Reference> = diesel::sql_query(
        "SELECT t.relname::text AS of, r.conname::text AS name, pg_get_constraintdef(r.oid) AS definition
         FROM pg_constraint r JOIN pg_class t ON t.oid = r.conrelid
         WHERE r.contype = 'f' AND r.connamespace = current_schema()::regnamespace ORDER BY of, name",
    )
    .load(conn)?;
    let mut again = Vec::with_capacity(references.len());
    for reference in references {
        let (of, name) = (quoted(&reference.of), quoted(&reference.name));
        conn.batch_execute(&format!("ALTER TABLE {of} DROP CONSTRAINT {name}"))?;
        again.push(format!("ALTER TABLE {of} ADD CONSTRAINT {name} {}", reference.definition));
    }
    Ok(References(again))
}

/// Makes the references again, which fails where a row refers to nothing.
pub(super) fn put_references_back(conn: &mut Conn, references: &References) -> QueryResult<()> {
    references.0.iter().try_for_each(|statement| conn.batch_execute(statement))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
