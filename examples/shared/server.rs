//! The real service as a process of its own, and what the system says about it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use super::Result;
use super::http::Connection;

/// How long the service may take to start and to stop.
const PATIENCE: Duration = Duration::from_mins(1);

/// Clock ticks of a second in `/proc/<pid>/stat`; a constant of every Linux that Rust runs on.
const TICKS: u32 = 100;

/// The service's program and its settings.
#[derive(Clone)]
pub struct Program {
    path: PathBuf,
    settings: Vec<(&'static str, String)>,
}

impl Program {
    /// The program that lies beside this one, built with the same profile where it is missing or old.
    pub async fn build() -> Result<PathBuf> {
        let here = std::env::current_exe()?;
        let folder = here.parent().and_then(Path::parent).ok_or("this program lies in no target folder")?;
        let mut build = Command::new("cargo");
        // Together with an example, so that what is built for this program is not built once more for the service.
        build
            .args(["build", "--quiet", "--bin", "andrum", "--example", "load"])
            .current_dir(env!("CARGO_MANIFEST_DIR"));
        if !cfg!(debug_assertions) {
            build.arg("--release");
        }
        if !build.status().await?.success() {
            return Err("cargo build --bin andrum failed".into());
        }
        Ok(folder.join("andrum"))
    }

    /// The program with these settings and no others.
    pub fn with(path: &Path, settings: Vec<(&'static str, String)>) -> Self {
        Self { path: path.to_owned(), settings }
    }

    /// The same with one more.
    pub fn and(&self, name: &'static str, value: &str) -> Self {
        let mut more = self.clone();
        more.settings.push((name, value.to_owned()));
        more
    }

    /// A command of the program.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.path);
        command.args(arguments).kill_on_drop(true).env_clear();
        command.envs(self.settings.iter().map(|(name, value)| (*name, value.as_str())));
        command
    }

    /// Starts the service on a free port and waits until it says where it listens.
    pub async fn serve(&self) -> Result<Server> {
        let mut child = self
            .command(&["serve", "--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let output = child.stdout.take().ok_or("the service has no output")?;
        let mut lines = BufReader::new(output).lines();
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await??.unwrap_or_default();
        let Some(address) = line.strip_prefix("listening on http://") else {
            let output = self.command(&["serve", "--listen", "127.0.0.1:0"]).output().await?;
            return Err(format!("the service did not start: {}", String::from_utf8_lossy(&output.stderr)).into());
        };
        Ok(Server { address: address.parse()?, child })
    }

    /// How long it takes from starting the process to the first whole page.
    pub async fn first_page(&self) -> Result<Duration> {
        let begun = Instant::now();
        let server = self.serve().await?;
        Connection::open(server.address).await?.get("/help-now", "").await?.is(200)?;
        let took = begun.elapsed();
        server.stop().await?;
        Ok(took)
    }
}

/// A running service.
pub struct Server {
    pub address: SocketAddr,
    child: Child,
}

impl Server {
    /// A new connection.
    pub async fn connect(&self) -> Result<Connection> {
        Connection::open(self.address).await
    }

    /// The process.
    pub fn id(&self) -> Option<u32> {
        self.child.id()
    }

    /// Ends the process at once, as a power cut would end it, and waits until it is gone.
    pub async fn kill(mut self) -> Result<()> {
        self.child.kill().await?;
        Ok(())
    }

    /// Asks the process to stop as an operator does.
    pub async fn stop(mut self) -> Result<()> {
        let id = self.child.id().ok_or("the service has ended by itself")?;
        Command::new("kill").args(["-TERM", &id.to_string()]).status().await?;
        tokio::time::timeout(PATIENCE, self.child.wait()).await??;
        Ok(())
    }

    /// Processor time used so far.
    pub fn cpu(&self) -> Result<Duration> {
        let id = self.id().ok_or("the service has ended")?;
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat"))?;
        let after_name = stat.rsplit(')').next().ok_or("a process without a state")?;
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks = |n: usize| fields.get(n).ok_or("a process without times")?.parse::<u32>().map_err(|_| "no number");
        Ok(Duration::from_secs(1) * (ticks(11)? + ticks(12)?) / TICKS)
    }

    /// Resident memory now and at its highest, in bytes.
    pub fn memory(&self) -> Result<(u64, u64)> {
        memory_of(self.id().ok_or("the service has ended")?)
    }
}

/// A process's resident memory now and at its highest, in bytes.
pub fn memory_of(id: u32) -> Result<(u64, u64)> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
    let bytes = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).ok_or("a process without memory")?;
        let kib: u64 = line.trim().trim_end_matches("kB").trim().parse().map_err(|_| "no number")?;
        Ok::<_, &str>(kib * 1024)
    };
    Ok((bytes("VmRSS:")?, bytes("VmHWM:")?))
}
