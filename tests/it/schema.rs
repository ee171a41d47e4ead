//! The tables stand in three places: two folders of migrations and `src/schema.rs`. They must say the same.

use std::collections::BTreeMap;

use andrum::config::DatabaseUrl;

use crate::helpers::{TestDb, db_tests, files_below};

/// A column as `name kind` or `name kind?` where it may be empty.
pub(crate) type Tables = BTreeMap<String, Vec<String>>;

/// Tables that Rust never names: diesel's own, and the lock that is taken by statement.
const UNNAMED: [&str; 2] = ["__diesel_schema_migrations", "write_gate"];

db_tests! {
    async fn the_database_is_what_rust_believes(store: TestDb) {
        let mut tables = tables_of(&store);
        tables.retain(|table, _| !UNNAMED.contains(&table.as_str()));
        let believed = believed();
        assert!(believed.len() > 30, "only {} tables were read from src/schema.rs", believed.len());
        assert_eq!(tables.keys().collect::<Vec<_>>(), believed.keys().collect::<Vec<_>>());
        for (table, columns) in &believed {
            assert_eq!(&tables[table], columns, "the columns of {table}");
        }
    }
}

#[test]
fn both_folders_make_the_same_tables_and_indexes() {
    let (sqlite, postgresql) =
        (files_below("migrations/sqlite", &["sql"]), files_below("migrations/postgresql", &["sql"]));
    let names = |files: &[crate::helpers::Source]| -> Vec<String> {
        files.iter().map(|file| file.path.splitn(3, '/').nth(2).unwrap().to_owned()).collect()
    };
    assert_eq!(names(&sqlite), names(&postgresql));
    for (left, right) in sqlite.iter().zip(&postgresql) {
        assert_eq!(shared(&left.text), shared(&right.text), "{} and {}", left.path, right.path);
    }
}

#[test]
fn every_migration_can_be_reverted() {
    for file in files_below("migrations", &["sql"]).iter().filter(|file| file.path.ends_with("/up.sql")) {
        let down = file.path.replace("/up.sql", "/down.sql");
        assert!(files_below("migrations", &["sql"]).iter().any(|other| other.path == down), "{down} is missing");
    }
}

/// A migration's statements about tables and indexes, in words that both back ends know.
fn shared(statements: &str) -> Vec<String> {
    let bare: String =
        statements.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join(" ");
    bare.replace("BYTEA", "BLOB")
        .split(';')
        .map(|statement| statement.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|statement| {
            let verbs = ["CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ", "ALTER TABLE ", "DROP TABLE "];
            verbs.iter().any(|verb| statement.starts_with(verb)) && !statement.contains("write_gate")
        })
        .collect()
}

/// `src/schema.rs`, read as text: diesel keeps no list of columns with their kinds.
pub(crate) fn believed() -> Tables {
    let schema = files_below("src", &["rs"]).into_iter().find(|file| file.path == "src/schema.rs").unwrap().text;
    let mut tables = Tables::new();
    for block in schema.split("diesel::table! {").skip(1) {
        let (head, rest) = block.split_once('{').unwrap();
        let name = head.split('(').next().unwrap().trim().to_owned();
        let columns = rest.split_once('}').unwrap().0.lines().filter_map(|line| line.split_once("->"));
        let columns = columns.map(|(column, kind)| {
            let kind = kind.trim().trim_end_matches(',');
            match kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>')) {
                Some(kind) => format!("{} {kind}?", column.trim()),
                None => format!("{} {kind}", column.trim()),
            }
        });
        tables.insert(name, columns.collect());
    }
    tables
}

/// What the migrated database says of itself.
fn tables_of(store: &TestDb) -> Tables {
    let query = match store.url() {
        DatabaseUrl::Sqlite(_) => {
            "SELECT m.name || ' ' || c.name || ' ' || upper(c.type) || CASE WHEN c.\"notnull\" THEN '' ELSE '?' END AS value
             FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid"
        }
        DatabaseUrl::Postgres(_) => {
            "SELECT table_name || ' ' || column_name || ' ' || upper(data_type)
               || CASE WHEN is_nullable = 'NO' THEN '' ELSE '?' END AS value
             FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
        }
    };
    let mut tables = Tables::new();
    for line in store.texts(query) {
        let mut words = line.splitn(3, ' ');
        let (table, column, kind) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
        tables.entry(table.to_owned()).or_default().push(format!("{column} {}", in_rust(kind)));
    }
    tables
}

/// diesel's name for a kind of column, whichever back end names it.
fn in_rust(kind: &str) -> String {
    let (kind, empty) = kind.strip_suffix('?').map_or((kind, ""), |kind| (kind, "?"));
    let name = match kind {
        "TEXT" => "Text",
        "INTEGER" => "Integer",
        "BIGINT" => "BigInt",
        "DOUBLE PRECISION" => "Double",
        "BOOLEAN" => "Bool",
        "DATE" => "Date",
        "TIMESTAMP" | "TIMESTAMP WITHOUT TIME ZONE" => "Timestamp",
        "BLOB" | "BYTEA" => "Binary",
        other => other,
    };
    format!("{name}{empty}")
}
