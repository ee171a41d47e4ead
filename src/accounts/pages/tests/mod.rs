//! Signing in as people do it: through HTTP, on a database of its own. Refusals come first.

mod browser;
mod closing;
mod enrolment;
mod rendering;
mod sign_in;
