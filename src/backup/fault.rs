//! Why there is no backup, or nothing restored: one line that says what would be accepted.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Why nothing was made, found whole or restored. Nothing half-written is left in any case.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is nothing to back up.
    #[error("{0} holds no site; accepted: a database that andrum migrate run has made")]
    NoSite(String),
    /// A public key that cannot be read.
    #[error("{place}: {what} is no public key of age; accepted: age1… as age-keygen -y prints it")]
    NoRecipient {
        /// Which option or line.
        place: String,
        /// What stands there, or what kind of thing.
        what: String,
    },
    /// A private key that cannot be read. What stands there is not repeated.
    #[error("{place} holds no private key of age; accepted: a file with AGE-SECRET-KEY-1… as age-keygen writes it")]
    NoIdentity {
        /// Which file.
        place: String,
    },
    /// A file cannot be read.
    #[error("{} cannot be read: {error}", .path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("{} cannot be written: {error}", .path.display())]
    Unwritable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file is there already.
    #[error("{} exists; accepted: a name that is free, or a folder", .0.display())]
    Exists(PathBuf),
    /// The folder holds something.
    #[error("{} is not empty; accepted: a folder that does not exist yet or is empty", .0.display())]
    FolderNotEmpty(PathBuf),
    /// The database holds something.
    #[error("the database of ANDRUM_DATABASE_URL is not empty; accepted: one without tables")]
    DatabaseNotEmpty,
    /// The file is something else.
    #[error("{} is not a backup; accepted: a file that andrum backup create has made", .0.display())]
    NoBackup(PathBuf),
    /// None of the keys opens it.
    #[error("the key of {identity} does not open {}; accepted: the private key of one of its recipients", .file.display())]
    WrongKey {
        /// The backup.
        file: PathBuf,
        /// Where the keys were read.
        identity: String,
    },
    /// Bytes are missing or were changed.
    #[error("{} is damaged or cut short ({why}); accepted: another copy of it", .file.display())]
    Damaged {
        /// The backup.
        file: PathBuf,
        /// What does not fit.
        why: String,
    },
    /// It was made by software that knows more.
    #[error("{} was made by Andrum {software}, which is newer than this one ({own}); accepted: that version or a later one", .file.display())]
    Newer {
        /// The backup.
        file: PathBuf,
        /// The software that made it.
        software: String,
        /// This software.
        own: &'static str,
    },
    /// Its tables are not what the same migrations make here.
    #[error("{}: its table {table} is not what this version makes of it; accepted: Andrum {software}, which made it", .file.display())]
    OtherTables {
        /// The backup.
        file: PathBuf,
        /// The table.
        table: String,
        /// The software that made it.
        software: String,
    },
    /// The place did not take it, or what was restored is not what was in the file.
    #[error("{} was not restored: {why}", .file.display())]
    NotRestored {
        /// The backup.
        file: PathBuf,
        /// What failed or differs.
        why: String,
    },
    /// A table has a kind of column that backups do not know.
    #[error("the column {column} is of the kind {kind}, which backups do not know")]
    UnknownKind {
        /// Table and column.
        column: String,
        /// The kind.
        kind: String,
    },
    /// The database or the system failed.
    #[error("{0}")]
    Failed(#[from] Error),
}

impl Fault {
    pub(super) fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Unreadable { path, error }
    }

    pub(super) fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Unwritable { path, error }
    }
}
