//! Pages: a questionnaire as the client answers it, and a response as the clinician reads it.

mod asked;
mod draft;
mod form;
mod phone;
mod response;
#[cfg(test)]
mod tests;
mod told;
mod view;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/forms/{f}", Audience::CLIENT, form::show);
    routes.post("/my/forms/{f}", Audience::CLIENT, form::send);
    routes.get("/my/forms/{f}/before", Audience::CLIENT, told::show);
    routes.post("/my/forms/{f}/before", Audience::CLIENT, told::read);
    routes.post("/my/forms/{f}/draft", Audience::CLIENT, draft::save);
    routes.get("/my/forms/{f}/received", Audience::CLIENT, form::received);
    routes.get("/my/forms/{f}/saved", Audience::CLIENT, draft::saved);
    routes.get("/my/forms/{f}/versions", Audience::CLIENT, draft::versions);
    routes.post("/my/forms/{f}/versions", Audience::CLIENT, draft::choose);
    routes.get("/clinic/clients/{code}/answers/{r}", Audience::CARE, response::show);
    routes.get("/clinic/clients/{code}/forms/{f}", Audience::CARE, phone::show);
    routes.post("/clinic/clients/{code}/forms/{f}", Audience::CARE, phone::enter);
    routes.get("/clinic/clients/{code}/forms/{f}/received", Audience::CARE, phone::received);
}
