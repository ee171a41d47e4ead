//! Whether a step may be done: what a clinician has said of it, held against what the client has said since.

use crate::clock::Moment;

/// A score of this or more in AUDIT, of 40, asks for a new yes (Babor et al. 2001: zone III begins at 16).
pub const AUDIT_LIMIT: f64 = 16.0;

/// From this answer on, to "thoughts of being better off dead" (PHQ-9, item 9) and to w10 of the weekly check, nothing is
/// approved.
pub const THOUGHTS_LIMIT: i64 = 2;

/// What a client has said that decides about every step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// Whether a red or emergency flag is not closed.
    pub red_is_open: bool,
    /// When something red or an emergency was last found: violence, a breach, stalking and whatever else is red.
    pub last_red: Option<Moment>,
    /// Whether the latest answers tell of thoughts of death or of taking one's life.
    pub has_thoughts: bool,
    /// When AUDIT was last answered with [`AUDIT_LIMIT`] or more.
    pub high_audit: Option<Moment>,
}

/// What keeps every step from being approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// A red or emergency flag is open.
    OpenFlag,
    /// The latest answers tell of thoughts of death or of taking one's life.
    Thoughts,
}

/// A clinician's word on a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Yes or no.
    pub is_approved: bool,
    /// When it was said.
    pub decided_at: Moment,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has said anything of it yet.
    Waiting,
    /// It may be done.
    Approved,
    /// It was approved, and something said since asks for a new word.
    Renew,
    /// It is not to be done.
    Declined,
}

impl Said {
    /// What keeps every step from being approved or done, if anything.
    pub fn block(&self) -> Option<Block> {
        match self {
            Self { red_is_open: true, .. } => Some(Block::OpenFlag),
            Self { has_thoughts: true, .. } => Some(Block::Thoughts),
            Self { .. } => None,
        }
    }

    /// How a step stands; what is approved while a block holds is to be approved anew. Of two things in the same second the
    /// careful order is taken: the yes came first.
    pub fn standing(&self, decision: Option<Decision>) -> Standing {
        let Some(decision) = decision else { return Standing::Waiting };
        if !decision.is_approved {
            return Standing::Declined;
        }
        let is_overtaken = self.last_red.max(self.high_audit).is_some_and(|said| said >= decision.decided_at);
        if is_overtaken || self.block().is_some() { Standing::Renew } else { Standing::Approved }
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Decision, Said, Standing};
    use crate::clock::Moment;

    fn at(hour: u32) -> Moment {
        chrono::NaiveDate::from_ymd_opt(2026, 3, 3).and_then(|day| day.and_hms_opt(hour, 0, 0)).unwrap()
    }

    fn yes(hour: u32) -> Decision {
        Decision { is_approved: true, decided_at: at(hour) }
    }

    #[test]
    fn a_step_waits_for_a_yes_and_a_no_stays_a_no() {
        let calm = Said::default();
        assert_eq!(calm.standing(None), Standing::Waiting);
        assert_eq!(calm.standing(Some(yes(8))), Standing::Approved);
        let no = Decision { is_approved: false, decided_at: at(8) };
        assert_eq!(Said { red_is_open: true, ..calm }.standing(Some(no)), Standing::Declined);
    }

    #[test]
    fn while_a_red_flag_is_open_or_death_is_thought_of_nothing_may_be_done() {
        let red = Said { red_is_open: true, last_red: Some(at(7)), ..Said::default() };
        assert_eq!((red.block(), red.standing(Some(yes(8)))), (Some(Block::OpenFlag), Standing::Renew));
        let thoughts = Said { has_thoughts: true, ..Said::default() };
        assert_eq!((thoughts.block(), thoughts.standing(Some(yes(8)))), (Some(Block::Thoughts), Standing::Renew));
    }

    #[test]
    fn violence_and_a_high_audit_ask_for_a_new_yes_also_when_all_is_closed() {
        for said in [
            Said { last_red: Some(at(9)), ..Said::default() },
            Said { high_audit: Some(at(9)), ..Said::default() },
            Said { last_red: Some(at(9)), high_audit: Some(at(5)), ..Said::default() },
        ] {
            assert_eq!(said.standing(Some(yes(8))), Standing::Renew);
            assert_eq!(said.standing(Some(yes(9))), Standing::Renew, "in the same second");
            assert_eq!(said.standing(Some(yes(10))), Standing::Approved);
            assert_eq!(said.block(), None);
        }
    }
}
