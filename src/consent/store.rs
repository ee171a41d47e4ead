//! Rows of consents.

use diesel::prelude::*;

use super::rules::{Kind, NamedStudy};
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{ClientId, ConsentId, StudyId, UnitId};
use crate::schema::{consents, studies};

/// A consent as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = consents)]
pub struct Consent {
    /// The consent.
    pub id: ConsentId,
    /// Whose it is.
    pub client_id: ClientId,
    /// The unit in which it was given.
    pub unit_id: UnitId,
    /// The kind, as [`Kind::as_str`] writes it.
    pub kind: String,
    /// The study, in a research consent.
    pub study_id: Option<StudyId>,
    /// The version of the wording.
    pub version: String,
    /// SHA-256 of the wording in lower-case hex.
    pub wording_hash: String,
    /// When it was given.
    pub given_at: Moment,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
}

/// The consents that hold now, the oldest first.
///
/// # Errors
/// What the database says.
pub fn current(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<Consent>> {
    consents::table
        .filter(consents::client_id.eq(client.as_str()))
        .filter(consents::withdrawn_at.is_null())
        .order((consents::given_at.asc(), consents::id.asc()))
        .select(Consent::as_select())
        .load(conn)
}

/// Every consent ever given, withdrawn or not, the oldest first.
///
/// # Errors
/// What the database says.
pub fn history(conn: &mut Conn, client: &ClientId) -> QueryResult<Vec<Consent>> {
    consents::table
        .filter(consents::client_id.eq(client.as_str()))
        .order((consents::given_at.asc(), consents::id.asc()))
        .select(Consent::as_select())
        .load(conn)
}

/// Those that hold now, of one kind and study.
pub(super) fn list_current_of(
    conn: &mut Conn,
    client: &ClientId,
    kind: Kind,
    study: Option<&StudyId>,
) -> QueryResult<Vec<Consent>> {
    let mut rows = current(conn, client)?;
    rows.retain(|row| row.kind == kind.as_str() && row.study_id.as_ref() == study);
    Ok(rows)
}

pub(super) fn insert(conn: &mut Conn, consent: &Consent) -> QueryResult<usize> {
    diesel::insert_into(consents::table).values(consent).execute(conn)
}

pub(super) fn update_withdrawn(conn: &mut Conn, consent: &ConsentId, at: Moment) -> QueryResult<usize> {
    diesel::update(consents::table.find(consent.as_str())).set(consents::withdrawn_at.eq(Some(at))).execute(conn)
}

/// The study, seen from the unit in which a consent to it is given.
pub(super) fn get_study(conn: &mut Conn, study: &StudyId, unit: &UnitId) -> QueryResult<NamedStudy> {
    let (of_unit, ethics_number): (UnitId, String) =
        studies::table.find(study.as_str()).select((studies::unit_id, studies::ethics_number)).first(conn)?;
    Ok(NamedStudy { is_of_unit: &of_unit == unit, ethics_number })
}
