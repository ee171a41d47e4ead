//! The pages that need no sign-in. They hold nothing about anybody in particular.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{Role, Who};
use crate::error::Result;
use crate::units;
use crate::web::{App, Page};

/// The front page.
#[derive(Debug, Serialize)]
pub(super) struct Front {
    /// Where the one big step leads: to sign in, or to the person's own start.
    pub(super) start: &'static str,
    pub(super) signed_in: bool,
}

impl Front {
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self { start: "/my", signed_in: true }
    }
}

/// Who answers for the site: the units, by name; empty while none is there or the database does not answer.
#[derive(Debug, Serialize)]
pub(super) struct Owners {
    pub(super) names: Vec<String>,
}

impl Owners {
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self { names: vec!["Familjeenheten".to_owned(), "Mottagningen".to_owned()] }
    }

    async fn of(app: &App) -> Self {
        let names = app.db().read(|rx| Ok(units::list(rx)?.into_iter().map(|unit| unit.name).collect())).await;
        Self {
            names: names.unwrap_or_else(|error| {
                tracing::warn!(%error, "a public page was shown without the names of the units");
                Vec::new()
            }),
        }
    }
}

/// A page without anything to fill in.
#[derive(Debug, Serialize)]
pub(super) struct Plain {}

pub(super) async fn front(request: HttpRequest, who: Option<Who>) -> Result<HttpResponse> {
    let start = who.as_ref().map_or("/sign-in", |who| home(who.role()));
    Page::new(&request, "front-title")?.render("units/front.html", &Front { start, signed_in: who.is_some() })
}

/// Where each role begins.
fn home(role: Role) -> &'static str {
    match role {
        Role::Client => "/my",
        Role::Clinician | Role::Supervisor => "/clinic",
        Role::Researcher => "/research",
        Role::Admin => "/admin",
    }
}

pub(super) async fn help_now(request: HttpRequest) -> Result<HttpResponse> {
    Page::new(&request, "help-now-title")?.render("units/help-now.html", &Plain {})
}

pub(super) async fn about(request: HttpRequest, app: web::Data<App>) -> Result<HttpResponse> {
    Page::new(&request, "about-title")?.render("units/about.html", &Owners::of(&app).await)
}

pub(super) async fn relatives(request: HttpRequest) -> Result<HttpResponse> {
    Page::new(&request, "relatives-title")?.render("units/relatives.html", &Plain {})
}

pub(super) async fn privacy(request: HttpRequest, app: web::Data<App>) -> Result<HttpResponse> {
    Page::new(&request, "privacy-title")?.render("units/privacy.html", &Owners::of(&app).await)
}

pub(super) async fn accessibility(request: HttpRequest, app: web::Data<App>) -> Result<HttpResponse> {
    Page::new(&request, "accessibility-title")?.render("units/accessibility.html", &Owners::of(&app).await)
}
