//! What people see when something goes wrong: a page in their language with a reference; the cause is logged once, here.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT, HeaderName, HeaderValue, RETRY_AFTER};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use serde::Serialize;

use super::form;
use super::gate::Closed;
use super::page::{Fault, Page, see_other};
use crate::crypto;
use crate::error::{Error, Result};

/// What `problem.html` shows.
#[derive(Debug, Serialize)]
pub struct View {
    /// The page's heading.
    pub heading: String,
    /// What happened and what to do.
    pub text: String,
    /// Faults of single fields, where there are any.
    pub faults: Vec<Fault>,
    /// The number under which the cause stands in the log; empty where there is no cause to look up.
    pub reference: String,
    /// Whether it helps to try again.
    pub can_retry: bool,
    /// The form that did not get through, to be sent again as it was typed.
    pub again: Option<Again>,
    /// Whether a form was lost to this page, but may stand in the browser still.
    pub go_back: bool,
    /// Whether somebody has to sign in before it is sent again.
    pub sign_in: bool,
}

/// A form that is offered once more, under the key that it had: if it got through after all, it is not done twice.
#[derive(Debug, Serialize)]
pub struct Again {
    /// Where it goes.
    pub action: String,
    /// The token of its page, which holds for the same person in the same browser after signing in again.
    pub csrf: String,
    /// What stood in it, in order.
    pub fields: Vec<Typed>,
}

/// A field as it was typed.
#[derive(Debug, Serialize)]
pub struct Typed {
    /// The field.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Whether it is a person's own words, which are shown.
    pub is_text: bool,
}

impl Again {
    /// The form of a request that failed through no fault of whoever sent it.
    fn of(request: &HttpRequest, status: StatusCode) -> Option<Self> {
        let is_through_no_fault =
            status.is_server_error() || (status == StatusCode::UNAUTHORIZED && is_writing(request));
        let fields = form::typed(request).filter(|_| is_through_no_fault)?;
        let csrf = fields.iter().find(|(name, _)| name == "_csrf").map(|(_, value)| value.clone()).unwrap_or_default();
        let typed = |(name, value): (String, String)| {
            let is_text = !name.starts_with('_') && value.contains(char::is_whitespace);
            Typed { name, value, is_text }
        };
        let fields = fields.into_iter().filter(|(name, _)| name != "_csrf").map(typed).collect();
        Some(Self { action: request.uri().to_string(), csrf, fields })
    }
}

/// Whether it is sent from a page on which people write at length; signing in itself is begun anew instead.
fn is_writing(request: &HttpRequest) -> bool {
    ["/my/", "/clinic/"].iter().any(|area| request.path().starts_with(area))
}

/// Takes from the browser what it keeps of somebody whose session was closed, texts for reading without a connection
/// included.
fn forget(request: &HttpRequest, mut answer: HttpResponse) -> HttpResponse {
    if request.extensions().get::<Closed>().is_some() {
        let everything = HeaderValue::from_static(r#""cache", "cookies", "storage""#);
        answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), everything);
    }
    answer
}

impl View {
    /// A view with every part filled, for the test that renders all templates.
    pub fn sample() -> Self {
        Self {
            heading: "Heading".to_owned(),
            text: "Text".to_owned(),
            faults: vec![Fault { field: "a".to_owned(), text: "Fault".to_owned() }],
            reference: "AB12".to_owned(),
            can_retry: true,
            again: Some(Again {
                action: "/my/messages".to_owned(),
                csrf: "ab12.".to_owned(),
                fields: vec![
                    Typed { name: "_once".to_owned(), value: "ab12".to_owned(), is_text: false },
                    Typed { name: "text".to_owned(), value: "Hello again".to_owned(), is_text: true },
                ],
            }),
            go_back: true,
            sign_in: true,
        }
    }
}

/// Puts the page round a bare error.
///
/// # Errors
/// None of its own: what cannot be rendered is answered bare.
pub async fn explain(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    // The request is not cloned beforehand: while a clone lives, the router cannot write into it.
    let answered = next.call(request).await?;
    let status = answered.status();
    let is_bare = answered.response().error().is_some()
        || (status.is_client_error() && answered.response().body().size().is_eof());
    if !is_bare {
        return Ok(answered.map_into_boxed_body());
    }
    let cause = answered.response().error().and_then(|error| error.as_error::<Error>()).map(Facts::of);
    let facts = cause.unwrap_or_else(|| Facts::of_status(status));
    let (http, _) = answered.into_parts();
    let answer = answer(&http, facts, status).unwrap_or_else(|error| {
        tracing::error!(%error, "a problem page was not rendered");
        HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR)
    });
    Ok(ServiceResponse::new(http, answer))
}

/// What is needed of an error once it is taken apart.
struct Facts {
    key: &'static str,
    errors: Option<crate::error::FieldErrors>,
    cause: Option<String>,
    sign_in: bool,
    step_up: bool,
}

impl Facts {
    fn of(error: &Error) -> Self {
        let (errors, cause) = match error {
            Error::Invalid(errors) => (Some(errors.clone()), None),
            Error::Internal { .. } | Error::Unavailable(_) => (None, Some(error.to_string())),
            _ => (None, None),
        };
        Self {
            key: error.text_key(),
            errors,
            cause,
            sign_in: matches!(error, Error::SignIn),
            step_up: matches!(error, Error::StepUp),
        }
    }

    fn of_status(status: StatusCode) -> Self {
        let key = match status {
            StatusCode::NOT_FOUND => "problem-not-found",
            StatusCode::METHOD_NOT_ALLOWED => "problem-method",
            _ if status.is_server_error() => "problem-internal",
            _ => "problem-invalid",
        };
        Self { key, errors: None, cause: None, sign_in: false, step_up: false }
    }
}

/// To where the second factor is given again, and from there on to an address of this site.
///
/// # Errors
/// [`Error::Internal`] where the address cannot be written down.
pub fn confirm_before(next: &str) -> Result<HttpResponse> {
    let query = serde_urlencoded::to_string([("next", next)])
        .map_err(|error| Error::internal("hand an address along", error))?;
    Ok(see_other(&format!("/account/confirm?{query}")))
}

fn answer(request: &HttpRequest, facts: Facts, status: StatusCode) -> Result<HttpResponse> {
    let wants_json = request
        .headers()
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"));
    let again = Again::of(request, status);
    if facts.sign_in && !wants_json && !request.path().starts_with("/api/") {
        let is_closed = request.extensions().get::<Closed>().is_some();
        if again.is_none() || is_closed {
            return Ok(forget(request, see_other("/sign-in")));
        }
    }
    if facts.step_up && !wants_json {
        return confirm_before(request.path());
    }
    let reference = match &facts.cause {
        None => String::new(),
        Some(cause) => {
            let reference = data_encoding::BASE32_NOPAD.encode(&crypto::random::<5>()?);
            tracing::error!(reference, status = status.as_u16(), method = %request.method(), cause, "a request failed");
            reference
        }
    };
    if wants_json || request.path().starts_with("/api/") {
        let body = serde_json::json!({ "error": facts.key, "reference": reference });
        return Ok(forget(request, HttpResponse::build(status).json(body)));
    }
    let page = Page::new(request, "problem-title")?.with_status(status);
    let text = if facts.sign_in && again.is_some() { "again-sign-in" } else { facts.key };
    let view = View {
        heading: page.text(&format!("{}-heading", facts.key), &Vec::new())?,
        text: page.text(text, &Vec::new())?,
        faults: facts.errors.map(|errors| page.faults(&errors)).transpose()?.unwrap_or_default(),
        reference,
        can_retry: status == StatusCode::SERVICE_UNAVAILABLE && request.method() == Method::GET,
        go_back: status.is_server_error() && request.method() == Method::POST && again.is_none(),
        sign_in: facts.sign_in,
        again,
    };
    let mut answer = page.render("problem.html", &view)?;
    if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::TOO_MANY_REQUESTS {
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("30"));
    }
    Ok(answer)
}
