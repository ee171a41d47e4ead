use super::{check, checks, content, instrument, jobs, log, new_unit, overview, own, preview, review_form, rule_set};
use crate::messages::testing::check as renders;

#[test]
fn each_page_renders_in_each_language() {
    for view in overview::View::samples() {
        renders("/admin", "admin/overview.html", &view);
    }
    for view in log::View::samples() {
        renders("/admin/audit", "admin/audit.html", &view);
    }
    for view in checks::View::samples() {
        renders("/admin/audit/checks", "admin/checks.html", &view);
    }
    for view in check::View::samples() {
        renders("/admin/audit/checks/k3x9a2", "admin/check.html", &view);
    }
    for view in content::View::samples() {
        renders("/admin/content", "admin/content.html", &view);
    }
    renders("/admin/content/0a", "admin/programme.html", &preview::ProgrammeView::sample());
    renders("/admin/content/0a", "admin/module.html", &preview::ModuleView::sample());
    renders("/admin/content/0a/pages/2", "admin/page.html", &preview::PageView::sample());
    renders("/admin/instruments/0a", "admin/instrument.html", &instrument::View::sample());
    for view in rule_set::View::samples() {
        renders("/admin/rules/0a", "admin/rules.html", &view);
    }
    renders("/admin/reviews/0a", "admin/review_form.html", &review_form::View::sample());
    renders("/admin/content/own", "admin/own.html", &own::list::View::sample());
    for view in own::programme::View::samples() {
        renders("/admin/content/own/0a", "admin/own_programme.html", &view);
    }
    for view in own::module::View::samples() {
        renders("/admin/content/own/0a/modules/m", "admin/own_module.html", &view);
    }
    for view in own::page::View::samples() {
        renders("/admin/content/own/0a/modules/m/pages/p", "admin/own_page.html", &view);
    }
    renders("/admin/jobs", "admin/jobs.html", &jobs::View::sample());
    renders("/admin/units/new", "admin/new_unit.html", &new_unit::View::sample());
}
