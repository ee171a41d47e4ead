//! What a letter says: the same to everybody, whatever it is about.
//!
//! No name, no date, nothing about what is inside or who writes; one link, to the front page, that signs nobody in. An
//! alert to staff differs in one thing only: it says "now".

use crate::error::{Error, Result};
use crate::ids::LetterId;
use crate::texts::Texts;

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The subject, the same for all letters of a site.
    pub subject: String,
    /// The text with its link.
    pub text: String,
}

/// A letter that is ready to leave.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) id: LetterId,
    pub(super) to: String,
    pub(super) from: String,
    pub(super) subject: String,
    pub(super) text: String,
}

/// The words of a letter in one of the site's languages.
///
/// # Errors
/// [`Error::Internal`] where there is no such text, which a test of all keys forbids.
pub fn compose(texts: &Texts, language: &str, site_name: &str, base_url: &str, is_red_staff: bool) -> Result<Words> {
    let site: String = site_name.chars().filter(|sign| !sign.is_control()).collect();
    let key = if is_red_staff { "outbox-letter-now" } else { "outbox-letter-news" };
    let of = |key: &str, args: &[(&str, fluent_bundle::FluentValue<'_>)]| {
        texts.get(language, "treatment", key, args).ok_or_else(|| Error::fault(format!("no text {key} in {language}")))
    };
    let subject = of("outbox-letter-subject", &[("site", site.into())])?;
    let sentence = of(key, &[])?;
    Ok(Words { subject, text: format!("{sentence}\n\n{}/\n", base_url.trim_end_matches('/')) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::LANGUAGES;

    const SITE: &str = "https://steg.example.org";

    #[test]
    fn every_letter_has_the_same_subject_and_only_a_red_alert_says_now() {
        let texts = Texts::load().unwrap();
        let sv = compose(&texts, "sv", "Steg", SITE, false).unwrap();
        assert_eq!(sv.text, "Det finns något nytt för dig. Logga in när det passar.\n\nhttps://steg.example.org/\n");
        let (red_sv, red_en) =
            (compose(&texts, "sv", "Steg", SITE, true).unwrap(), compose(&texts, "en", "Steg", SITE, true).unwrap());
        assert_eq!(red_sv.subject, sv.subject);
        assert_eq!(red_sv.text.lines().next(), Some("Logga in nu."));
        assert_eq!(red_en.text.lines().next(), Some("Sign in now."));
    }

    #[test]
    fn no_letter_holds_a_telling_word_or_a_link_beyond_the_front_page() {
        const TELLING: [&str; 20] = [
            "våld",
            "ilska",
            "behandl",
            "klient",
            "kbt",
            "terapi",
            "program",
            "modul",
            "formulär",
            "klinik",
            "andrum",
            "violence",
            "anger",
            "treat",
            "client",
            "cbt",
            "therap",
            "clinic",
            "questionnaire",
            "reminder",
        ];
        let texts = Texts::load().unwrap();
        for (language, red) in LANGUAGES.into_iter().flat_map(|language| [(language, false), (language, true)]) {
            let words = compose(&texts, language, "Steg", &format!("{SITE}/"), red).unwrap();
            let all = format!("{} {}", words.subject, words.text).to_lowercase();
            for word in TELLING {
                assert!(!all.contains(word), "{word} in {all}");
            }
            assert_eq!(all.matches("https://").count(), 1);
            assert!(all.ends_with("https://steg.example.org/\n"));
        }
    }

    #[test]
    fn a_line_break_in_a_sites_name_does_not_reach_the_subject() {
        let words = compose(&Texts::load().unwrap(), "sv", "St\r\neg", SITE, false).unwrap();
        assert!(words.subject.contains("Steg") && !words.subject.contains(['\r', '\n']));
    }
}
