//! The outbox: letters that leave the platform. An act writes a row in its own transaction; the row is sent later.
//!
//! Two promises. An alert to staff is sent **until it is taken**: the mail server's yes is waited for, however often it
//! has to be asked. Everything else is sent **at most once**: the row is marked as attempted before the mail server is
//! spoken to, and where the outcome stays unclear the row is listed as unknown and never sent again, because a doubled
//! letter can expose somebody while a missed one can be repaired.
//!
//! All letters look alike ([`letters`]). To clients nothing is sent until they have chosen a channel.

pub mod actions;
pub mod delivery;
pub mod letters;
mod list;
mod mailer;
pub mod pages;
pub mod rules;
mod settings;
mod store;
#[cfg(test)]
pub(crate) mod tests;
mod transport;
mod troubles;

pub use list::{LetterJson, list_for_json};
pub use mailer::Mailer;
pub use rules::Channel;
pub use settings::{Choice, Settings, settings_of, settings_of_all};
pub use transport::{CapturedLetter, Outcome, is_address};
pub use troubles::{Troubles, troubles};
