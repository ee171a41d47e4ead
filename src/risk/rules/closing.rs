//! What has to be done about a flag before it may be closed.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::definition::Tier;

/// What is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lacking {
    /// Nobody has reached the client, or tried to, since the alarm.
    Contact,
    /// What is done for the child has not been decided since the alarm.
    ChildDecision,
    /// It was decided not to report, and no second person has agreed.
    SecondPerson,
    /// No risk review has been signed since the alarm.
    Review,
}

impl Lacking {
    /// The end of its texts' keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::ChildDecision => "child",
            Self::SecondPerson => "second",
            Self::Review => "review",
        }
    }
}

/// The flag as the decision sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarmed {
    /// Its tier.
    pub tier: Tier,
    /// When its alarm was raised, or raised anew, UTC.
    pub at: NaiveDateTime,
    /// Whether its rule is about a child.
    pub concerns_child: bool,
}

/// What was decided for the child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChildDecided {
    /// When, UTC.
    pub at: NaiveDateTime,
    /// Whether a second person was needed and has not agreed.
    pub waits_for_second: bool,
}

/// The latest of each thing that was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Handled {
    /// When somebody reached the client, or tried to.
    pub contacted_at: Option<NaiveDateTime>,
    /// When a risk review was signed.
    pub reviewed_at: Option<NaiveDateTime>,
    /// What was decided for the child.
    pub child: Option<ChildDecided>,
}

/// What is lacking before something can be said to be done about the flag: for a child, a decision.
pub fn lacking_to_act(flag: &Alarmed, handled: &Handled) -> Vec<Lacking> {
    if !flag.concerns_child {
        return Vec::new();
    }
    match handled.child.filter(|decided| decided.at >= flag.at) {
        None => vec![Lacking::ChildDecision],
        Some(decided) if decided.waits_for_second => vec![Lacking::SecondPerson],
        Some(_) => Vec::new(),
    }
}

/// What is lacking before the flag may be closed, in the order in which it is done. What was done before the alarm does
/// not count: it was done about something else.
pub fn lacking_to_close(flag: &Alarmed, handled: &Handled) -> Vec<Lacking> {
    let since = |at: Option<NaiveDateTime>| at.is_some_and(|at| at >= flag.at);
    let mut lacking = Vec::new();
    if flag.tier >= Tier::Red && !since(handled.contacted_at) {
        lacking.push(Lacking::Contact);
    }
    lacking.extend(lacking_to_act(flag, handled));
    if flag.tier >= Tier::Red && !since(handled.reviewed_at) {
        lacking.push(Lacking::Review);
    }
    lacking
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn at(hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    fn flag(tier: Tier, concerns_child: bool) -> Alarmed {
        Alarmed { tier, at: at(9), concerns_child }
    }

    fn decided(hour: u32, waits_for_second: bool) -> ChildDecided {
        ChildDecided { at: at(hour), waits_for_second }
    }

    #[test]
    fn a_red_needs_contact_and_a_review_since_the_alarm() {
        let both = [Lacking::Contact, Lacking::Review];
        assert_eq!(lacking_to_close(&flag(Tier::Red, false), &Handled::default()), both);
        let before = Handled { contacted_at: Some(at(8)), reviewed_at: Some(at(8)), child: None };
        assert_eq!(lacking_to_close(&flag(Tier::Emergency, false), &before), both);
        let after = Handled { contacted_at: Some(at(10)), reviewed_at: Some(at(9)), child: None };
        assert!(lacking_to_close(&flag(Tier::Red, false), &after).is_empty());
    }

    #[test]
    fn an_amber_needs_a_note_alone() {
        assert!(lacking_to_close(&flag(Tier::Amber, false), &Handled::default()).is_empty());
    }

    #[test]
    fn where_a_child_is_concerned_nothing_is_done_before_it_was_decided() {
        let flag = flag(Tier::Red, true);
        let handled = |child| Handled { contacted_at: Some(at(10)), reviewed_at: Some(at(10)), child };
        assert_eq!(lacking_to_act(&flag, &handled(None)), [Lacking::ChildDecision]);
        assert_eq!(lacking_to_act(&flag, &handled(Some(decided(8, false)))), [Lacking::ChildDecision]);
        assert_eq!(lacking_to_close(&flag, &handled(Some(decided(10, true)))), [Lacking::SecondPerson]);
        assert!(lacking_to_close(&flag, &handled(Some(decided(10, false)))).is_empty());
    }
}
