//! Exports: a study's rows under the study's own pseudonyms, without names, dates or free text.
//!
//! [`actions::ask`] writes down that an export is wanted, [`actions::work_off`] makes it in the background, and
//! [`actions::fetch`] hands out the file while it is kept; [`actions::make`] does the same at once into a folder, for the
//! command. Either way everything is read as it stood at one moment, and what is put in place is whole or not there.
//!
//! Only persons whose research consent to the study holds are in it. The order of rows and every byte depend on the rows
//! alone, so that the same data gives the same export on both back ends and on any day; the identifier in
//! `provenance.json` can be made again. Row counts are checked against the database's own. [`Format`] names the shapes.

pub mod actions;
mod codebook;
mod datapackage;
mod dataset;
mod definitions;
mod fault;
mod folder;
mod format;
mod layout;
mod long_csv;
pub mod pages;
mod person;
mod phrases;
mod provenance;
mod rules;
mod shelf;
mod store;
mod wide_csv;

#[cfg(test)]
pub(crate) mod tests;

pub use codebook::{Line, lines};
pub use fault::Fault;
pub use folder::FileFacts;
pub use format::Format;
pub use phrases::Phrases;
