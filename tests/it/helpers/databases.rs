//! A database of its own for every test: a file in a temporary folder, or a clone of a migrated `PostgreSQL` template.

use std::path::PathBuf;
use std::sync::OnceLock;

use andrum::clock::Clock;
use andrum::config::{DatabaseUrl, KeyRing, SecretKey};
use andrum::db::{self, Db, Site};
use andrum::ids::Ids;
use chrono::{NaiveDate, TimeDelta};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use super::needs::{is_at_hand, variable};
use super::source::{files_below, root};

/// The two back ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackEnd {
    Sqlite,
    PostgreSql,
}

/// What a test of `db_tests!` can be given.
pub trait Fixture: Sized {
    /// A new one on that back end.
    async fn on(back_end: BackEnd) -> Self;
}

/// Runs a body, or leaves it out where `PostgreSQL` is not at hand.
pub fn run<F: Fixture, Ends: Future<Output = ()>>(back_end: BackEnd, body: impl FnOnce(F) -> Ends) {
    let missing = match back_end {
        BackEnd::PostgreSql if server().is_none() => Some("ANDRUM_TEST_POSTGRES_URL is not set"),
        _ => None,
    };
    if is_at_hand("postgres", missing) {
        actix_web::rt::System::new().block_on(async {
            body(F::on(back_end).await).await;
            super::app::stop_all().await;
        });
    }
}

/// A migrated database with its doors open, a stopped clock and seeded identifiers.
pub struct TestDb {
    pub db: Db,
    pub clock: Clock,
    place: Place,
}

impl TestDb {
    /// The back end.
    pub fn back_end(&self) -> BackEnd {
        match self.place {
            Place::File { .. } | Place::Elsewhere { url: DatabaseUrl::Sqlite(_) } => BackEnd::Sqlite,
            Place::Clone { .. } | Place::Elsewhere { url: DatabaseUrl::Postgres(_) } => BackEnd::PostgreSql,
        }
    }

    /// Where it is.
    pub fn url(&self) -> DatabaseUrl {
        self.place.url()
    }

    /// Where it is, as a setting.
    pub fn setting(&self) -> String {
        match self.place.url() {
            DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => url.expose_secret().to_owned(),
        }
    }

    /// A second server on the same database.
    pub fn another_node(&self) -> Db {
        Db::open(&self.url(), site_of_server(self.clock.clone())).unwrap()
    }

    /// A database that stands elsewhere and is somebody else's to remove.
    pub fn at(url: DatabaseUrl, clock: Clock) -> Self {
        let db = Db::open(&url, site(clock.clone())).unwrap();
        Self { db, clock, place: Place::Elsewhere { url } }
    }

    /// Runs statements beside the doors, as somebody with a key to the database could.
    pub fn behind_the_back(&self, statements: &str) {
        self.place.run(statements);
    }

    /// The column `value` of a query's rows, beside the doors.
    pub fn texts(&self, query: &str) -> Vec<String> {
        self.place.texts(query)
    }

    /// What the back end says of how it would go about a query, the question being in its own words.
    pub fn query_plan(&self, explain: &str) -> String {
        match self.place.url() {
            DatabaseUrl::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
                let rows: Vec<Detail> = diesel::sql_query(explain.to_owned()).load(&mut conn).unwrap();
                rows.into_iter().map(|row| row.detail).collect::<Vec<_>>().join("\n")
            }
            DatabaseUrl::Postgres(url) => {
                let mut conn = PgConnection::establish(url.expose_secret()).unwrap();
                let rows: Vec<PlanLine> = diesel::sql_query(explain.to_owned()).load(&mut conn).unwrap();
                rows.into_iter().map(|row| row.line).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// A line of `SQLite`'s plan.
#[derive(QueryableByName)]
struct Detail {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

/// A line of `PostgreSQL`'s plan.
#[derive(QueryableByName)]
struct PlanLine {
    #[diesel(sql_type = diesel::sql_types::Text, column_name = "QUERY PLAN")]
    line: String,
}

impl TestDb {
    /// How the database would go about a statement, whatever is bound to it, a line each.
    pub fn plan(&self, statement: &str) -> Vec<String> {
        match self.place.url() {
            DatabaseUrl::Sqlite(path) => sqlite_plan(&path, statement),
            DatabaseUrl::Postgres(url) => postgres_plan(url.expose_secret(), statement),
        }
    }
}

fn sqlite_plan(path: &std::path::Path, statement: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = diesel::sql_types::Text)]
        detail: String,
    }
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
    let lines: Vec<Line> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {statement}")).load(&mut conn).unwrap();
    lines.into_iter().map(|line| line.detail).collect()
}

/// The plan that is made before the values are known. Reading a whole table is priced out, so that it stands in a plan
/// only where there is no other way.
fn postgres_plan(url: &str, statement: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[diesel(column_name = "QUERY PLAN")]
        line: String,
    }
    let mut conn = PgConnection::establish(url).unwrap();
    conn.batch_execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan").unwrap();
    conn.batch_execute(&format!("PREPARE asked AS {statement}")).unwrap();
    let values = (1..=1000).take_while(|n| statement.contains(&format!("${n}"))).map(|_| "NULL").collect::<Vec<_>>();
    let values = if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) };
    let lines: Vec<Line> = diesel::sql_query(format!("EXPLAIN EXECUTE asked{values}")).load(&mut conn).unwrap();
    lines.into_iter().map(|line| line.line).collect()
}

impl Fixture for TestDb {
    async fn on(back_end: BackEnd) -> Self {
        let place = Place::migrated(back_end);
        let clock = Clock::stopped(a_tuesday());
        let db = Db::open(&place.url(), site(clock.clone())).unwrap();
        Self { db, clock, place }
    }
}

/// A database without tables, for the tests of migrations.
pub struct EmptyDb(Place);

impl EmptyDb {
    /// Where it is.
    pub fn url(&self) -> DatabaseUrl {
        self.0.url()
    }

    /// As [`TestDb::texts`].
    pub fn texts(&self, query: &str) -> Vec<String> {
        self.0.texts(query)
    }
}

impl Fixture for EmptyDb {
    async fn on(back_end: BackEnd) -> Self {
        Self(Place::empty(back_end))
    }
}

/// The moment at which the tests' clock stands: 3 March 2026, 10:00 in Stockholm.
fn a_tuesday() -> andrum::clock::Moment {
    NaiveDate::from_ymd_opt(2026, 3, 3).unwrap().and_hms_opt(9, 0, 0).unwrap() + TimeDelta::zero()
}

/// Clock, identifiers and keys of a test.
pub fn site(clock: Clock) -> Site {
    let key = SecretKey::from_bytes(&[7; 32]);
    Site { clock, ids: Ids::seeded(1), keys: KeyRing::of("k1", key.clone()), secret: key }
}

/// The same for a server beside it, whose identifiers must be others.
pub fn site_of_server(clock: Clock) -> Site {
    Site { ids: Ids::random(), ..site(clock) }
}

enum Place {
    File { folder: tempfile::TempDir },
    Clone { name: String },
    Elsewhere { url: DatabaseUrl },
}

impl Place {
    fn empty(back_end: BackEnd) -> Self {
        match back_end {
            BackEnd::Sqlite => Self::File { folder: tempfile::tempdir().unwrap() },
            BackEnd::PostgreSql => {
                let name = unused_name();
                on_server(&format!("CREATE DATABASE {name}"));
                Self::Clone { name }
            }
        }
    }

    /// Migrating takes longer than most tests, so that it is done once and copied.
    fn migrated(back_end: BackEnd) -> Self {
        match back_end {
            BackEnd::Sqlite => {
                let folder = tempfile::tempdir().unwrap();
                std::fs::write(folder.path().join(FILE), migrated_file()).unwrap();
                Self::File { folder }
            }
            BackEnd::PostgreSql => {
                let name = unused_name();
                on_server(&format!("CREATE DATABASE {name} TEMPLATE {}", template()));
                Self::Clone { name }
            }
        }
    }

    fn url(&self) -> DatabaseUrl {
        match self {
            Self::File { folder } => DatabaseUrl::Sqlite(folder.path().join(FILE)),
            Self::Clone { name } => DatabaseUrl::Postgres(SecretString::from(with_database(name))),
            Self::Elsewhere { url } => url.clone(),
        }
    }

    fn run(&self, statements: &str) {
        match self.url() {
            DatabaseUrl::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy()).unwrap();
                conn.batch_execute("PRAGMA busy_timeout = 5000").unwrap();
                conn.batch_execute(statements).unwrap();
            }
            DatabaseUrl::Postgres(url) => {
                PgConnection::establish(url.expose_secret()).unwrap().batch_execute(statements).unwrap();
            }
        }
    }

    fn texts(&self, query: &str) -> Vec<String> {
        texts_of(&self.url(), query)
    }
}

/// The column `value` of a query's rows in a database that nobody here holds.
pub fn texts_of(url: &DatabaseUrl, query: &str) -> Vec<String> {
    #[derive(QueryableByName)]
    struct One {
        #[diesel(sql_type = diesel::sql_types::Text)]
        value: String,
    }
    let query = diesel::sql_query(query.to_owned());
    let rows: Vec<One> = match url {
        DatabaseUrl::Sqlite(path) => {
            query.load(&mut SqliteConnection::establish(&path.to_string_lossy()).unwrap()).unwrap()
        }
        DatabaseUrl::Postgres(url) => query.load(&mut PgConnection::establish(url.expose_secret()).unwrap()).unwrap(),
    };
    rows.into_iter().map(|row| row.value).collect()
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Self::Clone { name } = self {
            on_server(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

const FILE: &str = "test.db";

fn server() -> Option<String> {
    variable("ANDRUM_TEST_POSTGRES_URL")
}

fn on_server(statement: &str) {
    PgConnection::establish(&server().unwrap()).unwrap().batch_execute(statement).unwrap();
}

/// The server's address with another database in place of its own.
fn with_database(name: &str) -> String {
    let server = server().unwrap();
    let (address, options) = server.split_once('?').map_or((server.as_str(), None), |(a, o)| (a, Some(o)));
    let (scheme, rest) = address.split_once("://").expect("expected postgres://USER@HOST/DATABASE");
    let host = rest.split('/').next().unwrap_or_default();
    let options = options.map_or_else(String::new, |options| format!("?{options}"));
    format!("{scheme}://{host}/{name}{options}")
}

fn unused_name() -> String {
    format!("andrum_test_{}", data_encoding::HEXLOWER.encode(&andrum::crypto::random::<10>().unwrap()))
}

/// The name of the migrated template, made once for each state of the migrations; two runs at the same time wait for
/// each other.
fn template() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let mut digest = Sha256::new();
        for file in files_below("migrations/postgresql", &["sql"]) {
            digest.update(file.text.as_bytes());
        }
        let hash = data_encoding::HEXLOWER.encode(&digest.finalize()[..6]);
        let (name, making) = (format!("andrum_template_{hash}"), format!("andrum_template_{hash}_making"));
        let mut conn = PgConnection::establish(&server().unwrap()).unwrap();
        conn.batch_execute("SELECT pg_advisory_lock(20260303)").unwrap();
        let known = diesel::sql_query(format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"))
            .execute(&mut conn)
            .unwrap();
        if known == 0 {
            conn.batch_execute(&format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)")).unwrap();
            conn.batch_execute(&format!("CREATE DATABASE {making}")).unwrap();
            db::run_pending(&DatabaseUrl::Postgres(SecretString::from(with_database(&making)))).unwrap();
            conn.batch_execute(&format!("ALTER DATABASE {making} RENAME TO {name}")).unwrap();
        }
        name
    })
}

/// The bytes of a migrated `SQLite` file.
fn migrated_file() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join(FILE);
        db::run_pending(&DatabaseUrl::Sqlite(path.clone())).unwrap();
        SqliteConnection::establish(&path.to_string_lossy())
            .unwrap()
            .batch_execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .unwrap();
        std::fs::read(path).unwrap()
    })
}

/// Where the sources are, so that a wrong working directory is noticed at once.
#[test]
fn the_tests_run_in_the_project() {
    assert!(root().join("migrations").is_dir());
}
