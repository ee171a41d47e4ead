//! The administrator's page about letters.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::rules::{Kind, State, masked};
use super::{actions, store};
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

/// How many letters of one state a page shows.
const SHOWN: usize = 50;

/// Which letters are wanted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    /// A state; empty for none.
    state: String,
    /// The last letter of the page before, as `seconds.number`.
    before: String,
}

async fn outbox(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    wanted: web::Query<Wanted>,
) -> Result<HttpResponse> {
    let wanted = wanted.into_inner();
    let view = app
        .db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            OutboxView::read(rx, &admin, &wanted)
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
    /// The state whose letters are listed; empty where none was asked for.
    state: &'static str,
    letters: Vec<LetterLine>,
    more: String,
}

/// One letter of the list. A client is named by case code and without an address, staff by a masked address.
#[derive(Debug, Clone, Serialize)]
pub struct LetterLine {
    number: String,
    code: String,
    is_duty: bool,
    to: String,
    is_alert: bool,
    attempts: i32,
    queued: String,
    sent: String,
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
    fn read(rx: &mut Read<'_>, admin: &UnitAdmin, wanted: &Wanted) -> Result<Self> {
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
        let state = State::ALL.into_iter().find(|state| state.as_str() == wanted.state);
        let (letters, more) = match state {
            Some(state) => letters(rx, admin, state, &wanted.before, zone)?,
            None => (Vec::new(), String::new()),
        };
        Ok(Self {
            state: state.map_or("", State::as_str),
            letters,
            more,
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
            state: "sent",
            letters: ["4H7K2M", ""]
                .map(|code| LetterLine {
                    number: "k3x7q2".to_owned(),
                    code: code.to_owned(),
                    is_duty: false,
                    to: if code.is_empty() { "e…@kommun.example".to_owned() } else { String::new() },
                    is_alert: code.is_empty(),
                    attempts: 1,
                    queued: "2026-11-22 08:00".to_owned(),
                    sent: "2026-11-22 08:01".to_owned(),
                })
                .into_iter()
                .collect(),
            more: "state=sent&before=1.a".to_owned(),
            troubled: vec![
                line("4H7K2M", false, false, "unknown"),
                line("", false, true, "withheld"),
                line("", true, true, "withheld"),
            ],
        }
    }
}

/// Fifty letters in one state, and the query of the next fifty.
fn letters(
    rx: &mut Read<'_>,
    admin: &UnitAdmin,
    state: State,
    before: &str,
    zone: Option<Tz>,
) -> Result<(Vec<LetterLine>, String)> {
    let place = before
        .split_once('.')
        .and_then(|(at, id)| Some((chrono::DateTime::from_timestamp(at.parse().ok()?, 0)?.naive_utc(), id)));
    let limit = i64::try_from(SHOWN).unwrap_or(50) + 1;
    let mut rows = store::in_state(rx, admin.unit(), state, place, limit)?;
    let has_more = rows.len() > SHOWN;
    rows.truncate(SHOWN);
    let more = rows.last().filter(|_| has_more).map_or_else(String::new, |last| {
        format!("state={}&before={}.{}", state.as_str(), last.queued_at.and_utc().timestamp(), last.id)
    });
    let accounts: Vec<&str> = rows.iter().filter_map(|row| Some(row.account_id.as_ref()?.as_str())).collect();
    let codes: HashMap<AccountId, String> = store::codes(rx, &accounts)?.into_iter().collect();
    let mut addresses: HashMap<AccountId, String> = HashMap::new();
    for settings in store::settings(rx, &accounts)? {
        let Some(sealed) = settings.address.filter(|_| !codes.contains_key(&settings.account_id)) else { continue };
        let address = actions::open_address(rx, &settings.account_id, &sealed)?;
        addresses.insert(settings.account_id, masked(&address));
    }
    let of = |account: &Option<AccountId>, known: &HashMap<AccountId, String>| {
        account.as_ref().and_then(|account| known.get(account)).cloned().unwrap_or_default()
    };
    let line = |row: store::LetterRow| LetterLine {
        code: of(&row.account_id, &codes),
        to: of(&row.account_id, &addresses),
        is_duty: row.account_id.is_none(),
        is_alert: Kind::parse(&row.kind) == Kind::Alert,
        attempts: row.attempts,
        queued: local(row.queued_at, zone),
        sent: row.sent_at.map(|at| local(at, zone)).unwrap_or_default(),
        number: row.id.to_string(),
    };
    Ok((rows.into_iter().map(line).collect(), more))
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
            let calm = OutboxView { troubled: Vec::new(), letters: Vec::new(), retried: 0, ..OutboxView::sample() };
            assert!(!html(&site, language, &calm).await.contains("4H7K2M"));
        }
    }

    #[actix_web::test]
    async fn an_administrator_sees_counts_and_trouble_of_the_own_unit_and_no_whole_address() {
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
        let view = site
            .act(move |tx| OutboxView::read(tx, &own, &Wanted { state: "withheld".to_owned(), ..Wanted::default() }))
            .await;
        let counted: Vec<(&str, i64)> =
            view.states.iter().map(|line| (line.state, line.count)).filter(|line| line.1 > 0).collect();
        assert_eq!(counted, [("sent", 1), ("withheld", 2)]);
        assert_eq!(view.troubled.len(), 1, "only the alert that reached nobody");
        assert!(view.troubled[0].is_alert && view.troubled[0].queued == "2026-11-23 12:00");
        assert_eq!(view.letters.len(), 2);
        assert!(view.letters.iter().all(|letter| letter.code.is_empty() || letter.to.is_empty()));
        let page = html(&site, "sv", &view).await;
        assert!(!page.contains("anna@") && !page.contains("a…@") && !page.contains("cia@"), "{page}");
        let other = access::unit_admin_of_operator(&"another-unit".into());
        let view = site.act(move |tx| OutboxView::read(tx, &other, &Wanted::default())).await;
        assert!(view.troubled.is_empty() && view.states.iter().all(|line| line.count == 0));
    }
}
