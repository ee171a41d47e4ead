//! homework.

pub mod pages;
