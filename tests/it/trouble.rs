//! While the database is in trouble: no false receipt, nothing typed is lost, reading goes on, and it heals by itself.

use andrum::config::DatabaseUrl;
use andrum::schema::job_runs;
use diesel::{ExpressionMethods, RunQueryDsl};
use reqwest::Method;

use crate::helpers::{Answer, Client, Filled, TestApp, db_tests};

/// No room for another row, as the database itself would say it.
async fn fill_the_disk(app: &TestApp) {
    match app.store.url() {
        DatabaseUrl::Sqlite(_) => {
            limit_pages(app, "1").await;
            use_up_what_is_left(app).await;
        }
        DatabaseUrl::Postgres(_) => app.store.behind_the_back(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
               RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'could not extend file: No space left on device';
             END $$;
             CREATE TRIGGER no_room BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION no_room()",
        ),
    }
}

async fn make_room(app: &TestApp) {
    match app.store.url() {
        DatabaseUrl::Sqlite(_) => limit_pages(app, "1000000").await,
        DatabaseUrl::Postgres(_) => app.store.behind_the_back("DROP TRIGGER no_room ON audit_events"),
    }
}

/// The limit of the server's own writer; one below the file's size stands for its size.
async fn limit_pages(app: &TestApp, pages: &'static str) {
    let limit = move |tx: &mut andrum::db::Tx<'_>| {
        Ok(diesel::sql_query(format!("PRAGMA max_page_count = {pages}")).execute(&mut ***tx)?)
    };
    app.shared.db().write(limit).await.unwrap();
}

/// A file that may not grow has room left in it.
async fn use_up_what_is_left(app: &TestApp) {
    for size in [100_000, 3_000, 300] {
        for n in 0.. {
            let row = move |tx: &mut andrum::db::Tx<'_>| {
                let (slot, now) = (format!("{size} {n} {}", "x".repeat(size)), tx.now());
                let row = (job_runs::job.eq("filler"), job_runs::slot.eq(slot), job_runs::ran_at.eq(now));
                Ok(diesel::insert_into(job_runs::table).values(row).execute(&mut ***tx)?)
            };
            if app.shared.db().write(row).await.is_err() {
                break;
            }
        }
    }
}

/// As long as a letter may be, which takes several pages of the database, with all that a page must not take for its own.
fn long_text() -> String {
    format!("Jag börjar om </textarea><script>\"&amp;'\r\n{}", "🙂".repeat(3_900))
}

/// What is posted, in an order that does not depend on the page.
fn fields(form: &Filled) -> Vec<(String, String)> {
    let mut fields: Vec<_> = form.fields.iter().filter(|(name, _)| name != "_csrf").cloned().collect();
    for (_, value) in &mut fields {
        // A browser sends line ends in one way whatever the page had.
        *value = value.replace("\r\n", "\n");
    }
    fields.sort();
    fields
}

/// Sends it from a browser that prefers English.
async fn in_english(client: &Client, form: &Filled) -> Answer {
    let body = serde_urlencoded::to_string(&form.fields).unwrap();
    client.browser.send(Method::POST, &form.action, &[("accept-language", "en")], Some(body)).await
}

fn letters(app: &TestApp) -> usize {
    app.store.texts("SELECT id AS value FROM messages").len()
}

/// A clear page with everything that was typed in a form to send again.
#[track_caller]
fn keeps(refused: &Answer, form: &Filled) -> Filled {
    assert!(refused.is_html() && refused.heading().len() > 5);
    let again = refused.form(&form.action);
    assert_eq!(fields(&again), fields(form));
    again
}

db_tests! {
    async fn on_a_full_disk_nothing_typed_is_lost_and_reading_goes_on(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = anna.browser.get("/my/messages").await.form("/my/messages");
        let form = form.with("text", &long_text()).with("danger", "no");
        fill_the_disk(&app).await;
        let refused = anna.browser.submit(&form).await;
        refused.is(503);
        assert_eq!(refused.header("retry-after"), "30");
        let again = keeps(&refused, &form);
        assert_eq!(letters(&app), 0, "no false receipt");
        for page in ["/my", "/my/messages", "/my/plan", "/my/modules/1", "/my/modules/1/pages/1", "/help-now"] {
            anna.browser.get(page).await.is(200);
        }
        keeps(&anna.browser.submit(&again).await, &form);
        make_room(&app).await;
        anna.browser.submit(&again).await.is(303);
        anna.browser.submit(&again).await.is(303);
        assert_eq!(letters(&app), 1, "and once only");
    }

    async fn what_was_typed_is_kept_also_where_nobody_can_be_recognised(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = anna.browser.get("/my/messages").await.form("/my/messages");
        let form = form.with("text", &long_text()).with("danger", "no");
        app.store.behind_the_back("ALTER TABLE sessions RENAME TO sessions_gone");
        let refused = anna.browser.submit(&form).await;
        let english = in_english(&anna, &form).await;
        let forged = anna.browser.submit(&form.clone().with("_csrf", "made-up")).await;
        app.store.behind_the_back("ALTER TABLE sessions_gone RENAME TO sessions");
        refused.is(500);
        keeps(&english, &form);
        assert_ne!(refused.heading(), english.heading(), "in the reader's language");
        let again = keeps(&refused, &form);
        assert!(!forged.is(500).body.contains("Jag börjar om"), "what came from elsewhere is not shown as ours");
        anna.browser.submit(&again).await.is(303);
        assert_eq!(letters(&app), 1);
    }

    async fn a_password_is_never_given_back(app: TestApp) {
        let browser = app.browser();
        let form = browser.get("/sign-in").await.form("/sign-in");
        let name = form.fields.iter().find(|(name, _)| name != "password" && !name.starts_with('_')).unwrap().0.clone();
        let form = form.with(&name, "1234abcd").with("password", "a long enough secret");
        app.store.behind_the_back("ALTER TABLE sign_in_failures RENAME TO gone");
        let refused = browser.submit(&form).await;
        app.store.behind_the_back("ALTER TABLE gone RENAME TO sign_in_failures");
        refused.is(500);
        assert!(!refused.body.contains("a long enough secret"));
        assert_eq!(refused.attributes("form[method=post]", "action").iter().filter(|to| *to == "/sign-in").count(), 0);
    }
}
