//! Questionnaires in use: when each is asked, what was answered, what it scored.
//!
//! An *occasion* is one planned use of an instrument at an event of the treatment. A *response* is stored with its scores
//! and its risk evaluation in one transaction, so that a response without an evaluation cannot exist.
//!
//! What is asked before and in the weeks is planned when a treatment begins, a treatment that takes longer is asked week by
//! week, and what is asked afterwards is planned when its last module is answered or a clinician ends it.

pub mod actions;
pub mod pages;
mod queries;
mod rules;
mod store;

pub use rules::first_time;
pub use store::{Occasion, Response, Score, due, past_scores};
