//! What can go wrong, with two faces: a text key for the person, a cause for the log.
//!
//! Neither face ever carries personal data: keys name texts, causes name operations.

use std::borrow::Cow;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// The one error type of the platform.
#[derive(Debug)]
pub enum Error {
    /// Not there, or not yours: the two are never told apart.
    NotFound,
    /// Nobody is signed in, or only half.
    SignIn,
    /// The second factor must be given again before this.
    StepUp,
    /// The input cannot be accepted; every fault is listed.
    Invalid(FieldErrors),
    /// Somebody else was first; the key says what to do.
    Conflict(&'static str),
    /// Too many tries; the person may come back later.
    TooMany,
    /// The database or another service does not answer at the moment.
    Unavailable(Cow<'static, str>),
    /// A fault of ours.
    Internal {
        /// What was being done.
        what: Cow<'static, str>,
        /// Why it failed.
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
}

/// The usual result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A fault of ours with its cause.
    pub fn internal(what: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal { what: Cow::Borrowed(what), source: Some(source.into()) }
    }

    /// A fault of ours without a cause beneath it.
    pub fn fault(what: impl Into<Cow<'static, str>>) -> Self {
        Self::Internal { what: what.into(), source: None }
    }

    /// One field that cannot be accepted.
    pub fn field(field: impl Into<String>, key: &'static str) -> Self {
        let mut errors = FieldErrors::default();
        errors.add(field, key);
        Self::Invalid(errors)
    }

    /// The key of the page that explains this to a person.
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::NotFound => "problem-not-found",
            Self::SignIn => "problem-sign-in",
            Self::StepUp => "problem-step-up",
            Self::Invalid(_) => "problem-invalid",
            Self::Conflict(key) => key,
            Self::TooMany => "problem-too-many",
            Self::Unavailable(_) => "problem-unavailable",
            Self::Internal { .. } => "problem-internal",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::SignIn => f.write_str("nobody is signed in"),
            Self::StepUp => f.write_str("the second factor is asked for again"),
            Self::Invalid(errors) => write!(f, "invalid input: {errors}"),
            Self::Conflict(key) => write!(f, "conflict: {key}"),
            Self::TooMany => f.write_str("too many tries"),
            Self::Unavailable(why) => write!(f, "unavailable: {why}"),
            Self::Internal { what, source: None } => f.write_str(what),
            Self::Internal { what, source: Some(source) } => write!(f, "{what}: {source}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Internal { source: Some(source), .. } => Some(source.as_ref()),
            _ => None,
        }
    }
}

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Conflict("problem-conflict"),
            DieselError::DatabaseError(
                DatabaseErrorKind::ClosedConnection
                | DatabaseErrorKind::UnableToSendCommand
                | DatabaseErrorKind::SerializationFailure,
                ref why,
            ) => Self::Unavailable(why.message().to_owned().into()),
            DieselError::DatabaseError(_, ref why) if is_passing_trouble(why.message()) => {
                Self::Unavailable(why.message().to_owned().into())
            }
            other => Self::internal("database statement", other),
        }
    }
}

/// Trouble of the disk or the server that passes without a change of ours: busy, full, read-only, shutting down.
fn is_passing_trouble(message: &str) -> bool {
    const SIGNS: [&str; 9] = [
        "database is locked",
        "disk is full",
        "disk I/O error",
        "readonly database",
        "unable to open database",
        "lock timeout",
        "terminating connection",
        "the database system is",
        "No space left",
    ];
    SIGNS.iter().any(|sign| message.contains(sign))
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::StepUp => StatusCode::FORBIDDEN,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A bare answer; `web::problem` puts the page in the person's language round it.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// Every fault of one input, in the order of the form.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct FieldErrors(Vec<FieldError>);

/// One fault: the field it belongs to and the text that says what would be accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The form field's name, which is also the anchor that the error summary links to.
    pub field: String,
    /// The text key.
    pub key: &'static str,
    /// What the text names: limits, never what was typed.
    pub args: Vec<(&'static str, String)>,
}

impl FieldErrors {
    /// Adds a fault.
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.add_with(field, key, Vec::new());
    }

    /// Adds a fault whose text names limits.
    pub fn add_with(&mut self, field: impl Into<String>, key: &'static str, args: Vec<(&'static str, String)>) {
        self.0.push(FieldError { field: field.into(), key, args });
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in order.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// `Ok` when nothing is wrong.
    pub fn into_result(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, error) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{} ({})", error.field, error.key)?;
        }
        Ok(())
    }
}
