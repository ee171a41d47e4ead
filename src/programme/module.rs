//! A module: pages in several languages, with exercises and self-checks placed in them.

use super::exercise::Exercise;
use super::language::ByLanguage;
use super::read::words::ModuleWords;
use super::readability::Counts;
use super::self_check::SelfCheck;

/// One module of a programme, in one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// The same in all versions.
    pub id: String,
    /// Where its files lie: `anger/01-stopping-today`.
    pub folder: String,
    /// The author's version, such as `1.0.0`; the hash decides.
    pub version: String,
    /// Estimated minutes to read and write.
    pub minutes: u32,
    /// The pages in order, the summary last.
    pub pages: Vec<Page>,
    /// The pages that no unit may hide, rewrite or put others before.
    pub fixed: Vec<String>,
    /// Everything to fill in, in the order of the structure file.
    pub exercises: Vec<Exercise>,
    /// The questions for the reader alone.
    pub self_checks: Vec<SelfCheck>,
    /// Id of the closing summary page.
    pub summary: String,
    /// SHA-256 in hexadecimal over names and contents of its files.
    pub hash: String,
    /// The files as one JSON text, from which `from_body` makes the same module again.
    pub body: String,
    pub(super) words: ByLanguage<ModuleWords>,
}

/// One page of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The same in all languages.
    pub id: String,
    pub(super) words: ByLanguage<PageWords>,
}

/// The words of a page in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PageWords {
    pub title: String,
    pub blocks: Vec<Block>,
    pub counts: Counts,
}

/// A piece of a page, in the order shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Sanitised HTML. A stop box is `<aside class="safety">`, a story `<figure class="story">`.
    Html(String),
    /// The exercise of this id.
    Exercise(String),
    /// The self-check of this id.
    SelfCheck(String),
}

impl Module {
    /// Title, neutral enough to be seen by others.
    pub fn title(&self, language: &str) -> &str {
        self.words.get(language).map_or("", |words| &words.title)
    }

    /// What the module gives, in one sentence.
    pub fn lead(&self, language: &str) -> &str {
        self.words.get(language).map_or("", |words| &words.lead)
    }

    /// The languages of this version, the first one being the one to fall back on.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.words.languages()
    }

    /// The page of this number, counted from 1 as in addresses.
    pub fn page(&self, number: usize) -> Option<&Page> {
        self.pages.get(number.checked_sub(1)?)
    }

    /// The exercise of this id.
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// The self-check of this id.
    pub fn self_check(&self, id: &str) -> Option<&SelfCheck> {
        self.self_checks.iter().find(|check| check.id == id)
    }
}

impl Page {
    /// Heading of the page, neutral enough to be its title in a browser.
    pub fn title(&self, language: &str) -> &str {
        self.words.get(language).map_or("", |words| &words.title)
    }

    /// Words and sentences of its paragraphs, without headings, exercises and self-checks.
    pub fn counts(&self, language: &str) -> Counts {
        self.words.get(language).map_or(Counts::default(), |words| words.counts)
    }

    /// What the page shows, in order.
    pub fn blocks(&self, language: &str) -> &[Block] {
        self.words.get(language).map_or(&[], |words| &words.blocks)
    }
}
