//! What people change about their own account. What a thief with an open session could use asks for password and
//! second factor again.

use super::super::store;
use super::factor::{self, Typed};
use super::guesses::{self, Attempt, Origin};
use super::sessions::{self, NewSession};
use crate::access::{Stage, Who};
use crate::audit::{self, Event};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::texts::LANGUAGES;

/// Counts a try of the person's own password, before something that asks for it again.
///
/// # Errors
/// [`Error::TooMany`] where the try must wait, or what the database says.
pub fn begin_step_up(tx: &mut Tx<'_>, who: &Who, origin: &Origin) -> Result<Attempt> {
    let account = who.account();
    let stored = store::keys(tx, account)?.password_hash;
    let counted = guesses::buckets(tx.site(), origin, Some(account), &["factor", account.as_str()]);
    guesses::count(tx, &counted, Some(account.clone()), stored)
}

/// Whether password and second factor are both right; only then is the code used up.
fn confirm(tx: &mut Tx<'_>, who: &Who, attempt: &Attempt, is_right: bool, typed: &Typed) -> Result<bool> {
    let is_current = store::keys(tx, who.account())?.password_hash == attempt.stored;
    if is_right && is_current && factor::check(tx, &who.by(), who.account(), typed)? {
        guesses::strike_out(tx, attempt)?;
        return Ok(true);
    }
    audit::record(tx, &who.by(), None, &Event::SignInRefused { reason: "step_up" })?;
    Ok(false)
}

/// Sets a new password: every other session ends and this one gets a new token. `None` where password or code is wrong.
///
/// # Errors
/// What the database says.
pub fn change_password(
    tx: &mut Tx<'_>,
    who: &Who,
    (attempt, is_right): (&Attempt, bool),
    typed: &Typed,
    new_hash: &str,
) -> Result<Option<NewSession>> {
    if !confirm(tx, who, attempt, is_right, typed)? {
        return Ok(None);
    }
    let wall = tx.site().clock.wall();
    store::set_password(tx, who.account(), Some(new_hash))?;
    store::end_sessions(tx, who.account(), wall)?;
    audit::record(tx, &who.by(), None, &Event::PasswordChanged {})?;
    sessions::open(tx, who.account(), who.membership(), Stage::Full, None).map(Some)
}

/// Makes new recovery codes, which wait sealed in a session with a new token until they are kept. `None` where password
/// or code is wrong.
///
/// # Errors
/// What the database says.
pub fn renew_recovery_codes(
    tx: &mut Tx<'_>,
    who: &Who,
    (attempt, is_right): (&Attempt, bool),
    typed: &Typed,
) -> Result<Option<NewSession>> {
    if !confirm(tx, who, attempt, is_right, typed)? {
        return Ok(None);
    }
    let codes = factor::new_recovery_codes(tx, who.account())?.join("\n");
    audit::record(tx, &who.by(), None, &Event::RecoveryCodesMade {})?;
    sessions::replace(tx, who, who.membership(), Stage::Full, Some(&codes)).map(Some)
}

/// The recovery codes that the person has not yet said are kept; none once that is said or the session has ended.
///
/// # Errors
/// What the database or the seal says.
pub fn codes_to_keep(rx: &mut Read<'_>, who: &Who) -> Result<Vec<String>> {
    let codes = sessions::pending(rx, who.session())?.unwrap_or_default();
    Ok(codes.lines().map(str::to_owned).collect())
}

/// The person has the codes: nobody sees them again.
///
/// # Errors
/// What the database says.
pub fn codes_are_kept(tx: &mut Tx<'_>, who: &Who) -> Result<()> {
    store::set_pending(tx, who.session(), None)?;
    Ok(())
}

/// Sets the person's language.
///
/// # Errors
/// [`Error::Invalid`] where the pages do not speak it, or what the database says.
pub fn set_language(tx: &mut Tx<'_>, who: &Who, language: &str) -> Result<()> {
    if !LANGUAGES.contains(&language) {
        return Err(Error::field("lang", "account-fault-language"));
    }
    store::set_locale(tx, who.account(), language)?;
    Ok(())
}
