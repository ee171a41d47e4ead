//! Backups: the whole database in one file, encrypted to a public key whose private half the server does not have.
//!
//! One logical format for both back ends, so that a backup of either is restored into either. Decrypted
//! (`age --decrypt`) and unpacked (`gunzip`), it is lines of JSON, and can be read without this software:
//!
//! | line | what it says |
//! |---|---|
//! | `{"andrum_backup":1,…}` | who wrote it and when, the migrations that had run, every table with its columns and rows |
//! | `["…",2,null]` | one row, its cells in the order of the columns; rows stand in the order of the primary key |
//! | `{"table":"units","rows":2,"sha256":"…"}` | after a table's rows, how many they were and the hash of their lines |
//! | `{"whole":true,"rows":812}` | the last line |
//!
//! Text stands as it is, numbers and truth values as JSON has them, moments as `2026-03-03 09:00:00` in UTC, days as
//! `2026-03-03`, bytes in hex. What was sealed stays sealed: neither the field keys nor the secret key are in a backup.
//!
//! A backup is read in one snapshot while people go on writing. It is written beside its name and given it when it is
//! whole and on the disk; beside it stands a `.sha256` that the server itself can check it by. A restore goes into an
//! empty place, in one transaction, and is kept only where every row, read again, has the hash that the backup names.

pub mod actions;
mod fault;
mod file;
mod format;
mod keys;
mod reader;
mod store;
mod writer;

pub use fault::Fault;
pub use keys::{identities, recipients};
