//! The slip: what somebody needs in order to sign in for the first time, in that person's language, for printing.

use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;

use super::super::actions::Issued;
use crate::error::{Error, Result};
use crate::texts;
use crate::units::Unit;
use crate::web::{App, Page, qr};

/// What `intake/slip.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    /// Whom it is for, as staff say it.
    to: String,
    /// Where to go on.
    next: String,
    is_client: bool,
    slip: Slip,
}

/// The slip itself, in words of its reader's language. It names the site and nothing that tells what the site is for.
#[derive(Debug, Serialize)]
struct Slip {
    lang: String,
    dir: &'static str,
    site: String,
    lead: String,
    code_label: String,
    code: String,
    link_label: String,
    link: String,
    picture: String,
    picture_alt: String,
    steps: Vec<String>,
    until: String,
    lost: String,
}

/// Whom a slip is for.
pub(super) struct To {
    pub(super) name: String,
    pub(super) next: String,
    pub(super) is_client: bool,
}

/// The page that shows a slip, once: it is the answer to the form that made it.
pub(super) fn page(request: &HttpRequest, app: &App, unit: &Unit, issued: &Issued, to: To) -> Result<HttpResponse> {
    let slip = Slip::new(app, unit, issued, to.is_client)?;
    let view = View { to: to.name, next: to.next, is_client: to.is_client, slip };
    Page::new(request, "intake-slip-title")?.render("intake/slip.html", &view)
}

impl Slip {
    fn new(app: &App, unit: &Unit, issued: &Issued, is_client: bool) -> Result<Self> {
        let language = issued.language.as_str();
        let said = |key: &str, args: &texts::Args<'_>| {
            let text = app.texts().get(language, &unit.wording, key, args);
            text.ok_or_else(|| Error::fault(format!("no text {key} in {language}")))
        };
        let plain = |key: &str| said(key, &Vec::new());
        let link = format!("{}/invite/{}", app.web().base_url.trim_end_matches('/'), issued.token);
        let steps = if is_client {
            ["slip-step-link", "slip-step-code", "slip-step-password", "slip-step-app"]
        } else {
            ["slip-step-link", "slip-step-mail", "slip-step-password", "slip-step-app"]
        };
        Ok(Self {
            dir: texts::direction(language),
            site: unit.site_name.clone(),
            lead: plain("slip-lead")?,
            code_label: plain(if is_client { "slip-code" } else { "slip-mail" })?,
            code: issued.sign_in.clone(),
            link_label: plain("slip-link")?,
            picture: qr::picture(&link)?,
            picture_alt: plain("slip-picture")?,
            link,
            steps: steps.into_iter().map(plain).collect::<Result<_>>()?,
            until: said("slip-until", &vec![("date", issued.until.to_string().into())])?,
            lost: plain("slip-lost")?,
            lang: language.to_owned(),
        })
    }
}

#[cfg(test)]
impl View {
    pub(super) fn sample(is_client: bool) -> Self {
        let text = |text: &str| text.to_owned();
        let link = text("https://steg.example.org/invite/Jq3mV0cX7bT1wY5sR9kLzN2pG8hD4fAa");
        Self {
            to: text(if is_client { "K7M2PX Anna Åkesson" } else { "Eva Lind" }),
            next: text("/clinic/clients/K7M2PX"),
            is_client,
            slip: Slip {
                lang: text("sv"),
                dir: "ltr",
                site: text("Steg"),
                lead: text("Så här kommer du in första gången."),
                code_label: text("Din kod"),
                code: text(if is_client { "4821 kmhp" } else { "" }),
                link_label: text("Adress"),
                picture: qr::picture(&link).unwrap_or_default(),
                picture_alt: text("Rutan leder till adressen"),
                link,
                steps: vec![text("Öppna adressen."), text("Skriv din kod.")],
                until: text("Länken fungerar en gång, till och med 2026-12-06."),
                lost: text("Har du tappat lappen? Be om en ny."),
            },
        }
    }
}
