//! A change before it is saved: what it would have found on the unit's own answers of the last year.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::typed::{self, Typed, fields};
use super::{edit, href_of, opened, shipped};
use crate::access::Who;
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::error::{FieldErrors, Result};
use crate::instruments::Library;
use crate::risk::own::{self, Tried};
use crate::risk::rules::{Difference, Example, Rule, RuleChange, RuleSet, Tier};
use crate::units::when::When;
use crate::units::{self, Unit};
use crate::web::page::{Fault, beside};
use crate::web::{App, Page};

const TEMPLATE: &str = "rules/what_if.html";

#[derive(Debug, Serialize)]
struct View {
    back: String,
    action: String,
    title: String,
    since: String,
    answers: usize,
    skipped: usize,
    is_weaker: bool,
    is_back: bool,
    rows: Vec<Row>,
    hidden: Vec<(String, String)>,
    seen: i32,
    why: String,
    sure: bool,
    faults: Vec<Fault>,
    why_fault: String,
    sure_fault: String,
}

/// What differs of one rule.
#[derive(Debug, Serialize)]
struct Row {
    title: String,
    came: usize,
    gone: usize,
    raised: usize,
    lowered: usize,
    examples: Vec<ExampleView>,
}

#[derive(Debug, Serialize)]
struct ExampleView {
    href: String,
    code: String,
    date: String,
    before: &'static str,
    after: &'static str,
}

/// What was found about a change.
pub(super) struct Found {
    unit: Unit,
    now: Moment,
    seen: i32,
    tried: Tried,
    is_known: bool,
}

pub(in super::super) async fn what_if(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    rules: web::Data<RuleSet>,
    library: web::Data<Library>,
    id: web::Path<String>,
    query: web::Query<Typed>,
) -> Result<HttpResponse> {
    let (rule, typed) = (shipped(&rules, &id)?, query.into_inner());
    let change = match typed::change(&typed, rule, &rules, &library) {
        Ok(change) => change,
        Err(errors) => return edit::refuse(&request, rule, &typed, &errors, &library),
    };
    let found = try_out(&app, who, &rules, &library, rule, &change).await?;
    if change.is_nothing() && !found.is_known {
        let mut errors = FieldErrors::default();
        errors.add(typed::tier_field(1), "rules-fault-nothing");
        return edit::refuse(&request, rule, &typed, &errors, &library);
    }
    let page = Page::new(&request, "rules-what-if-title")?;
    let shown = Shown { rule, rules: &rules, library: &library, change: &change, typed: &typed, found: &found };
    let view = shown.view(&page, Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// The log comes first, as with every list of many clients.
pub(super) async fn try_out(
    app: &App,
    who: Who,
    rules: &web::Data<RuleSet>,
    library: &web::Data<Library>,
    rule: &Rule,
    change: &RuleChange,
) -> Result<Found> {
    let log = move |tx: &mut crate::db::Tx<'_>| {
        let (caseload, standing) = opened(tx, &who)?;
        audit::record(
            tx,
            caseload.by(),
            None,
            &Event::RecordRead { what: "what_if", id: caseload.unit().to_string() },
        )?;
        Ok((caseload, standing))
    };
    let (caseload, standing) = app.db().write(log).await?;
    let (rules, library, change, id) = (rules.clone(), library.clone(), change.clone(), rule.id.clone());
    let read = move |rx: &mut crate::db::Read<'_>| {
        let tried = own::try_out(rx, &caseload, &rules, &library, &id, &change)?;
        let is_known = standing.own.rules.contains_key(&id);
        Ok(Found { unit: units::get(rx, caseload.unit())?, now: rx.now(), seen: standing.version, tried, is_known })
    };
    app.db().read(read).await
}

/// A change with what it would find.
pub(super) struct Shown<'s> {
    pub(super) rule: &'s Rule,
    pub(super) rules: &'s RuleSet,
    pub(super) library: &'s Library,
    pub(super) change: &'s RuleChange,
    pub(super) typed: &'s Typed,
    pub(super) found: &'s Found,
}

impl Shown<'_> {
    /// The same page with what was typed and what is wrong with it.
    pub(super) fn refuse(&self, request: &HttpRequest, errors: &FieldErrors) -> Result<HttpResponse> {
        let page = Page::new(request, "rules-what-if-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
        let view = self.view(&page, page.faults(errors)?)?;
        page.render(TEMPLATE, &view)
    }

    fn view(&self, page: &Page, faults: Vec<Fault>) -> Result<View> {
        let when = When::new(page, &self.found.unit, self.found.now);
        let tried = &self.found.tried;
        let typed = |field: &str| self.typed.get(field).cloned().unwrap_or_default();
        let rows = tried.rules.iter().map(|(rule, found)| self.row(rule, found, page, &when));
        Ok(View {
            back: href_of(&self.rule.id),
            action: href_of(&self.rule.id),
            title: self.rule.title.text(page.language()).to_owned(),
            since: when.day(tried.since)?,
            answers: tried.answers,
            skipped: tried.skipped,
            is_weaker: self.change.lets_through_more(self.rule, self.library),
            is_back: self.change.is_nothing(),
            rows: rows.collect::<Result<_>>()?,
            hidden: fields(self.rule).into_iter().map(|field| (field.clone(), typed(&field))).collect(),
            seen: self.found.seen,
            why: typed("why"),
            sure: typed("sure") == "yes",
            why_fault: beside(&faults, "why"),
            sure_fault: beside(&faults, "sure"),
            faults,
        })
    }

    fn row(&self, rule: &str, found: &Difference, page: &Page, when: &When<'_>) -> Result<Row> {
        let title = self.rules.rule(rule).map_or(rule, |rule| rule.title.text(page.language()));
        let example = |one: &Example| {
            Ok(ExampleView {
                href: format!("/clinic/clients/{}/answers/{}", one.code, one.response),
                code: one.code.clone(),
                date: when.day(one.at)?,
                before: one.before.map_or("", Tier::word),
                after: one.after.map_or("", Tier::word),
            })
        };
        Ok(Row {
            title: title.to_owned(),
            came: found.came,
            gone: found.gone,
            raised: found.raised,
            lowered: found.lowered,
            examples: found.examples.iter().map(example).collect::<Result<_>>()?,
        })
    }
}

#[cfg(test)]
pub(in super::super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let example = |before, after| ExampleView {
        href: "/clinic/clients/K7M2PX/answers/r1".to_owned(),
        code: "K7M2PX".to_owned(),
        date: "20 november".to_owned(),
        before,
        after,
    };
    let row = Row {
        title: "Orolig <för> att skada någon".to_owned(),
        came: 2,
        gone: 0,
        raised: 1,
        lowered: 0,
        examples: vec![example("", "red"), example("amber", "red"), example("amber", "")],
    };
    let view = |rows, is_weaker, faults: Vec<Fault>| View {
        back: "/clinic/rules/0a1b2c3d4e".to_owned(),
        action: "/clinic/rules/0a1b2c3d4e".to_owned(),
        title: "Orolig <för> att skada någon".to_owned(),
        since: "22 november 2025".to_owned(),
        answers: 120,
        skipped: usize::from(is_weaker),
        is_weaker,
        is_back: !is_weaker,
        rows,
        hidden: vec![("tier1".to_owned(), "red".to_owned())],
        seen: 2,
        why: "Vi vill <se> dem tidigare".to_owned(),
        sure: false,
        why_fault: faults.first().map(|fault| fault.text.clone()).unwrap_or_default(),
        sure_fault: faults.first().map(|fault| fault.text.clone()).unwrap_or_default(),
        faults,
    };
    let fault = Fault { field: "why".to_owned(), text: "Skriv varför".to_owned() };
    (TEMPLATE, vec![view(vec![row], true, vec![fault]), view(Vec::new(), false, Vec::new())])
}
