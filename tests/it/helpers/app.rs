//! The real server on a port of its own, with a stopped clock, seeded identifiers and nobody who sends its letters.

use std::cell::RefCell;
use std::net::{SocketAddr, TcpListener};
use std::sync::OnceLock;

use actix_web::dev::ServerHandle;
use andrum::clock::Clock;
use andrum::config::{Settings, Source};
use andrum::db::Db;
use andrum::schema::letters;
use andrum::server::{self, Content, Parts};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::databases::{BackEnd, Fixture, TestDb, site};
use super::{Browser, Person};

/// A running server over a database of its own.
pub struct TestApp {
    pub store: TestDb,
    pub clock: Clock,
    address: SocketAddr,
}

impl Fixture for TestApp {
    async fn on(back_end: BackEnd) -> Self {
        Self::with(TestDb::on(back_end).await, &[], false)
    }
}

impl TestApp {
    /// A server with some settings of its own, over `store`.
    pub fn with(store: TestDb, settings: &[(&str, &str)], is_demo: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let given = [("ANDRUM_DATABASE_URL", store.setting()), ("ANDRUM_BASE_URL", format!("http://{address}"))]
            .into_iter()
            .chain(settings.iter().map(|(name, value)| (*name, (*value).to_owned())))
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        let settings = Settings::read(Source::from_parts(given, None).unwrap()).unwrap();
        let parts = Parts::open(&settings, content(&settings), site(store.clock.clone()), is_demo).unwrap();
        let server = server::serve(parts, listener, 1).unwrap();
        RUNNING.with_borrow_mut(|running| running.push(server.handle()));
        actix_web::rt::spawn(server);
        Self { clock: store.clock.clone(), store, address }
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

    /// A browser in which that person is signed in.
    pub fn browser_of(&self, person: &Person) -> Browser {
        Browser::new(self.address, person.token.as_deref())
    }

    /// The letters written so far, as kind and state in the order in which they were queued. Nobody sends them: no
    /// worker runs beside a test's server.
    pub async fn letters(&self) -> Vec<(String, String)> {
        self.db()
            .read(|rx| {
                let written = letters::table.order((letters::queued_at.asc(), letters::id.asc()));
                Ok(written.select((letters::kind, letters::state)).load(&mut **rx)?)
            })
            .await
            .unwrap()
    }
}

/// The shipped content, read once for all tests.
fn content(settings: &Settings) -> Content {
    static SHIPPED: OnceLock<Content> = OnceLock::new();
    SHIPPED.get_or_init(|| Content::load(settings).unwrap()).clone()
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
