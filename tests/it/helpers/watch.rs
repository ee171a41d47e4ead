//! Which statements the server runs against a test's database, and how the database would go about them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

use super::TestApp;
use super::databases::{BackEnd, Fixture};

/// A running server whose statements can be listened to.
pub struct Watched {
    pub app: TestApp,
    log: Arc<Log>,
}

#[derive(Default)]
struct Log {
    listens: AtomicBool,
    statements: Mutex<Vec<String>>,
}

/// By the address that a connection was opened with. Every test's connections are known here, and only those that a test
/// listens to are written down.
static LOGS: LazyLock<Mutex<BTreeMap<String, Arc<Log>>>> = LazyLock::new(Mutex::default);

struct Listener(Option<Arc<Log>>);

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => {
                self.0 = Some(LOGS.lock().unwrap().entry(url.to_owned()).or_default().clone());
            }
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(log) = self.0.as_ref().filter(|log| log.listens.load(Ordering::Relaxed)) {
                    log.statements.lock().unwrap().push(query.to_string());
                }
            }
            _ => {}
        }
    }
}

impl Fixture for Watched {
    async fn on(back_end: BackEnd) -> Self {
        set_default_instrumentation(|| Some(Box::new(Listener(None)))).unwrap();
        let app = TestApp::on(back_end).await;
        let setting = app.store.setting();
        let url = setting.strip_prefix("sqlite:").unwrap_or(&setting).to_owned();
        let log = LOGS.lock().unwrap().entry(url).or_default().clone();
        log.listens.store(true, Ordering::Relaxed);
        Self { app, log }
    }
}

impl Watched {
    /// The statements since the last call that read or change rows, without the values bound to them.
    pub fn statements(&self) -> Vec<String> {
        let all = std::mem::take(&mut *self.log.statements.lock().unwrap());
        let bare = all.into_iter().map(|text| text.split(" -- binds:").next().unwrap_or_default().trim().to_owned());
        bare.filter(|text| is_about_rows(text)).collect()
    }
}

fn is_about_rows(statement: &str) -> bool {
    let verb = statement.split_whitespace().next().unwrap_or_default().to_uppercase();
    statement != "SELECT 1" && ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&verb.as_str())
}
