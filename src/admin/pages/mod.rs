//! The administrator's pages: the overview, the log and its spot checks, content in every version, jobs, a new unit.

mod check;
mod checks;
mod content;
mod instrument;
mod jobs;
mod log;
mod new_unit;
mod overview;
mod preview;
mod rule_set;
#[cfg(test)]
mod tests;
mod words;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/admin", Audience::ADMIN, overview::show);
    routes.get("/admin/audit", Audience::ADMIN, log::show);
    routes.get("/admin/audit/checks", Audience::ADMIN, checks::list);
    routes.post("/admin/audit/checks", Audience::ADMIN, checks::draw);
    routes.get("/admin/audit/checks/{check}", Audience::ADMIN, check::show);
    routes.post("/admin/audit/checks/{check}", Audience::ADMIN, check::judge);
    routes.get("/admin/content", Audience::ADMIN, content::modules);
    routes.get("/admin/content/{hash}", Audience::ADMIN, preview::show);
    routes.get("/admin/content/{hash}/pages/{n}", Audience::ADMIN, preview::page);
    routes.get("/admin/instruments", Audience::ADMIN, content::instruments);
    routes.get("/admin/instruments/{hash}", Audience::ADMIN, instrument::show);
    routes.get("/admin/rules", Audience::ADMIN, content::rules);
    routes.get("/admin/rules/{hash}", Audience::ADMIN, rule_set::show);
    routes.get("/admin/jobs", Audience::ADMIN, jobs::show);
    routes.get("/admin/units/new", Audience::ADMIN, new_unit::show);
    routes.post("/admin/units/new", Audience::ADMIN, new_unit::add);
}
