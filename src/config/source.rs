//! Where settings come from: flags, the environment, a TOML file, defaults.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// One setting that cannot be used: the name people know it by, and what would be accepted.
#[derive(Debug)]
pub struct Fault {
    name: String,
    why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.why)
    }
}

impl std::error::Error for Fault {}

/// All the settings that were given, by key, with the name that each was given under.
pub struct Source {
    given: BTreeMap<String, Given>,
}

struct Given {
    name: String,
    value: String,
}

/// Keys that belong to later parts of the service or to tests, and are let through here.
const OTHERS: [&str; 4] = ["sms_url", "metrics_listen", "config", "test_"];
const OIDC: &str = "oidc_";

/// The file's name and text.
fn read(path: &Path) -> Result<(String, String), Fault> {
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => Ok((name, text)),
        Err(error) => Err(Fault { name, why: format!("cannot be read: {error}") }),
    }
}

impl Source {
    /// The environment, and the file that `ANDRUM_CONFIG` names or, where it names none, `andrum.toml` in the data
    /// folder if there is one; `data_dir` is the folder that a flag gave.
    ///
    /// # Errors
    /// A fault naming the file that cannot be read or understood.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn from_environment(data_dir: Option<&Path>) -> Result<Self, Fault> {
        let variables: Vec<(String, String)> =
            std::env::vars().filter(|(name, _)| name.starts_with("ANDRUM_")).collect();
        let value = |wanted: &str| variables.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let folder = data_dir.unwrap_or_else(|| Path::new(value("ANDRUM_DATA_DIR").unwrap_or("data")));
        let in_folder = folder.join("andrum.toml");
        let path = value("ANDRUM_CONFIG").map(PathBuf::from).or_else(|| in_folder.exists().then_some(in_folder));
        let file = path.map(|path| read(&path)).transpose()?;
        Self::from_parts(variables, file)
    }

    /// The same from values at hand.
    ///
    /// # Errors
    /// A fault naming the file that cannot be read or understood.
    pub fn from_parts(variables: Vec<(String, String)>, file: Option<(String, String)>) -> Result<Self, Fault> {
        let mut given = BTreeMap::new();
        if let Some((path, text)) = file {
            let table: toml::Table = text.parse().map_err(|error| Fault {
                name: path.clone(),
                why: format!("is not a TOML file: {error}").trim().to_owned(),
            })?;
            for (key, value) in table {
                let value = match value {
                    toml::Value::String(text) => text,
                    other => other.to_string(),
                };
                given.insert(key.clone(), Given { name: format!("{path}: {key}"), value });
            }
        }
        for (name, value) in variables {
            let key = name.trim_start_matches("ANDRUM_").to_lowercase();
            given.insert(key, Given { name, value });
        }
        Ok(Self { given })
    }

    /// Lets a command-line flag decide a key.
    pub fn set(&mut self, key: &str, value: impl Into<String>) {
        let name = format!("--{}", key.replace('_', "-"));
        self.given.insert(key.to_owned(), Given { name, value: value.into() });
    }

    /// A key's text, from its value or from the file that `<key>_file` names.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        self.given.remove(key).map(|given| given.value).filter(|value| !value.is_empty())
    }

    /// A key with a default.
    pub(super) fn parse<T>(
        &mut self,
        key: &str,
        default: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Fault> {
        let (name, value) = match self.given.remove(key) {
            Some(given) => (given.name, given.value),
            None => (key.to_owned(), default.to_owned()),
        };
        read(value.trim()).map_err(|why| Fault { name, why })
    }

    /// A key that may be absent, given directly or as a file.
    pub(super) fn optional<T>(
        &mut self,
        key: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Fault> {
        let direct = self.given.remove(key);
        let from_file = self.given.remove(&format!("{key}_file"));
        let (name, value) = match (direct, from_file) {
            (None, None) => return Ok(None),
            (Some(direct), Some(file)) => {
                return Err(Fault { name: direct.name, why: format!("is given twice: also as {}", file.name) });
            }
            (Some(direct), None) => (direct.name, direct.value),
            (None, Some(file)) => {
                let text = std::fs::read_to_string(&file.value).map_err(|error| Fault {
                    name: file.name.clone(),
                    why: format!("the file {} cannot be read: {error}", file.value),
                })?;
                (file.name, text)
            }
        };
        read(value.trim()).map(Some).map_err(|why| Fault { name, why })
    }

    /// Refuses what nobody asked for.
    pub(super) fn finish(self) -> Result<(), Fault> {
        let known = |key: &str| {
            OTHERS.iter().any(|other| key == *other || (other.ends_with('_') && key.starts_with(other)))
                || key.starts_with(OIDC)
        };
        match self.given.into_iter().find(|(key, _)| !known(key)) {
            None => Ok(()),
            Some((_, given)) => {
                Err(Fault { name: given.name, why: "is not a setting; README.md lists them".to_owned() })
            }
        }
    }
}
