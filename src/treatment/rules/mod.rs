//! When the next step opens: pure decisions, the day being an argument.

pub mod moving;

use chrono::{Days, NaiveDate};

/// How far a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Not to be seen yet.
    Locked,
    /// To be read and worked in.
    Open,
    /// Handed in, waiting for an answer.
    Submitted,
    /// Answered.
    Answered,
}

impl Stage {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Open => "open",
            Self::Submitted => "submitted",
            Self::Answered => "answered",
        }
    }

    /// From what is stored; what is not known stays locked.
    pub fn parse(text: &str) -> Self {
        match text {
            "open" => Self::Open,
            "submitted" => Self::Submitted,
            "answered" => Self::Answered,
            _ => Self::Locked,
        }
    }
}

/// What the decision needs to know of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepState {
    /// Its number in the treatment, from 1.
    pub position: i32,
    /// How far it has come.
    pub stage: Stage,
    /// The day from which it may open.
    pub due_on: NaiveDate,
}

/// The days between two steps of a weekly programme.
const PACE: u64 = 7;

/// The day from which a step of a weekly programme may open.
pub fn due_on(started_on: NaiveDate, position: i32) -> NaiveDate {
    let weeks = u64::try_from(position - 1).unwrap_or(0);
    started_on.checked_add_days(Days::new(PACE * weeks)).unwrap_or(NaiveDate::MAX)
}

/// The last day on which a treatment that ended on a day can be read, given the weeks that its unit allows.
pub fn readable_until(ended_on: NaiveDate, weeks: i32) -> NaiveDate {
    let days = PACE * u64::try_from(weeks).unwrap_or(0);
    ended_on.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The step that opens by itself today: the first locked one, when its day has come, every earlier step is answered, no
/// other step is open and the treatment is not held.
pub fn next_to_open(steps: &[StepState], today: NaiveDate, held: bool) -> Option<i32> {
    if held || steps.iter().any(|step| step.stage == Stage::Open) {
        return None;
    }
    let next = steps.iter().filter(|step| step.stage == Stage::Locked).min_by_key(|step| step.position)?;
    let is_answered = |step: &StepState| step.stage == Stage::Answered;
    let earlier_are_answered = steps.iter().filter(|step| step.position < next.position).all(is_answered);
    (earlier_are_answered && next.due_on <= today).then_some(next.position)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::Stage::{Answered, Locked, Open, Submitted};
    use super::{Stage, StepState, due_on, next_to_open};

    fn monday() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()
    }

    fn treatment(stages: &[Stage]) -> Vec<StepState> {
        (1..)
            .zip(stages)
            .map(|(position, stage)| StepState { position, stage: *stage, due_on: due_on(monday(), position) })
            .collect()
    }

    #[test]
    fn the_next_step_opens_on_its_day_once_the_one_before_is_answered() {
        let steps = treatment(&[Answered, Locked, Locked]);
        assert_eq!(next_to_open(&steps, due_on(monday(), 2).pred_opt().unwrap(), false), None);
        assert_eq!(next_to_open(&steps, due_on(monday(), 2), false), Some(2));
        assert_eq!(next_to_open(&steps, due_on(monday(), 2), true), None);
        assert_eq!(next_to_open(&treatment(&[Submitted, Locked]), due_on(monday(), 9), false), None);
    }

    #[test]
    fn weeks_are_counted_from_the_first_day_also_over_a_change_of_clocks() {
        assert_eq!(due_on(monday(), 1), monday());
        assert_eq!(due_on(monday(), 5), NaiveDate::from_ymd_opt(2027, 3, 29).unwrap());
    }

    fn any_treatment() -> impl Strategy<Value = Vec<StepState>> {
        let stage = prop_oneof![Just(Locked), Just(Open), Just(Submitted), Just(Answered)];
        prop::collection::vec((stage, 0_u64..80), 0..10).prop_map(|steps| {
            let day = |after| monday().checked_add_days(chrono::Days::new(after)).unwrap();
            (1..)
                .zip(steps)
                .map(|(position, (stage, after))| StepState { position, stage, due_on: day(after) })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn never_two_at_once_never_held_never_early(steps in any_treatment(), after in 0_u64..90, held: bool) {
            let today = monday().checked_add_days(chrono::Days::new(after)).unwrap();
            if let Some(position) = next_to_open(&steps, today, held) {
                prop_assert!(!held);
                prop_assert!(steps.iter().all(|step| step.stage != Open));
                let opened = steps.iter().find(|step| step.position == position).unwrap();
                prop_assert!(opened.stage == Locked && opened.due_on <= today);
                prop_assert!(steps.iter().filter(|step| step.position < position).all(|step| step.stage == Answered));
                let after: Vec<StepState> = steps
                    .iter()
                    .map(|step| StepState { stage: if step.position == position { Open } else { step.stage }, ..*step })
                    .collect();
                prop_assert_eq!(next_to_open(&after, today, held), None);
            }
        }
    }
}
