//! The flag rules as they hold for a unit: the shipped ones, with what its supervisors have changed about them.
//!
//! Every change is a row of its own with its reason, and nothing is overwritten. The rules that come of it are registered
//! like shipped ones, so that an evaluation names them by their hash for ever. When the shipped rules change, what still
//! fits is put into the new ones at start; what does not is left out, and the supervisor is told.

pub mod actions;
mod standing;
mod store;
mod what_if;

pub use standing::{Standing, hash_in_use, of_unit, of_units, standing};
pub use store::{Change, list};
pub use what_if::{Tried, try_out};
