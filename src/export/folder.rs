//! Files that are whole or not there: written into a folder beside the wanted one, which takes its name at the end.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::fault::Fault;
use crate::crypto;

/// A folder under way. Dropped before it is put in place, it leaves nothing behind.
pub(super) struct Folder {
    part: PathBuf,
    target: PathBuf,
    is_placed: bool,
}

/// A finished file, as the list of files names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileFacts {
    /// Its name in the folder.
    pub name: &'static str,
    /// Rows below the header; none in a file that is no table.
    pub rows: Option<u64>,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 in lower-case hex.
    pub sha256: String,
}

impl Folder {
    /// Begins a folder that will be called `target`, which must not exist or be empty.
    pub(super) fn beside(target: &Path) -> Result<Self, Fault> {
        let unwritable = |error| Fault::Unwritable { path: target.to_owned(), error };
        match fs::read_dir(target) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    return Err(Fault::NotEmpty(target.to_owned()));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unwritable(error)),
        }
        let name = target
            .file_name()
            .ok_or_else(|| unwritable(io::Error::new(io::ErrorKind::InvalidInput, "it has no name of its own")))?;
        let random = crypto::random::<8>().map_err(Fault::Failed)?;
        let part = format!(".{}.{}.part", name.to_string_lossy(), data_encoding::HEXLOWER.encode(&random));
        let part = target.with_file_name(part);
        make_private(&part).map_err(unwritable)?;
        Ok(Self { part, target: target.to_owned(), is_placed: false })
    }

    /// Begins a file.
    pub(super) fn file(&self, name: &'static str) -> Result<Hashed, Fault> {
        let path = self.part.join(name);
        let file = File::create_new(&path).map_err(|error| Fault::Unwritable { path, error })?;
        Ok(Hashed { name, file: BufWriter::new(file), hash: Sha256::new(), bytes: 0 })
    }

    /// Where a file of that name is while the folder is under way.
    pub(super) fn path_of(&self, name: &str) -> PathBuf {
        self.part.join(name)
    }

    /// Gives the folder its name.
    pub(super) fn put_in_place(mut self) -> Result<(), Fault> {
        fs::rename(&self.part, &self.target).map_err(|error| Fault::Unwritable { path: self.target.clone(), error })?;
        self.is_placed = true;
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.is_placed
            && let Err(error) = fs::remove_dir_all(&self.part)
        {
            tracing::error!(%error, "a half-written export was not removed");
        }
    }
}

/// Makes a folder that only its owner can open, where the system knows owners.
pub(super) fn make_private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// A file that counts and hashes what is written to it.
pub(super) struct Hashed {
    name: &'static str,
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Hashed {
    /// Brings the file onto the disk.
    pub(super) fn finish(mut self, rows: Option<u64>) -> Result<FileFacts, Fault> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written.map_err(|error| Fault::Unwritable { path: PathBuf::from(self.name), error })?;
        let sha256 = data_encoding::HEXLOWER.encode(&self.hash.finalize());
        Ok(FileFacts { name: self.name, rows, bytes: self.bytes, sha256 })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.file.write(bytes)?;
        let written = bytes.get(..taken).unwrap_or(bytes);
        self.hash.update(written);
        self.bytes += u64::try_from(taken).unwrap_or(u64::MAX);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A table: UTF-8, a comma between cells, a line feed after rows, quotes only where they are needed.
pub(super) struct Sheet {
    csv: csv::Writer<Hashed>,
    name: &'static str,
    rows: u64,
}

impl Sheet {
    /// Begins a table with its header.
    pub(super) fn begin(folder: &Folder, name: &'static str, header: &[&str]) -> Result<Self, Fault> {
        let csv = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(folder.file(name)?);
        let mut sheet = Self { csv, name, rows: 0 };
        sheet.write(header)?;
        sheet.rows = 0;
        Ok(sheet)
    }

    /// Writes a row.
    pub(super) fn write(&mut self, cells: &[&str]) -> Result<(), Fault> {
        self.csv.write_record(cells).map_err(|error| self.unwritable(error.into()))?;
        self.rows += 1;
        Ok(())
    }

    /// Writes a row cell by cell, without putting it together first.
    pub(super) fn write_from<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> Result<(), Fault> {
        for cell in cells {
            self.csv.write_field(cell).map_err(|error| self.unwritable(error.into()))?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(|error| self.unwritable(error.into()))?;
        self.rows += 1;
        Ok(())
    }

    /// Brings the table onto the disk.
    pub(super) fn finish(self) -> Result<FileFacts, Fault> {
        let (name, rows) = (self.name, self.rows);
        let file = self.csv.into_inner().map_err(|error| Fault::Unwritable {
            path: PathBuf::from(name),
            error: io::Error::new(error.error().kind(), "the last rows were not written"),
        })?;
        file.finish(Some(rows))
    }

    fn unwritable(&self, error: io::Error) -> Fault {
        Fault::Unwritable { path: PathBuf::from(self.name), error }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Folder, Sheet};

    #[test]
    fn cells_are_quoted_only_where_they_must_be_and_rows_are_counted_without_the_header() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::beside(&home.path().join("out")).unwrap();
        let mut sheet = Sheet::begin(&folder, "a.csv", &["a", "b"]).unwrap();
        sheet.write(&["1", "Inte, alls \"så\"\ndär"]).unwrap();
        sheet.write(&["", "å"]).unwrap();
        let facts = sheet.finish().unwrap();
        folder.put_in_place().unwrap();
        let text = std::fs::read_to_string(home.path().join("out/a.csv")).unwrap();
        assert_eq!(text, "a,b\n1,\"Inte, alls \"\"så\"\"\ndär\"\n,å\n");
        assert_eq!((facts.rows, facts.bytes), (Some(2), 36));
        assert_eq!(facts.sha256, crate::instruments::sha256_hex(&text));
    }

    #[test]
    fn a_folder_given_up_leaves_nothing() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::beside(&home.path().join("out")).unwrap();
        Sheet::begin(&folder, "a.csv", &["a"]).unwrap();
        drop(folder);
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused_and_left_alone() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("kept.txt"), "mine").unwrap();
        let Err(fault) = Folder::beside(home.path()) else { panic!("the folder was taken") };
        assert!(matches!(fault, Fault::NotEmpty(_)), "{fault}");
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let home = tempfile::tempdir().unwrap();
        let Err(fault) = Folder::beside(&home.path().join("missing/out")) else { panic!("the folder was made") };
        assert!(fault.to_string().contains("missing/out"), "{fault}");
    }
}
