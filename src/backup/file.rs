//! Files and folders that are whole or not there: written beside their name, brought onto the disk, and then named.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::fault::Fault;
use crate::crypto;

/// Where the hash of a backup stands, as `sha256sum` writes it.
fn checksum_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".sha256");
    PathBuf::from(name)
}

/// A file under way, hashed as it is written. Dropped before it is put in place, it leaves nothing behind.
pub(super) struct Part {
    beside: PathBuf,
    target: PathBuf,
    file: File,
    hash: Sha256,
    bytes: u64,
    is_placed: bool,
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in lower-case hex.
    pub sha256: String,
}

impl Part {
    /// Begins a file that will be called `target`, which must be free. Only its owner may read it.
    pub(super) fn beside(target: &Path) -> Result<Self, Fault> {
        if target.exists() {
            return Err(Fault::Exists(target.to_owned()));
        }
        let beside = part_of(target)?;
        let file = private_file(&beside).map_err(Fault::unwritable(target))?;
        Ok(Self { beside, target: target.to_owned(), file, hash: Sha256::new(), bytes: 0, is_placed: false })
    }

    /// The name that it will have.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Brings the file and its checksum onto the disk and gives them their names.
    pub(super) fn put_in_place(mut self) -> Result<Placed, Fault> {
        let target = self.target.clone();
        let sha256 = data_encoding::HEXLOWER.encode(&std::mem::take(&mut self.hash).finalize());
        self.place(&sha256).map_err(Fault::unwritable(&target))?;
        Ok(Placed { path: target, bytes: self.bytes, sha256 })
    }

    fn place(&mut self, sha256: &str) -> io::Result<()> {
        self.file.sync_all()?;
        if self.target.exists() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "somebody else has made it meanwhile"));
        }
        fs::rename(&self.beside, &self.target)?;
        self.is_placed = true;
        let checksum = checksum_of(&self.target);
        let name = self.target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let written =
            write_checksum(&checksum, &format!("{sha256}  {name}\n")).and_then(|()| sync_folder(&self.target));
        if written.is_err() {
            // A backup without its checksum would look like an older one: neither is kept.
            drop(fs::remove_file(&self.target));
            drop(fs::remove_file(&checksum));
        }
        written
    }
}

fn write_checksum(path: &Path, line: &str) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = private_file(path)?;
    file.write_all(line.as_bytes())?;
    file.sync_all()
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.file.write(bytes)?;
        self.hash.update(bytes.get(..taken).unwrap_or(bytes));
        self.bytes += u64::try_from(taken).unwrap_or(u64::MAX);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_placed
            && let Err(error) = fs::remove_file(&self.beside)
        {
            tracing::error!(%error, "a half-written backup was not removed");
        }
    }
}

/// A folder under way, which only its owner may open. Dropped before it is put in place, it leaves nothing behind.
pub(super) struct NewFolder {
    part: PathBuf,
    target: PathBuf,
    is_placed: bool,
}

impl NewFolder {
    /// Begins a folder that will be called `target`, which must not exist or be empty.
    pub(super) fn beside(target: &Path) -> Result<Self, Fault> {
        match fs::read_dir(target).map(|mut entries| entries.next().is_none()) {
            Ok(true) => {}
            Ok(false) => return Err(Fault::FolderNotEmpty(target.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(Fault::unwritable(target)(error)),
        }
        let part = part_of(target)?;
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&part).map_err(Fault::unwritable(target))?;
        Ok(Self { part, target: target.to_owned(), is_placed: false })
    }

    /// Makes an empty file in it that only its owner may read.
    pub(super) fn file(&self, name: &str) -> Result<PathBuf, Fault> {
        let path = self.part.join(name);
        private_file(&path).map_err(Fault::unwritable(&self.target))?;
        Ok(path)
    }

    /// Brings everything onto the disk and gives the folder its name.
    pub(super) fn put_in_place(mut self) -> Result<(), Fault> {
        let placed = self.place();
        placed.map_err(Fault::unwritable(&self.target))
    }

    fn place(&mut self) -> io::Result<()> {
        for entry in fs::read_dir(&self.part)? {
            File::open(entry?.path())?.sync_all()?;
        }
        File::open(&self.part)?.sync_all()?;
        // An empty folder is replaced; one that somebody has filled meanwhile is not.
        fs::rename(&self.part, &self.target)?;
        self.is_placed = true;
        sync_folder(&self.target)
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        if !self.is_placed
            && let Err(error) = fs::remove_dir_all(&self.part)
        {
            tracing::error!(%error, "a half-restored folder was not removed");
        }
    }
}

fn part_of(target: &Path) -> Result<PathBuf, Fault> {
    let nameless = || io::Error::new(io::ErrorKind::InvalidInput, "it has no name of its own");
    let name = target.file_name().ok_or_else(nameless).map_err(Fault::unwritable(target))?;
    let random = data_encoding::HEXLOWER.encode(&crypto::random::<6>()?);
    Ok(target.with_file_name(format!(".{}.{random}.part", name.to_string_lossy())))
}

fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Brings a new name onto the disk.
fn sync_folder(of: &Path) -> io::Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Whether a file has the hash that stands beside it; none where nothing stands there.
pub(super) fn fits_checksum(file: &Path) -> Result<Option<bool>, Fault> {
    let checksum = checksum_of(file);
    let stated = match fs::read_to_string(&checksum) {
        Ok(stated) => stated,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Fault::unreadable(&checksum)(error)),
    };
    let mut hash = Hashing(Sha256::new());
    let copied = File::open(file).and_then(|mut file| io::copy(&mut file, &mut hash));
    copied.map_err(Fault::unreadable(file))?;
    let found = data_encoding::HEXLOWER.encode(&hash.0.finalize());
    Ok(Some(stated.split_whitespace().next() == Some(found.as_str())))
}

struct Hashing(Sha256);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
