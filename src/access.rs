//! Who may do what: a signed-in person becomes a capability, in the transaction of the act.
//!
//! Capabilities are types whose fields are private to this file, so that forging one does not compile. An action that
//! touches a client takes [`ClientSelf`] or [`CareOf`]. Not yours and not there are the same [`Error::NotFound`].

mod who;

pub use who::{PROOF_LASTS, Role, SESSION_LIMIT, Stage, Who, end_session, is_closed, note_sight, who};

use diesel::prelude::*;

use crate::audit::By;
use crate::db::Read;
use crate::error::{Error, Result};
use crate::ids::{AccountId, ClientId, StudyId, TokenId, UnitId};
use crate::schema::{accounts, care_relations, clients, memberships, studies, tokens};

/// A client acting in the client's own record.
#[derive(Debug, Clone)]
pub struct ClientSelf {
    client: ClientId,
    unit: UnitId,
    by: By,
}

impl ClientSelf {
    /// The client.
    pub fn client(&self) -> &ClientId {
        &self.client
    }
    /// The client's unit.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }
    /// For the log.
    pub fn by(&self) -> &By {
        &self.by
    }
}

/// The signed-in person as a client.
///
/// # Errors
/// [`Error::NotFound`] for everybody who is not a client.
pub fn client_self(rx: &mut Read<'_>, who: &Who) -> Result<ClientSelf> {
    require(who, &[Role::Client])?;
    let (client, unit) = clients::table
        .filter(clients::account_id.eq(who.account().as_str()))
        .select((clients::id, clients::unit_id))
        .first::<(ClientId, UnitId)>(&mut **rx)?;
    Ok(ClientSelf { client, unit, by: who.by() })
}

/// A member of staff acting in the record of a client in their care.
#[derive(Debug, Clone)]
pub struct CareOf {
    client: ClientId,
    unit: UnitId,
    code: String,
    account: AccountId,
    by: By,
}

impl CareOf {
    /// The client.
    pub fn client(&self) -> &ClientId {
        &self.client
    }
    /// The client's unit.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }
    /// The client's case code.
    pub fn code(&self) -> &str {
        &self.code
    }
    /// Who acts.
    pub fn account(&self) -> &AccountId {
        &self.account
    }
    /// For the log.
    pub fn by(&self) -> &By {
        &self.by
    }
}

/// The signed-in person as one who cares for the client with that case code: a clinician with a care relation that
/// holds now, or a supervisor of the client's unit.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, and where there is no such client.
pub fn care_of(rx: &mut Read<'_>, who: &Who, code: &str) -> Result<CareOf> {
    let caseload = caseload(rx, who)?;
    let (client, unit) = clients::table
        .filter(clients::code.eq(code))
        .filter(clients::unit_id.eq(who.unit().as_str()))
        .select((clients::id, clients::unit_id))
        .first::<(ClientId, UnitId)>(&mut **rx)?;
    if !caseload.whole_unit && !has_care_relation(rx, who.account(), &client)? {
        return Err(Error::NotFound);
    }
    Ok(CareOf { client, unit, code: code.to_owned(), account: who.account().clone(), by: who.by() })
}

fn has_care_relation(rx: &mut Read<'_>, account: &AccountId, client: &ClientId) -> Result<bool> {
    let now = rx.now();
    let count: i64 = care_relations::table
        .filter(care_relations::client_id.eq(client.as_str()))
        .filter(care_relations::account_id.eq(account.as_str()))
        .filter(care_relations::from_at.le(now))
        .filter(care_relations::until_at.is_null().or(care_relations::until_at.gt(now)))
        .count()
        .get_result(&mut **rx)?;
    Ok(count > 0)
}

/// A clinician's or supervisor's own caseload: which clients' rows may be listed.
#[derive(Debug, Clone)]
pub struct Caseload {
    account: AccountId,
    unit: UnitId,
    whole_unit: bool,
    by: By,
}

impl Caseload {
    /// Whose caseload it is.
    pub fn account(&self) -> &AccountId {
        &self.account
    }
    /// The unit.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }
    /// Whether all of the unit's clients belong to it (a supervisor's).
    pub fn is_whole_unit(&self) -> bool {
        self.whole_unit
    }
    /// For the log.
    pub fn by(&self) -> &By {
        &self.by
    }
}

/// The signed-in person's caseload.
///
/// # Errors
/// [`Error::NotFound`] for everybody but clinicians and supervisors.
pub fn caseload(_: &mut Read<'_>, who: &Who) -> Result<Caseload> {
    require(who, &[Role::Clinician, Role::Supervisor])?;
    Ok(Caseload {
        account: who.account().clone(),
        unit: who.unit().clone(),
        whole_unit: who.role() == Role::Supervisor,
        by: who.by(),
    })
}

/// The pseudonymised data of one study.
#[derive(Debug, Clone)]
pub struct StudyData {
    study: StudyId,
    unit: UnitId,
    code: String,
    by: By,
}

impl StudyData {
    /// The study.
    pub fn study(&self) -> &StudyId {
        &self.study
    }
    /// The study's unit.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }
    /// The study's code.
    pub fn code(&self) -> &str {
        &self.code
    }
    /// For the log.
    pub fn by(&self) -> &By {
        &self.by
    }
}

/// The signed-in researcher's access to the study of that code in the researcher's unit.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, and where there is no such study.
pub fn study_data(rx: &mut Read<'_>, who: &Who, code: &str) -> Result<StudyData> {
    require(who, &[Role::Researcher])?;
    let study = studies::table
        .filter(studies::code.eq(code))
        .filter(studies::unit_id.eq(who.unit().as_str()))
        .select(studies::id)
        .first::<StudyId>(&mut **rx)?;
    Ok(StudyData { study, unit: who.unit().clone(), code: code.to_owned(), by: who.by() })
}

/// The same for the person who asked for something that is done later: the account must still be in use and be a
/// researcher's of the study's unit.
///
/// # Errors
/// [`Error::NotFound`] where it is not, or nobody asked.
pub fn study_data_of_asker(rx: &mut Read<'_>, study: &StudyId, asker: Option<&AccountId>) -> Result<StudyData> {
    let (account, now) = (asker.ok_or(Error::NotFound)?, rx.now());
    let (code, unit) = studies::table
        .find(study.as_str())
        .select((studies::code, studies::unit_id))
        .first::<(String, UnitId)>(&mut **rx)?;
    let held: i64 = memberships::table
        .inner_join(accounts::table.on(accounts::id.eq(memberships::account_id)))
        .filter(accounts::id.eq(account.as_str()))
        .filter(accounts::state.eq("active"))
        .filter(memberships::unit_id.eq(unit.as_str()))
        .filter(memberships::role.eq(Role::Researcher.as_str()))
        .filter(memberships::from_at.le(now))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .count()
        .get_result(&mut **rx)?;
    if held == 0 {
        return Err(Error::NotFound);
    }
    let by = By { account: Some(account.clone()), role: Role::Researcher.as_str(), unit: Some(unit.clone()) };
    Ok(StudyData { study: study.clone(), unit, code, by })
}

/// The same for whoever runs the command on the server: there the machine's own access control decides.
///
/// # Errors
/// [`Error::NotFound`] where there is no such study.
pub fn study_data_of_operator(rx: &mut Read<'_>, code: &str) -> Result<StudyData> {
    let (study, unit) = studies::table
        .filter(studies::code.eq(code))
        .select((studies::id, studies::unit_id))
        .first::<(StudyId, UnitId)>(&mut **rx)?;
    // The unit's own log shows what was taken out of the unit by command.
    let by = By { account: None, role: "operator", unit: Some(unit.clone()) };
    Ok(StudyData { study, unit, code: code.to_owned(), by })
}

/// The studies of one unit, as a list with numbers and no person's rows.
#[derive(Debug, Clone)]
pub struct UnitStudies {
    unit: UnitId,
    by: By,
}

impl UnitStudies {
    /// The unit.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }
    /// For the log.
    pub fn by(&self) -> &By {
        &self.by
    }
}

/// The studies of the signed-in researcher's unit.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub fn unit_studies(_: &mut Read<'_>, who: &Who) -> Result<UnitStudies> {
    require(who, &[Role::Researcher])?;
    Ok(UnitStudies { unit: who.unit().clone(), by: who.by() })
}

/// The same for whoever runs the command on the server.
pub fn unit_studies_of_operator(unit: &UnitId) -> UnitStudies {
    UnitStudies { unit: unit.clone(), by: By { account: None, role: "operator", unit: Some(unit.clone()) } }
}

/// The studies of the unit in which the holder of this API token is a researcher. The token's signature was checked
/// before; whether it was revoked, and whether account and membership still hold, is asked here at every call.
///
/// # Errors
/// [`Error::SignIn`] where anything of it does not hold.
pub fn unit_studies_of_token(rx: &mut Read<'_>, token: &TokenId, account: &AccountId) -> Result<UnitStudies> {
    let (now, wall) = (rx.now(), rx.site().clock.wall());
    let (role, unit): (String, UnitId) = tokens::table
        .inner_join(accounts::table.on(accounts::id.eq(tokens::account_id)))
        .inner_join(memberships::table.on(memberships::id.eq(tokens::membership_id)))
        .filter(tokens::id.eq(token.as_str()))
        .filter(tokens::account_id.eq(account.as_str()))
        .filter(tokens::revoked_at.is_null())
        .filter(tokens::expires_at.gt(wall))
        .filter(accounts::state.eq("active"))
        .filter(memberships::account_id.eq(account.as_str()))
        .filter(memberships::from_at.le(now))
        .filter(memberships::until_at.is_null().or(memberships::until_at.gt(now)))
        .select((memberships::role, memberships::unit_id))
        .first(&mut **rx)
        .optional()?
        .ok_or(Error::SignIn)?;
    if Role::parse(&role) != Some(Role::Researcher) {
        return Err(Error::SignIn);
    }
    let by = By { account: Some(account.clone()), role: Role::Researcher.as_str(), unit: Some(unit.clone()) };
    Ok(UnitStudies { unit, by })
}

/// The administration of one unit.
#[derive(Debug, Clone)]
pub struct UnitAdmin {
    unit: UnitId,
    by: By,
}

impl UnitAdmin {
    /// The unit.
    pub fn unit(&self) -> &UnitId {
        &self.unit
    }
    /// For the log.
    pub fn by(&self) -> &By {
        &self.by
    }
}

/// The signed-in administrator's unit.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub fn unit_admin(_: &mut Read<'_>, who: &Who) -> Result<UnitAdmin> {
    require(who, &[Role::Admin])?;
    Ok(UnitAdmin { unit: who.unit().clone(), by: who.by() })
}

/// The same for whoever runs the command on the server.
pub fn unit_admin_of_operator(unit: &UnitId) -> UnitAdmin {
    UnitAdmin { unit: unit.clone(), by: By { account: None, role: "operator", unit: Some(unit.clone()) } }
}

/// That the person behind the session gave the second factor a short while ago: what a thief with an open session
/// could use asks for it.
#[derive(Debug, Clone)]
pub struct Proved(());

/// The proof of the session, where it is recent enough.
///
/// # Errors
/// [`Error::StepUp`] where the second factor must be given again.
pub fn proved(rx: &Read<'_>, who: &Who) -> Result<Proved> {
    if who.is_proved(rx.site().clock.wall()) { Ok(Proved(())) } else { Err(Error::StepUp) }
}

fn require(who: &Who, roles: &[Role]) -> Result<()> {
    if who.stage() == Stage::Full && roles.contains(&who.role()) { Ok(()) } else { Err(Error::NotFound) }
}
