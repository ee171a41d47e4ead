//! Pages of the demo: who can be signed in, the clock, the letters. None needs a session; none exists under `serve`.

use actix_web::http::header::HeaderMap;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::people::{self, Person};
use super::seed::{JUST_STARTED, STAFF};
use crate::accounts;
use crate::db::Read;
use crate::error::{Error, Result};
use crate::ids::AccountId;
use crate::jobs::Jobs;
use crate::outbox::{self, LetterJson, Mailer};
use crate::web::{App, Audience, Page, Routes, cookies, see_other};

/// The routes of the demo.
pub fn routes(routes: &mut Routes) {
    routes.get("/demo", Audience::Public, show);
    routes.get("/demo/sign-in/{handle}", Audience::Public, sign_in);
    routes.post("/demo/clock", Audience::Public, move_clock);
    routes.get("/demo/outbox", Audience::Public, show_outbox);
    routes.get("/demo/outbox.json", Audience::Public, outbox_json);
}

/// What `demo/people.html` shows.
#[derive(Debug, Serialize)]
struct View {
    now: String,
    staff: Vec<Card>,
    clients: Vec<Card>,
}

#[derive(Debug, Serialize)]
struct Card {
    handle: String,
    name: String,
    text: String,
}

async fn show(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse> {
    let page = Page::new(&request, "demo-title")?;
    let language = page.language().to_owned();
    let people = people::load()?;
    let mut staff = Vec::new();
    for (handle, name, role) in STAFF {
        let text = page.text(&format!("role-{}", role.as_str()), &Vec::new())?;
        staff.push(Card { handle: handle.to_owned(), name: name.to_owned(), text });
    }
    let card = |person: &Person| {
        let now = people.iter().find(|one| one.continues.as_ref() == Some(&person.handle)).unwrap_or(person);
        let text = now.story.get(&language).cloned().unwrap_or_default();
        Card { text, handle: person.handle.clone(), name: person.name.clone() }
    };
    let clients = people.iter().filter(|person| person.continues.is_none()).map(card).collect();
    let now = chrono::TimeZone::from_utc_datetime(&chrono_tz::Europe::Stockholm, &app.db().site().clock.now());
    let view = View { now: now.format("%Y-%m-%d %H.%M").to_string(), staff, clients };
    page.render("demo/people.html", &view)
}

/// The contract's handles and everybody's own.
fn sign_in_name(handle: &str) -> String {
    match handle {
        "client" => JUST_STARTED.to_owned(),
        "clinician" => "karin".to_owned(),
        other => other.to_owned(),
    }
}

async fn sign_in(app: web::Data<App>, request: HttpRequest, path: web::Path<String>) -> Result<HttpResponse> {
    let handle = sign_in_name(&path.into_inner());
    let (token, home) = app
        .db()
        .write(move |tx| {
            let account = account_of(tx, &handle)?.ok_or(Error::NotFound)?;
            let token = accounts::actions::open_first_session(tx, &account)?.token;
            let who = crate::access::who(tx, &crate::crypto::token_hash(&token))?.ok_or(Error::NotFound)?;
            let event = crate::audit::Event::DemoSignIn { handle };
            crate::audit::record(tx, &who.by(), None, &event)?;
            Ok((token, home_of(who.role())))
        })
        .await?;
    let mut answer = see_other(home);
    answer
        .add_cookie(&cookies::make(app.web(), cookies::session_name(app.web()), token))
        .map_err(|error| Error::internal("set a cookie", error))?;
    tracing::debug!(path = request.path(), "somebody of the demo was signed in");
    Ok(answer)
}

fn home_of(role: crate::access::Role) -> &'static str {
    use crate::access::Role;
    match role {
        Role::Client => "/my",
        Role::Clinician | Role::Supervisor => "/clinic",
        Role::Researcher => "/research",
        Role::Admin => "/admin",
    }
}

/// Staff are found by their address, clients by their name.
fn account_of(rx: &mut Read<'_>, handle: &str) -> Result<Option<AccountId>> {
    if STAFF.iter().any(|(known, _, _)| *known == handle) {
        return accounts::actions::find_by_sign_in(rx, &format!("{handle}@unit.example"));
    }
    let Some(person) = people::load()?.into_iter().find(|person| person.handle == handle) else { return Ok(None) };
    for unit in crate::units::list(rx)? {
        let clients = crate::care::clients_of_unit(rx, &unit.id)?;
        let keys = crate::crypto::client_keys(rx, clients.iter().map(|client| &client.id))?;
        for client in clients {
            if crate::care::actions::name(&keys, &client)? == person.name {
                return Ok(Some(client.account_id));
            }
        }
    }
    Ok(None)
}

/// How far to move the clock, as an ISO 8601 duration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    #[serde(rename = "advance")]
    by: String,
    #[serde(default, rename = "_csrf")]
    _csrf: String,
    #[serde(default, rename = "_once")]
    _once: String,
}

async fn move_clock(
    jobs: web::Data<Jobs>,
    kept: web::Data<Kept>,
    request: HttpRequest,
    form: web::Form<Advance>,
) -> Result<HttpResponse> {
    refuse_other_sites(request.headers())?;
    let by = duration(&form.by).ok_or_else(|| Error::field("advance", "demo-fault-advance"))?;
    jobs.advance(by).await?;
    kept.keep();
    Ok(see_other("/demo"))
}

/// Where the demo keeps how far its clock was moved, so that a restart goes on from there.
#[derive(Clone)]
pub struct Kept {
    file: std::path::PathBuf,
    clock: crate::clock::Clock,
}

impl Kept {
    /// In this file.
    pub fn new(file: std::path::PathBuf, clock: crate::clock::Clock) -> Self {
        Self { file, clock }
    }

    fn keep(&self) {
        if let Err(error) = std::fs::write(&self.file, self.clock.offset().num_seconds().to_string()) {
            tracing::warn!(%error, "the demo's clock was not kept");
        }
    }
}

/// The clock needs no session, so no token either; a page of another site may not move it all the same.
fn refuse_other_sites(headers: &HeaderMap) -> Result<()> {
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    match site {
        Some("cross-site" | "same-site") => Err(Error::field("advance", "fault-form-stale")),
        _ => Ok(()),
    }
}

/// Reads `P1W`, `P3D`, `PT2H`, `P1DT30M`: at most a year, at least a minute.
fn duration(text: &str) -> Option<TimeDelta> {
    let rest = text.trim().strip_prefix('P')?;
    let (days, hours) = rest.split_once('T').unwrap_or((rest, ""));
    let total = sum(days, &[('W', 7 * 24 * 60), ('D', 24 * 60)])? + sum(hours, &[('H', 60), ('M', 1)])?;
    (1..=366 * 24 * 60).contains(&total).then(|| TimeDelta::minutes(total))
}

/// Numbers with their units, each unit at most once and in order, in minutes.
fn sum(text: &str, units: &[(char, i64)]) -> Option<i64> {
    let (mut total, mut rest) = (0_i64, text);
    for (unit, minutes) in units {
        if let Some((number, after)) = rest.split_once(*unit) {
            total = total.checked_add(number.parse::<u16>().ok().map(i64::from)?.checked_mul(*minutes)?)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(total)
}

/// What `demo/outbox.html` shows.
#[derive(Debug, Serialize)]
struct Letters {
    letters: Vec<LetterJson>,
}

async fn show_outbox(app: web::Data<App>, mailer: web::Data<Mailer>, request: HttpRequest) -> Result<HttpResponse> {
    let page = Page::new(&request, "demo-outbox-title")?;
    page.render("demo/outbox.html", &Letters { letters: letters(app, mailer).await? })
}

async fn outbox_json(app: web::Data<App>, mailer: web::Data<Mailer>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(letters(app, mailer).await?))
}

async fn letters(app: web::Data<App>, mailer: web::Data<Mailer>) -> Result<Vec<LetterJson>> {
    let inner = app.clone();
    app.db().read(move |rx| outbox::list_for_json(rx, &inner, &mailer)).await
}

#[cfg(test)]
mod tests {
    use super::duration;
    use chrono::TimeDelta;

    #[test]
    fn durations_are_read_in_iso_8601_and_nothing_else() {
        assert_eq!(duration("P1D"), Some(TimeDelta::days(1)));
        assert_eq!(duration("P1W"), Some(TimeDelta::days(7)));
        assert_eq!(duration("P1DT2H30M"), Some(TimeDelta::minutes(24 * 60 + 150)));
        assert_eq!(duration("PT15M"), Some(TimeDelta::minutes(15)));
        for wrong in ["", "P", "1D", "P-1D", "PD", "P1D1D", "PT1D", "P1000W", "P99999999999D", "PT0M"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
    }
}
