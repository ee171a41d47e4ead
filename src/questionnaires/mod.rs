//! questionnaires.

pub mod pages;
