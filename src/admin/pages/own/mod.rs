//! What the unit has changed about programmes: names, modules and pages hidden and moved, pages in its own words. All of
//! it is a draft until it is put in use, so that changes which only fit together can be made one after the other.

pub(super) mod list;
pub(super) mod module;
pub(super) mod page;
pub(super) mod programme;

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

use crate::access::{self, UnitAdmin, Who};
use crate::crypto;
use crate::db::{Read, Tx, once};
use crate::error::{Error, FieldErrors, Result};
use crate::offer::actions::OVERTAKEN;
use crate::offer::{self, Standing};
use crate::programme::{Attempt, Choices, Library, Misfit, Module, Programme, Way, Why};
use crate::units::{self, Unit};
use crate::web::{App, Form, Page, see_other};

/// Where these pages lie.
pub(super) const HOME: &str = "/admin/content/own";

/// How much of a programme's hashed id stands in addresses, which must not say what a programme is about.
const KEY: usize = 10;

/// A programme with what the unit has changed about it.
pub(super) struct Own {
    unit: Unit,
    shipped: Arc<Programme>,
    standing: Standing,
    attempt: Attempt,
    /// What no longer fits since the shipped programme has changed.
    stale: Vec<Misfit>,
}

/// One reason why changes cannot be used.
#[derive(Debug, Serialize)]
struct Line {
    place: String,
    href: String,
    text: String,
    is_english: bool,
}

/// One module or page in the list where it is hidden and moved.
#[derive(Debug, Serialize)]
struct Part {
    id: String,
    title: String,
    href: String,
    /// What [`marks`] says of it.
    marks: Vec<&'static str>,
    /// Whether it can be hidden and moved.
    is_movable: bool,
    /// Exercises and self-checks on it.
    holds: Vec<String>,
}

/// The programme's part of an address.
fn key_of(programme: &str) -> String {
    crypto::digest(programme).chars().take(KEY).collect()
}

fn href_of(programme: &str) -> String {
    format!("{HOME}/{}", key_of(programme))
}

/// The shipped programme of that address; patterns for authors are not offered, and so not changed.
fn shipped(library: &Library, key: &str) -> Result<Arc<Programme>> {
    library.offered().find(|programme| key_of(&programme.id) == key).cloned().ok_or(Error::NotFound)
}

impl Own {
    fn read(rx: &mut Read<'_>, who: &Who, library: &Library, key: &str) -> Result<Self> {
        let admin = access::unit_admin(rx, who)?;
        let shipped = shipped(library, key)?;
        let standing = offer::standing(rx, admin.unit(), &shipped.id)?;
        let attempt = standing.choices.apply(&shipped, library);
        let stale = standing.needs_a_look(&shipped, library);
        Ok(Self { unit: units::get(rx, admin.unit())?, shipped, standing, attempt, stale })
    }

    async fn find(app: &App, who: Who, library: &actix_web::web::Data<Library>, key: &str) -> Result<Self> {
        let (library, key) = (library.clone(), key.to_owned());
        app.db().read(move |rx| Self::read(rx, &who, &library, &key)).await
    }

    fn href(&self) -> String {
        href_of(&self.shipped.id)
    }

    /// The title as the unit wants it, in use or not.
    fn title(&self, language: &str) -> String {
        self.attempt.programme.title(language).to_owned()
    }

    fn state(&self) -> &'static str {
        match &self.standing.used {
            _ if self.standing.is_draft => "draft",
            Some(used) if used.hash.is_some() => "own",
            _ => "shipped",
        }
    }

    fn module(&self, id: &str) -> Result<&Arc<Module>> {
        self.shipped.module(id).ok_or(Error::NotFound)
    }

    fn lines(&self, page: &Page, misfits: &[Misfit]) -> Result<Vec<Line>> {
        misfits.iter().map(|misfit| self.line(page, misfit)).collect()
    }

    fn line(&self, page: &Page, misfit: &Misfit) -> Result<Line> {
        let language = page.language();
        let module = misfit.module.as_deref().and_then(|id| self.shipped.module(id));
        let part = module.and_then(|module| {
            let wanted = misfit.page.as_deref()?;
            module.pages.iter().find(|part| part.id == wanted)
        });
        let mut place = module.map(|module| module.title(language).to_owned()).unwrap_or_default();
        let mut href = module.map(|module| format!("{}/modules/{}", self.href(), module.id)).unwrap_or_default();
        if let Some(part) = part {
            place = format!("{place}, {}", part.title(language));
            href = format!("{href}/pages/{}", part.id);
        }
        if let Some(language) = &misfit.language {
            place = format!("{place} ({language})");
        }
        if let Some(line) = misfit.line {
            place = format!("{place}, {}", page.text("own-line", &vec![("n", line.into())])?);
        }
        let text = |key: &str, what: &str| page.text(key, &vec![("what", what.into())]);
        let text = match &misfit.why {
            Why::Gone(what) => text("own-misfit-gone", what)?,
            Why::New(_) => text("own-misfit-new", "")?,
            Why::FixedHidden => text("own-misfit-fixed-hidden", "")?,
            Why::FixedBehind => text("own-misfit-fixed-behind", "")?,
            Why::FixedRewritten => text("own-misfit-fixed-rewritten", "")?,
            Why::Summary => text("own-misfit-summary", "")?,
            Why::Empty => text("own-misfit-empty", "")?,
            Why::BoxLost => text("own-misfit-box", "")?,
            Why::Lost { directive, id } => text("own-misfit-lost", &format!("::: {directive} {id}"))?,
            Why::Needed { programme, modules } => {
                let args = vec![("what", programme.as_str().into()), ("n", (*modules).into())];
                page.text("own-misfit-needed", &args)?
            }
            Why::Said(said) => said.clone(),
        };
        Ok(Line { place, href, text, is_english: matches!(misfit.why, Why::Said(_)) })
    }
}

/// How a module or page differs from the others, as the ends of text keys.
fn marks(said: [(&'static str, bool); 4]) -> Vec<&'static str> {
    said.into_iter().filter(|(_, holds)| *holds).map(|(mark, _)| mark).collect()
}

/// The number of the change that a form showed; a form that shows none has seen nothing.
fn seen(form: &Form) -> i32 {
    form.text("version").parse().unwrap_or(-1)
}

/// What a button of [`Part`] asks for: an act and the part's id.
fn arranged(form: &Form) -> Result<(String, String)> {
    let wish = form.text("do").split_once(':');
    wish.map(|(act, id)| (act.to_owned(), id.to_owned())).ok_or_else(|| Error::field("do", "own-fault-act"))
}

/// Does what a button asks for.
fn arrange(arrangement: &mut crate::programme::Arrangement, all: &[&str], (act, id): &(String, String)) -> Result<()> {
    if !all.contains(&id.as_str()) {
        return Err(Error::field("do", "own-fault-act"));
    }
    arrangement.settle(all);
    match act.as_str() {
        "up" => arrangement.shift(all, id, Way::Up),
        "down" => arrangement.shift(all, id, Way::Down),
        "hide" => arrangement.hide(id, true),
        "show" => arrangement.hide(id, false),
        _ => return Err(Error::field("do", "own-fault-act")),
    }
    Ok(())
}

/// Changes the draft once, and leads on.
async fn draft(
    app: &App,
    who: Who,
    form: &Form,
    shipped: Arc<Programme>,
    location: String,
    change: impl FnOnce(&mut Choices) -> Result<()> + Send + 'static,
) -> Result<String> {
    let seen = seen(form);
    act(app, who, form, location, move |tx, admin| offer::actions::draft(tx, admin, &shipped, seen, change)).await
}

/// Does something once, and leads on.
async fn act(
    app: &App,
    who: Who,
    form: &Form,
    location: String,
    act: impl FnOnce(&mut Tx<'_>, &UnitAdmin) -> Result<()> + Send + 'static,
) -> Result<String> {
    let key = form.once().to_owned();
    app.db()
        .write(move |tx| {
            let admin = access::unit_admin(tx, &who)?;
            once::once(tx, who.account(), &key, |tx| {
                act(tx, &admin)?;
                Ok(location)
            })
        })
        .await
}

/// Where a change leads, or with which status and faults its page is shown again. That somebody else was first stands
/// at the first of the form's `fields`.
fn outcome(done: Result<String>, fields: &[String]) -> Result<Result<HttpResponse, (StatusCode, FieldErrors)>> {
    match done {
        Ok(location) => Ok(Ok(see_other(&location))),
        Err(Error::Invalid(errors)) => Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, errors))),
        Err(Error::Conflict(OVERTAKEN)) => {
            let mut errors = FieldErrors::default();
            errors.add(fields.first().cloned().unwrap_or_default(), "own-overtaken-typed");
            Ok(Err((StatusCode::CONFLICT, errors)))
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
impl Line {
    fn samples() -> Vec<Self> {
        let line = |place: &str, href: &str, is_english| Self {
            place: place.to_owned(),
            href: href.to_owned(),
            text: "Text".to_owned(),
            is_english,
        };
        vec![line("", "", false), line("Att stanna upp i dag", "", false), line("Sidan (sv), rad 3", HOME, true)]
    }
}

#[cfg(test)]
impl Part {
    fn samples() -> Vec<Self> {
        let part = |is_fixed, is_hidden: bool| Self {
            id: "time-out".to_owned(),
            title: "Pausen först".to_owned(),
            href: HOME.to_owned(),
            marks: marks([("hidden", is_hidden), ("words", is_hidden), ("outdated", is_hidden), ("fixed", is_fixed)]),
            is_movable: !is_fixed,
            holds: vec!["Min plan".to_owned()],
        };
        vec![part(true, false), part(false, true), part(false, false)]
    }
}
