//! Why an export was not made, in one line that says what would be accepted.

use std::io;
use std::path::PathBuf;

use crate::error::Error;

/// Why an export was not made. Nothing half-written is left in any case.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no such study.
    #[error("there is no study {asked}; accepted: {}", listed(.known))]
    UnknownStudy {
        /// What was asked for.
        asked: String,
        /// The codes there are.
        known: Vec<String>,
    },
    /// There is no such format.
    #[error("the format {asked} is unknown; accepted: {accepted}; not in this version: {later}")]
    UnknownFormat {
        /// What was asked for.
        asked: String,
        /// What can be written.
        accepted: &'static str,
        /// What is planned.
        later: String,
    },
    /// The format is planned.
    #[error("the format {asked} is not in this version; accepted: {accepted}")]
    LaterFormat {
        /// What was asked for.
        asked: String,
        /// What can be written.
        accepted: &'static str,
    },
    /// The folder holds something.
    #[error("{} is not empty; accepted: a folder that does not exist yet or is empty", .0.display())]
    NotEmpty(PathBuf),
    /// The folder or a file in it cannot be written.
    #[error("{} cannot be written: {error}; accepted: a folder in a place where you may write", .path.display())]
    Unwritable {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Something else failed.
    #[error("the export failed: {0}")]
    Failed(Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Failed(error) => error,
            Fault::Unwritable { .. } => Self::Unavailable(fault.to_string().into()),
            Fault::UnknownStudy { .. } => Self::NotFound,
            Fault::UnknownFormat { .. } | Fault::LaterFormat { .. } => Self::field("format", "export-fault-format"),
            Fault::NotEmpty(_) => Self::fault(fault.to_string()),
        }
    }
}

fn listed(codes: &[String]) -> String {
    if codes.is_empty() { "none, since no study has been made".to_owned() } else { codes.join(", ") }
}
