//! The API's routes.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::Bearer;
use crate::error::Result;
use crate::research::{self, Study, Tally};
use crate::web::{App, Audience, Routes};

/// The routes of this domain. They are public in the table, since the gate knows cookies only; the [`Bearer`] in a
/// handler's arguments lets in whom the token names.
pub fn routes(routes: &mut Routes) {
    routes.get("/api/v1/openapi.json", Audience::Public, openapi);
    routes.get("/api/v1/studies", Audience::Public, studies);
}

/// A study with its numbers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct StudyJson {
    /// Short name.
    code: String,
    /// Name among researchers.
    name: String,
    /// Number of the ethics approval.
    ethics_number: String,
    /// Persons whose consent holds.
    consents_given: i64,
    /// Persons who have withdrawn and not consented again.
    consents_withdrawn: i64,
}

/// Why a call was refused; the same for every fault of a token.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// A word for the kind of problem.
    error: String,
    /// The number under which the cause stands in the log; empty where there is no cause to look up.
    reference: String,
}

impl From<(Study, Tally)> for StudyJson {
    fn from((study, tally): (Study, Tally)) -> Self {
        Self {
            code: study.code,
            name: study.name,
            ethics_number: study.ethics_number,
            consents_given: tally.given,
            consents_withdrawn: tally.withdrawn,
        }
    }
}

/// The studies of the unit in which the token's holder is a researcher.
#[utoipa::path(
    get,
    path = "/api/v1/studies",
    responses(
        (status = 200, description = "The unit's studies, by code", body = [StudyJson]),
        (status = 401, description = "No token that holds", body = Problem)
    ),
    security(("token" = []))
)]
pub(super) async fn studies(app: web::Data<App>, bearer: Bearer) -> Result<HttpResponse> {
    let studies: Vec<StudyJson> = app
        .db()
        .read(move |rx| {
            let studies = research::of_unit(rx, bearer.studies().unit())?;
            studies
                .into_iter()
                .map(|study| {
                    let tally = research::tally(rx, &study.id)?;
                    Ok(StudyJson::from((study, tally)))
                })
                .collect()
        })
        .await?;
    Ok(HttpResponse::Ok().json(studies))
}

async fn openapi() -> HttpResponse {
    HttpResponse::Ok().json(super::description())
}
