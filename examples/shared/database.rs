//! Databases that are made here and gone afterwards: a file, or one on a `PostgreSQL` server of our own.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use andrum::config::DatabaseUrl;
use andrum::db;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection};
use tokio::process::Command;

use super::Result;

/// Where the rows of one run are.
pub struct Database {
    /// `SQLite` or `PostgreSQL`, with what sets it apart.
    pub name: String,
    /// As in `ANDRUM_DATABASE_URL`.
    pub url: String,
    // Dropped before the folder that it lies in.
    server: Option<Cluster>,
    /// The folder of the run.
    pub folder: tempfile::TempDir,
}

impl Database {
    /// A file in a new folder.
    pub fn file() -> Result<Self> {
        Self::file_in(tempfile::tempdir()?)
    }

    /// A file in that folder.
    pub fn file_in(folder: tempfile::TempDir) -> Result<Self> {
        let url = format!("sqlite:{}", folder.path().join("andrum.db").display());
        Self { name: "SQLite".to_owned(), url, folder, server: None }.migrated()
    }

    /// A database on a server of our own with the settings that `PostgreSQL` ships, which are durable; none where
    /// `PostgreSQL` is not installed.
    pub async fn server() -> Result<Option<Self>> {
        let Some(programs) = installed() else { return Ok(None) };
        let folder = tempfile::tempdir()?;
        let cluster = Cluster::start(&programs, folder.path()).await?;
        let url = format!("postgres://andrum@127.0.0.1:{}/postgres", cluster.port);
        Ok(Some(Self { name: "PostgreSQL".to_owned(), url, folder, server: Some(cluster) }.migrated()?))
    }

    fn migrated(self) -> Result<Self> {
        db::run_pending(&self.parsed()?)?;
        Ok(self)
    }

    /// The address as the library reads it.
    pub fn parsed(&self) -> Result<DatabaseUrl> {
        Ok(DatabaseUrl::parse(&self.url)?)
    }

    /// The file, where it is one.
    pub fn path(&self) -> Option<PathBuf> {
        self.url.strip_prefix("sqlite:").map(PathBuf::from)
    }

    /// The column `value` of a query's rows, past the service.
    pub fn texts(&self, query: &str) -> Result<Vec<String>> {
        #[derive(QueryableByName)]
        struct One {
            #[diesel(sql_type = diesel::sql_types::Text)]
            value: String,
        }
        let query = diesel::sql_query(query);
        let rows: Vec<One> = match self.path() {
            Some(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
                conn.batch_execute("PRAGMA busy_timeout = 5000")?;
                query.load(&mut conn)?
            }
            None => query.load(&mut postgres(&self.url)?)?,
        };
        Ok(rows.into_iter().map(|row| row.value).collect())
    }

    /// Restarts the server, where there is one, ending every session at once.
    pub async fn restart(&self) -> Result<()> {
        match &self.server {
            None => Err("a file has no server to restart".into()),
            Some(cluster) => cluster.control(&["-m", "fast", "-w", "restart"]).await,
        }
    }
}

/// A `PostgreSQL` server that is ours alone.
struct Cluster {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
}

impl Cluster {
    async fn start(programs: &Path, folder: &Path) -> Result<Self> {
        let data = folder.join("postgresql");
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let cluster = Self { programs: programs.to_owned(), data, port };
        std::fs::create_dir(&cluster.data)?;
        if is_root()? {
            // PostgreSQL refuses to run as root, and its own user must reach its folder.
            run(Command::new("chown").arg("postgres").arg(&cluster.data)).await?;
            run(Command::new("chmod").arg("755").arg(folder)).await?;
        }
        let data = cluster.data.display().to_string();
        let initdb = ["-D", &data, "-U", "andrum", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
        run(cluster.program("initdb")?.args(initdb)).await?;
        cluster.control(&["-w", "start"]).await?;
        Ok(cluster)
    }

    async fn control(&self, arguments: &[&str]) -> Result<()> {
        let data = self.data.display().to_string();
        let options = format!("-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}", self.port);
        let mut command = self.program("pg_ctl")?;
        command.args(["-D", &data, "-l", &format!("{data}/log"), "-o", &options]).args(arguments);
        run(&mut command).await
    }

    fn program(&self, name: &str) -> Result<Command> {
        let path = self.programs.join(name);
        Ok(if is_root()? {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(path);
            command
        } else {
            Command::new(path)
        })
    }
}

impl Drop for Cluster {
    /// Also where the program ends with an error, nothing is left running.
    fn drop(&mut self) {
        let stopped = self.program("pg_ctl").and_then(|command| {
            let mut stop = command.into_std();
            stop.arg("-D").arg(&self.data).args(["-m", "immediate", "stop"]);
            Ok(stop.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status()?)
        });
        if !stopped.is_ok_and(|status| status.success()) {
            eprintln!("the PostgreSQL server in {} was not stopped", self.data.display());
        }
    }
}

fn is_root() -> Result<bool> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let uid = status.lines().find_map(|line| line.strip_prefix("Uid:")).unwrap_or_default();
    Ok(uid.split_whitespace().next() == Some("0"))
}

async fn run(command: &mut Command) -> Result<()> {
    // Its server keeps what it is given open, so that it is given nothing.
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().await?;
    if status.success() { Ok(()) } else { Err(format!("{:?} ended with {status}", command.as_std()).into()) }
}

/// The folder of the newest `PostgreSQL` on this machine.
fn installed() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> = versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect();
    folders.retain(|folder| folder.join("initdb").exists());
    folders.sort();
    folders.pop()
}

/// A connection past the service, for what only the database itself can be asked.
pub fn postgres(url: &str) -> Result<PgConnection> {
    let mut conn = PgConnection::establish(url)?;
    conn.batch_execute("SET TIME ZONE 'UTC'")?;
    Ok(conn)
}
