//! Reminding: which mornings are due, and one page of treatments at a time.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::queries::{self, Going};
use super::rules;
use crate::clock::Moment;
use crate::db::{Read, Tx};
use crate::error::Result;
use crate::ids::{AccountId, TreatmentId};
use crate::outbox::actions::{Reminder, remind};
use crate::outbox::{Settings, settings_of_all};
use crate::units::{self, Unit};

/// How many treatments one act looks at.
const PAGE: i64 = 500;

/// A morning in a unit that has come and is not done.
#[derive(Debug, Clone)]
pub struct Morning {
    unit: Unit,
    date: NaiveDate,
}

/// What one page came to.
#[derive(Debug)]
pub struct Reminded {
    /// How many letters were queued.
    pub letters: usize,
    /// Where the next page begins; none after the last.
    pub next: Option<TreatmentId>,
}

/// The mornings that have come and are not done, at most one for each unit.
///
/// # Errors
/// What the database says.
pub fn due_mornings(rx: &mut Read<'_>) -> Result<Vec<Morning>> {
    let now = rx.now();
    let mut mornings = Vec::new();
    for unit in units::list(rx)? {
        if let Some(date) = rules::slot(now, unit.time_zone, rules::MORNING)
            && !queries::is_done(rx, &unit.id, date)?
        {
            mornings.push(Morning { unit, date });
        }
    }
    Ok(mornings)
}

/// Queues the reminders of one page of a morning's treatments; the last page ends the morning.
///
/// # Errors
/// What the database says.
pub fn remind_page(tx: &mut Tx<'_>, morning: &Morning, after: Option<&TreatmentId>) -> Result<Reminded> {
    let going = queries::going(tx, &morning.unit.id, morning.date, after.map(TreatmentId::as_str), PAGE)?;
    let next = if i64::try_from(going.len()).is_ok_and(|count| count >= PAGE) {
        going.last().map(|last| last.treatment.clone())
    } else {
        None
    };
    let reminders = morning.reminders(tx, going)?;
    let letters = remind(tx, &morning.unit.id, &reminders)?;
    if next.is_none() && !queries::is_done(tx, &morning.unit.id, morning.date)? {
        let now = tx.now();
        queries::mark_done(tx, &morning.unit.id, morning.date, now)?;
    }
    Ok(Reminded { letters, next })
}

/// Queues every reminder that is due, all in this one act; says how many.
///
/// # Errors
/// What the database says.
pub fn remind_due(tx: &mut Tx<'_>) -> Result<usize> {
    let mut letters = 0;
    for morning in due_mornings(tx)? {
        let mut after = None;
        loop {
            let page = remind_page(tx, &morning, after.as_ref())?;
            letters += page.letters;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(letters)
}

/// Forgets mornings that are long past.
///
/// # Errors
/// What the database says.
pub fn forget_mornings(tx: &mut Tx<'_>, before: Moment) -> Result<usize> {
    Ok(queries::forget(tx, before)?)
}

impl Morning {
    /// A letter for each treatment with something open or due, whose client lets letters come on this day of the week.
    fn reminders(&self, rx: &mut Read<'_>, going: Vec<Going>) -> Result<Vec<Reminder>> {
        let treatments: Vec<&str> = going.iter().map(|one| one.treatment.as_str()).collect();
        let mut waiting: HashSet<TreatmentId> = queries::with_open_module(rx, &treatments)?.into_iter().collect();
        waiting.extend(queries::with_due_questionnaire(rx, &treatments, self.date)?);
        let accounts: Vec<&str> = going.iter().map(|one| one.account.as_str()).collect();
        let settings = settings_of_all(rx, &accounts)?;
        let expires_at = rules::end_of(self.date, self.unit.time_zone);
        Ok(going
            .into_iter()
            .filter(|one| waiting.contains(&one.treatment) && self.suits(&settings, &one.account))
            .map(|one| Reminder {
                unique_key: rules::key(&one.treatment, rules::DUE, self.date),
                account: one.account,
                expires_at,
            })
            .collect())
    }

    fn suits(&self, settings: &HashMap<AccountId, Settings>, account: &AccountId) -> bool {
        settings.get(account).is_some_and(|chosen| {
            chosen.lets_letters_out() && chosen.days(&self.unit.hours.workdays).contains(&self.date.weekday())
        })
    }
}
