//! A site with people in it, made through the same actions that serve them: a team, clients in treatment with their
//! questionnaires planned, and sessions as after a sign-in. What has been answered before is entered as rows.

use std::collections::BTreeMap;

use andrum::access::{Role, unit_studies_of_operator};
use andrum::accounts::actions::{self as accounts, NewAccount};
use andrum::accounts::rules::Kind as AccountKind;
use andrum::audit::By;
use andrum::care::actions::{self as care, Kind as Care};
use andrum::clock::Clock;
use andrum::config::{KeyRing, SecretKey, Settings, Source};
use andrum::consent::{self, Kind as Consent};
use andrum::content::Content;
use andrum::crypto;
use andrum::db::{Db, Site as Keys, Tx};
use andrum::error::{Error, Result as Acted};
use andrum::ids::{AccountId, Ids, StudyId, UnitId};
use andrum::instruments::Instrument;
use andrum::outbox::{self, Choice};
use andrum::research::actions::{NewStudy, make_study};
use andrum::schema::occasions;
use andrum::units::actions::{self as units, NewUnit};
use andrum::units::{Hours, Unit};
use andrum::{questionnaires, treatment};
use chrono::{Days, Weekday};
use diesel::prelude::*;

use super::Result;
use super::database::Database;
use super::drafts;
use super::past::{Of, Rows, occasions_of};

/// The study that everybody is in, and the one that nobody is in.
pub const STUDIES: [&str; 2] = ["everybody", "nobody"];

/// The form that is answered under load, and the one that was answered before.
const ASKED: &str = "phq9";
const BEFORE: &str = "weekly_check";

/// Low answers to it, as a browser sends them.
pub const LOW_ANSWERS: &str = "&q1=1&q2=1&q3=1&q4=0&q5=0&q6=0&q7=0&q8=0&q9=0&q10=0";

/// How many clients are entered in one act.
const AT_ONCE: usize = 50;

/// A site under way: its database, through doors of its own beside the service's.
pub struct Site {
    db: Db,
    content: Content,
    unit: UnitId,
    team: Team,
    study: StudyId,
    settings: Vec<(&'static str, String)>,
}

/// Somebody signed in: the cookies of the session.
#[derive(Debug, Clone)]
pub struct Session(pub String);

#[derive(Clone)]
struct Team {
    clinician: AccountId,
    supervisor: AccountId,
}

/// A client with the forms that wait, by address.
pub struct Client {
    pub session: Session,
    pub code: String,
    pub forms: Vec<String>,
}

/// Every form of these clients by turns, the first weeks first: `(address, cookies)`.
pub fn forms_by_week(clients: &[Client]) -> Vec<(String, String)> {
    let most = clients.iter().map(|client| client.forms.len()).max().unwrap_or(0);
    let nth = |n: usize| {
        let one = move |client: &Client| Some((client.forms.get(n)?.clone(), client.session.0.clone()));
        clients.iter().filter_map(one)
    };
    (0..most).flat_map(nth).collect()
}

/// How much of a site is made for each client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The weekly check was answered each week, PHQ-9 of every week can be answered today, and something is written in
    /// every module.
    Half,
    /// Everything was answered.
    Everything,
}

impl Site {
    /// Enters the team and the studies into a new database.
    pub async fn begin(database: &Database) -> Result<Self> {
        let settings = Settings::read(Source::from_parts(Vec::new(), None)?)?;
        let content = Content::load(&settings).map_err(|faults| faults.join("\n"))?;
        let (secret, fields) = (crypto::random::<32>()?, crypto::random::<32>()?);
        let keys = Keys {
            clock: Clock::running(chrono::TimeDelta::zero()),
            ids: Ids::random(),
            keys: KeyRing::of("k1", SecretKey::from_bytes(&fields)),
            secret: SecretKey::from_bytes(&secret),
        };
        let base64 = |key: &[u8]| data_encoding::BASE64.encode(key);
        let settings = vec![
            ("ANDRUM_DATABASE_URL", database.url.clone()),
            ("ANDRUM_DATA_DIR", database.folder.path().display().to_string()),
            ("ANDRUM_BASE_URL", "https://localhost".to_owned()),
            ("ANDRUM_SECRET_KEY", base64(&secret)),
            ("ANDRUM_FIELD_KEYS", format!("k1:{}", base64(&fields))),
            ("ANDRUM_LOG", "error".to_owned()),
        ];
        let db = Db::open(&database.parsed()?, keys)?;
        let shipped = content.clone();
        let (unit, team, study) = db
            .write(move |tx| {
                treatment::actions::register_content(
                    tx,
                    &shipped.programmes,
                    &shipped.instruments,
                    (&*shipped.rules, &*shipped.review),
                )?;
                let unit = unit(tx)?;
                let team = Team {
                    clinician: colleague(tx, &unit, Role::Clinician, "karin@unit.example")?,
                    supervisor: colleague(tx, &unit, Role::Supervisor, "maria@unit.example")?,
                };
                let studies = STUDIES.map(|code| study(tx, &unit, code));
                let [everybody, nobody] = studies;
                nobody?;
                Ok((unit, team, everybody?))
            })
            .await?;
        Ok(Self { db, content, unit, team, study, settings })
    }

    /// The settings under which the service opens this site.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        self.settings.clone()
    }

    /// The doors, for what a program measures without the service.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The clinician who is responsible for the first fifty clients, signed in.
    pub async fn clinician(&self) -> Result<Session> {
        let account = self.team.clinician.clone();
        Ok(self.db.write(move |tx| session(tx, &account)).await?)
    }

    /// Letters to a member of staff that are due at once.
    pub async fn queue_letters(&self, letters: usize) -> Result<()> {
        let (unit, account) = (self.unit.clone(), self.team.clinician.clone());
        let queue =
            move |tx: &mut Tx<'_>| (0..letters).try_for_each(|_| outbox::actions::alert_staff(tx, &unit, &account));
        Ok(self.db.write(queue).await?)
    }

    /// Enters clients who began nine weeks ago; `told` hears how many there are so far.
    pub async fn enter(&self, clients: usize, before: Before, told: impl Fn(usize)) -> Result<Vec<Client>> {
        let mut entered = Vec::with_capacity(clients);
        while entered.len() < clients {
            let (some, first) = (AT_ONCE.min(clients - entered.len()), entered.is_empty());
            let making = Making {
                content: self.content.clone(),
                unit: self.unit.clone(),
                responsible: if first { self.team.clinician.clone() } else { self.team.supervisor.clone() },
                study: self.study.clone(),
                before,
            };
            entered.extend(self.db.write(move |tx| making.enter(tx, some)).await?);
            told(entered.len());
        }
        Ok(entered)
    }
}

/// What is needed to enter clients in an act.
struct Making {
    content: Content,
    unit: UnitId,
    responsible: AccountId,
    study: StudyId,
    before: Before,
}

impl Making {
    fn enter(&self, tx: &mut Tx<'_>, clients: usize) -> Acted<Vec<Client>> {
        let mut rows = Rows::default();
        let entered = (0..clients).map(|_| self.one(tx, &mut rows)).collect::<Acted<Vec<_>>>()?;
        rows.insert(tx)?;
        Ok(entered)
    }

    fn one(&self, tx: &mut Tx<'_>, rows: &mut Rows) -> Acted<Client> {
        let by = By::system();
        let code = accounts::free_study_code(tx)?;
        let account = account(tx, &self.unit, Role::Client, &code)?;
        let client = care::enter_client(tx, &by, &self.unit, &account, "Anna Åkesson")?;
        care::begin(tx, &by, &client.id, &self.responsible, Care::Responsible)?;
        consent::actions::give(tx, &by, &client.id, &self.unit, Consent::Participation, None, "1", "yes")?;
        consent::actions::give(tx, &by, &client.id, &self.unit, Consent::Research, Some(&self.study), "1", "yes")?;
        let programme = self.content.programmes.programme("anger").ok_or_else(|| Error::fault("no programme"))?;
        let today = andrum::units::get(tx, &self.unit)?.date(tx.now());
        let began = today - Days::new(63);
        let treatment = treatment::actions::enrol(tx, &by, &client.id, &self.unit, programme, began)?;
        questionnaires::actions::schedule(tx, &treatment, &client.id, &self.unit, programme, began)?;
        let of = Of { client: &client.id, unit: &self.unit, treatment: &treatment };
        rows.answer(tx, self.instrument(BEFORE)?, &of)?;
        match self.before {
            Before::Everything => rows.answer(tx, self.instrument(ASKED)?, &of)?,
            Before::Half => {
                drafts::write(tx, &client.id, &treatment)?;
                let waiting = occasions::table
                    .filter(occasions::treatment_id.eq(treatment.as_str()))
                    .filter(occasions::instrument_id.eq(ASKED));
                let days = (
                    occasions::opens_on.eq(today),
                    occasions::due_on.eq(today + Days::new(2)),
                    occasions::closes_on.eq(today + Days::new(6)),
                );
                diesel::update(waiting).set(days).execute(&mut ***tx)?;
            }
        }
        let forms = occasions_of(tx, &treatment, ASKED)?.into_iter().map(|(id, _)| format!("/my/forms/{id}")).collect();
        Ok(Client { session: session(tx, &account)?, code: client.code, forms })
    }

    fn instrument(&self, id: &str) -> Acted<&Instrument> {
        self.content.instruments.get(id).map(AsRef::as_ref).ok_or_else(|| Error::fault("no such questionnaire"))
    }
}

fn unit(tx: &mut Tx<'_>) -> Acted<UnitId> {
    let workdays = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let unit = NewUnit {
        name: "Enheten".to_owned(),
        site_name: "Steg".to_owned(),
        locale: "sv".to_owned(),
        time_zone: chrono_tz::Europe::Stockholm,
        regime: "sol_utan_behovsprovning".to_owned(),
        wording: "treatment".to_owned(),
        hours: Hours { workdays, opens: 8 * 60, closes: 17 * 60 },
        reply_days: 2,
        reading_weeks: 52,
        exit_url: "https://www.smhi.se/".to_owned(),
        duty_address: Some("duty@unit.example".to_owned()),
        out_of_hours: BTreeMap::from([("sv".to_owned(), "Ring 1177.".to_owned())]),
        police_text: BTreeMap::new(),
    };
    let made: Unit = units::make(tx, &By::system(), &unit)?;
    Ok(made.id)
}

fn study(tx: &mut Tx<'_>, unit: &UnitId, code: &str) -> Acted<StudyId> {
    let new =
        NewStudy { code: code.to_owned(), name: "En studie".to_owned(), ethics_number: "2026-01234-01".to_owned() };
    make_study(tx, &unit_studies_of_operator(unit), &new)
}

fn colleague(tx: &mut Tx<'_>, unit: &UnitId, role: Role, address: &str) -> Acted<AccountId> {
    let account = account(tx, unit, role, address)?;
    outbox::actions::set_address(tx, &account, Some(address))?;
    outbox::actions::change_settings(tx, &By::system(), None, &account, &Choice::mail())?;
    Ok(account)
}

/// An account as after an invitation that was taken up.
fn account(tx: &mut Tx<'_>, unit: &UnitId, role: Role, sign_in: &str) -> Acted<AccountId> {
    let (kind, name) = if role == Role::Client { (AccountKind::Client, "") } else { (AccountKind::Staff, sign_in) };
    let new = NewAccount {
        kind,
        unit: unit.clone(),
        role,
        sign_in: sign_in.to_owned(),
        name: name.to_owned(),
        locale: "sv".to_owned(),
    };
    let invited = accounts::invite(tx, &By::system(), new)?;
    accounts::activate(tx, &invited.account)?;
    Ok(invited.account)
}

fn session(tx: &mut Tx<'_>, account: &AccountId) -> Acted<Session> {
    let token = accounts::open_first_session(tx, account)?.token;
    Ok(Session(format!("__Host-s={token}; __Host-v={}", crypto::token()?)))
}
