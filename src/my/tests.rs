//! A client's first week through the real server, without scripts.

use std::net::TcpListener;

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App as ActixApp, HttpServer};
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Method, StatusCode};

use crate::programme::{FieldKind, Module};
use crate::treatment::tests::site::{Person, TestSite};
use crate::{server, web};

/// A browser that runs no scripts and follows no redirect.
struct Browser {
    http: reqwest::Client,
    home: String,
    cookie: String,
    csrf: String,
}

/// What a page answered.
struct Answer {
    status: StatusCode,
    location: String,
    body: String,
}

type Pairs = Vec<(String, String)>;

fn pairs(pairs: &[(&str, &str)]) -> Pairs {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The value of the first hidden field of that name.
fn hidden(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    after.split('"').next().unwrap_or_default().to_owned()
}

/// The real routes between the real layers, without letters and jobs.
fn serve(site: &TestSite, listener: TcpListener) {
    let (app, content) = (site.app(), site.content.clone());
    let server = HttpServer::new(move || {
        ActixApp::new()
            .app_data(Data::new(app.clone()))
            .app_data(Data::from(content.programmes.clone()))
            .app_data(Data::from(content.instruments.clone()))
            .app_data(Data::from(content.rules.clone()))
            .wrap(from_fn(web::problem::explain))
            .wrap(from_fn(web::headers::add))
            .configure(|config| server::routes(false).mount(config))
    });
    actix_web::rt::spawn(server.workers(1).listen(listener).unwrap().run());
}

impl Browser {
    async fn open(site: &TestSite, person: &Person) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let home = format!("http://{}", listener.local_addr().unwrap());
        serve(site, listener);
        let http = reqwest::Client::builder().redirect(Policy::none()).build().unwrap();
        let mut browser = Self { http, home, cookie: format!("s={}; v=browser", person.token), csrf: String::new() };
        let start = browser.get("/my").await;
        assert_eq!(start.status, StatusCode::OK);
        browser.csrf = hidden(&start.body, "_csrf");
        browser
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &Pairs::new(), false).await
    }

    async fn post(&self, path: &str, form: Pairs) -> Answer {
        self.send(Method::POST, path, &form, false).await
    }

    async fn send(&self, method: Method, path: &str, form: &Pairs, json: bool) -> Answer {
        let mut form = form.clone();
        form.push(("_csrf".to_owned(), self.csrf.clone()));
        let mut request = self.http.request(method, format!("{}{path}", self.home)).header(COOKIE, &self.cookie);
        if json {
            request = request.header(ACCEPT, "application/json");
        }
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = request.body(serde_urlencoded::to_string(&form).unwrap()).send().await.unwrap();
        let location = answer.headers().get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
        Answer { status: answer.status(), location, body: answer.text().await.unwrap() }
    }
}

/// Every answer that holds, for the exercises on one page.
fn filled(module: &Module, number: usize) -> Pairs {
    let own = crate::homework::rules::in_order(module).into_iter().filter(|(page, _)| *page == number);
    own.flat_map(|(_, exercise)| {
        exercise.fields.iter().map(|field| {
            let value = match &field.kind {
                FieldKind::Scale { min, .. } => min.to_string(),
                FieldKind::Choice { options } | FieldKind::Choices { options } => options.first().cloned().unwrap(),
                FieldKind::Date => "2027-03-01".to_owned(),
                FieldKind::Time => "19:30".to_owned(),
                FieldKind::Minutes => "30".to_owned(),
                _ => "Jag går ut <script> 🙂".to_owned(),
            };
            (exercise.form_name(0, &field.id), value)
        })
    })
    .collect()
}

async fn module(site: &TestSite, person: &Person) -> std::sync::Arc<Module> {
    site.act(person, |tx, me| Ok(crate::treatment::opened(tx, me, 1)?.module)).await.unwrap()
}

#[actix_web::test]
async fn a_client_reads_writes_checks_and_hands_in_without_scripts() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    site.enrol(&anna).await;
    let (module, browser) = (module(&site, &anna).await, Browser::open(&site, &anna).await);
    assert!(browser.get("/my").await.body.contains("/my/modules/1"));
    assert_eq!(browser.get("/my/modules/1").await.status, StatusCode::OK);
    for missing in [
        "/my/modules/2",
        "/my/modules/x",
        "/my/modules/1/pages/0",
        "/my/modules/1/pages/99",
        "/my/plan/9",
        "/my/modules/1/submitted",
    ] {
        assert_eq!(browser.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }

    let empty = browser.post("/my/modules/1/submit", pairs(&[("_once", "a"), ("version", "0")])).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("#danger") && empty.body.contains("#time_out_plan.0.words"));

    for number in 1..=module.pages.len() {
        let path = format!("/my/modules/1/pages/{number}");
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let mut form = filled(&module, number);
        if !form.is_empty() {
            form.extend(pairs(&[("version", &hidden(&page.body, "version")), ("do", "next")]));
            let saved = browser.post(&path, form).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{path}: {}", saved.body);
        }
    }
    let check = browser.get("/my/modules/1/check").await;
    assert!(check.body.contains("Jag går ut &lt;script&gt;"));
    let form =
        |once: &str| pairs(&[("_once", once), ("version", &hidden(&check.body, "version")), ("danger", "unknown")]);
    let sent = browser.post("/my/modules/1/submit", form("b")).await;
    assert_eq!((sent.status, sent.location.as_str()), (StatusCode::SEE_OTHER, "/my/modules/1/submitted"));
    assert_eq!(browser.post("/my/modules/1/submit", form("b")).await.location, sent.location, "the same press twice");
    assert_eq!(browser.post("/my/modules/1/submit", form("c")).await.status, StatusCode::CONFLICT);
    let receipt = browser.get("/my/modules/1/submitted").await;
    assert!(receipt.body.contains("onsdag 3 mars") && receipt.body.contains("112"), "{}", receipt.body);
    for path in [
        "/my",
        "/my/modules/1",
        "/my/modules/1/pages/1",
        "/my/plan",
        "/my/plan/1",
        "/my/data",
        "/my/data.json",
        "/my/progress",
        "/my/settings",
    ] {
        assert_eq!(browser.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert!(browser.get("/my/plan").await.body.contains("Jag går ut"));
}

#[actix_web::test]
async fn a_second_tab_gets_a_conflict_that_keeps_both_texts() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    site.enrol(&anna).await;
    let browser = Browser::open(&site, &anna).await;
    let (path, text) = ("/my/modules/1/pages/1", "time_out_plan.0.words");
    let save = |said: &str, version: &str| pairs(&[(text, said), ("version", version)]);
    let first = browser.send(Method::POST, path, &save("en", "0"), true).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(first.body.contains("\"version\":1") && first.body.contains("saved_at"), "{}", first.body);
    let stale = browser.send(Method::POST, path, &save("två", "0"), true).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.body.contains("/my/modules/1/versions"));
    let page = browser.post(path, save("två", "0")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.body.contains(">en<") && page.body.contains(">två<"), "{}", page.body);
    let none = browser.post("/my/modules/1/versions", pairs(&[("version", "1")])).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let chosen = pairs(&[("version", "1"), ("keep.time_out_plan", "other")]);
    assert_eq!(browser.post("/my/modules/1/versions", chosen).await.status, StatusCode::SEE_OTHER);
    assert!(browser.get(path).await.body.contains("value=\"två\""));
    let foreign = browser.post(path, pairs(&[("role", "admin"), ("version", "2")])).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[actix_web::test]
async fn a_plan_that_lacks_an_answer_is_shown_again_with_what_was_typed() {
    let site = TestSite::new().await;
    let anna = site.client("Anna").await;
    let browser = Browser::open(&site, &anna).await;
    assert_eq!(browser.get("/my/plan").await.status, StatusCode::OK);
    assert_eq!(browser.get("/my/plan/1").await.status, StatusCode::NOT_FOUND);
    site.enrol(&anna).await;
    let form = pairs(&[("time_out_plan.0.words", "Jag tar en paus"), ("version", "0"), ("_once", "a")]);
    let refused = browser.post("/my/plan/1", form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Jag tar en paus") && refused.body.contains("#time_out_plan.0.place"));
    let letters = browser.post("/my/settings", pairs(&[("channel", "mail"), ("_once", "b")])).await;
    assert_eq!(letters.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post("/my/settings/stop", pairs(&[("_once", "c")])).await.status, StatusCode::SEE_OTHER);
}
