//! What is done with exports: made into a folder by command, or asked for on a page, made in the background, fetched.

mod ask;
mod make;
mod work;

pub use ask::{Kept, ask, fetch};
pub use make::{Made, make};
pub use work::{expire, start, work_off};
