//! What is done with risk: evaluate what a client says, climb ladders, handle flags.

mod climb;
mod evaluate;
mod handle;
mod silence;

pub use climb::climb;
pub(in crate::risk) use evaluate::NOTE;
pub use evaluate::{About, Outcome, Past, Subject, danger_said, evaluate, something_happened};
pub use handle::{Note, acknowledge, act, close};
pub use silence::{SilentPage, raise_silence, silent_page};
