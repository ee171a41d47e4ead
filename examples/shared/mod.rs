//! What the programs beside the service share: they start the real service on loopback, over a database of their own.

pub mod database;
mod drafts;
pub mod http;
mod past;
pub mod server;
pub mod site;

/// Whatever went wrong ends the program with one line.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
