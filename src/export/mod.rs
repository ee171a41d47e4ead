//! export.

pub mod pages;
