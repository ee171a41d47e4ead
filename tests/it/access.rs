//! Who gets in where: every route of the server for every role and state, as one reviewed file.
//!
//! `tests/it/snapshots/it__access__rights.snap` is that file. When a route is added, read the new row, and accept it with
//! `INSTA_UPDATE=always cargo test --test it access::`.

use std::collections::BTreeMap;
use std::fmt::Write;

use actix_web::http::Method as RouteMethod;
use andrum::access::{self, Who};
use andrum::crypto;
use andrum::server;
use andrum::web::routes::Row;
use reqwest::Method;

use crate::helpers::{Answer, BackEnd, Person, STATES, TestApp, db_tests, run};

/// The person that a session's token stands for, as the gate would find it.
async fn who(app: &TestApp, person: &Person) -> Option<Who> {
    let hash = crypto::token_hash(person.token.as_deref()?);
    app.db().read(move |rx| access::who(rx, &hash)).await.unwrap()
}

/// The whole table, with what only the demo mounts.
fn rows() -> Vec<Row> {
    let mut rows = server::routes(true).rows().to_vec();
    rows.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    rows
}

fn is_demo_only(row: &Row) -> bool {
    !server::routes(false).rows().iter().any(|known| known.path == row.path && known.method == row.method)
}

#[test]
fn the_rights() {
    run(BackEnd::Sqlite, |app: TestApp| async move {
        let mut people = Vec::new();
        for person in app.everybody().await {
            people.push(who(&app, &person).await);
        }
        let mut table = String::new();
        let mut shut = Vec::new();
        for row in rows() {
            let admitted = STATES.iter().zip(&people).filter(|(_, who)| row.audience.admits(who.as_ref()));
            let names: Vec<&str> = admitted.map(|(state, _)| *state).collect();
            if names.is_empty() {
                shut.push(format!("{} {}", row.method, row.path));
            }
            let names = if names.len() == STATES.len() { "everybody".to_owned() } else { names.join(" ") };
            let mark = if is_demo_only(&row) { " (demo)" } else { "" };
            writeln!(table, "{:4} {}{mark}: {names}", row.method.as_str(), row.path).unwrap();
        }
        assert!(shut.is_empty(), "nobody gets in at {shut:?}");
        insta::assert_snapshot!("rights", table);
    });
}

#[test]
fn no_route_stands_twice() {
    let mut seen: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for row in rows() {
        *seen.entry((row.method.to_string(), row.path)).or_default() += 1;
    }
    seen.retain(|_, times| *times > 1);
    assert!(seen.is_empty(), "{seen:?}");
}

/// An address under the pattern: with the client's own case code where one is asked for, else with a name of nothing.
fn address(row: &Row, code: &str) -> String {
    let mut address = String::new();
    let mut rest = row.path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap();
        address.push_str(before);
        address.push_str(match name {
            "code" => code,
            "m" | "n" => "1",
            _ => "nothing",
        });
        rest = after;
    }
    address + rest
}

/// Nobody is sent to sign in; somebody else is answered as where there is nothing.
fn is_turned_away(answer: &Answer) -> bool {
    match answer.status.as_u16() {
        303 => answer.header("location") == "/sign-in",
        status => status == 404 || status == 401,
    }
}

async fn ask(app: &TestApp, person: &Person, row: &Row, code: &str) -> Answer {
    let body = (row.method == RouteMethod::POST).then(|| "_once=k".to_owned());
    let method: Method = row.method.as_str().parse().unwrap();
    app.browser_of(person).send(method, &address(row, code), &[], body).await
}

db_tests! {
    /// The same table asked of the running server: whoever is not admitted is turned away, with one answer for all.
    async fn the_server_keeps_to_the_table(app: TestApp) {
        let people = app.everybody().await;
        let code = people.iter().find(|person| person.state == "client").unwrap().code.clone().unwrap();
        let mut asked = 0;
        for row in rows().iter().filter(|row| !is_demo_only(row)) {
            for person in &people {
                let is_admitted = row.audience.admits(who(&app, person).await.as_ref());
                let answer = ask(&app, person, row, &code).await;
                let asking = format!("{} {} as {}: {}", row.method, answer.path, person.state, answer.status);
                assert!(answer.status.as_u16() < 500, "{asking}");
                if !is_admitted {
                    assert!(is_turned_away(&answer), "{asking}");
                } else if row.method == RouteMethod::GET && !row.path.contains('{') && person.state != "half-way" {
                    assert!(!is_turned_away(&answer) || row.path.starts_with("/api/"), "{asking}");
                }
                asked += 1;
            }
        }
        assert!(asked >= server::routes(false).rows().len() * STATES.len());
    }

    async fn nobody_is_sent_to_sign_in(app: TestApp) {
        for row in rows().iter().filter(|row| !is_demo_only(row) && !row.audience.admits(None)) {
            if row.path.starts_with("/api/") {
                continue;
            }
            let nobody = Person { state: "nobody", token: None, account: None, code: None };
            ask(&app, &nobody, row, "nothing").await.leads_to("/sign-in");
            let forger = Person { token: Some("made-up".to_owned()), ..nobody };
            ask(&app, &forger, row, "nothing").await.leads_to("/sign-in");
        }
    }

    /// Not yours and not there are the same answer: outside the care relation, in another unit, or no such client.
    async fn a_client_of_somebody_else_is_as_one_who_is_not_there(app: TestApp) {
        let people = app.everybody().await;
        let find = |state: &str| people.iter().find(|person| person.state == state).unwrap();
        let code = find("client").code.clone().unwrap();
        let other = find("other-client").code.clone().unwrap();
        for row in rows().iter().filter(|row| row.path.contains("{code}") && row.method == RouteMethod::GET) {
            for (state, code) in [("stranger", &code), ("other-unit", &code), ("clinician", &other), ("supervisor", &other)] {
                let (person, missing) = (find(state), "ZZZZZZ".to_owned());
                let (theirs, nobodys) = (ask(&app, person, row, code).await, ask(&app, person, row, &missing).await);
                let asking = format!("{} as {state}", theirs.path);
                assert_eq!((theirs.status.as_u16(), nobodys.status.as_u16()), (404, 404), "{asking}");
                let bare = |answer: &Answer, code: &str| without_tokens(&answer.body).replace(code, "");
                assert_eq!(bare(&theirs, code), bare(&nobodys, &missing), "{asking}");
            }
        }
    }
}

/// A page without what differs from one answer to the next by design.
fn without_tokens(body: &str) -> String {
    let mut bare = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("name=\"_csrf\" value=\"") {
        bare.push_str(before);
        rest = after.split_once('"').map_or("", |(_, after)| after);
    }
    bare + rest
}
