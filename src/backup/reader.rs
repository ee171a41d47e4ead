//! A file into lines: opened with a private key, unpacked, and held to what it says of itself.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use age::stream::StreamReader;
use age::x25519::Identity;
use age::{DecryptError, Decryptor};
use flate2::read::GzDecoder;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::fault::Fault;
use super::file;
use super::format::{Closing, FORMAT, Header, Seal, Table, Tally};

/// How every file of age begins.
const BEGINNING: &[u8] = b"age-encryption.org/v1\n";

/// What age encrypts at a time, with its tag.
const CHUNK: u64 = 64 * 1024 + TAG;
const TAG: u64 = 16;

/// The longest line that is read: beyond it a file cannot be what it says.
const LONGEST_LINE: u64 = 1 << 30;

/// A backup that a key has opened.
pub(super) struct Reader {
    file: PathBuf,
    lines: BufReader<GzDecoder<StreamReader<BufReader<File>>>>,
    header: Header,
    line: Vec<u8>,
}

/// The first line's beginning, the same in every format to come.
#[derive(Deserialize)]
struct Beginning {
    andrum_backup: u32,
    software: String,
}

/// What can be said of a backup without its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// Its size.
    pub bytes: u64,
    /// Whether the hash beside it was there to compare with; it then fits.
    pub has_checksum: bool,
}

/// Looks at a backup from outside: the hash beside it, how it begins, and whether its length can be.
pub(super) fn outside(path: &Path) -> Result<Outside, Fault> {
    let mut file = open(path)?;
    let has_checksum = match file::fits_checksum(path)? {
        Some(false) => return Err(damaged(path, "its SHA-256 is not the one in the file beside it")),
        fits => fits.is_some(),
    };
    Decryptor::new_buffered(&mut file).map_err(|error| refused(path, "", &error))?;
    let bytes = file.get_ref().metadata().map_err(Fault::unreadable(path))?.len();
    let mut rest = io::sink();
    let payload = io::copy(&mut file, &mut rest).map_err(Fault::unreadable(path))?;
    if payload <= TAG || (1..=TAG).contains(&(payload % CHUNK)) {
        return Err(damaged(path, "its length cannot be"));
    }
    Ok(Outside { bytes, has_checksum })
}

/// Opens a file that begins as backups do.
fn open(path: &Path) -> Result<BufReader<File>, Fault> {
    let mut file = BufReader::new(File::open(path).map_err(Fault::unreadable(path))?);
    let beginning = file.fill_buf().map_err(Fault::unreadable(path))?;
    if beginning.starts_with(BEGINNING) { Ok(file) } else { Err(Fault::NoBackup(path.to_owned())) }
}

fn damaged(path: &Path, why: impl Into<String>) -> Fault {
    Fault::Damaged { file: path.to_owned(), why: why.into() }
}

fn refused(path: &Path, identity: &str, error: &DecryptError) -> Fault {
    match error {
        DecryptError::NoMatchingKeys => Fault::WrongKey { file: path.to_owned(), identity: identity.to_owned() },
        DecryptError::UnknownFormat => Fault::NoBackup(path.to_owned()),
        _ => damaged(path, "its first lines do not hold"),
    }
}

impl Reader {
    /// Opens a backup; `identity` is where the keys were read, for the fault that names it.
    pub(super) fn open(path: &Path, identities: &[Identity], identity: &str) -> Result<Self, Fault> {
        let keys = identities.iter().map(|key| key as &dyn age::Identity);
        let opened = Decryptor::new_buffered(open(path)?)
            .and_then(|sealed| sealed.decrypt(keys))
            .map_err(|error| refused(path, identity, &error))?;
        let none = Header {
            andrum_backup: FORMAT,
            software: String::new(),
            back_end: String::new(),
            made_at: chrono::NaiveDateTime::default(),
            migrations: Vec::new(),
            tables: Vec::new(),
        };
        let lines = BufReader::new(GzDecoder::new(opened));
        let mut reader = Self { file: path.to_owned(), lines, header: none, line: Vec::new() };
        reader.header = reader.read_header()?;
        Ok(reader)
    }

    fn read_header(&mut self) -> Result<Header, Fault> {
        // What opens and is not packed as a backup is something else that was encrypted to the same key.
        let is_packed = self.lines.fill_buf().map(|_| ()).map_err(|error| match error.kind() {
            io::ErrorKind::InvalidInput => Fault::NoBackup(self.file.clone()),
            _ => broken(&self.file, &error),
        });
        is_packed?;
        let line = self.next_line()?.to_owned();
        let beginning: Beginning = serde_json::from_str(&line).map_err(|_| Fault::NoBackup(self.file.clone()))?;
        if beginning.andrum_backup > FORMAT {
            return Err(self.newer(beginning.software));
        }
        serde_json::from_str(&line).map_err(|_| damaged(&self.file, "its first line does not hold"))
    }

    pub(super) fn newer(&self, software: String) -> Fault {
        Fault::Newer { file: self.file.clone(), software, own: env!("CARGO_PKG_VERSION") }
    }

    /// The first line.
    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// Hands over the lines of the next table, and holds them to the header and to the line after them.
    pub(super) fn table(
        &mut self,
        table: &Table,
        mut each: impl FnMut(&str) -> Result<(), Fault>,
    ) -> Result<Closing, Fault> {
        let mut tally = Tally::default();
        loop {
            let line = self.next_line()?;
            if line.starts_with('[') {
                tally.note(line);
                each(line)?;
                continue;
            }
            let closing: Closing = self.read(&format!("the end of {}", table.name))?;
            if closing != tally.close(&table.name) || closing.rows != table.rows {
                return Err(damaged(&self.file, format!("the rows of {} are not those it was made with", table.name)));
            }
            return Ok(closing);
        }
    }

    /// Holds the file to its last line.
    pub(super) fn finish(&mut self) -> Result<(), Fault> {
        self.next_line()?;
        let seal: Seal = self.read("its last line")?;
        let rest = self.lines.fill_buf().map(<[u8]>::is_empty);
        let is_end = rest.map_err(|error| broken(&self.file, &error))?;
        if seal.whole && seal.rows == self.header.rows() && is_end {
            return Ok(());
        }
        Err(damaged(&self.file, "its last line does not hold"))
    }

    /// The line just read, as what it says.
    fn read<T: DeserializeOwned>(&self, what: &str) -> Result<T, Fault> {
        serde_json::from_slice(&self.line).map_err(|_| damaged(&self.file, format!("{what} cannot be read")))
    }

    /// The next line without its line feed.
    fn next_line(&mut self) -> Result<&str, Fault> {
        self.line.clear();
        let read = (&mut self.lines).take(LONGEST_LINE).read_until(b'\n', &mut self.line);
        read.map_err(|error| broken(&self.file, &error))?;
        if self.line.pop() != Some(b'\n') {
            return Err(damaged(&self.file, "it ends within a line"));
        }
        std::str::from_utf8(&self.line).map_err(|_| damaged(&self.file, "a line is not text"))
    }
}

/// What the layers beneath say where bytes are missing or were changed; a fault of the disk is told as such.
fn broken(path: &Path, error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => damaged(path, "its end is missing"),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => {
            damaged(path, "a part of it does not open")
        }
        kind => Fault::Unreadable { path: path.to_owned(), error: kind.into() },
    }
}
