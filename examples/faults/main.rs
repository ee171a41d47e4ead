//! What becomes of people's answers when the machine fails under them: the real service, killed, without room on its
//! disk, on a disk that cannot be written or does not keep what it is told to keep, and with its database restarted.
//!
//! ```sh
//! cargo run --release --example faults                          # everything, on both databases
//! cargo run --release --example faults -- kill --rounds 20 --forms 1000
//! cargo run --release --example faults -- disk
//! cargo run --release --example faults -- restart
//! ```
//!
//! The last line is `N passed, N failed, N skipped`. `answers_before_the_commit.patch` beside this file plants the fault
//! that `kill` is there to find. A killed process loses nothing that it had given to the system, so that `kill` says
//! nothing about `synchronous = FULL`: that needs a power cut.

#[path = "../shared/mod.rs"]
#[expect(dead_code, reason = "the load uses more of it")]
mod shared;

mod disk;
mod kill;
mod restart;
mod sending;

use std::path::Path;

use clap::{Parser, Subcommand};
use shared::Result;
use shared::database::Database;
use shared::server::Program;

/// What the program is told.
#[derive(Debug, Parser)]
struct Options {
    #[command(subcommand)]
    fault: Option<Fault>,
}

#[derive(Debug, Subcommand)]
enum Fault {
    /// Kill the service while forms are being sent
    Kill {
        /// How often
        #[arg(long, default_value_t = 20)]
        rounds: usize,
        /// How many forms each time
        #[arg(long, default_value_t = 1000)]
        forms: usize,
        /// Only this database: sqlite or postgresql
        #[arg(long, value_name = "NAME", value_parser = ["sqlite", "postgresql"])]
        only: Option<String>,
    },
    /// Take the room from the disk, its writing and its promise to keep
    Disk,
    /// Restart `PostgreSQL` while forms are being sent
    Restart,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let program = Program::build().await?;
    let mut tally = Tally::default();
    match Options::parse().fault {
        Some(Fault::Kill { rounds, forms, only }) => {
            killed(&mut tally, &program, (rounds, forms), only.as_deref()).await?;
        }
        Some(Fault::Disk) => disk_faults(&mut tally, &program).await,
        Some(Fault::Restart) => restarted(&mut tally, &program).await?,
        None => {
            killed(&mut tally, &program, (20, 1000), None).await?;
            disk_faults(&mut tally, &program).await;
            restarted(&mut tally, &program).await?;
        }
    }
    println!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    if tally.failed > 0 { Err("what must hold did not".into()) } else { Ok(()) }
}

/// How the rounds ended.
#[derive(Default)]
struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    fn count(&mut self, what: &str, outcome: Result<String>) {
        match outcome {
            Ok(said) => {
                self.passed += 1;
                println!("passed  {what}: {said}");
            }
            Err(why) => {
                self.failed += 1;
                println!("FAILED  {what}: {why}");
            }
        }
    }

    fn skip(&mut self, what: &str, why: &str) {
        self.skipped += 1;
        println!("skipped {what}: {why}");
    }
}

async fn killed(tally: &mut Tally, program: &Path, size: (usize, usize), only: Option<&str>) -> Result<()> {
    if only != Some("postgresql") {
        let database = Database::file()?;
        tally.count("kill -9 on SQLite", kill::rounds(&database, program, size).await);
    }
    if only != Some("sqlite") {
        match Database::server().await? {
            None => tally.skip("kill -9 on PostgreSQL", "PostgreSQL is not installed"),
            Some(database) => tally.count("kill -9 on PostgreSQL", kill::rounds(&database, program, size).await),
        }
    }
    Ok(())
}

async fn disk_faults(tally: &mut Tally, program: &Path) {
    tally.count("a full disk", disk::shimmed(program, disk::Mode::Full).await);
    tally.count("a disk that cannot be written", disk::shimmed(program, disk::Mode::ReadOnly).await);
    tally.count("a disk that does not keep", disk::shimmed(program, disk::Mode::Unsynced).await);
    match disk::Small::mount().await {
        None => tally.skip("a file system without room", "it takes the right to mount one"),
        Some(small) => tally.count("a file system without room", disk::really_full(program, small).await),
    }
}

async fn restarted(tally: &mut Tally, program: &Path) -> Result<()> {
    match Database::server().await? {
        None => tally.skip("PostgreSQL restarted", "PostgreSQL is not installed"),
        Some(database) => tally.count("PostgreSQL restarted", restart::under_load(&database, program).await),
    }
    Ok(())
}
