//! How to get started; collects nothing.

use actix_web::{HttpRequest, HttpResponse};

use crate::error::Result;
use crate::web::Page;

pub(super) async fn show(request: HttpRequest) -> Result<HttpResponse> {
    Page::new(&request, "account-title-start")?.render("accounts/start.html", &())
}
