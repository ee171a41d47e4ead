//! Consent: four kinds that are never mixed, each dated, with the version and the wording that was read.
//!
//! Taking part; lifting secrecy towards a named recipient; research, always for one named study; choices such as
//! letters. None of them is the ground for keeping a record: withdrawing stops what follows and erases nothing. The
//! wording is kept as its SHA-256 beside the version, so that it can be shown which text was said yes to. A new version
//! is a new row, and nothing but its withdrawal is ever changed in an old one.

pub mod actions;
mod rules;
mod store;

pub use rules::Kind;
pub use store::{Consent, current, history};
