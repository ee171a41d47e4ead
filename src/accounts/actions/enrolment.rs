//! Using an invitation: what the account still has must be given, what it lacks is set.

use super::super::rules::{self, State};
use super::super::store::{self, Keys};
use super::guesses::{self, Attempt, Origin};
use super::sessions::{self, NewSession};
use super::sign_in::SignedIn;
use super::{by_account, device, factor, sign_in_hash};
use crate::access::{Stage, Who};
use crate::audit::{self, Event};
use crate::crypto;
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::AccountId;

/// Bytes of a second factor's secret: 160 bits, as authenticators expect.
const SECRET_BYTES: usize = 20;

/// An invitation that can be used.
#[derive(Debug, Clone)]
pub struct Invitation {
    account: AccountId,
    keys: Keys,
}

impl Invitation {
    /// Whether the account has a password that must be given (else one is set).
    pub fn has_password(&self) -> bool {
        self.keys.password_hash.is_some()
    }

    /// Whether the account has a second factor that will be asked for (else one is set).
    pub fn has_factor(&self) -> bool {
        self.keys.totp_secret.is_some()
    }
}

/// What is given on an invitation.
#[derive(Debug, Clone)]
pub enum Credential {
    /// The hash of a new password, where the account had none.
    New(String),
    /// The judged try of the password that the account has.
    Given(Attempt, bool),
}

/// What comes of it.
#[derive(Debug, Clone)]
pub enum Begun {
    /// A session in which the second factor is set or given.
    On(NewSession),
    /// The name or the password is not the account's.
    Wrong,
    /// The invitation cannot be used any more.
    Gone,
}

/// The invitation behind a link, or `None` where it was used, has run out or never was.
///
/// # Errors
/// What the database says.
pub fn invitation(rx: &mut Read<'_>, token: &str) -> Result<Option<Invitation>> {
    let wall = rx.site().clock.wall();
    let Some(account) = store::waiting_invitation(rx, &crypto::token_hash(token), wall)? else { return Ok(None) };
    let keys = store::keys(rx, &account)?;
    let can_be_used = matches!(keys.state(), State::Invited | State::Active);
    Ok(can_be_used.then_some(Invitation { account, keys }))
}

/// Takes the password on an invitation. The link alone is not enough: the sign-in name, which reached the person
/// another way, must be given with it.
///
/// # Errors
/// What the database says.
pub fn begin_enrolment(tx: &mut Tx<'_>, token: &str, typed_name: &str, credential: &Credential) -> Result<Begun> {
    let Some(Invitation { account, keys }) = invitation(tx, token)? else { return Ok(Begun::Gone) };
    let now = tx.now();
    let held = store::memberships_now(tx, &account, now)?;
    let Some(membership) = held.first() else { return Ok(Begun::Gone) };
    let by = by_account(&account, Some(membership));
    if !crypto::equal(&keys.sign_in_hash, &sign_in_hash(tx.site(), typed_name)) {
        return Ok(Begun::Wrong);
    }
    match (credential, &keys.password_hash) {
        (Credential::New(hash), None) => {
            store::set_password(tx, &account, Some(hash))?;
            audit::record(tx, &by, None, &Event::PasswordChanged {})?;
        }
        (Credential::Given(attempt, true), Some(_)) if attempt.stored == keys.password_hash => {
            guesses::strike_out(tx, attempt)?;
            audit::record(tx, &by, None, &Event::PasswordAccepted {})?;
        }
        (Credential::New(_), Some(_)) | (Credential::Given(..), None) => return Ok(Begun::Gone),
        (Credential::Given(..), Some(_)) => {
            audit::record(tx, &by, None, &Event::SignInRefused { reason: "password" })?;
            return Ok(Begun::Wrong);
        }
    }
    let wall = tx.site().clock.wall();
    store::end_sessions(tx, &account, wall)?;
    if keys.totp_secret.is_some() {
        store::use_invitations(tx, &account, wall)?;
        audit::record(tx, &by, None, &Event::InvitationUsed {})?;
        return sessions::open(tx, &account, &membership.id, Stage::Factor, None).map(Begun::On);
    }
    let secret = factor::write(&crypto::random::<SECRET_BYTES>()?);
    sessions::open(tx, &account, &membership.id, Stage::Enrol, Some(&secret)).map(Begun::On)
}

/// The secret that is being set in this session.
///
/// # Errors
/// [`Error::SignIn`] where none is, or what the database says.
pub fn enrolment_secret(rx: &mut Read<'_>, who: &Who) -> Result<Vec<u8>> {
    if who.stage() != Stage::Enrol {
        return Err(Error::SignIn);
    }
    factor::read(&sessions::pending(rx, who.session())?.ok_or(Error::SignIn)?)
}

/// Confirms the second factor by a code: sets it, uses the invitation up, makes recovery codes and signs in. `None`
/// where the code is wrong. The codes wait sealed in the new session until the person says that they are kept.
///
/// # Errors
/// [`Error::SignIn`] where no second factor is being set, or what the database says.
pub fn finish_enrolment(tx: &mut Tx<'_>, who: &Who, code: &str, origin: &Origin) -> Result<Option<SignedIn>> {
    let (secret, account) = (enrolment_secret(tx, who)?, who.account());
    let wall = tx.site().clock.wall();
    let Some(step) = rules::accepted_step(&secret, code, wall, 0) else { return Ok(None) };
    factor::set(tx, account, &secret, step)?;
    store::set_state(tx, account, State::Active)?;
    store::use_invitations(tx, account, wall)?;
    store::end_sessions(tx, account, wall)?;
    let codes = factor::new_recovery_codes(tx, account)?.join("\n");
    let session = sessions::open(tx, account, who.membership(), Stage::Full, Some(&codes))?;
    for event in [Event::InvitationUsed {}, Event::FactorSet {}, Event::SignedIn {}] {
        audit::record(tx, &who.by(), None, &event)?;
    }
    let device = device::remember(tx.site(), origin.device.as_deref(), account)?;
    Ok(Some(SignedIn { token: session.token, role: who.role(), device }))
}
