//! Intake: how people come to be here.
//!
//! A clinician or supervisor enters a client in one act: account and study code, record, care relation, consent to take
//! part, treatment and questionnaires. What must be said before is said first, and ticked by whoever says it: that the
//! person is an adult, that answers are read and what must be reported. The act ends in a slip with the study code, a
//! link and the same link as a picture. It is shown once, to whoever invited, since only hashes of it are kept; a lost
//! one is replaced by a new one with a new code. Nothing on it tells what it is for.
//!
//! An administrator invites those who work here, and closes and opens their accounts. A client's account is managed by
//! those who care for the client, so that it stands in the client's log and the role of an administrator does not
//! reach a record.

pub mod actions;
pub mod pages;
pub mod rules;

#[cfg(test)]
mod tests;
