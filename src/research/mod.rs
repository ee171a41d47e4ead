//! research.

pub mod pages;
