//! The headers of every answer, and the browser's cookie that forms are tied to.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};

use super::form::Browser;
use super::{App, cookies};
use crate::crypto;
use crate::error::Error;

const ALWAYS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
];

/// Adds the headers; what was not marked otherwise is not to be stored.
///
/// # Errors
/// What the rest of the chain returns.
pub async fn add(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let app = request.app_data::<web::Data<App>>().cloned().ok_or_else(|| Error::fault("no App for headers"))?;
    let browser = cookies::browser_name(app.web());
    let new = match cookies::value(request.request(), browser) {
        Some(_) => None,
        None => Some(crypto::token()?),
    };
    if let Some(value) = &new {
        request.extensions_mut().insert(Browser(value.clone()));
    }
    let mut answer = next.call(request).await?;
    if let Some(value) = new
        && !answer.request().path().starts_with("/assets/")
    {
        answer
            .response_mut()
            .add_cookie(&cookies::make(app.web(), browser, value))
            .map_err(|error| Error::internal("set a cookie", error))?;
    }
    let headers = answer.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if app.web().is_https() {
        let a_year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, a_year);
    }
    Ok(answer)
}
