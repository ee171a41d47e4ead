//! Reading the project's own files: rules about sources are tests over their text.

use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// One file: its path from the project's folder, with forward slashes, and its text.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// The line on which the byte at `offset` stands.
    pub fn line(&self, offset: usize) -> usize {
        self.text[..offset].matches('\n').count() + 1
    }
}

/// Every file below `folder` with one of these endings, by path; none where there is no such folder.
pub fn files_below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| endings.iter().any(|wanted| end == *wanted)) {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                files.push(Source { path: name, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// A Rust file's code alone: comments and the insides of literals become spaces, so that offsets and lines stay.
pub fn code_of(rust: &str) -> String {
    let mut code = rust.as_bytes().to_vec();
    for part in parts(rust) {
        let inside = match part.kind {
            Kind::Comment => part.start..part.end,
            Kind::Text => part.start + part.edge..part.end.saturating_sub(part.close),
        };
        for byte in code.get_mut(inside).into_iter().flatten().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    }
    String::from_utf8(code).unwrap()
}

/// A Rust file's string literals, as they stand between their quotes, with their offsets.
pub fn literals(rust: &str) -> Vec<(usize, &str)> {
    parts(rust)
        .into_iter()
        .filter(|part| part.kind == Kind::Text)
        .filter_map(|part| Some((part.start, rust.get(part.start + part.edge..part.end - part.close)?)))
        .collect()
}

#[derive(PartialEq, Eq)]
enum Kind {
    Comment,
    Text,
}

/// A stretch that is no code: from `start` to `end`, with `edge` bytes of opening and `close` bytes of closing marks.
struct Part {
    kind: Kind,
    start: usize,
    end: usize,
    edge: usize,
    close: usize,
}

fn parts(rust: &str) -> Vec<Part> {
    let bytes = rust.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let ahead = &bytes[at..];
        let found = if ahead.starts_with(b"//") {
            let end = ahead.iter().position(|byte| *byte == b'\n').unwrap_or(ahead.len());
            Some(Part { kind: Kind::Comment, start: at, end: at + end, edge: 0, close: 0 })
        } else if ahead.starts_with(b"/*") {
            let end = find(ahead, b"*/").map_or(ahead.len(), |end| end + 2);
            Some(Part { kind: Kind::Comment, start: at, end: at + end, edge: 0, close: 0 })
        } else if ahead[0] == b'"' {
            Some(Part { kind: Kind::Text, start: at, end: at + plain_end(ahead), edge: 1, close: 1 })
        } else if let Some(hashes) = raw_marks(ahead, at.checked_sub(1).map(|before| bytes[before])) {
            let mut close = vec![b'"'];
            close.extend(std::iter::repeat_n(b'#', hashes));
            let edge = hashes + 2;
            let end = find(&ahead[edge..], &close).map_or(ahead.len(), |end| edge + end + close.len());
            Some(Part { kind: Kind::Text, start: at, end: at + end, edge, close: close.len() })
        } else {
            None
        };
        // A quoted quote mark is the one character literal that could be taken for the beginning of a text.
        at = match &found {
            Some(part) => part.end,
            None if ahead.starts_with(b"'\"'") => at + 3,
            None if ahead.starts_with(b"'\\\"'") => at + 4,
            None => at + 1,
        };
        all.extend(found);
    }
    all
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// How long a text in plain quotes is, with both of them.
fn plain_end(text: &[u8]) -> usize {
    let mut at = 1;
    while at < text.len() && text[at] != b'"' {
        at += if text[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(text.len())
}

/// How many `#` a raw text opens with, where one opens here.
fn raw_marks(rest: &[u8], before: Option<u8>) -> Option<usize> {
    let is_inside_a_name = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if rest[0] != b'r' || is_inside_a_name {
        return None;
    }
    let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    (rest.get(1 + hashes) == Some(&b'"')).then_some(hashes)
}

#[test]
fn comments_and_texts_are_told_from_code() {
    let rust = "use a; // use b\n/* use c */ let d = \"use \\\" e\"; let f = r#\"use \"g\"\"#; '\"'; use h;";
    let code = code_of(rust);
    assert_eq!(code.matches("use").count(), 2, "{code}");
    assert_eq!(literals(rust).into_iter().map(|(_, text)| text).collect::<Vec<_>>(), ["use \\\" e", "use \"g\""]);
}
