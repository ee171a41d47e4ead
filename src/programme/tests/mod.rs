//! The whole way from files to pages and back, on a small site in memory.

mod accepted;
mod any_bytes;
mod changed;
mod refused;
mod site;
