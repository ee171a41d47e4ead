//! Pages stay flat: as many statements for many clients as for few, and none of them reads a whole table that grows.

use std::collections::{BTreeMap, BTreeSet};

use andrum::access::Role;
use andrum::server;
use andrum::web::Audience;

use crate::helpers::{BackEnd, Browser, Client, TestApp, Watched, db_tests};

const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];

const CODES: [&str; 8] = ["s01", "s02", "s03", "s04", "s05", "s06", "s07", "s08"];

/// One person of each role, and the client whose record the pages about one client show.
struct House {
    browsers: Vec<(Role, Browser)>,
    code: String,
}

impl House {
    /// Everybody who looks at pages. Karin is responsible for all clients that come later.
    async fn with(app: &TestApp) -> (Self, Home) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let (researcher, admin) = (app.researcher("Rut").await, app.admin("Adam").await);
        let home = Home { karin: team.karin.account.clone() };
        does_everything(app, &anna).await;
        let house = Self {
            code: anna.code,
            browsers: vec![
                (Role::Client, anna.browser),
                (Role::Clinician, team.karin.browser),
                (Role::Supervisor, team.maria.browser),
                (Role::Researcher, researcher.browser),
                (Role::Admin, admin.browser),
            ],
        };
        (house, home)
    }

    /// Every page of the route table that a role opens and whose address can be told, for that role; twice for a
    /// supervisor, who can ask for the whole unit.
    fn pages(&self) -> Vec<(Role, String)> {
        let routes = server::routes(false);
        let mut pages = Vec::new();
        for row in routes.rows().iter().filter(|row| row.method.as_str() == "GET" && !row.path.starts_with("/api/")) {
            let path = row.path.replace("{code}", &self.code).replace("{m}", "1").replace("{n}", "1");
            let path = path.replace("{rule}", &andrum::crypto::digest("fear_of_own_violence")[..10]);
            // A change is tried only where something is changed.
            let path = path.replace("/what-if", "/what-if?limit1_1=5");
            let Audience::Roles(roles) = row.audience else { continue };
            if path.contains('{') {
                continue;
            }
            for role in roles {
                pages.push((*role, path.clone()));
                if *role == Role::Supervisor {
                    pages.push((*role, format!("{path}{}show=unit", if path.contains('?') { '&' } else { '?' })));
                }
            }
        }
        pages
    }

    async fn open(&self, role: Role, path: &str) -> u16 {
        let (_, browser) = self.browsers.iter().find(|(of, _)| *of == role).unwrap();
        let status = browser.get(path).await.status.as_u16();
        assert!(status < 500, "{path} as {role:?}: {status}");
        status
    }

    /// Which statements each page takes once it was open before; what is read for the first time may be marked.
    async fn cost(&self, watched: &Watched) -> BTreeMap<String, Vec<String>> {
        let mut cost = BTreeMap::new();
        for (role, path) in self.pages() {
            self.open(role, &path).await;
            watched.statements();
            let status = self.open(role, &path).await;
            let said = watched.statements().into_iter().map(|said| without_lists(&said));
            // When a session was last seen is written once a minute, whatever the page.
            let said = said.filter(|said| !(said.starts_with("UPDATE") && said.contains("seen_at"))).collect();
            cost.insert(format!("{path} as {role:?}: {status}"), said);
        }
        cost
    }
}

/// What the clients who come later need.
struct Home {
    karin: andrum::ids::AccountId,
}

/// A list of values is one condition, however long it is.
fn without_lists(statement: &str) -> String {
    let mut text = statement.to_owned();
    while text.contains("?, ?") {
        text = text.replace("?, ?", "?");
    }
    text
}

/// Answers both forms, one of them in a way that raises a flag, writes a letter and hands in the first module.
async fn does_everything(app: &TestApp, client: &Client) {
    app.answers_check(client, &VIOLENCE).await;
    let phq9 = app.low_phq9(client).await;
    client.browser.submit(&phq9).await.is(303);
    let letter = client.browser.get("/my/messages").await.form("/my/messages");
    client.browser.submit(&letter.with("text", "Hej").with("danger", "no")).await.is(303);
    app.hands_in_first_module(client).await;
}

/// More clients of Karin's, with everything that she can be asked for, and more studies to which they consent.
async fn more(app: &TestApp, home: &Home, names: &[&'static str], studies: &[&'static str]) {
    let mut made = Vec::new();
    for code in studies {
        made.push(app.study(code).await);
    }
    for name in names {
        let client = app.client(name).await;
        let (karin, id) = (home.karin.clone(), client.id.clone());
        app.db()
            .write(move |tx| {
                let by = andrum::audit::By::system();
                andrum::care::actions::begin(tx, &by, &id, &karin, andrum::care::actions::Kind::Responsible)
            })
            .await
            .unwrap();
        does_everything(app, &client).await;
        for study in &made {
            app.consents_to(&client, study).await;
        }
    }
}

/// Tables that stay small however many people there are.
const SMALL: [&str; 6] = ["units", "studies", "content_versions", "write_gate", "job_runs", "job_states"];

/// What of a plan reads a whole table that grows. To follow an index in its order up to a limit is not that.
fn whole_tables(back_end: BackEnd, statement: &str, plan: &[String]) -> Vec<String> {
    // A search in an empty list is answered without looking.
    if statement.contains("(1=0)") {
        return Vec::new();
    }
    let is_limited = statement.contains("LIMIT");
    let table_after = |line: &str, word: &str| {
        let after = line.split_once(word)?.1;
        Some(after.split_whitespace().next()?.trim_matches('"').to_owned())
    };
    let mut found = Vec::new();
    for (n, line) in plan.iter().enumerate() {
        let (table, is_ordered) = match back_end {
            BackEnd::Sqlite if line.starts_with("SCAN ") => {
                (table_after(line, "SCAN "), line.contains(" USING ") || statement.contains("ORDER BY"))
            }
            BackEnd::PostgreSql if line.contains("Seq Scan on ") => (table_after(line, " on "), false),
            BackEnd::PostgreSql if line.contains("Index") && line.contains(" using ") => {
                let has_condition = plan.get(n + 1).is_some_and(|next| next.trim_start().starts_with("Index Cond"));
                if has_condition {
                    continue;
                }
                (table_after(line, " on "), true)
            }
            _ => continue,
        };
        if table.as_deref().is_some_and(|table| SMALL.contains(&table)) || (is_limited && is_ordered) {
            continue;
        }
        found.push(line.trim().to_owned());
    }
    found
}

db_tests! {
    async fn a_page_asks_as_much_for_many_clients_as_for_few(watched: Watched) {
        let app = &watched.app;
        let (house, home) = House::with(app).await;
        more(app, &home, &["Bo", "Cecilia"], &CODES[..2]).await;
        let few = house.cost(&watched).await;
        assert!(few.len() > 20, "{:?}", few.keys());
        more(app, &home, &["David", "Erik", "Fatima", "Gun", "Hans"], &CODES[2..]).await;
        let many = house.cost(&watched).await;
        assert_eq!(few.keys().collect::<Vec<_>>(), many.keys().collect::<Vec<_>>());
        let grown: Vec<_> = few
            .iter()
            .filter(|(page, before)| many[*page].len() > before.len())
            .map(|(page, before)| format!("{page}: {} statements, then {}: {:#?}", before.len(), many[page].len(), many[page]))
            .collect();
        assert!(grown.is_empty(), "{}", grown.join("\n"));
    }

    async fn no_statement_reads_a_whole_table_that_grows(watched: Watched) {
        let app = &watched.app;
        let (house, _) = House::with(app).await;
        for (role, path) in house.pages() {
            house.open(role, &path).await;
        }
        app.advance(chrono::TimeDelta::days(1)).await;
        let asked: BTreeSet<String> = watched.statements().iter().map(|statement| without_lists(statement)).collect();
        assert!(asked.len() > 100, "only {} statements were heard", asked.len());
        let mut whole = Vec::new();
        for statement in asked.iter().filter(|statement| !statement.starts_with("INSERT")) {
            let plan = app.store.plan(statement);
            let found = whole_tables(app.store.back_end(), statement, &plan);
            if !found.is_empty() {
                whole.push(format!("{found:?}\n    {statement}"));
            }
        }
        assert!(whole.is_empty(), "{} statements read whole tables:\n{}", whole.len(), whole.join("\n"));
    }
}
