//! Builds the server from settings: opens the database, loads what is shipped, mounts every domain's routes, listens.

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as ActixApp, HttpServer, web as actix};
use rust_embed::RustEmbed;

use crate::config::Settings;
use crate::db::{Db, Site};
use crate::error::{Error, Result};
use crate::instruments;
use crate::messages;
use crate::programme;
use crate::risk::rules::RuleSet;
use crate::texts::{LANGUAGES, Texts};
use crate::web::{self, App, Routes};

#[derive(RustEmbed)]
#[folder = "modules/"]
struct Modules;

#[derive(RustEmbed)]
#[folder = "instruments/"]
struct Instruments;

/// Programmes, questionnaires and flag rules, loaded once and read-only.
#[derive(Clone)]
pub struct Content {
    /// Programmes and their modules.
    pub programmes: Arc<programme::Library>,
    /// Questionnaires.
    pub instruments: Arc<instruments::Library>,
    /// Flag rules.
    pub rules: Arc<RuleSet>,
}

impl Content {
    /// Loads the shipped content; files of the same name under `ANDRUM_CONTENT_DIR` take their place or are added.
    ///
    /// # Errors
    /// Every fault, as `file:line: what is wrong and what would be accepted`.
    pub fn load(settings: &Settings) -> Result<Self, Vec<String>> {
        let mut modules = embedded::<Modules>();
        let mut instruments = embedded::<Instruments>();
        if let Some(folder) = &settings.content_dir {
            overlay(&mut modules, &folder.join("modules")).map_err(|fault| vec![fault])?;
            overlay(&mut instruments, &folder.join("instruments")).map_err(|fault| vec![fault])?;
        }
        Self::from_files(&modules, &instruments)
    }

    fn from_files(modules: &[(String, String)], instruments: &[(String, String)]) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let programmes = programme::Library::load(modules, &LANGUAGES)
            .map_err(|found| faults.extend(found.iter().map(|fault| format!("modules/{fault}"))));
        let library = instruments::Library::load(instruments)
            .map_err(|found| faults.extend(found.iter().map(|fault| format!("instruments/{fault}"))));
        let rules = library.as_ref().ok().map(|library| {
            let name = instruments::RULES_FILE;
            let text = instruments.iter().find(|(file, _)| file == name).map_or("", |(_, text)| text.as_str());
            RuleSet::load(name, text, library)
        });
        let rules = rules
            .map(|rules| rules.map_err(|found| faults.extend(found.iter().map(|fault| format!("instruments/{fault}")))));
        match (programmes, library, rules) {
            (Ok(programmes), Ok(instruments), Some(Ok(rules))) => Ok(Self {
                programmes: Arc::new(programmes),
                instruments: Arc::new(instruments),
                rules: Arc::new(rules),
            }),
            _ => Err(faults),
        }
    }
}

/// What is shipped, without the pages written for authors.
fn embedded<E: RustEmbed>() -> Vec<(String, String)> {
    E::iter()
        .filter(|name| !name.ends_with("README.md"))
        .filter_map(|name| Some((name.to_string(), String::from_utf8_lossy(&E::get(&name)?.data).into_owned())))
        .collect()
}

/// Adds the files below `folder`; a file of the same name takes the shipped one's place.
fn overlay(files: &mut Vec<(String, String)>, folder: &std::path::Path) -> Result<(), String> {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            files.retain(|(known, _)| known != &name);
            files.push((name, text));
        }
    }
    Ok(())
}

/// Everything a running server shares.
#[derive(Clone)]
pub struct Parts {
    /// Database, texts, templates.
    pub app: App,
    /// Content.
    pub content: Content,
}

impl Parts {
    /// Opens the database and puts the parts together.
    ///
    /// # Errors
    /// What [`Db::open`] and [`App::new`] say.
    pub fn open(settings: &Settings, content: Content, site: Site, is_demo: bool) -> Result<Self> {
        let db = Db::open(&settings.database.url, site)?;
        let texts = Texts::load().map_err(|faults| Error::fault(faults.join("; ")))?;
        let app = App::new(db, Arc::new(texts), settings.web.clone(), settings.locale.clone(), is_demo)?;
        Ok(Self { app, content })
    }
}

/// The server's whole route table.
pub fn routes(is_demo: bool) -> Routes {
    let mut routes = Routes::default();
    web::assets::routes(&mut routes);
    crate::units::pages::routes(&mut routes);
    crate::accounts::pages::routes(&mut routes);
    crate::treatment::pages::routes(&mut routes);
    crate::homework::pages::routes(&mut routes);
    crate::questionnaires::pages::routes(&mut routes);
    crate::plans::pages::routes(&mut routes);
    crate::risk::pages::routes(&mut routes);
    crate::messages::pages::routes(&mut routes);
    crate::outbox::pages::routes(&mut routes);
    crate::research::pages::routes(&mut routes);
    crate::caseload::pages::routes(&mut routes);
    crate::export::pages::routes(&mut routes);
    crate::api::pages::routes(&mut routes);
    if is_demo {
        crate::demo::pages::routes(&mut routes);
    }
    routes
}

/// Serves on `listener` until stopped.
///
/// # Errors
/// [`Error::Internal`] where the listener cannot be used.
pub fn serve(parts: Parts, listener: TcpListener, workers: usize) -> Result<Server> {
    let server = HttpServer::new(move || {
        let is_demo = parts.app.is_demo();
        ActixApp::new()
            .app_data(actix::Data::new(parts.app.clone()))
            .app_data(actix::Data::from(Arc::clone(&parts.content.programmes)))
            .app_data(actix::Data::from(Arc::clone(&parts.content.instruments)))
            .app_data(actix::Data::from(Arc::clone(&parts.content.rules)))
            .app_data(actix::Data::new(messages::Guard::new(messages::PassesAll)))
            .wrap(from_fn(web::problem::explain))
            .wrap(from_fn(web::headers::add))
            .wrap(Compress::default())
            .configure(move |config| routes(is_demo).mount(config))
    })
    .workers(workers)
    .client_request_timeout(std::time::Duration::from_secs(10))
    .shutdown_timeout(10)
    .listen(listener)
    .map_err(|error| Error::internal("listen", error))?;
    Ok(server.run())
}
