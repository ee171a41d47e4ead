//! What was typed into one of the page's forms when it was refused.

use serde::Serialize;

use crate::web::Form;
use crate::web::page::{self, Fault};

/// One field of a form: what stands in it, and what is wrong with that.
#[derive(Debug, Default, Serialize)]
pub(super) struct Field {
    pub(super) value: String,
    pub(super) fault: String,
}

/// What was typed into the form of one alarm or flag.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    of: String,
    form: Form,
    pub(super) faults: Vec<Fault>,
}

impl Typed {
    /// Nothing was refused.
    pub(super) fn nothing() -> Self {
        Self::default()
    }

    /// The form of the alarm or flag `of` was refused.
    pub(super) fn refused(of: String, form: &Form, faults: Vec<Fault>) -> Self {
        Self { of, form: form.clone(), faults }
    }

    /// A field of the form of the alarm or flag `of`; a form that nobody has typed into has `otherwise`.
    pub(super) fn field(&self, of: &str, name: &str, otherwise: &str) -> Field {
        if of == self.of && !of.is_empty() {
            let value = self.form.text(name).to_owned();
            return Field { value, fault: page::beside(&self.faults, &format!("{name}-{of}")) };
        }
        Field { value: otherwise.to_owned(), fault: String::new() }
    }
}
