//! treatment.

pub mod pages;
