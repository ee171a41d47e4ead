//! The command line: one file per command group.

pub mod export;
pub mod token;

use std::process::ExitCode;

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
