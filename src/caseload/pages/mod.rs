//! The clinician's pages: the queue, the clients, and one client's homework, modules and scores.

mod client;
mod clients;
mod consents;
mod course;
mod diary;
mod ending;
mod figures;
mod forms;
mod head;
mod homework;
mod plan;
mod progress;
mod queue;
mod reply;
mod reviews;
mod scales;
mod send;
mod settings;
mod steps;
mod supervision;
#[cfg(test)]
mod tests;
mod version;

use crate::web::{Audience, Routes};

/// The routes of this domain.
pub fn routes(routes: &mut Routes) {
    routes.get("/clinic", Audience::CARE, queue::show);
    routes.get("/clinic/clients", Audience::CARE, clients::show);
    routes.get("/clinic/clients/{code}", Audience::CARE, client::show);
    routes.get("/clinic/clients/{code}/begin", Audience::CARE, course::show);
    routes.post("/clinic/clients/{code}/begin", Audience::CARE, course::begin);
    routes.get("/clinic/clients/{code}/consents", Audience::CARE, consents::show);
    routes.post("/clinic/clients/{code}/consents", Audience::CARE, consents::change);
    routes.get("/clinic/clients/{code}/diary", Audience::CARE, diary::show);
    routes.get("/clinic/clients/{code}/end", Audience::CARE, ending::show);
    routes.post("/clinic/clients/{code}/end", Audience::CARE, ending::end);
    routes.get("/clinic/clients/{code}/forms", Audience::CARE, forms::show);
    routes.get("/clinic/clients/{code}/homework/{h}", Audience::CARE, homework::show);
    routes.post("/clinic/clients/{code}/homework/{h}", Audience::CARE, reply::save);
    routes.post("/clinic/clients/{code}/homework/{h}/draft", Audience::CARE, reply::autosave);
    routes.get("/clinic/clients/{code}/homework/{h}/send", Audience::CARE, send::check);
    routes.post("/clinic/clients/{code}/homework/{h}/send", Audience::CARE, send::send);
    routes.get("/clinic/clients/{code}/plan", Audience::CARE, plan::show);
    routes.post("/clinic/clients/{code}/pause", Audience::CARE, course::pause);
    routes.post("/clinic/clients/{code}/plan", Audience::CARE, plan::open);
    routes.post("/clinic/clients/{code}/resume", Audience::CARE, course::resume);
    routes.get("/clinic/clients/{code}/progress", Audience::CARE, progress::show);
    routes.get("/clinic/clients/{code}/reviews", Audience::CARE, reviews::list);
    routes.get("/clinic/clients/{code}/reviews/new", Audience::CARE, reviews::write);
    routes.post("/clinic/clients/{code}/reviews/new", Audience::CARE, reviews::save);
    routes.post("/clinic/clients/{code}/reviews/new/draft", Audience::CARE, reviews::autosave);
    routes.get("/clinic/clients/{code}/reviews/{id}", Audience::CARE, reviews::show);
    routes.get("/clinic/clients/{code}/steps", Audience::CARE, steps::show);
    routes.post("/clinic/clients/{code}/steps", Audience::CARE, steps::decide);
    routes.get("/clinic/clients/{code}/version", Audience::CARE, version::show);
    routes.post("/clinic/clients/{code}/version", Audience::CARE, version::change);
    routes.get("/clinic/supervision", Audience::SUPERVISION, supervision::show);
    routes.get("/clinic/figures", Audience::CARE, figures::show);
    routes.get("/clinic/settings", Audience::CARE, settings::show);
    routes.post("/clinic/settings", Audience::CARE, settings::be_away);
}
