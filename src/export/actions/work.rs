//! Making in the background what was asked for: one at a time in a process, again after a restart, removed after a week.

use std::sync::OnceLock;

use chrono::TimeDelta;
use tokio::sync::Mutex;

use super::super::fault::Fault;
use super::super::folder::FileFacts;
use super::super::format::Format;
use super::super::phrases::Phrases;
use super::super::rules;
use super::super::shelf::Shelf;
use super::super::store::{self, Export, Lease, State};
use super::make::{self, Made, record};
use crate::access::{self, StudyData};
use crate::crypto;
use crate::db::{Site, Tx};
use crate::error::{Error, Result};
use crate::web::App;

/// Exports are long readings: one at a time in this process.
static RUNNING: Mutex<()> = Mutex::const_new(());

/// Longer than any export takes.
const LEASE: TimeDelta = TimeDelta::minutes(15);

/// Begins to make what waits, beside whatever else the process does; says nothing of how it ends, which the study's page
/// does.
///
/// # Errors
/// What the database says.
pub async fn start(app: App) -> Result<usize> {
    let is_shared = app.db().is_shared();
    let is_waiting = app
        .db()
        .read(move |rx| {
            let lease = lease(rx.site(), is_shared)?;
            Ok(store::is_work_waiting(rx, &lease)?)
        })
        .await?;
    if is_waiting && RUNNING.try_lock().is_ok() {
        tokio::spawn(async move {
            if let Err(error) = work_off(&app).await {
                tracing::error!(%error, "the exports that wait were not made and are begun again");
            }
        });
    }
    Ok(0)
}

/// Makes everything that waits, one after the other; says how many were made.
///
/// # Errors
/// What the database says; an export that cannot be made is no error here but is written down as failed.
pub async fn work_off(app: &App) -> Result<usize> {
    let _turn = RUNNING.lock().await;
    let mut made = 0;
    while let Some(export) = claim(app).await? {
        let outcome = produce(app, &export).await;
        made += settle(app, export, outcome).await?;
    }
    Ok(made)
}

async fn claim(app: &App) -> Result<Option<Export>> {
    let is_shared = app.db().is_shared();
    app.db()
        .write(move |tx| {
            let (lease, now) = (lease(tx.site(), is_shared)?, tx.now());
            store::release(tx, &lease, rules::ATTEMPTS, now)?;
            Ok(store::take(tx, &lease)?)
        })
        .await
}

/// A finished export, with what the log needs of it.
struct Produced {
    data: StudyData,
    format: Format,
    made: Made,
    package: FileFacts,
}

/// Whoever asked must still be a researcher of the study's unit: an export that waited is not made for anybody else.
async fn produce(app: &App, export: &Export) -> Result<Produced, Fault> {
    let (study, account) = (export.study_id.clone(), export.account_id.clone());
    let data = app.db().read(move |rx| access::study_data_of_asker(rx, &study, account.as_ref())).await?;
    let format = Format::parse(&export.format)?;
    let shelf = Shelf::in_folder(app.files()?)?;
    let folder = shelf.begin(&export.id)?;
    let (folder, made) = make::write(app.db(), &data, format, &Phrases::of(app.texts())?, folder).await?;
    let (id, files) = (export.id.clone(), made.files.clone());
    let package = tokio::task::spawn_blocking(move || shelf.put(&id, &folder, &files))
        .await
        .map_err(|error| Error::internal("pack an export", error))??;
    Ok(Produced { data, format, made, package })
}

/// The file is in place before anybody can fetch it, and is named in the log in the act that lets it be fetched.
async fn settle(app: &App, export: Export, outcome: Result<Produced, Fault>) -> Result<usize> {
    match outcome {
        Ok(produced) => app.db().write(move |tx| settle_done(tx, &export, &produced)).await,
        Err(fault) => {
            tracing::error!(export = %export.id, %fault, "an export was not made");
            let why = why(&fault);
            app.db()
                .write(move |tx| {
                    let now = tx.now();
                    store::set_failed(tx, &export.id, Some(runner()?), why, now)?;
                    Ok(0)
                })
                .await
        }
    }
}

fn settle_done(tx: &mut Tx<'_>, export: &Export, produced: &Produced) -> Result<usize> {
    let outcome = produced.made.outcome(State::Done, Some(&produced.package))?;
    let settled = store::set_done(tx, &export.id, runner()?, &outcome)?;
    if settled > 0 {
        record(tx, &produced.data, produced.format, &produced.made.export)?;
    }
    Ok(settled)
}

/// The end of the text key that says what to do.
fn why(fault: &Fault) -> &'static str {
    match fault {
        Fault::Unwritable { .. } => "unwritable",
        Fault::Failed(Error::NotFound) => "access",
        Fault::Failed(Error::Unavailable(_)) => "unavailable",
        _ => "failed",
    }
}

fn lease(site: &Site, is_shared: bool) -> Result<Lease> {
    let wall = site.clock.wall();
    Ok(Lease { runner: runner()?.to_owned(), wall, until: wall + LEASE, is_shared })
}

/// This process, by a name that no other has had.
fn runner() -> Result<&'static str> {
    static NAME: OnceLock<String> = OnceLock::new();
    if let Some(name) = NAME.get() {
        return Ok(name);
    }
    let new = data_encoding::HEXLOWER.encode(&crypto::random::<16>()?);
    Ok(NAME.get_or_init(|| new))
}

/// Stops keeping what is older than a week, and removes every file that no export owns.
///
/// # Errors
/// What the database says, or [`Error::Unavailable`] where a file cannot be removed.
pub async fn expire(app: App) -> Result<usize> {
    let expired = app
        .db()
        .write(|tx| {
            let before = tx.now() - rules::KEPT;
            Ok(store::expire(tx, before)?)
        })
        .await?;
    let kept = app.db().read(|rx| Ok(store::kept(rx)?)).await?;
    let shelf = Shelf::in_folder(app.files()?)?;
    shelf
        .keep_only(&kept)
        .map_err(|error| Error::Unavailable(format!("an expired export was not removed: {error}").into()))?;
    Ok(expired)
}
