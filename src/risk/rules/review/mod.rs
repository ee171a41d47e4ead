//! The risk review: what is asked of the person who assesses, what was written, and when one is owed.

mod body;
mod due;
mod form;

pub use body::{Body, Child, Found, Gap, SHOWN_CHILDREN};
pub use due::{Owed, Reason, is_final};
pub use form::{Kind, ReviewForm, Section};
