//! The API: JSON for machines, over the same capabilities as the pages, with a bearer token.
//!
//! The gate before the routes knows cookies only, and a cookie is no token here: the routes are declared public in the
//! table, and [`bearer::Bearer`] in a handler's arguments is the check. Whatever is wrong with a token, the answer is
//! the same 401. A token (`token.rs`) is short-lived, names its account and can be revoked; what it opens is asked anew
//! at every call ([`crate::access::unit_studies_of_token`]).

pub mod actions;
mod bearer;
mod description;
pub mod pages;
mod store;
mod token;

pub use bearer::Bearer;
pub use description::description;
pub use token::{Claims, LIFETIME, TokenKey};
