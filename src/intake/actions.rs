//! Entering a client, replacing a slip, inviting colleagues; closing and opening their accounts.

use chrono::NaiveDate;

use super::rules::Lost;
use crate::access::{CareOf, Caseload, Role, UnitAdmin};
use crate::accounts::actions::{self as accounts_actions, Invited, NewAccount};
use crate::accounts::rules::{INVITATION_LIFE, Kind, State, shown_study_code};
use crate::accounts::{self, Listed, Member};
use crate::audit::{self, Event};
use crate::care::actions::Kind as Care;
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, UnitId};
use crate::programme::Programme;
use crate::{care, consent, outbox, questionnaires, treatment, units};

/// What stands on a slip. It is nowhere else: only hashes of it are kept.
#[derive(Debug, Clone)]
pub struct Issued {
    /// What stands in the link after `/invite/`.
    pub token: String,
    /// The study code or mail address to sign in with, as it is written.
    pub sign_in: String,
    /// The language of whoever gets the slip.
    pub language: String,
    /// The last day on which the link works.
    pub until: NaiveDate,
}

/// A client who has been checked and told what must be told.
#[derive(Debug, Clone)]
pub struct NewClient {
    /// The name that staff use.
    pub name: String,
    /// The client's language.
    pub language: String,
    /// Who answers when the responsible one does not.
    pub deputy: Option<AccountId>,
    /// The wording of the consent to take part that was read.
    pub wording: String,
}

/// Enters a client, who begins today; whoever enters is responsible. Tells the case code and what stands on the slip.
///
/// # Errors
/// What the actions of the other domains say.
pub fn enter(tx: &mut Tx<'_>, caseload: &Caseload, new: &NewClient, programme: &Programme) -> Result<(String, Issued)> {
    let (by, unit) = (caseload.by(), caseload.unit());
    let code = accounts_actions::free_study_code(tx)?;
    let account = NewAccount {
        kind: Kind::Client,
        unit: unit.clone(),
        role: Role::Client,
        sign_in: code.clone(),
        name: String::new(),
        locale: new.language.clone(),
    };
    let invited = accounts_actions::invite(tx, by, account)?;
    let client = care::actions::enter_client(tx, by, unit, &invited.account, new.name.trim())?;
    audit::record(tx, by, Some(&client.id), &Event::IntakeConfirmed {})?;
    care::actions::begin(tx, by, &client.id, caseload.account(), Care::Responsible)?;
    if let Some(deputy) = &new.deputy {
        care::actions::begin(tx, by, &client.id, deputy, Care::Deputy)?;
    }
    let kind = consent::Kind::Participation;
    consent::actions::give(tx, by, &client.id, unit, kind, None, kind.version(), &new.wording)?;
    let today = units::get(tx, unit)?.date(tx.now());
    let treatment = treatment::actions::enrol(tx, by, &client.id, unit, programme, today)?;
    questionnaires::actions::schedule(tx, &treatment, &client.id, unit, programme, today)?;
    let issued = issue(tx, unit, &invited, shown_study_code(&code), new.language.clone())?;
    Ok((client.code, issued))
}

/// The colleagues who can be somebody's deputy: clinicians and supervisors of the unit who can sign in, by name.
///
/// # Errors
/// What the database or the seal says.
pub fn colleagues(rx: &mut Read<'_>, caseload: &Caseload) -> Result<Vec<(AccountId, String)>> {
    let now = rx.now();
    let mut accounts: Vec<AccountId> = accounts::members_of_unit(rx, caseload.unit(), now, false)?
        .into_iter()
        .filter(|member| matches!(member.role, Role::Clinician | Role::Supervisor) && member.state == State::Active)
        .map(|member| member.account)
        .filter(|account| account != caseload.account())
        .collect();
    accounts.sort();
    accounts.dedup();
    let ids: Vec<&str> = accounts.iter().map(AccountId::as_str).collect();
    let mut names = accounts_actions::names(rx, &ids)?;
    let mut colleagues: Vec<(AccountId, String)> = accounts
        .into_iter()
        .map(|account| {
            let name = names.remove(account.as_str()).unwrap_or_default();
            (account, name)
        })
        .collect();
    colleagues.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(colleagues)
}

/// A new slip for a client, with a new study code. Whoever never used the first one says nothing of what is lost.
///
/// # Errors
/// [`Error::Invalid`] where an account in use needs to be told what was lost, [`Error::Conflict`] where it is frozen.
pub fn invite_again(tx: &mut Tx<'_>, care: &CareOf, lost: Option<Lost>) -> Result<Issued> {
    let (by, account) = (care.by(), care::account_of(tx, care.client())?);
    let known = accounts::get(tx, &account)?;
    let code = accounts_actions::renew_study_code(tx, &account)?;
    let invited = match (known.state, lost) {
        (State::Invited | State::Disabled, _) => accounts_actions::reinvite(tx, by, &account)?,
        (State::Frozen, _) => return Err(Error::Conflict("intake-conflict-frozen")),
        (State::Active, None) => return Err(Error::field("lost", "intake-fault-lost")),
        (State::Active, Some(Lost::Password)) => accounts_actions::reset_password(tx, by, &account)?,
        (State::Active, Some(Lost::App)) => accounts_actions::reset_factor(tx, by, &account)?,
        (State::Active, Some(Lost::Both)) => {
            accounts_actions::disable(tx, by, Some(care.client()), &account)?;
            accounts_actions::reinvite(tx, by, &account)?
        }
    };
    audit::record(tx, by, Some(care.client()), &Event::SlipRenewed {})?;
    issue(tx, care.unit(), &invited, shown_study_code(&code), known.locale)
}

/// Freezes a client's account for the client, or opens it again. What staff do for the client goes on either way.
///
/// # Errors
/// As [`accounts_actions::freeze`] and [`accounts_actions::unfreeze`].
pub fn freeze(tx: &mut Tx<'_>, care: &CareOf, frozen: bool) -> Result<()> {
    let account = care::account_of(tx, care.client())?;
    let change = if frozen { accounts_actions::freeze } else { accounts_actions::unfreeze };
    change(tx, care.by(), Some(care.client()), &account)
}

/// Somebody who is to work here.
#[derive(Debug, Clone)]
pub struct NewColleague {
    /// As what.
    pub role: Role,
    /// The name that colleagues see.
    pub name: String,
    /// The mail address, to sign in with and for alerts.
    pub mail: String,
    /// The language.
    pub language: String,
}

/// Invites somebody to work in the unit; alerts reach the address from then on. Tells the account and what stands on the
/// slip.
///
/// # Errors
/// [`Error::Invalid`] naming every fault, or what the database says.
pub fn invite_colleague(tx: &mut Tx<'_>, admin: &UnitAdmin, new: &NewColleague) -> Result<(AccountId, Issued)> {
    let account = NewAccount {
        kind: Kind::Staff,
        unit: admin.unit().clone(),
        role: new.role,
        sign_in: new.mail.clone(),
        name: new.name.clone(),
        locale: new.language.clone(),
    };
    let invited = accounts_actions::invite(tx, admin.by(), account)?;
    outbox::actions::set_address(tx, &invited.account, Some(&new.mail))?;
    let issued = issue(tx, admin.unit(), &invited, new.mail.clone(), new.language.clone())?;
    Ok((invited.account, issued))
}

/// What an administrator does with a colleague's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Invites anew whoever has not finished or was disabled.
    Invite,
    /// Takes away a lost second factor.
    ResetFactor,
    /// Takes away a lost password.
    ResetPassword,
    /// Closes the account until it is opened again.
    Freeze,
    /// Opens a frozen account.
    Unfreeze,
    /// Closes the account for good, unless invited anew.
    Disable,
}

impl Act {
    /// From the last part of an address.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "invitation" => Some(Self::Invite),
            "reset-factor" => Some(Self::ResetFactor),
            "reset-password" => Some(Self::ResetPassword),
            "freeze" => Some(Self::Freeze),
            "unfreeze" => Some(Self::Unfreeze),
            "disable" => Some(Self::Disable),
            _ => None,
        }
    }
}

/// How an administrator made sure who it was that lost something. What stands in the log is this and no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assured {
    /// They met.
    Met,
    /// They saw each other in a call that the administrator placed to a number known from before.
    Called,
    /// A manager who knows the person vouched.
    Vouched,
}

impl Assured {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Met, Self::Called, Self::Vouched];

    /// As typed and logged.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Called => "called",
            Self::Vouched => "vouched",
        }
    }

    /// From what is typed.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == text)
    }
}

/// The roles that somebody has or had in the administrator's unit, the newest last.
///
/// # Errors
/// [`Error::NotFound`] for clients, people of other units and where there is nobody.
pub fn roles_of(rx: &mut Read<'_>, admin: &UnitAdmin, account: &AccountId) -> Result<Vec<Listed>> {
    let mut roles = accounts::staff_of_unit(rx, admin.unit())?;
    roles.retain(|role| &role.account == account);
    if roles.is_empty() { Err(Error::NotFound) } else { Ok(roles) }
}

/// Sets the last day of a colleague's role, or that it goes on. Nobody ends a role of their own.
///
/// # Errors
/// [`Error::NotFound`] for a role elsewhere, [`Error::Invalid`] for a day that is past, [`Error::Conflict`] for an own
/// role.
pub fn set_last_day(
    tx: &mut Tx<'_>,
    admin: &UnitAdmin,
    account: &AccountId,
    membership: &str,
    last: Option<NaiveDate>,
) -> Result<()> {
    let roles = roles_of(tx, admin, account)?;
    let role = roles.iter().find(|role| role.membership.as_str() == membership).ok_or(Error::NotFound)?;
    if admin.by().account.as_ref() == Some(account) {
        return Err(Error::Conflict("intake-conflict-own"));
    }
    let unit = units::get(tx, admin.unit())?;
    let today = unit.date(tx.now());
    if last.is_some_and(|last| last < today) {
        return Err(Error::field("until", "accounts-fault-past"));
    }
    let end = last.and_then(|last| unit.end_of(last));
    accounts_actions::set_membership_end(tx, admin.by(), account, &role.membership, end)
}

/// The colleague with that account in the administrator's unit.
///
/// # Errors
/// [`Error::NotFound`] for clients, people of other units and where there is nobody.
pub fn colleague(rx: &mut Read<'_>, admin: &UnitAdmin, account: &AccountId) -> Result<Member> {
    let now = rx.now();
    let members = accounts::members_of_unit(rx, admin.unit(), now, false)?;
    members.into_iter().find(|member| &member.account == account).ok_or(Error::NotFound)
}

/// Does something with a colleague's account; tells what stands on the slip where there is one. Nobody closes the own
/// account, so that the unit is never without its last administrator by mistake.
///
/// # Errors
/// As [`colleague`]; [`Error::Conflict`] for the own account, or where the account's state does not allow it;
/// [`Error::Invalid`] where something lost is replaced and nobody made sure for whom.
pub fn manage(
    tx: &mut Tx<'_>,
    admin: &UnitAdmin,
    account: &AccountId,
    act: Act,
    assured: Option<Assured>,
) -> Result<Option<Issued>> {
    colleague(tx, admin, account)?;
    let by = admin.by();
    if by.account.as_ref() == Some(account) {
        return Err(Error::Conflict("intake-conflict-own"));
    }
    if matches!(act, Act::ResetFactor | Act::ResetPassword) {
        let how = assured.ok_or_else(|| Error::field("how", "accounts-fault-how"))?.as_str();
        audit::record(tx, by, None, &Event::IdentityAssured { account: account.to_string(), how })?;
    }
    let invited = match act {
        Act::Invite => accounts_actions::reinvite(tx, by, account)?,
        Act::ResetFactor => accounts_actions::reset_factor(tx, by, account)?,
        Act::ResetPassword => accounts_actions::reset_password(tx, by, account)?,
        Act::Freeze => return accounts_actions::freeze(tx, by, None, account).map(|()| None),
        Act::Unfreeze => return accounts_actions::unfreeze(tx, by, None, account).map(|()| None),
        Act::Disable => return accounts_actions::disable(tx, by, None, account).map(|()| None),
    };
    let known = accounts::get(tx, account)?;
    let mail = outbox::actions::address_of(tx, account)?.unwrap_or_default();
    issue(tx, admin.unit(), &invited, mail, known.locale).map(Some)
}

/// Invitations run in true time, whatever the site's clock has been set to.
fn issue(rx: &mut Read<'_>, unit: &UnitId, invited: &Invited, sign_in: String, language: String) -> Result<Issued> {
    let until = rx.site().clock.wall() + INVITATION_LIFE;
    let until = units::get(rx, unit)?.date(until);
    Ok(Issued { token: invited.token.clone(), sign_in, language, until })
}
