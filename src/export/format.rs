//! The shapes in which an export can be written.

use super::fault::Fault;

/// A shape that this version writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One row per answer, as CSV.
    LongCsv,
    /// One row per person, as CSV.
    WideCsv,
    /// The long tables with a description that programs read (Frictionless Data Package 2.0).
    DataPackage,
}

/// What `andrum export --format` and the pages take, as one line for people.
pub(super) const ACCEPTED: &str = "long-csv, wide-csv, datapackage";

const LATER: [&str; 5] = ["redcap", "fhir", "sav", "xlsx", "parquet"];

impl Format {
    /// Every shape, in the order of the page.
    pub const ALL: [Self; 3] = [Self::LongCsv, Self::WideCsv, Self::DataPackage];

    /// As on the command line and in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LongCsv => "long-csv",
            Self::WideCsv => "wide-csv",
            Self::DataPackage => "datapackage",
        }
    }

    /// From what was typed.
    ///
    /// # Errors
    /// One line that says what is accepted.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        if let Some(known) = Self::ALL.into_iter().find(|format| format.as_str() == text) {
            return Ok(known);
        }
        let asked = text.to_owned();
        if LATER.contains(&text) {
            Err(Fault::LaterFormat { asked, accepted: ACCEPTED })
        } else {
            Err(Fault::UnknownFormat { asked, accepted: ACCEPTED, later: LATER.join(", ") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ACCEPTED, Format};

    #[test]
    fn what_is_not_written_is_named_with_what_is() {
        for format in Format::ALL {
            assert_eq!(Format::parse(format.as_str()).unwrap(), format);
            assert!(ACCEPTED.contains(format.as_str()));
        }
        let later = Format::parse("sav").unwrap_err().to_string();
        assert!(later.contains("not in this version") && later.contains("long-csv"), "{later}");
        let unknown = Format::parse("doc").unwrap_err().to_string();
        assert!(unknown.contains("unknown") && unknown.contains("long-csv") && unknown.contains("sav"), "{unknown}");
    }
}
