//! `andrum demo`: a site with people in it, on loopback only.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone};
use clap::Args;
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};

use crate::clock::{Clock, Moment};
use crate::config::{KeyRing, SecretKey, Settings, Source};
use crate::crypto;
use crate::db::{self, Db, Site};
use crate::demo;
use crate::error::{Error, Result};
use crate::ids::Ids;
use crate::jobs::Worker;
use crate::outbox::Mailer;
use crate::content::Content;
use crate::server::{self, Parts};
use crate::units;

/// What the demo can be told.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Where to listen; loopback only.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where the demo keeps its files.
    #[arg(long, default_value = "demo-data")]
    data_dir: PathBuf,
    /// The same seed gives the same site.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many clients to seed.
    #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    clients: u32,
    /// The demo's date; today where left out.
    #[arg(long)]
    today: Option<NaiveDate>,
    /// Begin anew.
    #[arg(long)]
    reset: bool,
}

/// The demo's own keys, kept in its folder.
#[derive(Serialize, Deserialize)]
struct Keys {
    secret: String,
    field: String,
}

/// Runs the demo until it is stopped.
///
/// # Errors
/// What stands in the way of starting, in one sentence.
pub async fn run(args: DemoArgs, mut source: Source) -> Result<()> {
    if !args.listen.ip().is_loopback() {
        return Err(Error::fault(format!("--listen {}: the demo listens on loopback only, as in 127.0.0.1:8080", args.listen)));
    }
    source.set("data_dir", args.data_dir.to_string_lossy());
    let listener = TcpListener::bind(args.listen)
        .map_err(|error| Error::fault(format!("--listen {}: {error}", args.listen)))?;
    let address = listener.local_addr().map_err(|error| Error::internal("listen", error))?;
    source.set("base_url", format!("http://{address}"));
    let settings = Settings::read(source).map_err(|fault| Error::fault(fault.to_string()))?;
    let content = Content::load(&settings).map_err(|faults| Error::fault(faults.join("\n")))?;
    if args.reset {
        empty(&args.data_dir)?;
    }
    std::fs::create_dir_all(&args.data_dir)
        .map_err(|error| Error::fault(format!("{}: {error}", args.data_dir.display())))?;
    let keys = keys(&args.data_dir)?;
    db::run_pending(&settings.database.url)?;
    let clock = Clock::running(offset(&args)?);
    seed_if_empty(&args, &settings, &content, &keys, clock.now()).await?;
    let site = site(&keys, clock.clone(), Ids::random())?;
    let parts = Parts::open(&settings, content, site, Mailer::captured(&settings.mail.from), true)?;
    let file = args.data_dir.join("clock");
    let worker = Worker::new(&parts).when_moved(move |offset| {
        if let Err(error) = std::fs::write(&file, offset.num_seconds().to_string()) {
            tracing::warn!(%error, "the demo's clock was not kept");
        }
    });
    greet(address);
    let stop = worker.clone();
    let running = actix_web::rt::spawn(async move { worker.run_until_stopped().await });
    let outcome = server::serve(parts, stop.clone(), listener, 2)?.await;
    stop.stop();
    drop(running.await);
    outcome.map_err(|error| Error::internal("serve", error))
}

/// Removes what the demo made, and nothing else.
fn empty(folder: &Path) -> Result<()> {
    for name in ["andrum.db", "andrum.db-wal", "andrum.db-shm", "keys.toml", "clock"] {
        match std::fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::fault(format!("{}: {error}", folder.join(name).display())));
            }
            _ => {}
        }
    }
    Ok(())
}

fn keys(folder: &Path) -> Result<Keys> {
    let path = folder.join("keys.toml");
    let fault = |error: &dyn std::fmt::Display| Error::fault(format!("{}: {error}", path.display()));
    if let Ok(text) = std::fs::read_to_string(&path) {
        return toml::from_str(&text).map_err(|error| fault(&error));
    }
    let keys = Keys { secret: BASE64.encode(&crypto::random::<32>()?), field: BASE64.encode(&crypto::random::<32>()?) };
    let text = toml::to_string(&keys).map_err(|error| fault(&error))?;
    std::fs::write(&path, text).map_err(|error| fault(&error))?;
    Ok(keys)
}

fn site(keys: &Keys, clock: Clock, ids: Ids) -> Result<Site> {
    let read = |text: &str| SecretKey::parse(text).map_err(Error::fault);
    Ok(Site { clock, ids, keys: KeyRing::of("demo", read(&keys.field)?), secret: read(&keys.secret)? })
}

/// How far the demo's time is from true time: as told, else as it was left.
fn offset(args: &DemoArgs) -> Result<TimeDelta> {
    let wall = Clock::running(TimeDelta::zero()).wall();
    if let Some(today) = args.today {
        let ten = today.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default());
        let zone = chrono_tz::Europe::Stockholm;
        let start = zone.from_local_datetime(&ten).earliest().map_or(ten, |moment| moment.naive_utc());
        return Ok(start - wall);
    }
    match std::fs::read_to_string(args.data_dir.join("clock")) {
        Err(_) => Ok(TimeDelta::zero()),
        Ok(text) => text
            .trim()
            .parse()
            .map(TimeDelta::seconds)
            .map_err(|_| Error::fault(format!("{}/clock: expected a number of seconds; --reset begins anew", args.data_dir.display()))),
    }
}

async fn seed_if_empty(args: &DemoArgs, settings: &Settings, content: &Content, keys: &Keys, now: Moment) -> Result<()> {
    let clock = Clock::stopped(now);
    let db = Db::open(&settings.database.url, site(keys, clock.clone(), Ids::seeded(args.seed))?)?;
    if !db.read(|rx| Ok(units::list(rx)?)).await?.is_empty() {
        return Ok(());
    }
    eprintln!("Seeding {} clients …", args.clients);
    let shown = AtomicUsize::new(0);
    let progress = |done: usize, total: usize| {
        let percent = done * 100 / total.max(1);
        if percent >= shown.load(Ordering::Relaxed) + 25 {
            shown.store(percent, Ordering::Relaxed);
            eprintln!("  {percent} %");
        }
    };
    let clients = usize::try_from(args.clients).map_err(|error| Error::internal("count clients", error))?;
    demo::seed(&db, content, &clock, now, clients, progress).await
}

#[expect(clippy::print_stdout, reason = "what the command is asked for")]
fn greet(address: SocketAddr) {
    println!("The demo is at http://{address}/demo\n");
    println!("  {:<12} {:<18} sign in", "role", "name");
    for (role, name, handle) in demo::sign_in_table() {
        println!("  {role:<12} {name:<18} http://{address}/demo/sign-in/{handle}");
    }
    println!("\nEveryone is invented and no letter leaves this computer. Stop with Ctrl+C.");
}
