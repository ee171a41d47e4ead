//! One page of a module: text, self-checks, and exercises to fill in where they stand.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::{Here, address, versions};
use crate::access::{self, Who};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::homework::actions;
use crate::homework::rules;
use crate::plans;
use crate::programme::{Block, Exercise, SelfCheck, Worksheet};
use crate::treatment::draft::Saved;
use crate::treatment::exercise::{self, Sheet};
use crate::treatment::{self, Opened};
use crate::web::page::Fault;
use crate::web::{App, Form, Page, autosave, see_other};

const SELF_CHECK: &str = "homework/self_check.html";
const LISTEN: &str = "homework/listen.html";

/// What `homework/page.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct PageView {
    title: String,
    module_title: String,
    module_href: String,
    action: String,
    number: usize,
    total: usize,
    /// The buttons for having the page read aloud.
    listen: String,
    blocks: Vec<Piece>,
    has_form: bool,
    version: i32,
    faults: Vec<Fault>,
    versions: String,
    back: String,
    next: String,
    next_label: String,
    hours: String,
    is_sent: bool,
}

/// A piece of the page, in the order shown.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Piece {
    Html {
        html: String,
    },
    /// A form to fill in, or a question for the reader alone.
    Part {
        html: String,
    },
    Answers {
        sheet: Sheet,
    },
}

/// What `homework/self_check.html` shows.
#[derive(Debug, Serialize)]
pub(crate) struct SelfCheckView {
    question: String,
    options: Vec<Explained>,
}

#[derive(Debug, Serialize)]
struct Explained {
    text: String,
    answer: String,
    is_right: bool,
}

/// What the address asks of the page.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The page was just saved.
    saved: Option<String>,
    /// Show what is missing.
    check: Option<String>,
}

/// `GET /my/modules/{m}/pages/{n}`
pub(super) async fn show(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    path: web::Path<(i32, usize)>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse> {
    let (m, n) = path.into_inner();
    let reader = who.clone();
    let read = move |rx: &mut Read<'_>| {
        let here = Here::read_page(rx, &reader, m, n)?;
        let plans = plans_to_go_on_with(rx, &here, n)?;
        Ok((here, plans))
    };
    let (here, plans) = app.db().glance(read).await?;
    let part = here.opened.module.page(n).ok_or(Error::NotFound)?.clone();
    if !here.visited.contains(&part.id) {
        let (step, id) = (here.opened.step.id.clone(), part.id.clone());
        let note = move |tx: &mut Tx<'_>| {
            let me = access::client_self(tx, &who)?;
            treatment::actions::visit(tx, &me, &step, &id)
        };
        app.note(note).await?;
    }
    let page = Page::new(&request, "homework-title")?;
    let title = part.title(page.language()).to_owned();
    let mut page = page.titled(&title);
    if asked.saved.is_some() {
        page = page.with_notice("homework-saved")?;
    }
    let view = PageView::of(&page, &here, &plans, n, asked.check.is_some())?;
    page.render("homework/page.html", &view)
}

/// The client's own plans as they stand, for the exercises of a page in which such a plan is written and nothing is
/// written yet: nobody begins a plan anew that is there already.
fn plans_to_go_on_with(rx: &mut Read<'_>, here: &Here, n: usize) -> Result<BTreeMap<String, Worksheet>> {
    let mut found = BTreeMap::new();
    let Some(part) = here.opened.module.page(n).filter(|_| here.opened.is_writable()) else { return Ok(found) };
    for exercise in rules::exercises_on(&here.opened.module, part) {
        let Some(kind) = exercise.plan.filter(|_| here.sheet(&exercise.id).is_empty()) else { continue };
        if let Some(plan) = plans::latest(rx, &here.opened.step.client_id, kind)? {
            found.insert(exercise.id.clone(), exercise.known_part(plan.worksheet));
        }
    }
    Ok(found)
}

/// `POST /my/modules/{m}/pages/{n}`: saves the page; a program asks for JSON, a person goes on.
pub(super) async fn save(
    app: web::Data<App>,
    who: Who,
    request: HttpRequest,
    form: Form,
    path: web::Path<(i32, usize)>,
) -> Result<HttpResponse> {
    let (m, n) = path.into_inner();
    let (typed, writer) = (form.clone(), who.clone());
    let (saved, onward) = app.db().write(move |tx| save_page(tx, &writer, &typed, m, n)).await?;
    let is_script = autosave::is_script(&request);
    match saved {
        Saved::Kept { version, at } if is_script => Ok(autosave::kept(version, at)),
        Saved::InTwo if is_script => Ok(autosave::in_two(&format!("{}/versions", address(m)))),
        Saved::Kept { .. } => Ok(see_other(&onward)),
        Saved::InTwo => versions::page(&app, who, &request, m, StatusCode::CONFLICT, None).await,
    }
}

/// Saves what was typed, and says where the pressed button leads.
fn save_page(tx: &mut Tx<'_>, who: &Who, form: &Form, m: i32, n: usize) -> Result<(Saved, String)> {
    let me = access::client_self(tx, who)?;
    let opened = treatment::opened(tx, &me, m)?;
    let part = opened.module.page(n).ok_or(Error::NotFound)?;
    let exercises = rules::exercises_on(&opened.module, part);
    refuse_foreign(form, &exercises)?;
    let typed: Vec<_> = exercises.iter().map(|exercise| (*exercise, exercise::typed(exercise, form))).collect();
    let version = form.text("version").parse().unwrap_or(0);
    let saved = actions::save_draft(tx, &me, &opened, &typed, version)?;
    Ok((saved, onward(&opened, form.text("do"), n, &typed)))
}

fn refuse_foreign(form: &Form, exercises: &[&Exercise]) -> Result<()> {
    let (mut single, mut many) = (vec!["version".to_owned(), "do".to_owned()], Vec::new());
    for exercise in exercises {
        let names = exercise::names(exercise);
        single.extend(names.0);
        many.extend(names.1);
    }
    let single: Vec<&str> = single.iter().map(String::as_str).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    form.only(&single, &many)
}

fn onward(opened: &Opened, pressed: &str, n: usize, typed: &[(&Exercise, Worksheet)]) -> String {
    let module = address(opened.step.position);
    if typed.iter().any(|(exercise, sheet)| exercise::has_refused(exercise, sheet)) {
        return format!("{module}/pages/{n}");
    }
    if pressed == "next" {
        return if n < opened.module.pages.len() {
            format!("{module}/pages/{}", n + 1)
        } else {
            format!("{module}/check")
        };
    }
    let more = pressed.strip_prefix("more:").and_then(|id| typed.iter().find(|(exercise, _)| exercise.id == id));
    let anchor = more.and_then(|(exercise, sheet)| {
        let round = sheet.rounds.len().min(exercise.max_rounds().saturating_sub(1));
        exercise.fields.first().map(|field| format!("#{}", exercise.form_name(round, &field.id)))
    });
    format!("{module}/pages/{n}?saved=1{}", anchor.unwrap_or_default())
}

impl PageView {
    fn of(page: &Page, here: &Here, plans: &BTreeMap<String, Worksheet>, n: usize, show_faults: bool) -> Result<Self> {
        let (module, language) = (&here.opened.module, page.language());
        let part = module.page(n).ok_or(Error::NotFound)?;
        let exercises = rules::exercises_on(module, part);
        let is_writable = here.opened.is_writable();
        let mut faults = Vec::new();
        let told = if show_faults { exercise::faults } else { exercise::refusals };
        for exercise in exercises.iter().filter(|_| is_writable) {
            faults.extend(told(page, exercise, &here.sheet(&exercise.id))?);
        }
        let in_two = exercises.iter().any(|exercise| here.drafts.other(&exercise.id).is_some());
        let (module_href, total) = (here.address(), module.pages.len());
        let (next, next_label) = match module.page(n + 1) {
            Some(next) => (format!("{module_href}/pages/{}", n + 1), next.title(language).to_owned()),
            None if is_writable => (format!("{module_href}/check"), page.text("homework-check-and-send", &Vec::new())?),
            None => (module_href.clone(), page.text("homework-to-module", &Vec::new())?),
        };
        Ok(Self {
            title: part.title(language).to_owned(),
            module_title: module.title(language).to_owned(),
            action: format!("{module_href}/pages/{n}"),
            number: n,
            total,
            listen: page.kept_part(LISTEN, "", || Ok(()))?.as_str().to_owned(),
            blocks: part
                .blocks(language)
                .iter()
                .filter_map(|block| piece(page, here, plans, block, &faults).transpose())
                .collect::<Result<_>>()?,
            has_form: is_writable && !exercises.is_empty(),
            version: here.drafts.version_of(exercises.iter().copied()),
            faults,
            versions: if in_two { format!("{module_href}/versions") } else { String::new() },
            back: if n > 1 { format!("{module_href}/pages/{}", n - 1) } else { module_href.clone() },
            next,
            next_label,
            hours: here.hours(page)?,
            is_sent: !is_writable,
            module_href,
        })
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Self {
            title: "Page".to_owned(),
            module_title: "Module".to_owned(),
            module_href: "/my/modules/1".to_owned(),
            action: "/my/modules/1/pages/2".to_owned(),
            number: 2,
            total: 6,
            listen: "<div>Listen.</div>".to_owned(),
            blocks: vec![
                Piece::Html { html: "<p>Text.</p>".to_owned() },
                Piece::Part { html: "<section>Form.</section>".to_owned() },
                Piece::Answers { sheet: Sheet::sample() },
            ],
            has_form: true,
            version: 3,
            faults: vec![Fault { field: "sheet.0.text".to_owned(), text: "Fault".to_owned() }],
            versions: "/my/modules/1/versions".to_owned(),
            back: "/my/modules/1/pages/1".to_owned(),
            next: "/my/modules/1/pages/3".to_owned(),
            next_label: "Next page".to_owned(),
            hours: "We read.".to_owned(),
            is_sent: false,
        }
    }

    /// The same page after handing in.
    #[cfg(test)]
    pub(crate) fn sample_sent() -> Self {
        Self { has_form: false, is_sent: true, faults: Vec::new(), versions: String::new(), ..Self::sample() }
    }
}

/// What stands for a block of the text; none where the module does not have what the block names.
fn piece(
    page: &Page,
    here: &Here,
    plans: &BTreeMap<String, Worksheet>,
    block: &Block,
    faults: &[Fault],
) -> Result<Option<Piece>> {
    let module = &here.opened.module;
    Ok(match block {
        Block::Html(html) => Some(Piece::Html { html: html.clone() }),
        Block::SelfCheck(id) => {
            let Some(check) = module.self_check(id) else { return Ok(None) };
            let (of, language) = (format!("{}/{id}", module.hash), page.language());
            let part = page.kept_part(SELF_CHECK, &of, || Ok(SelfCheckView::of(check, language)))?;
            Some(Piece::Part { html: part.as_str().to_owned() })
        }
        Block::Exercise(id) => {
            let Some(exercise) = module.exercise(id) else { return Ok(None) };
            let filled = plans.get(id).cloned().unwrap_or_else(|| here.sheet(id));
            Some(if here.opened.is_writable() {
                Piece::Part { html: treatment::form(page, module, exercise, &filled, faults)? }
            } else {
                Piece::Answers { sheet: Sheet::to_read(exercise, &filled, &[], page.language()) }
            })
        }
    })
}

impl SelfCheckView {
    fn of(check: &SelfCheck, language: &str) -> Self {
        let option = |value: &String| Explained {
            text: check.text(language, value).to_owned(),
            answer: check.answer(language, value).to_owned(),
            is_right: check.is_right(value),
        };
        Self { question: check.question(language).to_owned(), options: check.options.iter().map(option).collect() }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        let answer = |is_right| Explained { text: "Option".to_owned(), answer: "Because.".to_owned(), is_right };
        Self { question: "Which?".to_owned(), options: vec![answer(true), answer(false)] }
    }
}
