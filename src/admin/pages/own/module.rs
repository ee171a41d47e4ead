//! One module: its pages, hidden, moved and rewritten.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::{HOME, Line, Own, Part, arrange, arranged, draft, marks, shipped};
use crate::access::Who;
use crate::error::{Error, Result};
use crate::programme::{Choices, Library, Module, PageText};
use crate::web::{App, Form, Page, see_other};

/// What `admin/own_module.html` shows.
#[derive(Debug, Serialize)]
pub(in super::super) struct View {
    back: String,
    programme: String,
    action: String,
    title: String,
    version: i32,
    is_draft: bool,
    misfits: Vec<Line>,
    pages: Vec<Part>,
}

pub(in super::super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (key, module) = path.into_inner();
    let own = Own::find(&app, who, &library, &key).await?;
    let mut page = Page::new(&request, "own-title")?;
    if request.query_string() == "saved" {
        page = page.with_notice("own-saved")?;
    }
    let view = View::of(&page, &own, own.module(&module)?)?;
    page.render("admin/own_module.html", &view)
}

/// Hides or moves a page.
pub(in super::super) async fn order(
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["version", "do"], &[])?;
    let (key, id) = path.into_inner();
    let (programme, wish) = (shipped(&library, &key)?, arranged(&form)?);
    let module = programme.module(&id).cloned().ok_or(Error::NotFound)?;
    let change = move |choices: &mut Choices| {
        let mut arranged = Ok(());
        choices.change_within(&module.id, |within| {
            arranged = arrange(&mut within.pages, &module.page_ids(), &wish);
        });
        arranged
    };
    let location = format!("{HOME}/{key}/modules/{id}?saved#pages");
    Ok(see_other(&draft(&app, who, &form, programme, location, change).await?))
}

/// What is placed on a page, in the words that clients read.
pub(super) fn holds(module: &Module, text: Option<&PageText>, language: &str) -> Vec<String> {
    let placed = text.map(PageText::placed).unwrap_or_default();
    let named = placed.into_iter().filter_map(|(directive, id)| {
        let title = match directive {
            "exercise" => module.exercise(id)?.title(language),
            _ => module.self_check(id)?.question(language),
        };
        Some(format!("{title} (::: {directive} {id})"))
    });
    named.collect()
}

impl View {
    fn of(page: &Page, own: &Own, module: &Module) -> Result<Self> {
        let (language, within) = (page.language(), own.standing.choices.within(&module.id));
        let part = |id: &str| {
            let part = module.pages.iter().find(|part| part.id == id)?;
            let rewritten = within.rewritten.get(id);
            let texts = rewritten.map_or_else(|| module.page_texts(id), |rewritten| rewritten.words.clone());
            let text = texts.get(language).or_else(|| texts.values().next());
            let is_fixed = module.fixed.iter().any(|fixed| fixed == id) || module.summary == id;
            Some(Part {
                id: id.to_owned(),
                title: text.map_or_else(|| part.title(language).to_owned(), |text| text.title.clone()),
                href: format!("{}/modules/{}/pages/{id}", own.href(), module.id),
                marks: marks([
                    ("hidden", within.pages.hides(id)),
                    ("words", rewritten.is_some()),
                    ("outdated", rewritten.is_some_and(|rewritten| !rewritten.is_of(module, id))),
                    ("fixed", is_fixed),
                ]),
                is_movable: !is_fixed,
                holds: holds(module, text, language),
            })
        };
        let of_module: Vec<_> =
            own.attempt.misfits.iter().filter(|one| one.module.as_ref() == Some(&module.id)).collect();
        Ok(Self {
            back: own.href(),
            programme: own.title(language),
            action: format!("{}/modules/{}/order", own.href(), module.id),
            title: module.title(language).to_owned(),
            version: own.standing.version,
            is_draft: own.standing.is_draft,
            misfits: of_module.into_iter().map(|misfit| own.line(page, misfit)).collect::<Result<_>>()?,
            pages: within.pages.all(&module.page_ids()).into_iter().filter_map(part).collect(),
        })
    }

    #[cfg(test)]
    pub(in super::super) fn samples() -> Vec<Self> {
        let view = |is_draft, misfits| Self {
            back: format!("{HOME}/0a1b2c3d4e"),
            programme: "Lugnt och stadigt".to_owned(),
            action: format!("{HOME}/0a1b2c3d4e/modules/stopping-today/order"),
            title: "Att stanna upp i dag".to_owned(),
            version: 3,
            is_draft,
            misfits,
            pages: Part::samples(),
        };
        vec![view(false, Vec::new()), view(true, Vec::new()), view(true, Line::samples())]
    }
}
