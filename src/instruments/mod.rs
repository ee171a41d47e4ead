//! Questionnaires: what they ask, how answers are read, scored and compared over time.
//!
//! Pure: no database, no clock, no files. [`Library::load`] takes the texts of `instruments/*.toml` and gives either
//! every questionnaire or every fault. An [`Instrument`] reads a posted form ([`Instrument::read_form`]) or a line of
//! answers ([`Instrument::parse_line`]) into [`Answers`], scores them ([`Instrument::score`]), names the critical ones
//! ([`Instrument::critical_hits`]) and lists its variables for exports ([`Instrument::variables`]).
//! [`ChangeParams::change`] judges change. Missing answers stay missing all the way: nothing is ever read as 0 or as no.

mod answers;
mod change;
mod condition;
mod condition_parse;
mod critical;
mod definition;
mod fault;
mod form;
mod history;
mod item;
mod line;
mod load;
mod scoring;
pub mod source;
mod trend;
mod variables;
mod words;

#[cfg(test)]
mod tests;

pub use answers::{Answer, Answers, BLANK, DECLINED, MissingReason, NOT_APPLICABLE};
pub use change::{
    Caseness, Change, ChangeFault, ChangeParams, ChangeRule, CutOffs, Norm, Parameter, RELIABLE_Z, ResponseRule,
    Verdict, cut_offs, reliable_change_index, standard_error, standard_error_from_points,
};
pub use condition::{Comparison, Condition, NotEvaluable, Truth};
pub use critical::CriticalHit;
pub use definition::{
    Band, Combination, Granted, Instrument, Licence, LicenceTier, Method, MissingRule, NotApplicableRule, Recall,
    Scale, Sex,
};
pub use fault::Fault;
pub use form::{AnswerFault, AnswerFaultKind};
pub use history::PastScore;
pub use item::{Choice, Critical, CriticalTest, Item, ItemKind, Level};
pub use line::{LineFault, Refusal};
pub use load::{Library, OVERLAYS, REVIEW_FILE, RULES_FILE, is_key, sha256_hex};
pub use scoring::Score;
pub use trend::{Trend, trend};
pub use variables::{Measure, Variable, export_label, export_value};
pub use words::{Words, fill, placeholders};
