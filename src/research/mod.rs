//! Research: studies, each with its own key for pseudonyms, and the researcher's list of them.
//!
//! A study belongs to a unit and carries its ethics number, without which nobody can consent to it. Its key, 256 bits, is
//! made here, sealed for the site and never leaves the server: two studies give the same person two names that cannot be
//! joined. What a study may see is decided by the consents given to it ([`crate::consent`]); what leaves is written by
//! [`crate::export`], which also shows a study's own page.

pub mod actions;
pub mod pages;
mod queries;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use queries::{Planned, measures};
pub use rules::{FEWEST, Shown, StudyKey, shown};
pub use store::{Study, Tally, by_code, codes, get, of_unit, tally};
