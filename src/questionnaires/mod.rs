//! Questionnaires in use: when each is asked, what was answered, what it scored.
//!
//! An *occasion* is one planned use of an instrument at an event of the treatment. A *response* is stored with its scores
//! and its risk evaluation in one transaction, so that a response without an evaluation cannot exist.
//!
//! A form that is begun can be left and come back to. What is saved of it is sealed like homework, is no answer, is never
//! exported and goes when the form is sent, missed or withdrawn. **Nobody reads it, and no rule looks at it**, also where
//! a critical question is answered in it: what somebody has not sent is not said yet, a mark may be a slip, and whoever
//! had to fear being called about it would not begin. So that nobody waits for help that does not come, this is said
//! beside every button that saves and on the page that follows, with the help lines, whatever was marked; the form says so
//! again when it is opened. It does not lie there unseen: it stands first on the client's start page, staff see that a late
//! form was begun (never what is in it) and can ask by phone, and with the form's last day it goes.
//!
//! What is asked before and in the weeks is planned when a treatment begins, a treatment that takes longer is asked week by
//! week, and what is asked afterwards is planned when its last module is answered or a clinician ends it.

pub mod actions;
pub mod pages;
mod queries;
mod rules;
mod store;

pub use rules::{days_late, first_time};
pub use store::{Occasion, Response, Score, begun, due, past_scores};
