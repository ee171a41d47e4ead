//! Whether what was typed about a new client or colleague can be accepted.

use crate::error::FieldErrors;

/// The longest name of a client, in characters.
pub const LONGEST_NAME: usize = 100;

/// A new client as typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The name that staff use.
    pub name: String,
    /// The client's language.
    pub language: String,
    /// Which programme.
    pub programme: String,
    /// The deputy's account, or empty.
    pub deputy: String,
    /// The client is 18 or older.
    pub adult: bool,
    /// It was told how answers are read and what must be reported.
    pub told: bool,
    /// The client said yes to taking part.
    pub consent: bool,
}

/// What can be chosen.
pub struct Choices<'a> {
    /// The languages of the pages.
    pub languages: &'a [&'a str],
    /// The programmes' names.
    pub programmes: &'a [String],
    /// The accounts of those who can be deputy.
    pub colleagues: &'a [String],
}

/// Every fault of what was typed, in the order of the form.
pub fn faults(typed: &Typed, choices: &Choices<'_>) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let length = typed.name.trim().chars().count();
    if length == 0 || length > LONGEST_NAME || typed.name.chars().any(char::is_control) {
        errors.add_with("name", "intake-fault-name", vec![("n", LONGEST_NAME.to_string())]);
    }
    if !choices.languages.contains(&typed.language.as_str()) {
        errors.add("language", "intake-fault-language");
    }
    if !choices.programmes.contains(&typed.programme) {
        errors.add("programme", "intake-fault-programme");
    }
    if !typed.deputy.is_empty() && !choices.colleagues.contains(&typed.deputy) {
        errors.add("deputy", "intake-fault-deputy");
    }
    if !typed.told {
        errors.add("told", "intake-fault-told");
    }
    if !typed.adult {
        errors.add("adult", "intake-fault-adult");
    }
    if !typed.consent {
        errors.add("consent", "intake-fault-consent");
    }
    errors
}

/// What a client has lost, so that a new slip is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The password; the app with the codes is still there.
    Password,
    /// The app with the codes; the password is still known.
    App,
    /// Both, or somebody else may have them.
    Both,
}

impl Lost {
    /// From what is typed.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "password" => Some(Self::Password),
            "app" => Some(Self::App),
            "both" => Some(Self::Both),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choices, Lost, Typed, faults};

    fn right() -> Typed {
        Typed {
            name: "Åke Öberg".to_owned(),
            language: "sv".to_owned(),
            programme: "anger".to_owned(),
            deputy: String::new(),
            adult: true,
            told: true,
            consent: true,
        }
    }

    fn fields(typed: &Typed) -> Vec<String> {
        let choices =
            Choices { languages: &["sv", "en"], programmes: &["anger".to_owned()], colleagues: &["a1".to_owned()] };
        faults(typed, &choices).iter().map(|fault| fault.field.clone()).collect()
    }

    #[test]
    fn every_fault_is_told_at_once_in_the_order_of_the_form() {
        assert!(fields(&right()).is_empty());
        assert!(fields(&Typed { deputy: "a1".to_owned(), ..right() }).is_empty());
        let all = fields(&Typed { deputy: "somebody".to_owned(), ..Typed::default() });
        assert_eq!(all, ["name", "language", "programme", "deputy", "told", "adult", "consent"]);
    }

    #[test]
    fn a_name_is_one_line_of_some_length() {
        for name in [" ", "a\nb", &"å".repeat(101)] {
            assert_eq!(fields(&Typed { name: name.to_owned(), ..right() }), ["name"], "{name}");
        }
        assert!(fields(&Typed { name: "å".repeat(100), ..right() }).is_empty());
    }

    #[test]
    fn what_was_lost_is_one_of_three() {
        assert_eq!(["password", "app", "both", "all"].map(Lost::parse).iter().flatten().count(), 3);
    }
}
