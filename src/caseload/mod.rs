//! caseload.

pub mod pages;
