//! One programme: its names, its modules, and what is needed to put the changes in use.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::words;
use super::{HOME, Line, Own, Part, act, arrange, arranged, draft, marks, outcome, seen, shipped};
use crate::access::Who;
use crate::error::{Error, FieldErrors, Result};
use crate::offer::actions::{self, OVERTAKEN};
use crate::programme::{self, Choices, Library};
use crate::texts::LANGUAGES;
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

const TEMPLATE: &str = "admin/own_programme.html";
const LONGEST_NAME: usize = 60;

/// What `admin/own_programme.html` shows.
#[derive(Debug, Serialize)]
pub(in super::super) struct View {
    home: &'static str,
    href: String,
    title: String,
    version: i32,
    state: &'static str,
    since: String,
    /// The version in use, to be looked at.
    used: String,
    misfits: Vec<Line>,
    stale: Vec<Line>,
    names: Vec<Name>,
    modules: Vec<Part>,
    is_changed: bool,
    faults: Vec<Fault>,
}

/// The name in one language.
#[derive(Debug, Serialize)]
struct Name {
    lang: &'static str,
    field: String,
    value: String,
    shipped: String,
    fault: String,
}

/// What was typed, by field.
type Typed = BTreeMap<String, String>;

pub(in super::super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    key: web::Path<String>,
) -> Result<HttpResponse> {
    let own = Own::find(&app, who, &library, &key).await?;
    let mut page = Page::new(&request, "own-title")?;
    page = match request.query_string() {
        "saved" => page.with_notice("own-saved")?,
        "used" => page.with_notice("own-used")?,
        "dropped" => page.with_notice("own-dropped")?,
        _ => page,
    };
    let view = View::of(&page, &own, None, Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// Keeps the unit's names of the programme; an empty one is the shipped one.
pub(in super::super) async fn name(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    key: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let fields: Vec<String> = LANGUAGES.iter().map(|language| format!("name_{language}")).collect();
    let mut single: Vec<&str> = fields.iter().map(String::as_str).collect();
    single.push("version");
    form.only(&single, &[])?;
    let typed: Typed = fields.iter().map(|field| (field.clone(), form.text(field).to_owned())).collect();
    let programme = shipped(&library, &key)?;
    let location = format!("{HOME}/{key}?saved");
    let done = match names(&typed, &programme) {
        Ok(names) => {
            let change = move |choices: &mut Choices| {
                choices.titles = names;
                Ok(())
            };
            draft(&app, who.clone(), &form, programme, location, change).await
        }
        Err(errors) => Err(Error::Invalid(errors)),
    };
    let (status, errors) = match outcome(done, &fields)? {
        Ok(done) => return Ok(done),
        Err(refused) => refused,
    };
    let own = Own::find(&app, who, &library, &key).await?;
    let page = Page::new(&request, "own-title")?.refused(status)?;
    let view = View::of(&page, &own, Some(&typed), page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}

/// The names as typed, without those that are the shipped ones.
fn names(typed: &Typed, shipped: &programme::Programme) -> Result<BTreeMap<String, String>, FieldErrors> {
    let (mut names, mut errors) = (BTreeMap::new(), FieldErrors::default());
    for language in LANGUAGES {
        let field = format!("name_{language}");
        let name = typed.get(&field).cloned().unwrap_or_default();
        if name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
            errors.add_with(field, "own-fault-name", vec![("most", LONGEST_NAME.to_string())]);
        } else if programme::exposing_word(&name).is_some() {
            errors.add(field, "own-fault-name-exposing");
        } else if !name.is_empty() && name != shipped.title(language) {
            names.insert(language.to_owned(), name);
        }
    }
    if errors.is_empty() { Ok(names) } else { Err(errors) }
}

/// Hides or moves a module.
pub(in super::super) async fn order(
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    key: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["version", "do"], &[])?;
    let (programme, wish) = (shipped(&library, &key)?, arranged(&form)?);
    let of = programme.clone();
    let change = move |choices: &mut Choices| arrange(&mut choices.modules, &of.module_ids(), &wish);
    let location = format!("{HOME}/{key}?saved#modules");
    Ok(see_other(&draft(&app, who, &form, programme, location, change).await?))
}

/// Makes a draft of the shipped programme, without anything of the unit's own.
pub(in super::super) async fn back(
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    key: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["version"], &[])?;
    let programme = shipped(&library, &key)?;
    let change = |choices: &mut Choices| {
        *choices = Choices::default();
        Ok(())
    };
    Ok(see_other(&draft(&app, who, &form, programme, format!("{HOME}/{key}?saved"), change).await?))
}

/// Drops what is not in use.
pub(in super::super) async fn undo(
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    key: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["version"], &[])?;
    let (programme, seen) = (shipped(&library, &key)?, seen(&form));
    let location = format!("{HOME}/{key}?dropped");
    let done = act(&app, who, &form, location, move |tx, admin| actions::drop_draft(tx, admin, &programme, seen)).await;
    Ok(see_other(&done?))
}

/// Puts the draft in use, where nothing stands in the way.
pub(in super::super) async fn put_in_use(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    key: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["version"], &[])?;
    let seen = seen(&form);
    // Reading the files again takes longer than an act may; the act makes sure that they are still the ones meant.
    let own = Own::find(&app, who.clone(), &library, &key).await?;
    if own.standing.version == seen && !own.attempt.misfits.is_empty() {
        let page = Page::new(&request, "own-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
        let view = View::of(&page, &own, None, Vec::new())?;
        return page.render(TEMPLATE, &view);
    }
    let (programme, made, is_right) = (own.shipped, own.attempt.programme, own.standing.version == seen);
    let put = move |tx: &mut crate::db::Tx<'_>, admin: &crate::access::UnitAdmin| {
        if is_right { actions::put_in_use(tx, admin, &programme, seen, &made) } else { Err(Error::Conflict(OVERTAKEN)) }
    };
    Ok(see_other(&act(&app, who, &form, format!("{HOME}/{key}?used"), put).await?))
}

impl View {
    fn of(page: &Page, own: &Own, typed: Option<&Typed>, faults: Vec<Fault>) -> Result<Self> {
        let language = page.language();
        let used = own.standing.used.as_ref();
        let name = |lang: &'static str| {
            let field = format!("name_{lang}");
            let kept = || own.standing.choices.titles.get(lang).cloned().unwrap_or_default();
            Name {
                lang,
                value: typed.and_then(|typed| typed.get(&field).cloned()).unwrap_or_else(kept),
                shipped: own.shipped.title(lang).to_owned(),
                fault: beside(&faults, &field),
                field,
            }
        };
        let names = LANGUAGES.into_iter().map(name).collect();
        let part = |id: &str| {
            let module = own.shipped.module(id)?;
            let is_fixed = own.shipped.fixed.contains(&module.id);
            let within = own.standing.choices.within.get(id);
            let is_outdated = |(page, own): (&String, &programme::Rewritten)| !own.is_of(module, page);
            Some(Part {
                id: id.to_owned(),
                title: module.title(language).to_owned(),
                href: format!("{}/modules/{id}", own.href()),
                marks: marks([
                    ("hidden", own.standing.choices.modules.hides(id)),
                    ("words", within.is_some()),
                    ("outdated", within.is_some_and(|within| within.rewritten.iter().any(is_outdated))),
                    ("fixed", is_fixed),
                ]),
                is_movable: !is_fixed,
                holds: Vec::new(),
            })
        };
        let all = own.standing.choices.modules.all(&own.shipped.module_ids());
        Ok(Self {
            home: HOME,
            href: own.href(),
            title: own.title(language),
            version: own.standing.version,
            state: own.state(),
            since: used.map(|used| words::minute(&own.unit, used.since)).unwrap_or_default(),
            used: format!("/admin/content/{}", used.and_then(|used| used.hash.as_ref()).unwrap_or(&own.shipped.hash)),
            misfits: own.lines(page, &own.attempt.misfits)?,
            stale: own.lines(page, &own.stale)?,
            names,
            modules: all.into_iter().filter_map(part).collect(),
            is_changed: !own.standing.choices.is_nothing(),
            faults,
        })
    }

    #[cfg(test)]
    pub(in super::super) fn samples() -> Vec<Self> {
        let view = |state: &'static str, misfits: Vec<Line>, stale: Vec<Line>| Self {
            home: HOME,
            href: format!("{HOME}/0a1b2c3d4e"),
            title: "Lugnt och stadigt".to_owned(),
            version: 3,
            state,
            since: if state == "own" { "2026-11-22 08:15".to_owned() } else { String::new() },
            used: "/admin/content/0a".to_owned(),
            misfits,
            stale,
            names: vec![Name {
                lang: "sv",
                field: "name_sv".to_owned(),
                value: "Lugnt".to_owned(),
                shipped: "Steg för steg".to_owned(),
                fault: "Text".to_owned(),
            }],
            modules: Part::samples(),
            is_changed: state != "shipped",
            faults: vec![Fault { field: "name_sv".to_owned(), text: "Text".to_owned() }],
        };
        vec![
            view("shipped", Vec::new(), Vec::new()),
            view("own", Vec::new(), Line::samples()),
            view("draft", Vec::new(), Vec::new()),
            view("draft", Line::samples(), Vec::new()),
        ]
    }
}
