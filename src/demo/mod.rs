//! The demo: a site with invented people in it, seeded from a fixed seed through the same actions that clicks call, with a
//! clock that can be moved and letters that go nowhere.
//!
//! `people/` tells who they are, a file each, `timeline` puts what happened in order, `acts` makes it happen, `seed` runs through
//! it. The pages let one become anybody, move the clock (the real jobs run) and read the letters.

mod acts;
mod answers;
pub mod pages;
mod people;
mod reviewing;
mod seed;
mod timeline;
mod unit;

pub use pages::Kept;
pub use seed::{STUDY, seed, sign_in_table};
