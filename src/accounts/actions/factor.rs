//! The second factor: checking it, and making recovery codes.

use super::super::rules::{self, RECOVERY_CODES};
use super::super::store;
use crate::audit::{self, By, Event};
use crate::crypto::{self, Place};
use crate::db::{Site, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, RecoveryCodeId};

const SECRET: Place = Place("accounts.totp_secret");

/// A second factor as typed.
#[derive(Debug, Clone)]
pub enum Typed {
    /// The six digits that an authenticator shows.
    Code(String),
    /// One of the recovery codes.
    Recovery(String),
}

/// Whether the second factor is right; a time step and a recovery code count once, also in parallel, since acts are
/// serial.
pub(super) fn check(tx: &mut Tx<'_>, by: &By, account: &AccountId, typed: &Typed) -> Result<bool> {
    match typed {
        Typed::Code(code) => check_code(tx, account, code),
        Typed::Recovery(code) => check_recovery(tx, by, account, code),
    }
}

fn check_code(tx: &mut Tx<'_>, account: &AccountId, code: &str) -> Result<bool> {
    let keys = store::keys(tx, account)?;
    let Some(sealed) = keys.totp_secret else { return Ok(false) };
    let secret = read(&crypto::open_for_site(tx.site(), SECRET, account.as_str(), &sealed)?)?;
    let wall = tx.site().clock.wall();
    match rules::accepted_step(&secret, code, wall, keys.totp_step) {
        None => Ok(false),
        Some(step) => Ok(store::set_step(tx, account, step)? == 1),
    }
}

fn check_recovery(tx: &mut Tx<'_>, by: &By, account: &AccountId, typed: &str) -> Result<bool> {
    let Some(code) = rules::recovery_code_of(typed) else { return Ok(false) };
    let (hash, wall) = (recovery_hash(tx.site(), account, &code), tx.site().clock.wall());
    let is_right = store::use_code(tx, account, &hash, wall)? == 1;
    if is_right {
        audit::record(tx, by, None, &Event::RecoveryCodeUsed {})?;
    }
    Ok(is_right)
}

/// Sets the second factor; the step that proved it is used up.
pub(super) fn set(tx: &mut Tx<'_>, account: &AccountId, secret: &[u8], step: i64) -> Result<()> {
    let sealed = crypto::seal_for_site(tx.site(), SECRET, account.as_str(), &write(secret))?;
    store::set_factor(tx, account, Some(sealed), step)?;
    Ok(())
}

/// New recovery codes in the place of all earlier ones; only their hashes are stored.
pub(super) fn new_recovery_codes(tx: &mut Tx<'_>, account: &AccountId) -> Result<Vec<String>> {
    store::remove_codes(tx, account)?;
    let mut shown = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = rules::recovery_code(crypto::random::<16>()?);
        let hash = recovery_hash(tx.site(), account, &code.replace('-', ""));
        let id: RecoveryCodeId = tx.id();
        store::insert_code(tx, &id, account, &hash)?;
        shown.push(code);
    }
    Ok(shown)
}

fn recovery_hash(site: &Site, account: &AccountId, code: &str) -> String {
    crypto::keyed_hash(site, "recovery", &[account.as_str(), code])
}

/// A secret as text that can be sealed.
pub(super) fn write(secret: &[u8]) -> String {
    data_encoding::BASE32_NOPAD.encode(secret)
}

/// A secret from its text.
pub(super) fn read(text: &str) -> Result<Vec<u8>> {
    data_encoding::BASE32_NOPAD.decode(text.as_bytes()).map_err(|error| Error::internal("read a second factor", error))
}
