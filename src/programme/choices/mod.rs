//! What a unit has changed about a programme without touching its files: names, hidden and moved modules and pages, pages
//! in its own words. [`Choices::apply`] makes a programme of it that is read and checked like any other.

mod apply;
mod arrangement;
mod cut;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::assemble::hash_of;
use super::library::Programme;
use super::module::Module;

pub use apply::{Attempt, Misfit, Why};
pub use arrangement::{Arrangement, Way};
pub use cut::PageText;

/// What a unit has changed about one programme; nothing at first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    /// Its own names of the programme, by language.
    pub titles: BTreeMap<String, String>,
    /// Which modules are hidden, and their order.
    pub modules: Arrangement,
    /// What is changed within modules, by their ids.
    pub within: BTreeMap<String, Within>,
}

/// What is changed within one module.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Within {
    /// Which pages are hidden, and their order.
    pub pages: Arrangement,
    /// Pages in the unit's own words, by their ids.
    pub rewritten: BTreeMap<String, Rewritten>,
}

/// A page in a unit's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rewritten {
    /// The hash of the shipped page that these words took the place of.
    pub of: String,
    /// The words, by language.
    pub words: BTreeMap<String, PageText>,
}

impl Choices {
    /// Whether the programme stands as it was shipped.
    pub fn is_nothing(&self) -> bool {
        self == &Self::default()
    }

    /// What is changed within a module.
    pub fn within(&self, module: &str) -> Within {
        self.within.get(module).cloned().unwrap_or_default()
    }

    /// Changes what is changed within a module.
    pub fn change_within(&mut self, module: &str, change: impl FnOnce(&mut Within)) {
        let mut within = self.within(module);
        change(&mut within);
        if within == Within::default() {
            self.within.remove(module);
        } else {
            self.within.insert(module.to_owned(), within);
        }
    }

    /// Puts a page in the unit's own words; words that are the shipped ones change nothing.
    pub fn rewrite(&mut self, module: &Module, page: &str, words: BTreeMap<String, PageText>) {
        let shipped = module.page_texts(page);
        self.change_within(&module.id, |within| {
            if words == shipped {
                within.rewritten.remove(page);
            } else {
                within.rewritten.insert(page.to_owned(), Rewritten { of: hash_of_texts(&shipped), words });
            }
        });
    }

    /// Takes the unit's own words for a page back.
    pub fn take_back(&mut self, module: &str, page: &str) {
        self.change_within(module, |within| {
            within.rewritten.remove(page);
        });
    }
}

impl Rewritten {
    /// Whether the shipped page still is the one that these words took the place of.
    pub fn is_of(&self, module: &Module, page: &str) -> bool {
        self.of == hash_of_texts(&module.page_texts(page))
    }
}

impl Module {
    /// The ids of its pages in order.
    pub fn page_ids(&self) -> Vec<&str> {
        self.pages.iter().map(|page| page.id.as_str()).collect()
    }
}

impl Programme {
    /// The ids of its modules in order.
    pub fn module_ids(&self) -> Vec<&str> {
        self.modules.iter().map(|module| module.id.as_str()).collect()
    }
}

fn hash_of_texts(texts: &BTreeMap<String, PageText>) -> String {
    hash_of(texts.values().map(|words| (words.title.as_str(), words.text.as_str())))
}
