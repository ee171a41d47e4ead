//! The administrator's overview.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use crate::access::{self, Who};
use crate::error::Result;
use crate::units::{self, Unit};
use crate::web::{App, Page};

/// The overview: which unit, and whether somebody can be reached when nobody reads.
#[derive(Debug, Serialize)]
pub(super) struct Overview {
    pub(super) unit: String,
    pub(super) has_duty: bool,
    pub(super) has_out_of_hours: bool,
}

impl Overview {
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self { unit: "Familjeenheten".to_owned(), has_duty: false, has_out_of_hours: false }
    }

    fn of(unit: Unit) -> Self {
        Self { has_duty: unit.has_duty, has_out_of_hours: !unit.out_of_hours.is_empty(), unit: unit.name }
    }
}

pub(super) async fn overview(request: HttpRequest, app: web::Data<App>, who: Who) -> Result<HttpResponse> {
    let unit = app
        .db()
        .read(move |rx| {
            let admin = access::unit_admin(rx, &who)?;
            Ok(units::get(rx, admin.unit())?)
        })
        .await?;
    Page::new(&request, "admin-title")?.render("admin/overview.html", &Overview::of(unit))
}
