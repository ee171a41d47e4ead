//! A member of staff's own settings: when one is away, and the way to one's own account.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use serde::Serialize;

use super::super::queries;
use crate::access::{self, Who};
use crate::care;
use crate::clock::Moment;
use crate::db::{Tx, once};
use crate::error::{FieldErrors, Result};
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::{App, Form, Page, page, see_other};

const TEMPLATE: &str = "caseload/settings.html";

#[derive(Debug, Default, Serialize)]
struct View {
    faults: Vec<page::Fault>,
    has_receipt: bool,
    absences: Vec<String>,
    today: String,
    from: String,
    until: String,
    from_fault: String,
    until_fault: String,
}

struct Found {
    unit: Unit,
    now: Moment,
    absences: Vec<(Moment, Moment)>,
}

fn find(tx: &mut Tx<'_>, who: &Who) -> Result<Found> {
    let caseload = access::caseload(tx, who)?;
    let now = tx.now();
    Ok(Found { unit: units::get(tx, caseload.unit())?, absences: queries::absences(tx, caseload.account(), now)?, now })
}

fn view(page: &Page, found: &Found, form: Option<&Form>, faults: Vec<page::Fault>) -> Result<View> {
    let when = When::new(page, &found.unit, found.now);
    let typed = |field: &str| form.map_or("", |form| form.text(field)).to_owned();
    let fault = |field: &str| page::beside(&faults, field);
    let absence = |(from, until): &(Moment, Moment)| {
        let last = found.unit.date(*until - chrono::TimeDelta::seconds(1));
        let args = vec![("from", when.day(*from)?.into()), ("until", when.date(last)?.into())];
        page.text("away-span", &args)
    };
    Ok(View {
        has_receipt: false,
        absences: found.absences.iter().map(absence).collect::<Result<_>>()?,
        today: when.today().to_string(),
        from: typed("from"),
        until: typed("until"),
        from_fault: fault("from"),
        until_fault: fault("until"),
        faults,
    })
}

#[cfg(test)]
pub(super) fn sample() -> (&'static str, impl Serialize) {
    let fault = |field: &str, text: &str| page::Fault { field: field.to_owned(), text: text.to_owned() };
    let view = View {
        faults: vec![fault("from", "Skriv första dagen."), fault("until", "Skriv sista dagen.")],
        has_receipt: true,
        absences: vec!["21 december–4 januari 2027".to_owned()],
        today: "2026-11-22".to_owned(),
        from: "2026-12-21".to_owned(),
        until: "2026-12-20".to_owned(),
        from_fault: "Skriv första dagen.".to_owned(),
        until_fault: "Skriv sista dagen.".to_owned(),
    };
    (TEMPLATE, view)
}

/// The settings.
pub(super) async fn show(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let found = app.db().write(move |tx| find(tx, &who)).await?;
    let page = Page::new(&request, "away-title")?;
    let has_receipt = request.query_string() == "saved";
    let view = View { has_receipt, ..view(&page, &found, None, Vec::new())? };
    page.render(TEMPLATE, &view)
}

/// Notes that one is away from the first to the last day, both whole.
pub(super) async fn be_away(request: HttpRequest, app: web::Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&["from", "until"], &[])?;
    let reader = who.clone();
    let found = app.db().write(move |tx| find(tx, &reader)).await?;
    match span(&form, &found.unit, found.unit.date(found.now)) {
        Ok((from, until)) => {
            let key = form.once().to_owned();
            let act = move |tx: &mut Tx<'_>| {
                let caseload = access::caseload(tx, &who)?;
                once::once(tx, caseload.account(), &key, |tx| {
                    care::actions::be_away(tx, caseload.account(), from, until)?;
                    Ok("/clinic/settings?saved".to_owned())
                })
            };
            Ok(see_other(&app.db().write(act).await?))
        }
        Err(errors) => {
            let page = Page::new(&request, "away-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let view = view(&page, &found, Some(&form), page.faults(&errors)?)?;
            page.render(TEMPLATE, &view)
        }
    }
}

/// The first and the last day as typed, as the moments at which they begin and end on the unit's clocks.
fn span(form: &Form, unit: &Unit, today: NaiveDate) -> Result<(Moment, Moment), FieldErrors> {
    const LONGEST_DAYS: i64 = 400;
    let mut errors = FieldErrors::default();
    let date = |field: &str| form.text(field).parse::<NaiveDate>().ok();
    let (from, until) = (date("from"), date("until"));
    if from.is_none() {
        errors.add("from", "away-fault-from");
    }
    match (from, until) {
        (_, None) => errors.add("until", "away-fault-until"),
        (Some(from), Some(until)) if until < from || until < today || (until - from).num_days() > LONGEST_DAYS => {
            errors.add("until", "away-fault-order");
        }
        _ => {}
    }
    let after = until.and_then(|until| until.checked_add_days(Days::new(1)));
    match (from, after) {
        (Some(from), Some(after)) if errors.is_empty() => Ok((midnight(unit, from), midnight(unit, after))),
        _ => Err(errors),
    }
}

fn midnight(unit: &Unit, date: NaiveDate) -> Moment {
    let local = date.and_time(NaiveTime::MIN);
    unit.time_zone.from_local_datetime(&local).earliest().map_or(local, |at| at.naive_utc())
}
