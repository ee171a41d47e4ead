//! How hard a text is to read.
//!
//! LIX (läsbarhetsindex) is from C.-H. Björnsson, *Läsbarhet* (Liber, 1968): words per sentence
//! plus the percentage of words with more than six letters. Below 30 is very easy, 30–40 easy,
//! 40–50 middling. Björnsson lets a colon end a sentence as well; here it does not, so a text with
//! many colons gets a value that is higher than his, never lower.

/// Words, long words and sentences of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words; a number counts as one, and so does a word with hyphens.
    pub words: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Sentences with at least one word.
    pub sentences: usize,
}

const LONGEST_SHORT_WORD: usize = 6;

/// The readability index of a text (Björnsson 1968), without unit; 0 for a text without words.
/// A sentence ends at a full stop, an exclamation mark, a question mark or an ellipsis before a
/// capital letter or the end, and at an empty line. Swedish client text should stay at or below 40.
pub fn lix(text: &str) -> f64 {
    counts(text).lix()
}

/// Counts the words and sentences of a text, as `lix` does.
pub fn counts(text: &str) -> Counts {
    let mut counts = Counts::default();
    for sentence in sentences(text) {
        let letters: Vec<usize> = sentence.split_whitespace().map(letters_in).filter(|letters| *letters > 0).collect();
        counts.words += letters.len();
        counts.long_words += letters.iter().filter(|letters| **letters > LONGEST_SHORT_WORD).count();
        counts.sentences += usize::from(!letters.is_empty());
    }
    counts
}

impl std::iter::Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), |all, one| Self {
            words: all.words + one.words,
            long_words: all.long_words + one.long_words,
            sentences: all.sentences + one.sentences,
        })
    }
}

impl Counts {
    /// The readability index of what was counted.
    pub fn lix(self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        self.words_per_sentence() + 100.0 * as_number(self.long_words) / as_number(self.words)
    }

    /// Average length of a sentence in words; 0 for a text without words.
    pub fn words_per_sentence(self) -> f64 {
        as_number(self.words) / as_number(self.sentences.max(1))
    }
}

/// No page comes near the number of words at which this would be inexact, or at its limit.
fn as_number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn letters_in(word: &str) -> usize {
    word.chars().filter(|character| character.is_alphanumeric()).count()
}

/// Splits after the words that end a sentence. An abbreviation such as "t.ex." or "kl." goes on
/// in lower case or with a number, and ends nothing.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut words = paragraph.split_whitespace().peekable();
        let mut sentence = String::new();
        while let Some(word) = words.next() {
            sentence.push_str(word);
            sentence.push(' ');
            if ends_sentence(word) && words.peek().is_none_or(|next| begins_sentence(next)) {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentences.push(sentence);
    }
    sentences
}

fn ends_sentence(word: &str) -> bool {
    let closers = |character: char| matches!(character, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '*');
    word.trim_end_matches(closers).ends_with(['.', '!', '?', '…'])
}

fn begins_sentence(word: &str) -> bool {
    let first = word.chars().find(|character| character.is_alphanumeric());
    first.is_none_or(|first| !first.is_lowercase() && !first.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn a_text_without_words_has_no_index() {
        close(lix(""), 0.0);
        close(lix(" … — ! \n\n"), 0.0);
    }

    #[test]
    fn hand_counted_short_sentences() {
        // 3 words in 1 sentence, none long.
        close(lix("Jag går ut."), 3.0);
        // 6 words in 2 sentences, none long.
        close(lix("Jag går ut. Du är kvar!"), 3.0);
    }

    #[test]
    fn hand_counted_long_words() {
        // 5 words in 1 sentence; "behöver" (7) and "andningspaus" (12) are long: 5 + 40.
        close(lix("Du behöver en andningspaus nu."), 45.0);
        // "stanna" has exactly six letters and is short.
        close(lix("Du kan stanna."), 3.0);
        // Commas and quotation marks are no letters: "stannar" is long, "”stanna,”" is not. 4 words: 4 + 25.
        close(lix("Hon stannar, sa ”stanna,”"), 4.0 + 25.0);
    }

    #[test]
    fn abbreviations_and_times_end_no_sentence() {
        // 8 words, 1 sentence, none long.
        close(lix("Ring t.ex. en vän kl. 18.30 i dag."), 8.0);
    }

    #[test]
    fn an_empty_line_ends_a_sentence_and_a_line_break_does_not() {
        assert_eq!(counts("Ett två\n\nTre fyra").sentences, 2);
        assert_eq!(counts("Ett två\ntre fyra").sentences, 1);
    }

    #[test]
    fn a_question_in_speech_goes_on() {
        assert_eq!(counts("”Vad gör du?” sa han.").sentences, 1);
        assert_eq!(counts("”Jag går.” Han gick.").sentences, 2);
    }
}
