//! plans.

pub mod pages;
