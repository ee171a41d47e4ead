//! A small site on a temporary database: a unit, staff, clients, and a clock that stands still.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use secrecy::SecretString;

use crate::clock::{Clock, Moment};
use crate::config::{DatabaseUrl, KeyRing, Mail, SecretKey, Web};
use crate::crypto::{self, Place};
use crate::db::{self, Db, Site, Tx};
use crate::error::Result;
use crate::ids::{AccountId, ClientId, Ids, TreatmentId, UnitId};
use crate::outbox::actions;
use crate::outbox::{Choice, Mailer};
use crate::schema::{accounts, clients, content_versions, letters, occasions, steps, treatments, units};
use crate::texts::Texts;
use crate::web::App;

pub(crate) const DUTY: &str = "duty@example.org";

pub(crate) struct TestSite {
    pub(crate) app: App,
    pub(crate) clock: Clock,
    pub(crate) unit: UnitId,
    _folder: tempfile::TempDir,
}

/// A letter as the tests look at it: kind, state, attempts.
pub(crate) type Seen = (String, String, i32);

pub(crate) fn at(text: &str) -> Moment {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
}

pub(crate) fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl TestSite {
    /// A unit in Stockholm, open Monday to Friday, at this moment in UTC.
    pub(crate) async fn open(now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
        db::run_pending(&url).unwrap();
        let clock = Clock::stopped(at(now));
        let key = SecretKey::from_bytes(&[7; 32]);
        let site =
            Site { clock: clock.clone(), ids: Ids::seeded(1), keys: KeyRing::of("k1", key.clone()), secret: key };
        let web = Web {
            listen: "127.0.0.1:0".parse().unwrap(),
            base_url: "https://steg.example.org".to_owned(),
            trusted_proxies: Vec::new(),
            exit_url: "https://www.smhi.se/".to_owned(),
            site_name: "Steg".to_owned(),
        };
        let db = Db::open(&url, site).unwrap();
        let app = App::new(db, Arc::new(Texts::load().unwrap()), web, "sv".to_owned(), false).unwrap();
        app.keep_files_in(folder.path());
        let unit = app.db().write(insert_unit).await.unwrap();
        Self { app, clock, unit, _folder: folder }
    }

    pub(crate) fn smtp(url: &str) -> Mailer {
        let smtp_url = Some(SecretString::from(url.to_owned()));
        Mailer::from_settings(&Mail { smtp_url, from: "no-reply@example.org".to_owned() }).unwrap()
    }

    pub(crate) fn captured() -> Mailer {
        Mailer::captured("no-reply@example.org")
    }

    pub(crate) async fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.app.db().write(act).await.unwrap()
    }

    /// A member of staff with an address.
    pub(crate) async fn staff(&self, name: &'static str) -> AccountId {
        self.account(name, "staff").await
    }

    /// A client who wants letters on the unit's working days.
    pub(crate) async fn client(&self, name: &'static str) -> AccountId {
        let account = self.account(name, "client").await;
        let chosen = account.clone();
        self.act(move |tx| actions::change_settings(tx, &crate::audit::By::system(), None, &chosen, &Choice::mail()))
            .await;
        account
    }

    pub(crate) async fn account(&self, name: &'static str, kind: &'static str) -> AccountId {
        self.act(move |tx| insert_account(tx, name, kind)).await
    }

    pub(crate) async fn set_account_state(&self, account: &AccountId, state: &'static str) {
        let account = account.clone();
        self.act(move |tx| {
            diesel::update(accounts::table.find(account.as_str()))
                .set(accounts::state.eq(state))
                .execute(&mut ***tx)?;
            Ok(())
        })
        .await;
    }

    /// A treatment of a client's account with one module that has been open for a day.
    pub(crate) async fn treatment(&self, account: &AccountId, state: &'static str) -> TreatmentId {
        let (account, unit) = (account.clone(), self.unit.clone());
        self.act(move |tx| insert_treatment(tx, &account, &unit, state)).await
    }

    /// So many more clients who want letters, each in a treatment with an open module.
    pub(crate) async fn many_treatments(&self, count: usize) {
        let unit = self.unit.clone();
        self.act(move |tx| {
            for n in 0..count {
                let account = insert_account(tx, &format!("many-{n}"), "client")?;
                actions::change_settings(tx, &crate::audit::By::system(), None, &account, &Choice::mail())?;
                insert_treatment(tx, &account, &unit, "active")?;
            }
            Ok(())
        })
        .await;
    }

    /// Hands in a treatment's open module.
    pub(crate) async fn submit(&self, treatment: &TreatmentId) {
        let treatment = treatment.clone();
        self.act(move |tx| {
            diesel::update(steps::table.filter(steps::treatment_id.eq(treatment.as_str())))
                .set(steps::state.eq("submitted"))
                .execute(&mut ***tx)?;
            Ok(())
        })
        .await;
    }

    /// Plans a questionnaire.
    pub(crate) async fn occasion(&self, treatment: &TreatmentId, opens_on: NaiveDate, closes_on: NaiveDate) {
        let (treatment, unit) = (treatment.clone(), self.unit.clone());
        self.act(move |tx| {
            let client: ClientId =
                treatments::table.find(treatment.as_str()).select(treatments::client_id).first(&mut ***tx)?;
            let id: crate::ids::OccasionId = tx.id();
            let row = (
                occasions::id.eq(id.as_str()),
                occasions::treatment_id.eq(treatment.as_str()),
                occasions::client_id.eq(client.as_str()),
                occasions::unit_id.eq(unit.as_str()),
                occasions::event.eq("week-1"),
                occasions::instrument_id.eq("phq9"),
                occasions::position.eq(1),
                occasions::opens_on.eq(opens_on),
                occasions::due_on.eq(opens_on),
                occasions::closes_on.eq(closes_on),
                occasions::state.eq("scheduled"),
            );
            diesel::insert_into(occasions::table).values(row).execute(&mut ***tx)?;
            Ok(())
        })
        .await;
    }

    /// All letters in the order in which they were queued.
    pub(crate) async fn letters(&self) -> Vec<Seen> {
        self.act(|tx| {
            Ok(letters::table
                .order((letters::queued_at.asc(), letters::promise.asc(), letters::id.asc()))
                .select((letters::kind, letters::state, letters::attempts))
                .load(&mut ***tx)?)
        })
        .await
    }

    pub(crate) async fn states(&self) -> Vec<String> {
        self.letters().await.into_iter().map(|(_, state, _)| state).collect()
    }

    pub(crate) async fn keys(&self) -> Vec<String> {
        self.act(|tx| {
            Ok(letters::table
                .filter(letters::unique_key.is_not_null())
                .order(letters::queued_at.asc())
                .select(letters::unique_key.assume_not_null())
                .load(&mut ***tx)?)
        })
        .await
    }

    /// When letters were sent, in order.
    pub(crate) async fn sent_at(&self) -> Vec<Moment> {
        self.act(|tx| {
            Ok(letters::table
                .filter(letters::sent_at.is_not_null())
                .order(letters::sent_at.asc())
                .select(letters::sent_at.assume_not_null())
                .load(&mut ***tx)?)
        })
        .await
    }

    /// Lets every lease run out, as if the process that held it had died a while ago.
    pub(crate) async fn let_leases_run_out(&self) {
        let past = self.clock.wall() - TimeDelta::hours(1);
        self.act(move |tx| {
            diesel::update(letters::table.filter(letters::lease_until_at.is_not_null()))
                .set(letters::lease_until_at.eq(Some(past)))
                .execute(&mut ***tx)?;
            Ok(())
        })
        .await;
    }

    pub(crate) async fn unknown_events(&self) -> usize {
        let unit = self.unit.clone();
        let events =
            self.act(move |tx| Ok(crate::audit::page(tx, &unit, &crate::audit::Sought::default(), None, 100)?)).await;
        events.iter().filter(|row| row.event == "letter_unknown").count()
    }
}

fn insert_unit(tx: &mut Tx<'_>) -> Result<UnitId> {
    let id: UnitId = tx.id();
    let duty = crypto::seal_for_site(tx.site(), Place("units.duty_address"), id.as_str(), DUTY)?;
    let row = (
        units::id.eq(id.as_str()),
        units::name.eq("Testenheten"),
        units::site_name.eq("Steg"),
        units::locale.eq("sv"),
        units::time_zone.eq("Europe/Stockholm"),
        units::regime.eq("halso_sjukvard"),
        units::wording.eq("treatment"),
        units::workdays.eq("12345"),
        units::opens_minute.eq(480),
        units::closes_minute.eq(1020),
        units::reply_days.eq(2),
        units::exit_url.eq("https://www.smhi.se/"),
        units::duty_address.eq(Some(duty)),
        units::out_of_hours.eq("{}"),
        units::police_text.eq("{}"),
        units::created_at.eq(tx.now()),
    );
    diesel::insert_into(units::table).values(row).execute(&mut ***tx)?;
    Ok(id)
}

fn insert_account(tx: &mut Tx<'_>, name: &str, kind: &str) -> Result<AccountId> {
    let id: AccountId = tx.id();
    let row = (
        accounts::id.eq(id.as_str()),
        accounts::kind.eq(kind),
        accounts::sign_in_hash.eq(name),
        accounts::name.eq(Vec::<u8>::new()),
        accounts::locale.eq("sv"),
        accounts::state.eq("active"),
        accounts::created_at.eq(tx.now()),
    );
    diesel::insert_into(accounts::table).values(row).execute(&mut ***tx)?;
    actions::set_address(tx, &id, Some(&format!("{name}@example.org")))?;
    Ok(id)
}

/// The body of a programme that asks nothing.
const PROGRAMME: &str = r#"{"id":"anger","languages":["sv"],"modules":[],"file":"id = \"anger\"\nversion = \"1.0.0\"\npacing = \"weekly\"\ntitle = { sv = \"Steg\" }\nmodules = [\"01-first\"]\n"}"#;

fn insert_treatment(tx: &mut Tx<'_>, account: &AccountId, unit: &UnitId, state: &str) -> Result<TreatmentId> {
    let (treatment, client, step): (TreatmentId, ClientId, crate::ids::StepId) = (tx.id(), tx.id(), tx.id());
    let (now, today) = (tx.now(), tx.now().date());
    let content = (
        content_versions::hash.eq(treatment.as_str()),
        content_versions::kind.eq("programme"),
        content_versions::content_id.eq("anger"),
        content_versions::version.eq("1"),
        content_versions::body.eq(PROGRAMME),
        content_versions::registered_at.eq(now),
    );
    diesel::insert_into(content_versions::table).values(content).execute(&mut ***tx)?;
    let person = (
        clients::id.eq(client.as_str()),
        clients::unit_id.eq(unit.as_str()),
        clients::account_id.eq(account.as_str()),
        clients::code.eq(client.as_str()),
        clients::name.eq(Vec::<u8>::new()),
        clients::created_at.eq(now),
    );
    diesel::insert_into(clients::table).values(person).execute(&mut ***tx)?;
    let row = (
        treatments::id.eq(treatment.as_str()),
        treatments::client_id.eq(client.as_str()),
        treatments::unit_id.eq(unit.as_str()),
        treatments::programme_id.eq("anger"),
        treatments::content_hash.eq(treatment.as_str()),
        treatments::state.eq(state),
        treatments::held.eq(false),
        treatments::started_on.eq(today),
        treatments::created_at.eq(now),
    );
    diesel::insert_into(treatments::table).values(row).execute(&mut ***tx)?;
    let open = (
        steps::id.eq(step.as_str()),
        steps::treatment_id.eq(treatment.as_str()),
        steps::client_id.eq(client.as_str()),
        steps::position.eq(1),
        steps::module_id.eq("anger-01"),
        steps::content_hash.eq(treatment.as_str()),
        steps::state.eq("open"),
        steps::due_on.eq(today),
        steps::opened_at.eq(Some(now - TimeDelta::days(1))),
    );
    diesel::insert_into(steps::table).values(open).execute(&mut ***tx)?;
    Ok(treatment)
}
