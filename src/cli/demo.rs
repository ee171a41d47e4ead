//! `andrum demo`: a site with people in it, on loopback only.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone};
use clap::Args;
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use super::output::{Failure, Outcome, Result, put, say};
use super::progress::Bar;
use super::serve::Worker;
use super::settings::{self, Flags};
use crate::clock::{Clock, Moment};
use crate::config::{KeyRing, SecretKey, Settings, Source};
use crate::content::Content;
use crate::crypto;
use crate::db::{self, Site};
use crate::demo;
use crate::ids::Ids;
use crate::outbox::Mailer;
use crate::server::{self, Parts};
use crate::units;

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Where to listen; loopback only.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The same seed gives the same site.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many clients to seed.
    #[arg(long, default_value_t = 25, value_parser = clients)]
    clients: u32,
    /// The demo's date; today where left out.
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<NaiveDate>,
    /// Begin anew.
    #[arg(long)]
    reset: bool,
}

/// The most clients that the demo seeds.
const MOST_CLIENTS: u32 = 100_000;

fn clients(text: &str) -> std::result::Result<u32, String> {
    let number = text.parse().ok().filter(|number| (1..=MOST_CLIENTS).contains(number));
    number.ok_or_else(|| format!("accepted: a whole number from 1 to {MOST_CLIENTS}"))
}

fn date(text: &str) -> std::result::Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| "accepted: a date that exists, as in 2026-03-03".to_owned())
}

/// The demo's own keys, kept in its folder.
#[derive(Serialize, Deserialize)]
struct Keys {
    secret_key: String,
    field_keys: String,
}

impl Demo {
    /// Serves the demo until it is stopped.
    pub(super) fn run(self, flags: &Flags) -> Result {
        if !self.listen.ip().is_loopback() {
            return Err(Failure(format!(
                "--listen {}: the demo listens on loopback only; accepted: 127.0.0.1:PORT",
                self.listen
            )));
        }
        start_log(flags)?;
        let listener =
            TcpListener::bind(self.listen).map_err(|error| Failure(format!("--listen {}: {error}", self.listen)))?;
        let folder = flags.data_dir.clone().unwrap_or_else(|| PathBuf::from("demo-data"));
        if self.reset {
            empty(&folder)?;
        }
        let keys = keys(&folder)?;
        let settings = settings_in(&folder, listener.local_addr()?)?;
        let content = Content::load(&settings).map_err(|faults| Failure(faults.join("\n")))?;
        settings::runtime()?.block_on(self.serve(&folder, &settings, content, &keys, listener))?;
        Ok(Outcome::Done)
    }

    async fn serve(
        &self,
        folder: &Path,
        settings: &Settings,
        content: Content,
        keys: &Keys,
        listener: TcpListener,
    ) -> Result<()> {
        let address = listener.local_addr()?;
        db::run_pending(&settings.database.url)?;
        let clock = Clock::running(self.offset(folder)?);
        self.seed_if_empty(settings, &content, keys, clock.now()).await?;
        let mailer = Mailer::captured(SENDER);
        let site = keys.site(clock.clone(), Ids::random())?;
        let mut parts = Parts::open(settings, content, site, mailer, true).await?;
        parts.kept = Some(demo::Kept::new(folder.join("clock"), clock));
        let worker = Worker::start(&parts);
        let server = server::serve(parts, listener, 2)?;
        greet(address)?;
        let outcome = server.await;
        worker.stop().await;
        outcome.map_err(|error| Failure(format!("the server stopped: {error}")))
    }

    /// How far the demo's time is from true time: as told, else as it was left.
    fn offset(&self, folder: &Path) -> Result<TimeDelta> {
        let wall = Clock::running(TimeDelta::zero()).wall();
        if let Some(today) = self.today {
            let ten = today.and_time(NaiveTime::MIN) + TimeDelta::hours(10);
            let start = chrono_tz::Europe::Stockholm.from_local_datetime(&ten).earliest();
            return Ok(start.map_or(ten, |moment| moment.naive_utc()) - wall);
        }
        let path = folder.join("clock");
        match std::fs::read_to_string(&path) {
            Err(_) => Ok(TimeDelta::zero()),
            Ok(text) => text.trim().parse().map(TimeDelta::seconds).map_err(|_| {
                Failure(format!("{}: is not a number of seconds; andrum demo --reset begins anew", path.display()))
            }),
        }
    }

    async fn seed_if_empty(&self, settings: &Settings, content: &Content, keys: &Keys, now: Moment) -> Result<()> {
        let clock = Clock::stopped(now);
        let site = keys.site(clock.clone(), Ids::seeded(self.seed))?;
        let mailer = Mailer::captured(SENDER);
        let parts = Parts::open(settings, content.clone(), site, mailer, true).await?;
        if !parts.app.db().read(|rx| Ok(units::list(rx)?)).await?.is_empty() {
            return Ok(());
        }
        say(&format!("Seeding {} clients …", self.clients));
        let bar = Bar::new("seeding");
        let clients = usize::try_from(self.clients).unwrap_or(usize::MAX);
        let seeded = demo::seed(&parts.app, &parts.mailer, content, &clock, now, clients, |done, total| {
            bar.show(u64::try_from(done).unwrap_or(u64::MAX), u64::try_from(total).unwrap_or(u64::MAX));
        });
        let outcome = seeded.await;
        bar.clear();
        Ok(outcome?)
    }
}

/// The demo's sender.
const SENDER: &str = "no-reply@steg.example";

/// The demo's own settings: its folder's database, whatever a real site on this machine has. `ANDRUM_DATABASE_URL` is
/// taken where it is given, so that the demo can be tried on `PostgreSQL`.
fn settings_in(folder: &Path, address: SocketAddr) -> Result<Settings> {
    let mut source = Source::from_environment(Some(folder))?;
    source.set("data_dir", folder.to_string_lossy());
    source.set("base_url", format!("http://{address}"));
    Ok(Settings::read(source)?)
}

fn start_log(flags: &Flags) -> Result<()> {
    let filter = flags.log.clone().unwrap_or_else(|| "warn".to_owned());
    let filter = tracing_subscriber::EnvFilter::try_new(filter).map_err(|error| Failure(format!("--log: {error}")))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init()
        .map_err(|error| Failure(format!("the log cannot be started: {error}")))
}

/// Removes what the demo made, and nothing else.
fn empty(folder: &Path) -> Result<()> {
    for name in ["andrum.db", "andrum.db-wal", "andrum.db-shm", "andrum.toml", "clock"] {
        match std::fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure(format!("{}: {error}", folder.join(name).display())));
            }
            _ => {}
        }
    }
    match std::fs::remove_dir_all(folder.join("exports")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure(format!("{}: {error}", folder.join("exports").display())))
        }
        _ => Ok(()),
    }
}

/// The keys of the folder's `andrum.toml`, made where there is none: with `ANDRUM_DATA_DIR` set to the folder, every
/// other command finds them there too.
fn keys(folder: &Path) -> Result<Keys> {
    let path = folder.join("andrum.toml");
    let fault = |error: &dyn std::fmt::Display| Failure(format!("{}: {error}", path.display()));
    std::fs::create_dir_all(folder).map_err(|error| fault(&error))?;
    if let Ok(text) = std::fs::read_to_string(&path) {
        return toml::from_str(&text).map_err(|error| fault(&error));
    }
    let keys = Keys {
        secret_key: BASE64.encode(&crypto::random::<32>()?),
        field_keys: format!("demo:{}", BASE64.encode(&crypto::random::<32>()?)),
    };
    let text = toml::to_string(&keys).map_err(|error| fault(&error))?;
    std::fs::write(&path, format!("# Keys of the demo, made by it. Nothing real may be sealed with them.\n{text}"))
        .map_err(|error| fault(&error))?;
    Ok(keys)
}

impl Keys {
    fn site(&self, clock: Clock, ids: Ids) -> Result<Site> {
        let secret = SecretKey::parse(&self.secret_key).map_err(Failure)?;
        Ok(Site { clock, ids, keys: KeyRing::parse(&self.field_keys).map_err(Failure)?, secret })
    }
}

fn greet(address: SocketAddr) -> Result<()> {
    put(&format!("The demo is at http://{address}/demo\n"))?;
    put(&format!("  {:<12} {:<18} sign in", "role", "name"))?;
    for (role, name, handle) in demo::sign_in_table() {
        put(&format!("  {role:<12} {name:<18} http://{address}/demo/sign-in/{handle}"))?;
    }
    put("\nEveryone is invented and no letter leaves this computer. Stop with Ctrl+C.")
}
