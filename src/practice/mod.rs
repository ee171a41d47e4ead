//! Practice: the steps of a client's ladder, each of which waits for a clinician's yes before it is done.
//!
//! The ladder is the newest homework with an exercise whose rounds need approval. A yes holds until something is said
//! that asks for a new one; while a red flag is open no step may be done. [`rules`] decides and is pure.

pub mod actions;
pub mod pages;
mod queries;
pub mod rules;
mod store;

pub use actions::{Ladder, Rung, ladder};
