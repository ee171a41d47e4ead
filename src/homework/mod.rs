//! Homework: what a client writes in the pages of a module, and handing it in.
//!
//! While a step is open, each exercise is a draft with a version. A page is saved against the version it was shown
//! with: what comes from a page that was overtaken by another tab is kept beside the draft until the person has chosen.
//! Handing in makes one sealed record of all worksheets, after which the step is read-only.

pub mod actions;
pub mod pages;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{Draft, Drafts, drafts, drafts_of, reply_by, worksheets};
pub use store::{Submission, get, of_client, of_step, written_in};
