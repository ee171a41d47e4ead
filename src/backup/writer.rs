//! Lines into a file: packed, encrypted, hashed.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use age::stream::StreamWriter;
use age::x25519::Recipient;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;

use super::fault::Fault;
use super::file::{Part, Placed};

/// A backup under way.
pub(super) struct Writer {
    lines: GzEncoder<StreamWriter<BufWriter<Part>>>,
    target: PathBuf,
}

impl Writer {
    /// Begins a backup in `part` that the owners of `recipients` can open.
    pub(super) fn begin(part: Part, recipients: &[Recipient]) -> Result<Self, Fault> {
        let target = part.target().to_owned();
        let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
        let sealed = age::Encryptor::with_recipients(recipients)
            .map_err(io::Error::other)
            .and_then(|encryptor| encryptor.wrap_output(BufWriter::new(part)))
            .map_err(Fault::unwritable(&target))?;
        Ok(Self { lines: GzEncoder::new(sealed, Compression::default()), target })
    }

    /// Writes a row's line.
    pub(super) fn row(&mut self, line: &str) -> Result<(), Fault> {
        let written = self.lines.write_all(line.as_bytes()).and_then(|()| self.lines.write_all(b"\n"));
        written.map_err(Fault::unwritable(&self.target))
    }

    /// Writes a line that is not a row.
    pub(super) fn say(&mut self, line: &impl Serialize) -> Result<(), Fault> {
        let line = serde_json::to_string(line).map_err(io::Error::other).map_err(Fault::unwritable(&self.target))?;
        self.row(&line)
    }

    /// Ends the file and gives it its name.
    pub(super) fn finish(self) -> Result<Placed, Fault> {
        let part = ended(self.lines).map_err(Fault::unwritable(&self.target))?;
        part.put_in_place()
    }
}

fn ended(lines: GzEncoder<StreamWriter<BufWriter<Part>>>) -> io::Result<Part> {
    lines.finish()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)
}
