//! Messages: the clinician's feedback on homework, and letters between client and clinician.
//!
//! Both are sealed under the client's key. Feedback is a draft with a version until it is sent; a draft written in two
//! places keeps both texts ([`actions::save_feedback`]). A client's letter carries the answer to "Is anyone in danger
//! right now?", which risk evaluates in the letter's own transaction. Every text to a client passes an
//! [`OutgoingGuard`] first.

pub mod actions;
pub mod answers;
pub mod pages;
pub mod rules;
mod store;
#[cfg(test)]
pub(crate) mod testing;

pub use actions::{Feedback, Guard, Message, OutgoingGuard, PassesAll, Reply};
