//! Answers that give or take a session's cookie.

use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::header::{HeaderName, HeaderValue};

use super::origin;
use crate::access::Role;
use crate::accounts::actions::SignedIn;
use crate::config::Web;
use crate::error::{Error, Result};
use crate::web::{cookies, see_other};

/// How long a browser is remembered as one that has signed in before.
const DEVICE_DAYS: i64 = 180;

/// Where each role begins.
pub(super) fn home(role: Role) -> &'static str {
    match role {
        Role::Client => "/my",
        Role::Clinician | Role::Supervisor => "/clinic",
        Role::Researcher => "/research",
        Role::Admin => "/admin",
    }
}

/// On to `location` with a new session.
pub(super) fn with_session(web: &Web, token: String, location: &str) -> Result<HttpResponse> {
    with_cookies(see_other(location), [cookies::make(web, cookies::session_name(web), token)])
}

/// On to `location`, signed in; the browser is remembered.
pub(super) fn signed_in(web: &Web, new: SignedIn, location: &str) -> Result<HttpResponse> {
    let mut device = cookies::make(web, origin::device_name(web), new.device);
    device.set_max_age(Duration::days(DEVICE_DAYS));
    with_cookies(see_other(location), [cookies::make(web, cookies::session_name(web), new.token), device])
}

/// Signed out: the browser keeps nothing, so that Back shows nothing and the device does not tell.
pub(super) fn signed_out(web: &Web) -> Result<HttpResponse> {
    let mut answer = with_cookies(see_other("/"), [cookies::remove(web, cookies::session_name(web))])?;
    answer.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static(r#""cache", "cookies", "storage""#),
    );
    Ok(answer)
}

fn with_cookies(mut answer: HttpResponse, cookies: impl IntoIterator<Item = Cookie<'static>>) -> Result<HttpResponse> {
    for cookie in cookies {
        answer.add_cookie(&cookie).map_err(|error| Error::internal("set a cookie", error))?;
    }
    Ok(answer)
}
