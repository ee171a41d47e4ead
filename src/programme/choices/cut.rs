//! A language file cut at its pages, and put together again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::programme::fault::Report;
use crate::programme::module::Module;
use crate::programme::read::source::Source;

/// A page as its author wrote it in one language: the heading, and what stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageText {
    /// The heading, without its marks.
    pub title: String,
    /// Everything below the heading, in Markdown.
    pub text: String,
}

/// A language file: what stands before its pages, and the pages by their ids.
pub(super) struct Cut<'t> {
    pub head: &'t str,
    pub pages: Vec<(&'t str, &'t str)>,
}

/// Where a page begins in a file that was put together.
pub(super) struct Place {
    pub page: String,
    /// The line of its heading.
    pub line: usize,
}

/// The lines of a rewritten page before its text: the heading, and an empty one.
pub(super) const LINES_BEFORE_TEXT: usize = 2;
const PAGE: &str = "# ";
const FRAME: &str = ":::";

/// Cuts a file that was accepted once.
pub(super) fn cut(text: &str) -> Option<Cut<'_>> {
    let report = Report::default();
    let body = Source::whole("", text, &report).divide()?.body.text;
    let mut starts = Vec::new();
    let mut offset = text.len() - body.len();
    for line in body.split_inclusive('\n') {
        if line.starts_with(PAGE) {
            starts.push(offset);
        }
        offset += line.len();
    }
    let head = text.get(..*starts.first()?)?;
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let page = |(start, end)| {
        let page: &str = text.get(start..end)?;
        Some((heading(page)?.1, page))
    };
    let pages = starts.iter().copied().zip(ends).map(page).collect::<Option<_>>()?;
    Some(Cut { head, pages })
}

/// Title and id of a page.
fn heading(page: &str) -> Option<(&str, &str)> {
    let line = page.lines().next()?.strip_prefix(PAGE)?;
    let (title, id) = line.trim().strip_suffix('}')?.rsplit_once("{#")?;
    Some((title.trim(), id))
}

impl PageText {
    fn of(page: &str) -> Option<Self> {
        let text = page.split_once('\n').map_or("", |(_, text)| text);
        Some(Self { title: heading(page)?.0.to_owned(), text: text.trim().to_owned() })
    }

    pub(super) fn as_page(&self, id: &str) -> String {
        format!("{PAGE}{} {{#{id}}}\n\n{}\n", self.title, self.text.trim_end())
    }

    /// What is placed on the page by `::: exercise` and `::: self_check`.
    pub fn placed(&self) -> Vec<(&str, &str)> {
        let directives = self.text.lines().filter_map(|line| line.trim().strip_prefix(FRAME));
        let named = directives.filter_map(|directive| directive.trim().split_once(char::is_whitespace));
        let placed = named.filter(|(name, _)| ["exercise", "self_check"].contains(name));
        placed.map(|(name, id)| (name, id.trim())).collect()
    }

    /// What stands in the page's stop boxes, line ends and margins aside.
    pub fn boxes(&self) -> Vec<String> {
        let mut boxes = Vec::new();
        let mut open: Option<Vec<&str>> = None;
        for line in self.text.lines().map(str::trim) {
            match (line.strip_prefix(FRAME).map(str::trim), open.as_mut()) {
                (Some("safety"), _) => open = Some(Vec::new()),
                (Some(_), Some(lines)) => {
                    boxes.push(lines.join("\n").trim().to_owned());
                    open = None;
                }
                (None, Some(lines)) => lines.push(line),
                (_, None) => {}
            }
        }
        boxes
    }
}

impl Module {
    /// A page as it was written, by language.
    pub fn page_texts(&self, id: &str) -> BTreeMap<String, PageText> {
        let files = self.files();
        let text = |language: &str| {
            let pages = cut(files.get(&format!("{language}.md"))?)?.pages;
            let (_, page) = pages.into_iter().find(|(known, _)| *known == id)?;
            Some((language.to_owned(), PageText::of(page)?))
        };
        self.languages().filter_map(text).collect()
    }
}

/// Puts a file together from pages; an empty line before the first keeps what is missing apart from what stands there.
pub(super) fn join(head: &str, pages: &[(String, String)]) -> (String, Vec<Place>) {
    let mut file = format!("{}\n\n", head.trim_end());
    let mut places = Vec::new();
    for (id, page) in pages {
        places.push(Place { page: id.clone(), line: file.lines().count() + 1 });
        file.push_str(page.trim_end());
        file.push_str("\n\n");
    }
    (file, places)
}
