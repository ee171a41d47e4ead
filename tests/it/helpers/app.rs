//! The real server on a port of its own, with a stopped clock, seeded identifiers and a mail server that keeps what it takes.

use std::cell::RefCell;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, OnceLock};

use actix_web::dev::ServerHandle;
use andrum::clock::Clock;
use andrum::config::{Settings, Source};
use andrum::content::Content;
use andrum::db::Db;
use andrum::demo;
use andrum::ids::UnitId;
use andrum::jobs::Jobs;
use andrum::outbox::{CapturedLetter, Mailer};
use andrum::schema::letters;
use andrum::server::{self, Parts};
use andrum::texts::Texts;
use andrum::web::App;
use chrono::{NaiveDateTime, TimeDelta, TimeZone};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use tokio::sync::OnceCell;

use super::databases::{BackEnd, Fixture, TestDb, site_of_server};
use super::{Browser, Person};

/// The demo's people on that database, up to its time.
pub async fn seed_demo(store: &TestDb, clients: usize) {
    let settings = Settings::read(Source::from_parts(Vec::new(), None).unwrap()).unwrap();
    let texts = Arc::new(Texts::load().unwrap());
    let app = App::new(store.db.clone(), texts, settings.web, settings.locale, true).unwrap();
    let mailer = Mailer::captured("no-reply@example.org");
    demo::seed(&app, &mailer, &content(), &store.clock, store.clock.now(), clients, |_, _| {}).await.unwrap();
}

/// A running server over a database of its own.
pub struct TestApp {
    pub store: TestDb,
    pub clock: Clock,
    pub content: Content,
    /// Runs what a running site runs every minute, when a test says so.
    pub jobs: Jobs,
    /// What handlers share.
    pub shared: App,
    mailer: Mailer,
    address: SocketAddr,
    /// Where it keeps files.
    pub files: tempfile::TempDir,
    /// Made by the first who is asked for.
    pub(super) unit: OnceCell<UnitId>,
}

impl Fixture for TestApp {
    async fn on(back_end: BackEnd) -> Self {
        Self::with(TestDb::on(back_end).await, &[], false).await
    }
}

impl TestApp {
    /// A server with some settings of its own, over `store`.
    pub async fn with(store: TestDb, settings: &[(&str, &str)], is_demo: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let files = tempfile::tempdir().unwrap();
        let own = [
            ("ANDRUM_DATABASE_URL", store.setting()),
            ("ANDRUM_BASE_URL", format!("http://{address}")),
            ("ANDRUM_DATA_DIR", files.path().to_string_lossy().into_owned()),
        ];
        let given = own
            .into_iter()
            .chain(settings.iter().map(|(name, value)| (*name, (*value).to_owned())))
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        let settings = Settings::read(Source::from_parts(given, None).unwrap()).unwrap();
        let (content, mailer) = (content(), Mailer::captured("no-reply@example.org"));
        let opened =
            Parts::open(&settings, content.clone(), site_of_server(store.clock.clone()), mailer.clone(), is_demo);
        let parts = opened.await.unwrap();
        let (jobs, shared) = (parts.jobs.clone(), parts.app.clone());
        let server = server::serve(parts, listener, 1).unwrap();
        RUNNING.with_borrow_mut(|running| running.push(server.handle()));
        actix_web::rt::spawn(server);
        Self { clock: store.clock.clone(), store, content, jobs, shared, mailer, address, files, unit: OnceCell::new() }
    }

    /// The database's doors, for what a test arranges or looks up without a browser.
    pub fn db(&self) -> &Db {
        &self.store.db
    }

    /// `127.0.0.1:…`
    pub fn host(&self) -> String {
        self.address.to_string()
    }

    /// A browser in which nobody has signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(self.address, None)
    }

    /// A browser with that session.
    pub(super) fn browser_with(&self, token: &str) -> Browser {
        Browser::new(self.address, Some(token))
    }

    /// A browser in which that person is signed in.
    pub fn browser_of(&self, person: &Person) -> Browser {
        Browser::new(self.address, person.token.as_deref())
    }

    /// Lets time pass, with everything that a running site does meanwhile.
    pub async fn advance(&self, by: TimeDelta) {
        self.jobs.advance(by).await.unwrap();
    }

    /// Goes to that time in Stockholm at once, as after a night in which nothing ran, and runs every job.
    pub async fn at(&self, local: &str) {
        let to = moment(local);
        assert!(to >= self.clock.now(), "{local} is past");
        self.clock.advance(to - self.clock.now());
        self.jobs.run_once().await.unwrap();
    }

    /// The letters written so far, as kind and state in the order in which they were queued. They are sent when a test
    /// lets time pass: no worker runs beside its server.
    pub async fn letters(&self) -> Vec<(String, String)> {
        self.db()
            .read(|rx| {
                let written = letters::table.order((letters::queued_at.asc(), letters::id.asc()));
                Ok(written.select((letters::kind, letters::state)).load(&mut **rx)?)
            })
            .await
            .unwrap()
    }

    /// What the mail server took, in order.
    pub fn taken(&self) -> Vec<CapturedLetter> {
        self.mailer.captured_letters()
    }
}

/// A time in Stockholm, as `2026-03-06 17:01`.
pub fn moment(local: &str) -> NaiveDateTime {
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
    chrono_tz::Europe::Stockholm.from_local_datetime(&local).unwrap().naive_utc()
}

/// The shipped content, read once for all tests.
pub fn content() -> Content {
    static SHIPPED: OnceLock<Content> = OnceLock::new();
    let load = || Content::load(&Settings::read(Source::from_parts(Vec::new(), None).unwrap()).unwrap()).unwrap();
    SHIPPED.get_or_init(load).clone()
}

thread_local! {
    static RUNNING: RefCell<Vec<ServerHandle>> = const { RefCell::new(Vec::new()) };
}

/// Stops the servers that this test started.
pub async fn stop_all() {
    for server in RUNNING.take() {
        server.stop(false).await;
    }
}
