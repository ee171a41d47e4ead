//! What a client does on the own pages: takes texts along on a phone.

use crate::access::ClientSelf;
use crate::audit::{self, Event};
use crate::db::Tx;
use crate::error::Result;
use crate::treatment;

/// The client takes opened modules along on a phone, where they are kept sealed.
///
/// # Errors
/// [`crate::error::Error::NotFound`] for a module that is not open, or what the database says.
pub(super) fn keep_on_phone(tx: &mut Tx<'_>, me: &ClientSelf, positions: &[i32]) -> Result<()> {
    for position in positions {
        let step = treatment::opened(tx, me, *position)?.step;
        audit::record(tx, me.by(), Some(me.client()), &Event::ModuleKept { step: step.id.to_string() })?;
    }
    Ok(())
}
