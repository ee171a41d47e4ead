//! Short questions with explained answers. Nobody collects them; they are for the reader alone.

use super::language::ByLanguage;

/// A question with options, each of which has its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCheck {
    /// The same in all languages and versions.
    pub id: String,
    /// Values of the options, in the order shown.
    pub options: Vec<String>,
    /// The options that are right, at least one.
    pub right: Vec<String>,
    pub(super) words: ByLanguage<SelfCheckWords>,
}

/// The words of a self-check in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SelfCheckWords {
    pub question: String,
    pub options: Vec<OptionWords>,
}

/// The words of one option of a self-check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OptionWords {
    pub value: String,
    pub text: String,
    pub answer: String,
}

impl SelfCheck {
    /// The question.
    pub fn question(&self, language: &str) -> &str {
        self.words.get(language).map_or("", |words| &words.question)
    }

    /// What an option says.
    pub fn text(&self, language: &str, option: &str) -> &str {
        self.option(language, option).map_or("", |words| &words.text)
    }

    /// The explanation that is shown when an option is chosen.
    pub fn answer(&self, language: &str, option: &str) -> &str {
        self.option(language, option).map_or("", |words| &words.answer)
    }

    /// Whether an option is right.
    pub fn is_right(&self, option: &str) -> bool {
        self.right.iter().any(|right| right == option)
    }

    fn option(&self, language: &str, option: &str) -> Option<&OptionWords> {
        let words = self.words.get(language)?;
        words.options.iter().find(|words| words.value == option)
    }
}
