//! Everything that is shipped or was, in every version: which one is in use from now on, and what rests on each.

use std::collections::{HashMap, HashSet};

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use super::super::queries::{self, Edition};
use super::words;
use crate::access::{self, Who};
use crate::db::Read;
use crate::error::{Error, Result};
use crate::instruments::Instrument;
use crate::offer;
use crate::risk::rules::RuleSet;
use crate::risk::rules::review::ReviewForm;
use crate::treatment;
use crate::units::{self, Unit};
use crate::web::{App, Page};
use crate::{instruments, programme, risk};

const TEMPLATE: &str = "admin/content.html";

/// What `admin/content.html` shows.
#[derive(Debug, Serialize)]
pub(super) struct View {
    /// `content`, `instruments` or `rules`, which the form of the risk review stands beside.
    part: &'static str,
    groups: Vec<Group>,
}

/// One kind of content.
#[derive(Debug, Serialize)]
struct Group {
    kind: String,
    rows: Vec<Row>,
}

/// One version.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    /// Its title in the reader's language; its id where the version has none.
    title: String,
    id: String,
    version: String,
    /// The beginning of its hash.
    hash: String,
    since: String,
    is_used: bool,
    is_current: bool,
    /// What it can be shown in, as the key of a text; empty where that is every language of the site.
    limit: &'static str,
}

/// Titles and current versions, from what was loaded when the server started.
#[derive(Debug, Default)]
struct Loaded {
    /// Titles by kind and id.
    titles: HashMap<(String, String), String>,
    current: Vec<String>,
    /// What a version can be shown in, by hash, where that is not every language.
    limits: HashMap<String, &'static str>,
}

impl Loaded {
    fn add(&mut self, kind: &str, id: &str, title: &str, hash: &str) {
        self.titles.insert((kind.to_owned(), id.to_owned()), title.to_owned());
        self.current.push(hash.to_owned());
    }
}

pub(super) async fn modules(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<programme::Library>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "content-title")?;
    let (language, mut loaded) = (page.language(), Loaded::default());
    for programme in library.programmes() {
        loaded.add(PROGRAMME, &programme.id, programme.titles.text(language), &programme.hash);
    }
    for module in library.modules() {
        loaded.add(MODULE, &module.id, module.title(language), &module.hash);
    }
    list(page, &app, who, "content", &[PROGRAMME, MODULE], &loaded).await
}

pub(super) async fn instruments(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    library: web::Data<instruments::Library>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "content-instruments-title")?;
    let mut loaded = Loaded::default();
    for instrument in library.iter() {
        loaded.add(INSTRUMENT, &instrument.id, instrument.title.text(page.language()), &instrument.hash);
        loaded.limits.insert(instrument.hash.clone(), limit(instrument));
    }
    list(page, &app, who, "instruments", &[INSTRUMENT], &loaded).await
}

pub(super) async fn rules(
    request: HttpRequest,
    app: web::Data<App>,
    who: Who,
    rules: web::Data<RuleSet>,
    form: web::Data<ReviewForm>,
) -> Result<HttpResponse> {
    let page = Page::new(&request, "content-rules-title")?;
    let mut loaded = Loaded::default();
    loaded.add(RULES, &rules.id, &rules.id, &rules.hash);
    loaded.add(REVIEW, &form.id, &form.id, &form.hash);
    list(page, &app, who, "rules", &[RULES, REVIEW], &loaded).await
}

/// What a questionnaire can be shown in, where that is not every language of the site.
fn limit(instrument: &Instrument) -> &'static str {
    match (instrument.offers("sv"), instrument.offers("en")) {
        (true, true) => "",
        (true, false) => "content-only-swedish",
        (false, true) => "content-only-english",
        (false, false) => "content-only-scoring",
    }
}

async fn list(
    page: Page,
    app: &App,
    who: Who,
    part: &'static str,
    kinds: &'static [&'static str],
    loaded: &Loaded,
) -> Result<HttpResponse> {
    let found = app.db().read(move |rx| Found::read(rx, &who, kinds)).await?;
    page.render(TEMPLATE, &View::of(part, kinds, &found, loaded))
}

/// What the database says.
struct Found {
    unit: Unit,
    versions: Vec<Edition>,
    in_use: HashSet<String>,
    /// The unit's own versions that it offers.
    own: HashSet<String>,
}

impl Found {
    fn read(rx: &mut Read<'_>, who: &Who, kinds: &[&str]) -> Result<Self> {
        let admin = access::unit_admin(rx, who)?;
        let mut in_use = HashSet::new();
        for kind in kinds {
            in_use.extend(queries::in_use(rx, kind)?);
        }
        let mut versions = queries::versions(rx, kinds)?;
        let hashes: Vec<&str> = versions.iter().map(|version| version.hash.as_str()).collect();
        let foreign = offer::foreign(rx, admin.unit(), &hashes)?;
        versions.retain(|version| !foreign.contains(&version.hash));
        let mut own = offer::current(rx, admin.unit())?;
        own.extend(risk::own::hash_in_use(rx, admin.unit())?);
        Ok(Self { unit: units::get(rx, admin.unit())?, versions, in_use, own })
    }
}

impl View {
    fn of(part: &'static str, kinds: &[&str], found: &Found, loaded: &Loaded) -> Self {
        let row = |version: &Edition| Row {
            href: format!("/admin/{}/{}", if version.kind == REVIEW { "reviews" } else { part }, version.hash),
            title: loaded
                .titles
                .get(&(version.kind.clone(), version.content_id.clone()))
                .unwrap_or(&version.content_id)
                .clone(),
            id: version.content_id.clone(),
            version: version.version.clone(),
            hash: version.hash.chars().take(10).collect(),
            since: words::minute(&found.unit, version.registered_at),
            is_used: found.in_use.contains(&version.hash),
            is_current: loaded.current.contains(&version.hash) || found.own.contains(&version.hash),
            limit: loaded.limits.get(&version.hash).copied().unwrap_or_default(),
        };
        let group = |kind: &&str| Group {
            kind: (*kind).to_owned(),
            rows: found.versions.iter().filter(|version| version.kind == *kind).map(row).collect(),
        };
        Self { part, groups: kinds.iter().map(group).collect() }
    }

    #[cfg(test)]
    pub(super) fn samples() -> Vec<Self> {
        let row = |is_current| Row {
            href: "/admin/content/0a1b".to_owned(),
            title: "Att stanna upp i dag".to_owned(),
            id: "stopping-today".to_owned(),
            version: "1.0.0".to_owned(),
            hash: "0a1b2c3d4e".to_owned(),
            since: "2026-11-22 08:15".to_owned(),
            is_used: is_current,
            is_current,
            limit: if is_current { "content-only-english" } else { "" },
        };
        let view = |part, kinds: &[&str]| Self {
            part,
            groups: kinds
                .iter()
                .map(|kind| Group { kind: (*kind).to_owned(), rows: vec![row(true), row(false)] })
                .collect(),
        };
        vec![
            view("content", &["programme", "module"]),
            view("instruments", &["instrument"]),
            view("rules", &["rules", "review"]),
            Self { part: "content", groups: vec![Group { kind: "module".to_owned(), rows: Vec::new() }] },
        ]
    }
}

/// The head that every page about one version has.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub(super) id: String,
    pub(super) version: String,
    pub(super) hash: String,
    pub(super) since: String,
    pub(super) is_current: bool,
}

impl Head {
    pub(super) fn of(unit: &Unit, version: &Edition, is_current: bool) -> Self {
        Self {
            id: version.content_id.clone(),
            version: version.version.clone(),
            hash: version.hash.clone(),
            since: words::minute(unit, version.registered_at),
            is_current,
        }
    }

    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self {
            id: "stopping-today".to_owned(),
            version: "1.0.0".to_owned(),
            hash: "0a1b2c3d4e5f".to_owned(),
            since: "2026-11-22 08:15".to_owned(),
            is_current: false,
        }
    }
}

/// One version, for whoever administers a unit of the site.
pub(super) fn version(rx: &mut Read<'_>, who: &Who, hash: &str, kinds: &[&str]) -> Result<(Unit, Edition)> {
    let admin = access::unit_admin(rx, who)?;
    let version = queries::version(rx, hash, kinds)?;
    if offer::foreign(rx, admin.unit(), &[hash])?.contains(hash) {
        return Err(Error::NotFound);
    }
    Ok((units::get(rx, admin.unit())?, version))
}

/// The same with its text.
pub(super) fn stored(rx: &mut Read<'_>, who: &Who, hash: &str, kind: &str) -> Result<(Unit, Edition, String)> {
    let (unit, version) = version(rx, who, hash, &[kind])?;
    let body = queries::body(rx, hash)?;
    Ok((unit, version, body))
}

// The kinds of content, as stored.
pub(super) const MODULE: &str = <programme::Module as treatment::Versioned>::KIND;
pub(super) const PROGRAMME: &str = <programme::Programme as treatment::Versioned>::KIND;
pub(super) const INSTRUMENT: &str = <instruments::Instrument as treatment::Versioned>::KIND;
pub(super) const RULES: &str = <RuleSet as treatment::Versioned>::KIND;
pub(super) const REVIEW: &str = <ReviewForm as treatment::Versioned>::KIND;
