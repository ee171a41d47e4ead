//! outbox.

pub mod pages;
