//! Cuts the body of a language file into pages, and each page into text and what is placed in it.

use std::collections::BTreeSet;

use super::keys::At;
use super::module_file::Structure;
use super::names::Shape;
use super::source::Source;
use crate::programme::check;

/// A page as it was written.
#[derive(Debug, Default)]
pub(in crate::programme) struct WrittenPage {
    pub id: String,
    pub title: String,
    pub line: usize,
    pub parts: Vec<Part>,
}

/// What a page is made of, in order.
#[derive(Debug)]
pub(in crate::programme) enum Part {
    Markdown(At<String>),
    Framed(Frame, At<String>),
    Exercise(At<String>),
    SelfCheck(At<String>),
}

/// What stands round a framed text.
#[derive(Debug)]
pub(in crate::programme) enum Frame {
    /// The stop box.
    Safety,
    /// A short story, with the name of its person.
    Story(String),
}

const DIRECTIVE: &str = ":::";
const DIRECTIVES: &str =
    "::: exercise <id>, ::: self_check <id>, ::: safety, ::: story <name>, and ::: to close the last two";

/// Cuts the body and compares it with what the structure promises.
pub(in crate::programme) fn read(body: &Source<'_>, structure: &Structure) -> Vec<WrittenPage> {
    let mut cutter = Cutter { source: body, pages: Vec::new(), frame: None };
    for (line, text) in (body.first_line..).zip(body.text.lines()) {
        cutter.take_line(line, text);
    }
    cutter.refuse_open_frame();
    let pages = cutter.pages;
    compare_order(body, &structure.pages, &pages);
    compare_placed(body, "exercise", structure.exercises.iter().map(|known| known.value.id.as_str()), &pages);
    compare_placed(body, "self_check", structure.self_checks.iter().map(|known| known.value.id.as_str()), &pages);
    pages
}

impl WrittenPage {
    /// The ids placed on this page by `::: exercise` or by `::: self_check`.
    fn placed(&self, directive: &str) -> impl Iterator<Item = &At<String>> {
        self.parts.iter().filter_map(move |part| match part {
            Part::Exercise(id) if directive == "exercise" => Some(id),
            Part::SelfCheck(id) if directive == "self_check" => Some(id),
            _ => None,
        })
    }

    /// Everything placed on this page, in order.
    pub fn all_placed(&self) -> Vec<&str> {
        let placed = self.parts.iter().filter_map(|part| match part {
            Part::Exercise(id) | Part::SelfCheck(id) => Some(id.value.as_str()),
            Part::Markdown(_) | Part::Framed(..) => None,
        });
        placed.collect()
    }
}

struct Cutter<'s, 'a> {
    source: &'s Source<'a>,
    pages: Vec<WrittenPage>,
    /// The frame that is open, and the line that opened it.
    frame: Option<usize>,
}

impl Cutter<'_, '_> {
    fn take_line(&mut self, line: usize, text: &str) {
        if let Some(heading) = text.strip_prefix("# ") {
            self.refuse_open_frame();
            self.begin_page(line, heading);
        } else if self.pages.is_empty() {
            if !text.trim().is_empty() {
                self.source.fault(line, "text before the first page; accepted: \"# Heading {#page-id}\" first");
            }
        } else if let Some(directive) = text.trim().strip_prefix(DIRECTIVE) {
            self.take_directive(line, directive.trim());
        } else {
            self.add_text(line, text);
        }
    }

    fn begin_page(&mut self, line: usize, heading: &str) {
        let cut = heading.trim().strip_suffix('}').and_then(|heading| heading.rsplit_once("{#"));
        let (title, id) = cut.map_or((heading.trim(), ""), |(title, id)| (title.trim(), id));
        if title.is_empty() || !Shape::Slug.fits(id) {
            let message =
                "a page begins with its heading and id; accepted: \"# Heading {#page-id}\", the id of a–z, 0–9 and -";
            self.source.fault(line, message);
        }
        check::exposing_title(self.source, &At { value: title.to_owned(), line });
        self.pages.push(WrittenPage { id: id.to_owned(), title: title.to_owned(), line, parts: Vec::new() });
    }

    fn take_directive(&mut self, line: usize, directive: &str) {
        let (name, argument) = directive.split_once(char::is_whitespace).unwrap_or((directive, ""));
        let argument = argument.trim().to_owned();
        if name.is_empty() {
            if self.frame.take().is_none() {
                self.source.fault(line, format!("nothing is open here to be closed; accepted: {DIRECTIVES}"));
            }
            return;
        }
        self.refuse_open_frame();
        match (name, argument.is_empty()) {
            ("exercise", false) => self.add(Part::Exercise(At { value: argument, line })),
            ("self_check", false) => self.add(Part::SelfCheck(At { value: argument, line })),
            ("safety", true) => self.open(line, Frame::Safety),
            ("story", false) => self.open(line, Frame::Story(argument)),
            _ => self.source.fault(line, format!("unknown directive \"{directive}\"; accepted: {DIRECTIVES}")),
        }
    }

    fn open(&mut self, line: usize, frame: Frame) {
        self.frame = Some(line);
        let text = At { value: String::new(), line: line + 1 };
        self.add(Part::Framed(frame, text));
    }

    fn add(&mut self, part: Part) {
        if let Some(page) = self.pages.last_mut() {
            page.parts.push(part);
        }
    }

    fn add_text(&mut self, line: usize, text: &str) {
        let is_framed = self.frame.is_some();
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        match page.parts.last_mut() {
            Some(Part::Framed(_, written)) if is_framed => push_line(written, text),
            Some(Part::Markdown(written)) => push_line(written, text),
            _ => page.parts.push(Part::Markdown(At { value: format!("{text}\n"), line })),
        }
    }

    fn refuse_open_frame(&mut self) {
        if let Some(line) = self.frame.take() {
            self.source
                .fault(line, "this box is never closed; accepted: a line \":::\" before the next directive or page");
        }
    }
}

fn push_line(written: &mut At<String>, text: &str) {
    written.value.push_str(text);
    written.value.push('\n');
}

fn compare_order(body: &Source<'_>, expected: &[String], pages: &[WrittenPage]) {
    if pages.iter().any(|page| page.id.is_empty()) {
        return; // a heading without an id has been told, and would put all after it out of order
    }
    let order = expected.join(", ");
    let differing = pages.iter().enumerate().find(|(at, page)| expected.get(*at) != Some(&page.id));
    if let Some((_, page)) = differing {
        let message = format!("the page \"{}\" does not stand here in module.toml; accepted order: {order}", page.id);
        body.fault(page.line, message);
    } else if let Some(missing) = expected.get(pages.len()) {
        body.fault(body.first_line, format!("the page \"{missing}\" is missing; accepted order: {order}"));
    }
}

fn compare_placed<'k>(body: &Source<'_>, directive: &str, known: impl Iterator<Item = &'k str>, pages: &[WrittenPage]) {
    let known: BTreeSet<&str> = known.collect();
    let accepted = if known.is_empty() {
        format!("nothing, since module.toml declares no {directive}")
    } else {
        known.iter().copied().collect::<Vec<_>>().join(", ")
    };
    let mut placed = BTreeSet::new();
    for id in pages.iter().flat_map(|page| page.placed(directive)) {
        let name = id.value.as_str();
        if !known.contains(name) {
            body.fault(id.line, format!("unknown {directive} \"{name}\"; accepted: {accepted}"));
        } else if !placed.insert(name) {
            body.fault(id.line, format!("{directive} \"{name}\" is placed twice; accepted: once"));
        }
    }
    for missing in known.difference(&placed) {
        let message =
            format!("{directive} \"{missing}\" is never placed; accepted: one line \"::: {directive} {missing}\"");
        body.fault(body.first_line, message);
    }
}
