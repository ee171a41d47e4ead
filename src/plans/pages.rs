//! The client's own plans: to read, to print, to change.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::{OwnPlan, actions, latest};
use crate::access::{self, ClientSelf, Who};
use crate::db::Read;
use crate::db::once::once;
use crate::error::{Error, FieldErrors, Result};
use crate::programme::{Module, PlanKind, Worksheet};
use crate::treatment::exercise::{self, Sheet};
use crate::treatment::{self, Stage};
use crate::units::{self, Unit, when};
use crate::web::page::Fault;
use crate::web::{App, Audience, Form, Page, Routes, see_other};

/// The routes of this domain. Plans are numbered in addresses, since their kinds are no neutral words.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/plan", Audience::CLIENT, show);
    routes.get("/my/plan/{k}", Audience::CLIENT, edit);
    routes.post("/my/plan/{k}", Audience::CLIENT, save);
}

/// What `plans/plan.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct PlanView {
    plans: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    sheet: Sheet,
    saved: String,
    href: String,
    is_blank: bool,
}

/// What `plans/edit.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct EditView {
    sheet: Sheet,
    action: String,
    version: i32,
    faults: Vec<Fault>,
}

/// One of the client's plans with the exercise it is written in.
struct Here {
    module: Arc<Module>,
    exercise_id: String,
    plan: Option<OwnPlan>,
}

impl Here {
    /// The plan of that kind; `None` where no module that holds its exercise has been opened.
    fn read(rx: &mut Read<'_>, me: &ClientSelf, kind: PlanKind) -> Result<Option<Self>> {
        if let Some(plan) = latest(rx, me.client(), kind)? {
            let module = treatment::module(rx, &plan.content_hash)?;
            return Ok(Some(Self { module, exercise_id: plan.exercise_id.clone(), plan: Some(plan) }));
        }
        let Some(treatment) = treatment::latest(rx, me.client())? else { return Ok(None) };
        for step in treatment::steps(rx, &treatment.id)? {
            let module = treatment::module(rx, &step.content_hash)?;
            let own = module.exercises.iter().find(|exercise| exercise.plan == Some(kind)).map(|one| one.id.clone());
            if let (Some(exercise_id), false) = (own, step.stage() == Stage::Locked) {
                return Ok(Some(Self { module, exercise_id, plan: None }));
            }
        }
        Ok(None)
    }

    fn worksheet(&self) -> Worksheet {
        self.plan.as_ref().map(|plan| plan.worksheet.clone()).unwrap_or_default()
    }

    fn version(&self) -> i32 {
        self.plan.as_ref().map_or(0, |plan| plan.version)
    }
}

#[derive(Debug, Deserialize)]
struct Asked {
    saved: Option<String>,
}

/// `GET /my/plan`
async fn show(app: web::Data<App>, who: Who, request: HttpRequest, asked: web::Query<Asked>) -> Result<HttpResponse> {
    let (plans, unit) = app.db().read(move |rx| all(rx, &who)).await?;
    let mut page = Page::new(&request, "plans-title")?;
    if asked.saved.is_some() {
        page = page.with_notice("plans-saved")?;
    }
    let view = PlanView::of(&page, &plans, &unit)?;
    page.render("plans/plan.html", &view)
}

fn all(rx: &mut Read<'_>, who: &Who) -> Result<(Vec<(usize, Here)>, Unit)> {
    let me = access::client_self(rx, who)?;
    let mut plans = Vec::new();
    for (number, kind) in (1..).zip(PlanKind::ALL) {
        plans.extend(Here::read(rx, &me, kind)?.map(|here| (number, here)));
    }
    Ok((plans, units::get(rx, me.unit())?))
}

fn kind_of(number: usize) -> Result<PlanKind> {
    number.checked_sub(1).and_then(|place| PlanKind::ALL.get(place)).copied().ok_or(Error::NotFound)
}

/// `GET /my/plan/{k}`
async fn edit(app: web::Data<App>, who: Who, request: HttpRequest, path: web::Path<usize>) -> Result<HttpResponse> {
    let number = path.into_inner();
    let here = one(&app, who, number).await?;
    let page = Page::new(&request, "plans-title")?;
    let view = EditView::of(&page, number, &here, &here.worksheet(), Vec::new())?;
    page.render("plans/edit.html", &view)
}

async fn one(app: &App, who: Who, number: usize) -> Result<Here> {
    let kind = kind_of(number)?;
    let read = move |rx: &mut Read<'_>| {
        let me = access::client_self(rx, &who)?;
        Here::read(rx, &me, kind)?.ok_or(Error::NotFound)
    };
    app.db().read(read).await
}

/// `POST /my/plan/{k}`
async fn save(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    form: Form,
    path: web::Path<usize>,
) -> Result<HttpResponse> {
    let (number, writer, typed) = (path.into_inner(), who.clone(), form.clone());
    let kind = kind_of(number)?;
    let done = app.db().write(move |tx| {
        let me = access::client_self(tx, &writer)?;
        once(tx, writer.account(), form.once(), |tx| {
            let here = Here::read(tx, &me, kind)?.ok_or(Error::NotFound)?;
            let (worksheet, hash) = (checked(&here, &form, writer.language())?, here.module.hash.clone());
            actions::save(tx, &me, kind, &here.exercise_id, &hash, &worksheet)?;
            Ok("/my/plan?saved=1".to_owned())
        })
    });
    match done.await {
        Ok(location) => Ok(see_other(&location)),
        Err(Error::Invalid(errors)) => refused(&app, who, &request, number, &typed, &errors).await,
        Err(error) => Err(error),
    }
}

/// What was typed, if all of it can be kept and nothing was saved elsewhere meanwhile.
fn checked(here: &Here, form: &Form, language: &str) -> Result<Worksheet> {
    let exercise = here.module.exercise(&here.exercise_id).ok_or(Error::NotFound)?;
    let (single, many) = exercise::names(exercise);
    let single: Vec<&str> = single.iter().map(String::as_str).chain(["version"]).collect();
    form.only(&single, &many.iter().map(String::as_str).collect::<Vec<_>>())?;
    let worksheet = exercise::typed(exercise, form);
    let mut errors = FieldErrors::default();
    if form.text("version") != here.version().to_string() {
        errors.add("sheet", "plans-fault-changed");
    }
    exercise::add_faults(&mut errors, exercise, &exercise.check(&worksheet), language);
    if worksheet.is_empty() {
        errors.add("sheet", "plans-fault-empty");
    }
    errors.into_result()?;
    Ok(exercise.in_order(worksheet))
}

/// The form again with everything that was typed.
async fn refused(
    app: &App,
    who: Who,
    request: &HttpRequest,
    number: usize,
    form: &Form,
    errors: &FieldErrors,
) -> Result<HttpResponse> {
    let here = one(app, who, number).await?;
    let exercise = here.module.exercise(&here.exercise_id).ok_or(Error::NotFound)?;
    let page = Page::new(request, "plans-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = EditView::of(&page, number, &here, &exercise::typed(exercise, form), page.faults(errors)?)?;
    page.render("plans/edit.html", &view)
}

impl PlanView {
    fn of(page: &Page, plans: &[(usize, Here)], unit: &Unit) -> Result<Self> {
        let shown = |(number, here): &(usize, Here)| {
            let exercise = here.module.exercise(&here.exercise_id).ok_or(Error::NotFound)?;
            let saved = here.plan.as_ref().map(|plan| when::weekday_moment(page, unit, plan.saved_at)).transpose()?;
            Ok(Shown {
                sheet: Sheet::to_read(exercise, &here.worksheet(), &[], page.language()),
                saved: saved.unwrap_or_default(),
                href: format!("/my/plan/{number}"),
                is_blank: here.plan.is_none(),
            })
        };
        Ok(Self { plans: plans.iter().map(shown).collect::<Result<_>>()? })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    fn sample() -> Self {
        let shown = |is_blank| Shown {
            sheet: Sheet::sample(),
            saved: if is_blank { String::new() } else { "Monday".to_owned() },
            href: "/my/plan/1".to_owned(),
            is_blank,
        };
        Self { plans: vec![shown(false), shown(true)] }
    }
}

impl EditView {
    fn of(page: &Page, number: usize, here: &Here, typed: &Worksheet, faults: Vec<Fault>) -> Result<Self> {
        let exercise = here.module.exercise(&here.exercise_id).ok_or(Error::NotFound)?;
        Ok(Self {
            sheet: Sheet::to_fill(exercise, typed, &faults, page.language()),
            action: format!("/my/plan/{number}"),
            version: here.version(),
            faults,
        })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    fn sample() -> Self {
        Self {
            sheet: Sheet::sample(),
            action: "/my/plan/1".to_owned(),
            version: 2,
            faults: vec![Fault { field: "sheet".to_owned(), text: "Fault".to_owned() }],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{EditView, PlanView};
    use crate::treatment::tests::site::renders;

    #[test]
    fn every_page_of_the_plans_is_rendered_in_both_languages() {
        renders("plans/plan.html", &PlanView::sample());
        renders("plans/plan.html", &PlanView { plans: Vec::new() });
        renders("plans/edit.html", &EditView::sample());
    }
}
