//! The choice of language on every page: this browser's, and the account's where somebody is signed in.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::access::{Stage, Who};
use crate::accounts::actions;
use crate::error::{Error, Result};
use crate::texts::LANGUAGES;
use crate::web::page::LANGUAGE_COOKIE;
use crate::web::{App, Form, cookies, see_other};

/// Chooses the language and goes back.
pub(super) async fn choose(app: Data<App>, who: Option<Who>, form: Form) -> Result<HttpResponse> {
    form.only(&["lang", "back"], &[])?;
    let chosen = LANGUAGES.into_iter().find(|code| *code == form.text("lang"));
    let chosen = chosen.ok_or_else(|| Error::field("lang", "language-fault"))?;
    // A signed-in person's pages follow the account, so the cookie alone would change nothing for them.
    if let Some(who) = who.filter(|who| who.stage() == Stage::Full) {
        app.db().write(move |tx| actions::set_language(tx, &who, chosen)).await?;
    }
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
