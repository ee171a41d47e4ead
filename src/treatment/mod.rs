//! Treatment: one client's way through one programme, step by step.
//!
//! A step is one module in the version it had when the treatment began: its content is read from `content_versions` by
//! the step's hash, never from the newest files. The next step opens when its day has come and the one before is
//! answered, or by a clinician's hand; while a treatment is held, by hand alone. How exercises look as forms, and how
//! days are written, is here too, since everything a client reads builds on it.

pub mod actions;
mod content;
pub mod draft;
pub mod exercise;
mod form;
pub mod pages;
pub mod rules;
mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use actions::{Opened, Reading, opened, reading};
pub use content::{Versioned, module, programme, review_form};
pub use form::{chosen, form};
pub use rules::Stage;
pub use store::{Gate, Step, Treatment, current, gates, get, latest, step, steps, visited};
