//! Something said in several languages.

/// One value per language, in the order in which the languages were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByLanguage<T> {
    entries: Vec<(String, T)>,
}

impl<T> Default for ByLanguage<T> {
    fn default() -> Self {
        Self { entries: Vec::new() }
    }
}

impl<T> ByLanguage<T> {
    /// The value in this language, or in the first one: an old version of a module may lack a
    /// language that was added later, and a text in another language is better than none.
    pub fn get(&self, language: &str) -> Option<&T> {
        self.entries
            .iter()
            .find(|(known, _)| known == language)
            .or_else(|| self.entries.first())
            .map(|(_, value)| value)
    }

    /// The languages that there are, the first one being the one to fall back on.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(language, _)| language.as_str())
    }

    pub(super) fn insert(&mut self, language: &str, value: T) {
        self.entries.push((language.to_owned(), value));
    }
}

impl ByLanguage<String> {
    /// The text in this language, falling back as `get` does.
    pub fn text(&self, language: &str) -> &str {
        self.get(language).map_or("", String::as_str)
    }
}
