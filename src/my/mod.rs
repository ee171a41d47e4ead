//! The client's own pages: where one stands and the one next step, letters and language, own data, own scores,
//! what may be read without a connection. Reads across domains and writes nothing of its own but events.

mod actions;
pub mod pages;
mod queries;
pub mod rules;
#[cfg(test)]
mod tests;
