//! Flags over variables over the file over defaults; what every command opens.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use super::output::{Failure, Result};
use crate::clock::Clock;
use crate::config::{KeyRing, SecretKey, Settings, Source};
use crate::crypto;
use crate::db::{Db, Site};
use crate::ids::Ids;

/// Flags that any command takes. Secrets, and the database's address, which can hold one, are never among them.
#[derive(Debug, Default, Args)]
pub(super) struct Flags {
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Folder of the database file and other files [variable: ANDRUM_DATA_DIR]"
    )]
    pub(super) data_dir: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help = "Content that adds to or replaces the shipped content [variable: ANDRUM_CONTENT_DIR]"
    )]
    content_dir: Option<PathBuf>,
    #[arg(
        long,
        global = true,
        value_name = "FILTER",
        help = "Filter of the log lines, as in info or andrum=debug [variable: ANDRUM_LOG]"
    )]
    pub(super) log: Option<String>,
}

impl Flags {
    /// Reads all settings.
    pub(super) fn settings(self, listen: Option<SocketAddr>) -> Result<Settings> {
        let mut source = Source::from_environment(self.data_dir.as_deref())?;
        let path = |path: PathBuf| path.to_string_lossy().into_owned();
        let given = [
            ("data_dir", self.data_dir.map(path)),
            ("content_dir", self.content_dir.map(path)),
            ("log", self.log),
            ("listen", listen.map(|address| address.to_string())),
        ];
        for (key, value) in given {
            if let Some(value) = value {
                source.set(key, value);
            }
        }
        Ok(Settings::read(source)?)
    }
}

/// The fewest different bytes in 32 or more random ones; a key below was typed or copied from an example.
const LEAST_VARIETY: usize = 12;

/// What is wrong with the keys, one sentence each.
pub(super) fn key_faults(settings: &Settings) -> Vec<String> {
    let mut faults = Vec::new();
    match &settings.keys.secret {
        None => faults.push(
            "ANDRUM_SECRET_KEY or ANDRUM_SECRET_KEY_FILE: is missing; accepted: 32 random bytes or more in base64 \
             (openssl rand -base64 32)"
                .to_owned(),
        ),
        Some(key) if is_weak(key) => {
            faults.push("ANDRUM_SECRET_KEY: is not random; accepted: openssl rand -base64 32".to_owned());
        }
        Some(_) => {}
    }
    match settings.keys.fields.as_ref().and_then(KeyRing::current) {
        None => faults.push(
            "ANDRUM_FIELD_KEYS or ANDRUM_FIELD_KEYS_FILE: is missing; accepted: ID:KEY, with KEY as 32 random bytes or \
             more in base64 (openssl rand -base64 32)"
                .to_owned(),
        ),
        Some((id, key)) if is_weak(key) => {
            faults.push(format!("ANDRUM_FIELD_KEYS: the key {id} is not random; accepted: openssl rand -base64 32"));
        }
        Some(_) => {}
    }
    faults
}

fn is_weak(key: &SecretKey) -> bool {
    let mut bytes = key.bytes().to_vec();
    bytes.sort_unstable();
    bytes.dedup();
    bytes.len() < LEAST_VARIETY
}

/// The site with its own keys.
pub(super) fn site(settings: &Settings) -> Result<Site> {
    let faults = key_faults(settings);
    match (&settings.keys.secret, &settings.keys.fields) {
        (Some(secret), Some(keys)) if faults.is_empty() => Ok(site_with(keys.clone(), secret.clone())),
        _ => Err(Failure(faults.join("\nandrum: "))),
    }
}

/// A site for commands that neither seal nor open anything, so that a copy of the database can be examined where its
/// keys are not. The keys are made here and kept nowhere.
pub(super) fn keyless_site() -> Result<Site> {
    let key = SecretKey::from_bytes(&crypto::random::<32>()?);
    Ok(site_with(KeyRing::of("none", key.clone()), key))
}

fn site_with(keys: KeyRing, secret: SecretKey) -> Site {
    Site { clock: Clock::running(chrono::TimeDelta::zero()), ids: Ids::random(), keys, secret }
}

/// Opens a database that is there already and whose migrations have run.
pub(super) fn open_migrated(settings: &Settings, site: Site) -> Result<Db> {
    refuse_pending(settings)?;
    Ok(Db::open(&settings.database.url, site)?)
}

/// Fails where a migration has not run.
pub(super) fn refuse_pending(settings: &Settings) -> Result<()> {
    let pending: Vec<String> = crate::db::migrations(&settings.database.url)?
        .into_iter()
        .filter(|migration| !migration.is_run)
        .map(|migration| migration.name)
        .collect();
    if pending.is_empty() {
        return Ok(());
    }
    Err(Failure(format!("the database lacks migrations ({}); run: andrum migrate run", pending.join(", "))))
}

/// The runtime that the database's doors and the server run on.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure(format!("the runtime cannot be started: {error}")))
}

#[cfg(test)]
mod tests {
    use super::{is_weak, key_faults};
    use crate::config::{SecretKey, Settings, Source};

    #[test]
    fn missing_and_typed_keys_are_named() {
        let settings = |vars: &[(&str, &str)]| {
            let vars = vars.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
            Settings::read(Source::from_parts(vars, None).unwrap()).unwrap()
        };
        let faults = key_faults(&settings(&[]));
        assert!(faults[0].contains("ANDRUM_SECRET_KEY") && faults[1].contains("ANDRUM_FIELD_KEYS"));
        let zeros = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        let faults =
            key_faults(&settings(&[("ANDRUM_SECRET_KEY", zeros), ("ANDRUM_FIELD_KEYS", &format!("a:{zeros}"))]));
        assert_eq!(faults.len(), 2);
        assert!(faults.iter().all(|fault| fault.contains("not random") && !fault.contains(zeros)));
    }

    #[test]
    fn random_keys_pass() {
        assert!(!is_weak(&SecretKey::from_bytes(&crate::crypto::random::<32>().unwrap())));
    }
}
