//! What every page needs: rendering, forms, cookies, headers, routes, and what people see when something goes wrong.

pub mod assets;
pub mod autosave;
pub mod cookies;
pub mod form;
mod fragments;
mod frame;
mod gate;
pub mod headers;
pub mod page;
pub mod problem;
pub mod qr;
pub mod routes;
mod templates;

pub use form::Form;
pub use fragments::{Fragment, escaped};
pub use page::{Page, see_other};
pub use routes::{Audience, Routes};

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::config::Web;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::texts::Texts;

/// What handlers share: the database's doors, the texts, the templates and the settings of the pages.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    db: Db,
    texts: Arc<Texts>,
    tera: tera::Tera,
    fragments: fragments::Fragments,
    web: Web,
    locale: String,
    is_demo: bool,
    files: OnceLock<PathBuf>,
}

impl App {
    /// Loads the templates and puts the parts together.
    ///
    /// # Errors
    /// [`Error::Internal`] naming the template that cannot be understood.
    pub fn new(db: Db, texts: Arc<Texts>, web: Web, locale: String, is_demo: bool) -> Result<Self> {
        let tera = templates::load(&texts).map_err(|error| Error::internal("load the templates", error))?;
        let (fragments, files) = (fragments::Fragments::default(), OnceLock::new());
        Ok(Self(Arc::new(Inner { db, texts, tera, fragments, web, locale, is_demo, files })))
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// From now on what is kept in files lies in that folder; the first that was named stays.
    pub fn keep_files_in(&self, folder: &Path) {
        self.0.files.get_or_init(|| folder.to_owned());
    }

    /// The folder in which files are kept.
    ///
    /// # Errors
    /// [`Error::Internal`] where none was named.
    pub fn files(&self) -> Result<&Path> {
        self.0.files.get().map(PathBuf::as_path).ok_or_else(|| Error::fault("no folder for files was named"))
    }

    /// Does what a page can go without, such as noting that it was read: while the database takes nothing in, reading
    /// goes on.
    ///
    /// # Errors
    /// What `act` returns, unless the database is only out of order for the moment.
    pub async fn note(&self, act: impl FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static) -> Result<()> {
        match self.db().write(act).await {
            Err(error @ Error::Unavailable(_)) => {
                tracing::warn!(%error, "a page was read and this was not noted");
                Ok(())
            }
            done => done,
        }
    }

    /// The texts.
    pub fn texts(&self) -> &Texts {
        &self.0.texts
    }

    /// The settings of the pages.
    pub fn web(&self) -> &Web {
        &self.0.web
    }

    /// The site's default language.
    pub fn locale(&self) -> &str {
        &self.0.locale
    }

    /// Whether this is the seeded demo.
    pub fn is_demo(&self) -> bool {
        self.0.is_demo
    }

    fn tera(&self) -> &tera::Tera {
        &self.0.tera
    }
}
