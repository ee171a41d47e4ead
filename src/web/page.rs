//! Rendering a page: the frame that all pages share, and the view of one.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::fragments::{self, Fragment};
use super::{App, cookies, form, frame};
use crate::access::{Role, Who};
use crate::error::{Error, FieldErrors, Result};
use crate::texts::{self, Args};

/// A page about to be rendered: whom for, where, with which title.
pub struct Page {
    app: App,
    frame: Frame,
    status: StatusCode,
}

/// What `base.html` calls `page`.
#[derive(Debug, Clone, Serialize)]
struct Frame {
    #[serde(skip)]
    role: Option<Role>,
    lang: String,
    wording: String,
    dir: &'static str,
    site: String,
    title: String,
    path: String,
    csrf: String,
    signed_in: bool,
    person: String,
    area: &'static str,
    notice: String,
    demo: bool,
    languages: Vec<Language>,
}

#[derive(Debug, Clone, Serialize)]
struct Language {
    code: &'static str,
    name: &'static str,
}

/// One line of an error summary: the field it links to, and what would be accepted.
#[derive(Debug, Clone, Serialize)]
pub struct Fault {
    /// The field's name and anchor.
    pub field: String,
    /// The text.
    pub text: String,
}

/// The text beside one field; empty where nothing is wrong with it.
#[must_use]
pub fn beside(faults: &[Fault], field: &str) -> String {
    faults.iter().find(|fault| fault.field == field).map(|fault| fault.text.clone()).unwrap_or_default()
}

impl Page {
    /// A page in the language of the person, or of the browser where nobody is signed in.
    ///
    /// # Errors
    /// [`Error::Internal`] where the shared state is missing.
    pub fn new(request: &HttpRequest, title_key: &str) -> Result<Self> {
        let app =
            request.app_data::<web::Data<App>>().ok_or_else(|| Error::fault("no App for a page"))?.get_ref().clone();
        let who = request.extensions().get::<Who>().filter(|who| who.stage() == crate::access::Stage::Full).cloned();
        let path = request.path().to_owned();
        let lang = who.as_ref().map_or_else(|| language_of(request, &app), |who| who.language().to_owned());
        let mut page = Self {
            frame: Frame {
                dir: texts::direction(&lang),
                wording: who.as_ref().map_or_else(|| "treatment".to_owned(), |who| who.wording().to_owned()),
                site: who.as_ref().map_or_else(|| app.web().site_name.clone(), |who| who.site_name().to_owned()),
                lang,
                title: String::new(),
                role: who.as_ref().map(Who::role),
                csrf: form::token_for(request, &app),
                signed_in: who.is_some(),
                person: String::new(),
                area: frame::area(&path),
                notice: String::new(),
                demo: app.is_demo(),
                languages: vec![Language { code: "sv", name: "Svenska" }, Language { code: "en", name: "English" }],
                path,
            },
            status: StatusCode::OK,
            app,
        };
        page.frame.title = page.text(title_key, &Vec::new())?;
        Ok(page)
    }

    /// A title that is data (a module's), instead of a text key's.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        title.clone_into(&mut self.frame.title);
        self
    }

    /// A line at the top that says what was just done.
    ///
    /// # Errors
    /// [`Error::Internal`] where there is no such text.
    pub fn with_notice(mut self, key: &str) -> Result<Self> {
        self.frame.notice = self.text(key, &Vec::new())?;
        Ok(self)
    }

    /// The page's language.
    pub fn language(&self) -> &str {
        &self.frame.lang
    }

    /// A text in the page's language.
    ///
    /// # Errors
    /// [`Error::Internal`] where there is no such text, which a test of all keys forbids.
    pub fn text(&self, key: &str, args: &Args<'_>) -> Result<String> {
        self.app
            .texts()
            .get(&self.frame.lang, &self.frame.wording, key, args)
            .ok_or_else(|| Error::fault(format!("no text {key} in {}", self.frame.lang)))
    }

    /// The faults of an input as the lines of an error summary.
    ///
    /// # Errors
    /// As [`Page::text`].
    pub fn faults(&self, errors: &FieldErrors) -> Result<Vec<Fault>> {
        errors
            .iter()
            .map(|error| {
                let args = error.args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                Ok(Fault { field: error.field.clone(), text: self.text(error.key, &args)? })
            })
            .collect()
    }

    /// Answers with this status, and a title that says that something is wrong.
    ///
    /// # Errors
    /// As [`Page::text`].
    pub fn refused(mut self, status: StatusCode) -> Result<Self> {
        self.status = status;
        let prefix = self.text("title-error-prefix", &Vec::new())?;
        self.frame.title = format!("{prefix} {}", self.frame.title);
        Ok(self)
    }

    /// Answers with another status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Renders `template` with `view`, which the template calls `v`.
    ///
    /// # Errors
    /// [`Error::Internal`] naming the template's fault.
    pub fn render(self, template: &str, view: &impl Serialize) -> Result<HttpResponse> {
        let html = self.html(template, view)?;
        Ok(HttpResponse::build(self.status).content_type("text/html; charset=utf-8").body(html))
    }

    /// A part of the page, rendered from `view` alone.
    ///
    /// # Errors
    /// As [`Page::render`].
    pub fn part(&self, template: &str, view: &impl Serialize) -> Result<Fragment> {
        fragments::render(&self.app, (&self.frame.lang, &self.frame.wording), template, view)
    }

    /// A part that is the same for everybody who reads this language and wording, rendered once: `of` says what `view`
    /// is made from, in a version that never changes.
    ///
    /// # Errors
    /// As [`Page::render`], or what `view` returns.
    pub fn kept_part<V: Serialize>(
        &self,
        template: &'static str,
        of: &str,
        view: impl FnOnce() -> Result<V>,
    ) -> Result<Fragment> {
        fragments::kept(&self.app, (&self.frame.lang, &self.frame.wording), template, of, view)
    }

    fn header(&self) -> frame::Header<'_> {
        let (role, path, is_demo) = (self.frame.role, &self.frame.path, self.frame.demo);
        frame::Header { site: &self.frame.site, role, path, exit_url: &self.app.web().exit_url, is_demo }
    }

    fn html(&self, template: &str, view: &impl Serialize) -> Result<String> {
        let mut context = tera::Context::new();
        context.insert("head", &frame::head(self, self.frame.area, &self.frame.path)?);
        context.insert("header", &frame::header(self, &self.header())?);
        context.insert("page", &self.frame);
        context.insert("v", view);
        context.insert("once", &crypto_key()?);
        self.app.tera().render(template, &context).map_err(|error| Error::internal("render a page", error.to_string()))
    }
}

/// A new idempotency key for the page's form.
fn crypto_key() -> Result<String> {
    Ok(data_encoding::HEXLOWER.encode(&crate::crypto::random::<16>()?))
}

/// The answer to a form that was accepted.
pub fn see_other(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, location)).finish()
}

/// The language of somebody who is not signed in: what they chose, else what the browser prefers, else the site's.
fn language_of(request: &HttpRequest, app: &App) -> String {
    let known = |code: &str| texts::LANGUAGES.contains(&code).then(|| code.to_owned());
    cookies::value(request, LANGUAGE_COOKIE)
        .and_then(|code| known(&code))
        .or_else(|| {
            let header = request.headers().get(actix_web::http::header::ACCEPT_LANGUAGE)?.to_str().ok()?;
            header.split(',').find_map(|part| known(part.trim().get(..2)?))
        })
        .unwrap_or_else(|| app.locale().to_owned())
}

/// The cookie of a language chosen before sign-in.
pub const LANGUAGE_COOKIE: &str = "l";
