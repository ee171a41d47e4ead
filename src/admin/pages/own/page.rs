//! One page in the unit's own words: the shipped text to begin with, in its languages beside each other, with what the
//! reader of files has to say of it and how it would look.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::preview::{self, Column};
use super::{HOME, Line, Own, draft, marks, outcome, shipped};
use crate::access::Who;
use crate::error::{Error, FieldErrors, Result};
use crate::programme::{Choices, Library, Module, PageText};
use crate::texts::{self, LANGUAGES};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page};

const TEMPLATE: &str = "admin/own_page.html";
const LONGEST_TITLE: usize = 120;
const LONGEST_TEXT: usize = 20_000;

/// What `admin/own_page.html` shows.
#[derive(Debug, Serialize)]
pub(in super::super) struct View {
    back: String,
    module: String,
    href: String,
    title: String,
    version: i32,
    is_draft: bool,
    marks: Vec<&'static str>,
    texts: Vec<Side>,
    misfits: Vec<Line>,
    /// How the page would look, where it can be read.
    columns: Vec<Column>,
    faults: Vec<Fault>,
}

/// The page in one language.
#[derive(Debug, Serialize)]
struct Side {
    lang: &'static str,
    dir: &'static str,
    title: String,
    text: String,
    title_fault: String,
    text_fault: String,
    /// What somebody else has written meanwhile.
    theirs: String,
    /// What the shipped page says, where the unit's does not.
    shipped: String,
}

type Words = BTreeMap<String, PageText>;

/// What was typed and could not be kept.
struct Typed<'t> {
    words: &'t Words,
    /// Whether somebody else was first, whose words then stand beside it.
    is_overtaken: bool,
}

pub(in super::super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (key, module, part) = path.into_inner();
    let own = Own::find(&app, who, &library, &key).await?;
    let mut page = Page::new(&request, "own-title")?;
    if request.query_string() == "saved" {
        page = page.with_notice("own-saved")?;
    }
    let view = View::of(&page, &own, (&module, &part), None, Vec::new())?;
    page.render(TEMPLATE, &view)
}

/// Keeps the unit's words in the draft, with whatever is wrong with them: the next page says so.
pub(in super::super) async fn write(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    path: web::Path<(String, String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let fields: Vec<String> =
        LANGUAGES.iter().flat_map(|lang| [format!("title_{lang}"), format!("text_{lang}")]).collect();
    let mut single: Vec<&str> = fields.iter().map(String::as_str).collect();
    single.extend(["version", "do"]);
    form.only(&single, &[])?;
    let (key, id, part) = path.into_inner();
    let programme = shipped(&library, &key)?;
    let module = programme.module(&id).cloned().ok_or(Error::NotFound)?;
    if !is_changeable(&module, &part)? {
        return Err(Error::Conflict("own-fixed-page"));
    }
    let location = format!("{HOME}/{key}/modules/{id}/pages/{part}?saved");
    let (typed, of, wanted) = (typed(&form), module.clone(), part.clone());
    let done = if form.text("do") == "back" {
        let change = move |choices: &mut Choices| {
            choices.take_back(&of.id, &wanted);
            Ok(())
        };
        draft(&app, who.clone(), &form, programme, location, change).await
    } else if let Err(errors) = checked(&typed) {
        Err(Error::Invalid(errors))
    } else {
        let words = typed.clone();
        let change = move |choices: &mut Choices| {
            choices.rewrite(&of, &wanted, words);
            Ok(())
        };
        draft(&app, who.clone(), &form, programme, location, change).await
    };
    let (status, errors) = match outcome(done, &fields)? {
        Ok(done) => return Ok(done),
        Err(refused) => refused,
    };
    let own = Own::find(&app, who, &library, &key).await?;
    let page = Page::new(&request, "own-title")?.refused(status)?;
    let typed = Typed { words: &typed, is_overtaken: status == StatusCode::CONFLICT };
    let view = View::of(&page, &own, (&id, &part), Some(&typed), page.faults(&errors)?)?;
    page.render(TEMPLATE, &view)
}

fn typed(form: &Form) -> Words {
    let word = |language: &str| {
        let text = form.text(&format!("text_{language}")).replace("\r\n", "\n").replace('\r', "\n");
        let title = form.text(&format!("title_{language}")).to_owned();
        (language.to_owned(), PageText { title, text })
    };
    LANGUAGES.into_iter().map(word).collect()
}

fn checked(words: &Words) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    for (language, words) in words {
        let length = words.title.chars().count();
        if !(1..=LONGEST_TITLE).contains(&length) || words.title.contains(char::is_control) {
            errors.add_with(format!("title_{language}"), "own-fault-title", vec![("most", LONGEST_TITLE.to_string())]);
        }
        if !(1..=LONGEST_TEXT).contains(&words.text.chars().count()) {
            errors.add_with(format!("text_{language}"), "own-fault-text", vec![("most", LONGEST_TEXT.to_string())]);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

fn is_changeable(module: &Module, part: &str) -> Result<bool> {
    if !module.page_ids().contains(&part) {
        return Err(Error::NotFound);
    }
    Ok(!module.fixed.iter().any(|fixed| fixed == part))
}

impl View {
    fn of(
        page: &Page,
        own: &Own,
        (module, part): (&str, &str),
        typed: Option<&Typed<'_>>,
        faults: Vec<Fault>,
    ) -> Result<Self> {
        let module = own.module(module)?;
        let is_fixed = !is_changeable(module, part)?;
        let within = own.standing.choices.within(&module.id);
        let (shipped, rewritten) = (module.page_texts(part), within.rewritten.get(part));
        let kept = rewritten.map_or(&shipped, |rewritten| &rewritten.words);
        let text = |lang: &'static str| {
            let kept = kept.get(lang).cloned().unwrap_or_default();
            let shown = typed.and_then(|typed| typed.words.get(lang)).unwrap_or(&kept);
            let is_overtaken = typed.is_some_and(|typed| typed.is_overtaken) && *shown != kept;
            let shipped = shipped.get(lang).filter(|_| rewritten.is_some()).map(|text| text.text.clone());
            Side {
                lang,
                dir: texts::direction(lang),
                title: shown.title.clone(),
                text: shown.text.clone(),
                title_fault: beside(&faults, &format!("title_{lang}")),
                text_fault: beside(&faults, &format!("text_{lang}")),
                theirs: if is_overtaken { format!("{}\n\n{}", kept.title, kept.text) } else { String::new() },
                shipped: shipped.unwrap_or_default(),
            }
        };
        let texts = LANGUAGES.into_iter().map(text).collect();
        let of_page = own.attempt.misfits.iter().filter(|misfit| {
            misfit.module.as_ref() == Some(&module.id) && misfit.page.as_deref().is_none_or(|page| page == part)
        });
        let made = own.attempt.programme.module(&module.id);
        let made = made.and_then(|made| Some((made, made.pages.iter().find(|page| page.id == part)?)));
        let language = page.language();
        let title = kept.get(language).or_else(|| kept.values().next());
        Ok(Self {
            back: format!("{}/modules/{}", own.href(), module.id),
            module: module.title(language).to_owned(),
            href: format!("{}/modules/{}/pages/{part}", own.href(), module.id),
            title: title.map(|text| text.title.clone()).unwrap_or_default(),
            version: own.standing.version,
            is_draft: own.standing.is_draft,
            marks: marks([
                ("hidden", within.pages.hides(part)),
                ("words", rewritten.is_some()),
                ("outdated", rewritten.is_some_and(|rewritten| !rewritten.is_of(module, part))),
                ("fixed", is_fixed),
            ]),
            texts,
            misfits: of_page.map(|misfit| own.line(page, misfit)).collect::<Result<_>>()?,
            columns: made
                .map(|(made, part)| made.languages().map(|lang| preview::column(made, part, lang)).collect())
                .unwrap_or_default(),
            faults,
        })
    }

    #[cfg(test)]
    pub(in super::super) fn samples() -> Vec<Self> {
        let text = |lang: &'static str, fault: &str| Side {
            lang,
            dir: "ltr",
            title: "Sidan".to_owned(),
            text: "Här är texten.".to_owned(),
            title_fault: fault.to_owned(),
            text_fault: fault.to_owned(),
            theirs: fault.to_owned(),
            shipped: fault.to_owned(),
        };
        let view = |is_fixed, is_own: bool, fault: &str| Self {
            back: format!("{HOME}/0a1b2c3d4e/modules/stopping-today"),
            module: "Att stanna upp i dag".to_owned(),
            href: format!("{HOME}/0a1b2c3d4e/modules/stopping-today/pages/breathing"),
            title: "Sidan".to_owned(),
            version: 3,
            is_draft: is_own,
            marks: marks([("hidden", is_own), ("words", is_own), ("outdated", is_own), ("fixed", is_fixed)]),
            texts: vec![text("sv", fault), text("en", "")],
            misfits: if is_own { Line::samples() } else { Vec::new() },
            columns: preview::sample_columns(),
            faults: vec![Fault { field: "title_sv".to_owned(), text: "Text".to_owned() }],
        };
        vec![view(true, false, ""), view(false, false, ""), view(false, true, "Text")]
    }
}
