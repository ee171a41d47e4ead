//! Which one step comes next: a pure decision.

use chrono::NaiveDate;

/// What the decision needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none depends on another")]
pub struct Situation {
    /// Whether the client is in treatment, or has been.
    pub has_treatment: bool,
    /// Whether it has ended.
    pub has_ended: bool,
    /// Whether steps open by hand alone.
    pub is_held: bool,
    /// The open step.
    pub open: Option<OpenStep>,
    /// Whether something handed in waits for its answer.
    pub is_waiting: bool,
    /// The day from which the next locked step may open; `None` where there is none left.
    pub next_opens_on: Option<NaiveDate>,
    /// Whether an answer has come that was not read.
    pub has_feedback: bool,
    /// Whether questions wait.
    pub has_forms: bool,
}

/// The step that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenStep {
    /// Its number.
    pub position: i32,
    /// Whether anything in it was read or written.
    pub is_begun: bool,
}

/// The one next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Treatment has not begun.
    NotBegun,
    /// Read the answer that has come.
    Feedback,
    /// Answer questions.
    Forms,
    /// Begin the open module.
    Begin(i32),
    /// Go on with the open module.
    GoOn(i32),
    /// Everything is handed in; the answer comes.
    WaitForAnswer,
    /// Nothing to do until the next module opens.
    WaitUntil(NaiveDate),
    /// The next module is opened by hand.
    WaitForHand,
    /// All modules are done.
    Finished,
}

/// The one next step of a client. An answer that has come is read first; the very first evening begins with the module,
/// since the plans in it matter more than the questions; after that questions come before modules.
pub fn next(now: &Situation) -> Next {
    match now.open {
        _ if !now.has_treatment => Next::NotBegun,
        _ if now.has_feedback => Next::Feedback,
        Some(OpenStep { position: position @ 1, is_begun: false }) if !now.has_ended => Next::Begin(position),
        _ if now.has_forms => Next::Forms,
        _ if now.has_ended => Next::Finished,
        Some(step) if step.is_begun => Next::GoOn(step.position),
        Some(step) => Next::Begin(step.position),
        None if now.is_waiting => Next::WaitForAnswer,
        None => match now.next_opens_on {
            None => Next::Finished,
            Some(_) if now.is_held => Next::WaitForHand,
            Some(day) => Next::WaitUntil(day),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Next, OpenStep, Situation, next};
    use chrono::NaiveDate;

    fn running() -> Situation {
        Situation { has_treatment: true, ..Situation::default() }
    }

    fn open(position: i32, is_begun: bool) -> Situation {
        Situation { open: Some(OpenStep { position, is_begun }), ..running() }
    }

    #[test]
    fn the_first_evening_begins_with_the_module_and_later_ones_with_the_questions() {
        assert_eq!(next(&Situation { has_forms: true, ..open(1, false) }), Next::Begin(1));
        assert_eq!(next(&Situation { has_forms: true, ..open(1, true) }), Next::Forms);
        assert_eq!(next(&Situation { has_forms: true, ..open(3, false) }), Next::Forms);
        assert_eq!(next(&open(1, true)), Next::GoOn(1));
    }

    #[test]
    fn an_answer_that_has_come_is_read_first() {
        assert_eq!(next(&Situation { has_feedback: true, has_forms: true, ..open(2, false) }), Next::Feedback);
    }

    #[test]
    fn whoever_has_handed_in_waits_and_whoever_is_through_is_told_so() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 8).unwrap();
        let locked = Situation { next_opens_on: Some(day), ..running() };
        assert_eq!(next(&Situation { is_waiting: true, ..locked }), Next::WaitForAnswer);
        assert_eq!(next(&locked), Next::WaitUntil(day));
        assert_eq!(next(&Situation { is_held: true, ..locked }), Next::WaitForHand);
        assert_eq!(next(&running()), Next::Finished);
        assert_eq!(next(&Situation { has_ended: true, ..open(2, true) }), Next::Finished);
        assert_eq!(next(&Situation::default()), Next::NotBegun);
    }
}
