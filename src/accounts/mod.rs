//! accounts.

pub mod pages;
