//! The lines of a backup. Pure: cells come as the back ends print them and leave in one form.

use chrono::{NaiveDate, NaiveDateTime};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};

/// The number of this format.
pub const FORMAT: u32 = 1;

/// The first line.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Header {
    /// The number of the format.
    pub andrum_backup: u32,
    /// The version of the software that wrote it.
    pub software: String,
    /// Where the rows came from: `sqlite` or `postgresql`.
    pub back_end: String,
    /// When, by the site's clock, in UTC.
    pub made_at: NaiveDateTime,
    /// The versions of the migrations that had run.
    pub migrations: Vec<String>,
    /// Every table, in the order in which they follow.
    pub tables: Vec<Table>,
}

impl Header {
    /// How many rows follow.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

/// A table with its columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// How many rows it had.
    pub rows: u64,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// The columns of its primary key in order.
    pub key: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number of up to 32 bits.
    Integer,
    /// A whole number of up to 64 bits.
    Big,
    /// A number with a fraction.
    Real,
    /// Yes or no.
    Truth,
    /// A moment in UTC.
    Moment,
    /// A day.
    Day,
    /// Bytes.
    Bytes,
}

impl Kind {
    /// The kind behind either back end's name for it.
    pub fn of(declared: &str) -> Option<Self> {
        Some(match declared {
            "TEXT" => Self::Text,
            "INTEGER" => Self::Integer,
            "BIGINT" => Self::Big,
            "DOUBLE PRECISION" => Self::Real,
            "BOOLEAN" => Self::Truth,
            "TIMESTAMP" | "TIMESTAMP WITHOUT TIME ZONE" => Self::Moment,
            "DATE" => Self::Day,
            "BLOB" | "BYTEA" => Self::Bytes,
            _ => return None,
        })
    }

    /// A cell in its one form, from the text that a back end gave.
    fn cell(self, text: String) -> Option<Value> {
        Some(match self {
            Self::Text | Self::Bytes => Value::String(text),
            Self::Integer | Self::Big => Value::Number(text.parse::<i64>().ok()?.into()),
            Self::Real => Value::Number(serde_json::Number::from_f64(text.parse().ok()?)?),
            Self::Truth => match text.as_str() {
                "1" | "true" => Value::Bool(true),
                "0" | "false" => Value::Bool(false),
                _ => return None,
            },
            Self::Moment => {
                let moment = NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f").ok()?;
                Value::String(moment.format("%Y-%m-%d %H:%M:%S%.f").to_string())
            }
            Self::Day => Value::String(NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok()?.to_string()),
        })
    }
}

impl Table {
    /// One row's line, from the JSON array of texts that a back end gave.
    ///
    /// # Errors
    /// [`Error::Internal`] naming the column whose cell is not of its kind; the cell is not repeated.
    pub fn line(&self, given: &str) -> Result<String> {
        let cells: Vec<Option<String>> =
            serde_json::from_str(given).map_err(|error| Error::internal("read a row", error))?;
        if cells.len() != self.columns.len() {
            return Err(Error::fault(format!("a row of {} has {} cells", self.name, cells.len())));
        }
        let mut row = Vec::with_capacity(cells.len());
        for (cell, column) in cells.into_iter().zip(&self.columns) {
            let Some(text) = cell else {
                row.push(Value::Null);
                continue;
            };
            let cell = column.kind.cell(text).ok_or_else(|| {
                Error::fault(format!("a cell of {}.{} is not what its column holds", self.name, column.name))
            })?;
            row.push(cell);
        }
        serde_json::to_string(&row).map_err(|error| Error::internal("write a row", error))
    }
}

/// The line after a table's rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The table.
    pub table: String,
    /// How many rows stand before.
    pub rows: u64,
    /// The SHA-256 of their lines, line feeds included, in lower-case hex.
    pub sha256: String,
}

/// The last line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// Always true: a file that was cut short has no such line.
    pub whole: bool,
    /// The rows of all tables.
    pub rows: u64,
}

/// Counts and hashes the rows of one table as they pass.
#[derive(Default)]
pub struct Tally {
    rows: u64,
    hash: Sha256,
}

impl Tally {
    /// Takes note of a row's line, which stands without its line feed.
    pub fn note(&mut self, line: &str) {
        self.rows += 1;
        self.hash.update(line.as_bytes());
        self.hash.update(b"\n");
    }

    /// What stands after the rows.
    pub fn close(self, table: &str) -> Closing {
        Closing { table: table.to_owned(), rows: self.rows, sha256: HEXLOWER.encode(&self.hash.finalize()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Kind, Table, Tally};

    fn table(kinds: &[Kind]) -> Table {
        let columns = kinds.iter().map(|kind| Column { name: "c".to_owned(), kind: *kind }).collect();
        Table { name: "t".to_owned(), rows: 0, columns, key: Vec::new() }
    }

    #[test]
    fn both_back_ends_texts_become_the_same_line() {
        let table = table(&[Kind::Truth, Kind::Moment, Kind::Real, Kind::Bytes, Kind::Text, Kind::Big, Kind::Day]);
        let sqlite = r#"["1","2026-03-03 09:00:00","1.5","00ff","Åsa \"🙂\"","-3",null]"#;
        let postgresql =
            r#"["true" , "2026-03-03 09:00:00.000000" , "1.5" , "00ff" , "\u00c5sa \"🙂\"" , "-3" , null]"#;
        let line = r#"[true,"2026-03-03 09:00:00",1.5,"00ff","Åsa \"🙂\"",-3,null]"#;
        assert_eq!(table.line(sqlite).unwrap(), line);
        assert_eq!(table.line(postgresql).unwrap(), line);
    }

    #[test]
    fn a_cell_that_is_not_what_its_column_holds_is_refused_without_being_repeated() {
        for (kind, text) in
            [(Kind::Truth, "2"), (Kind::Moment, "hemligt"), (Kind::Real, "NaN"), (Kind::Integer, ""), (Kind::Day, "x")]
        {
            let fault = table(&[kind]).line(&serde_json::json!([text]).to_string()).unwrap_err().to_string();
            assert!(fault.contains("t.c") && (text.len() < 5 || !fault.contains(text)), "{fault}");
        }
        assert!(table(&[Kind::Text]).line(r#"["a","b"]"#).is_err());
    }

    #[test]
    fn the_hash_is_that_of_the_lines() {
        let mut tally = Tally::default();
        tally.note("[1]");
        tally.note("[2]");
        let closing = tally.close("t");
        assert_eq!((closing.rows, closing.sha256), (2, crate::instruments::sha256_hex("[1]\n[2]\n")));
    }
}
