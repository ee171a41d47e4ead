//! The person behind a request: role, session and how far it has come.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde::Serialize;

use crate::audit::By;
use crate::clock::Moment;
use crate::db::{Conn, Read, Tx};
use crate::error::Result;
use crate::ids::{AccountId, MembershipId, SessionId, UnitId};
use crate::schema::{accounts, memberships, sessions, units};

/// What a person is in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// In treatment.
    Client,
    /// Gives feedback to own clients.
    Clinician,
    /// Covers leave and gets escalations.
    Supervisor,
    /// Exports pseudonymised outcomes.
    Researcher,
    /// Keeps accounts, units and the outbox; reads no clinical content by virtue of the role.
    Admin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Client, Self::Clinician, Self::Supervisor, Self::Researcher, Self::Admin];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Clinician => "clinician",
            Self::Supervisor => "supervisor",
            Self::Researcher => "researcher",
            Self::Admin => "admin",
        }
    }

    /// From what is stored or typed.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// How long a session lasts without a request: shared screens at work are left sooner than a phone at home.
    pub fn idle_limit(self) -> TimeDelta {
        match self {
            Self::Client => TimeDelta::minutes(30),
            _ => TimeDelta::minutes(15),
        }
    }
}

/// How long a session lasts in any case.
pub const SESSION_LIMIT: TimeDelta = TimeDelta::hours(12);

/// How long a second factor that was given counts for what asks for it again.
pub const PROOF_LASTS: TimeDelta = TimeDelta::minutes(5);

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the second factor is awaited.
    Factor,
    /// Invited: password and second factor are being set.
    Enrol,
    /// Signed in.
    Full,
}

impl Stage {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Factor => "factor",
            Self::Enrol => "enrol",
            Self::Full => "full",
        }
    }

    fn parse(text: &str) -> Self {
        match text {
            "full" => Self::Full,
            "enrol" => Self::Enrol,
            _ => Self::Factor,
        }
    }
}

/// The person behind a request.
#[derive(Debug, Clone)]
pub struct Who {
    account: AccountId,
    membership: MembershipId,
    session: SessionId,
    unit: UnitId,
    role: Role,
    stage: Stage,
    language: String,
    wording: String,
    site_name: String,
    seen_at: Moment,
    proved_at: Option<Moment>,
}

impl Who {
    /// The account.
    pub fn account(&self) -> &AccountId {
        &self.account
    }
    /// The membership that the session carries.
    pub fn membership(&self) -> &MembershipId {
        &self.membership
    }
    /// The session.
    pub fn session(&self) -> &SessionId {
        &self.session
    }
    /// The unit of the membership.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }
    /// The role of the membership.
    pub fn role(&self) -> Role {
        self.role
    }
    /// How far the session has come.
    pub fn stage(&self) -> Stage {
        self.stage
    }
    /// The person's language.
    pub fn language(&self) -> &str {
        &self.language
    }
    /// The unit's wording set.
    pub fn wording(&self) -> &str {
        &self.wording
    }
    /// The unit's name for the site.
    pub fn site_name(&self) -> &str {
        &self.site_name
    }
    /// When the session was last seen, in true time.
    pub fn seen_at(&self) -> Moment {
        self.seen_at
    }
    /// When the second factor was last given in this session, in true time.
    pub fn proved_at(&self) -> Option<Moment> {
        self.proved_at
    }
    /// Whether the second factor was given in this session a short while before `wall`, which is true time.
    pub fn is_proved(&self, wall: Moment) -> bool {
        self.proved_at.is_some_and(|proved| wall - proved < PROOF_LASTS)
    }
    /// For the log.
    pub fn by(&self) -> By {
        By { account: Some(self.account.clone()), role: self.role.as_str(), unit: Some(self.unit.clone()) }
    }
}

/// The person whose session token has this hash, unless the session has ended, idled out or outlived its limit, or the
/// account or membership no longer holds. `wall` is true time.
///
/// # Errors
/// What the database says.
pub fn who(rx: &mut Read<'_>, token_hash: &str) -> Result<Option<Who>> {
    let (now, wall) = (rx.now(), rx.site().clock.wall());
    let found = session_row(rx, token_hash).optional()?;
    Ok(found.and_then(|row| row.into_who(now, wall)))
}

/// Whether the session of this token was ended by somebody, or its account is no longer open; one that ran out was not.
///
/// # Errors
/// What the database says.
pub fn is_closed(rx: &mut Read<'_>, token_hash: &str) -> Result<bool> {
    let row: Option<(Option<Moment>, String)> = sessions::table
        .inner_join(accounts::table.on(accounts::id.eq(sessions::account_id)))
        .filter(sessions::token_hash.eq(token_hash))
        .select((sessions::ended_at, accounts::state))
        .first(&mut **rx)
        .optional()?;
    Ok(row.is_some_and(|(ended, state)| ended.is_some() || ["frozen", "disabled"].contains(&state.as_str())))
}

#[derive(Queryable)]
struct SessionRow {
    session: SessionId,
    stage: String,
    created_at: Moment,
    seen_at: Moment,
    proved_at: Option<Moment>,
    account: AccountId,
    account_state: String,
    language: String,
    membership: MembershipId,
    role: String,
    until_at: Option<Moment>,
    unit: UnitId,
    wording: String,
    site_name: String,
}

impl SessionRow {
    fn into_who(self, now: Moment, wall: Moment) -> Option<Who> {
        let role = Role::parse(&self.role)?;
        let stage = Stage::parse(&self.stage);
        let state_holds = self.account_state == "active" || (self.account_state == "invited" && stage == Stage::Enrol);
        let in_time = wall - self.seen_at < role.idle_limit() && wall - self.created_at < SESSION_LIMIT;
        let member = self.until_at.is_none_or(|until| now < until);
        (state_holds && in_time && member).then_some(Who {
            account: self.account,
            membership: self.membership,
            session: self.session,
            unit: self.unit,
            role,
            stage,
            language: self.language,
            wording: self.wording,
            site_name: self.site_name,
            seen_at: self.seen_at,
            proved_at: self.proved_at,
        })
    }
}

fn session_row(conn: &mut Conn, token_hash: &str) -> QueryResult<SessionRow> {
    sessions::table
        .inner_join(accounts::table.on(accounts::id.eq(sessions::account_id)))
        .inner_join(memberships::table.on(memberships::id.eq(sessions::membership_id)))
        .inner_join(units::table.on(units::id.eq(memberships::unit_id)))
        .filter(sessions::token_hash.eq(token_hash))
        .filter(sessions::ended_at.is_null())
        .select((
            sessions::id,
            sessions::stage,
            sessions::created_at,
            sessions::seen_at,
            sessions::proved_at,
            accounts::id,
            accounts::state,
            accounts::locale,
            memberships::id,
            memberships::role,
            memberships::until_at,
            units::id,
            units::wording,
            units::site_name,
        ))
        .first(conn)
}

/// Writes down when a session was last seen, in true time.
///
/// # Errors
/// What the database says.
pub fn note_sight(tx: &mut Tx<'_>, session: &SessionId, wall: Moment) -> Result<()> {
    diesel::update(sessions::table.find(session.as_str())).set(sessions::seen_at.eq(wall)).execute(&mut ***tx)?;
    Ok(())
}

/// Ends a session in true time; one that has ended stays as it is.
///
/// # Errors
/// What the database says.
pub fn end_session(tx: &mut Tx<'_>, session: &SessionId) -> Result<()> {
    let wall = tx.site().clock.wall();
    let open = sessions::table.find(session.as_str()).filter(sessions::ended_at.is_null());
    diesel::update(open).set(sessions::ended_at.eq(Some(wall))).execute(&mut ***tx)?;
    Ok(())
}
