//! A study's own pages: its numbers, its exports and its codebook.

mod archive;
mod codebook;
mod exports;
mod history;
mod study;

pub use self::codebook::CodebookView;
pub use self::exports::ExportsView;
pub use self::study::StudyView;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/research/studies/{s}", Audience::RESEARCH, study::show);
    routes.get("/research/studies/{s}/codebook", Audience::RESEARCH, codebook::show);
    routes.get("/research/studies/{s}/codebook.csv", Audience::RESEARCH, codebook::csv);
    routes.get("/research/studies/{s}/codebook.json", Audience::RESEARCH, codebook::json);
    routes.get("/research/studies/{s}/exports", Audience::RESEARCH, exports::show);
    routes.post("/research/studies/{s}/exports", Audience::RESEARCH, exports::ask);
    routes.get("/research/studies/{s}/exports/{e}", Audience::RESEARCH, exports::fetch);
}
