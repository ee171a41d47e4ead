//! What a unit offers: the shipped programmes, with what its administrators have changed about them.
//!
//! A unit may name a programme, hide and move modules and pages, and put pages in its own words, without touching the
//! shipped files. What is changed is kept as a draft until somebody puts it in use: then a programme is made of the
//! shipped one, read by the same reader, held to the same rules, and registered as a version of its own. Whoever begins
//! afterwards gets it; whoever has begun keeps what they have. Every change is a row of its own, and nothing is overwritten.
//!
//! When the shipped files change, choices that still fit are applied again at start. Where they no longer fit, the unit
//! keeps the version it had, and its administrator is told what to look at ([`Standing::needs_a_look`]).

pub mod actions;
mod standing;
mod store;

pub use standing::{Standing, Used, current, gone, of_unit, programme, standing};
pub use store::foreign;
