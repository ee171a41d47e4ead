//! What is done with questionnaires: plan them, begin them, answer them, give up on those that nobody answered.

mod answer;
mod drafts;
mod plan;
mod told;

pub use answer::{Answered, Giver, answer, open_occasion};
pub use drafts::{Begun, begun, is_overtaken, resolve, save};
pub use plan::{Measures, close_missed, plan_ahead, programme_answered, schedule, treatment_ended, withdraw};
pub use told::{must_be_told, tell, tells};
