//! What a reader would notice between two versions of a module: page by page, paragraph by paragraph.

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

use super::exercise::Exercise;
use super::module::{Block, Module, Page};
use super::plain::text_of;
use super::self_check::SelfCheck;

/// What differs on one page; pages that read alike are not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageChange {
    /// Heading of the page, in the newer version where it is there.
    pub title: String,
    /// What became of the page.
    pub kind: PageKind,
    /// What differs, in reading order.
    pub pieces: Vec<Piece>,
}

/// What became of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It reads differently.
    Changed,
    /// It reads as before and stands in another place.
    Moved,
}

/// A paragraph that differs, as words that stayed, came or went. A whole paragraph that came or went is one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Runs of text, in order.
    pub runs: Vec<(Mark, String)>,
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// They are in both versions.
    Same,
    /// They are in the newer version only.
    Added,
    /// They are in the older version only.
    Removed,
}

/// What differs between two versions of a module in one language, in the newer version's order, what is gone last.
pub fn changes(old: &Module, new: &Module, language: &str) -> Vec<PageChange> {
    let mut found = Vec::new();
    let frame = |module: &Module| vec![module.title(language).to_owned(), module.lead(language).to_owned()];
    found.extend(change_of(new.title(language), PageKind::Changed, &frame(old), &frame(new)));
    let order: Vec<&str> = old.pages.iter().map(|page| page.id.as_str()).filter(|id| has(new, id)).collect();
    let staying = new.pages.iter().filter(|page| has(old, &page.id));
    let moved: Vec<&str> =
        staying.zip(order).filter(|(page, was)| page.id != *was).map(|(page, _)| page.id.as_str()).collect();
    for page in &new.pages {
        let (title, reads) = (page.title(language), paragraphs(new, page, language));
        let change = match old.pages.iter().find(|known| known.id == page.id) {
            None => change_of(title, PageKind::New, &[], &reads),
            Some(known) => {
                change_of(title, PageKind::Changed, &paragraphs(old, known, language), &reads).or_else(|| {
                    let is_moved = moved.contains(&page.id.as_str());
                    is_moved.then(|| PageChange { title: title.to_owned(), kind: PageKind::Moved, pieces: Vec::new() })
                })
            }
        };
        found.extend(change);
    }
    let gone = old.pages.iter().filter(|page| !has(new, &page.id));
    found.extend(
        gone.filter_map(|page| change_of(page.title(language), PageKind::Gone, &paragraphs(old, page, language), &[])),
    );
    found
}

fn has(module: &Module, page: &str) -> bool {
    module.pages.iter().any(|known| known.id == page)
}

fn change_of(title: &str, kind: PageKind, old: &[String], new: &[String]) -> Option<PageChange> {
    let pieces = pieces(old, new);
    (!pieces.is_empty()).then(|| PageChange { title: title.to_owned(), kind, pieces })
}

/// Paragraphs that were written anew in the same place are compared word by word, as far as they pair up.
fn pieces(old: &[String], new: &[String]) -> Vec<Piece> {
    let whole = |mark: Mark| move |text: &String| Piece { runs: vec![(mark, text.clone())] };
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        let (was, is) = (old.get(op.old_range()).unwrap_or_default(), new.get(op.new_range()).unwrap_or_default());
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let pairs = was.len().min(is.len());
        found.extend(was.iter().zip(is).map(|(was, is)| Piece { runs: words(was, is) }));
        found.extend(was.iter().skip(pairs).map(whole(Mark::Removed)));
        found.extend(is.iter().skip(pairs).map(whole(Mark::Added)));
    }
    found
}

/// Neighbouring words of the same fate are one run.
fn words(old: &str, new: &str) -> Vec<(Mark, String)> {
    let mut runs: Vec<(Mark, String)> = Vec::new();
    for change in TextDiff::from_words(old, new).iter_all_changes() {
        let mark = match change.tag() {
            ChangeTag::Equal => Mark::Same,
            ChangeTag::Insert => Mark::Added,
            ChangeTag::Delete => Mark::Removed,
        };
        match runs.last_mut().filter(|(last, _)| *last == mark) {
            Some((_, text)) => text.push_str(change.value()),
            None => runs.push((mark, change.value().to_owned())),
        }
    }
    runs
}

/// Everything that can be read on a page.
fn paragraphs(module: &Module, page: &Page, language: &str) -> Vec<String> {
    let mut found = vec![page.title(language).to_owned()];
    for block in page.blocks(language) {
        match block {
            Block::Html(html) => found.extend(text_of(html)),
            Block::Exercise(id) => found.extend(module.exercise(id).into_iter().flat_map(|one| asked(one, language))),
            Block::SelfCheck(id) => {
                found.extend(module.self_check(id).into_iter().flat_map(|one| explained(one, language)));
            }
        }
    }
    found
}

fn asked(exercise: &Exercise, language: &str) -> Vec<String> {
    let mut found = vec![exercise.title(language).to_owned(), exercise.intro(language).to_owned()];
    for field in &exercise.fields {
        let around =
            [field.help(language), field.min_label(language), field.max_label(language), field.why_refused(language)];
        let options = field.kind.options().iter().map(|option| field.option(language, option));
        found.push(field.label(language).to_owned());
        found.extend(around.into_iter().flatten().chain(options).map(str::to_owned));
    }
    found.retain(|text| !text.is_empty());
    found
}

fn explained(check: &SelfCheck, language: &str) -> Vec<String> {
    let options =
        check.options.iter().flat_map(|option| [check.text(language, option), check.answer(language, option)]);
    std::iter::once(check.question(language)).chain(options).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Mark::{Added, Removed, Same};
    use super::{Mark, pieces};

    fn owned(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn words_that_came_and_went_are_marked_within_their_paragraph() {
        let found = pieces(&owned(&["Stay.", "Wait ten minutes."]), &owned(&["Stay.", "Wait twenty minutes."]));
        let runs: Vec<(Mark, &str)> = found[0].runs.iter().map(|(mark, text)| (*mark, text.as_str())).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(runs, [(Same, "Wait "), (Removed, "ten"), (Added, "twenty"), (Same, " minutes.")]);
    }

    #[test]
    fn a_paragraph_between_two_others_is_new_as_a_whole() {
        let found = pieces(&owned(&["One.", "Three."]), &owned(&["One.", "Two.", "Three."]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].runs, [(Added, "Two.".to_owned())]);
    }
}
