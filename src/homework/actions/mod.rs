//! What is done with homework: write drafts, choose between two, hand in.

mod drafts;
mod submit;

pub use drafts::{Draft, Drafts, drafts, drafts_of, resolve, save_draft};
pub use submit::{HandIn, mark_answered, reply_by, submit, worksheets};
