//! Rows of units.

use std::collections::BTreeMap;

use chrono::Weekday;
use diesel::prelude::*;

use super::{Hours, Unit};
use crate::clock::Moment;
use crate::db::Conn;
use crate::ids::UnitId;
use crate::schema::{reading_periods, units};

/// The weeks where a unit has not said.
const READING_WEEKS: i32 = 52;

#[derive(Queryable, Selectable)]
#[diesel(table_name = units)]
struct Row {
    id: UnitId,
    name: String,
    site_name: String,
    locale: String,
    time_zone: String,
    regime: String,
    wording: String,
    workdays: String,
    opens_minute: i32,
    closes_minute: i32,
    reply_days: i32,
    exit_url: String,
    duty_address: Option<Vec<u8>>,
    out_of_hours: String,
    police_text: String,
}

/// A unit to be stored.
#[derive(Insertable)]
#[diesel(table_name = units)]
pub(super) struct New<'a> {
    pub(super) id: &'a UnitId,
    pub(super) name: &'a str,
    pub(super) site_name: &'a str,
    pub(super) locale: &'a str,
    pub(super) time_zone: &'a str,
    pub(super) regime: &'a str,
    pub(super) wording: &'a str,
    pub(super) workdays: String,
    pub(super) opens_minute: i32,
    pub(super) closes_minute: i32,
    pub(super) reply_days: i32,
    pub(super) exit_url: &'a str,
    pub(super) duty_address: Option<Vec<u8>>,
    pub(super) out_of_hours: String,
    pub(super) police_text: String,
    pub(super) created_at: Moment,
}

/// What an administrator decides about a unit.
#[derive(AsChangeset)]
#[diesel(table_name = units)]
pub(super) struct Changed<'a> {
    pub(super) site_name: &'a str,
    pub(super) wording: &'a str,
    pub(super) time_zone: &'a str,
    pub(super) workdays: String,
    pub(super) opens_minute: i32,
    pub(super) closes_minute: i32,
    pub(super) reply_days: i32,
    pub(super) exit_url: &'a str,
    pub(super) out_of_hours: String,
    pub(super) police_text: String,
}

/// The unit, or `None`.
///
/// # Errors
/// What the database says.
pub fn find(conn: &mut Conn, unit: &UnitId) -> QueryResult<Option<Unit>> {
    units::table.find(unit.as_str()).select(Row::as_select()).first(conn).optional().map(|row| row.map(Unit::from))
}

/// The unit.
///
/// # Errors
/// `NotFound` where there is none, or what the database says.
pub fn get(conn: &mut Conn, unit: &UnitId) -> QueryResult<Unit> {
    units::table.find(unit.as_str()).select(Row::as_select()).first(conn).map(Unit::from)
}

/// Every unit.
///
/// # Errors
/// What the database says.
pub fn list(conn: &mut Conn) -> QueryResult<Vec<Unit>> {
    let rows: Vec<Row> = units::table.order(units::created_at.asc()).select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

pub(super) fn insert(conn: &mut Conn, new: &New<'_>) -> QueryResult<usize> {
    diesel::insert_into(units::table).values(new).execute(conn)
}

pub(super) fn update(conn: &mut Conn, unit: &UnitId, changed: &Changed<'_>) -> QueryResult<usize> {
    diesel::update(units::table.find(unit.as_str())).set(changed).execute(conn)
}

/// For how many weeks after its end a treatment of the unit can be read.
///
/// # Errors
/// What the database says.
pub fn reading_weeks(conn: &mut Conn, unit: &UnitId) -> QueryResult<i32> {
    let said = reading_periods::table.find(unit.as_str()).select(reading_periods::weeks).first(conn).optional()?;
    Ok(said.unwrap_or(READING_WEEKS))
}

pub(super) fn set_reading_weeks(conn: &mut Conn, unit: &UnitId, weeks: i32) -> QueryResult<usize> {
    diesel::delete(reading_periods::table.find(unit.as_str())).execute(conn)?;
    diesel::insert_into(reading_periods::table)
        .values((reading_periods::unit_id.eq(unit.as_str()), reading_periods::weeks.eq(weeks)))
        .execute(conn)
}

pub(super) fn set_duty_address(conn: &mut Conn, unit: &UnitId, sealed: Option<Vec<u8>>) -> QueryResult<()> {
    diesel::update(units::table.find(unit.as_str())).set(units::duty_address.eq(sealed)).execute(conn).map(|_| ())
}

/// The sealed duty address.
pub(super) fn duty_address(conn: &mut Conn, unit: &UnitId) -> QueryResult<Option<Vec<u8>>> {
    units::table.find(unit.as_str()).select(units::duty_address).first(conn)
}

impl From<Row> for Unit {
    fn from(row: Row) -> Self {
        Self {
            has_duty: row.duty_address.is_some(),
            id: row.id,
            name: row.name,
            site_name: row.site_name,
            locale: row.locale,
            time_zone: row.time_zone.parse().unwrap_or(chrono_tz::Europe::Stockholm),
            regime: row.regime,
            wording: row.wording,
            hours: Hours {
                workdays: row.workdays.chars().filter_map(weekday).collect(),
                opens: u32::try_from(row.opens_minute).unwrap_or(0),
                closes: u32::try_from(row.closes_minute).unwrap_or(0),
            },
            reply_days: row.reply_days,
            exit_url: row.exit_url,
            out_of_hours: texts(&row.out_of_hours),
            police_text: texts(&row.police_text),
        }
    }
}

/// Days are stored as digits, Monday being 1.
fn weekday(digit: char) -> Option<Weekday> {
    let number = u8::try_from(digit.to_digit(10)?).ok()?;
    Weekday::try_from(number.checked_sub(1)?).ok()
}

fn texts(json: &str) -> BTreeMap<String, String> {
    serde_json::from_str(json).unwrap_or_default()
}
