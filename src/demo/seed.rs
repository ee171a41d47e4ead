//! Fills an empty site: the unit, its staff, a study, and everybody's weeks, one happening after the other.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{TimeDelta, Weekday};

use super::acts::{Act, Carers, Entered, Staff};
use super::people::{self, Person};
use super::timeline::{self, What};
use super::unit;
use crate::access::{self, Role};
use crate::audit::By;
use crate::clock::{Clock, Moment};
use crate::content::Content;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{AccountId, UnitId};
use crate::outbox::{self, Mailer, delivery::deliver};
use crate::questionnaires;
use crate::research;
use crate::risk;
use crate::treatment;
use crate::units::{self, Hours};
use crate::web::App;

/// The staff: handle, name and role.
pub(super) const STAFF: [(&str, &str, Role); 6] = [
    ("karin", "Karin Åberg", Role::Clinician),
    ("johan", "Johan Lind", Role::Clinician),
    ("samira", "Samira Farah", Role::Clinician),
    ("supervisor", "Maria Holm", Role::Supervisor),
    ("researcher", "Erik Sandell", Role::Researcher),
    ("admin", "Lena Forss", Role::Admin),
];

/// Which clinician stands in for which.
const DEPUTIES: [(&str, &str); 3] = [("karin", "johan"), ("johan", "karin"), ("samira", "johan")];

/// How far apart the ladders of open alarms are climbed at least: on a site of thousands something happens every few
/// seconds, and looking at every open alarm each time would take most of the seeding. No rung comes sooner after another.
const LULL: TimeDelta = TimeDelta::minutes(15);

/// The study's code.
pub const STUDY: &str = "steg-1";

/// Seeds an empty database up to `now`; `clock` stands still until moved and belongs to `app`'s database. Letters leave
/// through `mailer` as time goes by.
///
/// # Errors
/// What the actions say; a fault of the demo's own files names it.
pub async fn seed(
    app: &App,
    mailer: &Mailer,
    content: &Content,
    clock: &Clock,
    now: Moment,
    clients: usize,
    progress: impl Fn(usize, usize),
) -> Result<()> {
    let (db, people, told) = (app.db(), cast(clients)?, unit::load()?);
    let shared = Arc::new(content.clone());
    let zone = chrono_tz::Europe::Stockholm;
    let happenings = timeline::of(&people, &told.leave, zone, now);
    if let Some(first) = happenings.first() {
        clock.advance(first.at - TimeDelta::hours(1) - clock.now());
    }
    let registered = Arc::clone(&shared);
    let staff = db.write(move |tx| make_site(tx, &registered, told)).await?;
    let (people, staff) = (Arc::new(people), Arc::new(staff));
    let mut entered: HashMap<usize, Entered> = HashMap::new();
    let mut climbed = Moment::MIN;
    let total = happenings.len();
    for (done, happening) in happenings.into_iter().enumerate() {
        clock.advance(happening.at - clock.now());
        let (people, staff, content) = (Arc::clone(&people), Arc::clone(&staff), Arc::clone(&shared));
        let known = entered.get(&earlier_self(&people, happening.person)).cloned();
        let person = happening.person;
        let climbs = happening.at.signed_duration_since(climbed) >= LULL;
        if climbs {
            climbed = happening.at;
        }
        let new = db
            .write(move |tx| {
                let person = people.get(person).ok_or_else(|| Error::fault("demo: nobody of that number"))?;
                if climbs {
                    risk::actions::climb(tx)?;
                }
                if happening.what == What::Jobs {
                    questionnaires::actions::plan_ahead(tx)?;
                    questionnaires::actions::close_missed(tx)?;
                    treatment::actions::open_due(tx)?;
                    return Ok(None);
                }
                let act = Act { content: &content, staff: &staff, person, entered: known.as_ref() };
                act.perform(tx, &happening.what).map_err(|error| named(&error, person, &happening.what))
            })
            .await?;
        if let Some(new) = new {
            entered.insert(person, new);
        }
        deliver(app, mailer).await?;
        progress(done + 1, total);
    }
    clock.advance(now - clock.now());
    Ok(())
}

/// Where somebody who continues began; everybody else is themselves.
fn earlier_self(people: &[Person], person: usize) -> usize {
    let before = people.get(person).and_then(|person| person.continues.as_ref());
    before.and_then(|handle| people.iter().position(|other| other.handle == *handle)).unwrap_or(person)
}

/// Who can be signed in: role, name and the handle of the link.
pub fn sign_in_table() -> Vec<(&'static str, String, String)> {
    let client = people::load().ok().and_then(|people| people.into_iter().find(|one| one.handle == JUST_STARTED));
    let client = client.map(|person| ("client", person.name, "client".to_owned()));
    let staff = STAFF.iter().map(|(handle, name, role)| (role.as_str(), (*name).to_owned(), (*handle).to_owned()));
    client.into_iter().chain(staff).collect()
}

/// The client behind the handle `client`.
pub(super) const JUST_STARTED: &str = "just_started";

/// As many clients as wanted: the people of the files, and then again under numbered names. Whoever continues comes last,
/// behind everybody who begins.
fn cast(clients: usize) -> Result<Vec<Person>> {
    let (beginning, continuing): (Vec<Person>, Vec<Person>) =
        people::load()?.into_iter().partition(|person| person.continues.is_none());
    let numbered = |text: &str, round: usize| if round > 0 { format!("{text}_{}", round + 1) } else { text.to_owned() };
    let again = |(n, person): (usize, &Person)| {
        let round = n / beginning.len().max(1);
        let name = if round > 0 { format!("{} {}", person.name, round + 1) } else { person.name.clone() };
        let further = continuing.iter().filter(|one| one.continues.as_ref() == Some(&person.handle));
        let further = further.map(|one| Person {
            handle: numbered(&one.handle, round),
            continues: Some(numbered(&person.handle, round)),
            name: name.clone(),
            ..one.clone()
        });
        let further: Vec<Person> = further.collect();
        (Person { handle: numbered(&person.handle, round), name: name.clone(), ..person.clone() }, further)
    };
    let (mut all, further): (Vec<Person>, Vec<Vec<Person>>) =
        beginning.iter().cycle().take(clients).enumerate().map(again).unzip();
    all.extend(further.into_iter().flatten());
    Ok(all)
}

fn named(error: &Error, person: &Person, what: &What) -> Error {
    Error::internal("seed the demo", format!("{}: {what:?}: {error}", person.handle))
}

fn make_site(tx: &mut Tx<'_>, content: &Content, told: unit::Told) -> Result<Staff> {
    treatment::actions::register_content(
        tx,
        &content.programmes,
        &content.instruments,
        (&*content.rules, &*content.review),
    )?;
    let by = By::system();
    let leaves = told.leave.clone();
    let unit = units::actions::make(tx, &by, &new_unit(told))?;
    let mut accounts: HashMap<&str, AccountId> = HashMap::new();
    for (handle, name, role) in STAFF {
        accounts.insert(handle, make_colleague(tx, &unit.id, handle, name, role)?);
    }
    let study = research::actions::make_study(
        tx,
        &access::unit_studies_of_operator(&unit.id),
        &research::actions::NewStudy {
            code: STUDY.to_owned(),
            name: "Steg 1".to_owned(),
            ethics_number: "2026-00000-01".to_owned(),
        },
    )?;
    let pair = |(who, deputy): (&str, &str)| {
        Some((
            who.to_owned(),
            Carers { responsible: accounts.get(who)?.clone(), deputy: accounts.get(deputy)?.clone() },
        ))
    };
    let supervisor = accounts.get("supervisor").cloned().ok_or_else(|| Error::fault("demo: no supervisor"))?;
    let carers = DEPUTIES.into_iter().filter_map(pair).collect();
    Ok(Staff { unit: unit.id, carers, supervisor, study, leaves })
}

fn make_colleague(tx: &mut Tx<'_>, unit: &UnitId, handle: &str, name: &str, role: Role) -> Result<AccountId> {
    let mail = format!("{handle}@unit.example");
    let account = super::acts::enter(tx, unit, role, &mail, name, "sv")?;
    outbox::actions::set_address(tx, &account, Some(&mail))?;
    outbox::actions::change_settings(tx, &By::system(), None, &account, &outbox::Choice::mail())?;
    Ok(account)
}

/// The demo's unit, as its file tells it.
fn new_unit(told: unit::Told) -> units::actions::NewUnit {
    units::actions::NewUnit {
        name: told.name,
        site_name: told.site_name,
        locale: "sv".to_owned(),
        time_zone: chrono_tz::Europe::Stockholm,
        regime: "sol_utan_behovsprovning".to_owned(),
        wording: "treatment".to_owned(),
        hours: Hours {
            workdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            opens: 8 * 60,
            closes: 17 * 60,
        },
        reply_days: 2,
        reading_weeks: 52,
        exit_url: told.exit_url,
        duty_address: Some("duty@unit.example".to_owned()),
        out_of_hours: told.out_of_hours,
        police_text: told.police_text,
    }
}
