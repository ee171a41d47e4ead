//! The service killed in the middle of what it does: no receipt was false, and whoever sends again is received once.

use std::collections::HashSet;
use std::path::Path;

use tokio::sync::Notify;

use crate::sending::{self, Form, Sent};
use crate::shared::Result;
use crate::shared::database::Database;
use crate::shared::server::Program;
use crate::shared::site::{Before, Site, forms_by_week};

/// Forms of each client that wait.
const OF_ONE: usize = 9;

/// Kills the service so often, each time after another share of the receipts.
pub async fn rounds(database: &Database, program: &Path, (rounds, forms): (usize, usize)) -> Result<String> {
    let site = Site::begin(database).await?;
    let clients = site.enter((rounds * forms).div_ceil(OF_ONE), Before::Half, |_| ()).await?;
    let program = Program::with(program, site.settings());
    drop(site);
    let all = forms_by_week(&clients);
    let (mut receipts, mut unknown) = (0, 0);
    for (n, some) in all.chunks(forms).take(rounds).enumerate() {
        let after = forms * (n + 1) / (rounds + 1);
        let (shown, sent) = storm(&program, some, after).await?;
        receipts += sent.iter().filter(|sent| **sent == Sent::Acknowledged).count();
        unknown += sent.iter().filter(|sent| **sent == Sent::Unknown).count();
        // SQLite makes its file whole when it is next opened, PostgreSQL undoes what had no commit.
        let server = program.serve().await?;
        let stored: HashSet<String> =
            database.texts("SELECT occasion_id AS value FROM responses")?.into_iter().collect();
        let lost = shown.iter().zip(&sent).filter(|(form, sent)| is_lost(form, **sent, &stored)).count();
        if lost > 0 {
            return Err(format!("round {}: {lost} forms were acknowledged and are not there", n + 1).into());
        }
        sending::send_again(&server, &shown).await?;
        server.stop().await?;
    }
    is_whole(database, &program, rounds * forms).await?;
    Ok(format!(
        "{rounds} rounds, {receipts} receipts before the end, {unknown} forms without one, none lost or doubled"
    ))
}

fn is_lost(form: &Form, sent: Sent, stored: &HashSet<String>) -> bool {
    sent == Sent::Acknowledged && !stored.contains(form.occasion())
}

/// Shows the forms, sends them all at once and kills the service after so many receipts.
async fn storm(program: &Program, some: &[(String, String)], after: usize) -> Result<(Vec<Form>, Vec<Sent>)> {
    let server = program.serve().await?;
    let shown = sending::show(&server, some).await?;
    let (enough, id) = (Notify::new(), server.id().ok_or("the service has ended")?);
    let heard = |receipts: usize| {
        if receipts == after {
            enough.notify_one();
        }
    };
    let kill = async {
        enough.notified().await;
        tokio::process::Command::new("kill").args(["-KILL", &id.to_string()]).status().await
    };
    let (sent, killed) = tokio::join!(sending::send_all(&server, &shown, heard), kill);
    killed?;
    server.kill().await?;
    Ok((shown, sent?))
}

/// Every form has one response with one evaluation and its scores, and the log's chain is whole.
async fn is_whole(database: &Database, program: &Program, forms: usize) -> Result<()> {
    let count = |what: &str| -> Result<usize> {
        let counted = database.texts(&format!("SELECT CAST(COUNT(*) AS TEXT) AS value FROM {what}"))?;
        Ok(counted.first().ok_or("no count")?.parse()?)
    };
    let answered = count("evaluations WHERE subject = 'response'")?;
    let events = count("audit_events WHERE event = 'questionnaire_answered'")?;
    let responses = count("responses WHERE instrument_id = 'phq9'")?;
    let scored = count("(SELECT DISTINCT response_id FROM scores WHERE instrument_id = 'phq9') AS scored")?;
    if [answered, events, responses, scored] != [forms; 4] {
        return Err(format!(
            "{forms} forms left {responses} responses, {scored} of them scored, {answered} evaluations and {events} events"
        )
        .into());
    }
    let verified = program.command(&["audit", "verify"]).output().await?;
    if verified.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&verified.stderr).into()) }
}
