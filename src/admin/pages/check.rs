//! One spot check: each reading that was drawn, what is said of it, and the signature.

use std::collections::{BTreeMap, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::{self, Judgement};
use super::super::rules::{self, Typed};
use super::super::{queries, store};
use super::words;
use crate::access::{self, UnitAdmin, Who};
use crate::audit;
use crate::db::once;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{AccountId, SpotCheckId};
use crate::units::{self, Unit};
use crate::web::page::{self, Fault};
use crate::web::{App, Form, Page, see_other};

const TEMPLATE: &str = "admin/check.html";

/// What `admin/check.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    unit: String,
    action: String,
    drawn: String,
    drawn_by: String,
    /// The time that readings were drawn from, and how many there were.
    from: String,
    until: String,
    readings: i32,
    /// Empty where the check is not signed.
    signed: String,
    signed_by: String,
    entries: Vec<EntryView>,
    left: usize,
    faults: Vec<Fault>,
}

/// One reading.
#[derive(Debug, Serialize)]
struct EntryView {
    position: i32,
    when: String,
    who: String,
    role: String,
    what: String,
    code: String,
    /// What the reader was to the client at the time: `responsible`, `deputy`, `supervisor` or `none`.
    relation: &'static str,
    /// Whether whoever is signed in is the reader, and cannot judge it.
    is_own: bool,
    verdict: String,
    verdict_fault: String,
    note: String,
    note_fault: String,
    judged: String,
    judged_by: String,
}

/// What led here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

/// What the database says.
struct Found {
    admin: UnitAdmin,
    unit: Unit,
    check: store::SpotCheck,
    entries: Vec<(store::Entry, String)>,
    events: HashMap<i64, audit::Row>,
    names: HashMap<String, String>,
    codes: HashMap<String, String>,
    care: Vec<queries::Care>,
}

impl Found {
    fn read(rx: &mut Read<'_>, who: &Who, check: &SpotCheckId) -> Result<Self> {
        let admin = access::unit_admin(rx, who)?;
        let check = store::get(rx, admin.unit(), check)?;
        let mut entries = Vec::new();
        for entry in store::entries(rx, &check.id)? {
            let note = actions::note(rx, &entry)?;
            entries.push((entry, note));
        }
        let numbers: Vec<i64> = entries.iter().map(|(entry, _)| entry.event_seq).collect();
        let events: HashMap<i64, audit::Row> =
            audit::numbered(rx, &numbers)?.into_iter().map(|event| (event.seq, event)).collect();
        let clients: Vec<&str> = events.values().filter_map(|event| event.client_id.as_deref()).collect();
        let readers = events.values().filter_map(|event| event.actor_id.as_deref());
        let judges = entries.iter().filter_map(|(entry, _)| Some(entry.judged_by.as_ref()?.as_str()));
        let makers = [Some(check.drawn_by.as_str()), check.signed_by.as_ref().map(AccountId::as_str)];
        Ok(Self {
            names: words::names(rx, readers.chain(judges).chain(makers.into_iter().flatten()))?,
            codes: queries::codes(rx, &clients)?,
            care: queries::care_of(rx, &clients)?,
            unit: units::get(rx, admin.unit())?,
            admin,
            check,
            entries,
            events,
        })
    }

    fn name(&self, account: Option<&str>) -> String {
        let name = account.map(|id| self.names.get(id).cloned().unwrap_or_else(|| words::short(id)));
        name.unwrap_or_default()
    }

    /// What the reader was to the client when the record was read.
    fn relation(&self, event: &audit::Row) -> &'static str {
        if event.role == "supervisor" {
            return "supervisor";
        }
        let holds = |care: &&queries::Care| {
            Some(care.client.as_str()) == event.client_id.as_deref()
                && Some(care.account.as_str()) == event.actor_id.as_deref()
                && care.from <= event.at
                && care.until.is_none_or(|until| until > event.at)
        };
        match self.care.iter().find(holds).map(|care| care.kind.as_str()) {
            Some("responsible") => "responsible",
            Some(_) => "deputy",
            None => "none",
        }
    }
}

impl View {
    fn of(page: &Page, found: &Found, typed: &BTreeMap<i32, Typed>, faults: Vec<Fault>) -> Self {
        let beside = |field: String| page::beside(&faults, &field);
        let entries: Vec<EntryView> = found
            .entries
            .iter()
            .filter_map(|(entry, note)| {
                let event = found.events.get(&entry.event_seq)?;
                let stored = Typed { verdict: entry.verdict.clone().unwrap_or_default(), note: note.clone() };
                let said = typed.get(&entry.position).cloned().unwrap_or(stored);
                Some(EntryView {
                    position: entry.position,
                    when: words::minute(&found.unit, event.at),
                    who: found.name(event.actor_id.as_deref()),
                    role: words::label(page, "log-role", &event.role),
                    what: words::event(page, event),
                    code: event.client_id.as_ref().and_then(|id| found.codes.get(id)).cloned().unwrap_or_default(),
                    relation: found.relation(event),
                    is_own: event.actor_id.as_deref() == found.admin.by().account.as_ref().map(AccountId::as_str),
                    verdict: said.verdict,
                    verdict_fault: beside(format!("verdict-{}", entry.position)),
                    note: said.note,
                    note_fault: beside(format!("note-{}", entry.position)),
                    judged: entry.judged_at.map(|at| words::minute(&found.unit, at)).unwrap_or_default(),
                    judged_by: found.name(entry.judged_by.as_ref().map(AccountId::as_str)),
                })
            })
            .collect();
        let day = |at| found.unit.date(at).to_string();
        Self {
            unit: found.unit.name.clone(),
            action: format!("/admin/audit/checks/{}", found.check.id),
            drawn: words::minute(&found.unit, found.check.drawn_at),
            drawn_by: found.name(Some(found.check.drawn_by.as_str())),
            from: day(found.check.from_at),
            until: day(found.check.until_at),
            readings: found.check.readings,
            signed: found.check.signed_at.map(|at| words::minute(&found.unit, at)).unwrap_or_default(),
            signed_by: found.name(found.check.signed_by.as_ref().map(AccountId::as_str)),
            left: found.entries.iter().filter(|(entry, _)| entry.verdict.is_none()).count(),
            entries,
            faults,
        }
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let entry = |relation, verdict: &str, fault: &str, is_own| EntryView {
            position: 1,
            when: "2026-11-20 10:12".to_owned(),
            who: "Eva Lind".to_owned(),
            role: "Behandlare".to_owned(),
            what: "Läste i en klients uppgifter: översikten".to_owned(),
            code: "K7M2PX".to_owned(),
            relation,
            is_own,
            verdict: verdict.to_owned(),
            verdict_fault: fault.to_owned(),
            note: "Frågade Eva.".to_owned(),
            note_fault: fault.to_owned(),
            judged: if verdict.is_empty() { String::new() } else { "2026-11-22 09:00".to_owned() },
            judged_by: if verdict.is_empty() { String::new() } else { "Alma Holm".to_owned() },
        };
        let view = |signed: &str, faults: Vec<Fault>| Self {
            unit: "Familjeenheten".to_owned(),
            action: "/admin/audit/checks/k3x9a2".to_owned(),
            drawn: "2026-11-22 08:15".to_owned(),
            drawn_by: "Alma Holm".to_owned(),
            from: "2026-10-23".to_owned(),
            until: "2026-11-22".to_owned(),
            readings: 412,
            signed: signed.to_owned(),
            signed_by: if signed.is_empty() { String::new() } else { "Alma Holm".to_owned() },
            left: 2,
            entries: vec![
                entry("responsible", "in_order", "", false),
                entry("deputy", "follow_up", "", false),
                entry("supervisor", "", "Text", false),
                entry("none", "", "", true),
            ],
            faults,
        };
        let fault = Fault { field: "verdict-3".to_owned(), text: "Text".to_owned() };
        vec![view("", vec![fault]), view("2026-11-22 09:30", Vec::new())]
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    check: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let check = SpotCheckId::from(check.into_inner());
    let found = app.db().read(move |rx| Found::read(rx, &who, &check)).await?;
    let page = Page::new(&request, "check-title")?;
    let page = match asked.done.as_str() {
        "saved" => page.with_notice("check-saved")?,
        "signed" => page.with_notice("check-signed")?,
        _ => page,
    };
    let view = View::of(&page, &found, &BTreeMap::new(), Vec::new());
    page.render(TEMPLATE, &view)
}

pub(super) async fn judge(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    check: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let check = SpotCheckId::from(check.into_inner());
    let (typed, person, id) = (typed(&form)?, who.clone(), check.clone());
    let (said, key, is_signed) = (typed.clone(), form.once().to_owned(), form.text("do") == "sign");
    let act = move |tx: &mut Tx<'_>| {
        once::once(tx, person.account(), &key, |tx| judge_all(tx, &person, &id, &said, is_signed))
    };
    match app.db().write(act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => {
            let found = app.db().read(move |rx| Found::read(rx, &who, &check)).await?;
            let page = Page::new(&request, "check-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let view = View::of(&page, &found, &typed, page.faults(&errors)?);
            page.render(TEMPLATE, &view)
        }
        Err(other) => Err(other),
    }
}

/// Saves what is said; where the check is to be signed, both are one act or neither is done.
fn judge_all(
    tx: &mut Tx<'_>,
    who: &Who,
    check: &SpotCheckId,
    typed: &BTreeMap<i32, Typed>,
    is_signed: bool,
) -> Result<String> {
    let admin = access::unit_admin(tx, who)?;
    let mut errors = FieldErrors::default();
    let mut said = Vec::new();
    for (position, typed) in typed {
        if let Some((verdict, note)) = rules::judgement(*position, typed, &mut errors) {
            said.push(Judgement { position: *position, verdict, note });
        }
    }
    errors.into_result()?;
    actions::judge(tx, &admin, check, &said)?;
    if is_signed {
        actions::sign(tx, &admin, check)?;
    }
    Ok(format!("/admin/audit/checks/{check}?done={}", if is_signed { "signed" } else { "saved" }))
}

/// What was typed, by the readings' numbers.
fn typed(form: &Form) -> Result<BTreeMap<i32, Typed>> {
    let most = rules::SIZES.iter().copied().max().unwrap_or(0);
    let names: Vec<String> =
        (1..=most).flat_map(|n| [format!("verdict-{n}"), format!("note-{n}")]).chain(["do".to_owned()]).collect();
    form.only(&names.iter().map(String::as_str).collect::<Vec<_>>(), &[])?;
    let mut typed: BTreeMap<i32, Typed> = BTreeMap::new();
    for name in form.names() {
        let Some((field, position)) = name.split_once('-') else { continue };
        let Ok(position) = position.parse() else { continue };
        let said = typed.entry(position).or_default();
        let text = form.text(name).to_owned();
        if field == "verdict" { said.verdict = text } else { said.note = text }
    }
    Ok(typed)
}
