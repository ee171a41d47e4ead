//! When it is too long since anything was heard of a client: one rule for "overdue" and "inactive".

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::definition::Tier;
use super::evidence::History;

/// A client of whom nothing is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// When the client last answered, handed in or wrote something, or else when the treatment began, UTC.
    pub heard_at: NaiveDateTime,
    /// Whole days since then.
    pub days: i64,
    /// Whole working days of the unit since something was due that was not answered; none where nothing was.
    pub working_days_late: Option<i64>,
}

/// How long a silence has to be, and after what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentFor {
    /// How long.
    pub limit: SilenceLimit,
    /// Only soon after this; none: always.
    pub after: Option<After>,
}

/// How long a silence has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SilenceLimit {
    /// So many working days after something was due.
    WorkingDaysLate(i64),
    /// So many days since anything was heard.
    Days(i64),
}

/// What a silence follows on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// A flag of this tier or a higher one.
    pub tier: Tier,
    /// Or a flag of one of these rules.
    pub rules: Vec<String>,
    /// In the last so many days.
    pub within_days: i64,
}

impl SilentFor {
    /// Whether the silence is long enough, given what was found before. What a silence itself raised does not count.
    pub(super) fn is_met(&self, rule: &str, silence: &Silence, history: &History, now: NaiveDateTime) -> bool {
        let is_long = match self.limit {
            SilenceLimit::WorkingDaysLate(days) => silence.working_days_late.is_some_and(|late| late >= days),
            SilenceLimit::Days(days) => silence.days >= days,
        };
        let follows = self.after.as_ref().is_none_or(|after| {
            let mut recent = history.recent(after.within_days, now).filter(|flag| flag.rule != rule);
            recent.any(|flag| flag.tier >= after.tier || after.rules.contains(&flag.rule))
        });
        is_long && follows
    }
}

/// Whether this silence was raised before, at this tier or a higher one: once is enough, whatever became of the flag.
pub(super) fn is_raised(rule: &str, tier: Tier, silence: &Silence, history: &History) -> bool {
    history.flags.iter().any(|flag| flag.rule == rule && flag.tier >= tier && flag.raised_at > silence.heard_at)
}
