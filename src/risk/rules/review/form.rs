//! The sections of a review, read from `instruments/review.toml`.

use super::super::load::both_languages;
use crate::instruments::source::{Fields, Source};
use crate::instruments::{Fault, Words, is_key, sha256_hex};

const SCHEMA: i64 = 1;

const KINDS: [(&str, Kind); 4] =
    [("finding", Kind::Finding), ("children", Kind::Children), ("scale", Kind::Scale), ("sources", Kind::Sources)];

/// What is asked in a review, in one version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewForm {
    /// Name, the same in all versions.
    pub id: String,
    /// The author's version.
    pub version: String,
    /// SHA-256 of the file; stored with every review.
    pub hash: String,
    /// The file as it was read, so that a review can be shown in its own words years later.
    pub body: String,
    /// The sections in their order.
    pub sections: Vec<Section>,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Name within the form, the same in all languages.
    pub id: String,
    /// How it is answered.
    pub kind: Kind,
    /// What it is about.
    pub title: Words,
    /// What to ask for.
    pub help: Words,
}

/// How a section is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Now, earlier, no or not known, with a note.
    Finding,
    /// A row for each child.
    Children,
    /// 0 to 10, with a note.
    Scale,
    /// What the review rests on, with a note.
    Sources,
}

impl ReviewForm {
    /// Reads the form; gives it whole or every fault.
    pub fn load(name: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let source = Source::new(name, text);
        let table = source.parse();
        if !source.is_clean() {
            return Err(source.into_faults());
        }
        let form = read(&Fields::top(&source, &table), text);
        if source.is_clean() { Ok(form) } else { Err(source.into_faults()) }
    }

    /// The sections that are answered in this way.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.kind == kind)
    }
}

fn read(top: &Fields<'_, '_>, text: &str) -> ReviewForm {
    let schema = top.int("schema");
    if top.has("schema") && schema.value != SCHEMA {
        top.report_at(schema.line, format!("schema {} is not known; accepted: {SCHEMA}", schema.value));
    }
    let mut sections: Vec<Section> = Vec::new();
    for fields in top.tables("sections") {
        let id = fields.text("id");
        if !is_key(&id.value) || sections.iter().any(|other| other.id == id.value) {
            let message = format!("`{}` is no name for a section; accepted: a–z, 0–9 and _, its own", id.value);
            fields.report_at(id.line, message);
        }
        let kind = fields.word("kind", &KINDS).unwrap_or(Kind::Finding);
        if kind == Kind::Children && sections.iter().any(|other| other.kind == Kind::Children) {
            fields.report("children are asked for twice; accepted: one section of that kind");
        }
        let (title, help) = (both_languages(&fields, "title"), both_languages(&fields, "help"));
        fields.finish();
        sections.push(Section { id: id.value, kind, title, help });
    }
    if sections.is_empty() {
        top.report("a review needs sections; accepted: one [[sections]] table for each");
    }
    let form = ReviewForm {
        id: top.text("id").value,
        version: top.text("version").value,
        hash: sha256_hex(text),
        body: text.to_owned(),
        sections,
    };
    top.finish();
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../../instruments/review.toml");

    #[test]
    fn the_shipped_form_asks_for_everything_that_a_review_has_to_weigh() {
        let form = ReviewForm::load("review.toml", SHIPPED).unwrap();
        let ids: Vec<&str> = form.sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids.len(), 16, "{ids:?}");
        assert_eq!(form.of_kind(Kind::Children).count(), 1);
        assert_eq!(form.of_kind(Kind::Sources).count(), 1);
    }

    #[test]
    fn a_faulty_form_says_where_and_what_would_be_accepted() {
        let refused = |from: &str, to: &str| {
            let text = SHIPPED.replacen(from, to, 1);
            assert_ne!(text, SHIPPED, "{from}");
            let faults = ReviewForm::load("review.toml", &text).unwrap_err();
            faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        };
        assert!(refused("id = \"throat\"", "id = \"acts\"").contains("accepted: a–z, 0–9 and _, its own"));
        assert!(refused("kind = \"scale\"", "kind = \"sum\"").contains("accepted: finding, children, scale, sources"));
        assert!(refused("kind = \"scale\"", "kind = \"children\"").contains("children are asked for twice"));
        assert!(refused("en = \"Threats\"", "de = \"Threats\"").contains("review.toml:"));
        assert!(refused("schema = 1", "schema = 2").contains("accepted: 1"));
        assert!(ReviewForm::load("review.toml", "schema = 1\nid = \"a\"\nversion = \"1\"\n").is_err());
    }
}
