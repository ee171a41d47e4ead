//! Sending what waits: claim in one act, speak to the mail server outside any act, settle in another.
//!
//! The claim is committed before the first word to the mail server. Whoever dies in between leaves rows that are marked
//! as attempted; when their lease has run out, the next round turns them into unknown (at most once) or lets them wait
//! again (until taken). Leases count in true time, everything else in the domain's.

use std::collections::HashMap;

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::letters::{self, Letter};
use super::mailer::Mailer;
use super::rules::{self, Decision, Kind, Promise, Recipient, State};
use super::settings::Settings;
use super::store::{self, AccountRow, LetterRow, SettingsRow, UnitRow};
use super::transport::{DEADLINE, Outcome};
use crate::audit::{self, By, Event};
use crate::clock::Moment;
use crate::crypto::{self, Place};
use crate::db::{Read, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, LetterId, UnitId};
use crate::web::App;

/// How many letters are claimed at once.
const BATCH: i64 = 64;

/// How long a claim holds; whoever is slower gives back what was not begun.
const LEASE: TimeDelta = TimeDelta::minutes(5);

const DUTY_ADDRESS: Place = Place("units.duty_address");

/// Sends everything whose time has come; says how many letters the mail server took.
///
/// # Errors
/// What the database says. What the mail server says is an outcome, not an error.
pub async fn deliver(app: &App, mailer: &Mailer) -> Result<usize> {
    let mut taken = 0;
    let clock = app.db().site().clock.clone();
    let (now, wall) = (clock.now(), clock.wall());
    if !app.db().read(move |rx| Ok(store::is_anything_due(rx, now, wall)?)).await? {
        return Ok(taken);
    }
    app.db().write(tidy).await?;
    if !mailer.can_send() {
        return Ok(taken);
    }
    loop {
        let claim = app.db().write(|tx| claim(tx, BATCH)).await?;
        let outcomes = send_all(app, mailer, claim.letters).await?;
        taken += outcomes.iter().filter(|(_, outcome)| *outcome == Some(Outcome::Taken)).count();
        let is_reachable = outcomes.iter().all(|(_, outcome)| outcome.is_some_and(|it| it != Outcome::Unreachable));
        app.db().write(move |tx| settle(tx, &outcomes)).await?;
        if !is_reachable || !claim.is_full {
            return Ok(taken);
        }
    }
}

/// Letters that are marked as attempted in the database and are this process's to send.
pub(super) struct Claim {
    pub(super) letters: Vec<Claimed>,
    /// Whether more may be waiting.
    is_full: bool,
}

/// One letter to send.
#[derive(Debug, Clone)]
pub(super) struct Claimed {
    pub(super) id: LetterId,
    pub(super) unit: UnitId,
    pub(super) promise: Promise,
    /// With this one.
    pub(super) attempts: i32,
    to: String,
    language: String,
    site_name: String,
    is_alert: bool,
    lease_until: Moment,
}

/// What came of each claimed letter; none where it was not begun.
type Outcomes = Vec<(Claimed, Option<Outcome>)>;

/// After the first sign that there is no server, the rest is given back untouched.
async fn send_all(app: &App, mailer: &Mailer, claimed: Vec<Claimed>) -> Result<Outcomes> {
    let longest = TimeDelta::from_std(DEADLINE).map_err(|error| Error::internal("a deadline for a letter", error))?;
    let mut outcomes = Vec::with_capacity(claimed.len());
    let mut is_reachable = true;
    for claimed in claimed {
        let wall = app.db().site().clock.wall();
        if !is_reachable || wall + longest >= claimed.lease_until {
            outcomes.push((claimed, None));
            continue;
        }
        let words = letters::compose(
            app.texts(),
            &claimed.language,
            &claimed.site_name,
            &app.web().base_url,
            claimed.is_alert,
        )?;
        let letter = Letter {
            id: claimed.id.clone(),
            to: claimed.to.clone(),
            from: mailer.from().to_owned(),
            subject: words.subject,
            text: words.text,
        };
        let outcome = mailer.send(&letter, wall).await;
        is_reachable = outcome != Outcome::Unreachable;
        outcomes.push((claimed, Some(outcome)));
    }
    Ok(outcomes)
}

/// What needs no mail server: what was left behind, and what has expired.
fn tidy(tx: &mut Tx<'_>) -> Result<()> {
    let wall = tx.site().clock.wall();
    for letter in store::left_behind(tx, wall)? {
        match Promise::parse(&letter.promise) {
            Promise::Once => give_up(tx, &letter.id, &letter.unit_id)?,
            Promise::UntilTaken => {
                let now = tx.now();
                store::let_wait(tx, &letter.id, State::Attempted, now, letter.attempts)?;
            }
        }
    }
    let now = tx.now();
    store::expire_overdue(tx, now)?;
    Ok(())
}

/// Nobody knows whether the letter arrived: it is listed, and never sent again.
fn give_up(tx: &mut Tx<'_>, letter: &LetterId, unit: &UnitId) -> Result<()> {
    if store::move_on(tx, &[letter.as_str()], State::Attempted, State::Unknown)? == 0 {
        return Ok(());
    }
    let by = By { unit: Some(unit.clone()), ..By::system() };
    audit::record(tx, &by, None, &Event::LetterUnknown { letter: letter.to_string() })
}

/// Decides on up to `limit` waiting letters and takes those that are to be sent.
pub(super) fn claim(tx: &mut Tx<'_>, limit: i64) -> Result<Claim> {
    let now = tx.now();
    let lease_until = tx.site().clock.wall() + LEASE;
    let rows = store::due(tx, now, limit)?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|count| count >= limit);
    let book = AddressBook::of(tx, &rows)?;
    let mut letters = Vec::new();
    for row in rows {
        let (decision, recipient) = book.decide(&row, now);
        match decision {
            Decision::Send => letters.extend(book.claimed(tx, &row, recipient, lease_until)?),
            Decision::Wait(opens) => {
                store::let_wait(tx, &row.id, State::Waiting, opens, row.attempts)?;
            }
            Decision::Withhold => {
                store::move_on(tx, &[row.id.as_str()], State::Waiting, State::Withheld)?;
            }
            Decision::Expire => {
                store::move_on(tx, &[row.id.as_str()], State::Waiting, State::Expired)?;
            }
        }
    }
    let ids: Vec<&str> = letters.iter().map(|letter| letter.id.as_str()).collect();
    store::mark_attempted(tx, &ids, lease_until)?;
    Ok(Claim { letters, is_full })
}

/// Writes down what came of it.
pub(super) fn settle(tx: &mut Tx<'_>, outcomes: &[(Claimed, Option<Outcome>)]) -> Result<()> {
    let now = tx.now();
    let sent: Vec<&str> = outcomes
        .iter()
        .filter(|(_, outcome)| *outcome == Some(Outcome::Taken))
        .map(|(letter, _)| letter.id.as_str())
        .collect();
    store::mark_sent(tx, &sent, now)?;
    for (letter, outcome) in outcomes {
        let again = |attempts| now + rules::pause(letter.promise, attempts);
        match (outcome, letter.promise) {
            (Some(Outcome::Taken), _) => {}
            (Some(Outcome::Unclear), Promise::Once) => give_up(tx, &letter.id, &letter.unit)?,
            (Some(_), _) => {
                store::let_wait(tx, &letter.id, State::Attempted, again(letter.attempts), letter.attempts)?;
            }
            (None, _) => {
                store::let_wait(tx, &letter.id, State::Attempted, now, letter.attempts - 1)?;
            }
        }
    }
    Ok(())
}

/// Everything about accounts and units that a batch of letters needs, fetched together.
pub(super) struct AddressBook {
    accounts: HashMap<AccountId, (AccountRow, Option<SettingsRow>)>,
    units: HashMap<UnitId, UnitRow>,
}

impl AddressBook {
    pub(super) fn of(rx: &mut Read<'_>, letters: &[LetterRow]) -> Result<Self> {
        let mut accounts: Vec<&str> =
            letters.iter().filter_map(|row| Some(row.account_id.as_ref()?.as_str())).collect();
        let mut units: Vec<&str> = letters.iter().map(|row| row.unit_id.as_str()).collect();
        for ids in [&mut accounts, &mut units] {
            ids.sort_unstable();
            ids.dedup();
        }
        let mut settings: HashMap<AccountId, SettingsRow> =
            store::settings(rx, &accounts)?.into_iter().map(|row| (row.account_id.clone(), row)).collect();
        let accounts = store::accounts(rx, &accounts)?
            .into_iter()
            .map(|row| (row.id.clone(), (settings.remove(&row.id), row)))
            .map(|(id, (settings, row))| (id, (row, settings)))
            .collect();
        let units = store::units(rx, &units)?.into_iter().map(|row| (row.id.clone(), row)).collect();
        Ok(Self { accounts, units })
    }

    /// What to do with the letter, and for whom.
    fn decide(&self, letter: &LetterRow, now: Moment) -> (Decision, Option<&SettingsRow>) {
        let Some(unit) = self.units.get(&letter.unit_id) else { return (Decision::Withhold, None) };
        let promise = Promise::parse(&letter.promise);
        let zone: Tz = unit.time_zone.parse().unwrap_or(chrono_tz::Europe::Stockholm);
        let workdays = rules::weekdays(&unit.workdays);
        let account = letter.account_id.as_ref().map(|account| self.accounts.get(account));
        let (recipient, row) = match account {
            None => (duty(unit, &workdays), None),
            Some(Some((account, row))) => (person(account, row.as_ref(), &workdays), row.as_ref()),
            Some(None) => return (Decision::Withhold, None),
        };
        (rules::decide(promise, letter.expires_at, &recipient, now, zone), row)
    }

    fn claimed(
        &self,
        rx: &Read<'_>,
        letter: &LetterRow,
        settings: Option<&SettingsRow>,
        lease_until: Moment,
    ) -> Result<Option<Claimed>> {
        let Some(unit) = self.units.get(&letter.unit_id) else { return Ok(None) };
        let Some(to) = self.address(rx, letter, settings)? else { return Ok(None) };
        Ok(Some(Claimed {
            id: letter.id.clone(),
            unit: letter.unit_id.clone(),
            promise: Promise::parse(&letter.promise),
            attempts: letter.attempts + 1,
            to,
            language: self.language(letter),
            site_name: unit.site_name.clone(),
            is_alert: Kind::parse(&letter.kind) == Kind::Alert,
            lease_until,
        }))
    }

    fn address(&self, rx: &Read<'_>, letter: &LetterRow, settings: Option<&SettingsRow>) -> Result<Option<String>> {
        match &letter.account_id {
            Some(account) => settings
                .and_then(|row| row.address.as_deref())
                .map(|sealed| super::actions::open_address(rx, account, sealed))
                .transpose(),
            None => self
                .units
                .get(&letter.unit_id)
                .and_then(|unit| unit.duty_address.as_deref())
                .map(|sealed| crypto::open_for_site(rx.site(), DUTY_ADDRESS, letter.unit_id.as_str(), sealed))
                .transpose(),
        }
    }

    /// The address that a letter goes to now, if any.
    pub(super) fn address_now(&self, rx: &Read<'_>, letter: &LetterRow) -> Result<Option<String>> {
        let settings = letter.account_id.as_ref().and_then(|account| self.accounts.get(account)?.1.as_ref());
        self.address(rx, letter, settings)
    }

    /// The reader's language, or the unit's.
    pub(super) fn language(&self, letter: &LetterRow) -> String {
        let of_account = letter.account_id.as_ref().and_then(|account| Some(&self.accounts.get(account)?.0.locale));
        let of_unit = self.units.get(&letter.unit_id).map(|unit| &unit.locale);
        of_account.or(of_unit).cloned().unwrap_or_default()
    }

    /// The neutral name of the unit's site.
    pub(super) fn site_name(&self, letter: &LetterRow) -> &str {
        self.units.get(&letter.unit_id).map_or("", |unit| unit.site_name.as_str())
    }
}

fn person(account: &AccountRow, row: Option<&SettingsRow>, workdays: &[chrono::Weekday]) -> Recipient {
    let settings = row.map(Settings::from).unwrap_or_default();
    Recipient {
        has_address: settings.has_address,
        channel: settings.channel,
        stopped: settings.stopped,
        frozen: settings.frozen || matches!(account.state.as_str(), "frozen" | "disabled"),
        window: settings.window(workdays),
    }
}

fn duty(unit: &UnitRow, workdays: &[chrono::Weekday]) -> Recipient {
    Recipient {
        has_address: unit.duty_address.is_some(),
        channel: rules::Channel::Mail,
        stopped: false,
        frozen: false,
        window: Settings::default().window(workdays),
    }
}
