//! What is wrong in a definition file, said to its author.

use std::fmt;

use serde::Serialize;

/// One fault in a content file: where it is, what is wrong and what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// Name of the file as it was handed in.
    pub file: String,
    /// Line counted from 1, where the fault can be tied to one.
    pub line: Option<usize>,
    /// What is wrong and what would be accepted, in English.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

impl std::error::Error for Fault {}
