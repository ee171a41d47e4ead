//! Moving a client to a newer version of the texts: what becomes of each module, what changes in it, and the choice.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::head::{self, Head, Opened};
use crate::access::{CareOf, Who};
use crate::db::{Conn, Read, Tx};
use crate::error::{Error, Result};
use crate::homework;
use crate::offer;
use crate::programme::{Library, Mark, Module, PageChange, PageKind, Programme, changes};
use crate::treatment::actions::{Move, Placed, look_ahead, move_to};
use crate::treatment::{self, Stage, Treatment};
use crate::web::{App, Form, Page, page};

const TEMPLATE: &str = "caseload/version.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    faults: Vec<page::Fault>,
    /// What is to be seen: none where no enrolment goes on, newest where there is nothing to move to, or choose.
    state: &'static str,
    modules: Vec<Row>,
    /// The version that was looked at.
    to: String,
}

/// What becomes of one module.
#[derive(Debug, Serialize)]
struct Row {
    label: String,
    status: String,
    kind: &'static str,
    hint: String,
    /// Whether its text is replaced, so that something can be compared.
    is_renewed: bool,
    changes: Vec<Change>,
}

/// What changes on one page of a module.
#[derive(Debug, Serialize)]
struct Change {
    title: String,
    kind: String,
    pieces: Vec<Vec<Run>>,
}

/// Words that stayed, came or went: same, added or removed.
#[derive(Debug, Serialize)]
struct Run {
    mark: &'static str,
    text: String,
}

struct Found {
    opened: Opened,
    ahead: Option<Ahead>,
    is_running: bool,
}

/// The version to move to, and what that would make of the treatment.
struct Ahead {
    programme: Arc<Programme>,
    moved: Move,
}

impl Ahead {
    /// Whether the module of this hash is the newest.
    fn offers(&self, hash: &str) -> bool {
        self.programme.modules.iter().any(|module| module.hash == hash)
    }
}

async fn find(app: &App, who: Who, code: web::Path<String>, library: &web::Data<Library>) -> Result<Found> {
    let library = library.clone();
    head::open(app, who, code.into_inner(), "version", move |rx, opened| read(rx, opened, &library)).await
}

fn read(rx: &mut Read<'_>, opened: Opened, library: &Library) -> Result<Found> {
    let Some(treatment) = treatment::current(rx, opened.care.client())? else {
        return Ok(Found { opened, is_running: false, ahead: None });
    };
    let Some(programme) = newer(rx, library, &treatment)? else {
        return Ok(Found { opened, is_running: true, ahead: None });
    };
    let written_in = homework::written_in(rx, &treatment.id)?;
    let moved = look_ahead(rx, &treatment, &programme, &written_in)?;
    Ok(Found { opened, is_running: true, ahead: Some(Ahead { programme, moved }) })
}

/// The programme as the unit offers it now, where that is another version than the treatment's.
fn newer(conn: &mut Conn, library: &Library, treatment: &Treatment) -> Result<Option<Arc<Programme>>> {
    let offered = offer::programme(conn, &treatment.unit_id, library, &treatment.programme_id)?;
    Ok(offered.filter(|offered| offered.hash != treatment.content_hash))
}

impl View {
    fn of(page: &Page, found: &Found, faults: Vec<page::Fault>) -> Result<Self> {
        let rows = |ahead: &Ahead| {
            let coming = (1..).zip(&ahead.moved.places).map(|(number, placed)| Row::of(page, ahead, number, placed));
            let gone = ahead.moved.gone.iter().map(|module| Row::gone(page, &found.opened.name, module));
            coming.chain(gone).collect::<Result<Vec<_>>>()
        };
        Ok(Self {
            head: Head::of(page, &found.opened, "/plan")?,
            faults,
            state: match &found.ahead {
                Some(_) => "choose",
                None if found.is_running => "newest",
                None => "none",
            },
            modules: found.ahead.as_ref().map_or(Ok(Vec::new()), rows)?,
            to: found.ahead.as_ref().map(|ahead| ahead.programme.hash.clone()).unwrap_or_default(),
        })
    }
}

impl Row {
    fn of(page: &Page, ahead: &Ahead, number: i32, placed: &Placed) -> Result<Self> {
        let language = page.language();
        let (status, kind, reason) = match (&placed.step, &placed.before) {
            (None, _) => ("clinic-version-new", "info", ""),
            (Some(_), Some(_)) => ("clinic-version-renewed", "warn", ""),
            (Some(step), None) => match step.stage() {
                _ if ahead.offers(&placed.module.hash) => ("clinic-version-same", "neutral", ""),
                Stage::Locked | Stage::Open => ("clinic-version-kept", "neutral", "clinic-version-kept-written"),
                Stage::Submitted | Stage::Answered => ("clinic-version-kept", "neutral", "clinic-version-kept-sent"),
            },
        };
        let was = placed.step.as_ref().map(|step| step.position).filter(|was| *was != number);
        let hint = match was {
            Some(was) => page.text("clinic-version-number", &vec![("was", was.into())])?,
            None if reason.is_empty() => String::new(),
            None => page.text(reason, &Vec::new())?,
        };
        let found = placed.before.as_ref().map(|before| changes(before, &placed.module, language));
        Ok(Self {
            label: format!("{number}. {}", placed.module.title(language)),
            status: page.text(status, &Vec::new())?,
            kind,
            hint,
            is_renewed: found.is_some(),
            changes: found.into_iter().flatten().map(|change| Change::of(page, change)).collect::<Result<_>>()?,
        })
    }

    fn gone(page: &Page, name: &str, module: &Module) -> Result<Self> {
        Ok(Self {
            label: module.title(page.language()).to_owned(),
            status: page.text("clinic-version-gone", &Vec::new())?,
            kind: "danger",
            hint: page.text("clinic-version-gone-text", &vec![("name", name.into())])?,
            is_renewed: false,
            changes: Vec::new(),
        })
    }
}

impl Change {
    fn of(page: &Page, change: PageChange) -> Result<Self> {
        let kind = match change.kind {
            PageKind::New => "clinic-version-page-new",
            PageKind::Gone => "clinic-version-page-gone",
            PageKind::Moved => "clinic-version-page-moved",
            PageKind::Changed => "clinic-version-page-changed",
        };
        let run = |(mark, text): (Mark, String)| Run {
            mark: match mark {
                Mark::Same => "same",
                Mark::Added => "added",
                Mark::Removed => "removed",
            },
            text,
        };
        Ok(Self {
            title: change.title,
            kind: page.text(kind, &Vec::new())?,
            pieces: change.pieces.into_iter().map(|piece| piece.runs.into_iter().map(run).collect()).collect(),
        })
    }
}

/// What becomes of each module.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let found = find(&app, who, code, &library).await?;
    let page = Page::new(&request, "clinic-title-version")?;
    let view = View::of(&page, &found, Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// Moves the client to the version that was looked at; where that is no longer the newest, it is shown first.
pub(super) async fn change(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    library: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["to"], &[])?;
    let (content, seen) = (library.clone(), form.text("to").to_owned());
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let treatment = treatment::current(tx, care.client())?.ok_or(Error::Conflict("treatment-none-running"))?;
        let newest = newer(tx, &content, &treatment)?.ok_or(Error::Conflict("treatment-newest"))?;
        if newest.hash != seen {
            return Err(Error::field("to", "clinic-version-fault"));
        }
        let written_in = homework::written_in(tx, &treatment.id)?;
        move_to(tx, care, &treatment, &newest, &written_in)?;
        Ok("/plan?moved")
    };
    let errors = match head::act(&app, &who, &code, &form, act).await? {
        Ok(done) => return Ok(done),
        Err(errors) => errors,
    };
    let found = find(&app, who, code, &library).await?;
    let page = Page::new(&request, "clinic-title-version")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = View::of(&page, &found, page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let run = |mark, text: &str| Run { mark, text: text.to_owned() };
    let row = |label: &str, status: &str, kind, changes: Vec<Change>| Row {
        label: label.to_owned(),
        status: status.to_owned(),
        kind,
        hint: "Hade nummer 2".to_owned(),
        is_renewed: kind == "warn",
        changes,
    };
    let change = Change {
        title: "Vänta ut vågen".to_owned(),
        kind: "Ändrat avsnitt".to_owned(),
        pieces: vec![vec![
            run("same", "Vänta "),
            run("removed", "tio"),
            run("added", "tjugo"),
            run("same", " minuter."),
        ]],
    };
    let view = |state, modules| View {
        head: Head::sample(),
        faults: vec![page::Fault { field: "to".to_owned(), text: "Se vad som ändras nu.".to_owned() }],
        state,
        modules,
        to: "4f".to_owned(),
    };
    let rows = vec![
        row("1. Stoppa i dag", "Stannar som den är", "neutral", Vec::new()),
        row("2. En händelse i taget", "Ny text", "warn", vec![change]),
        row("3. Märka känslor", "Ny text", "warn", Vec::new()),
        row("4. Stanna i känslan", "Ny modul", "info", Vec::new()),
    ];
    (TEMPLATE, vec![view("choose", rows), view("newest", Vec::new()), view("none", Vec::new())])
}
