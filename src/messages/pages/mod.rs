//! Pages of letters and feedback, for both sides.

mod client;
mod clinic;
mod feedback;
#[cfg(test)]
mod tests;
mod thread;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my/messages", Audience::CLIENT, client::show);
    routes.post("/my/messages", Audience::CLIENT, client::send);
    routes.get("/my/feedback/{h}", Audience::CLIENT, feedback::show);
    routes.get("/clinic/clients/{code}/messages", Audience::CARE, clinic::show);
    routes.post("/clinic/clients/{code}/messages", Audience::CARE, clinic::send);
}
