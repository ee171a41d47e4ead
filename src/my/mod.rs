//! The client's own pages: where one stands and the one next step, letters and language, own data, own scores. Reads
//! across domains and writes nothing of its own.

pub mod pages;
mod queries;
pub mod rules;
#[cfg(test)]
mod tests;
