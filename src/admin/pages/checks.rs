//! The unit's spot checks: those that were drawn, and drawing one more.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::{actions, rules, store};
use super::words::{self, Choice};
use crate::access::{self, Who};
use crate::db::once;
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::SpotCheckId;
use crate::units::{self, Unit};
use crate::web::page::Fault;
use crate::web::{App, Form, Page, see_other};

const TEMPLATE: &str = "admin/checks.html";

/// How many checks are listed.
const LISTED: i64 = 100;

/// What `admin/checks.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    unit: String,
    rows: Vec<Row>,
    sizes: Vec<Choice>,
    size: String,
    size_fault: String,
    faults: Vec<Fault>,
}

/// One check.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    drawn: String,
    by: String,
    size: usize,
    judged: usize,
    follow_up: usize,
    /// When it was signed; empty where it is not.
    signed: String,
}

/// What the database says.
struct Found {
    unit: Unit,
    checks: Vec<store::SpotCheck>,
    verdicts: Vec<(SpotCheckId, Option<String>)>,
    names: HashMap<String, String>,
}

impl Found {
    fn read(rx: &mut Read<'_>, who: &Who) -> Result<Self> {
        let admin = access::unit_admin(rx, who)?;
        let checks = store::list(rx, admin.unit(), LISTED)?;
        let ids: Vec<&str> = checks.iter().map(|check| check.id.as_str()).collect();
        let verdicts = store::verdicts(rx, &ids)?;
        let names = words::names(rx, checks.iter().map(|check| check.drawn_by.as_str()))?;
        Ok(Self { unit: units::get(rx, admin.unit())?, verdicts, names, checks })
    }
}

impl View {
    fn of(found: &Found, size: &str, faults: Vec<Fault>) -> Self {
        let row = |check: &store::SpotCheck| {
            let of_check = || found.verdicts.iter().filter(|(id, _)| *id == check.id).map(|(_, verdict)| verdict);
            Row {
                href: format!("/admin/audit/checks/{}", check.id),
                drawn: words::minute(&found.unit, check.drawn_at),
                by: found.names.get(check.drawn_by.as_str()).cloned().unwrap_or_default(),
                size: of_check().count(),
                judged: of_check().flatten().count(),
                follow_up: of_check().flatten().filter(|verdict| *verdict == "follow_up").count(),
                signed: check.signed_at.map(|at| words::minute(&found.unit, at)).unwrap_or_default(),
            }
        };
        Self {
            rows: found.checks.iter().map(row).collect(),
            unit: found.unit.name.clone(),
            sizes: rules::SIZES.iter().map(|size| Choice::new(size.to_string(), size.to_string())).collect(),
            size: size.to_owned(),
            size_fault: faults.first().map(|fault| fault.text.clone()).unwrap_or_default(),
            faults,
        }
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let row = |signed: &str| Row {
            href: "/admin/audit/checks/k3x9a2".to_owned(),
            drawn: "2026-11-22 08:15".to_owned(),
            by: "Alma Holm".to_owned(),
            size: 10,
            judged: 4,
            follow_up: 1,
            signed: signed.to_owned(),
        };
        let view = |rows, faults: Vec<Fault>| Self {
            unit: "Familjeenheten".to_owned(),
            rows,
            sizes: vec![Choice::new("10", "10")],
            size: "10".to_owned(),
            size_fault: faults.first().map(|fault| fault.text.clone()).unwrap_or_default(),
            faults,
        };
        let fault = Fault { field: "size".to_owned(), text: "Text".to_owned() };
        vec![view(vec![row(""), row("2026-11-22 09:00")], Vec::new()), view(Vec::new(), vec![fault])]
    }
}

pub(super) async fn list(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let found = app.db().read(move |rx| Found::read(rx, &who)).await?;
    Page::new(&request, "checks-title")?.render(TEMPLATE, &View::of(&found, "10", Vec::new()))
}

pub(super) async fn draw(request: HttpRequest, app: web::Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["size"], &[])?;
    let (size, key, person) = (form.text("size").to_owned(), form.once().to_owned(), who.clone());
    let wanted = size.parse().ok().filter(|size| rules::SIZES.contains(size));
    let act = move |tx: &mut Tx<'_>| {
        let admin = access::unit_admin(tx, &person)?;
        let wanted = wanted.ok_or_else(|| Error::field("size", "check-fault-size"))?;
        once::once(tx, person.account(), &key, |tx| {
            Ok(format!("/admin/audit/checks/{}", actions::draw(tx, &admin, wanted)?))
        })
    };
    match app.db().write(act).await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => {
            let found = app.db().read(move |rx| Found::read(rx, &who)).await?;
            let page = Page::new(&request, "checks-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let faults = page.faults(&errors)?;
            page.render(TEMPLATE, &View::of(&found, &size, faults))
        }
        Err(other) => Err(other),
    }
}
