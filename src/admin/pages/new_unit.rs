//! Adding a unit: what it cannot do without, with the rest as usual until its administrator changes it.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::actions;
use super::words::Choice;
use crate::access::{self, Who};
use crate::db::{Tx, once};
use crate::error::{FieldErrors, Result};
use crate::units::actions::NewUnit;
use crate::units::rules::{self, Founding, Typed};
use crate::web::page::Fault;
use crate::web::{App, Form, Page, see_other};

const TEMPLATE: &str = "admin/new_unit.html";

const FIELDS: [&str; 9] = [
    "name",
    "regime",
    "locale",
    "site_name",
    "wording",
    "time_zone",
    "duty_address",
    "out_of_hours_sv",
    "out_of_hours_en",
];

/// Where an accepted form leads: to the place where the new role is chosen.
const ADDED: &str = "/account?done=unit";

/// What `admin/new_unit.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    founding: Founding,
    typed: Typed,
    regimes: Vec<Choice>,
    languages: Vec<Choice>,
    faults: Vec<Fault>,
    fault: BTreeMap<String, String>,
}

impl View {
    fn of(page: &Page, founding: Founding, typed: Typed, faults: Vec<Fault>) -> Result<Self> {
        let regime =
            |regime: &&str| Ok(Choice::new(*regime, page.text(&format!("unit-regime-{regime}"), &Vec::new())?));
        Ok(Self {
            founding,
            typed,
            regimes: rules::REGIMES.iter().map(regime).collect::<Result<_>>()?,
            languages: vec![Choice::new("sv", "Svenska"), Choice::new("en", "English")],
            fault: faults.iter().rev().map(|fault| (fault.field.clone(), fault.text.clone())).collect(),
            faults,
        })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let fault = Fault { field: "name".to_owned(), text: "Text".to_owned() };
        Self {
            founding: Founding { name: "Mansmottagningen".to_owned(), ..Founding::default() },
            typed: usual(),
            regimes: vec![Choice::new("privat", "Privat verksamhet")],
            languages: vec![Choice::new("sv", "Svenska")],
            fault: BTreeMap::from([(fault.field.clone(), fault.text.clone())]),
            faults: vec![fault],
        }
    }
}

/// What most units begin with.
fn usual() -> Typed {
    Typed {
        wording: "treatment".to_owned(),
        time_zone: "Europe/Stockholm".to_owned(),
        workdays: (1..=5).map(|day| day.to_string()).collect(),
        opens: "08:00".to_owned(),
        closes: "17:00".to_owned(),
        reply_days: "2".to_owned(),
        reading_weeks: "52".to_owned(),
        exit_url: "https://www.smhi.se/".to_owned(),
        ..Typed::default()
    }
}

pub(super) async fn show(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    app.db().read(move |rx| access::unit_admin(rx, &who).map(drop)).await?;
    let page = Page::new(&request, "unit-new-title")?;
    let founding = Founding { locale: page.language().to_owned(), ..Founding::default() };
    let view = View::of(&page, founding, usual(), Vec::new())?;
    page.render(TEMPLATE, &view)
}

pub(super) async fn add(request: HttpRequest, app: web::Data<App>, who: Who, form: Form) -> Result<HttpResponse> {
    form.only(&FIELDS, &[])?;
    let text = |field: &str| form.text(field).to_owned();
    let founding = Founding { name: text("name"), regime: text("regime"), locale: text("locale") };
    let typed = Typed {
        site_name: text("site_name"),
        wording: text("wording"),
        time_zone: text("time_zone"),
        duty_address: text("duty_address"),
        out_of_hours_sv: text("out_of_hours_sv"),
        out_of_hours_en: text("out_of_hours_en"),
        ..usual()
    };
    let change = match rules::read_new(&founding, &typed) {
        Ok(change) => change,
        Err(errors) => return refuse(&request, founding, typed, &errors),
    };
    let (new, key) = (NewUnit::of(founding, change), form.once().to_owned());
    let act = move |tx: &mut Tx<'_>| {
        let admin = access::unit_admin(tx, &who)?;
        once::once(tx, who.account(), &key, |tx| {
            actions::add_unit(tx, &admin, &new)?;
            Ok(ADDED.to_owned())
        })
    };
    Ok(see_other(&app.db().write(act).await?))
}

fn refuse(request: &HttpRequest, founding: Founding, typed: Typed, errors: &FieldErrors) -> Result<HttpResponse> {
    let page = Page::new(request, "unit-new-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let faults = page.faults(errors)?;
    let view = View::of(&page, founding, typed, faults)?;
    page.render(TEMPLATE, &view)
}
