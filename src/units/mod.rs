//! Units: the tenants. A clinic, a municipality's team or a study site, with its wording, hours, reply promise and
//! numbers. The public pages, which are about a site and nobody in it, are here too.

pub mod actions;
mod holidays;
pub mod pages;
pub mod rules;
mod store;
mod unit;
pub mod when;

pub use holidays::is_holiday;
pub use store::{find, get, list, reading_weeks};
pub use unit::{Hours, Unit};
