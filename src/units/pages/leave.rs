//! The way out, and the choice of language.

use actix_web::http::header::HeaderName;
use actix_web::{HttpResponse, web};

use crate::access::{self, Who};
use crate::audit::{self, Event};
use crate::error::{Error, Result};
use crate::texts::LANGUAGES;
use crate::units;
use crate::web::page::LANGUAGE_COOKIE;
use crate::web::{App, Form, cookies, see_other};

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

/// Chooses the language for this browser and goes back.
pub(super) async fn language(app: web::Data<App>, form: Form) -> Result<HttpResponse> {
    form.only(&["lang", "back"], &[])?;
    let chosen = LANGUAGES.into_iter().find(|code| *code == form.text("lang"));
    let chosen = chosen.ok_or_else(|| Error::field("lang", "language-fault"))?;
    let mut answer = see_other(local_path(form.text("back")));
    answer
        .add_cookie(&cookies::make(app.web(), LANGUAGE_COOKIE, chosen.to_owned()))
        .map_err(|error| Error::internal("set the language's cookie", error))?;
    Ok(answer)
}

/// The path, or the front page where it could lead away from the site.
fn local_path(path: &str) -> &str {
    let is_local = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_local { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_paths_of_the_site_are_gone_back_to() {
        for path in ["/", "/help-now", "/my/modules/2?from=start"] {
            assert_eq!(local_path(path), path);
        }
        for path in
            ["", "help-now", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y", "/å", "/a b"]
        {
            assert_eq!(local_path(path), "/", "{path}");
        }
    }
}
