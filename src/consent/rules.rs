//! What a consent is about, and when it may be given.

use crate::error::{Error, Result};

/// What a person says yes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Taking part in what the unit offers.
    Participation,
    /// Lifting secrecy towards a named recipient.
    Secrecy,
    /// That one study may use the answers.
    Research,
    /// Choices such as letters.
    Choices,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Participation, Self::Secrecy, Self::Research, Self::Choices];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Participation => "participation",
            Self::Secrecy => "secrecy",
            Self::Research => "research",
            Self::Choices => "choices",
        }
    }

    /// The version of the wording that is shipped for it. Whoever changes a wording gives it a new version here.
    pub fn version(self) -> &'static str {
        match self {
            Self::Participation | Self::Secrecy | Self::Research | Self::Choices => "1",
        }
    }

    /// From what is stored.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The study that a consent names, as far as it matters here.
pub(super) struct NamedStudy {
    /// Whether it belongs to the unit in which the consent is given.
    pub(super) is_of_unit: bool,
    /// Its ethics number.
    pub(super) ethics_number: String,
}

/// A research consent names an approved study of the same unit; the other kinds name none.
pub(super) fn check(kind: Kind, study: Option<&NamedStudy>) -> Result<()> {
    match (kind, study) {
        (Kind::Research, Some(study)) if !study.is_of_unit => Err(Error::NotFound),
        (Kind::Research, Some(study)) if study.ethics_number.trim().is_empty() => {
            Err(Error::Conflict("research-no-ethics-number"))
        }
        (Kind::Research, None) => Err(Error::fault("a research consent names a study")),
        (Kind::Research, Some(_)) | (_, None) => Ok(()),
        (_, Some(_)) => Err(Error::fault("only a research consent names a study")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, NamedStudy, check};

    fn study(is_of_unit: bool, ethics_number: &str) -> NamedStudy {
        NamedStudy { is_of_unit, ethics_number: ethics_number.to_owned() }
    }

    #[test]
    fn research_needs_an_approved_study_of_the_same_unit() {
        assert!(check(Kind::Research, None).is_err());
        assert!(check(Kind::Research, Some(&study(true, " "))).is_err());
        assert!(check(Kind::Research, Some(&study(false, "2026-01234-01"))).is_err());
        assert!(check(Kind::Research, Some(&study(true, "2026-01234-01"))).is_ok());
    }

    #[test]
    fn the_other_kinds_name_no_study() {
        for kind in [Kind::Participation, Kind::Secrecy, Kind::Choices] {
            assert!(check(kind, None).is_ok());
            assert!(check(kind, Some(&study(true, "2026-01234-01"))).is_err());
        }
    }

    #[test]
    fn each_kind_reads_back_as_stored() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(Kind::parse("marketing"), None);
    }
}
