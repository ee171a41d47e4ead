//! `PostgreSQL` restarted under load: whoever was refused is told so and keeps what was typed, the service heals by
//! itself, and nothing is doubled.

use std::path::Path;
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::sending::{self, Sent};
use crate::shared::Result;
use crate::shared::database::Database;
use crate::shared::server::Program;
use crate::shared::site::{Before, Site, forms_by_week};

const CLIENTS: usize = 50;

/// Receipts before the restart.
const AFTER: usize = 100;

/// How long healing may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Restarts the database once while forms are being sent.
pub async fn under_load(database: &Database, program: &Path) -> Result<String> {
    let site = Site::begin(database).await?;
    let clients = site.enter(CLIENTS, Before::Half, |_| ()).await?;
    let program = Program::with(program, site.settings());
    drop(site);
    let server = program.serve().await?;
    let shown = sending::show(&server, &forms_by_week(&clients)).await?;
    let enough = Notify::new();
    let heard = |receipts: usize| {
        if receipts == AFTER {
            enough.notify_one();
        }
    };
    let restart = async {
        enough.notified().await;
        database.restart().await
    };
    let (sent, restarted) = tokio::join!(sending::send_all(&server, &shown, heard), restart);
    restarted?;
    let sent = sent?;
    let count = |which: Sent| sent.iter().filter(|sent| **sent == which).count();
    if count(Sent::Unknown) > 0 {
        return Err(format!("{} forms were not answered at all", count(Sent::Unknown)).into());
    }
    let begun = Instant::now();
    while let Err(why) = sending::send_again(&server, &shown).await {
        if begun.elapsed() > PATIENCE {
            return Err(why);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let healed = begun.elapsed();
    server.stop().await?;
    let stored = database.texts("SELECT occasion_id AS value FROM responses WHERE instrument_id = 'phq9'")?;
    let evaluated = database.texts("SELECT id AS value FROM evaluations")?;
    if (stored.len(), evaluated.len()) != (shown.len(), shown.len()) {
        return Err(format!(
            "{} forms left {} responses and {} evaluations",
            shown.len(),
            stored.len(),
            evaluated.len()
        )
        .into());
    }
    Ok(format!(
        "{} receipts, {} told to send again, all {} received once {:.1} s later",
        count(Sent::Acknowledged),
        count(Sent::Refused),
        shown.len(),
        healed.as_secs_f64()
    ))
}
