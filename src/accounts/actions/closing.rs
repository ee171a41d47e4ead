//! Closing accounts and opening them again. All sessions end and all letters stop in the same transaction, and from then
//! on the account answers like one whose password is wrong.

use super::super::rules::State;
use super::super::store::{self, Keys};
use crate::access::{self, ClientSelf, Who};
use crate::audit::{self, By, Event};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AccountId, ClientId};
use crate::outbox;

/// A client freezes the own account: somebody else may have the password.
///
/// # Errors
/// [`Error::NotFound`] for everybody but clients, or what the database says.
pub fn freeze_self(tx: &mut Tx<'_>, who: &Who) -> Result<()> {
    let me: ClientSelf = access::client_self(tx, who)?;
    freeze(tx, me.by(), Some(me.client()), who.account())
}

/// Freezes an account for its person; `about` is the client whose log it belongs in.
///
/// # Errors
/// [`Error::Conflict`] where the account is disabled, or what the database says.
pub fn freeze(tx: &mut Tx<'_>, by: &By, about: Option<&ClientId>, account: &AccountId) -> Result<()> {
    if store::keys(tx, account)?.state() == State::Disabled {
        return Err(Error::Conflict("account-conflict-not-in-use"));
    }
    close(tx, account, State::Frozen)?;
    audit::record(tx, by, about, &Event::AccountFrozen { account: account.to_string() })
}

/// Disables an account for good.
///
/// # Errors
/// What the database says.
pub fn disable(tx: &mut Tx<'_>, by: &By, about: Option<&ClientId>, account: &AccountId) -> Result<()> {
    store::get(tx, account)?;
    close(tx, account, State::Disabled)?;
    audit::record(tx, by, about, &Event::AccountDisabled { account: account.to_string() })
}

/// Opens a frozen account again, with the password and second factor that it had. Whoever fears that these are known
/// to somebody else resets them as well.
///
/// # Errors
/// [`Error::Conflict`] where the account is not frozen, or what the database says.
pub fn unfreeze(tx: &mut Tx<'_>, by: &By, about: Option<&ClientId>, account: &AccountId) -> Result<()> {
    let keys = store::keys(tx, account)?;
    if keys.state() != State::Frozen {
        return Err(Error::Conflict("account-conflict-not-frozen"));
    }
    store::set_state(tx, account, reopened(&keys))?;
    outbox::actions::thaw_letters(tx, account)?;
    audit::record(tx, by, about, &Event::AccountUnfrozen { account: account.to_string() })
}

/// Whoever had not finished the invitation is invited again rather than let in by half.
fn reopened(keys: &Keys) -> State {
    if keys.password_hash.is_some() && keys.totp_secret.is_some() { State::Active } else { State::Invited }
}

fn close(tx: &mut Tx<'_>, account: &AccountId, state: State) -> Result<()> {
    let wall = tx.site().clock.wall();
    store::set_state(tx, account, state)?;
    store::end_sessions(tx, account, wall)?;
    store::use_invitations(tx, account, wall)?;
    outbox::actions::freeze_letters(tx, account)
}
