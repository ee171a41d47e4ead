//! The administrator's pages: the overview, the log and its spot checks, content in every version, jobs, a new unit.

mod check;
mod checks;
mod content;
mod instrument;
mod jobs;
mod log;
mod new_unit;
mod overview;
mod own;
mod preview;
mod review_form;
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
    // Before the address of a version, which would take "own" for one.
    routes.get("/admin/content/own", Audience::ADMIN, own::list::show);
    routes.get("/admin/content/own/{programme}", Audience::ADMIN, own::programme::show);
    routes.post("/admin/content/own/{programme}/names", Audience::ADMIN, own::programme::name);
    routes.post("/admin/content/own/{programme}/order", Audience::ADMIN, own::programme::order);
    routes.post("/admin/content/own/{programme}/back", Audience::ADMIN, own::programme::back);
    routes.post("/admin/content/own/{programme}/undo", Audience::ADMIN, own::programme::undo);
    routes.post("/admin/content/own/{programme}/use", Audience::ADMIN, own::programme::put_in_use);
    routes.get("/admin/content/own/{programme}/modules/{module}", Audience::ADMIN, own::module::show);
    routes.post("/admin/content/own/{programme}/modules/{module}/order", Audience::ADMIN, own::module::order);
    routes.get("/admin/content/own/{programme}/modules/{module}/pages/{page}", Audience::ADMIN, own::page::show);
    routes.post("/admin/content/own/{programme}/modules/{module}/pages/{page}", Audience::ADMIN, own::page::write);
    routes.get("/admin/content/{hash}", Audience::ADMIN, preview::show);
    routes.get("/admin/content/{hash}/pages/{n}", Audience::ADMIN, preview::page);
    routes.get("/admin/instruments", Audience::ADMIN, content::instruments);
    routes.get("/admin/instruments/{hash}", Audience::ADMIN, instrument::show);
    routes.get("/admin/rules", Audience::ADMIN, content::rules);
    routes.get("/admin/rules/{hash}", Audience::ADMIN, rule_set::show);
    routes.get("/admin/reviews/{hash}", Audience::ADMIN, review_form::show);
    routes.get("/admin/jobs", Audience::ADMIN, jobs::show);
    routes.get("/admin/units/new", Audience::ADMIN, new_unit::show);
    routes.post("/admin/units/new", Audience::ADMIN, new_unit::add);
}
