//! The researcher's pages, the download and the API, asked over the routes as they are mounted.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::Arc;

use actix_web::body::to_bytes;
use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, init_service};
use actix_web::{App as ActixApp, web};
use diesel::prelude::*;

use super::actions::{NewStudy, make_study};
use crate::access::unit_studies_of_operator;
use crate::api::actions::{create_token, revoke_token};
use crate::audit::By;
use crate::config::{DatabaseUrl, Web};
use crate::consent::{self, Kind};
use crate::crypto;
use crate::db::Db;
use crate::error::Error;
use crate::export::actions::work_off;
use crate::export::tests::fixture;
use crate::ids::{AccountId, ClientId, UnitId};
use crate::instruments::Library;
use crate::schema::{accounts, memberships, sessions};
use crate::texts::Texts;
use crate::web::{App, Routes};

const SESSION: &str = "session-token";
const BROWSER: &str = "browser-secret";

/// A site with the fixture's study, its two units' worth of rights in one researcher's session.
struct House {
    app: App,
    _home: tempfile::TempDir,
}

async fn house() -> House {
    let home = tempfile::tempdir().unwrap();
    let db = fixture::site(&DatabaseUrl::Sqlite(home.path().join("site.db"))).await;
    sign_in(&db, "researcher").await;
    let pages = Web {
        listen: "127.0.0.1:8080".parse().unwrap(),
        base_url: "http://127.0.0.1:8080".to_owned(),
        trusted_proxies: Vec::new(),
        exit_url: "https://www.smhi.se/".to_owned(),
        site_name: "Steg".to_owned(),
    };
    let app = App::new(db, Arc::new(Texts::load().unwrap()), pages, "sv".to_owned(), false).unwrap();
    app.keep_files_in(home.path());
    House { app, _home: home }
}

async fn sign_in(db: &Db, role: &'static str) {
    db.write(move |tx| {
        let (now, wall) = (tx.now(), tx.site().clock.wall());
        diesel::insert_into(accounts::table)
            .values((
                accounts::id.eq("staff"),
                accounts::kind.eq("staff"),
                accounts::sign_in_hash.eq("staff"),
                accounts::name.eq(vec![0_u8]),
                accounts::locale.eq("sv"),
                accounts::totp_step.eq(0),
                accounts::state.eq("active"),
                accounts::created_at.eq(now),
            ))
            .execute(&mut ***tx)?;
        diesel::insert_into(memberships::table)
            .values((
                memberships::id.eq("member"),
                memberships::account_id.eq("staff"),
                memberships::unit_id.eq("unit"),
                memberships::role.eq(role),
                memberships::from_at.eq(now),
            ))
            .execute(&mut ***tx)?;
        diesel::insert_into(sessions::table)
            .values((
                sessions::id.eq("session"),
                sessions::token_hash.eq(crypto::token_hash(SESSION)),
                sessions::account_id.eq("staff"),
                sessions::membership_id.eq("member"),
                sessions::stage.eq("full"),
                sessions::created_at.eq(wall),
                sessions::seen_at.eq(wall),
                sessions::proved_at.eq(Some(wall)),
            ))
            .execute(&mut ***tx)?;
        Ok(())
    })
    .await
    .unwrap();
}

impl House {
    async fn set_locale(&self, locale: &'static str) {
        let set = move |tx: &mut crate::db::Tx<'_>| {
            diesel::update(accounts::table.find("staff")).set(accounts::locale.eq(locale)).execute(&mut ***tx)?;
            Ok(())
        };
        self.app.db().write(set).await.unwrap();
    }

    /// Asks, and gives status, headers' disposition and body.
    async fn ask(&self, request: TestRequest) -> (StatusCode, Vec<u8>) {
        let library: Library =
            Library::load(&[("phq9.toml".to_owned(), include_str!("../../instruments/phq9.toml").to_owned())]).unwrap();
        let mut routes = Routes::default();
        super::pages::routes(&mut routes);
        crate::export::pages::routes(&mut routes);
        crate::api::pages::routes(&mut routes);
        let service = init_service(
            ActixApp::new()
                .app_data(web::Data::new(self.app.clone()))
                .app_data(web::Data::new(library))
                .configure(|config| routes.mount(config)),
        )
        .await;
        match actix_web::dev::Service::call(&service, request.to_request()).await {
            Ok(answer) => {
                let cause = answer.response().error().map(ToString::to_string);
                let status = answer.status();
                let body = to_bytes(answer.into_body()).await.map(|bytes| bytes.to_vec()).unwrap_or_default();
                (status, cause.map_or(body, String::into_bytes))
            }
            Err(error) => (error.as_response_error().status_code(), error.to_string().into_bytes()),
        }
    }

    async fn page(&self, path: &str) -> (StatusCode, String) {
        let (status, body) = self.ask(signed_in(TestRequest::get().uri(path))).await;
        (status, String::from_utf8(body).unwrap())
    }

    async fn call(&self, token: &str) -> (StatusCode, serde_json::Value) {
        let request =
            TestRequest::get().uri("/api/v1/studies").insert_header(("authorization", format!("Bearer {token}")));
        let (status, body) = self.ask(request).await;
        (status, serde_json::from_slice(&body).unwrap_or_default())
    }

    fn csrf(&self) -> String {
        crypto::keyed_hash(self.app.db().site(), "form", &[BROWSER, SESSION])
    }
}

fn signed_in(request: TestRequest) -> TestRequest {
    request.insert_header(("cookie", format!("s={SESSION}; v={BROWSER}")))
}

fn staff() -> AccountId {
    "staff".into()
}

#[actix_web::test]
async fn every_page_renders_in_both_languages_with_numbers_and_no_person() {
    let house = house().await;
    for (locale, title) in [("sv", "Studier"), ("en", "Studies")] {
        house.set_locale(locale).await;
        let (status, list) = house.page("/research").await;
        assert_eq!(status, StatusCode::OK, "{list}");
        assert!(list.contains(title) && list.contains("/research/studies/pilot"), "{list}");
        for path in ["", "/codebook", "/exports"] {
            let (status, page) = house.page(&format!("/research/studies/pilot{path}")).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert_eq!(page.matches("<h1>").count(), 1, "{path}");
            assert!(!page.contains("CODEa") && !page.contains("client-a"), "{path}");
        }
    }
}

#[actix_web::test]
async fn a_study_that_is_not_there_and_a_role_that_may_not_answer_the_same() {
    let house = house().await;
    assert_eq!(house.page("/research/studies/none").await.0, StatusCode::NOT_FOUND);
    house
        .app
        .db()
        .write(|tx| {
            diesel::update(memberships::table.find("member"))
                .set(memberships::role.eq("clinician"))
                .execute(&mut ***tx)?;
            Ok(())
        })
        .await
        .unwrap();
    for path in ["/research", "/research/studies/pilot", "/research/studies/pilot/exports"] {
        assert_eq!(house.page(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}

#[actix_web::test]
async fn what_was_asked_for_is_made_and_fetched_and_a_form_from_elsewhere_asks_for_nothing() {
    let house = house().await;
    let post = |fields: Vec<(&'static str, String)>| {
        signed_in(TestRequest::post().uri("/research/studies/pilot/exports")).set_form(fields)
    };
    let format = ("format", "long-csv".to_owned());
    let (status, _) = house.ask(post(vec![format.clone()])).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "without the form's token");
    let (status, _) = house.ask(post(vec![("_csrf", house.csrf()), ("format", "sav".to_owned())])).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "a format that is not there");
    assert_eq!(work_off(&house.app).await.unwrap(), 0, "nothing was asked for");
    for _ in 0..2 {
        let (status, _) = house.ask(post(vec![("_csrf", house.csrf()), format.clone()])).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
    }
    assert_eq!(work_off(&house.app).await.unwrap(), 2);
    let (_, list) = house.page("/research/studies/pilot/exports").await;
    let links: Vec<String> = list
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.starts_with("/research/studies/pilot/exports/"))
        .map(str::to_owned)
        .collect();
    assert_eq!(links.len(), 2, "{list}");
    let (status, first) = house.ask(signed_in(TestRequest::get().uri(&links[0]))).await;
    assert_eq!(status, StatusCode::OK);
    let (_, second) = house.ask(signed_in(TestRequest::get().uri(&links[1]))).await;
    assert_eq!(first, second, "the same data gives the same package");
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(first)).unwrap();
    let mut files = BTreeMap::new();
    for n in 0..package.len() {
        let mut file = package.by_index(n).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    assert_eq!(files.len(), 6);
    assert_eq!(files["answers.csv"].lines().count(), 10);
    assert!(!files.values().any(|text| text.contains("client-") || text.contains("2026-03-")), "no id and no date");
}

#[actix_web::test]
async fn a_token_opens_the_numbers_until_it_is_revoked_and_a_cookie_is_none() {
    let house = house().await;
    let db = house.app.db();
    let made = db.write(|tx| create_token(tx, &By::system(), &staff())).await.unwrap();
    let (status, studies) = house.call(&made.text).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(studies[1]["code"], "pilot");
    assert_eq!((&studies[1]["consents_given"], &studies[1]["consents_withdrawn"]), (&2.into(), &1.into()));
    assert_eq!(house.page("/api/v1/studies").await.0, StatusCode::UNAUTHORIZED, "a session's cookie");
    assert_eq!(house.call(SESSION).await.0, StatusCode::UNAUTHORIZED, "a session's token");
    let as_cookie = TestRequest::get().uri("/research").insert_header(("cookie", format!("s={}", made.text)));
    assert_eq!(house.ask(as_cookie).await.0, StatusCode::UNAUTHORIZED, "a token as a cookie");
    let id = made.id.clone();
    db.write(move |tx| revoke_token(tx, &By::system(), &id)).await.unwrap();
    assert_eq!(house.call(&made.text).await.0, StatusCode::UNAUTHORIZED, "revoked");
    let again = db.write(move |tx| revoke_token(tx, &By::system(), &made.id)).await;
    assert!(matches!(again, Err(Error::NotFound)));
}

#[actix_web::test]
async fn a_token_ends_with_the_account_and_with_the_membership() {
    let house = house().await;
    let db = house.app.db();
    let made = db.write(|tx| create_token(tx, &By::system(), &staff())).await.unwrap();
    let set = |state: &'static str, role: &'static str| {
        db.write(move |tx| {
            diesel::update(accounts::table.find("staff")).set(accounts::state.eq(state)).execute(&mut ***tx)?;
            diesel::update(memberships::table.find("member")).set(memberships::role.eq(role)).execute(&mut ***tx)?;
            Ok(())
        })
    };
    set("frozen", "researcher").await.unwrap();
    assert_eq!(house.call(&made.text).await.0, StatusCode::UNAUTHORIZED);
    set("active", "clinician").await.unwrap();
    assert_eq!(house.call(&made.text).await.0, StatusCode::UNAUTHORIZED);
    let refused = db.write(|tx| create_token(tx, &By::system(), &staff())).await;
    assert!(matches!(refused, Err(Error::NotFound)), "only a researcher gets a token");
    set("active", "researcher").await.unwrap();
    assert_eq!(house.call(&made.text).await.0, StatusCode::OK);
}

#[actix_web::test]
async fn a_study_gets_a_key_of_its_own_and_a_consent_moves_its_numbers() {
    let house = house().await;
    let (client, unit): (ClientId, UnitId) = ("client-c".into(), "unit".into());
    let numbers = house
        .app
        .db()
        .write(move |tx| {
            let admin = unit_studies_of_operator(&unit);
            let new = NewStudy { code: "new".to_owned(), name: "New".to_owned(), ethics_number: "1".to_owned() };
            let study = make_study(tx, &admin, &new)?;
            assert!(matches!(make_study(tx, &admin, &new), Err(Error::Invalid(_))), "the code is taken");
            let by = By::system();
            let first = consent::actions::give(tx, &by, &client, &unit, Kind::Research, Some(&study), "1", "Ja")?;
            let again = consent::actions::give(tx, &by, &client, &unit, Kind::Research, Some(&study), "1", "Ja")?;
            assert_eq!(first, again);
            let newer = consent::actions::give(tx, &by, &client, &unit, Kind::Research, Some(&study), "2", "Ja!")?;
            assert_ne!(first, newer);
            let given = super::tally(tx, &study)?;
            consent::actions::withdraw(tx, &by, &client, Kind::Research, Some(&study))?;
            let withdrawn = super::tally(tx, &study)?;
            let nothing_left = consent::actions::withdraw(tx, &by, &client, Kind::Research, Some(&study));
            assert!(matches!(nothing_left, Err(Error::NotFound)));
            assert_eq!(consent::history(tx, &client)?.len(), 2, "withdrawing erases nothing");
            Ok(((given.given, given.withdrawn), (withdrawn.given, withdrawn.withdrawn)))
        })
        .await
        .unwrap();
    assert_eq!(numbers, ((1, 0), (0, 1)));
}
