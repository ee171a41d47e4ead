//! A text file and the way from a place in it to a line number.

use toml::de::DeTable;

use crate::programme::fault::Report;

/// A file, or the part of one that is written in one notation.
pub(in crate::programme) struct Source<'a> {
    /// Path of the file, as faults name it.
    pub file: &'a str,
    /// The text of the file or of the part.
    pub text: &'a str,
    /// Line of the file at which `text` begins.
    pub first_line: usize,
    /// Where findings go.
    pub report: &'a Report,
}

/// A language file cut into its two notations.
pub(in crate::programme) struct Divided<'a> {
    pub front: Source<'a>,
    pub body: Source<'a>,
}

const FENCE: &str = "+++";

impl<'a> Source<'a> {
    /// A whole file.
    pub fn whole(file: &'a str, text: &'a str, report: &'a Report) -> Self {
        Self { file, text, first_line: 1, report }
    }

    /// The line of the file that holds this byte of the text.
    pub fn line_at(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().iter().take(offset);
        self.first_line + before.filter(|byte| **byte == b'\n').count()
    }

    /// Notes a fault at a line of this file.
    pub fn fault(&self, line: usize, message: impl Into<String>) {
        self.report.fault(self.file, Some(line), message);
    }

    /// Hands the TOML of this source to `read`; faults in the notation itself end the reading,
    /// since everything else would be a consequence of them.
    pub fn read_toml<T>(&self, read: impl FnOnce(&DeTable<'_>) -> T) -> Option<T> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let line = error.span().map_or(self.first_line, |span| self.line_at(span.start));
            self.fault(line, format!("this is not TOML: {}", error.message()));
        }
        errors.is_empty().then(|| read(table.get_ref()))
    }

    /// Cuts a language file at its two `+++` lines.
    pub fn divide(&self) -> Option<Divided<'a>> {
        let mut offset = 0;
        let mut fences = Vec::new();
        for line in self.text.split_inclusive('\n') {
            if line.trim_end() == FENCE {
                fences.push((offset, offset + line.len()));
            } else if fences.is_empty() && !line.trim().is_empty() {
                break;
            }
            offset += line.len();
            if fences.len() == 2 {
                break;
            }
        }
        let [(_, front_start), (front_end, body_start)] = fences.as_slice() else {
            self.fault(
                self.first_line,
                "front matter expected: a line \"+++\", TOML with title and lead, a line \"+++\", then the text",
            );
            return None;
        };
        Some(Divided { front: self.part(*front_start, *front_end)?, body: self.part(*body_start, self.text.len())? })
    }

    fn part(&self, start: usize, end: usize) -> Option<Source<'a>> {
        Some(Source {
            file: self.file,
            text: self.text.get(start..end)?,
            first_line: self.line_at(start),
            report: self.report,
        })
    }
}

/// The text with one kind of line ending and no mark in front, so that a file keeps its meaning
/// and its hash whichever editor saved it.
pub(in crate::programme) fn normalised(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}
