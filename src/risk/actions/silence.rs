//! Noticing that nothing is heard: a page of treatments at a time is looked at, and each silence found is raised by itself.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::Days;

use super::evaluate::{About, Subject, store_findings};
use crate::audit::By;
use crate::clock::Moment;
use crate::db::{Read, Tx};
use crate::error::Result;
use crate::ids::{ClientId, TreatmentId, UnitId};
use crate::risk::queries::{self, Going};
use crate::risk::rules::working_time::WorkingTime;
use crate::risk::rules::{Evidence, Finding, History, PastFlag, RuleSet, Silence};
use crate::risk::{own, unit_time};
use crate::units::{self, Unit};

/// How many treatments are looked at in one go.
const PAGE: i64 = 500;

/// Forms that were due longer ago say nothing more about a silence.
const LOOKED_BACK: Days = Days::new(60);

/// What one page came to.
#[derive(Debug)]
pub struct SilentPage {
    /// Treatments of which nothing is heard, and that nobody was told of.
    pub silent: Vec<TreatmentId>,
    /// Where the next page begins; none after the last.
    pub next: Option<TreatmentId>,
}

/// Looks at a page of the treatments that go on.
///
/// # Errors
/// What the database says.
pub fn silent_page(rx: &mut Read<'_>, rules: &RuleSet, after: Option<&TreatmentId>) -> Result<SilentPage> {
    let going = queries::going(rx, after.map_or("", TreatmentId::as_str), PAGE)?;
    let is_full = i64::try_from(going.len()).is_ok_and(|count| count >= PAGE);
    let next = going.last().filter(|_| is_full).map(|last| last.treatment.clone());
    let found = Found::read(rx, rules, &going)?;
    let now = rx.now();
    let is_silent = |one: &&Going| found.findings(one, now).is_some_and(|findings| !findings.is_empty());
    let silent = going.iter().filter(is_silent).map(|one| one.treatment.clone()).collect();
    Ok(SilentPage { silent, next })
}

/// Raises the silence of one treatment, if it is still one; says whether it was. Its evaluation is kept.
///
/// # Errors
/// What the database says.
pub fn raise_silence(tx: &mut Tx<'_>, rules: &RuleSet, treatment: &TreatmentId) -> Result<bool> {
    let Some(going) = queries::going_one(tx, treatment)? else { return Ok(false) };
    let found = Found::read(tx, rules, std::slice::from_ref(&going))?;
    let findings = found.findings(&going, tx.now()).unwrap_or_default();
    if findings.is_empty() {
        return Ok(false);
    }
    let by = By { unit: Some(going.unit.clone()), ..By::system() };
    let about = About { client: &going.client, unit: &going.unit, by: &by };
    store_findings(tx, found.rules_of(&going.unit), &about, &Subject::Silence(going.treatment.clone()), &findings)?;
    Ok(true)
}

/// What is known of some clients, read in a fixed number of statements.
struct Found<'r> {
    shipped: &'r RuleSet,
    own: HashMap<UnitId, Arc<RuleSet>>,
    units: HashMap<UnitId, Unit>,
    heard: HashMap<ClientId, Moment>,
    unanswered: Vec<(ClientId, chrono::NaiveDate)>,
    flags: HashMap<ClientId, Vec<PastFlag>>,
}

impl<'r> Found<'r> {
    fn read(rx: &mut Read<'_>, shipped: &'r RuleSet, going: &[Going]) -> Result<Self> {
        let clients: Vec<&str> = going.iter().map(|one| one.client.as_str()).collect();
        let since = rx.now().date() - LOOKED_BACK;
        let mut flags: HashMap<ClientId, Vec<PastFlag>> = HashMap::new();
        for (client, flag) in queries::past_flags_of(rx, &clients)? {
            flags.entry(client).or_default().push(flag);
        }
        let mut of: Vec<&str> = going.iter().map(|one| one.unit.as_str()).collect();
        of.sort_unstable();
        of.dedup();
        Ok(Self {
            shipped,
            own: own::of_units(rx, &of, shipped)?,
            units: units::list(rx)?.into_iter().map(|unit| (unit.id.clone(), unit)).collect(),
            heard: queries::last_heard(rx, &clients)?,
            unanswered: queries::unanswered(rx, &clients, since)?,
            flags,
        })
    }

    /// The rules as they hold for the unit.
    fn rules_of(&self, unit: &UnitId) -> &RuleSet {
        self.own.get(unit).map_or(self.shipped, |own| own)
    }

    fn findings(&self, going: &Going, now: Moment) -> Option<Vec<Finding>> {
        let silence = self.silence(going, now)?;
        let flags = self.flags.get(&going.client).cloned().unwrap_or_default();
        let history = History { flags, ..History::default() };
        Some(self.rules_of(&going.unit).findings(&Evidence::Silence(&silence), &history, now))
    }

    /// How long nothing was heard; none before the treatment begins.
    fn silence(&self, going: &Going, now: Moment) -> Option<Silence> {
        let unit = self.units.get(&going.unit)?;
        let begun = unit.start_of(going.started_on)?.max(going.created_at);
        let heard_at = self.heard.get(&going.client).map_or(begun, |heard| begun.max(*heard));
        let heard_on = unit.date(heard_at);
        let own = self.unanswered.iter().filter(|(client, due)| *client == going.client && *due >= heard_on);
        let late_since = own.map(|(_, due)| *due).min().and_then(|due| unit.end_of(due)).filter(|since| *since <= now);
        let hours = unit_time::hours(unit);
        let time = WorkingTime::new(&hours, &unit_time::is_holiday);
        let working_days_late = late_since.map(|since| time.working_days_since(since, now));
        (heard_at <= now).then(|| Silence { heard_at, days: (now - heard_at).num_days(), working_days_late })
    }
}
