//! Reminders: once a day, in the morning on the unit's clock, whoever has something open or due gets one letter that
//! says no more than any other letter.
//!
//! A morning is a local date, and the letter's key is made of treatment, rule and that date. So a clock that is moved,
//! a second node or a restart can neither double a letter nor skip a morning; a morning missed while the service was
//! down is caught up on the same day and no later.

pub mod actions;
mod queries;
pub mod rules;
#[cfg(test)]
mod tests;
