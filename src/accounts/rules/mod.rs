//! What is decided about accounts without a database, a clock or a browser.

mod factor;
mod names;
mod password;
mod throttle;

pub use factor::{accepted_step, otpauth_address, recovery_code, recovery_code_of, secret_as_text};
pub use names::{canonical_name, is_mail, own_address, shown_study_code, study_code, study_code_of};
pub use password::{LONGEST_PASSWORD, SHORTEST_PASSWORD, password_fault};
pub use throttle::{FREE_BY_ADDRESS, FREE_BY_NAME, WINDOW, must_wait};

use chrono::TimeDelta;

/// How long an invitation can be used.
pub const INVITATION_LIFE: TimeDelta = TimeDelta::days(14);

/// How many recovery codes a person has.
pub const RECOVERY_CODES: usize = 10;

/// What an account is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody in treatment, who signs in with a study code.
    Client,
    /// Somebody who works here, who signs in with a mail address.
    Staff,
}

impl Kind {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Staff => "staff",
        }
    }
}

/// Whether an account can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// An invitation is waiting.
    Invited,
    /// Can sign in.
    Active,
    /// Closed by the person or for them, until staff open it again.
    Frozen,
    /// Closed for good, unless invited anew.
    Disabled,
}

impl State {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Frozen => "frozen",
            Self::Disabled => "disabled",
        }
    }

    /// From what is stored; anything else lets nobody in.
    pub fn parse(text: &str) -> Self {
        match text {
            "invited" => Self::Invited,
            "active" => Self::Active,
            "frozen" => Self::Frozen,
            _ => Self::Disabled,
        }
    }
}
