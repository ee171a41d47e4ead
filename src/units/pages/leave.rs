//! The way out.

use actix_web::http::header::HeaderName;
use actix_web::{HttpResponse, web};

use crate::access::{self, Who};
use crate::audit::{self, Event};
use crate::error::{Error, Result};
use crate::units;
use crate::web::{App, cookies, see_other};

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// Ends the session, if there is one, and goes somewhere harmless. A database that does not answer holds nobody back:
/// the browser forgets the session in any case.
pub(super) async fn leave(app: web::Data<App>, who: Option<Who>) -> Result<HttpResponse> {
    let exit = match who {
        None => None,
        Some(who) => end(&app, who).await.unwrap_or_else(|error| {
            tracing::error!(%error, "a session was left but not ended in the database");
            None
        }),
    };
    let mut answer = see_other(exit.as_deref().unwrap_or(&app.web().exit_url));
    let session = cookies::remove(app.web(), cookies::session_name(app.web()));
    answer.add_cookie(&session).map_err(|error| Error::internal("remove the session's cookie", error))?;
    let everything = actix_web::http::header::HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    answer.headers_mut().insert(CLEAR_SITE_DATA, everything);
    Ok(answer)
}

/// Ends the session and tells where the unit's exit leads.
async fn end(app: &App, who: Who) -> Result<Option<String>> {
    app.db()
        .write(move |tx| {
            access::end_session(tx, who.session())?;
            audit::record(tx, &who.by(), None, &Event::Left {})?;
            Ok(units::find(tx, who.unit())?.map(|unit| unit.exit_url).filter(|url| !url.is_empty()))
        })
        .await
}
