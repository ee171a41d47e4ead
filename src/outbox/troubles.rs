//! Letters that somebody should look after, over all units.

use chrono::TimeDelta;

use super::rules::Promise;
use super::store;
use crate::db::Read;
use crate::error::Result;

/// How long a letter that may leave can wait before something is wrong.
const PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// How many letters are in which trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Troubles {
    /// Alerts that should have left a quarter of an hour ago.
    pub late_alerts: i64,
    /// Other letters that should have.
    pub late_others: i64,
    /// Letters of which nobody knows whether they were taken.
    pub unknown: i64,
}

/// Counts the letters in trouble.
///
/// # Errors
/// What the database says.
pub fn troubles(rx: &mut Read<'_>) -> Result<Troubles> {
    let since = rx.now() - PATIENCE;
    Ok(Troubles {
        late_alerts: store::count_late(rx, Promise::UntilTaken, since)?,
        late_others: store::count_late(rx, Promise::Once, since)?,
        unknown: store::count_unknown(rx)?,
    })
}
