//! Holds content against the writing rules: words that would expose the reader are faults; long
//! sentences, stray links and the like are warnings.

use super::fault::Report;
use super::read::keys::At;
use super::read::markdown::Prose;
use super::read::module_file::Structure;
use super::read::pages::WrittenPage;
use super::read::source::Source;
use super::readability::{Counts, counts};

/// Highest LIX of a Swedish page. The index is made for Swedish and tried on no other language here.
const HIGHEST_LIX: f64 = 40.0;
const LONGEST_AVERAGE_SENTENCE: f64 = 20.0;
const LONGEST_PARAGRAPH: usize = 80;
const FEWEST_WORDS: usize = 250;
const MOST_WORDS: usize = 500;
const FEWEST_PAGES: usize = 4;
const MOST_PAGES: usize = 7;

/// Parts of words that must not show in titles, addresses or names of files: a screen is seen by others.
const EXPOSING_PARTS: [&str; 14] = [
    "våld",
    "violen",
    "ilska",
    "aggress",
    "terapi",
    "therap",
    "behandl",
    "treatment",
    "partner",
    "klinik",
    "clinic",
    "misshandel",
    "abuse",
    "threat",
];

/// The same for words that would be found inside innocent ones ("danger").
const EXPOSING_BEGINNINGS: [&str; 4] = ["anger", "angry", "kbt", "cbt"];

/// The same for whole words that begin innocent ones ("hotel"). A screen is read in every language: an English "hot" is a
/// Swedish threat.
const EXPOSING_WORDS: [&str; 5] = ["hot", "hota", "hotar", "hotat", "hotade"];

/// Pages of the site that a text may link to.
const KNOWN_PATHS: [&str; 16] = [
    "/",
    "/help-now",
    "/about",
    "/relatives",
    "/accessibility",
    "/privacy",
    "/leave",
    "/my",
    "/my/diary",
    "/my/happened",
    "/my/plan",
    "/my/messages",
    "/my/progress",
    "/my/steps",
    "/my/settings",
    "/my/data",
];

/// The part of a word in this text that would tell an onlooker what the content is about.
pub fn exposing_word(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let inside = EXPOSING_PARTS.iter().find(|part| words.iter().any(|word| word.contains(**part)));
    let beginning = EXPOSING_BEGINNINGS.iter().find(|part| words.iter().any(|word| word.starts_with(**part)));
    let whole = EXPOSING_WORDS.iter().find(|word| words.contains(word));
    inside.or(beginning).or(whole).copied()
}

/// Refuses an exposing word in a title or page heading.
pub(super) fn exposing_title(source: &Source<'_>, title: &At<String>) {
    refuse_exposing(source, title, "title");
}

/// Refuses an exposing word in an id. Those of pages and folders can end up in an address; those of
/// exercises and fields do when an error summary links to a field.
pub(super) fn exposing_id(source: &Source<'_>, id: &At<String>) {
    refuse_exposing(source, id, "id");
}

fn refuse_exposing(source: &Source<'_>, text: &At<String>, what: &str) {
    if let Some(word) = exposing_word(&text.value) {
        let message = format!(
            "the {what} \"{}\" holds \"{word}\", which others can see on the screen; accepted: neutral words",
            text.value
        );
        source.report.exposing(source.file, Some(text.line), message);
    }
}

/// Checks what only the structure shows.
pub(super) fn structure(file: &str, structure: &Structure, report: &Report) {
    let pages = structure.pages.len();
    if !(FEWEST_PAGES..=MOST_PAGES).contains(&pages) {
        report.warn(file, None, format!("{pages} pages; a module has {FEWEST_PAGES} to {MOST_PAGES}"));
    }
    for exercise in structure.exercises.iter().filter(|exercise| exercise.value.fields.is_empty()) {
        let message = format!("nothing collects the exercise \"{}\": it has no field", exercise.value.id);
        report.warn(file, Some(exercise.line), message);
    }
}

/// Checks one page in one language; tells what was counted in its paragraphs.
pub(super) fn page(source: &Source<'_>, language: &str, page: &WrittenPage, prose: &Prose, is_summary: bool) -> Counts {
    let warn = |line: usize, message: String| source.report.warn(source.file, Some(line), message);
    let text = prose.paragraphs.iter().map(|paragraph| paragraph.value.as_str()).collect::<Vec<_>>().join("\n\n");
    let found = counts(&text);
    let fewest = if is_summary { 1 } else { FEWEST_WORDS };
    if !(fewest..=MOST_WORDS).contains(&found.words) {
        warn(
            page.line,
            format!("{} words on the page \"{}\"; a page has {FEWEST_WORDS} to {MOST_WORDS}", found.words, page.id),
        );
    }
    let lix = found.lix();
    if is_swedish(language) && lix > HIGHEST_LIX {
        warn(page.line, format!("LIX {lix:.0} on the page \"{}\"; at most {HIGHEST_LIX:.0}", page.id));
    }
    let average = found.words_per_sentence();
    if average > LONGEST_AVERAGE_SENTENCE {
        warn(
            page.line,
            format!(
                "{average:.1} words in an average sentence of the page \"{}\"; at most {LONGEST_AVERAGE_SENTENCE:.0}",
                page.id
            ),
        );
    }
    for paragraph in &prose.paragraphs {
        let words = counts(&paragraph.value).words;
        if words > LONGEST_PARAGRAPH {
            warn(paragraph.line, format!("a paragraph of {words} words; at most {LONGEST_PARAGRAPH}"));
        }
    }
    for link in prose.links.iter().filter(|link| !leads_somewhere(&link.value, prose)) {
        warn(
            link.line,
            format!(
                "the link \"{}\" leads nowhere; usable: https:, tel:, #id of a heading on this page, or a page of the site",
                link.value
            ),
        );
    }
    for line in &prose.unlabelled_images {
        warn(*line, "an image without alternative text; write ![what it shows](/path)".to_owned());
    }
    if !prose.ends_in_bold {
        warn(
            page.line,
            format!(
                "the page \"{}\" does not end with a next step in bold, such as **Nästa steg:** or **Next step:**",
                page.id
            ),
        );
    }
    found
}

fn is_swedish(language: &str) -> bool {
    language.split('-').next() == Some("sv")
}

fn leads_somewhere(link: &str, prose: &Prose) -> bool {
    if let Some(anchor) = link.strip_prefix('#') {
        return prose.anchors.iter().any(|known| known.value == anchor);
    }
    let has_rest = |scheme: &str| link.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty());
    has_rest("https://") || has_rest("tel:") || KNOWN_PATHS.contains(&link)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exposing_words_are_found_in_compounds_and_other_cases() {
        for exposing in [
            "Relationsvåld",
            "plan-against-violence",
            "Min ILSKA",
            "anger_diary",
            "KBT-kurs",
            "Ex-partner",
            "aggression",
            "Hot thoughts",
            "threats",
        ] {
            assert!(exposing_word(exposing).is_some(), "{exposing}");
        }
    }

    #[test]
    fn innocent_words_pass() {
        for neutral in ["Stopp i dag", "danger", "A stranger", "En händelse, steg för steg", "time-out", "Hotellet"] {
            assert_eq!(exposing_word(neutral), None, "{neutral}");
        }
    }

    #[test]
    fn links_lead_to_the_site_to_the_page_and_out() {
        let prose = Prose { anchors: vec![At { value: "pulse".to_owned(), line: 1 }], ..Prose::default() };
        for good in ["#pulse", "/help-now", "tel:112", "https://www.1177.se"] {
            assert!(leads_somewhere(good, &prose), "{good}");
        }
        for bad in ["#", "#other", "/nowhere", "//host", "http://host", "tel:", "https://", "sida.html", ""] {
            assert!(!leads_somewhere(bad, &prose), "{bad}");
        }
    }
}
