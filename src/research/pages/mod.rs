//! The researcher's pages of studies: the unit's list, and a new one. A study's own page stands with the exports.

mod list;
mod new;

pub use list::ListView;
pub use new::NewView;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/research", Audience::RESEARCH, list::show);
    routes.get("/research/new", Audience::RESEARCH, new::show);
    routes.post("/research/new", Audience::RESEARCH, new::make);
    routes.post("/research/studies/{s}/ethics", Audience::RESEARCH, new::ethics);
}
