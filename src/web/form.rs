//! A posted form: its fields as typed, checked to come from a page of ours.

use std::fmt::Write;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header::{HeaderMap, ORIGIN};
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::StreamExt;

use super::{App, cookies};
use crate::access::{Stage, Who};
use crate::crypto;
use crate::error::{Error, FieldErrors, Result};

/// The largest form: a module's worksheets, filled generously.
const LARGEST: usize = 512 * 1024;

/// How long a form may take to arrive; the framework cuts slow headers only.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// The fields of a form, in the order they were sent.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Arc<[(String, String)]>,
    once: String,
}

impl Form {
    /// The first value of a field, trimmed; empty where the field is absent.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
    }

    /// A field's first value exactly as typed (passwords).
    pub fn raw(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
    }

    /// The key under which the act is done once: the form's own with where it was sent and what stands in it, since other
    /// words under the same key are another act, and so is another form of the same page. Empty where the form has none.
    pub fn once(&self) -> &str {
        &self.once
    }

    /// Refuses fields that the page did not ask for, and single fields sent twice.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming each.
    pub fn only(&self, single: &[&str], many: &[&str]) -> Result<()> {
        let mut errors = FieldErrors::default();
        let mut seen: Vec<&str> = Vec::new();
        for (name, _) in self.fields.iter() {
            let name = name.as_str();
            let is_known = ["_csrf", "_once"].contains(&name) || single.contains(&name) || many.contains(&name);
            if !is_known {
                errors.add(name, "fault-field-foreign");
            } else if seen.contains(&name) && !many.contains(&name) {
                errors.add(name, "fault-field-repeated");
            }
            seen.push(name);
        }
        errors.into_result()
    }

    /// The fields' names, without the form's own two.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str()).filter(|name| !["_csrf", "_once"].contains(name))
    }

    /// A form from pairs at hand.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self::at("", pairs.into_iter().collect())
    }

    fn at(path: &str, fields: Vec<(String, String)>) -> Self {
        let key = fields.iter().find(|(name, _)| name == "_once").map_or("", |(_, value)| value.trim());
        let mut said = format!("{key}\n{path}");
        for (name, value) in fields.iter().filter(|(name, _)| !["_csrf", "_once"].contains(&name.as_str())) {
            // Lengths keep the border between two fields where it was.
            let _ = write!(said, "\n{} {name} {} {value}", name.len(), value.len());
        }
        let once = if key.is_empty() { String::new() } else { crypto::digest(&said) };
        Self { fields: fields.into(), once }
    }
}

impl FromRequest for Form {
    type Error = Error;
    type Future = std::pin::Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let body = tokio::time::timeout(PATIENCE, read(payload))
                .await
                .map_err(|_| Error::field("", "fault-form-slow"))??;
            let fields = serde_urlencoded::from_bytes(&body).map_err(|_| Error::field("", "fault-form"))?;
            let form = Self::at(request.path(), fields);
            check_origin(&request, &form)?;
            request.extensions_mut().insert(Typed(form.clone()));
            Ok(form)
        })
    }
}

/// What was typed, kept with the request for the page that must give it back.
struct Typed(Form);

/// The fields in the order they were sent, with the form's own two, where a form of ours was read and holds no password.
pub(super) fn typed(request: &HttpRequest) -> Option<Vec<(String, String)>> {
    let extensions = request.extensions();
    let Typed(form) = extensions.get::<Typed>()?;
    let is_secret = form.fields.iter().any(|(name, _)| name.contains("password"));
    (!is_secret).then(|| form.fields.to_vec())
}

/// Reads the form of a request that will not reach its page, so that [`typed`] knows it; one that is not ours, or does
/// not arrive whole, is not kept.
pub(super) async fn keep(request: &HttpRequest, payload: &mut Payload) {
    if let Err(error) = Form::from_request(request, payload).await {
        tracing::debug!(%error, "a form was not kept");
    }
}

async fn read(mut payload: Payload) -> Result<web::BytesMut> {
    let mut body = web::BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Error::field("", "fault-form"))?;
        if body.len() + chunk.len() > LARGEST {
            return Err(Error::field("", "fault-form-large"));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The form must carry the token of this browser and session, and the browser must not say that it comes from elsewhere.
/// A page that stood open while its session ran out is taken from the same person in the same browser after signing in
/// again, so that nothing typed in it is lost; then the browser must say that it comes from here.
fn check_origin(request: &HttpRequest, form: &Form) -> Result<()> {
    let app = request.app_data::<web::Data<App>>().ok_or_else(|| Error::fault("no App for a form"))?;
    let token = form.text("_csrf");
    let (session, person) = token.split_once('.').unwrap_or((token, ""));
    let of_session = !session.is_empty() && crypto::equal(session, &session_mark(request, app));
    let of_person = || {
        let known = person_mark(request, app);
        !known.is_empty() && crypto::equal(person, &known) && says_same_origin(request)
    };
    let is_ours = is_same_origin(request.headers(), request.connection_info().host()) && (of_session || of_person());
    if is_ours { Ok(()) } else { Err(Error::field("_csrf", "fault-form-stale")) }
}

/// Whether the browser says where the form comes from, rather than nothing.
fn says_same_origin(request: &HttpRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    header("sec-fetch-site") == Some("same-origin")
        || header(ORIGIN.as_str())
            .is_some_and(|origin| origin.split("://").nth(1) == Some(request.connection_info().host()))
}

fn is_same_origin(headers: &HeaderMap, host: &str) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let by_fetch = header("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
    let by_origin = header(ORIGIN.as_str())
        .is_none_or(|origin| origin == "null" || origin.split("://").nth(1).is_some_and(|from| from == host));
    by_fetch && by_origin
}

/// The browser's secret for form tokens, put there by the headers' middleware where the browser had none.
#[derive(Clone)]
pub(super) struct Browser(pub(super) String);

/// The form token of this browser: a mark of its session and a mark of the person.
pub(super) fn token_for(request: &HttpRequest, app: &App) -> String {
    format!("{}.{}", session_mark(request, app), person_mark(request, app))
}

fn browser_of(request: &HttpRequest, app: &App) -> String {
    cookies::value(request, cookies::browser_name(app.web()))
        .or_else(|| request.extensions().get::<Browser>().map(|browser| browser.0.clone()))
        .unwrap_or_default()
}

/// Empty where the browser is not known, which fits no form.
fn session_mark(request: &HttpRequest, app: &App) -> String {
    let browser = browser_of(request, app);
    let session = cookies::value(request, cookies::session_name(app.web())).unwrap_or_default();
    if browser.is_empty() {
        return String::new();
    }
    crypto::keyed_hash(app.db().site(), "form", &[&browser, &session])
}

/// Empty where nobody is signed in. Signing out and the way out take the browser's cookie, and with it this mark.
fn person_mark(request: &HttpRequest, app: &App) -> String {
    let extensions = request.extensions();
    let person = extensions.get::<Who>().filter(|who| who.stage() == Stage::Full).map(Who::account);
    let Some(person) = person.map(ToString::to_string) else { return String::new() };
    drop(extensions);
    let browser = browser_of(request, app);
    if browser.is_empty() {
        return String::new();
    }
    crypto::keyed_hash(app.db().site(), "form-person", &[&browser, &person])
}

#[cfg(test)]
mod tests {
    use super::Form;

    fn form(pairs: &[(&str, &str)]) -> Form {
        Form::of(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())))
    }

    #[test]
    fn foreign_and_repeated_fields_are_refused() {
        assert!(form(&[("a", "1"), ("_csrf", "x"), ("b", "1"), ("b", "2")]).only(&["a"], &["b"]).is_ok());
        assert!(form(&[("a", "1"), ("a", "2")]).only(&["a"], &[]).is_err());
        assert!(form(&[("role", "admin")]).only(&["a"], &[]).is_err());
    }

    #[test]
    fn the_same_key_with_other_words_is_another_act() {
        let key = |pairs: &[(&str, &str)]| form(pairs).once().to_owned();
        assert_eq!(
            key(&[("_csrf", "x"), ("_once", "k"), ("a", "1")]),
            key(&[("_csrf", "y"), ("_once", "k"), ("a", "1")])
        );
        assert_ne!(key(&[("_once", "k"), ("a", "1")]), key(&[("_once", "k"), ("a", "2")]));
        assert_ne!(key(&[("_once", "k"), ("a", "1")]), key(&[("_once", "l"), ("a", "1")]));
        assert_ne!(key(&[("_once", "k"), ("a", "1\n1 b 1 2")]), key(&[("_once", "k"), ("a", "1"), ("b", "2")]));
        assert_eq!(key(&[("a", "1")]), "");
    }
}
