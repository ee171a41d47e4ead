//! What may be done with a flag, and what new evidence does to it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// Where a flag stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has taken it; the ladder runs.
    Open,
    /// A named person has taken it; the second clock runs.
    Acknowledged,
    /// Something was done.
    Acted,
    /// Done with, with a note.
    Closed,
    /// It calls nobody: nothing is to be done with it, and it stays as it is.
    Noted,
}

impl State {
    /// The word used in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Acknowledged => "acknowledged",
            Self::Acted => "acted",
            Self::Closed => "closed",
            Self::Noted => "noted",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        let all = [Self::Open, Self::Acknowledged, Self::Acted, Self::Closed, Self::Noted];
        all.into_iter().find(|state| state.word() == word)
    }
}

/// What a person does with a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act<'a> {
    /// Take it.
    Acknowledge,
    /// Say what was done.
    RecordAction {
        /// What was done.
        note: &'a str,
    },
    /// Be done with it.
    Close {
        /// What was done, and why that is enough.
        note: &'a str,
    },
}

/// Why an act is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The flag stands elsewhere; nothing is skipped.
    #[error("a flag that is {0:?} cannot take this step")]
    WrongState(State),
    /// The note says nothing.
    #[error("this step needs a note of what was done")]
    NoteMissing,
}

/// What an act makes of a flag: open → acknowledged → acted → closed, each step by itself.
pub fn transition(state: State, act: Act<'_>) -> Result<State, Refused> {
    match (state, act) {
        (State::Open, Act::Acknowledge) => Ok(State::Acknowledged),
        (State::Acknowledged, Act::RecordAction { note }) => with_note(note, State::Acted),
        (State::Acted, Act::Close { note }) => with_note(note, State::Closed),
        _ => Err(Refused::WrongState(state)),
    }
}

fn with_note(note: &str, next: State) -> Result<State, Refused> {
    if note.trim().is_empty() { Err(Refused::NoteMissing) } else { Ok(next) }
}

/// What it means that the rule of an existing flag is met again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewEvidence {
    /// The evidence is added; the earliest deadline holds, see [`earliest_deadline`].
    Add,
    /// The evidence is added, the flag is open again, and clock and ladder start anew: a new alarm.
    Reopen,
    /// The flag stays as it is; a new one is raised.
    RaiseNew,
}

/// What new evidence does to a flag in this state.
pub fn on_new_evidence(state: State) -> NewEvidence {
    match state {
        State::Open => NewEvidence::Add,
        State::Acknowledged | State::Acted => NewEvidence::Reopen,
        State::Closed | State::Noted => NewEvidence::RaiseNew,
    }
}

/// The deadline of an open flag after new evidence: evidence can bring it forward, never put it off.
pub fn earliest_deadline(standing: NaiveDateTime, new: NaiveDateTime) -> NaiveDateTime {
    standing.min(new)
}
