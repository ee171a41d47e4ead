//! The two cookies: the session's, and one that ties forms to the browser before and after sign-in.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite};

use crate::config::Web;

/// The session's cookie; neutral, and bound to the host where the site has a certificate.
pub fn session_name(web: &Web) -> &'static str {
    if web.is_https() { "__Host-s" } else { "s" }
}

/// The browser's cookie, which form tokens are made from.
pub fn browser_name(web: &Web) -> &'static str {
    if web.is_https() { "__Host-v" } else { "v" }
}

/// The value of a cookie of the request.
pub fn value(request: &HttpRequest, name: &str) -> Option<String> {
    request.cookie(name).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
}

/// A cookie that ends with the browser's session.
pub fn make(web: &Web, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value).path("/").http_only(true).same_site(SameSite::Lax).secure(web.is_https()).finish()
}

/// A cookie that removes the one of that name.
pub fn remove(web: &Web, name: &'static str) -> Cookie<'static> {
    let mut cookie = make(web, name, String::new());
    cookie.make_removal();
    cookie
}
