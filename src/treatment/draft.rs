//! What a client writes and has not handed in, wherever it is written: what became of a page that was saved, and which of
//! two texts the client goes on with.

use crate::clock::Moment;

/// What became of a page that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is kept under this version.
    Kept {
        /// The version for the next save.
        version: i32,
        /// When it was saved.
        at: Moment,
    },
    /// Something else was saved meanwhile; both are kept until the person chooses.
    InTwo,
}

/// Which of two a person goes on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The one that was saved first.
    First,
    /// The one that came from the other tab.
    Other,
}

impl Keep {
    /// From the value of a form's field.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "first" => Some(Self::First),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}
