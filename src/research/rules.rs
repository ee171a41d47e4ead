//! What a study's name may be, and how its key makes pseudonyms.

use secrecy::{ExposeSecret, SecretString};

use crate::crypto::mac;
use crate::error::FieldErrors;
use crate::ids::ClientId;

/// Signs of a pseudonym that are kept: 32 in hex are 128 bits, so that two persons never meet by chance.
const PID_SIGNS: usize = 32;

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
    /// The number of the ethics approval.
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
        if new.ethics_number.is_empty() || new.ethics_number.chars().count() > ETHICS_MAX {
            faults.add("ethics_number", "research-fault-ethics");
        }
        if faults.is_empty() { Ok(new) } else { Err(faults) }
    }
}

fn is_code(code: &str) -> bool {
    (CODE_MIN..=CODE_MAX).contains(&code.len())
        && code.starts_with(|first: char| first.is_ascii_lowercase())
        && code.chars().all(|sign| sign == '-' || sign.is_ascii_lowercase() || sign.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{NewStudy, StudyKey};

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
        let study = NewStudy { code: "A B".to_owned(), name: " ".to_owned(), ethics_number: String::new() };
        let faults = study.checked().unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["code", "name", "ethics_number"]);
        let sound = NewStudy { code: " ivin-2 ".to_owned(), name: "Ivin".to_owned(), ethics_number: "1".to_owned() };
        assert_eq!(sound.checked().unwrap().code, "ivin-2");
    }
}
