//! The form of a review: its fields as they are shown, and as they come back.

use serde::Serialize;

use super::found_key;
use crate::error::{FieldErrors, Result};
use crate::risk::actions::{Draft, SignedReview};
use crate::risk::rules::review::{Body, Child, Found, Kind, ReviewForm, SHOWN_CHILDREN, Section};
use crate::web::page::{self, Fault};
use crate::web::{Form, Page};

/// The highest worry.
const MOST: u8 = 10;

/// One choice of a field.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    value: &'static str,
    label: String,
}

impl Choice {
    /// The words of a field, each with the text that `key` names.
    pub(super) fn all(page: &Page, words: &[&'static str], key: fn(&str) -> String) -> Result<Vec<Self>> {
        let choice = |value: &&'static str| Ok(Self { value, label: page.text(&key(value), &Vec::new())? });
        words.iter().map(choice).collect()
    }

    #[cfg(test)]
    pub(super) fn sample(value: &'static str, label: &str) -> Self {
        Self { value, label: label.to_owned() }
    }
}

/// One section as it is asked.
#[derive(Debug, Serialize)]
pub(super) struct Asked {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) help: String,
    pub(super) value: String,
    pub(super) note: String,
    pub(super) fault: String,
    pub(super) note_fault: String,
    /// What the review before said; empty where there is none.
    pub(super) before: String,
    pub(super) before_note: String,
}

impl Asked {
    pub(super) fn of(
        page: &Page,
        section: &Section,
        body: &Body,
        before: Option<&SignedReview>,
        faults: &[Fault],
    ) -> Result<Self> {
        let id = section.id.as_str();
        let before = before.map(|review| &review.body);
        let said = before.map_or("", |before| before.found(id));
        Ok(Self {
            id: id.to_owned(),
            kind: kind_word(section.kind),
            title: section.title.text(page.language()).to_owned(),
            help: section.help.text(page.language()).to_owned(),
            value: body.found(id).to_owned(),
            note: body.note(id).to_owned(),
            fault: page::beside(faults, &format!("found.{id}")),
            note_fault: page::beside(faults, &format!("note.{id}")),
            before: if said.is_empty() { String::new() } else { found_words(page, section.kind, said)? },
            before_note: before.map_or("", |before| before.note(id)).to_owned(),
        })
    }
}

/// What was found, in words; a number of a scale as it is.
pub(super) fn found_words(page: &Page, kind: Kind, word: &str) -> Result<String> {
    if kind == Kind::Scale && Found::from_word(word).is_none() {
        return Ok(word.to_owned());
    }
    page.text(&found_key(word), &Vec::new())
}

/// The word that templates know a kind by.
pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Finding => "finding",
        Kind::Children => "children",
        Kind::Scale => "scale",
        Kind::Sources => "sources",
    }
}

/// How many rows for children are shown: two to begin with, then one more than is filled.
pub(super) fn rows(children: &[Child]) -> usize {
    (children.len() + 1).clamp(2, SHOWN_CHILDREN)
}

/// What a child's fields are called.
const OF_A_CHILD: [&str; 4] = ["born", "contact", "worker", "support"];

/// The review as typed, with every word that is none of the form's.
pub(super) fn typed(form: &Form, review: &ReviewForm) -> Result<(Draft, FieldErrors)> {
    let own: Vec<String> = review
        .sections
        .iter()
        .flat_map(|section| [format!("found.{}", section.id), format!("note.{}", section.id)])
        .chain((1..=SHOWN_CHILDREN).flat_map(|n| OF_A_CHILD.map(|part| format!("child.{n}.{part}"))))
        .collect();
    let known: Vec<&str> =
        own.iter().map(String::as_str).chain(["conclusion", "measures", "next_on", "version", "action"]).collect();
    form.only(&known, &[])?;
    let text = |name: &str| form.text(name).replace("\r\n", "\n");
    let (mut body, mut errors) = (Body::default(), FieldErrors::default());
    for section in &review.sections {
        let (word, note) = (form.text(&format!("found.{}", section.id)), text(&format!("note.{}", section.id)));
        if is_of(section.kind, word) {
            body.found.insert(section.id.clone(), word.to_owned());
        } else if !word.is_empty() {
            errors.add(format!("found.{}", section.id), "review-fault-blank");
        }
        if !note.is_empty() {
            body.notes.insert(section.id.clone(), note);
        }
    }
    body.children = children(form, &mut errors);
    (body.conclusion, body.measures) = (text("conclusion"), text("measures"));
    let next = form.text("next_on");
    let next_on = next.parse().ok();
    if next_on.is_none() && !next.is_empty() {
        errors.add("next_on", "review-fault-next");
    }
    Ok((Draft { version: form.text("version").parse().unwrap_or(0), body, next_on }, errors))
}

/// Whether a section can be answered with the word.
fn is_of(kind: Kind, word: &str) -> bool {
    match kind {
        Kind::Finding => Found::from_word(word).is_some(),
        Kind::Children => Child::KNOWN.contains(&word),
        Kind::Scale => word == Found::NotKnown.word() || word.parse().is_ok_and(|worry: u8| worry <= MOST),
        Kind::Sources => false,
    }
}

fn children(form: &Form, errors: &mut FieldErrors) -> Vec<Child> {
    let mut children = Vec::new();
    for n in 1..=SHOWN_CHILDREN {
        let field = |part: &str| form.text(&format!("child.{n}.{part}")).to_owned();
        let [born, contact, social_worker, support] = OF_A_CHILD.map(field);
        let child = Child { born, contact, social_worker, support };
        let is_year =
            child.born.is_empty() || child.born.len() == 4 && child.born.chars().all(|letter| letter.is_ascii_digit());
        if !is_year {
            errors.add(format!("child.{n}.born"), "review-fault-year");
        }
        if !child.is_blank() {
            children.push(child);
        }
    }
    children
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review() -> ReviewForm {
        let text = include_str!("../../../../instruments/review.toml");
        ReviewForm::load("review.toml", text).unwrap()
    }

    fn form(fields: &[(&str, &str)]) -> Form {
        Form::of(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn what_was_typed_comes_back_as_a_draft() {
        let fields = [
            ("found.acts", "earlier"),
            ("note.acts", "I våras"),
            ("found.worry", "7"),
            ("found.children", "yes"),
            ("child.2.born", "2019"),
            ("child.2.contact", "meets"),
            ("next_on", "2026-03-20"),
            ("version", "3"),
        ];
        let (draft, errors) = typed(&form(&fields), &review()).unwrap();
        assert!(errors.is_empty());
        assert_eq!((draft.version, draft.body.found("acts"), draft.body.note("acts")), (3, "earlier", "I våras"));
        assert_eq!(draft.body.children.len(), 1, "a row left blank is no child");
        assert!(draft.next_on.is_some());
    }

    #[test]
    fn a_word_that_is_none_of_the_forms_is_a_fault_and_a_foreign_field_is_refused() {
        for (field, value) in [
            ("found.acts", "perhaps"),
            ("found.worry", "11"),
            ("found.children", "now"),
            ("child.1.born", "19"),
            ("next_on", "tomorrow"),
        ] {
            let (_, errors) = typed(&form(&[(field, value)]), &review()).unwrap();
            assert_eq!(errors.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), [field]);
        }
        assert!(typed(&form(&[("found.partner", "now")]), &review()).is_err());
    }

    #[test]
    fn there_is_always_room_for_one_more_child() {
        assert_eq!(rows(&[]), 2);
        assert_eq!(rows(&vec![Child::default(); 4]), 5);
        assert_eq!(rows(&vec![Child::default(); 8]), 8);
    }
}
