//! What the tests share.

mod app;
mod browser;
mod client_week;
mod databases;
mod desk;
mod handling;
mod needs;
mod people;
mod source;
mod team;
mod watch;

pub use app::{TestApp, content, moment, seed_demo};
pub use browser::{Answer, Browser, Filled};
pub use databases::{BackEnd, EmptyDb, Fixture, TestDb, run, texts_of};
pub use desk::Desk;
pub use handling::{flags_of, press};
pub use needs::{is_at_hand, is_long_run};
pub use people::{Person, STATES};
pub use source::{Source, code_of, files_below, literals, root};
pub use team::{Client, Colleague, Team};
pub use watch::Watched;

/// Runs a test on `SQLite` and on `PostgreSQL`: the body is given a [`TestDb`] or a [`TestApp`] of its own each time.
///
/// ```ignore
/// db_tests! {
///     async fn a_sentence_about_a_person(app: TestApp) { … }
/// }
/// ```
macro_rules! db_tests {
    ($($(#[$attribute:meta])* async fn $name:ident($given:ident: $kind:ty) $body:block)+) => {$(
        mod $name {
            use super::*;

            $(#[$attribute])*
            async fn body($given: $kind) $body

            #[test]
            fn sqlite() {
                $crate::helpers::run($crate::helpers::BackEnd::Sqlite, body);
            }

            #[test]
            fn postgresql() {
                $crate::helpers::run($crate::helpers::BackEnd::PostgreSql, body);
            }
        }
    )+};
}
pub(crate) use db_tests;
