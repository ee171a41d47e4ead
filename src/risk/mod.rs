//! Risk: what a client says is held against the flag rules in the transaction that stores it; what is found becomes flags,
//! flags raised together become an alarm, and an alarm climbs its ladder until a named person acknowledges it.
//!
//! [`rules`] decides and is pure; [`actions`] stores, alerts and holds the treatment; `queries` reads who stands on a
//! ladder. Who has taken an alarm has a second clock to do something; a red is closed only after contact, a decision for a
//! child where one is concerned, a risk review and a next step (`rules::closing`), and a supervisor reads it. A risk review
//! is owed by whatever calls for one until it is signed (`rules::review`). The pages are the clinician's flags and the
//! client's "Something has happened"; reviews are written among the caseload's.

pub mod actions;
pub mod own;
pub mod pages;
mod queries;
pub mod rules;
mod safety;
mod store;
mod unit_time;

pub use actions::Subject;
pub use queries::{LadderGap, ladder_gap};
pub use safety::Safety;
pub use store::{Alarm, Flag, list_flags, needs_eyes, open_alarms_of_unit, unread_of_unit, waiting_for_second};
pub use unit_time::{Reading, reading, working_minutes};
