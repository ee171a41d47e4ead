//! Rows of studies, and how many persons have said yes to each.

use std::collections::HashMap;

use diesel::dsl::count;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::{StudyId, UnitId};
use crate::schema::{consents, studies};

/// A study without its key.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = studies)]
pub struct Study {
    /// The study.
    pub id: StudyId,
    /// The unit.
    pub unit_id: UnitId,
    /// Short name in addresses and file names.
    pub code: String,
    /// Its name among researchers.
    pub name: String,
    /// The number of the ethics approval.
    pub ethics_number: String,
    /// When it was made.
    pub created_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = studies)]
pub(super) struct New<'a> {
    pub(super) id: &'a StudyId,
    pub(super) unit_id: &'a UnitId,
    pub(super) code: &'a str,
    pub(super) name: &'a str,
    pub(super) ethics_number: &'a str,
    pub(super) secret: Vec<u8>,
    pub(super) created_at: Moment,
}

/// How many persons have said yes to a study.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Persons whose consent holds.
    pub given: i64,
    /// Persons who have withdrawn and not said yes again.
    pub withdrawn: i64,
}

/// The study.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn get(conn: &mut Conn, study: &StudyId) -> QueryResult<Study> {
    studies::table.find(study.as_str()).select(Study::as_select()).first(conn)
}

/// The study of that code, or `None`.
///
/// # Errors
/// What the database says.
pub fn by_code(conn: &mut Conn, code: &str) -> QueryResult<Option<Study>> {
    studies::table.filter(studies::code.eq(code)).select(Study::as_select()).first(conn).optional()
}

/// The studies of a unit, by code.
///
/// # Errors
/// What the database says.
pub fn of_unit(conn: &mut Conn, unit: &UnitId) -> QueryResult<Vec<Study>> {
    let mut studies: Vec<Study> =
        studies::table.filter(studies::unit_id.eq(unit.as_str())).select(Study::as_select()).load(conn)?;
    studies.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(studies)
}

/// The codes of every study of the site, for whoever runs the server.
///
/// # Errors
/// What the database says.
pub fn codes(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let mut codes: Vec<String> = studies::table.select(studies::code).load(conn)?;
    codes.sort();
    Ok(codes)
}

/// How many persons have said yes to a study and how many have taken it back.
///
/// # Errors
/// What the database says.
pub fn tally(conn: &mut Conn, study: &StudyId) -> QueryResult<Tally> {
    let of_study = || consents::study_id.eq(study.as_str());
    let given: i64 = consents::table
        .filter(of_study())
        .filter(consents::withdrawn_at.is_null())
        .select(count(consents::client_id).aggregate_distinct())
        .first(conn)?;
    let ever: i64 =
        consents::table.filter(of_study()).select(count(consents::client_id).aggregate_distinct()).first(conn)?;
    Ok(Tally { given, withdrawn: ever - given })
}

/// The tallies of these studies, by study; one to which nobody ever said yes is not among them.
///
/// # Errors
/// What the database says.
pub fn tallies(conn: &mut Conn, studies: &[&str]) -> QueryResult<HashMap<StudyId, Tally>> {
    let persons = || count(consents::client_id).aggregate_distinct();
    let of_studies = || consents::study_id.eq_any(studies);
    let ever: Vec<(Option<StudyId>, i64)> = consents::table
        .filter(of_studies())
        .group_by(consents::study_id)
        .select((consents::study_id, persons()))
        .load(conn)?;
    let given: HashMap<Option<StudyId>, i64> = consents::table
        .filter(of_studies())
        .filter(consents::withdrawn_at.is_null())
        .group_by(consents::study_id)
        .select((consents::study_id, persons()))
        .load::<(Option<StudyId>, i64)>(conn)?
        .into_iter()
        .collect();
    let tally = |(study, ever): (Option<StudyId>, i64)| {
        let given = given.get(&study).copied().unwrap_or(0);
        Some((study?, Tally { given, withdrawn: ever - given }))
    };
    Ok(ever.into_iter().filter_map(tally).collect())
}

pub(super) fn insert(conn: &mut Conn, new: &New<'_>) -> QueryResult<usize> {
    diesel::insert_into(studies::table).values(new).execute(conn)
}

pub(super) fn set_ethics_number(conn: &mut Conn, study: &StudyId, number: &str) -> QueryResult<usize> {
    diesel::update(studies::table.find(study.as_str()).filter(studies::ethics_number.eq("")))
        .set(studies::ethics_number.eq(number))
        .execute(conn)
}

/// The sealed key.
pub(super) fn get_secret(conn: &mut Conn, study: &StudyId) -> QueryResult<Vec<u8>> {
    studies::table.find(study.as_str()).select(studies::secret).first(conn)
}
