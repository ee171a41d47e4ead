//! Letters against a database and a mail server.

mod delivery;
pub(crate) mod site;
mod smtp;
mod transport;
mod wishes;
