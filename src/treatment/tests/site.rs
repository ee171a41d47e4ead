//! A small site for the unit tests of what clients use: a unit, people, content, and every template rendered.

use std::sync::{Arc, LazyLock};

use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::test::TestRequest;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use serde::Serialize;

use crate::access::{self, CareOf, ClientSelf, Who};
use crate::audit::By;
use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey, Settings, Source};
use crate::content::Content;
use crate::db::{self, Db, Site, Tx};
use crate::error::{Error, Result};
use crate::ids::{AccountId, ClientId, Ids, MembershipId, SessionId, TreatmentId, UnitId};
use crate::programme::Module;
use crate::schema::{accounts, memberships, sessions};
use crate::texts::{LANGUAGES, Texts};
use crate::web::{App, Page};
use crate::{care, crypto, treatment, units};

/// Read once for all tests, since reading every module takes a while.
static SHIPPED: LazyLock<Content> = LazyLock::new(|| {
    let settings = Settings::read(Source::from_parts(Vec::new(), None).unwrap()).unwrap();
    Content::load(&settings).unwrap()
});

/// What is shipped.
pub(crate) fn shipped() -> &'static Content {
    &SHIPPED
}

/// A Monday at noon in Sweden.
pub(crate) fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()
}

/// A site on a `SQLite` file of its own.
pub(crate) struct TestSite {
    pub(crate) db: Db,
    pub(crate) content: Content,
    pub(crate) clock: Clock,
    pub(crate) settings: Settings,
    _folder: tempfile::TempDir,
}

/// A client with the session's token.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) who: Who,
    pub(crate) client: ClientId,
    pub(crate) unit: UnitId,
    pub(crate) token: String,
}

impl TestSite {
    /// An empty site with the shipped content registered.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings::read(Source::from_parts(Vec::new(), None).unwrap()).unwrap();
        let clock = Clock::stopped(monday().and_hms_opt(11, 0, 0).unwrap());
        let key = SecretKey::from_bytes(&[7; 32]);
        let site =
            Site { clock: clock.clone(), ids: Ids::seeded(1), keys: KeyRing::of("k1", key.clone()), secret: key };
        let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
        db::run_pending(&url).unwrap();
        let db = Db::open(&url, site).unwrap();
        let content = SHIPPED.clone();
        let shipped = content.clone();
        db.write(move |tx| {
            treatment::actions::register_content(
                tx,
                &shipped.programmes,
                &shipped.instruments,
                (&*shipped.rules, &*shipped.review),
            )
        })
        .await
        .unwrap();
        Self { db, content, clock, settings, _folder: folder }
    }

    /// What handlers share.
    pub(crate) fn app(&self) -> App {
        let texts = Arc::new(Texts::load().unwrap());
        App::new(self.db.clone(), texts, self.settings.web.clone(), "sv".to_owned(), false).unwrap()
    }

    /// A client in a unit of their own, with a clinician, signed in.
    pub(crate) async fn client(&self, name: &'static str) -> Person {
        let wall = self.clock.wall();
        let (client, unit, token) = self
            .db
            .write(move |tx| {
                let unit = units::actions::make(tx, &By::system(), &a_unit())?.id;
                let account = account(tx, "client")?;
                let client = care::actions::enter_client(tx, &By::system(), &unit, &account, name)?.id;
                let clinician = self::account(tx, "staff")?;
                care::actions::begin(tx, &By::system(), &client, &clinician, care::actions::Kind::Responsible)?;
                let token = session(tx, &account, &unit, "client", wall)?;
                Ok((client, unit, token))
            })
            .await
            .unwrap();
        let hash = crypto::token_hash(&token);
        let who = self.db.read(move |rx| Ok(access::who(rx, &hash)?.unwrap())).await.unwrap();
        Person { who, client, unit, token }
    }

    /// The client's treatment with the shipped programme.
    pub(crate) async fn enrol(&self, person: &Person) -> TreatmentId {
        let (person, programme) = (person.clone(), Arc::clone(self.content.programmes.programme("anger").unwrap()));
        self.db
            .write(move |tx| {
                treatment::actions::enrol(tx, &By::system(), &person.client, &person.unit, &programme, monday())
            })
            .await
            .unwrap()
    }

    /// Does something as the client.
    pub(crate) async fn act<T: Send + 'static>(
        &self,
        person: &Person,
        act: impl FnOnce(&mut Tx<'_>, &ClientSelf) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let who = person.who.clone();
        self.db
            .write(move |tx| {
                let me = access::client_self(tx, &who)?;
                act(tx, &me)
            })
            .await
    }

    /// Does something as the supervisor of the client's unit.
    pub(crate) async fn act_as_staff<T: Send + 'static>(
        &self,
        person: &Person,
        act: impl FnOnce(&mut Tx<'_>, &CareOf) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (person, wall) = (person.clone(), self.clock.wall());
        self.db
            .write(move |tx| {
                let supervisor = account(tx, "staff")?;
                let token = session(tx, &supervisor, &person.unit, "supervisor", wall)?;
                let who = access::who(tx, &crypto::token_hash(&token))?.ok_or(Error::NotFound)?;
                let code = care::get(tx, &person.client)?.code;
                let care = access::care_of(tx, &who, &code)?;
                act(tx, &care)
            })
            .await
    }

    /// Lets days pass.
    pub(crate) fn days_pass(&self, days: i64) {
        self.clock.advance(TimeDelta::days(days));
    }
}

pub(crate) fn a_unit() -> units::actions::NewUnit {
    use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
    units::actions::NewUnit {
        name: "Unit".to_owned(),
        site_name: "Steg".to_owned(),
        locale: "sv".to_owned(),
        time_zone: chrono_tz::Europe::Stockholm,
        regime: "halso_sjukvard".to_owned(),
        wording: "treatment".to_owned(),
        hours: units::Hours { workdays: vec![Mon, Tue, Wed, Thu, Fri], opens: 480, closes: 1020 },
        reply_days: 2,
        reading_weeks: 52,
        exit_url: "https://example.org/".to_owned(),
        duty_address: None,
        out_of_hours: std::collections::BTreeMap::default(),
        police_text: std::collections::BTreeMap::default(),
    }
}

fn account(tx: &mut Tx<'_>, kind: &str) -> Result<AccountId> {
    let id: AccountId = tx.id();
    diesel::insert_into(accounts::table)
        .values((
            accounts::id.eq(id.as_str()),
            accounts::kind.eq(kind),
            accounts::sign_in_hash.eq(id.as_str()),
            accounts::name.eq(Vec::<u8>::new()),
            accounts::locale.eq("sv"),
            accounts::state.eq("active"),
            accounts::created_at.eq(tx.now()),
        ))
        .execute(&mut ***tx)?;
    Ok(id)
}

fn session(
    tx: &mut Tx<'_>,
    account: &AccountId,
    unit: &UnitId,
    role: &str,
    wall: crate::clock::Moment,
) -> Result<String> {
    let (membership, session): (MembershipId, SessionId) = (tx.id(), tx.id());
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(membership.as_str()),
            memberships::account_id.eq(account.as_str()),
            memberships::unit_id.eq(unit.as_str()),
            memberships::role.eq(role),
            memberships::from_at.eq(tx.now()),
        ))
        .execute(&mut ***tx)?;
    let token = crypto::token()?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(session.as_str()),
            sessions::token_hash.eq(crypto::token_hash(&token)),
            sessions::account_id.eq(account.as_str()),
            sessions::membership_id.eq(membership.as_str()),
            sessions::stage.eq("full"),
            sessions::created_at.eq(wall),
            sessions::seen_at.eq(wall),
        ))
        .execute(&mut ***tx)?;
    Ok(token)
}

/// Renders a template with a view in every language; a text that is missing fails the test.
pub(crate) fn renders(template: &str, view: &impl Serialize) {
    in_every_language(|page| {
        let language = page.language().to_owned();
        if let Err(error) = page.render(template, view) {
            panic!("{template} in {language}: {error}");
        }
    });
}

/// Does something with a client's page in every language.
pub(crate) fn in_every_language(look: impl Fn(Page)) {
    let runtime = actix_web::rt::Runtime::new().unwrap();
    let site = runtime.block_on(TestSite::new());
    let app = site.app();
    for language in LANGUAGES {
        let request = TestRequest::get()
            .uri("/my")
            .insert_header((ACCEPT_LANGUAGE, language))
            .app_data(actix_web::web::Data::new(app.clone()))
            .to_http_request();
        let page = Page::new(&request, "my-title").unwrap();
        assert_eq!(page.language(), language);
        look(page);
    }
}

/// The shipped modules.
pub(crate) fn shipped_modules() -> impl Iterator<Item = &'static Arc<Module>> {
    SHIPPED.programmes.modules()
}
