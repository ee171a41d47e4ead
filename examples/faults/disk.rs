//! A disk in trouble under `SQLite`: a clear page with the text kept, no false receipt, reading goes on, and it heals
//! without a restart.

use std::path::{Path, PathBuf};

use tokio::process::Command;

use crate::shared::Result;
use crate::shared::database::Database;
use crate::shared::http::Connection;
use crate::shared::server::{Program, Server};
use crate::shared::site::{Before, Client, Site};

/// What the disk does to the database's files.
#[derive(Debug, Clone, Copy)]
pub enum Mode {
    /// No room.
    Full,
    /// Mounted anew without writing, as a kernel does after an error.
    ReadOnly,
    /// What must be brought onto the disk is not.
    Unsynced,
}

impl Mode {
    /// As the shim reads it.
    fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::ReadOnly => "read-only",
            Self::Unsynced => "unsynced",
        }
    }
}

const CLIENTS: usize = 40;

/// The trouble is made between the service and the system: `shim.c` stands before the system's own calls.
pub async fn shimmed(program: &Path, mode: Mode) -> Result<String> {
    let database = Database::file()?;
    let (shim, told) = (build_shim(database.folder.path()).await?, database.folder.path().join("trouble"));
    std::fs::write(&told, "")?;
    let site = Site::begin(&database).await?;
    let clients = site.enter(CLIENTS, Before::Half, |_| ()).await?;
    let program = Program::with(program, site.settings());
    drop(site);
    let server = program
        .and("LD_PRELOAD", &shim.display().to_string())
        .and("TROUBLE", &told.display().to_string())
        .serve()
        .await?;
    let begin = || Ok(std::fs::write(&told, mode.word())?);
    let end = || Ok(std::fs::write(&told, "")?);
    lived_through(&server, &database, &clients, begin, end).await
}

async fn build_shim(folder: &Path) -> Result<PathBuf> {
    let (source, shim) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/faults/shim.c"), folder.join("shim.so"));
    let status = Command::new("cc").args(["-shared", "-fPIC", "-O2", "-o"]).arg(&shim).arg(source).status().await?;
    if status.success() { Ok(shim) } else { Err("cc could not build shim.c".into()) }
}

/// A file system of a few MiB in memory.
pub struct Small(Option<tempfile::TempDir>);

impl Small {
    /// Mounts it, where that is allowed.
    pub async fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().ok()?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"]).arg(folder.path());
        mount.stderr(std::process::Stdio::null()).status().await.ok()?.success().then_some(Self(Some(folder)))
    }
}

/// The same on a file system that is really full.
pub async fn really_full(program: &Path, mut small: Small) -> Result<String> {
    let folder = small.0.take().ok_or("nothing was mounted")?;
    let (mounted, filler) = (folder.path().to_owned(), folder.path().join("filler"));
    let outcome = async {
        let database = Database::file_in(folder)?;
        let site = Site::begin(&database).await?;
        let clients = site.enter(CLIENTS, Before::Half, |_| ()).await?;
        let program = Program::with(program, site.settings());
        drop(site);
        let server = program.serve().await?;
        let fill = || {
            // The last bytes that fit are the point: an error is how it ends.
            drop(std::fs::write(&filler, vec![0_u8; 24 * 1024 * 1024]));
            Ok(())
        };
        let outcome = lived_through(&server, &database, &clients, fill, || Ok(std::fs::remove_file(&filler)?)).await;
        server.kill().await?;
        outcome
    }
    .await;
    Command::new("umount").arg("-l").arg(mounted).status().await?;
    outcome
}

/// Sends letters before, during and after the trouble.
async fn lived_through(
    server: &Server,
    database: &Database,
    clients: &[Client],
    begin: impl Fn() -> Result<()>,
    end: impl Fn() -> Result<()>,
) -> Result<String> {
    let mut connection = server.connect().await?;
    let cookies = |n: usize| clients.get(n).map(|client| client.session.0.as_str()).ok_or("too few clients");
    let letter = Letter::show(&mut connection, cookies(0)?).await?;
    connection.post(Letter::PATH, cookies(0)?, &letter.fields).await?.is(303)?;
    begin()?;
    let mut taken = 1;
    // A file has room left in it: letters are taken until it is used up, each truly.
    let (refused, whose) = loop {
        let whose = cookies(taken)?;
        let letter = Letter::show(&mut connection, whose).await?;
        let answer = connection.post(Letter::PATH, whose, &letter.fields).await?;
        if answer.status == 303 {
            taken += 1;
            continue;
        }
        letter.is_kept_in(&answer.is(503)?.text())?;
        break (letter, whose);
    };
    let stored = letters(database)?;
    if stored != taken {
        return Err(format!("{taken} letters were acknowledged and {stored} are there").into());
    }
    for page in ["/my", "/my/messages", "/my/plan", "/my/modules/1/pages/1", "/help-now"] {
        connection.get(page, whose).await?.is(200)?;
    }
    end()?;
    for _ in 0..2 {
        connection.post(Letter::PATH, whose, &refused.fields).await?.is(303)?;
    }
    match letters(database)? - stored {
        1 => {
            Ok(format!("refused after {taken} letters with the text kept, read on, and received once when it was over"))
        }
        more => Err(format!("the letter that was refused is there {more} times after it was sent again").into()),
    }
}

fn letters(database: &Database) -> Result<usize> {
    Ok(database.texts("SELECT id AS value FROM messages")?.len())
}

/// A letter as it was written.
struct Letter {
    fields: String,
    once: String,
}

impl Letter {
    const PATH: &str = "/my/messages";
    const TEXT: &str = "Det här skrev jag länge på. ";

    async fn show(connection: &mut Connection, cookies: &str) -> Result<Self> {
        let page = connection.get(Self::PATH, cookies).await?;
        let page = page.is(200)?;
        let (csrf, once) = (page.hidden("_csrf")?, page.hidden("_once")?);
        let text = Self::TEXT.repeat(120).replace('ä', "%C3%A4").replace('å', "%C3%A5").replace(' ', "+");
        Ok(Self { fields: format!("_csrf={csrf}&_once={once}&danger=no&text={text}"), once })
    }

    /// Whether the page gives back the text and the key.
    fn is_kept_in(&self, page: &str) -> Result<()> {
        let is_kept = page.contains(&Self::TEXT.repeat(120)) && page.contains(&self.once);
        if is_kept { Ok(()) } else { Err("the page does not hold what was typed".into()) }
    }
}
