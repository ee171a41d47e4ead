//! From the text of the files to the parts of a module. Nothing here decides whether the text is
//! good; `check` does that.

pub(super) mod keys;
pub(super) mod markdown;
pub(super) mod module_file;
pub(super) mod names;
pub(super) mod pages;
pub(super) mod programme_file;
pub(super) mod replace;
pub(super) mod source;
pub(super) mod words;
