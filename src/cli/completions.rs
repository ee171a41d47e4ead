//! `andrum completions`: what shells need to complete commands and flags.

use std::io::{self, Write};

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::Cli;
use super::output::{Outcome, Result, ended_by_reader};

#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result {
        // Generated into memory first: the generator panics where its writer fails.
        let mut script = Vec::new();
        generate(self.shell, &mut Cli::command(), "andrum", &mut script);
        ended_by_reader(io::stdout().write_all(&script))?;
        Ok(Outcome::Done)
    }
}
