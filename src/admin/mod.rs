//! Administration: what of a unit needs a person, the log with its spot checks, and the content in every version that was
//! ever in use.
//!
//! Accounts, letters and the unit's own form have their pages in [`crate::intake`], [`crate::outbox`] and
//! [`crate::units`]. What is here reads across domains, writes only spot checks, and shows nothing that a client wrote or
//! answered: the role of an administrator gives no access to that.

pub mod actions;
pub mod pages;
mod queries;
pub mod rules;
mod store;
