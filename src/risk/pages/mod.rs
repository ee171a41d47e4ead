//! Pages: the clinician's flags of one client, the rules of a unit, and the client's "Something has happened".

mod flags;
mod happened;
mod own;
#[cfg(test)]
mod own_tests;

use crate::access::Role;
use crate::web::{Audience, Routes};

/// Whoever changes the rules of a unit answers for its clinical work.
const SUPERVISOR: Audience = Audience::Roles(&[Role::Supervisor]);

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/happened", Audience::CLIENT, happened::show);
    routes.post("/my/happened", Audience::CLIENT, happened::send);
    routes.get("/my/happened/received", Audience::CLIENT, happened::received);
    routes.get("/clinic/rules", SUPERVISOR, own::list);
    routes.get("/clinic/rules/{rule}", SUPERVISOR, own::edit);
    routes.post("/clinic/rules/{rule}", SUPERVISOR, own::save);
    routes.get("/clinic/rules/{rule}/what-if", SUPERVISOR, own::what_if);
    routes.get("/clinic/clients/{code}/flags", Audience::CARE, flags::show);
    routes.post("/clinic/clients/{code}/flags/{id}/acknowledge", Audience::CARE, flags::acknowledge);
    routes.post("/clinic/clients/{code}/flags/{id}/act", Audience::CARE, flags::act);
    routes.post("/clinic/clients/{code}/flags/{id}/agree", Audience::CARE, flags::agree);
    routes.post("/clinic/clients/{code}/flags/{id}/child", Audience::CARE, flags::decide);
    routes.post("/clinic/clients/{code}/flags/{id}/close", Audience::CARE, flags::close);
    routes.post("/clinic/clients/{code}/flags/{id}/contact", Audience::CARE, flags::contact);
    routes.post("/clinic/clients/{code}/flags/{id}/read", Audience::SUPERVISION, flags::read_closed);
}
