//! The client's diary: the day's strongest anger, and urges that were waited out. Noting is quick and is nothing to be
//! answered: nobody reads it at once, and the page says so.
//!
//! A correction is a new version, and so is taking an entry away: what was written stays in the record, where the
//! clinician sees that it was changed and when.

pub mod actions;
pub mod pages;
pub mod rules;
pub mod shown;
mod store;

pub use actions::{Seen, Written};
