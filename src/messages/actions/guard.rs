//! What stands between a text and the client it is sent to.

use std::sync::Arc;

use crate::db::Tx;
use crate::error::Result;
use crate::ids::ClientId;

/// Looks at every text before it reaches a client, and refuses what must not leave.
pub trait OutgoingGuard: Send + Sync {
    /// Lets `text` pass to `client`.
    ///
    /// # Errors
    /// [`crate::error::Error::Invalid`] where the text must not leave; it names what would be accepted.
    fn check(&self, tx: &mut Tx<'_>, client: &ClientId, text: &str) -> Result<()>;
}

/// Lets everything pass.
pub struct PassesAll;

impl OutgoingGuard for PassesAll {
    fn check(&self, _: &mut Tx<'_>, _: &ClientId, _: &str) -> Result<()> {
        Ok(())
    }
}

/// The site's guard, as the server hands it to pages.
#[derive(Clone)]
pub struct Guard(Arc<dyn OutgoingGuard>);

impl Guard {
    /// This guard for the whole site.
    pub fn new(guard: impl OutgoingGuard + 'static) -> Self {
        Self(Arc::new(guard))
    }
}

impl OutgoingGuard for Guard {
    fn check(&self, tx: &mut Tx<'_>, client: &ClientId, text: &str) -> Result<()> {
        self.0.check(tx, client, text)
    }
}
