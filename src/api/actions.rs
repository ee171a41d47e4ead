//! Making and revoking tokens.

use super::store::{self, New};
use super::token::{Claims, LIFETIME, TokenKey};
use crate::audit::{self, By, Event};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AccountId, TokenId};

/// A token that was just made; its text exists here and nowhere else.
pub struct Made {
    /// By which it can be revoked.
    pub id: TokenId,
    /// What the caller sends.
    pub text: String,
}

/// Makes a token for an account that is a researcher now.
///
/// # Errors
/// [`Error::NotFound`] where the account is none, or what the database says.
pub fn create_token(tx: &mut Tx<'_>, by: &By, account: &AccountId) -> Result<Made> {
    let (now, wall) = (tx.now(), tx.site().clock.wall());
    let membership = store::find_researcher(tx, account, now)?.ok_or(Error::NotFound)?;
    let id: TokenId = tx.id();
    let text = TokenKey::of(tx.site()).sign(&Claims::new(&id, account, wall))?;
    let new =
        New { id: &id, account_id: account, membership_id: &membership, created_at: wall, expires_at: wall + LIFETIME };
    store::insert(tx, &new)?;
    audit::record(tx, by, None, &Event::TokenMade { token: id.to_string() })?;
    Ok(Made { id, text })
}

/// Revokes a token; the next call with it is refused.
///
/// # Errors
/// [`Error::NotFound`] where there is none that holds, or what the database says.
pub fn revoke_token(tx: &mut Tx<'_>, by: &By, token: &TokenId) -> Result<()> {
    let wall = tx.site().clock.wall();
    if store::update_revoked(tx, token, wall)? == 0 {
        return Err(Error::NotFound);
    }
    audit::record(tx, by, None, &Event::TokenRevoked { token: token.to_string() })
}
