//! Markdown to HTML that is safe to show, together with what the checks want to know of the text.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::keys::At;
use super::pages::{Frame, Part};
use super::source::Source;
use crate::programme::check;
use crate::programme::module::Block;

/// What the checks want to know of a page.
#[derive(Debug, Default)]
pub(in crate::programme) struct Prose {
    /// Paragraphs, list items and cells as plain text; no headings.
    pub paragraphs: Vec<At<String>>,
    /// Where the links lead.
    pub links: Vec<At<String>>,
    /// Ids of headings that links can lead to.
    pub anchors: Vec<At<String>>,
    /// Lines of images without alternative text.
    pub unlabelled_images: Vec<usize>,
    /// Whether the last paragraph begins with bold text, as a next step does.
    pub ends_in_bold: bool,
}

/// Keeps ids that authors choose apart from those of the page round the text.
const ANCHOR_PREFIX: &str = "t-";

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "a",
        "aside",
        "blockquote",
        "br",
        "code",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let headings = ["h2", "h3", "h4", "h5", "h6"].map(|heading| (heading, HashSet::from(["id"])));
    let mut attributes = HashMap::from(headings);
    attributes.insert("a", HashSet::from(["href"]));
    attributes.insert("img", HashSet::from(["src", "alt"]));
    attributes.insert("ol", HashSet::from(["start"]));
    let classes = [("aside", HashSet::from(["safety"])), ("figure", HashSet::from(["story"]))];
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(tags))
        .tag_attributes(attributes)
        .allowed_classes(HashMap::from(classes))
        .url_schemes(HashSet::from(["https", "tel"]))
        .link_rel(Some("noopener noreferrer"));
    builder
});

/// Renders the parts of a page to blocks.
pub(in crate::programme) fn blocks(source: &Source<'_>, parts: &[Part]) -> (Vec<Block>, Prose) {
    let mut prose = Prose::default();
    let mut blocks = Vec::new();
    let mut html = String::new();
    for part in parts {
        match part {
            Part::Markdown(text) => html.push_str(&render(source, text, &mut prose)),
            Part::Framed(frame, text) => {
                html.push_str(&framed(frame, &render(source, text, &mut prose)));
            }
            Part::Exercise(id) => {
                blocks.extend(html_block(&mut html));
                blocks.push(Block::Exercise(id.value.clone()));
            }
            Part::SelfCheck(id) => {
                blocks.extend(html_block(&mut html));
                blocks.push(Block::SelfCheck(id.value.clone()));
            }
        }
    }
    blocks.extend(html_block(&mut html));
    (blocks, prose)
}

fn html_block(html: &mut String) -> Option<Block> {
    let written = std::mem::take(html);
    let clean = SANITISER.clean(&written).to_string();
    (!clean.trim().is_empty()).then_some(Block::Html(clean))
}

fn framed(frame: &Frame, html: &str) -> String {
    match frame {
        Frame::Safety => format!("<aside class=\"safety\">\n{html}</aside>\n"),
        Frame::Story(name) => {
            let name = ammonia::clean_text(name);
            format!("<figure class=\"story\">\n<figcaption>{name}</figcaption>\n{html}</figure>\n")
        }
    }
}

fn render(source: &Source<'_>, text: &At<String>, prose: &mut Prose) -> String {
    let part = Source { file: source.file, text: &text.value, first_line: text.line, report: source.report };
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader { source: &part, prose, block: None, image: None };
    let parser = Parser::new_ext(&text.value, options).into_offset_iter();
    let events: Vec<_> = parser.filter_map(|(event, place)| reader.take(event, &place)).collect();
    reader.end_block();
    let mut html = String::new();
    html::push_html(&mut html, events.into_iter());
    html
}

/// The block that is being read.
struct OpenBlock {
    text: At<String>,
    is_heading: bool,
    begins_in_bold: bool,
}

/// Follows the events of one text: notes what is refused and gathers what the checks need.
struct Reader<'r> {
    source: &'r Source<'r>,
    prose: &'r mut Prose,
    block: Option<OpenBlock>,
    /// The image that is being read: its line, and whether it has an alternative text.
    image: Option<(usize, bool)>,
}

impl Reader<'_> {
    fn take<'e>(&mut self, event: Event<'e>, place: &Range<usize>) -> Option<Event<'e>> {
        let line = self.source.line_at(place.start);
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {
                self.source.fault(line, "HTML is not used in the text; accepted: Markdown and the ::: directives");
                return None;
            }
            Event::Start(tag) => return Some(Event::Start(self.start(tag, line))),
            Event::End(tag) => self.end(tag),
            Event::Text(ref text) | Event::Code(ref text) => self.add_text(text),
            Event::SoftBreak | Event::HardBreak => self.add_text(" "),
            _ => {}
        }
        Some(event)
    }

    fn start<'e>(&mut self, mut tag: Tag<'e>, line: usize) -> Tag<'e> {
        match &mut tag {
            Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::CodeBlock(_) => {
                self.begin_block(line, false);
            }
            Tag::Heading { level, id, classes, attrs } => {
                self.begin_block(line, true);
                self.check_heading(line, *level, id.as_deref(), !classes.is_empty() || !attrs.is_empty());
                *id = id.take().map(|id| CowStr::from(format!("{ANCHOR_PREFIX}{id}")));
            }
            Tag::Strong => self.note_bold(),
            Tag::Link { dest_url, .. } => {
                self.prose.links.push(At { value: dest_url.to_string(), line });
                if let Some(anchor) = dest_url.strip_prefix('#') {
                    *dest_url = CowStr::from(format!("#{ANCHOR_PREFIX}{anchor}"));
                }
            }
            Tag::Image { dest_url, .. } => {
                self.image = Some((line, false));
                if !dest_url.starts_with('/') || dest_url.starts_with("//") {
                    self.source.fault(line, "images come from this site only; accepted: a path that begins with \"/\"");
                }
            }
            _ => {}
        }
        tag
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock | TagEnd::Heading(_) => {
                self.end_block();
            }
            TagEnd::Image => {
                if let Some((line, false)) = self.image.take() {
                    self.prose.unlabelled_images.push(line);
                }
            }
            _ => {}
        }
    }

    fn check_heading(&mut self, line: usize, level: HeadingLevel, id: Option<&str>, has_attributes: bool) {
        if level == HeadingLevel::H1 {
            self.source.fault(line, "the first level of heading begins pages; accepted inside a page: \"## Heading\"");
        }
        if has_attributes {
            self.source.fault(line, "a heading takes no attributes; accepted: an id as in {#id}");
        }
        if let Some(id) = id {
            let id = At { value: id.to_owned(), line };
            check::exposing_id(self.source, &id);
            self.prose.anchors.push(id);
        }
    }

    fn begin_block(&mut self, line: usize, is_heading: bool) {
        self.end_block();
        self.block = Some(OpenBlock { text: At { value: String::new(), line }, is_heading, begins_in_bold: false });
    }

    fn end_block(&mut self) {
        let Some(block) = self.block.take() else {
            return;
        };
        if block.text.value.trim().is_empty() {
            return;
        }
        self.prose.ends_in_bold = block.begins_in_bold;
        if !block.is_heading {
            self.prose.paragraphs.push(block.text);
        }
    }

    fn note_bold(&mut self) {
        if let Some(block) = &mut self.block {
            block.begins_in_bold |= block.text.value.trim().is_empty();
        }
    }

    fn add_text(&mut self, text: &str) {
        if let Some((_, has_text)) = &mut self.image {
            *has_text |= !text.trim().is_empty();
        } else if let Some(block) = &mut self.block {
            block.text.value.push_str(text);
        }
    }
}
