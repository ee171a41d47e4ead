//! What is done with feedback and letters: one function is one act, in one transaction.

mod feedback;
mod guard;
mod letters;
#[cfg(test)]
mod tests;

pub use feedback::{
    Feedback, Reply, Saved, drop_other, find_feedback, read_feedback, save_feedback, send_feedback, sent_feedback,
};
pub use guard::{Guard, OutgoingGuard, PassesAll};
pub use letters::{
    Message, Sent, latest, mark_read_by_client, mark_read_by_staff, send_to_client, send_to_clinician, sent_today,
};
