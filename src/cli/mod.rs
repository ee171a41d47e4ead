//! The command line: one file per command group.
//!
//! Data go to standard output, talk to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the check found
//! faults.

mod audit;
mod backup;
mod check;
mod completions;
mod data;
mod demo;
mod doctor;
mod instrument;
mod migrate;
mod output;
mod progress;
mod risk;
mod serve;
mod settings;
mod text_faults;

pub mod export;
pub mod study;
pub mod token;
pub mod unit;
pub mod user;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use self::output::{Outcome, say};
use self::settings::Flags;

/// A self-hosted platform for guided self-help, with its database, pages and letters in one program.
#[derive(Parser)]
#[command(name = "andrum", version, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the site until stopped
    Serve(serve::Serve),
    /// A site with invented people in it, on loopback
    Demo(demo::Demo),
    /// The jobs alone, beside servers without them; needs a shared database
    Worker,
    /// See, run and revert migrations of the database
    Migrate(migrate::Migrate),
    /// Check content and texts: every fault with its file and line
    Check(check::Check),
    /// Examine the installation: settings, keys, database, content, mail, who stands on the ladder
    Doctor(doctor::Doctor),
    /// Make, check and restore backups
    Backup(backup::Backup),
    /// Verify the log or write it out
    Audit(audit::Audit),
    /// Make and close units
    #[command(subcommand)]
    Unit(unit::Command),
    /// Invite, list and close people
    #[command(subcommand)]
    User(user::Command),
    /// Make and revoke tokens for the API
    #[command(subcommand)]
    Token(token::Command),
    /// List questionnaires, score answers and judge change, without a database
    #[command(subcommand)]
    Instrument(instrument::Command),
    /// Set up and list studies
    #[command(subcommand)]
    Study(study::Command),
    /// Try the flag rules on a file of answers
    #[command(subcommand)]
    Risk(risk::Command),
    /// Write a study's outcomes into a folder
    Export(export::Args),
    /// Print the description of the API
    Openapi,
    /// Write the completion script of a shell
    Completions(completions::Completions),
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let Cli { flags, command } = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) if error.kind() == ErrorKind::ValueValidation => {
            let line = error.to_string();
            say(&format!("andrum: {}", line.lines().next().unwrap_or_default().trim_start_matches("error: ")));
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
    };
    let outcome = match command {
        Command::Serve(serve) => serve.run(flags),
        Command::Demo(demo) => demo.run(&flags),
        Command::Migrate(migrate) => migrate.run(flags),
        Command::Check(check) => check.run(flags),
        Command::Doctor(doctor) => doctor.run(flags),
        Command::Backup(backup) => backup.run(flags),
        Command::Audit(audit) => audit.run(flags),
        Command::Risk(command) => command.run(flags),
        Command::Worker => serve::work(flags),
        Command::Unit(command) => data::unit(flags, command),
        Command::User(command) => data::user(flags, command),
        Command::Token(command) => data::token(flags, command),
        Command::Instrument(command) => command.run(flags),
        Command::Study(command) => data::study(flags, command),
        Command::Export(args) => data::export(flags, &args),
        Command::Openapi => data::openapi(),
        Command::Completions(completions) => completions.run(),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::from(3),
        Err(failure) => {
            say(&format!("andrum: {failure}"));
            ExitCode::FAILURE
        }
    }
}
