//! What was written in a review, and what in it is not known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::{Kind, ReviewForm};

/// How many rows for children the form has at most.
pub const SHOWN_CHILDREN: usize = 8;

/// What was found in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// It is so now.
    Now,
    /// It was so earlier.
    Earlier,
    /// It has been asked for, and is not so.
    No,
    /// It is not known: a gap.
    NotKnown,
}

impl Found {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Now, Self::Earlier, Self::No, Self::NotKnown];

    /// The word used in forms and in what is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Earlier => "earlier",
            Self::No => "no",
            Self::NotKnown => "not_known",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|found| found.word() == word)
    }
}

/// One child. An empty word is one that nobody has chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// Year of birth as typed, or none where it is not known.
    pub born: String,
    /// `lives_with`, `meets`, `none` or `not_known`.
    pub contact: String,
    /// Whether the child has a social worker of its own: `yes`, `no` or `not_known`.
    pub social_worker: String,
    /// Whether the child has been told and offered support of its own: `yes`, `no` or `not_known`.
    pub support: String,
}

impl Child {
    /// The words that tell of contact.
    pub const CONTACT: [&'static str; 4] = ["lives_with", "meets", "none", "not_known"];
    /// The words of the two other questions.
    pub const KNOWN: [&'static str; 3] = ["yes", "no", "not_known"];

    /// Whether nothing of it was filled in.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    fn is_known(&self) -> bool {
        let known = |word: &str| !word.is_empty() && word != "not_known";
        !self.born.is_empty() && known(&self.contact) && known(&self.social_worker) && known(&self.support)
    }
}

/// What was written in a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// What was found, by section: a word of [`Found`], or a number of a scale.
    pub found: BTreeMap<String, String>,
    /// Notes by section.
    pub notes: BTreeMap<String, String>,
    /// The children; none is asked for as an answer of its own.
    pub children: Vec<Child>,
    /// What the review comes to.
    pub conclusion: String,
    /// What is done about it, by whom and when.
    pub measures: String,
}

/// A section that is not known, or that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// It was answered with "not known", or of a child something is not known.
    NotKnown(String),
    /// Nothing was answered; a review like that cannot be signed.
    Blank(String),
}

impl Gap {
    /// The section.
    pub fn section(&self) -> &str {
        match self {
            Self::NotKnown(section) | Self::Blank(section) => section,
        }
    }
}

impl Body {
    /// The word or number of a section.
    pub fn found(&self, section: &str) -> &str {
        self.found.get(section).map_or("", String::as_str)
    }

    /// The note of a section.
    pub fn note(&self, section: &str) -> &str {
        self.notes.get(section).map_or("", String::as_str)
    }

    /// Every section that is blank or not known, in the order of the form.
    pub fn gaps(&self, form: &ReviewForm) -> Vec<Gap> {
        form.sections
            .iter()
            .filter_map(|section| {
                let id = section.id.clone();
                match (section.kind, self.found(&section.id)) {
                    (Kind::Finding | Kind::Scale | Kind::Children, "") => Some(Gap::Blank(id)),
                    (Kind::Sources, "") if self.note(&section.id).is_empty() => Some(Gap::Blank(id)),
                    (_, "not_known") => Some(Gap::NotKnown(id)),
                    (Kind::Children, _) if self.children.iter().any(|child| !child.is_known()) => {
                        Some(Gap::NotKnown(id))
                    }
                    _ => None,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ReviewForm {
        let text = include_str!("../../../../instruments/review.toml");
        ReviewForm::load("review.toml", text).unwrap()
    }

    fn filled() -> Body {
        let mut body = Body::default();
        for section in &form().sections {
            let (word, note) = match section.kind {
                Kind::Scale => ("4", ""),
                Kind::Sources => ("", "Samtal 4 mars"),
                Kind::Finding | Kind::Children => ("no", ""),
            };
            body.found.insert(section.id.clone(), word.to_owned());
            body.notes.insert(section.id.clone(), note.to_owned());
        }
        body
    }

    #[test]
    fn what_nobody_answered_is_blank_and_what_is_not_known_is_a_gap() {
        assert!(filled().gaps(&form()).is_empty());
        assert!(Body::default().gaps(&form()).iter().all(|gap| matches!(gap, Gap::Blank(_))));
        let mut body = filled();
        body.found.insert("weapons".to_owned(), "not_known".to_owned());
        assert_eq!(body.gaps(&form()), [Gap::NotKnown("weapons".to_owned())]);
    }

    #[test]
    fn a_child_of_whom_something_is_not_known_is_a_gap() {
        let mut body = filled();
        body.found.insert("children".to_owned(), "yes".to_owned());
        let [born, contact] = ["2019", "meets"].map(str::to_owned);
        let child = Child { born, contact, social_worker: "no".to_owned(), support: "yes".to_owned() };
        body.children = vec![child.clone()];
        assert!(body.gaps(&form()).is_empty());
        body.children.push(Child { support: String::new(), ..child });
        assert_eq!(body.gaps(&form()), [Gap::NotKnown("children".to_owned())]);
    }
}
