//! The export as one file to download: made in a private place, sent piece by piece, gone once it is open.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use actix_web::web::Bytes;
use futures_util::Stream;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::crypto;
use crate::error::{Error, Result};
use crate::export::folder::{FileFacts, make_private};

/// Bytes sent at a time.
const PIECE: usize = 64 * 1024;

/// A private place that is removed with everything in it.
pub(super) struct Workshop(PathBuf);

impl Workshop {
    /// Makes the place among the system's temporary files.
    pub(super) fn make() -> Result<Self> {
        let name = format!("export-{}", data_encoding::HEXLOWER.encode(&crypto::random::<16>()?));
        let path = std::env::temp_dir().join(name);
        make_private(&path).map_err(|error| unavailable(&error))?;
        Ok(Self(path))
    }

    /// The folder that the export is written to.
    pub(super) fn folder(&self) -> PathBuf {
        self.0.join("files")
    }

    /// Packs the files and opens the package; the place can go away then, the open file stays.
    pub(super) fn pack(&self, files: &[FileFacts]) -> Result<File> {
        let path = self.0.join("package.zip");
        pack(&self.folder(), files, &path).map_err(|error| unavailable(&error))?;
        File::open(&path).map_err(|error| unavailable(&error))
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::error!(%error, "the place of an export was not removed");
        }
    }
}

/// Every file carries the same moment, so that the same export gives the same package.
fn pack(folder: &Path, files: &[FileFacts], path: &Path) -> io::Result<()> {
    let mut package = ZipWriter::new(File::create_new(path)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for file in files {
        package.start_file(file.name, options.large_file(file.bytes > u64::from(u32::MAX)))?;
        io::copy(&mut File::open(folder.join(file.name))?, &mut package)?;
    }
    package.finish()?.sync_all()
}

fn unavailable(error: &io::Error) -> Error {
    Error::Unavailable(format!("the package of an export was not made: {error}").into())
}

/// The file piece by piece, read on the blocking pool.
pub(super) fn pieces(file: File) -> impl Stream<Item = Result<Bytes>> {
    futures_util::stream::try_unfold(file, |mut file| async move {
        let read = move || {
            let mut piece = vec![0; PIECE];
            let length = file.read(&mut piece)?;
            piece.truncate(length);
            Ok::<_, io::Error>((piece, file))
        };
        let (piece, file) = tokio::task::spawn_blocking(read)
            .await
            .map_err(|error| Error::internal("send an export", error))?
            .map_err(|error| unavailable(&error))?;
        Ok(if piece.is_empty() { None } else { Some((Bytes::from(piece), file)) })
    })
}
