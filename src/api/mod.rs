//! api.

pub mod pages;
