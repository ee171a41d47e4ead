//! Settings, one struct per concern: flags over variables over the file over defaults. Unknown keys are refused.
//!
//! The only reader of the environment. Secrets are wrapped, so that they cannot be printed, and are read from a
//! variable or from the file that the `…_FILE` variable names; they are never command-line options.

mod keys;
mod source;

pub use keys::{KeyRing, SecretKey};
pub use source::{Fault, Source};

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono_tz::Tz;
use secrecy::SecretString;

/// Everything the service needs to know before it starts.
pub struct Settings {
    /// Where the rows are.
    pub database: Database,
    /// Where files are kept.
    pub data_dir: PathBuf,
    /// Content that adds to or replaces the shipped content.
    pub content_dir: Option<PathBuf>,
    /// What the pages need.
    pub web: Web,
    /// Keys; absent until given, and `serve` refuses to start without.
    pub keys: Keys,
    /// How letters leave.
    pub mail: Mail,
    /// Default time zone of new units.
    pub time_zone: Tz,
    /// Default language.
    pub locale: String,
    /// Filter of the log lines.
    pub log: String,
}

/// Where the rows are.
#[derive(Clone)]
pub struct Database {
    /// `sqlite:…` or `postgres://…`.
    pub url: DatabaseUrl,
}

/// A database address whose scheme was recognised.
#[derive(Clone)]
pub enum DatabaseUrl {
    /// The path of the file.
    Sqlite(PathBuf),
    /// The whole address, which can hold a password.
    Postgres(SecretString),
}

impl DatabaseUrl {
    /// Reads an address.
    ///
    /// # Errors
    /// One sentence naming what would be accepted; the address itself is not repeated, since it can hold a password.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() {
                return Err("expected a file after sqlite:, as in sqlite:data/andrum.db".to_owned());
            }
            return Ok(Self::Sqlite(PathBuf::from(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(SecretString::from(text.to_owned())));
        }
        Err("expected sqlite:FILE or postgres://USER@HOST/DATABASE".to_owned())
    }
}

/// What the pages need.
#[derive(Clone)]
pub struct Web {
    /// Where to listen; loopback by default.
    pub listen: SocketAddr,
    /// The address people use; https unless on loopback in the demo.
    pub base_url: String,
    /// Proxies whose forwarded headers are believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Where the exit button ends, unless the unit has its own.
    pub exit_url: String,
    /// The name people see.
    pub site_name: String,
}

impl Web {
    /// Whether cookies can carry `Secure` and the `__Host-` prefix.
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// The two kinds of key.
#[derive(Clone, Default)]
pub struct Keys {
    /// Signs form tokens and API tokens and makes look-up hashes.
    pub secret: Option<SecretKey>,
    /// Wraps the clients' keys and seals what belongs to no client.
    pub fields: Option<KeyRing>,
}

/// How letters leave.
#[derive(Clone, Default)]
pub struct Mail {
    /// `smtps://user:password@host` or `smtp://host:port`; letters wait while absent.
    pub smtp_url: Option<SecretString>,
    /// The sender, neutral.
    pub from: String,
}

impl Settings {
    /// Reads settings from their sources.
    ///
    /// # Errors
    /// The first fault found, naming the key or file and what would be accepted.
    pub fn read(mut source: Source) -> Result<Self, Fault> {
        let data_dir = PathBuf::from(source.text("data_dir").unwrap_or_else(|| "data".to_owned()));
        let default_database = format!("sqlite:{}", data_dir.join("andrum.db").display());
        let settings = Self {
            database: Database { url: source.parse("database_url", &default_database, DatabaseUrl::parse)? },
            data_dir,
            content_dir: source.text("content_dir").map(PathBuf::from),
            web: Web {
                listen: source.parse("listen", "127.0.0.1:8080", |text| {
                    text.parse().map_err(|_| "expected ADDRESS:PORT, as in 127.0.0.1:8080".to_owned())
                })?,
                base_url: source.parse("base_url", "http://127.0.0.1:8080", base_url)?,
                trusted_proxies: source.parse("trusted_proxies", "", addresses)?,
                exit_url: source.parse("exit_url", "https://www.smhi.se/", base_url)?,
                site_name: source.text("site_name").unwrap_or_else(|| "Steg".to_owned()),
            },
            keys: Keys {
                secret: source.optional("secret_key", SecretKey::parse)?,
                fields: source.optional("field_keys", KeyRing::parse)?,
            },
            mail: Mail {
                smtp_url: source.optional("smtp_url", smtp_url)?,
                from: source.text("mail_from").unwrap_or_else(|| "no-reply@localhost".to_owned()),
            },
            time_zone: source.parse("timezone", "Europe/Stockholm", |text| {
                text.parse().map_err(|_| "expected an IANA time zone, as in Europe/Stockholm".to_owned())
            })?,
            locale: source.parse("locale", "sv", |text| match text {
                "sv" | "en" => Ok(text.to_owned()),
                _ => Err("expected sv or en".to_owned()),
            })?,
            log: source.text("log").unwrap_or_else(|| "info".to_owned()),
        };
        source.finish()?;
        Ok(settings)
    }
}

fn base_url(text: &str) -> Result<String, String> {
    if text.starts_with("https://") || text.starts_with("http://") {
        Ok(text.to_owned())
    } else {
        Err("expected an address beginning with https://".to_owned())
    }
}

fn smtp_url(text: &str) -> Result<SecretString, String> {
    if text.starts_with("smtp://") || text.starts_with("smtps://") {
        Ok(SecretString::from(text.to_owned()))
    } else {
        Err("expected smtps://USER:PASSWORD@HOST or smtp://HOST:PORT".to_owned())
    }
}

fn addresses(text: &str) -> Result<Vec<std::net::IpAddr>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_err(|_| "expected IP addresses separated by commas".to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{DatabaseUrl, Settings, Source};

    fn read(vars: &[(&str, &str)]) -> Result<Settings, String> {
        let vars = vars.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Source::from_parts(vars, None).and_then(Settings::read).map_err(|fault| fault.to_string())
    }

    #[test]
    fn defaults_are_loopback_sqlite_and_swedish() {
        let settings = read(&[]).unwrap();
        assert!(settings.web.listen.ip().is_loopback());
        assert!(matches!(settings.database.url, DatabaseUrl::Sqlite(_)));
        assert_eq!(settings.locale, "sv");
        assert!(settings.keys.secret.is_none());
    }

    #[test]
    fn an_unknown_variable_is_refused_by_name() {
        let fault = read(&[("ANDRUM_DATABSE_URL", "sqlite:x")]).err().unwrap();
        assert!(fault.contains("ANDRUM_DATABSE_URL"), "{fault}");
    }

    #[test]
    fn a_wrong_database_address_says_what_is_accepted_without_repeating_it() {
        let fault = read(&[("ANDRUM_DATABASE_URL", "mysql://user:hunter2@host/db")]).err().unwrap();
        assert!(fault.contains("ANDRUM_DATABASE_URL") && fault.contains("postgres://"), "{fault}");
        assert!(!fault.contains("hunter2"), "{fault}");
    }

    #[test]
    fn an_unreadable_key_file_is_named() {
        let fault = read(&[("ANDRUM_SECRET_KEY_FILE", "does-not-exist.key")]).err().unwrap();
        assert!(fault.contains("does-not-exist.key"), "{fault}");
    }
}
