//! What commands print and how they end.

use std::fmt;
use std::io::{self, Write};

use crate::error::Error;

/// How a command ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It did what it was asked to do.
    Done,
    /// It looked, and found faults.
    Faults,
}

/// Why a command failed: one line or more for the operator.
#[derive(Debug)]
pub(super) struct Failure(pub(super) String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl From<crate::config::Fault> for Failure {
    fn from(fault: crate::config::Fault) -> Self {
        Self(fault.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(format!("standard output: {error}"))
    }
}

pub(super) type Result<T = Outcome> = std::result::Result<T, Failure>;

/// One line of data.
pub(super) fn put(line: &str) -> Result<()> {
    ended_by_reader(writeln!(io::stdout(), "{line}"))
}

/// One value of data for machines.
pub(super) fn put_json(value: &serde_json::Value) -> Result<()> {
    put(&format!("{value:#}"))
}

/// A reader that has seen enough (`| head`) is no failure of ours.
pub(super) fn ended_by_reader(written: io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// One line of talk; where nobody listens, nothing is lost.
pub(super) fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
