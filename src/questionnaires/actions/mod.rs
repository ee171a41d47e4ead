//! What is done with questionnaires: plan them, answer them, give up on those that nobody answered.

mod answer;
mod plan;

pub use answer::{Answered, answer, open_occasion};
pub use plan::{Measures, close_missed, plan_ahead, programme_answered, schedule, treatment_ended, withdraw};
