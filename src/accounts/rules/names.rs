//! The names that people sign in with.

/// Letters of study codes: no vowels, so that no words arise, and none that is mistaken for another sign.
const LETTERS: [char; 18] = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'x', 'z'];

/// A study code of four digits and four letters, from random bytes.
pub fn study_code(random: [u8; 8]) -> String {
    let mut rest = u64::from_be_bytes(random);
    let mut code = String::with_capacity(8);
    for _ in 0..4 {
        code.push(char::from(b'0' + u8::try_from(rest % 10).unwrap_or_default()));
        rest /= 10;
    }
    for _ in 0..4 {
        let count = LETTERS.len() as u64;
        code.extend(usize::try_from(rest % count).ok().and_then(|n| LETTERS.get(n)));
        rest /= count;
    }
    code
}

/// The study code that was typed, however it was spaced and whichever its case; `None` for anything else.
pub fn study_code_of(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').flat_map(char::to_lowercase).collect();
    let (digits, letters) = code.split_at_checked(4)?;
    let is_code = letters.len() == 4
        && digits.bytes().all(|sign| sign.is_ascii_digit())
        && letters.bytes().all(|sign| sign.is_ascii_lowercase());
    is_code.then_some(code)
}

/// A study code as it stands on a slip: easier to read and to copy in two groups.
pub fn shown_study_code(code: &str) -> String {
    code.split_at_checked(4).map_or_else(|| code.to_owned(), |(digits, letters)| format!("{digits} {letters}"))
}

/// The one form of a sign-in name, however it was typed. Text that is neither a study code nor a mail address has one
/// too, so that it is treated like a name that nobody has.
pub fn canonical_name(typed: &str) -> String {
    study_code_of(typed).unwrap_or_else(|| typed.trim().to_lowercase())
}

/// Whether a text can be a mail address: something, one `@`, and a host with a dot.
pub fn is_mail(text: &str) -> bool {
    let Some((person, host)) = text.split_once('@') else { return false };
    let is_clean = text.len() <= 254 && !text.chars().any(|sign| sign.is_whitespace() || sign.is_control());
    let is_host = host.contains('.') && !host.contains('@') && host.split('.').all(|label| !label.is_empty());
    is_clean && is_host && !person.is_empty()
}

/// An address of this site that was handed along in a link; `None` for whatever a browser could take for another site's.
pub fn own_address(text: &str) -> Option<&str> {
    let is_clean = text.len() <= 500 && text.bytes().all(|sign| sign.is_ascii_graphic() && sign != b'\\');
    (is_clean && text.starts_with('/') && !text.starts_with("//")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{canonical_name, is_mail, own_address, shown_study_code, study_code, study_code_of};
    use proptest::prelude::*;

    #[test]
    fn a_study_code_is_read_however_it_was_typed() {
        for typed in ["4821 kmhp", "4821KMHP", " 48 21 km hp ", "4821-KMHP", "4821kmhp"] {
            assert_eq!(study_code_of(typed).as_deref(), Some("4821kmhp"), "{typed}");
        }
        for typed in ["", "4821", "kmhp4821", "48211kmh", "4821kmhpp", "åäöå4821", "4821åäöå", "４８２１kmhp"]
        {
            assert_eq!(study_code_of(typed), None, "{typed}");
        }
        assert_eq!(shown_study_code("4821kmhp"), "4821 kmhp");
    }

    #[test]
    fn a_mail_address_is_one_name_in_any_case() {
        assert_eq!(canonical_name(" Eva.Berg@Example.SE "), "eva.berg@example.se");
        assert!(is_mail("eva@example.se"));
        for text in ["eva", "eva@", "@example.se", "eva@example", "eva@a@b.se", "e va@example.se", "eva@example..se"] {
            assert!(!is_mail(text), "{text}");
        }
    }

    #[test]
    fn only_addresses_of_this_site_are_gone_on_to() {
        for own in ["/", "/research/studies/pilot/exports?format=wide-csv"] {
            assert_eq!(own_address(own), Some(own));
        }
        for other in ["", "research", "//evil.example", "https://evil.example", "/\\evil.example", "/a\tb", "/\n/evil"]
        {
            assert_eq!(own_address(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn every_made_code_is_read_back_as_itself(random: [u8; 8]) {
            let code = study_code(random);
            prop_assert_eq!(study_code_of(&shown_study_code(&code)), Some(code));
        }

        #[test]
        fn any_text_has_one_canonical_form(typed in ".*") {
            let once = canonical_name(&typed);
            let twice = canonical_name(&once);
            prop_assert_eq!(canonical_name(&twice), twice);
        }
    }
}
