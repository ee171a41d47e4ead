//! Where finished exports are kept until they are fetched: a private folder in the data folder, one file for each.
//!
//! Where several servers share the work, their data folder is one that they share.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::fault::Fault;
use super::folder::{FileFacts, Folder, Hashed, make_private};
use crate::error::{Error, Result};
use crate::ids::ExportId;

/// The folder of kept exports.
#[derive(Debug, Clone)]
pub(super) struct Shelf(PathBuf);

impl Shelf {
    /// The shelf in a data folder; made where it is missing.
    pub(super) fn in_folder(data: &Path) -> Result<Self, Fault> {
        let path = data.join("exports");
        let unwritable = |error| Fault::Unwritable { path: path.clone(), error };
        fs::create_dir_all(data).map_err(unwritable)?;
        match make_private(&path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(unwritable(error)),
            _ => Ok(Self(path)),
        }
    }

    /// Begins the files of an export; what an earlier attempt left is removed first.
    pub(super) fn begin(&self, id: &ExportId) -> Result<Folder, Fault> {
        let target = self.0.join(format!("{id}.files"));
        remove(&target).map_err(|error| Fault::Unwritable { path: target.clone(), error })?;
        Folder::beside(&target)
    }

    /// Packs the files of an export as its one file. Every file in it carries the same moment, so that the same export
    /// gives the same package.
    pub(super) fn put(&self, id: &ExportId, folder: &Folder, files: &[FileFacts]) -> Result<FileFacts, Fault> {
        let mut package = ZipWriter::new_stream(folder.file(PACKAGE)?);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for file in files {
            pack(&mut package, folder, file, options)
                .map_err(|error| Fault::Unwritable { path: PathBuf::from(PACKAGE), error })?;
        }
        let finished =
            package.finish().map_err(|error| Fault::Unwritable { path: PACKAGE.into(), error: error.into() });
        let facts = finished?.into_inner().finish(None)?;
        let path = self.path(id);
        fs::rename(folder.path_of(PACKAGE), &path).map_err(|error| Fault::Unwritable { path, error })?;
        Ok(facts)
    }

    /// Opens the file of an export and says how long it is; `None` where it is not here.
    pub(super) fn open(&self, id: &ExportId) -> Result<Option<(File, u64)>> {
        match File::open(self.path(id)).and_then(|file| Ok((file.metadata()?.len(), file))) {
            Ok((bytes, file)) => Ok(Some((file, bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::Unavailable(format!("the file of an export was not opened: {error}").into())),
        }
    }

    /// Removes everything that belongs to none of the exports; says how much it was.
    pub(super) fn keep_only(&self, kept: &[ExportId]) -> io::Result<usize> {
        let kept: HashSet<&str> = kept.iter().map(ExportId::as_str).collect();
        let mut removed = 0;
        for entry in fs::read_dir(&self.0)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let id = name.trim_start_matches('.').split('.').next().unwrap_or_default();
            if !kept.contains(id) {
                remove(&path)?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn path(&self, id: &ExportId) -> PathBuf {
        self.0.join(format!("{id}.zip"))
    }
}

const PACKAGE: &str = "package.zip";

fn pack(
    package: &mut ZipWriter<zip::write::StreamWriter<Hashed>>,
    folder: &Folder,
    file: &FileFacts,
    options: SimpleFileOptions,
) -> io::Result<()> {
    package.start_file(file.name, options.large_file(file.bytes > u64::from(u32::MAX)))?;
    io::copy(&mut File::open(folder.path_of(file.name))?, package)?;
    Ok(())
}

fn remove(path: &Path) -> io::Result<()> {
    let gone = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match gone {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
