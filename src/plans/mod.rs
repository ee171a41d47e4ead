//! The client's own plans: how I take a time-out, how I keep from violence. Every change is a new version; the latest
//! is always at hand, whatever the treatment's state.

pub mod actions;
pub mod pages;
mod store;

pub use actions::{OwnPlan, all, latest};
