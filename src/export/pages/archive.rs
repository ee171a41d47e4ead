//! A kept file on its way to the browser, piece by piece.

use std::fs::File;
use std::io::{self, Read as _};

use actix_web::web::Bytes;
use futures_util::Stream;

use crate::error::{Error, Result};

/// Bytes sent at a time.
const PIECE: usize = 64 * 1024;

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
            .map_err(|error| Error::Unavailable(format!("the file of an export was not read: {error}").into()))?;
        Ok(if piece.is_empty() { None } else { Some((Bytes::from(piece), file)) })
    })
}
