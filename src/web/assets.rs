//! Style sheets, scripts and drawings, with a hash in the address so that browsers may keep them for good.

use std::collections::HashMap;
use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, web};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use super::routes::{Audience, Routes};
use crate::error::{Error, Result};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// Address by name, made once.
static ADDRESSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| {
            let file = Files::get(&name)?;
            let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&file.data));
            let hash = digest.get(..12).unwrap_or_default();
            Some((name.to_string(), format!("/assets/{hash}/{name}")))
        })
        .collect()
});

/// The address of an asset, or `None` where there is none of that name.
pub fn address(name: &str) -> Option<String> {
    ADDRESSES.get(name).cloned()
}

/// The routes of assets.
pub fn routes(routes: &mut Routes) {
    routes.get("/assets/{hash}/{name}", Audience::Public, serve);
    routes.get("/favicon.ico", Audience::Public, favicon);
    routes.get("/sw.js", Audience::Public, worker);
}

async fn serve(path: web::Path<(String, String)>) -> Result<HttpResponse> {
    let (hash, name) = path.into_inner();
    let file = Files::get(&name).ok_or(Error::NotFound)?;
    let is_current = address(&name).is_some_and(|address| address == format!("/assets/{hash}/{name}"));
    let keep = if is_current { "public, max-age=31536000, immutable" } else { "no-store" };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, content_type(&name)))
        .insert_header((CACHE_CONTROL, keep))
        .body(file.data.into_owned()))
}

/// The script that answers where the network does not; a browser lets it answer only for what lies below its own address.
async fn worker() -> Result<HttpResponse> {
    let file = Files::get("sw.js").ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, content_type("sw.js"))).body(file.data.into_owned()))
}

async fn favicon() -> Result<HttpResponse> {
    let file = Files::get("favicon.svg").ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok().insert_header((CONTENT_TYPE, content_type("favicon.svg"))).body(file.data.into_owned()))
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
