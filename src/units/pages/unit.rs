//! The administrator's page of the own unit: how it stands, and the form that changes it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::db::once;
use crate::error::{FieldErrors, Result};
use crate::units::rules::{self, Typed};
use crate::units::{self, Unit, actions};
use crate::web::page::Fault;
use crate::web::{App, Form, Page, see_other};

const SINGLE: [&str; 14] = [
    "site_name",
    "wording",
    "time_zone",
    "opens",
    "closes",
    "reply_days",
    "reading_weeks",
    "exit_url",
    "duty_address",
    "duty_remove",
    "out_of_hours_sv",
    "out_of_hours_en",
    "police_sv",
    "police_en",
];
const MANY: [&str; 1] = ["workdays"];
/// Where an accepted form leads; the page then says that it was saved.
const SAVED: &str = "/admin/units?saved";

/// The page.
#[derive(Debug, Serialize)]
pub(super) struct View {
    pub(super) name: String,
    pub(super) regime: String,
    pub(super) locale: String,
    pub(super) has_duty: bool,
    /// What stands in the fields.
    pub(super) typed: Typed,
    /// What is wrong, for the summary.
    pub(super) faults: Vec<Fault>,
    /// The same by field.
    pub(super) fault: BTreeMap<String, String>,
}

impl View {
    #[cfg(test)]
    pub(super) fn samples(page_faults: Vec<Fault>) -> Vec<Self> {
        let typed = || Typed {
            site_name: "Steg".to_owned(),
            wording: "support".to_owned(),
            time_zone: "Europe/Stockholm".to_owned(),
            workdays: vec!["1".to_owned(), "5".to_owned()],
            opens: "08:00".to_owned(),
            closes: "17:00".to_owned(),
            reply_days: "2".to_owned(),
            reading_weeks: "52".to_owned(),
            exit_url: "https://www.smhi.se/".to_owned(),
            out_of_hours_sv: "Ring socialjouren.".to_owned(),
            ..Typed::default()
        };
        let view = |has_duty, regime: &str, faults: Vec<Fault>| Self {
            name: "Familjeenheten".to_owned(),
            regime: regime.to_owned(),
            locale: "sv".to_owned(),
            has_duty,
            typed: typed(),
            fault: by_field(&faults),
            faults,
        };
        let mut views: Vec<Self> = rules::REGIMES.iter().map(|regime| view(true, regime, Vec::new())).collect();
        views.push(view(false, "privat", page_faults));
        views
    }

    fn of(unit: Unit, typed: Typed, faults: Vec<Fault>) -> Self {
        Self {
            name: unit.name,
            regime: unit.regime,
            locale: unit.locale,
            has_duty: unit.has_duty,
            typed,
            fault: by_field(&faults),
            faults,
        }
    }
}

fn by_field(faults: &[Fault]) -> BTreeMap<String, String> {
    let mut by_field = BTreeMap::new();
    for fault in faults {
        by_field.entry(fault.field.clone()).or_insert_with(|| fault.text.clone());
    }
    by_field
}

/// The unit as it stands, as if somebody had typed it.
fn as_typed(unit: &Unit, reading_weeks: i32) -> Typed {
    let in_language = |texts: &BTreeMap<String, String>, code: &str| texts.get(code).cloned().unwrap_or_default();
    Typed {
        site_name: unit.site_name.clone(),
        wording: unit.wording.clone(),
        time_zone: unit.time_zone.name().to_owned(),
        workdays: unit.hours.workdays.iter().map(|day| day.number_from_monday().to_string()).collect(),
        opens: rules::clock_time(unit.hours.opens),
        closes: rules::clock_time(unit.hours.closes),
        reply_days: unit.reply_days.to_string(),
        reading_weeks: reading_weeks.to_string(),
        exit_url: unit.exit_url.clone(),
        out_of_hours_sv: in_language(&unit.out_of_hours, "sv"),
        out_of_hours_en: in_language(&unit.out_of_hours, "en"),
        police_sv: in_language(&unit.police_text, "sv"),
        police_en: in_language(&unit.police_text, "en"),
        ..Typed::default()
    }
}

fn typed(form: &Form) -> Typed {
    let text = |field: &str| form.text(field).to_owned();
    Typed {
        site_name: text("site_name"),
        wording: text("wording"),
        time_zone: text("time_zone"),
        workdays: form.all("workdays"),
        opens: text("opens"),
        closes: text("closes"),
        reply_days: text("reply_days"),
        reading_weeks: text("reading_weeks"),
        exit_url: text("exit_url"),
        duty_address: text("duty_address"),
        duty_remove: form.text("duty_remove") == "yes",
        out_of_hours_sv: text("out_of_hours_sv"),
        out_of_hours_en: text("out_of_hours_en"),
        police_sv: text("police_sv"),
        police_en: text("police_en"),
    }
}

pub(super) async fn show(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let (unit, reading_weeks) = own_unit(&app, who).await?;
    let mut page = Page::new(&request, "unit-title")?;
    if request.query_string() == "saved" {
        page = page.with_notice("unit-saved")?;
    }
    let typed = as_typed(&unit, reading_weeks);
    page.render("admin/units.html", &View::of(unit, typed, Vec::new()))
}

pub(super) async fn change(request: HttpRequest, app: web::Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&SINGLE, &MANY)?;
    let (unit, _) = own_unit(&app, who.clone()).await?;
    let typed = typed(&form);
    match rules::read(&typed, unit.has_duty) {
        Err(errors) => refuse(&request, unit, typed, &errors),
        Ok(change) => {
            let (account, key) = (who.account().clone(), form.once().to_owned());
            let act = move |tx: &mut crate::db::Tx<'_>| {
                let admin = access::unit_admin(tx, &who)?;
                once::once(tx, &account, &key, |tx| {
                    actions::change(tx, &admin, &change)?;
                    Ok(SAVED.to_owned())
                })
            };
            Ok(see_other(&app.db().write(act).await?))
        }
    }
}

fn refuse(request: &HttpRequest, unit: Unit, typed: Typed, errors: &FieldErrors) -> Result<HttpResponse> {
    let page = Page::new(request, "unit-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let faults = page.faults(errors)?;
    page.render("admin/units.html", &View::of(unit, typed, faults))
}

/// The unit, and for how many weeks what has ended can be read in it.
async fn own_unit(app: &App, who: Who) -> Result<(Unit, i32)> {
    app.db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            Ok((units::get(rx, admin.unit())?, units::reading_weeks(rx, admin.unit())?))
        })
        .await
}
