//! The machine-readable description of the API.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::pages;

#[derive(OpenApi)]
#[openapi(
    info(title = "API", description = "Read-only access for research. Numbers of persons, never persons."),
    paths(pages::studies),
    components(schemas(pages::StudyJson, pages::Problem)),
    modifiers(&Bearer)
)]
struct Description;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        description.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// The description as `/api/v1/openapi.json` and `andrum openapi` give it.
pub fn description() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_description_names_every_route_with_its_token() {
        let description = serde_json::to_value(super::description()).unwrap();
        let studies = &description["paths"]["/api/v1/studies"]["get"];
        assert_eq!(studies["security"][0]["token"], serde_json::json!([]));
        assert!(studies["responses"]["401"].is_object());
        assert_eq!(description["components"]["securitySchemes"]["token"]["scheme"], "bearer");
    }
}
