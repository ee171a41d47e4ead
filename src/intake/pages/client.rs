//! Entering a client.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::actions::{self, Issued, NewClient};
use super::super::rules::{self, Choices, Typed};
use super::Choice;
use super::slip::{self, To};
use crate::access::{self, Caseload, Who};
use crate::accounts::rules::INVITATION_LIFE;
use crate::db::once::once;
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::AccountId;
use crate::offer;
use crate::programme::Library;
use crate::texts::{LANGUAGES, Texts};
use crate::units::{self, Unit};
use crate::web::page::{Fault, beside};
use crate::web::{App, Form, Page, see_other};

const TEMPLATE: &str = "intake/client.html";

/// What `intake/client.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    faults: Vec<Fault>,
    fault: Beside,
    name: String,
    language: String,
    programme: String,
    deputy: String,
    adult: bool,
    told: bool,
    consent: bool,
    languages: Vec<Choice>,
    programmes: Vec<Choice>,
    colleagues: Vec<Choice>,
    wordings: Vec<Wording>,
    days: i64,
}

#[derive(Debug, Default, Serialize)]
struct Beside {
    name: String,
    language: String,
    programme: String,
    deputy: String,
    adult: String,
    told: String,
    consent: String,
}

/// The consent as it is read, in one language.
#[derive(Debug, Serialize)]
struct Wording {
    lang: &'static str,
    name: String,
    text: String,
    is_open: bool,
}

/// What the page needs to know of the unit.
struct Found {
    unit: Unit,
    colleagues: Vec<(AccountId, String)>,
    /// The programmes as the unit offers them.
    programmes: Library,
}

impl Found {
    fn read(rx: &mut Read<'_>, caseload: &Caseload, shipped: &Library) -> Result<Self> {
        Ok(Self {
            unit: units::get(rx, caseload.unit())?,
            colleagues: actions::colleagues(rx, caseload)?,
            programmes: offer::of_unit(rx, caseload.unit(), shipped)?,
        })
    }
}

/// The form as it stands before anything is typed: the unit's language, and the programme where there is only one.
fn blank(found: &Found) -> Typed {
    let mut first = found.programmes.first_programmes();
    let only = match (first.next(), first.next()) {
        (Some(one), None) => one.id.clone(),
        _ => String::new(),
    };
    Typed { language: found.unit.locale.clone(), programme: only, ..Typed::default() }
}

fn typed(form: &Form) -> Typed {
    let is_ticked = |field: &str| form.text(field) == "yes";
    Typed {
        name: form.text("name").to_owned(),
        language: form.text("language").to_owned(),
        programme: form.text("programme").to_owned(),
        deputy: form.text("deputy").to_owned(),
        adult: is_ticked("adult"),
        told: is_ticked("told"),
        consent: is_ticked("consent"),
    }
}

fn consent_in(texts: &Texts, unit: &Unit, language: &str) -> Result<String> {
    let text = texts.get(language, &unit.wording, "consent-participation-wording", &[]);
    text.ok_or_else(|| Error::fault(format!("no wording of the consent in {language}")))
}

impl View {
    fn of(app: &App, page: &Page, found: &Found, typed: Typed) -> Result<Self> {
        let language = page.language();
        let wording = |choice: Choice| {
            let lang = LANGUAGES.into_iter().find(|known| *known == choice.value).unwrap_or("sv");
            let text = consent_in(app.texts(), &found.unit, lang)?;
            Ok(Wording { lang, name: choice.label, text, is_open: lang == language })
        };
        let wordings = Choice::languages().into_iter().map(wording).collect::<Result<_>>()?;
        let programme =
            |one: &std::sync::Arc<crate::programme::Programme>| Choice::new(&one.id, one.titles.text(language));
        Ok(Self {
            faults: Vec::new(),
            fault: Beside::default(),
            name: typed.name,
            language: typed.language,
            programme: typed.programme,
            deputy: typed.deputy,
            adult: typed.adult,
            told: typed.told,
            consent: typed.consent,
            languages: Choice::languages(),
            programmes: found.programmes.first_programmes().map(programme).collect(),
            colleagues: found.colleagues.iter().map(|(id, name)| Choice::new(id.as_str(), name)).collect(),
            wordings,
            days: INVITATION_LIFE.num_days(),
        })
    }

    fn with(mut self, faults: Vec<Fault>) -> Self {
        self.fault = Beside {
            name: beside(&faults, "name"),
            language: beside(&faults, "language"),
            programme: beside(&faults, "programme"),
            deputy: beside(&faults, "deputy"),
            adult: beside(&faults, "adult"),
            told: beside(&faults, "told"),
            consent: beside(&faults, "consent"),
        };
        self.faults = faults;
        self
    }
}

pub(super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    programmes: web::Data<Library>,
) -> Result<HttpResponse> {
    let found = find(&app, who, programmes).await?;
    let page = Page::new(&request, "intake-title")?;
    let view = View::of(&app, &page, &found, blank(&found))?;
    page.render(TEMPLATE, &view)
}

async fn find(app: &App, who: Who, programmes: web::Data<Library>) -> Result<Found> {
    app.db()
        .read(move |rx| {
            let caseload = access::caseload(rx, &who)?;
            Found::read(rx, &caseload, &programmes)
        })
        .await
}

/// What came of the form: the slip where this was the first time, and where the client's page is.
struct Done {
    location: String,
    slip: Option<(Unit, String, Issued)>,
}

/// The slip is the answer itself, since it is shown once. The same form sent again leads to the page where a new one is
/// made.
pub(super) async fn enter(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    programmes: web::Data<Library>,
    form: Form,
) -> Result<HttpResponse> {
    form.only(&["name", "language", "programme", "deputy", "adult", "told", "consent"], &[])?;
    let (typed, key) = (typed(&form), form.once().to_owned());
    let (shared, library, person, given) = (app.clone(), programmes.clone(), who.clone(), typed.clone());
    let done = app.db().write(move |tx| enter_once(tx, &shared, &library, &person, &key, &given)).await;
    match done {
        Ok(Done { location, slip: None }) => Ok(see_other(&format!("{location}/invitation?slip=shown"))),
        Ok(Done { location, slip: Some((unit, name, issued)) }) => {
            slip::page(&request, &app, &unit, &issued, To { name, next: location, is_client: true })
        }
        Err(Error::Invalid(errors)) => {
            let found = find(&app, who, programmes).await?;
            let page = Page::new(&request, "intake-title")?.refused(StatusCode::UNPROCESSABLE_ENTITY)?;
            let view = View::of(&app, &page, &found, typed)?.with(page.faults(&errors)?);
            page.render(TEMPLATE, &view)
        }
        Err(other) => Err(other),
    }
}

fn enter_once(tx: &mut Tx<'_>, app: &App, library: &Library, who: &Who, key: &str, typed: &Typed) -> Result<Done> {
    let caseload = access::caseload(tx, who)?;
    let mut slip = None;
    let location = once(tx, who.account(), key, |tx| {
        let found = Found::read(tx, &caseload, library)?;
        faults(typed, &found).into_result()?;
        let programme = found.programmes.programme(&typed.programme).ok_or(Error::NotFound)?;
        let new = NewClient {
            name: typed.name.clone(),
            language: typed.language.clone(),
            deputy: Some(&typed.deputy).filter(|id| !id.is_empty()).map(|id| AccountId::from(id.as_str())),
            wording: consent_in(app.texts(), &found.unit, &typed.language)?,
        };
        let (code, issued) = actions::enter(tx, &caseload, &new, programme)?;
        slip = Some((found.unit, format!("{code} {}", typed.name), issued));
        Ok(format!("/clinic/clients/{code}"))
    })?;
    Ok(Done { location, slip })
}

fn faults(typed: &Typed, found: &Found) -> FieldErrors {
    let programmes: Vec<String> = found.programmes.first_programmes().map(|one| one.id.clone()).collect();
    let colleagues: Vec<String> = found.colleagues.iter().map(|(id, _)| id.to_string()).collect();
    rules::faults(typed, &Choices { languages: &LANGUAGES, programmes: &programmes, colleagues: &colleagues })
}

#[cfg(test)]
impl View {
    pub(super) fn sample() -> Self {
        let fault = |field: &str, text: &str| Fault { field: field.to_owned(), text: text.to_owned() };
        let wording = |lang, name: &str, is_open| Wording {
            lang,
            name: name.to_owned(),
            text: "Jag vill vara med.".to_owned(),
            is_open,
        };
        Self {
            faults: Vec::new(),
            fault: Beside::default(),
            name: "Åke Öberg".to_owned(),
            language: "sv".to_owned(),
            programme: "anger".to_owned(),
            deputy: "a1".to_owned(),
            adult: false,
            told: true,
            consent: true,
            languages: Choice::languages(),
            programmes: vec![Choice::new("anger", "Steg för steg")],
            colleagues: vec![Choice::new("a1", "Johan Lind")],
            wordings: vec![wording("sv", "Svenska", true), wording("en", "English", false)],
            days: 14,
        }
        .with(vec![fault("adult", "Text"), fault("name", "Text")])
    }
}
