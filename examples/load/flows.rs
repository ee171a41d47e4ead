//! What people do: open pages, show a form and send it, look at the queue, take out a study.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::load::{self, Limit, Measured};
use crate::report::Size;
use crate::shared::Result;
use crate::shared::http::Connection;
use crate::shared::server::{Program, Server, memory_of};
use crate::shared::site::{Client, LOW_ANSWERS, Session, forms_by_week};

/// How often the memory of an export is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// A kind of flow with what it cost the service.
#[derive(Debug, Serialize)]
pub struct Flow {
    /// What was done.
    pub name: &'static str,
    /// How fast.
    pub measured: Measured,
    /// Processor time of the service for each, in milliseconds.
    pub cpu_ms: f64,
}

/// An export by command.
#[derive(Debug, Serialize)]
pub struct Export {
    /// Its shape.
    pub format: &'static str,
    /// Why it was not made, where it was not.
    pub missing: Option<String>,
    /// From the command to its end.
    pub seconds: f64,
    /// Rows of all files.
    pub rows: u64,
    /// The highest resident memory.
    pub peak: u64,
    /// How much higher than that of an export of nobody.
    pub growth: u64,
}

/// Everything that a running service is asked for.
pub async fn measure(server: &Server, clients: &[Client], clinician: &Session, size: Size) -> Result<Vec<Flow>> {
    let first = clients.first().ok_or("there are no clients")?;
    let client = &first.session.0;
    let form = first.forms.last().ok_or("there are no forms")?;
    let record = format!("/clinic/clients/{}", first.code);
    let sheet = sheet(server).await?;
    let pages: [(&'static str, &str, &str); 6] = [
        ("a style sheet", &sheet, ""),
        ("module page", "/my/modules/1/pages/1", client),
        ("form page", form, client),
        ("client's start page", "/my", client),
        ("clinician's queue", "/clinic", &clinician.0),
        ("clinician's client page", &record, &clinician.0),
    ];
    let mut flows = Vec::new();
    for (name, path, cookies) in pages {
        load::pages(server.address, size.warm, path, cookies).await?;
        flows.push(costed(server, name, load::pages(server.address, size.pages, path, cookies)).await?);
    }
    flows.push(costed(server, "show and send PHQ-9", show_and_send(server, clients, size.forms)).await?);
    Ok(flows)
}

/// A static file, whose address holds its hash.
async fn sheet(server: &Server) -> Result<String> {
    let mut connection = server.connect().await?;
    let page = connection.get("/help-now", "").await?;
    let rest = page.is(200)?.after("rel=\"stylesheet\" href=\"/assets/").ok_or("the page has no style sheet")?;
    Ok(format!("/assets/{rest}"))
}

async fn costed(server: &Server, name: &'static str, flow: impl Future<Output = Result<Measured>>) -> Result<Flow> {
    let before = server.cpu()?;
    let measured = flow.await?;
    let used = server.cpu()?.saturating_sub(before);
    #[expect(clippy::cast_precision_loss, reason = "a mean needs no more digits than a float has")]
    let cpu_ms = used.as_secs_f64() * 1000.0 / measured.times.max(1) as f64;
    Ok(Flow { name, measured, cpu_ms })
}

/// Every turn is a client's own form, shown and sent; acknowledged means the redirect after the commit.
async fn show_and_send(server: &Server, clients: &[Client], limit: Limit) -> Result<Measured> {
    let forms = forms_by_week(clients);
    let limit = Limit { times: limit.times.min(forms.len()), ..limit };
    load::run(server.address, limit, async |connection: &mut Connection, n| {
        let (path, cookies) = forms.get(n).ok_or("there are no more forms")?;
        send_form(connection, path, cookies).await
    })
    .await
}

/// Shows a PHQ-9 and sends it with low answers.
pub async fn send_form(connection: &mut Connection, path: &str, cookies: &str) -> Result<usize> {
    let page = connection.get(path, cookies).await?;
    let page = page.is(200)?;
    let (csrf, once, bytes) = (page.hidden("_csrf")?, page.hidden("_once")?, page.size());
    let sent = connection.post(path, cookies, &format!("_csrf={csrf}&_once={once}{LOW_ANSWERS}")).await?;
    if sent.is(303)?.location() != format!("{path}/received") {
        return Err(format!("the form led to {}", sent.location()).into());
    }
    Ok(bytes)
}

/// Takes out everybody by command, and nobody, to know what the program itself needs.
pub async fn export(program: &Program, folder: &Path, format: &'static str, studies: [&str; 2]) -> Result<Export> {
    let [everybody, nobody] = studies;
    let small = run_export(program, &folder.join(format!("{format}-{nobody}")), format, nobody).await?;
    let mut whole = run_export(program, &folder.join(format!("{format}-{everybody}")), format, everybody).await?;
    whole.growth = whole.peak.saturating_sub(small.peak);
    Ok(whole)
}

async fn run_export(program: &Program, out: &Path, format: &'static str, study: &str) -> Result<Export> {
    let out = out.display().to_string();
    let mut command = program.command(&["export", "--study", study, "--format", format, "--out", &out, "--json"]);
    let begun = Instant::now();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let id = child.id().ok_or("the export has ended at once")?;
    let ended = child.wait_with_output();
    tokio::pin!(ended);
    let mut peak = 0;
    let output = loop {
        tokio::select! {
            output = &mut ended => break output?,
            () = tokio::time::sleep(LOOK) => peak = memory_of(id).map_or(peak, |(_, highest)| highest.max(peak)),
        }
    };
    let seconds = begun.elapsed().as_secs_f64();
    let missing = (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).trim().to_owned());
    let made: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let files = made.get("files").and_then(serde_json::Value::as_array);
    let rows = files.into_iter().flatten().filter_map(|file| file.get("rows")?.as_u64()).sum();
    Ok(Export { format, missing, seconds, rows, peak, growth: 0 })
}
