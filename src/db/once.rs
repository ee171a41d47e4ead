//! The same act posted twice is done once: each form carries a key, stored in the act's own transaction with the
//! address that the act led to.

use diesel::prelude::*;
use sha2::{Digest, Sha256};

use super::{Read, Tx};
use crate::error::Result;
use crate::ids::AccountId;
use crate::schema::once_keys;

/// Does `act` unless this account has done it under this key; answers with the address that it led to either way.
/// Without a key nothing can be recognised, and the act is done.
///
/// # Errors
/// What `act` returns; then the key is free again.
pub fn once(
    tx: &mut Tx<'_>,
    account: &AccountId,
    key: &str,
    act: impl FnOnce(&mut Tx<'_>) -> Result<String>,
) -> Result<String> {
    if key.is_empty() {
        return act(tx);
    }
    if let Some(location) = location(tx, account, key)? {
        return Ok(location);
    }
    let key_hash = hash(account, key);
    let location = act(tx)?;
    diesel::insert_into(once_keys::table)
        .values((once_keys::key_hash.eq(&key_hash), once_keys::location.eq(&location), once_keys::done_at.eq(tx.now())))
        .execute(&mut ***tx)?;
    Ok(location)
}

/// The address that the act under this key led to, if it was done.
///
/// # Errors
/// What the database says.
pub fn location(rx: &mut Read<'_>, account: &AccountId, key: &str) -> Result<Option<String>> {
    let found = once_keys::table.find(hash(account, key)).select(once_keys::location).first(&mut **rx).optional()?;
    Ok(found)
}

/// Forgets keys older than `before`.
///
/// # Errors
/// What the database says.
pub fn forget(tx: &mut Tx<'_>, before: crate::clock::Moment) -> Result<usize> {
    Ok(diesel::delete(once_keys::table.filter(once_keys::done_at.lt(before))).execute(&mut ***tx)?)
}

/// The account is part of the key, with a separator that no identifier holds, so that keys of two people never meet.
fn hash(account: &AccountId, key: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(format!("{account}\n{key}")))
}
