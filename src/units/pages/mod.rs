//! The pages about the site and the unit: those for everybody, the way out, the signs of life, and the form by which an
//! administrator changes the own unit.

mod health;
mod leave;
mod public;
mod unit;

#[cfg(test)]
mod tests;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/", Audience::Public, public::front);
    routes.get("/help-now", Audience::Public, public::help_now);
    routes.get("/about", Audience::Public, public::about);
    routes.get("/relatives", Audience::Public, public::relatives);
    routes.get("/privacy", Audience::Public, public::privacy);
    routes.get("/accessibility", Audience::Public, public::accessibility);
    routes.get("/leave", Audience::Public, leave::leave);
    routes.get("/healthz", Audience::Public, health::alive);
    routes.get("/readyz", Audience::Public, health::ready);
    routes.get("/admin/units", Audience::ADMIN, unit::show);
    routes.post("/admin/units", Audience::ADMIN, unit::change);
}
