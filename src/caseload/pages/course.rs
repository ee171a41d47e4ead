//! The course of a client's treatments: beginning a programme, pausing the one that runs and going on with it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::head::{self, Head, Opened};
use crate::access::{CareOf, Who};
use crate::db::{Conn, Read, Tx};
use crate::error::{Error, Result};
use crate::offer;
use crate::programme::{Library, Programme};
use crate::treatment::{self, Treatment};
use crate::web::{App, Form, Page, page};
use crate::{questionnaires, risk};

const TEMPLATE: &str = "caseload/begin.html";

#[derive(Debug, Serialize)]
struct View {
    head: Head,
    faults: Vec<page::Fault>,
    is_running: bool,
    open_flags: usize,
    /// What the client can begin.
    programmes: Vec<Choice>,
    /// What has to wait, with the programme that comes before.
    later: Vec<Later>,
    programme: String,
    fault: String,
}

/// A programme that can be chosen.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
    hint: String,
}

/// A programme that cannot begin yet: how many modules of which one come first.
#[derive(Debug, Serialize)]
struct Later {
    title: String,
    modules: u8,
    of: String,
}

struct Found {
    opened: Opened,
    is_running: bool,
    open_flags: usize,
    /// The programmes as the unit offers them.
    programmes: Library,
    /// Those that can begin.
    ready: Vec<String>,
}

async fn find(app: &App, who: Who, code: web::Path<String>, library: &web::Data<Library>) -> Result<Found> {
    let library = library.clone();
    head::open(app, who, code.into_inner(), "course", move |rx, opened| read(rx, opened, &library)).await
}

fn read(rx: &mut Read<'_>, opened: Opened, library: &Library) -> Result<Found> {
    let client = opened.care.client().clone();
    let programmes = offer::of_unit(rx, opened.care.unit(), library)?;
    let mut ready = Vec::new();
    for programme in programmes.offered() {
        if treatment::actions::may_begin(rx, &client, programme)? {
            ready.push(programme.id.clone());
        }
    }
    Ok(Found {
        is_running: treatment::current(rx, &client)?.is_some(),
        open_flags: open_flags(rx, &opened.care)?,
        programmes,
        ready,
        opened,
    })
}

/// How many flags of the client wait to be closed; what is only noted waits for nobody.
pub(super) fn open_flags(conn: &mut Conn, care: &CareOf) -> Result<usize> {
    Ok(risk::list_flags(conn, care.client())?
        .iter()
        .filter(|flag| !["closed", "noted"].contains(&flag.state.as_str()))
        .count())
}

impl View {
    fn of(page: &Page, found: &Found, typed: &str, faults: Vec<page::Fault>) -> Result<Self> {
        let library = &found.programmes;
        let (ready, waiting): (Vec<_>, Vec<_>) =
            library.offered().partition(|programme| found.ready.contains(&programme.id));
        let choice = |programme: &Programme| {
            Ok(Choice {
                value: programme.id.clone(),
                label: programme.title(page.language()).to_owned(),
                hint: page.text("clinic-begin-modules", &vec![("n", programme.modules.len().into())])?,
            })
        };
        let later = |programme: &Programme| {
            let after = programme.after.as_ref()?;
            let of = library.programme(&after.programme)?.title(page.language()).to_owned();
            Some(Later { title: programme.title(page.language()).to_owned(), modules: after.modules, of })
        };
        Ok(Self {
            head: Head::of(page, &found.opened, "/begin")?,
            is_running: found.is_running,
            open_flags: found.open_flags,
            programmes: ready.into_iter().map(|programme| choice(programme)).collect::<Result<_>>()?,
            later: waiting.into_iter().filter_map(|programme| later(programme)).collect(),
            programme: typed.to_owned(),
            fault: faults.first().map(|fault| fault.text.clone()).unwrap_or_default(),
            faults,
        })
    }
}

/// Which programmes the client can begin.
pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let found = find(&app, who, code, &library).await?;
    let page = Page::new(&request, "clinic-title-begin")?;
    let view = View::of(&page, &found, "", Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// Begins a programme today.
pub(super) async fn begin(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    code: web::Path<String>,
    library: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["programme"], &[])?;
    let (shipped, chosen) = (library.clone(), form.text("programme").to_owned());
    let act = move |tx: &mut Tx<'_>, care: &CareOf| {
        let offered = offer::of_unit(tx, care.unit(), &shipped)?;
        let programme = offered.offered().find(|programme| programme.id == chosen);
        begin_today(tx, care, programme.ok_or_else(|| Error::field("programme", "clinic-begin-fault-programme"))?)?;
        Ok("/plan?begun")
    };
    let errors = match head::act(&app, &who, &code, &form, act).await? {
        Ok(done) => return Ok(done),
        Err(errors) => errors,
    };
    let found = find(&app, who, code, &library).await?;
    let page = Page::new(&request, "clinic-title-begin")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
    let view = View::of(&page, &found, form.text("programme"), page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}

/// Nothing new begins while a flag is open: what was said is looked at first.
fn begin_today(tx: &mut Tx<'_>, care: &CareOf, programme: &Programme) -> Result<()> {
    if open_flags(tx, care)? > 0 {
        return Err(Error::field("programme", "clinic-begin-fault-flags"));
    }
    let (client, unit) = (care.client(), care.unit());
    let today = crate::units::get(tx, unit)?.date(tx.now());
    let treatment = treatment::actions::enrol(tx, care.by(), client, unit, programme, today)?;
    questionnaires::actions::schedule(tx, &treatment, client, unit, programme, today)
}

/// Pauses the treatment that runs.
pub(super) async fn pause(app: web::Data<App>, who: Who, code: web::Path<String>, form: Form) -> Result<HttpResponse> {
    change(&app, &who, &code, &form, "/plan?paused", treatment::actions::pause).await
}

/// Goes on with the one that was paused.
pub(super) async fn resume(app: web::Data<App>, who: Who, code: web::Path<String>, form: Form) -> Result<HttpResponse> {
    change(&app, &who, &code, &form, "/plan?resumed", treatment::actions::resume).await
}

/// Does something with the client's treatment once, and leads back to the plan with its receipt.
async fn change(
    app: &App,
    who: &Who,
    code: &str,
    form: &Form,
    receipt: &'static str,
    act: fn(&mut Tx<'_>, &CareOf, &Treatment) -> Result<()>,
) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let change = move |tx: &mut Tx<'_>, care: &CareOf| {
        let treatment = treatment::current(tx, care.client())?.ok_or(Error::Conflict("treatment-none-running"))?;
        act(tx, care, &treatment)?;
        Ok(receipt)
    };
    head::act(app, who, code, form, change).await?.map_err(Error::Invalid)
}

#[cfg(test)]
pub(super) fn samples() -> (&'static str, Vec<impl Serialize>) {
    let choice = |value: &str, label: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: "8 moduler".to_owned(),
    };
    let view = |is_running, open_flags, programmes: Vec<Choice>| View {
        head: Head::sample(),
        faults: vec![page::Fault { field: "programme".to_owned(), text: "Välj vilket.".to_owned() }],
        is_running,
        open_flags,
        programmes,
        later: vec![Later { title: "Dag för dag".to_owned(), modules: 2, of: "Steg för steg".to_owned() }],
        programme: String::new(),
        fault: "Välj vilket.".to_owned(),
    };
    let ready = || vec![choice("anger", "Steg för steg"), choice("exposure", "Dag för dag")];
    (
        TEMPLATE,
        vec![view(false, 0, ready()), view(true, 0, ready()), view(false, 1, ready()), view(false, 0, Vec::new())],
    )
}
