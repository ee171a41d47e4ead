//! Builds the server from settings: opens the database, loads what is shipped, mounts every domain's routes, listens.

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App as ActixApp, HttpServer, web as actix};

use crate::config::Settings;
use crate::content::Content;
use crate::db::{Db, Site};
use crate::demo;
use crate::error::{Error, Result};
use crate::jobs::{self, Jobs};
use crate::messages;
use crate::offer;
use crate::outbox::Mailer;
use crate::texts::Texts;
use crate::treatment;
use crate::web::{self, App, Routes};

/// Everything a running server shares.
#[derive(Clone)]
pub struct Parts {
    /// Database, texts, templates.
    pub app: App,
    /// Content.
    pub content: Content,
    /// How letters leave.
    pub mailer: Mailer,
    /// What runs when.
    pub jobs: Jobs,
    /// Where the demo keeps its clock; none in service.
    pub kept: Option<demo::Kept>,
}

impl Parts {
    /// Opens the database, writes down the content's versions, carries units' own over to them and puts the parts together.
    ///
    /// # Errors
    /// What [`Db::open`], [`App::new`] and the database say.
    pub async fn open(
        settings: &Settings,
        content: Content,
        site: Site,
        mailer: Mailer,
        is_demo: bool,
    ) -> Result<Self> {
        let db = Db::open(&settings.database.url, site)?;
        let texts = Texts::load().map_err(|faults| Error::fault(faults.join("; ")))?;
        let app = App::new(db, Arc::new(texts), settings.web.clone(), settings.locale.clone(), is_demo)?;
        app.keep_files_in(&settings.data_dir);
        let shipped = content.clone();
        app.db()
            .write(move |tx| {
                let Content { programmes, instruments, rules, review } = &shipped;
                treatment::actions::register_content(tx, programmes, instruments, (&**rules, &**review))?;
                offer::actions::carry_over(tx, programmes)?;
                crate::risk::own::actions::carry_over(tx, rules, instruments)
            })
            .await?;
        let jobs = Jobs::new(app.clone(), mailer.clone(), jobs::table(Arc::clone(&content.rules))?);
        Ok(Self { app, content, mailer, jobs, kept: None })
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
    crate::diary::pages::routes(&mut routes);
    crate::questionnaires::pages::routes(&mut routes);
    crate::plans::pages::routes(&mut routes);
    crate::risk::pages::routes(&mut routes);
    crate::messages::pages::routes(&mut routes);
    crate::practice::pages::routes(&mut routes);
    crate::outbox::pages::routes(&mut routes);
    crate::intake::pages::routes(&mut routes);
    crate::my::pages::routes(&mut routes);
    crate::research::pages::routes(&mut routes);
    crate::caseload::pages::routes(&mut routes);
    crate::export::pages::routes(&mut routes);
    crate::api::pages::routes(&mut routes);
    crate::admin::pages::routes(&mut routes);
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
        let (is_demo, kept) = (parts.app.is_demo(), parts.kept.clone());
        ActixApp::new()
            .app_data(actix::Data::new(parts.app.clone()))
            .app_data(actix::Data::from(Arc::clone(&parts.content.programmes)))
            .app_data(actix::Data::from(Arc::clone(&parts.content.instruments)))
            .app_data(actix::Data::from(Arc::clone(&parts.content.rules)))
            .app_data(actix::Data::from(Arc::clone(&parts.content.review)))
            .app_data(actix::Data::new(parts.mailer.clone()))
            .app_data(actix::Data::new(parts.jobs.clone()))
            .app_data(actix::Data::new(messages::Guard::new(messages::PassesAll)))
            .wrap(from_fn(web::problem::explain))
            .wrap(from_fn(web::headers::add))
            .wrap(Compress::default())
            .configure(move |config| {
                if let Some(kept) = &kept {
                    config.app_data(actix::Data::new(kept.clone()));
                }
                routes(is_demo).mount(config);
            })
    })
    .workers(workers)
    .client_request_timeout(std::time::Duration::from_secs(10))
    .shutdown_timeout(10)
    .listen(listener)
    .map_err(|error| Error::internal("listen", error))?;
    Ok(server.run())
}
