//! What is done with risk: evaluate what a client says, climb ladders, handle flags.

mod child;
mod climb;
mod contact;
mod evaluate;
mod handle;
mod review;
mod silence;

pub(in crate::risk) use child::{CHILD, Written};
pub use child::{ChildDecision, agree, decide_for_child, second_people};

pub use climb::climb;
pub(in crate::risk) use contact::CONTACT;
pub use contact::{Contact, Way, contact};
pub use evaluate::{About, Outcome, Past, Subject, danger_said, evaluate, something_happened};
pub(in crate::risk) use evaluate::{NEXT, NOTE};
pub use handle::{Closing, Note, acknowledge, act, close, read_closed};
pub use review::{
    Draft, Due, Saved, SignedReview, begun, draft, due, ended, follow_up_planned, has_final_review,
    newest_signed_review, save_draft, sign, signed_review, signed_reviews,
};
pub use silence::{SilentPage, raise_silence, silent_page};
