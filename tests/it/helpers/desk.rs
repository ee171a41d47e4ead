//! The desk of whoever makes backups: a key pair, and the command's arguments.

use std::io::{Read as _, Write as _};

use age::x25519::Identity;
use secrecy::ExposeSecret as _;

/// A key pair in a folder, and the files of a test beside it.
pub struct Desk {
    folder: tempfile::TempDir,
    /// The private half.
    pub key: Identity,
}

impl Desk {
    pub fn new() -> Self {
        let (folder, key) = (tempfile::tempdir().unwrap(), Identity::generate());
        std::fs::write(folder.path().join("key.txt"), key.to_string().expose_secret()).unwrap();
        Self { folder, key }
    }

    pub fn at(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    pub fn public(&self) -> String {
        self.key.to_public().to_string()
    }

    pub fn create(&self, name: &str) -> Vec<String> {
        ["create", "--to", &self.at(name), "--recipient", &self.public()].map(str::to_owned).to_vec()
    }

    pub fn verify(&self, name: &str) -> Vec<String> {
        ["verify", &self.at(name), "--identity-file", &self.at("key.txt")].map(str::to_owned).to_vec()
    }

    pub fn restore(&self, name: &str, into: &str) -> Vec<String> {
        ["restore", &self.at(name), "--identity-file", &self.at("key.txt"), "--into", &self.at(into)]
            .map(str::to_owned)
            .to_vec()
    }

    pub fn restore_into_database(&self, name: &str) -> Vec<String> {
        ["restore", &self.at(name), "--identity-file", &self.at("key.txt"), "--into-database"]
            .map(str::to_owned)
            .to_vec()
    }

    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The lines of a backup, read without the software that wrote it.
    pub fn lines(&self, name: &str) -> Vec<String> {
        let sealed = std::fs::read(self.at(name)).unwrap();
        let packed = age::decrypt(&self.key, &sealed).unwrap();
        let mut text = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    /// Makes a file of such lines for the same key, without a checksum beside it.
    pub fn forge(&self, name: &str, lines: &[String]) {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
        let bytes = packer.finish().unwrap();
        std::fs::write(self.at(name), age::encrypt(&self.key.to_public(), &bytes).unwrap()).unwrap();
    }
}
