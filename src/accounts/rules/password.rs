//! Which passwords are accepted. There is always a second factor, so eight characters do; no rules of composition.

use zxcvbn::{Score, zxcvbn};

/// Fewest characters.
pub const SHORTEST_PASSWORD: usize = 8;

/// Most characters; nothing is ever cut off.
pub const LONGEST_PASSWORD: usize = 256;

/// The key of the text that says what would be accepted, or `None` where the password is. `context` holds words that
/// somebody who knows the site or the person would try first.
pub fn password_fault(password: &str, context: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        return Some("account-fault-password-short");
    }
    if length > LONGEST_PASSWORD {
        return Some("account-fault-password-long");
    }
    let words = words(context);
    let is_code = super::study_code_of(password).is_some();
    if is_code || words.iter().any(|word| is_mostly(password, word)) {
        return Some("account-fault-password-context");
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    (zxcvbn(password, &words).score() < Score::Two).then_some("account-fault-password-common")
}

/// The context as it could stand in a password: whole, without spaces, and a mail address's parts.
fn words(context: &[&str]) -> Vec<String> {
    let mut words = Vec::new();
    for text in context {
        let text = text.trim().to_lowercase();
        words.extend(text.split(['@', '.', ' ']).map(str::to_owned));
        words.push(text.replace(' ', ""));
        words.push(text);
    }
    words.retain(|word| word.chars().count() >= 4);
    words
}

/// Whether little is left of the password once the word is taken out.
fn is_mostly(password: &str, word: &str) -> bool {
    let lower = password.to_lowercase();
    lower.contains(word) && lower.replace(word, "").chars().count() <= SHORTEST_PASSWORD / 2
}

#[cfg(test)]
mod tests {
    use super::password_fault;

    const CONTEXT: [&str; 3] = ["Steg", "4821 kmhp", "eva.berg@example.se"];

    #[test]
    fn short_long_common_and_foreseeable_passwords_are_told_apart() {
        let fault = |password: &str| password_fault(password, &CONTEXT);
        assert_eq!(fault("kort"), Some("account-fault-password-short"));
        assert_eq!(fault(&"å".repeat(257)), Some("account-fault-password-long"));
        for common in ["password", "qwerty123", "aaaaaaaa", "12345678", "iloveyou"] {
            assert_eq!(fault(common), Some("account-fault-password-common"), "{common}");
        }
        for foreseeable in ["4821kmhp", "1234 bcdf", "4821 KMHP", "steg1234steg", "evaberg1", "eva.berg@example.se"] {
            assert!(fault(foreseeable).is_some(), "{foreseeable}");
        }
    }

    #[test]
    fn phrases_letters_of_any_language_and_long_passwords_are_accepted() {
        for good in ["tre röda cyklar vid sjön", "vT9#rq0LzX", "мой дом на берегу", "🙂🙃🙂🌊🚲🏡🌲🌙"]
        {
            assert_eq!(password_fault(good, &CONTEXT), None, "{good}");
        }
        let long: String = "björk och asp vid ån ".repeat(12).chars().take(256).collect();
        assert_eq!(password_fault(&long, &CONTEXT), None);
    }
}
