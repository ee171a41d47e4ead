//! What a study's name may be, and how its key makes pseudonyms.

use secrecy::{ExposeSecret, SecretString};

use crate::crypto::mac;
use crate::error::FieldErrors;
use crate::ids::ClientId;

/// Signs of a pseudonym that are kept: 32 in hex are 128 bits, so that two persons never meet by chance.
const PID_SIGNS: usize = 32;

/// Fewer persons than this in a part of a study can point to one of them.
pub const FEWEST: i64 = 5;

/// A number as it may be shown among the parts of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// As it is.
    Number(i64),
    /// One to four.
    Few,
    /// Not shown, since another part could be worked out from it.
    Hidden,
}

/// The parts of one whole as they may be shown: small ones are not told, and where only one is small the next larger
/// part is hidden too, since the whole may be known.
pub fn shown(parts: &[i64]) -> Vec<Shown> {
    let is_small = |number: i64| (1..FEWEST).contains(&number);
    let small = parts.iter().filter(|number| is_small(**number)).count();
    let cover = (small == 1)
        .then(|| {
            let large = parts.iter().enumerate().filter(|(_, number)| **number >= FEWEST);
            large.min_by_key(|(place, number)| (**number, *place)).map(|(place, _)| place)
        })
        .flatten();
    let show = |(place, number): (usize, &i64)| match *number {
        number if is_small(number) => Shown::Few,
        _ if cover == Some(place) => Shown::Hidden,
        number => Shown::Number(number),
    };
    parts.iter().enumerate().map(show).collect()
}

const CODE_MIN: usize = 2;
const CODE_MAX: usize = 40;
const NAME_MAX: usize = 200;
const ETHICS_MAX: usize = 60;

/// A study's own key.
pub struct StudyKey(SecretString);

impl StudyKey {
    /// The key as it was opened.
    pub fn new(secret: String) -> Self {
        Self(SecretString::from(secret))
    }

    /// The name of a client in this study: HMAC-SHA-256 of the client's random identifier, so that neither the
    /// sign-in name nor the case code can be tried against it.
    pub fn pid(&self, client: &ClientId) -> String {
        let mut pid = mac(self.0.expose_secret().as_bytes(), "pid", &[client.as_str()]);
        pid.truncate(PID_SIGNS);
        pid
    }
}

/// A study to be made.
#[derive(Debug, Clone)]
pub struct NewStudy {
    /// Short name in addresses and file names.
    pub code: String,
    /// Its name among researchers.
    pub name: String,
    /// The number of the ethics approval; empty until there is one, and nobody can consent before.
    pub ethics_number: String,
}

impl NewStudy {
    /// The same, trimmed, where nothing is wrong with it.
    pub(super) fn checked(&self) -> Result<Self, FieldErrors> {
        let new = Self {
            code: self.code.trim().to_owned(),
            name: self.name.trim().to_owned(),
            ethics_number: self.ethics_number.trim().to_owned(),
        };
        let mut faults = FieldErrors::default();
        if !is_code(&new.code) {
            faults.add("code", "research-fault-code");
        }
        if new.name.is_empty() || new.name.chars().count() > NAME_MAX {
            faults.add("name", "research-fault-name");
        }
        if new.ethics_number.chars().count() > ETHICS_MAX {
            faults.add("ethics_number", "research-fault-ethics");
        }
        if faults.is_empty() { Ok(new) } else { Err(faults) }
    }
}

/// The number of an ethics approval, trimmed, where it can be one.
pub(super) fn ethics_number(typed: &str) -> Option<&str> {
    let number = typed.trim();
    (!number.is_empty() && number.chars().count() <= ETHICS_MAX).then_some(number)
}

fn is_code(code: &str) -> bool {
    (CODE_MIN..=CODE_MAX).contains(&code.len())
        && code.starts_with(|first: char| first.is_ascii_lowercase())
        && code.chars().all(|sign| sign == '-' || sign.is_ascii_lowercase() || sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{NewStudy, Shown, StudyKey, ethics_number, shown};
    use proptest::prelude::*;

    #[test]
    fn a_pseudonym_is_the_keyed_hash_of_the_client_and_of_nothing_else() {
        let key = StudyKey::new("study key".to_owned());
        // HMAC-SHA-256("study key", "pid" 0x1f "client-a"), computed with another implementation.
        assert_eq!(key.pid(&"client-a".into()), "a23859e09a63c783f471a64d0e0d11b4");
        assert_ne!(key.pid(&"client-a".into()), key.pid(&"client-b".into()));
        assert_ne!(key.pid(&"client-a".into()), StudyKey::new("other".to_owned()).pid(&"client-a".into()));
    }

    #[test]
    fn every_fault_of_a_study_is_named() {
        let study = NewStudy { code: "A B".to_owned(), name: " ".to_owned(), ethics_number: "1".repeat(61) };
        let faults = study.checked().unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["code", "name", "ethics_number"]);
        let sound = NewStudy { code: " ivin-2 ".to_owned(), name: "Ivin".to_owned(), ethics_number: "1".to_owned() };
        assert_eq!(sound.checked().unwrap().code, "ivin-2");
    }

    #[test]
    fn an_ethics_number_is_something_of_sixty_signs_at_most() {
        assert_eq!(ethics_number(" 2026-01234-01 "), Some("2026-01234-01"));
        assert_eq!(ethics_number("  "), None);
        assert_eq!(ethics_number(&"1".repeat(61)), None);
    }

    #[test]
    fn a_small_part_takes_the_next_larger_with_it() {
        assert_eq!(shown(&[20, 3, 0]), [Shown::Hidden, Shown::Few, Shown::Number(0)]);
        assert_eq!(shown(&[20, 3, 7]), [Shown::Number(20), Shown::Few, Shown::Hidden]);
        assert_eq!(shown(&[20, 3, 4]), [Shown::Number(20), Shown::Few, Shown::Few]);
        assert_eq!(shown(&[20, 5, 0]), [Shown::Number(20), Shown::Number(5), Shown::Number(0)]);
        assert_eq!(shown(&[4]), [Shown::Few]);
    }

    proptest! {
        #[test]
        fn no_small_number_can_be_worked_out_from_the_whole(parts in proptest::collection::vec(0_i64..30, 1..6)) {
            let shown = shown(&parts);
            let untold = shown.iter().filter(|part| !matches!(part, Shown::Number(_))).count();
            let has_small = parts.iter().any(|part| (1..5).contains(part));
            prop_assert!(!shown.iter().any(|part| matches!(part, Shown::Number(1..=4))));
            prop_assert_eq!(untold == 0, !has_small);
            if untold == 1 {
                let told = parts.iter().filter(|part| **part > 0).count();
                prop_assert_eq!(told, 1, "the one part is the whole, which is small itself");
            }
        }
    }
}
