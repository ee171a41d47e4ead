//! Reading without a connection: what may be taken along on a phone, the texts to seal there, and the page that opens them.
//!
//! Off until the client chooses it. The server gives texts only, never an answer; sealing, opening and wiping happen in
//! the browser (`assets/kept.js`), since the code must not leave the phone.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use crate::access::{self, Who};
use crate::crypto;
use crate::db::Read;
use crate::db::once::once;
use crate::error::{Error, Result};
use crate::my::actions;
use crate::programme::{Block, Module};
use crate::treatment::{self, Opened, Reading, Stage};
use crate::web::{App, Form, Fragment, Page, see_other};

/// What `my/offline.html` shows.
#[derive(Debug, Default, Serialize)]
pub(super) struct OfflineView {
    modules: Vec<Offered>,
}

/// A module that may be taken along.
#[derive(Debug, Serialize)]
struct Offered {
    number: i32,
    title: String,
}

/// What `my/kept.html` shows: nothing of anybody's, since it stays on the phone unsealed.
#[derive(Debug, Serialize)]
pub(super) struct ShellView {}

/// What `my/kept-text.html` shows: a module to read.
#[derive(Debug, Serialize)]
pub(super) struct TextView {
    lead: String,
    pages: Vec<TextPage>,
}

#[derive(Debug, Serialize)]
struct TextPage {
    title: String,
    pieces: Vec<Piece>,
}

/// A piece of a page; of an exercise only its name, so that nothing that was written leaves the server.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Piece {
    Html { html: String },
    Exercise { title: String },
    SelfCheck { question: String, options: Vec<(String, String)> },
}

/// One text for the browser to seal.
#[derive(Serialize)]
struct Text {
    number: i32,
    version: String,
    title: String,
    html: Fragment,
}

const HERE: &str = "/my/offline";

/// `GET /my/offline`
pub(super) async fn show(app: web::Data<App>, who: Who, request: HttpRequest) -> Result<HttpResponse> {
    let offered = app.db().read(move |rx| all_opened(rx, &who)).await?;
    let page = Page::new(&request, "my-offline-title")?;
    let offer = |(number, _, module): &(i32, String, Arc<Module>)| Offered {
        number: *number,
        title: module.title(page.language()).to_owned(),
    };
    let view = OfflineView { modules: offered.iter().map(offer).collect() };
    page.render("my/offline.html", &view)
}

/// `POST /my/offline`: the choice, answered with the texts to seal.
pub(super) async fn keep(app: web::Data<App>, who: Who, request: HttpRequest, form: Form) -> Result<HttpResponse> {
    form.only(&[], &["modules"])?;
    let numbers = numbers(&form)?;
    let whose = whose(&app, &who);
    let key = form.once().to_owned();
    let kept = app.db().write(move |tx| {
        let me = access::client_self(tx, &who)?;
        once(tx, who.account(), &key, |tx| {
            actions::keep_on_phone(tx, &me, &numbers)?;
            Ok(HERE.to_owned())
        })?;
        numbers.iter().map(|number| treatment::opened(tx, &me, *number)).collect::<Result<Vec<_>>>()
    });
    let kept = kept.await?;
    if request.headers().get(ACCEPT).is_none_or(|accept| accept != "application/json") {
        return Ok(see_other(HERE));
    }
    let page = Page::new(&request, "my-offline-title")?;
    let texts: Vec<Text> = kept.iter().map(|opened| text(&page, opened)).collect::<Result<_>>()?;
    Ok(HttpResponse::Ok().json(json!({ "whose": whose, "texts": texts })))
}

/// `GET /my/offline/list`: what may still be kept, and in which version; a phone drops the rest.
pub(super) async fn list(app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let whose = whose(&app, &who);
    let opened = app.db().read(move |rx| all_opened(rx, &who)).await?;
    let versions: BTreeMap<i32, String> = opened.into_iter().map(|(number, version, _)| (number, version)).collect();
    Ok(HttpResponse::Ok().json(json!({ "whose": whose, "versions": versions })))
}

/// `GET /kept`: the page that a phone keeps and shows where the network does not answer.
pub(super) async fn shell(request: HttpRequest) -> Result<HttpResponse> {
    Page::new(&request, "my-kept-title")?.render("my/kept.html", &ShellView {})
}

fn numbers(form: &Form) -> Result<Vec<i32>> {
    let mut numbers: Vec<i32> =
        form.all("modules").iter().map(|number| number.parse().map_err(|_| Error::NotFound)).collect::<Result<_>>()?;
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() { Err(Error::field("modules", "my-offline-fault-none")) } else { Ok(numbers) }
}

/// Tells the texts of one person from those of another on the same phone, and nothing else.
fn whose(app: &App, who: &Who) -> String {
    crypto::keyed_hash(app.db().site(), "offline", &[who.account().as_str()])
}

/// Names the version of a text; it changes when the treatment moves to another version of the module.
fn version(hash: &str) -> String {
    hash.chars().take(16).collect()
}

/// The client's opened modules: number, version, content.
fn all_opened(rx: &mut Read<'_>, who: &Who) -> Result<Vec<(i32, String, Arc<Module>)>> {
    let me = access::client_self(rx, who)?;
    let mut found = Vec::new();
    let Some(treatment) = treatment::latest(rx, me.client())? else { return Ok(found) };
    if treatment::reading(rx, &treatment)? == Reading::Over {
        return Ok(found);
    }
    for step in treatment::steps(rx, &treatment.id)?.into_iter().filter(|step| step.stage() != Stage::Locked) {
        let module = treatment::module(rx, &step.content_hash)?;
        found.push((step.position, version(&step.content_hash), module));
    }
    Ok(found)
}

fn text(page: &Page, opened: &Opened) -> Result<Text> {
    let (module, language) = (&opened.module, page.language());
    Ok(Text {
        number: opened.step.position,
        version: version(&opened.step.content_hash),
        title: module.title(language).to_owned(),
        html: page.kept_part("my/kept-text.html", &opened.step.content_hash, || Ok(TextView::of(module, language)))?,
    })
}

impl TextView {
    fn of(module: &Module, language: &str) -> Self {
        let page = |part: &crate::programme::Page| TextPage {
            title: part.title(language).to_owned(),
            pieces: part.blocks(language).iter().filter_map(|block| piece(module, block, language)).collect(),
        };
        Self { lead: module.lead(language).to_owned(), pages: module.pages.iter().map(page).collect() }
    }

    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        let pieces = vec![
            Piece::Html { html: "<p>Text.</p>".to_owned() },
            Piece::Exercise { title: "Sheet".to_owned() },
            Piece::SelfCheck {
                question: "Which?".to_owned(),
                options: vec![("Option".to_owned(), "Because.".to_owned())],
            },
        ];
        Self { lead: "What it gives.".to_owned(), pages: vec![TextPage { title: "Page".to_owned(), pieces }] }
    }
}

fn piece(module: &Module, block: &Block, language: &str) -> Option<Piece> {
    Some(match block {
        Block::Html(html) => Piece::Html { html: html.clone() },
        Block::Exercise(id) => Piece::Exercise { title: module.exercise(id)?.title(language).to_owned() },
        Block::SelfCheck(id) => {
            let check = module.self_check(id)?;
            let option =
                |value: &String| (check.text(language, value).to_owned(), check.answer(language, value).to_owned());
            Piece::SelfCheck {
                question: check.question(language).to_owned(),
                options: check.options.iter().map(option).collect(),
            }
        }
    })
}

impl OfflineView {
    /// A view with every part filled, for the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self { modules: vec![Offered { number: 1, title: "Module".to_owned() }] }
    }
}
