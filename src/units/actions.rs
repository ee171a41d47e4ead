//! What is done with units.

use std::collections::BTreeMap;

use super::rules::{Change, Duty, Founding};
use super::store::{self, Changed, New};
use super::{Hours, Unit};
use crate::access::UnitAdmin;
use crate::audit::{self, By, Event};
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::UnitId;

const DUTY_ADDRESS: Place = Place("units.duty_address");

/// A unit to be made.
pub struct NewUnit {
    /// Its name among staff.
    pub name: String,
    /// The neutral name that clients see.
    pub site_name: String,
    /// Its first language.
    pub locale: String,
    /// An IANA time zone.
    pub time_zone: chrono_tz::Tz,
    /// The legal regime.
    pub regime: String,
    /// The wording set.
    pub wording: String,
    /// When somebody reads.
    pub hours: Hours,
    /// Within how many working days homework is answered.
    pub reply_days: i32,
    /// For how many weeks after its end a treatment can be read.
    pub reading_weeks: i32,
    /// Where the exit button ends.
    pub exit_url: String,
    /// The address at the end of the ladder.
    pub duty_address: Option<String>,
    /// Where to turn when nobody reads, by language.
    pub out_of_hours: BTreeMap<String, String>,
    /// What the unit says about reporting to the police, by language.
    pub police_text: BTreeMap<String, String>,
}

impl NewUnit {
    /// A unit from a form that was read.
    pub fn of(founding: Founding, change: Change) -> Self {
        Self {
            name: founding.name,
            site_name: change.site_name,
            locale: founding.locale,
            time_zone: change.time_zone,
            regime: founding.regime,
            wording: change.wording,
            hours: change.hours,
            reply_days: change.reply_days,
            reading_weeks: change.reading_weeks,
            exit_url: change.exit_url,
            duty_address: if let Duty::Set(address) = change.duty { Some(address) } else { None },
            out_of_hours: change.out_of_hours,
            police_text: change.police_text,
        }
    }
}

/// Makes a unit.
///
/// # Errors
/// What the database says.
pub fn make(tx: &mut Tx<'_>, by: &By, unit: &NewUnit) -> Result<Unit> {
    let id: UnitId = tx.id();
    let duty_address = unit
        .duty_address
        .as_deref()
        .map(|address| crypto::seal_for_site(tx.site(), DUTY_ADDRESS, id.as_str(), address))
        .transpose()?;
    let row = New {
        id: &id,
        name: &unit.name,
        site_name: &unit.site_name,
        locale: &unit.locale,
        time_zone: unit.time_zone.name(),
        regime: &unit.regime,
        wording: &unit.wording,
        workdays: digits(&unit.hours.workdays),
        opens_minute: minutes(unit.hours.opens)?,
        closes_minute: minutes(unit.hours.closes)?,
        reply_days: unit.reply_days,
        exit_url: &unit.exit_url,
        duty_address,
        out_of_hours: json(&unit.out_of_hours)?,
        police_text: json(&unit.police_text)?,
        created_at: tx.now(),
    };
    store::insert(tx, &row)?;
    store::set_reading_weeks(tx, &id, unit.reading_weeks)?;
    audit::record(tx, by, None, &Event::UnitMade { unit: id.to_string() })?;
    Ok(store::get(tx, &id)?)
}

/// Changes what an administrator decides about a unit.
///
/// # Errors
/// What the database or the seal says.
pub fn change(tx: &mut Tx<'_>, admin: &UnitAdmin, change: &Change) -> Result<()> {
    let unit = admin.unit();
    let row = Changed {
        site_name: &change.site_name,
        wording: &change.wording,
        time_zone: change.time_zone.name(),
        workdays: digits(&change.hours.workdays),
        opens_minute: minutes(change.hours.opens)?,
        closes_minute: minutes(change.hours.closes)?,
        reply_days: change.reply_days,
        exit_url: &change.exit_url,
        out_of_hours: json(&change.out_of_hours)?,
        police_text: json(&change.police_text)?,
    };
    store::update(tx, unit, &row)?;
    store::set_reading_weeks(tx, unit, change.reading_weeks)?;
    match &change.duty {
        Duty::Keep => {}
        Duty::Remove => store::set_duty_address(tx, unit, None)?,
        Duty::Set(address) => {
            let sealed = crypto::seal_for_site(tx.site(), DUTY_ADDRESS, unit.as_str(), address)?;
            store::set_duty_address(tx, unit, Some(sealed))?;
        }
    }
    audit::record(tx, admin.by(), None, &Event::UnitChanged { unit: unit.to_string() })
}

/// The address at the end of the unit's ladder.
///
/// # Errors
/// What the database or the seal says.
pub fn duty_address(rx: &mut Read<'_>, unit: &UnitId) -> Result<Option<String>> {
    store::duty_address(rx, unit)?
        .map(|sealed| crypto::open_for_site(rx.site(), DUTY_ADDRESS, unit.as_str(), &sealed))
        .transpose()
}

fn digits(days: &[chrono::Weekday]) -> String {
    days.iter().map(|day| day.number_from_monday().to_string()).collect()
}

fn minutes(minutes: u32) -> Result<i32> {
    i32::try_from(minutes).map_err(|error| Error::internal("store a unit's hours", error))
}

fn json(texts: &BTreeMap<String, String>) -> Result<String> {
    serde_json::to_string(texts).map_err(|error| Error::internal("store a unit's texts", error))
}
