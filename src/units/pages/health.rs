//! Signs of life for whoever watches the server.

use actix_web::{HttpResponse, web};

use crate::db;
use crate::web::App;

/// The process answers.
pub(super) async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok")
}

/// The database answers and its tables are those that this version expects.
pub(super) async fn ready(app: web::Data<App>) -> HttpResponse {
    let why_not = match app.db().read(|rx| db::pending(rx)).await {
        Ok(pending) if pending.is_empty() => return alive().await,
        Ok(pending) => format!("{} migrations have not run", pending.len()),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            "the database does not answer".to_owned()
        }
    };
    HttpResponse::ServiceUnavailable().content_type("text/plain; charset=utf-8").body(why_not)
}
