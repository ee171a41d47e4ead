//! Inviting people, and inviting them again when a password or a second factor is lost.

use std::collections::HashMap;

use super::super::rules::{self, INVITATION_LIFE, Kind, State};
use super::super::store;
use super::sign_in_hash;
use crate::access::Role;
use crate::audit::{self, By, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, FieldErrors, Result};
use crate::ids::{AccountId, MembershipId, UnitId};
use crate::outbox;
use crate::texts::LANGUAGES;

const NAME: Place = Place("accounts.name");

/// The longest name of a person, in characters.
const LONGEST_NAME: usize = 100;

/// A person to be invited.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// What the account is for.
    pub kind: Kind,
    /// Where the person belongs.
    pub unit: UnitId,
    /// As what.
    pub role: Role,
    /// A mail address for staff, a study code ([`free_study_code`]) for clients.
    pub sign_in: String,
    /// The name that colleagues see. A client's is not kept here: it is sealed under the client's own key.
    pub name: String,
    /// The person's language.
    pub locale: String,
}

/// What comes of an invitation. The token is nowhere else: only its hash is stored.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The account.
    pub account: AccountId,
    /// The first membership; the oldest one where an account was invited again.
    pub membership: MembershipId,
    /// What stands in the link after `/invite/`.
    pub token: String,
}

/// Invites a person: makes the account, the membership and an invitation that works once within fourteen days.
///
/// # Errors
/// [`Error::Invalid`] naming every fault, also a sign-in name that is taken; or what the database says.
pub fn invite(tx: &mut Tx<'_>, by: &By, new: NewAccount) -> Result<Invited> {
    faults(&new).into_result()?;
    let NewAccount { kind, unit, role, sign_in, name, locale } = new;
    let hash = sign_in_hash(tx.site(), &sign_in);
    if store::find_by_sign_in(tx, &hash)?.is_some() {
        return Err(Error::field("sign_in", "account-fault-name-taken"));
    }
    let (account, now): (AccountId, _) = (tx.id(), tx.now());
    let kept_name = if kind == Kind::Client { "" } else { name.trim() };
    let row = store::NewAccount {
        id: &account,
        kind: kind.as_str(),
        sign_in_hash: &hash,
        name: crypto::seal_for_site(tx.site(), NAME, account.as_str(), kept_name)?,
        locale: &locale,
        state: State::Invited.as_str(),
        created_at: now,
    };
    store::insert(tx, &row)?;
    let membership: MembershipId = tx.id();
    store::insert_membership(tx, &membership, &account, &unit, role, now)?;
    let token = write_invitation(tx, by, &account)?;
    Ok(Invited { account, membership, token })
}

fn faults(new: &NewAccount) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let is_name = match new.kind {
        Kind::Client => rules::study_code_of(&new.sign_in).is_some(),
        Kind::Staff => rules::is_mail(new.sign_in.trim()),
    };
    if !is_name {
        let key = if new.kind == Kind::Client { "account-fault-code" } else { "account-fault-mail" };
        errors.add("sign_in", key);
    }
    if (new.kind == Kind::Client) != (new.role == Role::Client) {
        errors.add("role", "account-fault-role");
    }
    let length = new.name.trim().chars().count();
    if new.kind == Kind::Staff && (length == 0 || length > LONGEST_NAME) {
        errors.add_with("name", "account-fault-name", vec![("n", LONGEST_NAME.to_string())]);
    }
    if !LANGUAGES.contains(&new.locale.as_str()) {
        errors.add("locale", "account-fault-language");
    }
    errors
}

/// Invites a person anew who has not finished, or whose account was disabled. What had been set is forgotten, and
/// earlier invitations stop working.
///
/// # Errors
/// [`Error::Conflict`] where the account is in use or frozen, or what the database says.
pub fn reinvite(tx: &mut Tx<'_>, by: &By, account: &AccountId) -> Result<Invited> {
    let state = store::keys(tx, account)?.state();
    if !matches!(state, State::Invited | State::Disabled) {
        return Err(Error::Conflict("account-conflict-in-use"));
    }
    store::set_password(tx, account, None)?;
    remove_factor(tx, account)?;
    store::set_state(tx, account, State::Invited)?;
    if state == State::Disabled {
        outbox::actions::thaw_letters(tx, account)?;
    }
    again(tx, by, account)
}

/// Takes away a lost second factor and the recovery codes. The password stays, and must be given on the new invitation.
///
/// # Errors
/// [`Error::Conflict`] where the account is not in use, or what the database says.
pub fn reset_factor(tx: &mut Tx<'_>, by: &By, account: &AccountId) -> Result<Invited> {
    require_active(tx, account)?;
    remove_factor(tx, account)?;
    store::set_state(tx, account, State::Invited)?;
    audit::record(tx, by, None, &Event::FactorReset { account: account.to_string() })?;
    again(tx, by, account)
}

/// Takes away a lost password. The second factor stays, and must be given on the new invitation.
///
/// # Errors
/// [`Error::Conflict`] where the account is not in use, or what the database says.
pub fn reset_password(tx: &mut Tx<'_>, by: &By, account: &AccountId) -> Result<Invited> {
    require_active(tx, account)?;
    store::set_password(tx, account, None)?;
    audit::record(tx, by, None, &Event::PasswordReset { account: account.to_string() })?;
    again(tx, by, account)
}

fn require_active(tx: &mut Tx<'_>, account: &AccountId) -> Result<()> {
    let is_active = store::keys(tx, account)?.state() == State::Active;
    if is_active { Ok(()) } else { Err(Error::Conflict("account-conflict-not-in-use")) }
}

fn remove_factor(tx: &mut Tx<'_>, account: &AccountId) -> Result<()> {
    store::set_factor(tx, account, None, 0)?;
    store::remove_codes(tx, account)?;
    Ok(())
}

fn again(tx: &mut Tx<'_>, by: &By, account: &AccountId) -> Result<Invited> {
    let (now, wall) = (tx.now(), tx.site().clock.wall());
    store::end_sessions(tx, account, wall)?;
    store::use_invitations(tx, account, wall)?;
    let memberships = store::memberships_now(tx, account, now)?;
    let membership = memberships.into_iter().next().ok_or(Error::NotFound)?.id;
    let token = write_invitation(tx, by, account)?;
    Ok(Invited { account: account.clone(), membership, token })
}

fn write_invitation(tx: &mut Tx<'_>, by: &By, account: &AccountId) -> Result<String> {
    let (token, wall) = (crypto::token()?, tx.site().clock.wall());
    let hash = crypto::token_hash(&token);
    let id = tx.id();
    store::insert_invitation(tx, &id, account, &hash, by.account.as_ref(), (wall, wall + INVITATION_LIFE))?;
    audit::record(tx, by, None, &Event::AccountInvited { account: account.to_string() })?;
    Ok(token)
}

/// Gives a member of staff a further role; the same role in the same unit is not given twice.
///
/// # Errors
/// [`Error::Conflict`] where it would be a client's account or role, or what the database says.
pub fn add_membership(
    tx: &mut Tx<'_>,
    by: &By,
    account: &AccountId,
    unit: &UnitId,
    role: Role,
) -> Result<MembershipId> {
    if store::get(tx, account)?.is_client || role == Role::Client {
        return Err(Error::Conflict("account-conflict-client"));
    }
    let now = tx.now();
    let held = store::memberships_now(tx, account, now)?;
    if let Some(same) = held.into_iter().find(|held| &held.unit == unit && held.role == role) {
        return Ok(same.id);
    }
    let id: MembershipId = tx.id();
    store::insert_membership(tx, &id, account, unit, role, now)?;
    let event = Event::MembershipGiven { account: account.to_string(), role: role.as_str() };
    audit::record(tx, by, None, &event)?;
    Ok(id)
}

/// Sets when a membership ends, or that it has no end. Whoever holds it gets in until then and not after: each request
/// asks.
///
/// # Errors
/// What the database says.
pub fn set_membership_end(
    tx: &mut Tx<'_>,
    by: &By,
    account: &AccountId,
    membership: &MembershipId,
    until: Option<Moment>,
) -> Result<()> {
    store::set_until(tx, membership, until)?;
    let until = until.map(|until| until.to_string()).unwrap_or_default();
    audit::record(tx, by, None, &Event::MembershipEndSet { account: account.to_string(), until })
}

/// A study code that nobody has.
///
/// # Errors
/// What the database or the random source says.
pub fn free_study_code(rx: &mut Read<'_>) -> Result<String> {
    loop {
        let code = rules::study_code(crypto::random::<8>()?);
        let hash = sign_in_hash(rx.site(), &code);
        if store::find_by_sign_in(rx, &hash)?.is_none() {
            return Ok(code);
        }
    }
}

/// Gives a client a new study code, since only the hash of the old one is kept and a lost slip cannot be written again.
/// The old code stops working.
///
/// # Errors
/// [`Error::Conflict`] where it is no client's account, or what the database says.
pub fn renew_study_code(tx: &mut Tx<'_>, account: &AccountId) -> Result<String> {
    if !store::get(tx, account)?.is_client {
        return Err(Error::Conflict("account-conflict-client"));
    }
    let code = free_study_code(tx)?;
    let hash = sign_in_hash(tx.site(), &code);
    store::set_sign_in(tx, account, &hash)?;
    Ok(code)
}

/// The account with that sign-in name, for whoever manages accounts.
///
/// # Errors
/// What the database says.
pub fn find_by_sign_in(rx: &mut Read<'_>, typed: &str) -> Result<Option<AccountId>> {
    let hash = sign_in_hash(rx.site(), typed);
    Ok(store::find_by_sign_in(rx, &hash)?)
}

/// The names that colleagues see of some accounts, by account.
///
/// # Errors
/// What the database or the seal says.
pub fn names(rx: &mut Read<'_>, accounts: &[&str]) -> Result<HashMap<String, String>> {
    let mut names = HashMap::new();
    for (account, sealed) in store::sealed_names(rx, accounts)? {
        let name = crypto::open_for_site(rx.site(), NAME, account.as_str(), &sealed)?;
        names.insert(account.to_string(), name);
    }
    Ok(names)
}

/// The name that colleagues see; empty for a client, whose name is sealed in the client's own record.
///
/// # Errors
/// [`Error::NotFound`] where there is no such account, or what the seal says.
pub fn name(rx: &mut Read<'_>, account: &AccountId) -> Result<String> {
    let sealed = store::sealed_name(rx, account)?;
    crypto::open_for_site(rx.site(), NAME, account.as_str(), &sealed)
}
