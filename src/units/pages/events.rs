//! The administrator's page of the log. Reading it is an event itself.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::audit::{self, Event};
use crate::error::Result;
use crate::units::{self, Unit};
use crate::web::{App, Page};

/// How many events one page shows.
const NEWEST: i64 = 200;

/// The newest events of the unit.
#[derive(Debug, Serialize)]
pub(super) struct Log {
    pub(super) unit: String,
    pub(super) rows: Vec<Row>,
}

/// One event.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) number: i64,
    pub(super) time: String,
    /// In which role, in the reader's language.
    pub(super) role: String,
    /// The beginning of the account's id; empty where no account acted.
    pub(super) account: String,
    /// What happened, in the reader's language.
    pub(super) event: String,
    /// The beginning of the id of the client whom it concerns; empty where it concerns none.
    pub(super) client: String,
}

impl Log {
    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let row = Row {
            number: 41,
            time: "2026-11-22 08:15".to_owned(),
            role: "Administratör".to_owned(),
            account: "k3x9a2".to_owned(),
            event: "Läste loggen".to_owned(),
            client: "b7c2de".to_owned(),
        };
        let unit = || "Familjeenheten".to_owned();
        vec![Self { unit: unit(), rows: vec![row] }, Self { unit: unit(), rows: Vec::new() }]
    }

    fn of(unit: &Unit, rows: Vec<audit::Row>, page: &Page) -> Self {
        let row = |row: audit::Row| Row {
            number: row.seq,
            time: unit.local(row.at).format("%Y-%m-%d %H:%M:%S").to_string(),
            event: label(page, "event", &row.event),
            role: label(page, "log-role", &row.role),
            account: row.actor_id.as_deref().map(short).unwrap_or_default(),
            client: row.client_id.as_deref().map(short).unwrap_or_default(),
        };
        Self { unit: unit.name.clone(), rows: rows.into_iter().map(row).collect() }
    }
}

/// The log outlives the versions that wrote it: what this one has no words for keeps its own name.
fn label(page: &Page, kind: &str, name: &str) -> String {
    page.text(&format!("{kind}-{name}"), &Vec::new()).unwrap_or_else(|_| name.to_owned())
}

pub(super) async fn newest(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let (unit, rows) = app
        .db()
        .write(move |tx| {
            let admin = access::unit_admin(tx, &who)?;
            let rows = audit::newest(tx, admin.unit(), None, NEWEST)?;
            audit::record(tx, admin.by(), None, &Event::LogRead { events: rows.len() })?;
            Ok((units::get(tx, admin.unit())?, rows))
        })
        .await?;
    let page = Page::new(&request, "log-title")?;
    let log = Log::of(&unit, rows, &page);
    page.render("admin/audit.html", &log)
}

/// Enough of an identifier to tell people of one unit apart.
fn short(id: &str) -> String {
    id.chars().take(6).collect()
}
