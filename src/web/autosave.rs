//! What `autosave.js` is told when it has sent a draft.

use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use crate::clock::Moment;

/// Whether the script asks, and not a person who pressed a button.
pub fn is_script(request: &HttpRequest) -> bool {
    request.headers().get(ACCEPT).is_some_and(|accept| accept == "application/json")
}

/// The draft is kept under this version.
pub fn kept(version: i32, at: Moment) -> HttpResponse {
    HttpResponse::Ok().json(json!({ "version": version, "saved_at": at.and_utc().to_rfc3339() }))
}

/// Something else was saved meanwhile; both stand at `address`.
pub fn in_two(address: &str) -> HttpResponse {
    HttpResponse::Conflict().json(json!({ "conflict_url": address }))
}
