//! Signing in: the password, then the second factor.

use super::super::rules::State;
use super::super::store::{self, Keys, Membership};
use super::factor::{self, Typed};
use super::guesses::{self, Attempt, Origin, buckets, count};
use super::sessions::{self, NewSession};
use super::{by_account, device, sign_in_hash};
use crate::access::{Role, Stage, Who};
use crate::audit::{self, By, Event};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::AccountId;

/// Somebody who has just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session's token, for its cookie.
    pub token: String,
    /// As what.
    pub role: Role,
    /// What the browser keeps, so that others' guesses do not lock this person out.
    pub device: String,
}

/// Counts a try under a name and fetches what the password is compared with. A name that nobody has takes the same
/// statements.
///
/// # Errors
/// [`Error::TooMany`] where the try must wait, or what the database says.
pub fn begin_sign_in(tx: &mut Tx<'_>, typed_name: &str, origin: &Origin) -> Result<Attempt> {
    let hash = sign_in_hash(tx.site(), typed_name);
    let account = store::find_by_sign_in(tx, &hash)?;
    let looked_up = account.clone().unwrap_or_else(|| AccountId::from("nobody"));
    let stored = store::find_keys(tx, &looked_up)?.and_then(|keys| keys.password_hash);
    let counted = buckets(tx.site(), origin, account.as_ref(), &[&hash]);
    count(tx, &counted, account, stored)
}

/// After the comparison: a session that awaits the second factor, or `None`, which is the same for a wrong password and
/// for an account that cannot be used.
///
/// # Errors
/// What the database says.
pub fn judge_password(tx: &mut Tx<'_>, attempt: &Attempt, is_right: bool) -> Result<Option<NewSession>> {
    let Some(account) = &attempt.account else {
        audit::record(tx, &By::system(), None, &Event::SignInRefused { reason: "name" })?;
        return Ok(None);
    };
    let now = tx.now();
    let (keys, memberships) = (store::keys(tx, account)?, store::memberships_now(tx, account, now)?);
    let by = by_account(account, memberships.first());
    match refusal(&keys, memberships.first(), attempt, is_right) {
        Err(reason) => {
            audit::record(tx, &by, None, &Event::SignInRefused { reason })?;
            Ok(None)
        }
        Ok(membership) => {
            guesses::strike_out(tx, attempt)?;
            audit::record(tx, &by, None, &Event::PasswordAccepted {})?;
            sessions::open(tx, account, &membership.id, Stage::Factor, None).map(Some)
        }
    }
}

/// The membership to sign in with, or why not. The stored hash must still be the one that was compared.
fn refusal<'m>(
    keys: &Keys,
    membership: Option<&'m Membership>,
    attempt: &Attempt,
    is_right: bool,
) -> Result<&'m Membership, &'static str> {
    if !is_right || keys.password_hash.is_none() || keys.password_hash != attempt.stored {
        return Err("password");
    }
    if keys.state() != State::Active || keys.totp_secret.is_none() {
        return Err("state");
    }
    membership.ok_or("membership")
}

/// Gives the second factor: a full session with a new token, or `None` where the code is wrong or was used before.
///
/// # Errors
/// [`Error::TooMany`] where the try must wait, [`Error::SignIn`] where no password was given, or what the database says.
pub fn second_factor(tx: &mut Tx<'_>, who: &Who, typed: &Typed, origin: &Origin) -> Result<Option<SignedIn>> {
    if who.stage() != Stage::Factor {
        return Err(Error::SignIn);
    }
    let account = who.account();
    let counted = buckets(tx.site(), origin, Some(account), &["factor", account.as_str()]);
    let attempt = count(tx, &counted, Some(account.clone()), None)?;
    if !factor::check(tx, &who.by(), account, typed)? {
        audit::record(tx, &who.by(), None, &Event::SignInRefused { reason: "factor" })?;
        return Ok(None);
    }
    guesses::strike_out(tx, &attempt)?;
    let name_hash = store::keys(tx, account)?.sign_in_hash;
    let by_name = buckets(tx.site(), &Origin::default(), None, &[&name_hash]);
    // The first bucket is the name's or the device's; an address keeps its count, or one's own account would clear it.
    for bucket in counted.first().iter().chain(by_name.first().iter()) {
        store::remove_failures_of(tx, bucket.hash())?;
    }
    audit::record(tx, &who.by(), None, &Event::SignedIn {})?;
    let session = sessions::replace(tx, who, who.membership(), Stage::Full, None)?;
    let device = device::remember(tx.site(), origin.device.as_deref(), account)?;
    Ok(Some(SignedIn { token: session.token, role: who.role(), device }))
}
