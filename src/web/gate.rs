//! The gate before every route: who is this, and is the route for them?

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, ResponseError, dev::Payload, web};
use chrono::TimeDelta;

use super::routes::Audience;
use super::{App, cookies, form};
use crate::access::{self, Who};
use crate::error::{Error, Result};
use crate::{crypto, ids::SessionId};

/// Whom one method of a resource is for.
pub(super) struct Admitted {
    pub(super) method: Method,
    pub(super) audience: Audience,
}

/// How often a session's last sight is written down.
const SIGHT: TimeDelta = TimeDelta::minutes(1);

pub(super) async fn gate(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match let_in(&request).await {
        Ok(()) => next.call(request).await.map(ServiceResponse::map_into_boxed_body),
        // As an answer, so that the page round it still knows the request.
        Err(error) => {
            // What somebody typed is given back also where their session has run out, or could not even be looked up.
            let is_through_no_fault = error.status_code().is_server_error() || matches!(error, Error::SignIn);
            if is_through_no_fault && request.method() == Method::POST {
                let (http, payload) = request.parts_mut();
                form::keep(http, payload).await;
            }
            Ok(request.error_response(error))
        }
    }
}

async fn let_in(request: &ServiceRequest) -> Result<()> {
    let app = request.app_data::<web::Data<App>>().cloned().ok_or_else(|| Error::fault("no App at the gate"))?;
    let wanted = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
    let audience = request
        .app_data::<web::Data<Vec<Admitted>>>()
        .and_then(|rows| rows.iter().find(|row| row.method == *wanted).map(|row| row.audience));
    let who = match signed_in(&app, request.request()).await {
        // Help and the way out must be there also while the database is not.
        Err(error) if audience == Some(Audience::Public) => {
            tracing::warn!(%error, "a public page was shown without knowing who asks");
            None
        }
        known => known?,
    };
    if let Some(audience) = audience {
        if who.is_none() && is_closed(&app, request.request()).await {
            request.extensions_mut().insert(Closed);
        }
        admit(audience, who.as_ref())?;
        if let Some(who) = who {
            note_sight(&app, &who);
            request.extensions_mut().insert(who);
        }
    }
    Ok(())
}

/// Nobody signed in is sent to sign in; somebody else gets what is answered where there is nothing.
fn admit(audience: Audience, who: Option<&Who>) -> Result<()> {
    match who {
        _ if audience.admits(who) => Ok(()),
        None => Err(Error::SignIn),
        Some(who) if who.stage() != access::Stage::Full => Err(Error::SignIn),
        Some(_) => Err(Error::NotFound),
    }
}

async fn signed_in(app: &App, request: &HttpRequest) -> Result<Option<Who>> {
    let Some(token) = cookies::value(request, cookies::session_name(app.web())) else { return Ok(None) };
    let hash = crypto::token_hash(&token);
    app.db().glance(move |rx| access::who(rx, &hash)).await
}

/// The session of the request was closed, rather than left to run out: signed out elsewhere, or the account frozen.
pub(super) struct Closed;

/// Asked only where nobody is signed in and a session is named; while the database does not answer, nothing is known.
async fn is_closed(app: &App, request: &HttpRequest) -> bool {
    let Some(token) = cookies::value(request, cookies::session_name(app.web())) else { return false };
    let hash = crypto::token_hash(&token);
    app.db().glance(move |rx| access::is_closed(rx, &hash)).await.unwrap_or_else(|error| {
        tracing::warn!(%error, "it is not known whether a session was closed");
        false
    })
}

/// The idle limit counts from the last request; written at most once a minute, and nobody waits for it.
fn note_sight(app: &App, who: &Who) {
    let wall = app.db().site().clock.wall();
    if wall - who.seen_at() >= SIGHT {
        let (db, session): (_, SessionId) = (app.db().clone(), who.session().clone());
        actix_web::rt::spawn(async move {
            if let Err(error) = db.write(move |tx| access::note_sight(tx, &session, wall)).await {
                tracing::warn!(%error, "a session's last sight was not written");
            }
        });
    }
}

impl FromRequest for Who {
    type Error = Error;
    type Future = std::future::Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        std::future::ready(request.extensions().get::<Self>().cloned().ok_or(Error::SignIn))
    }
}
