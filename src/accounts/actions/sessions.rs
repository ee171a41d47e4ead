//! Sessions: opened with a new token at every change of right, listed and ended by the person.

use super::super::rules::State;
use super::super::store::{self, Membership};
use super::factor::{self, Typed};
use super::guesses::{self, Origin};
use crate::access::{Role, SESSION_LIMIT, Stage, Who};
use crate::audit::{self, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, MembershipId, SessionId, UnitId};

const PENDING: Place = Place("sessions.pending_secret");

/// A session just opened; only the hash of its token is stored.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// The token, for the session's cookie.
    pub token: String,
    /// How far the session has come.
    pub stage: Stage,
}

/// A session as its person sees it, in true time.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The session.
    pub id: SessionId,
    /// When it began.
    pub began_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// A role that a person can choose.
#[derive(Debug, Clone)]
pub struct RoleOption {
    /// The membership.
    pub membership: MembershipId,
    /// The unit.
    pub unit: UnitId,
    /// The role.
    pub role: Role,
    /// Whether the session has it.
    pub is_this: bool,
}

/// When a session began and the second factor was last given in it, in true time.
struct Times {
    began_at: Moment,
    proved_at: Option<Moment>,
}

/// Opens a session; `pending` is kept sealed in it. Whoever is signed in by it has just given the second factor.
pub(super) fn open(
    tx: &mut Tx<'_>,
    account: &AccountId,
    membership: &MembershipId,
    stage: Stage,
    pending: Option<&str>,
) -> Result<NewSession> {
    let wall = tx.site().clock.wall();
    let times = Times { began_at: wall, proved_at: (stage == Stage::Full).then_some(wall) };
    insert(tx, account, membership, stage, pending, &times)
}

fn insert(
    tx: &mut Tx<'_>,
    account: &AccountId,
    membership: &MembershipId,
    stage: Stage,
    pending: Option<&str>,
    times: &Times,
) -> Result<NewSession> {
    let (id, token): (SessionId, _) = (tx.id(), crypto::token()?);
    let wall = tx.site().clock.wall();
    let sealed = pending.map(|text| crypto::seal_for_site(tx.site(), PENDING, id.as_str(), text)).transpose()?;
    let row = store::NewSession {
        id: &id,
        token_hash: &crypto::token_hash(&token),
        account_id: account,
        membership_id: membership,
        stage: stage.as_str(),
        pending_secret: sealed,
        created_at: times.began_at,
        seen_at: wall,
        proved_at: times.proved_at,
    };
    store::insert_session(tx, &row)?;
    Ok(NewSession { token, stage })
}

/// Ends the session that asks and opens another with a new token.
pub(super) fn replace(
    tx: &mut Tx<'_>,
    who: &Who,
    membership: &MembershipId,
    stage: Stage,
    pending: Option<&str>,
) -> Result<NewSession> {
    let wall = tx.site().clock.wall();
    store::end_session_of(tx, who.account(), who.session(), wall)?;
    open(tx, who.account(), membership, stage, pending)
}

/// The same session under a new token: it began when it began, and its limit stays.
fn go_on(tx: &mut Tx<'_>, who: &Who, membership: &MembershipId, proved_at: Option<Moment>) -> Result<NewSession> {
    let wall = tx.site().clock.wall();
    let times = Times { began_at: store::began_at(tx, who.session())?, proved_at };
    store::end_session_of(tx, who.account(), who.session(), wall)?;
    insert(tx, who.account(), membership, Stage::Full, None, &times)
}

/// Gives the second factor once more, before what asks for it: the session gets a new token. `None` where the code is
/// wrong or was used before.
///
/// # Errors
/// [`Error::TooMany`] where the try must wait, [`Error::SignIn`] where nobody is signed in, or what the database says.
pub fn step_up(tx: &mut Tx<'_>, who: &Who, typed: &Typed, origin: &Origin) -> Result<Option<NewSession>> {
    if who.stage() != Stage::Full {
        return Err(Error::SignIn);
    }
    let account = who.account();
    let counted = guesses::buckets(tx.site(), origin, Some(account), &["factor", account.as_str()]);
    let attempt = guesses::count(tx, &counted, Some(account.clone()), None)?;
    if !factor::check(tx, &who.by(), account, typed)? {
        audit::record(tx, &who.by(), None, &Event::SignInRefused { reason: "step_up" })?;
        return Ok(None);
    }
    guesses::strike_out(tx, &attempt)?;
    audit::record(tx, &who.by(), None, &Event::FactorProved {})?;
    let wall = tx.site().clock.wall();
    go_on(tx, who, who.membership(), Some(wall)).map(Some)
}

/// What is kept sealed in the session.
pub(super) fn pending(rx: &mut Read<'_>, session: &SessionId) -> Result<Option<String>> {
    store::pending(rx, session)?
        .map(|sealed| crypto::open_for_site(rx.site(), PENDING, session.as_str(), &sealed))
        .transpose()
}

/// Opens a full session without password and second factor, for the demo's sign-in links and for tests; in service
/// nothing calls it. The account must be active and the membership its own.
///
/// # Errors
/// [`Error::NotFound`] where the account cannot be used or the membership does not hold, or what the database says.
pub fn open_full_session(tx: &mut Tx<'_>, account: &AccountId, membership: &MembershipId) -> Result<NewSession> {
    let now = tx.now();
    let is_own = store::memberships_now(tx, account, now)?.iter().any(|held| &held.id == membership);
    let is_active = store::keys(tx, account)?.state() == State::Active;
    if is_own && is_active { open(tx, account, membership, Stage::Full, None) } else { Err(Error::NotFound) }
}

/// The same in the first of the account's roles.
///
/// # Errors
/// As [`open_full_session`].
pub fn open_first_session(tx: &mut Tx<'_>, account: &AccountId) -> Result<NewSession> {
    let now = tx.now();
    let first = store::memberships_now(tx, account, now)?.into_iter().next().ok_or(Error::NotFound)?;
    open_full_session(tx, account, &first.id)
}

/// Makes an invited account active without password and second factor, for the demo's people and for tests. Nobody can
/// sign in to it with a password, since it has none.
///
/// # Errors
/// What the database says.
pub fn activate(tx: &mut Tx<'_>, account: &AccountId) -> Result<()> {
    let wall = tx.site().clock.wall();
    store::set_state(tx, account, State::Active)?;
    store::use_invitations(tx, account, wall)?;
    Ok(())
}

/// Ends the session of that token; done for whoever asks, also where the session had already run out.
///
/// # Errors
/// What the database says.
pub fn sign_out(tx: &mut Tx<'_>, who: Option<&Who>, token: &str) -> Result<()> {
    let wall = tx.site().clock.wall();
    let ended = store::end_session(tx, &crypto::token_hash(token), wall)?;
    if let Some(who) = who
        && ended > 0
    {
        audit::record(tx, &who.by(), None, &Event::SignedOut {})?;
    }
    Ok(())
}

/// The person's sessions that can still be used, the newest first.
///
/// # Errors
/// What the database says.
pub fn sessions(rx: &mut Read<'_>, who: &Who) -> Result<Vec<Seen>> {
    let wall = rx.site().clock.wall();
    let rows = store::open_sessions(rx, who.account(), wall - who.role().idle_limit())?;
    let seen = |(id, began_at, seen_at): (SessionId, Moment, Moment)| {
        let is_this = &id == who.session();
        (wall - began_at < SESSION_LIMIT).then_some(Seen { id, began_at, seen_at, is_this })
    };
    Ok(rows.into_iter().filter_map(seen).collect())
}

/// Ends one of the person's own sessions.
///
/// # Errors
/// [`Error::NotFound`] where it is not the person's, or what the database says.
pub fn end_one(tx: &mut Tx<'_>, who: &Who, session: &SessionId) -> Result<()> {
    let wall = tx.site().clock.wall();
    match store::end_session_of(tx, who.account(), session, wall)? {
        0 => Err(Error::NotFound),
        sessions => audit::record(tx, &who.by(), None, &Event::SessionsEnded { sessions }),
    }
}

/// Ends all of the person's sessions but the one that asks.
///
/// # Errors
/// What the database says.
pub fn end_others(tx: &mut Tx<'_>, who: &Who) -> Result<()> {
    let wall = tx.site().clock.wall();
    let sessions = store::end_others(tx, who.account(), who.session(), wall)?;
    audit::record(tx, &who.by(), None, &Event::SessionsEnded { sessions })
}

/// The roles that the person can choose among.
///
/// # Errors
/// What the database says.
pub fn roles(rx: &mut Read<'_>, who: &Who) -> Result<Vec<RoleOption>> {
    let now = rx.now();
    let option = |held: Membership| RoleOption {
        is_this: &held.id == who.membership(),
        membership: held.id,
        unit: held.unit,
        role: held.role,
    };
    Ok(store::memberships_now(rx, who.account(), now)?.into_iter().map(option).collect())
}

/// Goes on in another of the person's roles, with a new session token.
///
/// # Errors
/// [`Error::NotFound`] where the membership is not the person's or no longer holds, or what the database says.
pub fn choose_role(tx: &mut Tx<'_>, who: &Who, membership: &MembershipId) -> Result<(NewSession, Role)> {
    let now = tx.now();
    let held = store::memberships_now(tx, who.account(), now)?;
    let chosen = held.into_iter().find(|held| &held.id == membership).ok_or(Error::NotFound)?;
    let session = go_on(tx, who, &chosen.id, who.proved_at())?;
    audit::record(tx, &super::by_account(who.account(), Some(&chosen)), None, &Event::RoleChosen {})?;
    Ok((session, chosen.role))
}
