//! What is done with homework: write drafts, choose between two, hand in.

mod drafts;
mod submit;

pub use drafts::{Draft, Drafts, Keep, Saved, drafts, drafts_of, resolve, save_draft};
pub use submit::{HandIn, mark_answered, reply_by, submit, worksheets};
