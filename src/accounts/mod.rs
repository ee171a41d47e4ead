//! Accounts: the people who sign in, and how.
//!
//! Staff are invited by their mail address, clients by a study code of four digits and four letters, so that no identity
//! number and no address is needed. An invitation is a link that works once and for fourteen days; on it the person
//! sets a password and a second factor of their own, and nobody else ever sets either. One rule holds for every
//! invitation: what the account still has must be given, what it lacks is set. So a lost telephone ([`actions::reset_factor`])
//! asks for the password, and a lost password ([`actions::reset_password`]) asks for the second factor.
//!
//! Signing in has two stages with a new session token each. Unknown, wrong, frozen and disabled are answered alike, in
//! text, status and time: a password is always hashed, outside the act ([`hashing`]). Guesses are counted in the
//! database before they are judged, so that many at once do not slip through.

pub mod actions;
pub mod hashing;
pub mod pages;
pub mod rules;
mod store;

pub use store::{
    Account, Listed, Member, clients_of_unit, find, get, last_seen, members_of_unit, recovery_codes_left, staff_of_unit,
};
