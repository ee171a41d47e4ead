//! Modules and programmes in the version that a treatment has, parsed once and kept by their hash.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use super::store;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::instruments::Instrument;
use crate::programme::{Module, Programme};
use crate::risk::rules::RuleSet;
use crate::risk::rules::review::ReviewForm;

/// Read-only content of which every version that was used is kept.
pub trait Versioned {
    /// What kind of content it is, as stored.
    const KIND: &'static str;
    /// Names this version for ever.
    fn hash(&self) -> &str;
    /// The same in all versions.
    fn id(&self) -> &str;
    /// The author's version.
    fn version(&self) -> &str;
    /// The whole of it as text.
    fn body(&self) -> &str;
}

/// Content that names its parts as files do.
macro_rules! versioned {
    ($($content:ty => $kind:literal),+) => {$(
        impl Versioned for $content {
            const KIND: &'static str = $kind;
            fn hash(&self) -> &str {
                &self.hash
            }
            fn id(&self) -> &str {
                &self.id
            }
            fn version(&self) -> &str {
                &self.version
            }
            fn body(&self) -> &str {
                &self.body
            }
        }
    )+};
}

versioned!(Module => "module", Programme => "programme", Instrument => "instrument", RuleSet => "rules", ReviewForm => "review");

impl<T: Versioned> Versioned for Arc<T> {
    const KIND: &'static str = T::KIND;
    fn hash(&self) -> &str {
        T::hash(self)
    }
    fn id(&self) -> &str {
        T::id(self)
    }
    fn version(&self) -> &str {
        T::version(self)
    }
    fn body(&self) -> &str {
        T::body(self)
    }
}

type Kept<T> = LazyLock<RwLock<HashMap<String, Arc<T>>>>;

/// A hash names one content for ever, so that nothing kept here grows old; there are as many as there are versions.
static MODULES: Kept<Module> = LazyLock::new(Default::default);
static PROGRAMMES: Kept<Programme> = LazyLock::new(Default::default);
static REVIEW_FORMS: Kept<ReviewForm> = LazyLock::new(Default::default);

/// The module of this hash, as it was registered.
///
/// # Errors
/// `NotFound` where it was never registered, or [`Error::Internal`] where it cannot be read any longer.
pub fn module(conn: &mut Conn, hash: &str) -> Result<Arc<Module>> {
    kept(&MODULES, hash, || Module::from_body(&store::body(conn, hash)?).map_err(|faults| broken(hash, &faults)))
}

/// The programme of this hash with its modules.
///
/// # Errors
/// As [`module`].
pub fn programme(conn: &mut Conn, hash: &str) -> Result<Arc<Programme>> {
    kept(&PROGRAMMES, hash, || {
        let body = store::body(conn, hash)?;
        let conn = std::cell::RefCell::new(conn);
        let find = |hash: &str| module(&mut conn.borrow_mut(), hash).ok();
        Programme::from_body(&body, &find).map_err(|faults| broken(hash, &faults))
    })
}

/// The form of a risk review of this hash, as it was registered.
///
/// # Errors
/// As [`module`].
pub fn review_form(conn: &mut Conn, hash: &str) -> Result<Arc<ReviewForm>> {
    kept(&REVIEW_FORMS, hash, || {
        let faults = |found: Vec<crate::instruments::Fault>| broken(hash, &found);
        ReviewForm::load(hash, &store::body(conn, hash)?).map_err(faults)
    })
}

fn kept<T>(shelf: &Kept<T>, hash: &str, read: impl FnOnce() -> Result<T>) -> Result<Arc<T>> {
    if let Some(found) = shelf.read().unwrap_or_else(PoisonError::into_inner).get(hash) {
        return Ok(Arc::clone(found));
    }
    let made = Arc::new(read()?);
    shelf.write().unwrap_or_else(PoisonError::into_inner).insert(hash.to_owned(), Arc::clone(&made));
    Ok(made)
}

fn broken(hash: &str, faults: &[impl ToString]) -> Error {
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Error::fault(format!("content {hash} cannot be read: {}", faults.join("; ")))
}
