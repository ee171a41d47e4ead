//! Pages: a questionnaire as the client answers it, and a response as the clinician reads it.

mod form;
mod response;
mod view;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/forms/{f}", Audience::CLIENT, form::show);
    routes.post("/my/forms/{f}", Audience::CLIENT, form::send);
    routes.get("/my/forms/{f}/received", Audience::CLIENT, form::received);
    routes.get("/clinic/clients/{code}/answers/{r}", Audience::CARE, response::show);
}
