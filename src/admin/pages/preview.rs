//! A programme or a module as it stands in the database, page by page as a client sees it, in its languages beside each
//! other. Old versions stay readable when the files have changed.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::content::{self, Head, MODULE, PROGRAMME};
use crate::access::Who;
use crate::db::Read;
use crate::error::{Error, Result};
use crate::offer;
use crate::programme::{self, Block, Library, Module, Programme, Worksheet};
use crate::texts;
use crate::treatment;
use crate::treatment::exercise::Sheet;
use crate::web::{App, Page};

/// What `admin/programme.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct ProgrammeView {
    head: Head,
    title: String,
    titles: Vec<Titled>,
    pacing: &'static str,
    modules: Vec<ModuleLine>,
    schedule: Vec<ScheduleLine>,
}

/// A title in one language.
#[derive(Debug, Serialize)]
struct Titled {
    lang: String,
    dir: &'static str,
    title: String,
    lead: String,
}

#[derive(Debug, Serialize)]
struct ModuleLine {
    href: String,
    title: String,
    version: String,
}

#[derive(Debug, Serialize)]
struct ScheduleLine {
    instrument: String,
    events: String,
}

/// What `admin/module.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct ModuleView {
    head: Head,
    title: String,
    titles: Vec<Titled>,
    minutes: u32,
    pages: Vec<ModuleLine>,
}

/// What `admin/page.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct PageView {
    head: Head,
    module_title: String,
    module_href: String,
    title: String,
    number: usize,
    total: usize,
    before: String,
    next: String,
    next_label: String,
    columns: Vec<Column>,
}

/// The page in one language.
#[derive(Debug, Serialize)]
pub(super) struct Column {
    lang: String,
    dir: &'static str,
    title: String,
    blocks: Vec<Piece>,
}

/// A piece of the page, in the order shown.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Piece {
    Html { html: String },
    Exercise { sheet: Sheet },
    SelfCheck { question: String, options: Vec<Explained> },
}

#[derive(Debug, Serialize)]
struct Explained {
    text: String,
    answer: String,
    is_right: bool,
}

/// What was read again from what is stored.
enum Content {
    Programme(std::sync::Arc<Programme>),
    Module(std::sync::Arc<Module>),
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    hash: web::Path<String>,
) -> Result<HttpResponse> {
    let hash = hash.into_inner();
    let shipped = library.clone();
    let (head, read) = app.db().read(move |rx| read(rx, &who, &hash, &shipped)).await?;
    let page = Page::new(&request, "content-title")?;
    match read {
        Content::Programme(programme) => {
            let view = ProgrammeView::of(&page, head, &programme);
            page.render("admin/programme.html", &view)
        }
        Content::Module(module) => {
            let view = ModuleView::of(&page, head, &module);
            page.render("admin/module.html", &view)
        }
    }
}

pub(super) async fn page(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    path: web::Path<(String, usize)>,
) -> Result<HttpResponse> {
    let (hash, number) = path.into_inner();
    let shipped = library.clone();
    let (head, read) = app.db().read(move |rx| read(rx, &who, &hash, &shipped)).await?;
    let Content::Module(module) = read else { return Err(Error::NotFound) };
    let page = Page::new(&request, "content-title")?;
    let view = PageView::of(&page, head, &module, number)?;
    page.render("admin/page.html", &view)
}

fn read(rx: &mut Read<'_>, who: &Who, hash: &str, shipped: &Library) -> Result<(Head, Content)> {
    let (unit, version) = content::version(rx, who, hash, &[PROGRAMME, MODULE])?;
    let read = if version.kind == PROGRAMME {
        Content::Programme(treatment::programme(rx, hash)?)
    } else {
        Content::Module(treatment::module(rx, hash)?)
    };
    let is_offered = is_current(shipped, hash) || offer::current(rx, &unit.id)?.contains(hash);
    Ok((Head::of(&unit, &version, is_offered), read))
}

fn is_current(library: &Library, hash: &str) -> bool {
    library.programmes().iter().any(|programme| programme.hash == hash)
        || library.modules().any(|module| module.hash == hash)
}

fn titled(lang: &str, title: &str, lead: &str) -> Titled {
    Titled { lang: lang.to_owned(), dir: texts::direction(lang), title: title.to_owned(), lead: lead.to_owned() }
}

impl ProgrammeView {
    fn of(page: &Page, head: Head, programme: &Programme) -> Self {
        let language = page.language();
        let events = |events: &[programme::Event]| {
            events.iter().map(|event| event_words(page, *event)).collect::<Vec<String>>().join(", ")
        };
        Self {
            head,
            title: programme.titles.text(language).to_owned(),
            titles: programme.titles.languages().map(|lang| titled(lang, programme.titles.text(lang), "")).collect(),
            pacing: programme.pacing.as_str(),
            modules: programme
                .modules
                .iter()
                .map(|module| ModuleLine {
                    href: format!("/admin/content/{}", module.hash),
                    title: module.title(language).to_owned(),
                    version: module.version.clone(),
                })
                .collect(),
            schedule: programme
                .schedule
                .iter()
                .map(|line| ScheduleLine { instrument: line.instrument.clone(), events: events(&line.events) })
                .collect(),
        }
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            head: Head::sample(),
            title: "Ett program".to_owned(),
            titles: vec![titled("sv", "Ett program", ""), titled("en", "A course", "")],
            pacing: "weekly",
            modules: vec![ModuleLine {
                href: "/admin/content/0a".to_owned(),
                title: "Att stanna upp i dag".to_owned(),
                version: "1.0.0".to_owned(),
            }],
            schedule: vec![ScheduleLine { instrument: "phq9".to_owned(), events: "före, efter".to_owned() }],
        }
    }
}

/// When a questionnaire is given; what this version has no words for keeps its own name.
fn event_words(page: &Page, event: programme::Event) -> String {
    let said = match event {
        programme::Event::Week(week) => page.text("content-event-week", &vec![("n", week.into())]),
        programme::Event::FollowUp(months) => page.text("content-event-follow-up", &vec![("n", months.into())]),
        other => page.text(&format!("content-event-{other}"), &Vec::new()),
    };
    said.unwrap_or_else(|_| event.to_string())
}

impl ModuleView {
    fn of(page: &Page, head: Head, module: &Module) -> Self {
        let language = page.language();
        let line = |(number, part): (usize, &programme::Page)| ModuleLine {
            href: format!("/admin/content/{}/pages/{number}", module.hash),
            title: part.title(language).to_owned(),
            version: String::new(),
        };
        Self {
            head,
            title: module.title(language).to_owned(),
            titles: module.languages().map(|lang| titled(lang, module.title(lang), module.lead(lang))).collect(),
            minutes: module.minutes,
            pages: (1..).zip(&module.pages).map(line).collect(),
        }
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            head: Head::sample(),
            title: "Att stanna upp i dag".to_owned(),
            titles: vec![titled("sv", "Att stanna upp i dag", "Du får."), titled("en", "Stopping today", "You get.")],
            minutes: 40,
            pages: vec![ModuleLine {
                href: "/admin/content/0a/pages/1".to_owned(),
                title: "Sidan".to_owned(),
                version: String::new(),
            }],
        }
    }
}

impl PageView {
    fn of(page: &Page, head: Head, module: &Module, number: usize) -> Result<Self> {
        let part = module.page(number).ok_or(Error::NotFound)?;
        let module_href = format!("/admin/content/{}", module.hash);
        let beside = |number: usize| match module.page(number) {
            Some(part) => (format!("{module_href}/pages/{number}"), part.title(page.language()).to_owned()),
            None => (String::new(), String::new()),
        };
        let (next, next_label) = beside(number + 1);
        Ok(Self {
            head,
            module_title: module.title(page.language()).to_owned(),
            title: part.title(page.language()).to_owned(),
            number,
            total: module.pages.len(),
            before: beside(number.saturating_sub(1)).0,
            next,
            next_label,
            columns: module.languages().map(|lang| column(module, part, lang)).collect(),
            module_href,
        })
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            head: Head::sample(),
            module_title: "Att stanna upp i dag".to_owned(),
            module_href: "/admin/content/0a".to_owned(),
            title: "Sidan".to_owned(),
            number: 2,
            total: 3,
            before: "/admin/content/0a/pages/1".to_owned(),
            next: "/admin/content/0a/pages/3".to_owned(),
            next_label: "Nästa".to_owned(),
            columns: sample_columns(),
        }
    }
}

pub(super) fn column(module: &Module, part: &programme::Page, lang: &str) -> Column {
    let piece = |block: &Block| match block {
        Block::Html(html) => Some(Piece::Html { html: html.clone() }),
        Block::Exercise(id) => {
            let sheet = Sheet::to_fill(module.exercise(id)?, &Worksheet::default(), &[], lang);
            Some(Piece::Exercise { sheet: prefixed(sheet, lang) })
        }
        Block::SelfCheck(id) => {
            let check = module.self_check(id)?;
            let explained = |option: &String| Explained {
                text: check.text(lang, option).to_owned(),
                answer: check.answer(lang, option).to_owned(),
                is_right: check.is_right(option),
            };
            Some(Piece::SelfCheck {
                question: check.question(lang).to_owned(),
                options: check.options.iter().map(explained).collect(),
            })
        }
    };
    Column {
        lang: lang.to_owned(),
        dir: texts::direction(lang),
        title: part.title(lang).to_owned(),
        blocks: part.blocks(lang).iter().filter_map(piece).collect(),
    }
}

/// The same exercise stands on the page once in each language, and names must differ.
fn prefixed(mut sheet: Sheet, lang: &str) -> Sheet {
    sheet.id = format!("{lang}-{}", sheet.id);
    for field in sheet.rounds.iter_mut().flat_map(|round| &mut round.fields) {
        field.name = format!("{lang}-{}", field.name);
    }
    sheet
}

#[cfg(test)]
pub(super) fn sample_columns() -> Vec<Column> {
    let column = |lang: &str| Column {
        lang: lang.to_owned(),
        dir: "ltr",
        title: "Sidan".to_owned(),
        blocks: vec![
            Piece::Html { html: "<p>Text.</p>".to_owned() },
            Piece::Exercise { sheet: prefixed(Sheet::sample(), lang) },
            Piece::SelfCheck {
                question: "Fråga?".to_owned(),
                options: vec![
                    Explained { text: "Ja".to_owned(), answer: "Därför.".to_owned(), is_right: true },
                    Explained { text: "Nej".to_owned(), answer: "Därför.".to_owned(), is_right: false },
                ],
            },
        ],
    };
    vec![column("sv"), column("en")]
}
