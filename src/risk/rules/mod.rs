//! What needs a person's eyes, and when whom: pure decisions.
//!
//! [`RuleSet`] reads `instruments/rules.toml` and turns one piece of [`Evidence`] with its [`History`] into
//! [`Finding`]s; a rule that cannot be evaluated is a finding itself. [`ladder`] says who is to be alerted by now,
//! [`working_time`] counts the hours of a unit, [`state`] says what may be done with a flag. Time is an argument.

pub mod closing;
mod course;
mod definition;
mod evidence;
mod findings;
pub mod ladder;
mod limits;
mod load;
mod own;
pub mod review;
mod sentence;
mod silence;
pub mod state;
mod what_if;
pub mod working_time;
mod worsening;

#[cfg(test)]
mod acts_tests;
#[cfg(test)]
mod own_tests;
#[cfg(test)]
mod silence_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod time_tests;
#[cfg(test)]
mod worsening_tests;

pub use course::{Course, Given};
pub use definition::{Concern, MissingWords, Rule, RuleLevel, RuleSet, Test, Tier, WorseningWords};
pub use evidence::{DangerAnswer, Evidence, History, PastFlag, ReportKind};
pub use findings::{BandReached, Because, Finding, ItemValue};
pub use own::{LevelChange, Misfit, MisfitKind, Own, RuleChange};
pub use silence::{After, Silence, SilenceLimit, SilentFor};
pub use what_if::{Difference, Example, WhatIf, Which};
pub use worsening::{ScaleWorse, Sign};
