//! `andrum serve`: the site, until it is told to stop.

use std::io::IsTerminal;
use std::net::{SocketAddr, TcpListener};

use clap::Args;
use tracing_subscriber::EnvFilter;

use super::output::{Failure, Outcome, Result, put};
use super::settings::{self, Flags};
use crate::config::{DatabaseUrl, Settings};
use crate::content::Content;
use crate::outbox::Mailer;
use crate::server::{self, Parts};

/// Workers of a server whose machine does not tell how many cores it has.
const WORKERS: usize = 2;

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[arg(
        long,
        value_name = "ADDRESS:PORT",
        help = "Where to listen; port 0 takes a free one [variable: ANDRUM_LISTEN]"
    )]
    listen: Option<SocketAddr>,
    /// Run no jobs here: `andrum worker` does
    #[arg(long)]
    no_worker: bool,
}

impl Serve {
    /// Refuses to start on what would be unsafe, and else serves until a signal; requests under way are finished.
    pub(super) fn run(self, flags: Flags) -> Result {
        let settings = flags.settings(self.listen)?;
        start_log(&settings)?;
        refuse_plain_http(&settings)?;
        let site = settings::site(&settings)?;
        settings::refuse_pending(&settings)?;
        let content = Content::load(&settings).map_err(|faults| content_faults(&faults))?;
        let mailer = Mailer::from_settings(&settings.mail)?;
        let listener = listen(settings.web.listen)?;
        let address =
            listener.local_addr().map_err(|error| Failure(format!("the listener has no address: {error}")))?;
        let workers = std::thread::available_parallelism().map_or(WORKERS, std::num::NonZero::get);
        settings::runtime()?.block_on(async {
            let parts = Parts::open(&settings, content, site, mailer, false).await?;
            let worker = (!self.no_worker).then(|| Worker::start(&parts));
            let server = server::serve(parts, listener, workers)?;
            put(&format!("listening on http://{address}"))?;
            let outcome = server.await;
            if let Some(worker) = worker {
                worker.stop().await;
            }
            outcome.map_err(|error| Failure(format!("the server stopped: {error}")))
        })?;
        tracing::info!("stopped");
        Ok(Outcome::Done)
    }
}

/// Runs the jobs alone until a signal. One file of `SQLite` belongs to one process, which then runs its own jobs.
pub(super) fn work(flags: Flags) -> Result {
    let settings = flags.settings(None)?;
    if matches!(settings.database.url, DatabaseUrl::Sqlite(_)) {
        return Err(Failure(
            "ANDRUM_DATABASE_URL: a worker of its own needs PostgreSQL (postgres://…); on SQLite andrum serve runs \
             the jobs itself"
                .to_owned(),
        ));
    }
    start_log(&settings)?;
    let site = settings::site(&settings)?;
    settings::refuse_pending(&settings)?;
    let content = Content::load(&settings).map_err(|faults| content_faults(&faults))?;
    let mailer = Mailer::from_settings(&settings.mail)?;
    settings::runtime()?.block_on(async {
        let parts = Parts::open(&settings, content, site, mailer, false).await?;
        parts.jobs.run_until(stop_signal()).await;
        Ok::<_, Failure>(())
    })?;
    tracing::info!("stopped");
    Ok(Outcome::Done)
}

/// Ready when the process is asked to stop.
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut ended) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = ended.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

/// The jobs beside the server.
pub(super) struct Worker {
    stop: tokio::sync::oneshot::Sender<()>,
    task: tokio::task::JoinHandle<()>,
}

impl Worker {
    pub(super) fn start(parts: &Parts) -> Self {
        let jobs = parts.jobs.clone();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        Self { stop, task: tokio::spawn(async move { jobs.run_until(async { drop(stopped.await) }).await }) }
    }

    /// Lets a round that has begun finish.
    pub(super) async fn stop(self) {
        drop(self.stop);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the jobs did not end well");
        }
    }
}

/// Log lines go to standard error: for people on a terminal, as JSON elsewhere.
fn start_log(settings: &Settings) -> Result<()> {
    let filter = EnvFilter::try_new(&settings.log).map_err(|error| {
        Failure(format!("ANDRUM_LOG: {error}; accepted: error, warn, info, debug, trace or target=level"))
    })?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if std::io::stderr().is_terminal() { log.try_init() } else { log.json().try_init() };
    started.map_err(|error| Failure(format!("the log cannot be started: {error}")))
}

fn refuse_plain_http(settings: &Settings) -> Result<()> {
    if settings.web.is_https() {
        return Ok(());
    }
    Err(Failure(
        "ANDRUM_BASE_URL: is missing or begins with http://; accepted: the https:// address that people use, served by \
         a proxy with a certificate in front of ANDRUM_LISTEN"
            .to_owned(),
    ))
}

fn content_faults(faults: &[String]) -> Failure {
    Failure(format!("the content has {} faults; andrum check lists them\n{}", faults.len(), faults.join("\n")))
}

fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).map_err(|error| Failure(format!("cannot listen on {address}: {error}")))
}
