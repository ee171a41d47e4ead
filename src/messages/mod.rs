//! messages.

pub mod pages;
