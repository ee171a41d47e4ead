//! What every answer carries, and which forms are refused at the door.

use actix_web::http::Method as RouteMethod;
use andrum::server;
use andrum::web::Audience;
use reqwest::Method;
use scraper::{Html, Selector};

use crate::helpers::{Answer, BackEnd, TestApp, TestDb, db_tests, run};

const ALWAYS: [(&str, &str); 6] = [
    ("x-frame-options", "DENY"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
];

/// Attributes whose address a browser fetches or sends to without being asked.
const FETCHED: [(&str, &str); 9] = [
    ("[src]", "src"),
    ("[srcset]", "srcset"),
    ("link[href]", "href"),
    ("use[href]", "href"),
    ("form[action]", "action"),
    ("[formaction]", "formaction"),
    ("[poster]", "poster"),
    ("object[data]", "data"),
    ("a[ping]", "ping"),
];

/// The public pages without a parameter; machines show a bearer token to the API instead of a session.
fn public_pages() -> Vec<&'static str> {
    let routes = server::routes(false);
    let pages = routes.rows().iter().filter(|row| row.audience == Audience::Public && row.method == RouteMethod::GET);
    pages.map(|row| row.path).filter(|path| !path.contains('{') && !path.starts_with("/api/")).collect()
}

#[track_caller]
fn carries_the_headers(answer: &Answer) {
    for (name, value) in ALWAYS {
        assert_eq!(answer.header(name), value, "{} on {}", name, answer.path);
    }
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; "), "{}: {policy}", answer.path);
    for part in ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "script-src 'self'"] {
        assert!(policy.split("; ").any(|given| given == part), "{} lacks {part}: {policy}", answer.path);
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{}: {policy}", answer.path);
}

/// Nothing is fetched from anybody else, and a link that leads away says nothing about where it stood.
#[track_caller]
fn names_nobody_else(answer: &Answer) {
    let page = Html::parse_document(&answer.body);
    let is_foreign = |address: &str| address.contains("//");
    for (selector, attribute) in FETCHED {
        for found in page.select(&Selector::parse(selector).unwrap()) {
            let address = found.attr(attribute).unwrap_or_default();
            assert!(!is_foreign(address), "{} fetches {address}", answer.path);
        }
    }
    for link in page.select(&Selector::parse("a[href]").unwrap()) {
        let address = link.attr("href").unwrap_or_default();
        let is_silent = link.attr("rel").is_some_and(|rel| rel.split(' ').any(|word| word == "noreferrer"));
        assert!(!is_foreign(address) || is_silent, "{}: the link to {address} needs rel=noreferrer", answer.path);
    }
}

db_tests! {
    async fn every_public_page_carries_the_headers_and_is_not_kept(app: TestApp) {
        let mut pages = 0;
        for path in public_pages() {
            let answer = app.browser().get(path).await;
            assert!(answer.status.as_u16() < 400, "{path}: {}", answer.status);
            carries_the_headers(&answer);
            names_nobody_else(&answer);
            if answer.is_html() {
                assert_eq!(answer.header("cache-control"), "no-store", "{path}");
                answer.heading();
                assert_eq!(answer.attributes("a[data-exit]", "href"), ["/leave"], "{path}");
                assert!(answer.attributes("a[href]", "href").contains(&"/help-now".to_owned()), "{path}");
                pages += 1;
            }
        }
        assert!(pages >= 5, "only {pages} public pages");
    }

    async fn what_is_not_there_carries_the_headers_too(app: TestApp) {
        for path in ["/no-such-page", "/assets/0/no-such-file.css", "/assets/0/..%2F..%2FCargo.toml", "/my%2F"] {
            let answer = app.browser().get(path).await;
            answer.is(404);
            carries_the_headers(&answer);
            names_nobody_else(&answer);
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        }
    }

    async fn a_wrong_method_is_told_as_such(app: TestApp) {
        let routes = server::routes(false);
        for path in public_pages() {
            let takes_forms = routes.rows().iter().any(|row| row.path == path && row.method == RouteMethod::POST);
            for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH, Method::TRACE] {
                if method == Method::POST && takes_forms {
                    continue;
                }
                let answer = app.browser().send(method.clone(), path, &[], None).await;
                assert_eq!(answer.status.as_u16(), 405, "{method} {path}");
                carries_the_headers(&answer);
            }
        }
    }

    async fn a_form_from_elsewhere_is_refused(app: TestApp) {
        let browser = app.browser();
        let form = browser.get("/sign-in").await.form("/language").with("lang", "en");
        let body = serde_urlencoded::to_string(&form.fields).unwrap();
        let own = format!("http://{}", app.host());
        let foreign = [
            ("origin", "https://example.org"),
            ("origin", "http://127.0.0.1"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ];
        for header in foreign {
            browser.send(Method::POST, "/language", &[header], Some(body.clone())).await.is(422);
        }
        browser.submit(&form.clone().without("_csrf")).await.is(422);
        browser.submit(&form.clone().with("_csrf", "")).await.is(422);
        browser.submit(&form.clone().with("_csrf", "0000")).await.is(422);
        app.browser().submit(&form).await.is(422);
        browser.send(Method::POST, "/language", &[("origin", own.as_str())], Some(body)).await.is(303);
    }

    async fn no_form_is_taken_without_its_token(app: TestApp) {
        let people = app.everybody().await;
        for row in server::routes(true).rows().iter().filter(|row| row.method == RouteMethod::POST) {
            if row.path.starts_with("/api/") || row.path.starts_with("/fhir/") {
                continue;
            }
            for person in &people {
                let answer = app.browser_of(person).post(&row.path.replace(['{', '}'], "x"), &[("_once", "k")]).await;
                let is_refused = [303, 404, 422].contains(&answer.status.as_u16())
                    && (answer.status.as_u16() != 303 || answer.header("location") == "/sign-in");
                assert!(is_refused, "{} as {}: {}", row.path, person.state, answer.status);
            }
        }
    }

    async fn a_form_beyond_all_measure_is_refused(app: TestApp) {
        let browser = app.browser();
        let form = browser.get("/sign-in").await.form("/language");
        let long = format!("/{}", "x".repeat(600 * 1024));
        browser.submit(&form.clone().with("lang", "sv").with("back", &long)).await.is(422);
        browser.submit(&form.with("unasked", "1")).await.is(422);
        browser.send(Method::POST, "/language", &[], Some("%FF=%FE&lang".to_owned())).await.is(422);
    }
}

/// With a certificate the cookies carry the prefix that binds them to the host.
#[test]
fn behind_https_cookies_are_secure_and_the_address_is_kept() {
    run(BackEnd::Sqlite, |store: TestDb| async {
        let app = TestApp::with(store, &[("ANDRUM_BASE_URL", "https://example.org")], false).await;
        let answer = app.browser().get("/assets/0/app.css").await;
        assert!(answer.header("strict-transport-security").starts_with("max-age=31536000"));
        let answer = app.browser().get("/no-such-page").await;
        let cookie = answer.header("set-cookie");
        assert!(
            cookie.starts_with("__Host-v=") && cookie.contains("Secure") && cookie.contains("HttpOnly"),
            "{cookie}"
        );
        assert!(cookie.contains("SameSite=Lax") && cookie.contains("Path=/") && !cookie.contains("Domain"), "{cookie}");
    });
}
