//! The unit's log, narrowed as wanted, fifty events at a time. Reading it is an event itself.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::{queries, rules};
use super::words::{self, Choice};
use crate::access::{self, UnitAdmin, Who};
use crate::audit::{self, Event, Place, Sought};
use crate::db::{Read, Tx};
use crate::error::{FieldErrors, Result};
use crate::ids::AccountId;
use crate::jobs::{self, JobState};
use crate::units::{self, Unit};
use crate::web::page::Fault;
use crate::web::{App, Page};

const TEMPLATE: &str = "admin/audit.html";

/// How many events one page shows.
const SHOWN: usize = 50;

/// What is sought, as typed.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Typed {
    who: String,
    what: String,
    code: String,
    from: String,
    until: String,
    /// The last event of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
}

/// What `admin/audit.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    unit: String,
    rows: Vec<Row>,
    typed: Typed,
    is_narrowed: bool,
    people: Vec<Choice>,
    events: Vec<Choice>,
    faults: Vec<Fault>,
    fault: HashMap<String, String>,
    older: String,
    chain: Chain,
}

/// One event.
#[derive(Debug, Serialize)]
struct Row {
    number: i64,
    time: String,
    role: String,
    /// A colleague's name, or the beginning of an account's number; empty where no account acted.
    person: String,
    event: String,
    /// A colleague's name, a case code that was asked for, or the beginning of a client's number; empty for nobody.
    about: String,
}

/// What is known of the chain that the events form.
#[derive(Debug, Serialize)]
struct Chain {
    /// `whole`, `broken` or `unknown`.
    state: &'static str,
    when: String,
}

/// What the database says.
struct Found {
    unit: Unit,
    rows: Vec<audit::Row>,
    names: HashMap<String, String>,
    people: Vec<(String, String)>,
    chain: Option<JobState>,
    errors: FieldErrors,
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    typed: web::Query<Typed>,
) -> Result<HttpResponse> {
    let typed = typed.into_inner();
    let asked = typed.clone();
    let found = app.db().write(move |tx| find(tx, &who, &asked)).await?;
    let page = Page::new(&request, "log-title")?;
    if found.errors.is_empty() {
        let view = View::of(&page, found, typed, Vec::new())?;
        return page.render(TEMPLATE, &view);
    }
    let page = page.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let faults = page.faults(&found.errors)?;
    let view = View::of(&page, found, typed, faults)?;
    page.render(TEMPLATE, &view)
}

/// Where something typed cannot be understood, nothing is shown rather than something else.
fn find(tx: &mut Tx<'_>, who: &Who, typed: &Typed) -> Result<Found> {
    let admin = access::unit_admin(tx, who)?;
    let unit = units::get(tx, admin.unit())?;
    let mut errors = FieldErrors::default();
    let sought = sought(tx, &admin, &unit, typed, &mut errors)?;
    let rows = if errors.is_empty() {
        let limit = i64::try_from(SHOWN).unwrap_or(50) + 1;
        let rows = audit::page(tx, admin.unit(), &sought, place(&typed.before), limit)?;
        audit::record(tx, admin.by(), None, &Event::LogRead { events: rows.len().min(SHOWN) })?;
        rows
    } else {
        Vec::new()
    };
    let staff = queries::staff(tx, admin.unit())?;
    let accounts: Vec<String> = rows.iter().filter_map(|row| words::detail(row, "account")).collect();
    let actors = rows.iter().filter_map(|row| row.actor_id.as_deref());
    let staff_ids = staff.iter().map(AccountId::as_str);
    let names = words::names(tx, staff_ids.chain(actors).chain(accounts.iter().map(String::as_str)))?;
    let mut people: Vec<(String, String)> =
        staff.iter().filter_map(|account| Some((names.get(account.as_str())?.clone(), account.to_string()))).collect();
    people.sort();
    let chain = jobs::states(tx)?.into_iter().find(|state| state.job == jobs::LOG);
    Ok(Found { unit, rows, names, people, chain, errors })
}

fn sought(
    rx: &mut Read<'_>,
    admin: &UnitAdmin,
    unit: &Unit,
    typed: &Typed,
    errors: &mut FieldErrors,
) -> Result<Sought> {
    let (from, until) = rules::dates(typed.from.trim(), typed.until.trim(), errors);
    let code = typed.code.trim().to_uppercase();
    let client = if code.is_empty() { None } else { queries::client_of(rx, admin.unit(), &code)? };
    if client.is_none() && !code.is_empty() {
        errors.add("code", "log-fault-code");
    }
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Ok(Sought {
        who: given(&typed.who).map(AccountId::from),
        event: given(&typed.what),
        client,
        from: from.and_then(|date| unit.start_of(date)),
        until: until.and_then(|date| unit.end_of(date)),
    })
}

/// A place in the log as it stands in an address: `seconds-number`. What cannot be read is the newest event.
fn place(text: &str) -> Option<Place> {
    let (at, seq) = text.split_once('-')?;
    Some((chrono::DateTime::from_timestamp(at.parse().ok()?, 0)?.naive_utc(), seq.parse().ok()?))
}

impl View {
    fn of(page: &Page, mut found: Found, typed: Typed, faults: Vec<Fault>) -> Result<Self> {
        let has_more = found.rows.len() > SHOWN;
        found.rows.truncate(SHOWN);
        let older = found.rows.last().filter(|_| has_more).map(|last| {
            let before = format!("{}-{}", last.at.and_utc().timestamp(), last.seq);
            serde_urlencoded::to_string(Typed { before, ..typed.clone() }).unwrap_or_default()
        });
        let rows = found.rows.iter().map(|row| Row::of(page, &found, row, &typed)).collect();
        Ok(Self {
            rows,
            is_narrowed: [&typed.who, &typed.what, &typed.code, &typed.from, &typed.until, &typed.before]
                .iter()
                .any(|field| !field.is_empty()),
            events: events(page)?,
            people: found.people.into_iter().map(|(name, account)| Choice::new(account, name)).collect(),
            fault: faults.iter().map(|fault| (fault.field.clone(), fault.text.clone())).collect(),
            faults,
            older: older.unwrap_or_default(),
            chain: Chain::of(&found.unit, found.chain.as_ref()),
            unit: found.unit.name,
            typed,
        })
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let row = |person: &str, about: &str| Row {
            number: 41,
            time: "2026-11-22 08:15:07".to_owned(),
            role: "Behandlare".to_owned(),
            person: person.to_owned(),
            event: "Läste i en klients uppgifter: översikten".to_owned(),
            about: about.to_owned(),
        };
        let view = |rows: Vec<Row>, faults: Vec<Fault>, state| Self {
            unit: "Familjeenheten".to_owned(),
            older: if rows.is_empty() { String::new() } else { "before=1-1".to_owned() },
            rows,
            typed: Typed { code: "K7M2P".to_owned(), ..Typed::default() },
            is_narrowed: true,
            people: vec![Choice::new("k3x9a2", "Eva Lind")],
            events: vec![Choice::new("record_read", "Läste")],
            fault: faults.iter().map(|fault| (fault.field.clone(), fault.text.clone())).collect(),
            faults,
            chain: Chain { state, when: "2026-11-22 02:20".to_owned() },
        };
        let fault = Fault { field: "code".to_owned(), text: "Text".to_owned() };
        vec![
            view(vec![row("Eva Lind", "K7M2PX"), row("", "")], Vec::new(), "whole"),
            view(Vec::new(), vec![fault], "broken"),
            view(Vec::new(), Vec::new(), "unknown"),
        ]
    }
}

impl Row {
    fn of(page: &Page, found: &Found, row: &audit::Row, typed: &Typed) -> Self {
        let person = |id: &str| found.names.get(id).cloned().unwrap_or_else(|| words::short(id));
        let client = |id: &str| {
            let code = typed.code.trim();
            if code.is_empty() { words::short(id) } else { code.to_uppercase() }
        };
        let account = words::detail(row, "account");
        Self {
            number: row.seq,
            time: found.unit.local(row.at).format("%Y-%m-%d %H:%M:%S").to_string(),
            role: words::label(page, "log-role", &row.role),
            person: row.actor_id.as_deref().map(person).unwrap_or_default(),
            event: words::event(page, row),
            about: row.client_id.as_deref().map(client).or(account.as_deref().map(person)).unwrap_or_default(),
        }
    }
}

impl Chain {
    fn of(unit: &Unit, state: Option<&JobState>) -> Self {
        let Some(state) = state else { return Self { state: "unknown", when: String::new() } };
        let name = if state.failed { "broken" } else { "whole" };
        Self { state: name, when: words::minute(unit, state.began_at) }
    }
}

/// The events that can be sought, by their words.
fn events(page: &Page) -> Result<Vec<Choice>> {
    let mut events = Vec::new();
    for name in audit::names() {
        let label = page.text(&format!("event-{name}"), &Vec::new())?;
        events.push(Choice::new(name, label));
    }
    events.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(events)
}
