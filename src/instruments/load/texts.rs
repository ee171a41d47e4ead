//! Collects every text of a file and decides in which languages the whole form can be shown.

use std::cell::RefCell;

use crate::instruments::source::{At, Fields};
use crate::instruments::words::{Words, placeholders};

/// What a text may leave to the page that shows it.
const PLACEHOLDERS: [&str; 3] = ["since", "reading_hours", "unit_police_text"];

/// Every text met so far, with its place in the file.
#[derive(Default)]
pub struct Texts {
    met: RefCell<Vec<(String, At<Words>)>>,
}

impl Texts {
    /// Reads a text that must be there.
    pub fn read(&self, fields: &Fields<'_, '_>, key: &str, place: &str) -> Words {
        let words = fields.words(key);
        self.met.borrow_mut().push((place.to_owned(), words.clone()));
        words.value
    }

    /// Reads a text that may be left out.
    pub fn read_optional(&self, fields: &Fields<'_, '_>, key: &str, place: &str) -> Words {
        if fields.has(key) { self.read(fields, key, place) } else { Words::default() }
    }

    /// The declared languages in which no text is missing. A language that is declared as complete and is not, a text in
    /// an undeclared language and an unknown placeholder are faults.
    pub fn offered_languages(&self, top: &Fields<'_, '_>) -> Vec<String> {
        let Some(declared) = top.table("languages") else { return Vec::new() };
        let mut offered = Vec::new();
        for language in declared.keys() {
            let Some(fields) = declared.opt_table(&language) else { continue };
            let status = fields.text("status").value;
            for note in ["source", "gaps", "options_verified"] {
                fields.opt_text(note);
            }
            fields.finish();
            if status != "missing" && self.is_complete(top, &language) {
                offered.push(language);
            }
        }
        self.check_languages(top, &declared.keys());
        self.check_placeholders(top);
        offered
    }

    fn is_complete(&self, top: &Fields<'_, '_>, language: &str) -> bool {
        let met = self.met.borrow();
        let lacking = met.iter().filter(|(_, words)| words.value.get(language).is_none());
        let mut complete = true;
        for (place, words) in lacking {
            complete = false;
            let message = format!(
                "{place} has no text in `{language}`; accepted: the text, or languages.{language}.status = \"missing\""
            );
            top.report_at(words.line, message);
        }
        complete
    }

    fn check_languages(&self, top: &Fields<'_, '_>, declared: &[String]) {
        for (place, words) in self.met.borrow().iter() {
            for language in words.value.languages().filter(|language| !declared.iter().any(|it| it == language)) {
                let message = format!("{place} has a text in `{language}`, which [languages] does not declare");
                top.report_at(words.line, message);
            }
        }
    }

    fn check_placeholders(&self, top: &Fields<'_, '_>) {
        for (place, words) in self.met.borrow().iter() {
            for name in words.value.iter().flat_map(|(_, text)| placeholders(text)) {
                if !PLACEHOLDERS.contains(&name.as_str()) {
                    let accepted = PLACEHOLDERS.join("}, {");
                    let message = format!("{place}: nothing fills {{{name}}}; accepted: {{{accepted}}}");
                    top.report_at(words.line, message);
                }
            }
        }
    }

    /// All texts in one string, in the order of the file: what a locked questionnaire's checksum is taken over.
    pub fn joined(&self) -> String {
        let met = self.met.borrow();
        let texts =
            met.iter().flat_map(|(_, words)| words.value.iter().map(|(language, text)| format!("{language}:{text}")));
        texts.collect::<Vec<_>>().join("\n")
    }
}
