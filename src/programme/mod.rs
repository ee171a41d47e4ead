//! Treatment content: programmes of modules, read-only. Loads, checks and renders; knows no
//! database, clock or file system. Files come in as paths and texts, languages as tags.
//!
//! A [`Library`] holds [`Programme`]s, a programme holds [`Module`]s, a module holds pages of
//! blocks: sanitised HTML, exercises and self-checks. All of it is parsed and rendered once, in
//! [`Library::load`], which gives either good content or every [`Fault`] with file and line; a
//! page costs nothing more when it is shown. What a client fills in is a [`Worksheet`].
//!
//! Content is versioned by its hash. A module's `body` is what the database keeps, and
//! [`Module::from_body`] makes the same module of it years later.
//!
//! The format is told to authors in `modules/README.md`. In the code: `read/` turns text into
//! parts, `check` holds it against the writing rules, `readability` counts, `worksheet/` reads forms.

mod assemble;
mod changes;
mod check;
mod choices;
mod exercise;
mod fault;
mod language;
mod library;
mod module;
mod plain;
mod read;
mod readability;
mod schedule;
mod self_check;
#[cfg(test)]
mod tests;
mod worksheet;

pub use changes::{Mark, PageChange, PageKind, Piece, changes};
pub use check::exposing_word;
pub use choices::{Arrangement, Attempt, Choices, Misfit, PageText, Rewritten, Way, Why, Within};
pub use exercise::{Collect, Exercise, Field, FieldKind, PlanKind, Repeat};
pub use fault::{Fault, Warning};
pub use language::ByLanguage;
pub use library::{Library, Programme};
pub use module::{Block, Module, Page};
pub use readability::{Counts, counts, lix};
pub use schedule::{After, Event, Pacing, Scheduled};
pub use self_check::SelfCheck;
pub use worksheet::{FieldFault, FieldFaultKind, Value, Worksheet};
