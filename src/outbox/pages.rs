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
        let zone =
            store::units(rx, &[admin.unit().as_str()])?.first().and_then(|unit| unit.time_zone.parse::<Tz>().ok());
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
                .map(|state| StateLine {
                    state: state.as_str(),
                    count: counts.get(state.as_str()).copied().unwrap_or(0),
                })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::By;
    use crate::outbox::actions::{alert_staff, notify, set_address, stop_letters};
    use crate::outbox::delivery::deliver;
    use crate::outbox::tests::site::TestSite;
    use actix_web::body::to_bytes;
    use actix_web::cookie::Cookie;
    use actix_web::test::TestRequest;

    async fn html(site: &TestSite, language: &'static str, view: &OutboxView) -> String {
        let request = TestRequest::get()
            .uri("/admin/outbox")
            .app_data(web::Data::new(site.app.clone()))
            .cookie(Cookie::new(crate::web::page::LANGUAGE_COOKIE, language))
            .to_http_request();
        let page = Page::new(&request, "outbox-title").unwrap().render("admin/outbox.html", view).unwrap();
        String::from_utf8(to_bytes(page.into_body()).await.unwrap().to_vec()).unwrap()
    }

    #[actix_web::test]
    async fn the_page_renders_in_every_language_with_and_without_trouble() {
        let site = TestSite::open("2026-11-23 11:00").await;
        for language in crate::texts::LANGUAGES {
            let full = html(&site, language, &OutboxView::sample()).await;
            assert!(full.contains("4H7K2M") && full.contains(&format!("lang=\"{language}\"")), "{full}");
            let calm = OutboxView { troubled: Vec::new(), retried: 0, ..OutboxView::sample() };
            assert!(!html(&site, language, &calm).await.contains("4H7K2M"));
        }
    }

    #[actix_web::test]
    async fn an_administrator_sees_counts_and_trouble_of_the_own_unit_and_no_address() {
        let site = TestSite::open("2026-11-23 11:00").await;
        let (client, quiet, staff) = (site.client("anna").await, site.client("bo").await, site.staff("cia").await);
        let unit = site.unit.clone();
        site.act(move |tx| {
            notify(tx, &client, &unit, None)?;
            stop_letters(tx, &By::system(), None, &quiet)?;
            notify(tx, &quiet, &unit, None)?;
            set_address(tx, &staff, None)?;
            alert_staff(tx, &unit, &staff)
        })
        .await;
        deliver(&site.app, &TestSite::captured()).await.unwrap();
        let own = access::unit_admin_of_operator(&site.unit);
        let view = site.act(move |tx| OutboxView::read(tx, &own)).await;
        let counted: Vec<(&str, i64)> =
            view.states.iter().map(|line| (line.state, line.count)).filter(|line| line.1 > 0).collect();
        assert_eq!(counted, [("sent", 1), ("withheld", 2)]);
        assert_eq!(view.troubled.len(), 1, "only the alert that reached nobody");
        assert!(view.troubled[0].is_alert && view.troubled[0].queued == "2026-11-23 12:00");
        let page = html(&site, "sv", &view).await;
        assert!(!page.contains("example.org"), "{page}");
        let other = access::unit_admin_of_operator(&"another-unit".into());
        let view = site.act(move |tx| OutboxView::read(tx, &other)).await;
        assert!(view.troubled.is_empty() && view.states.iter().all(|line| line.count == 0));
    }
}
