//! Who reads the answers, when, and what has to be done about them: shown before the first answer, and again whenever asked.

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::asked::{self, Asked};
use super::form::address;
use crate::access::{self, Who};
use crate::error::{Error, Result};
use crate::ids::OccasionId;
use crate::instruments::Library;
use crate::questionnaires::actions::{open_occasion, tell, tells};
use crate::units::{self, when};
use crate::web::{App, Form, Page, see_other};

/// What `questionnaires/told.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    address: String,
    readers: Readers,
    /// Whether it has to be read before the form opens.
    is_first: bool,
}

/// What is told; the same for whoever reads it and for whoever has it read out.
#[derive(Debug, Serialize)]
pub(super) struct Readers {
    language: String,
    /// Who reads, and what must be reported, in the questionnaire's own words.
    text: String,
    /// The unit's reading hours, as a rule.
    hours: String,
    /// When somebody reads next.
    now: String,
}

impl Readers {
    pub(super) fn of(page: &Page, asked: &Asked) -> Result<Self> {
        let language = asked.instrument.language_for(page.language()).unwrap_or_default();
        Ok(Self {
            language: language.to_owned(),
            text: asked.fill(page, asked.instrument.before_first_answer.text(language))?,
            hours: when::reading_hours(page, &asked.unit.hours, asked.is_read)?,
            now: asked.reading.sentence(page)?,
        })
    }

    /// For the test that renders all templates.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            language: "sv".to_owned(),
            text: "Din behandlare läser det du skriver.".to_owned(),
            hours: "Vi läser måndag–fredag 08.00–17.00.".to_owned(),
            now: "Ingen läser det här före måndag kl. 08.00.".to_owned(),
        }
    }
}

/// The address of what is told before a form.
pub(super) fn before(occasion: &OccasionId) -> String {
    format!("{}/before", address(occasion))
}

/// `GET /my/forms/{f}/before`
pub(super) async fn show(
    app: web::Data<App>,
    library: web::Data<Library>,
    request: HttpRequest,
    who: Who,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "told-title")?;
    let asked = asked::for_client(&app, library.into_inner(), &who, &OccasionId::from(path.into_inner())).await?;
    if !tells(&asked.instrument) || !asked.is_read {
        return Err(Error::NotFound);
    }
    let view = View {
        address: address(&asked.occasion.id),
        readers: Readers::of(&page, &asked)?,
        is_first: asked.must_be_told,
    };
    page.render("questionnaires/told.html", &view)
}

/// `POST /my/forms/{f}/before`
pub(super) async fn read(
    app: web::Data<App>,
    library: web::Data<Library>,
    who: Who,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&[], &[])?;
    let (id, library) = (OccasionId::from(path.into_inner()), library.into_inner());
    let occasion = id.clone();
    app.db()
        .write(move |tx| {
            let me = access::client_self(tx, &who)?;
            let unit = units::get(tx, me.unit())?;
            let occasion = open_occasion(tx, &me, &unit, &occasion)?;
            let instrument = Arc::clone(&asked::instrument_of(&library, &occasion)?);
            tell(tx, &me, &unit, &instrument)
        })
        .await?;
    Ok(see_other(&address(&id)))
}

/// Views with every part filled, for the test that renders all templates.
#[cfg(test)]
pub(super) fn samples() -> Vec<View> {
    let view = |is_first| View { address: "/my/forms/f1".to_owned(), readers: Readers::sample(), is_first };
    vec![view(true), view(false)]
}
