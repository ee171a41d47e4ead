//! The programmes, with whether the unit has changed them.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::words;
#[cfg(test)]
use super::HOME;
use super::{Own, key_of};
use crate::access::{self, Who};
use crate::db::Read;
use crate::error::Result;
use crate::offer;
use crate::programme::Library;
use crate::web::{App, Page};

/// What `admin/own.html` shows.
#[derive(Debug, Serialize)]
pub(in super::super) struct View {
    part: &'static str,
    rows: Vec<Row>,
    gone: Vec<Gone>,
}

/// One programme.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    title: String,
    /// Its shipped name, where the unit has another.
    shipped: String,
    state: &'static str,
    since: String,
    needs_a_look: bool,
}

/// A programme that the site no longer has.
#[derive(Debug, Serialize)]
struct Gone {
    id: String,
    href: String,
}

struct Found {
    own: Vec<Own>,
    gone: Vec<(String, String)>,
}

impl Found {
    fn read(rx: &mut Read<'_>, who: &Who, library: &Library) -> Result<Self> {
        let admin = access::unit_admin(rx, who)?;
        let mut own = Vec::new();
        for programme in library.offered() {
            own.push(Own::read(rx, who, library, &key_of(&programme.id))?);
        }
        Ok(Self { own, gone: offer::gone(rx, admin.unit(), library)? })
    }
}

pub(in super::super) async fn show(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<Library>,
) -> Result<HttpResponse> {
    let found = app.db().read(move |rx| Found::read(rx, &who, &library)).await?;
    let page = Page::new(&request, "own-title")?;
    let view = View::of(&page, &found);
    page.render("admin/own.html", &view)
}

impl View {
    fn of(page: &Page, found: &Found) -> Self {
        let language = page.language();
        let row = |own: &Own| {
            let (title, shipped) = (own.title(language), own.shipped.title(language).to_owned());
            Row {
                href: own.href(),
                shipped: if shipped == title { String::new() } else { shipped },
                title,
                state: own.state(),
                since: own.standing.used.as_ref().map(|used| words::minute(&own.unit, used.since)).unwrap_or_default(),
                needs_a_look: !own.stale.is_empty(),
            }
        };
        let gone = |(id, hash): &(String, String)| Gone { id: id.clone(), href: format!("/admin/content/{hash}") };
        Self { part: "own", rows: found.own.iter().map(row).collect(), gone: found.gone.iter().map(gone).collect() }
    }

    #[cfg(test)]
    pub(in super::super) fn sample() -> Self {
        let row = |state, needs_a_look| Row {
            href: format!("{HOME}/0a1b2c3d4e"),
            title: "Lugnt och stadigt".to_owned(),
            shipped: if needs_a_look { "Steg för steg".to_owned() } else { String::new() },
            state,
            since: if needs_a_look { "2026-11-22 08:15".to_owned() } else { String::new() },
            needs_a_look,
        };
        Self {
            part: "own",
            rows: vec![row("shipped", false), row("own", true), row("draft", false)],
            gone: vec![Gone { id: "sessions".to_owned(), href: "/admin/content/0a".to_owned() }],
        }
    }
}
