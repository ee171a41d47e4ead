//! The shapes in which an export can be written.

use super::fault::Fault;

/// A shape that this version writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One row per answer, as CSV.
    LongCsv,
}

const ACCEPTED: &str = "long-csv";
const LATER: [&str; 7] = ["wide-csv", "datapackage", "redcap", "fhir", "sav", "xlsx", "parquet"];

impl Format {
    /// As on the command line and in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LongCsv => ACCEPTED,
        }
    }

    /// From what was typed.
    ///
    /// # Errors
    /// One line that says what is accepted.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        match text {
            ACCEPTED => Ok(Self::LongCsv),
            later if LATER.contains(&later) => Err(Fault::LaterFormat { asked: later.to_owned(), accepted: ACCEPTED }),
            other => Err(Fault::UnknownFormat { asked: other.to_owned(), accepted: ACCEPTED, later: LATER.join(", ") }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn what_is_not_written_is_named_with_what_is() {
        assert_eq!(Format::parse("long-csv").unwrap(), Format::LongCsv);
        let later = Format::parse("sav").unwrap_err().to_string();
        assert!(later.contains("not in this version") && later.contains("long-csv"), "{later}");
        let unknown = Format::parse("doc").unwrap_err().to_string();
        assert!(unknown.contains("unknown") && unknown.contains("long-csv") && unknown.contains("sav"), "{unknown}");
    }
}
