//! Caseload: what waits for a clinician, and what is known of each client.
//!
//! Reads across the domains through [`queries`] and keeps nothing of its own: the queue is computed each time it is
//! looked at, in the same number of statements whatever the number of clients. What a clinician does on these pages is
//! an act of another domain: feedback of `messages`, opening a module of `treatment`, absence of `care`.

pub mod pages;
pub mod queries;
#[cfg(test)]
mod query_tests;
pub mod rules;
