//! The client's own pages.

mod data;
mod offline;
mod progress;
mod settings;
mod start;
mod waiting;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/my", Audience::CLIENT, start::show);
    routes.get("/my/settings", Audience::CLIENT, settings::show);
    routes.post("/my/settings", Audience::CLIENT, settings::change);
    routes.post("/my/settings/stop", Audience::CLIENT, settings::stop);
    routes.get("/my/data", Audience::CLIENT, data::show);
    routes.get("/my/data.json", Audience::CLIENT, data::json);
    routes.get("/my/offline", Audience::CLIENT, offline::show);
    routes.post("/my/offline", Audience::CLIENT, offline::keep);
    routes.get("/my/offline/list", Audience::CLIENT, offline::list);
    routes.get("/kept", Audience::Public, offline::shell);
    routes.get("/my/progress", Audience::CLIENT, progress::show);
}

#[cfg(test)]
mod tests {
    use super::{data, offline, progress, settings, start};
    use crate::treatment::tests::site::renders;

    #[test]
    fn every_own_page_is_rendered_in_both_languages() {
        for view in start::StartView::samples() {
            renders("my/start.html", &view);
        }
        renders("my/settings.html", &settings::SettingsView::sample());
        renders("my/data.html", &data::DataView::sample());
        renders("my/data.html", &data::DataView::default());
        for view in [offline::OfflineView::sample(), offline::OfflineView::default()] {
            renders("my/offline.html", &view);
        }
        renders("my/kept.html", &offline::ShellView {});
        renders("my/kept-text.html", &offline::TextView::sample());
        renders("my/progress.html", &progress::ProgressView::sample());
        renders("my/progress.html", &progress::ProgressView::default());
    }
}
