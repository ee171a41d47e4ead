//! The administrator's page about letters.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use serde::Serialize;

use super::rules::{Kind, State};
use super::store;
use crate::access::{self, UnitAdmin, Who};
use crate::db::Read;
use crate::error::Result;
use crate::ids::AccountId;
use crate::web::{App, Audience, Page, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/admin/outbox", Audience::ADMIN, outbox);
}

/// How many letters that need somebody are listed.
const LISTED: i64 = 100;

async fn outbox(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let view = app
        .db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            OutboxView::read(rx, &admin)
        })
        .await?;
    Page::new(&request, "outbox-title")?.render("admin/outbox.html", &view)
}

/// States with their counts, and the letters that somebody needs to see to.
#[derive(Debug, Clone, Serialize)]
pub struct OutboxView {
    states: Vec<StateLine>,
    retried: i64,
    troubled: Vec<TroubledLine>,
}

/// One state; its words are the texts `outbox-state-…` and `outbox-meaning-…`.
#[derive(Debug, Clone, Serialize)]
pub struct StateLine {
    state: &'static str,
    count: i64,
}

/// One letter that is unclear, or an alert that reached nobody. A client is named by case code, staff not at all.
#[derive(Debug, Clone, Serialize)]
pub struct TroubledLine {
    number: String,
    code: String,
    is_duty: bool,
    is_alert: bool,
    state: String,
    queued: String,
}

impl OutboxView {
    fn read(rx: &mut Read<'_>, admin: &UnitAdmin) -> Result<Self> {
        let counts: HashMap<String, i64> = store::count_by_state(rx, admin.unit())?.into_iter().collect();
        let zone = store::units(rx, &[admin.unit().as_str()])?.first().and_then(|unit| unit.time_zone.parse::<Tz>().ok());
        let rows = store::troubled(rx, admin.unit(), LISTED)?;
        let accounts: Vec<&str> = rows.iter().filter_map(|row| Some(row.account_id.as_ref()?.as_str())).collect();
        let codes: HashMap<AccountId, String> = store::codes(rx, &accounts)?.into_iter().collect();
        let line = |row: store::LetterRow| TroubledLine {
            code: row.account_id.as_ref().and_then(|account| codes.get(account)).cloned().unwrap_or_default(),
            is_duty: row.account_id.is_none(),
            is_alert: Kind::parse(&row.kind) == Kind::Alert,
            queued: local(row.queued_at, zone),
            state: row.state,
            number: row.id.to_string(),
        };
        Ok(Self {
            states: State::ALL
                .iter()
                .map(|state| StateLine { state: state.as_str(), count: counts.get(state.as_str()).copied().unwrap_or(0) })
                .collect(),
            retried: store::count_retried(rx, admin.unit())?,
            troubled: rows.into_iter().map(line).collect(),
        })
    }

    /// A page with every part filled.
    pub fn sample() -> Self {
        let line = |code: &str, is_duty, is_alert, state: &str| TroubledLine {
            number: "k3x7q2m5b4n6v8c9z2l4j6h8g2".to_owned(),
            code: code.to_owned(),
            is_duty,
            is_alert,
            state: state.to_owned(),
            queued: "2026-11-22 08:00".to_owned(),
        };
        Self {
            states: State::ALL.iter().map(|state| StateLine { state: state.as_str(), count: 12 }).collect(),
            retried: 2,
            troubled: vec![
                line("4H7K2M", false, false, "unknown"),
                line("", false, true, "withheld"),
                line("", true, true, "withheld"),
            ],
        }
    }
}

/// A moment on the unit's clock.
fn local(at: chrono::NaiveDateTime, zone: Option<Tz>) -> String {
    let zone = zone.unwrap_or(chrono_tz::Europe::Stockholm);
    at.and_utc().with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
}
