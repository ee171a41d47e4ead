//! demo.

pub mod pages;
