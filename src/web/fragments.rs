//! Parts of pages that are the same for everybody: rendered once and kept, since rendering is what a page costs.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde::{Serialize, Serializer};

use super::App;
use crate::error::{Error, Result};

/// How many parts are kept; more means that something personal has got into a name.
const KEPT: usize = 2_000;

/// A rendered part of a page, for the template of the whole to put in as it is.
#[derive(Debug, Clone)]
pub struct Fragment(Arc<str>);

impl Fragment {
    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text as templates write it, so that nothing in it is taken for HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = Vec::with_capacity(text.len());
    // Writing into memory does not fail, and what is escaped is text as before.
    let written = tera::escape_html(text, &mut html);
    written.ok().and_then(|()| String::from_utf8(html).ok()).unwrap_or_default()
}

impl From<String> for Fragment {
    fn from(html: String) -> Self {
        Self(html.into())
    }
}

impl Serialize for Fragment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// The parts rendered so far, by what they are made of.
#[derive(Default)]
pub(super) struct Fragments(RwLock<HashMap<Name, Fragment>>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct Name {
    template: &'static str,
    lang: String,
    wording: String,
    of: String,
}

#[derive(Serialize)]
struct Surroundings<'a> {
    lang: &'a str,
    wording: &'a str,
}

/// Renders a part of a page; it knows the language and the wording of the page round it, and nothing of the person.
pub(super) fn render(
    app: &App,
    (lang, wording): (&str, &str),
    template: &str,
    view: &impl Serialize,
) -> Result<Fragment> {
    let mut context = tera::Context::new();
    context.insert("page", &Surroundings { lang, wording });
    context.insert("v", view);
    let part = app.tera().render(template, &context);
    part.map(|html| Fragment(html.into()))
        .map_err(|error| Error::internal("render a part of a page", error.to_string()))
}

/// The same, kept from the first time on: `of` says what `view` is made from, in a version that never changes.
pub(super) fn kept<V: Serialize>(
    app: &App,
    (lang, wording): (&str, &str),
    template: &'static str,
    of: &str,
    view: impl FnOnce() -> Result<V>,
) -> Result<Fragment> {
    let name = Name { template, lang: lang.to_owned(), wording: wording.to_owned(), of: of.to_owned() };
    let parts = &app.0.fragments.0;
    if let Some(part) = parts.read().unwrap_or_else(PoisonError::into_inner).get(&name) {
        return Ok(part.clone());
    }
    let part = render(app, (lang, wording), template, &view()?)?;
    let mut parts = parts.write().unwrap_or_else(PoisonError::into_inner);
    if parts.len() >= KEPT {
        parts.clear();
    }
    parts.insert(name, part.clone());
    Ok(part)
}
