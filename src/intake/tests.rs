//! From the clinician's form to the client's first sign-in, over the routes as they are mounted.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App as ActixApp, HttpServer};
use diesel::prelude::*;
use reqwest::cookie::Jar;
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use reqwest::redirect::Policy;
use scraper::{Html, Selector};

use crate::access::{Role, unit_studies_of_operator};
use crate::accounts::actions::{self, NewAccount};
use crate::accounts::rules::Kind;
use crate::audit::By;
use crate::db::Tx;
use crate::error::Result;
use crate::ids::{AccountId, UnitId};
use crate::research::actions::{NewStudy, make_study};
use crate::schema::{accounts, care_relations, clients, consents, memberships, occasions, treatments};
use crate::treatment::tests::site::{TestSite, a_unit};
use crate::units::actions::NewUnit;
use crate::{outbox, server, units, web};

const PASSWORD: &str = "tre röda cyklar vid sjön";
const NEW: &str = "/clinic/clients/new";

/// A unit with somebody in every role.
struct House {
    site: TestSite,
    address: String,
    unit: UnitId,
    people: BTreeMap<&'static str, AccountId>,
}

struct Browser {
    http: reqwest::Client,
    address: String,
}

struct Answer {
    status: u16,
    location: String,
    stored: bool,
    body: String,
}

fn unit() -> NewUnit {
    NewUnit { name: "Enheten".to_owned(), regime: "privat".to_owned(), ..a_unit() }
}

const PEOPLE: [(&str, Role); 5] = [
    ("karin", Role::Clinician),
    ("johan", Role::Clinician),
    ("maria", Role::Supervisor),
    ("erik", Role::Researcher),
    ("lena", Role::Admin),
];

fn hire(tx: &mut Tx<'_>, unit: &UnitId, name: &str, role: Role) -> Result<AccountId> {
    let new = NewAccount {
        kind: Kind::Staff,
        unit: unit.clone(),
        role,
        sign_in: format!("{name}@example.se"),
        name: name.to_owned(),
        locale: "sv".to_owned(),
    };
    let account = actions::invite(tx, &By::system(), new)?.account;
    actions::activate(tx, &account)?;
    Ok(account)
}

impl House {
    async fn open() -> Self {
        let site = TestSite::new().await;
        let (unit, people) = site
            .db
            .write(|tx| {
                let unit = units::actions::make(tx, &By::system(), &unit())?.id;
                let mut people = BTreeMap::new();
                for (name, role) in PEOPLE {
                    people.insert(name, hire(tx, &unit, name, role)?);
                }
                Ok((unit, people))
            })
            .await
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (app, content) = (site.app(), site.content.clone());
        let server = HttpServer::new(move || {
            ActixApp::new()
                .app_data(Data::new(app.clone()))
                .app_data(Data::from(Arc::clone(&content.programmes)))
                .app_data(Data::from(Arc::clone(&content.instruments)))
                .app_data(Data::from(Arc::clone(&content.rules)))
                .wrap(from_fn(web::problem::explain))
                .wrap(from_fn(web::headers::add))
                .configure(|config| server::routes(false).mount(config))
        });
        actix_web::rt::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
        Self { site, address, unit, people }
    }

    fn browser(&self, jar: Jar) -> Browser {
        let http = reqwest::Client::builder().cookie_provider(Arc::new(jar)).redirect(Policy::none());
        Browser { http: http.no_proxy().build().unwrap(), address: self.address.clone() }
    }

    fn nobody(&self) -> Browser {
        self.browser(Jar::default())
    }

    async fn browser_of(&self, name: &str) -> Browser {
        let account = self.people[name].clone();
        let session = self.site.db.write(move |tx| actions::open_first_session(tx, &account)).await.unwrap();
        let jar = Jar::default();
        jar.add_cookie_str(&format!("s={}; Path=/", session.token), &self.address.parse().unwrap());
        self.browser(jar)
    }

    async fn count(&self) -> [i64; 6] {
        self.site
            .db
            .read(|rx| {
                Ok([
                    clients::table.count().get_result(&mut **rx)?,
                    accounts::table.filter(accounts::kind.eq("client")).count().get_result(&mut **rx)?,
                    care_relations::table.count().get_result(&mut **rx)?,
                    consents::table.count().get_result(&mut **rx)?,
                    treatments::table.count().get_result(&mut **rx)?,
                    i64::from(occasions::table.count().get_result::<i64>(&mut **rx)? > 0),
                ])
            })
            .await
            .unwrap()
    }
}

impl Browser {
    async fn get(&self, path: &str) -> Answer {
        Answer::of(self.http.get(format!("{}{path}", self.address)).send().await.unwrap()).await
    }

    /// Posts with the form token of a page that this browser was just given.
    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = Html::parse_document(&self.get("/help-now").await.body);
        let csrf = page.select(&Selector::parse("input[name=_csrf]").unwrap()).next().unwrap();
        let mut all = vec![("_csrf", csrf.value().attr("value").unwrap())];
        all.extend_from_slice(fields);
        let request = self.http.post(format!("{}{path}", self.address));
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        Answer::of(request.body(serde_urlencoded::to_string(all).unwrap()).send().await.unwrap()).await
    }
}

impl Answer {
    async fn of(response: reqwest::Response) -> Self {
        let header =
            |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        Self {
            status: response.status().as_u16(),
            location: header(LOCATION),
            stored: !header(CACHE_CONTROL).contains("no-store"),
            body: response.text().await.unwrap(),
        }
    }

    #[track_caller]
    fn is(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} {}", self.location, self.body);
        self
    }

    #[track_caller]
    fn leads_to(&self, location: &str) {
        assert_eq!((self.status, self.location.as_str()), (303, location), "{}", self.body);
    }

    fn text(&self, selector: &str) -> String {
        let page = Html::parse_document(&self.body);
        page.select(&Selector::parse(selector).unwrap()).flat_map(|found| found.text().collect::<Vec<_>>()).collect()
    }

    /// The path of the link on a slip.
    fn link(&self) -> String {
        let link = self.text(".slip-link");
        link[link.find("/invite/").unwrap()..].to_owned()
    }
}

/// A filled form; `without` leaves fields out.
fn filled<'a>(once: &'a str, without: &[&str]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("name", "Åke <b>Öberg</b>"),
        ("language", "en"),
        ("programme", "anger"),
        ("deputy", ""),
        ("adult", "yes"),
        ("told", "yes"),
        ("consent", "yes"),
        ("_once", once),
    ];
    all.into_iter().filter(|(name, _)| !without.contains(name)).collect()
}

/// Uses a slip to its end: password, app, and in.
async fn sign_in_with(house: &House, slip: &Answer) -> Browser {
    let browser = house.nobody();
    let (link, name) = (slip.link(), slip.text(".slip-code"));
    browser.get(&link).await.is(200);
    let fields = [("name", name.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    browser.post(&link, &fields).await.leads_to("/sign-in/set-up");
    let shown = browser.get("/sign-in/set-up").await.text("main code").replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(shown.as_bytes()).unwrap();
    let at = house.site.clock.wall().and_utc().timestamp();
    let code = totp_rs::Builder::new().with_secret(secret).build().unwrap().generate(u64::try_from(at).unwrap());
    browser.post("/sign-in/set-up", &[("code", &code.to_string())]).await.leads_to("/account/recovery-codes");
    browser
}

#[actix_web::test]
async fn only_clinicians_and_supervisors_enter_clients() {
    let house = House::open().await;
    for name in ["erik", "lena"] {
        let browser = house.browser_of(name).await;
        browser.get(NEW).await.is(404);
        browser.post(NEW, &filled("k", &[])).await.is(404);
    }
    house.nobody().get(NEW).await.leads_to("/sign-in");
    assert_eq!(house.count().await, [0; 6]);
    house.browser_of("maria").await.get(NEW).await.is(200);
}

#[actix_web::test]
async fn what_is_missing_is_said_at_once_and_what_was_typed_is_kept() {
    let house = House::open().await;
    let browser = house.browser_of("karin").await;
    let refused = browser.post(NEW, &filled("k", &["adult", "consent", "programme"])).await.is(422);
    for field in ["adult", "consent", "programme"] {
        assert!(refused.body.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    assert!(!refused.body.contains("href=\"#told\"") && refused.body.contains("Åke &lt;b&gt;Öberg"));
    assert!(!refused.body.contains("slip-code"));
    let himself = house.people["karin"].to_string();
    let mut fields = filled("k", &["deputy"]);
    fields.push(("deputy", &himself));
    browser.post(NEW, &fields).await.is(422);
    assert_eq!(house.count().await, [0; 6]);
}

#[actix_web::test]
async fn a_client_is_entered_and_signs_in_with_the_slip() {
    let house = House::open().await;
    let browser = house.browser_of("karin").await;
    let johan = house.people["johan"].to_string();
    let mut fields = filled("k", &["deputy"]);
    fields.push(("deputy", &johan));
    let slip = browser.post(NEW, &fields).await.is(200);
    assert!(!slip.stored && slip.body.contains("data:image/svg+xml"));
    let words = slip.text(".slip").to_lowercase();
    for word in ["andrum", "treatment", "anger", "clinic", "öberg", "enheten"] {
        assert!(!words.contains(word), "the slip says {word}: {words}");
    }
    assert_eq!(house.count().await, [1, 1, 2, 1, 1, 1]);
    let again = browser.post(NEW, &fields).await;
    assert!(again.status == 303 && again.location.ends_with("/invitation?slip=shown"), "{}", again.location);
    let page = browser.get(&again.location).await.is(200);
    assert!(page.text("[role=status]").contains("redan visats") && !page.body.contains("slip-code"));
    assert_eq!(house.count().await, [1, 1, 2, 1, 1, 1]);
    let client = sign_in_with(&house, &slip).await;
    let start = client.get("/my").await.is(200);
    assert!(start.body.contains("<html lang=\"en\"") && start.body.contains("/my/modules/1"));
    house.nobody().get(&slip.link()).await.is(404);
    let list = browser.get("/clinic/clients").await.is(200);
    assert!(list.body.contains("Åke &lt;b&gt;Öberg") && list.body.contains("href=\"/clinic/clients/new\""));
}

#[actix_web::test]
async fn a_new_slip_replaces_the_old_one_and_its_code() {
    let house = House::open().await;
    let browser = house.browser_of("karin").await;
    let first = browser.post(NEW, &filled("k", &[])).await.is(200);
    let home = browser.post(NEW, &filled("k", &[])).await.location.replace("?slip=shown", "");
    house.browser_of("johan").await.get(&home).await.is(404);
    let second = browser.post(&home, &[("_once", "a")]).await.is(200);
    assert_ne!(first.text(".slip-code"), second.text(".slip-code"));
    house.nobody().get(&first.link()).await.is(404);
    let client = sign_in_with(&house, &second).await;
    browser.post(&home, &[("_once", "b")]).await.is(422);
    let third = browser.post(&home, &[("_once", "c"), ("lost", "both")]).await.is(200);
    client.get("/my").await.leads_to("/sign-in");
    let client = sign_in_with(&house, &third).await;
    let at = |act: &str| home.replace("/invitation", act);
    browser.post(&at("/freeze"), &[("_once", "d")]).await.leads_to(&format!("{home}?done=frozen"));
    client.get("/my").await.leads_to("/sign-in");
    browser.post(&home, &[("_once", "e"), ("lost", "both")]).await.is(409);
    browser.get(&at("")).await.is(200);
    browser.post(&at("/unfreeze"), &[("_once", "f")]).await.leads_to(&format!("{home}?done=opened"));
}

#[actix_web::test]
async fn an_administrator_invites_a_colleague_whom_alerts_reach() {
    let house = House::open().await;
    let browser = house.browser_of("lena").await;
    let fields = |mail: &'static str, role: &'static str, once: &'static str| {
        [("name", "Eva Lind"), ("mail", mail), ("role", role), ("language", "sv"), ("_once", once)]
    };
    house.browser_of("karin").await.post("/admin/accounts", &fields("eva@example.se", "admin", "k")).await.is(404);
    let refused = browser.post("/admin/accounts", &fields("eva", "client", "k")).await.is(422);
    assert!(refused.body.contains("href=\"#mail\"") && refused.body.contains("href=\"#role\""));
    browser.post("/admin/accounts", &fields("KARIN@example.se", "clinician", "k")).await.is(422);
    let slip = browser.post("/admin/accounts", &fields("eva@example.se", "supervisor", "k")).await.is(200);
    let again = browser.post("/admin/accounts", &fields("eva@example.se", "supervisor", "k")).await;
    let page = again.location.trim_end_matches("?slip=shown").to_owned();
    assert!(page.starts_with("/admin/accounts/"), "{}", again.location);
    let account = AccountId::from(page.trim_start_matches("/admin/accounts/"));
    let kept = account.clone();
    let address = house.site.db.read(move |rx| outbox::actions::address_of(rx, &kept)).await.unwrap();
    assert_eq!(address.as_deref(), Some("eva@example.se"));
    let eva = sign_in_with(&house, &slip).await;
    eva.get("/clinic").await.is(200);
    browser.get(&page).await.is(200);
    browser.post(&format!("{page}/reset-factor"), &[("_once", "1"), ("how", "met")]).await.is(200);
    eva.get("/clinic").await.leads_to("/sign-in");
    browser.post(&format!("{page}/disable"), &[("_once", "2")]).await.leads_to(&format!("{page}?done=1"));
    let settings = house.site.db.read(move |rx| outbox::settings_of(rx, &account)).await.unwrap();
    assert!(settings.frozen);
    browser.post(&format!("{page}/promote"), &[("_once", "3")]).await.is(404);
    let own = format!("/admin/accounts/{}", house.people["lena"]);
    browser.post(&format!("{own}/disable"), &[("_once", "4")]).await.is(409);
    browser.get("/admin").await.is(200);
}

#[actix_web::test]
async fn an_administrator_does_not_reach_clients_or_other_units() {
    let house = House::open().await;
    house.browser_of("karin").await.post(NEW, &filled("k", &[])).await.is(200);
    let stranger = house.site.db.write(|tx| {
        let elsewhere = units::actions::make(tx, &By::system(), &NewUnit { name: "Där".to_owned(), ..unit() })?.id;
        hire(tx, &elsewhere, "olle", Role::Clinician)
    });
    let stranger = stranger.await.unwrap();
    let unit = house.unit.clone();
    let client = house.site.db.read(move |rx| {
        let of_clients = memberships::table.filter(memberships::unit_id.eq(unit.as_str()));
        let of_clients = of_clients.filter(memberships::role.eq("client"));
        Ok(of_clients.select(memberships::account_id).first::<AccountId>(&mut **rx)?)
    });
    let browser = house.browser_of("lena").await;
    for account in [stranger, client.await.unwrap()] {
        browser.get(&format!("/admin/accounts/{account}")).await.is(404);
        browser.post(&format!("/admin/accounts/{account}/disable"), &[("_once", "x")]).await.is(404);
    }
    assert!(!browser.get("/admin/accounts").await.is(200).body.contains("Öberg"));
}

#[actix_web::test]
async fn research_is_said_yes_to_and_taken_back_with_version_and_date() {
    let house = House::open().await;
    let unit = house.unit.clone();
    let study =
        NewStudy { code: "steg-1".to_owned(), name: "Steg 1".to_owned(), ethics_number: "2026-01234-01".to_owned() };
    house.site.db.write(move |tx| make_study(tx, &unit_studies_of_operator(&unit), &study)).await.unwrap();
    let browser = house.browser_of("karin").await;
    browser.post(NEW, &filled("k", &[])).await.is(200);
    let home = browser.post(NEW, &filled("k", &[])).await.location.replace("/invitation?slip=shown", "/consents");
    let give = |said: &'static str, once: &'static str| {
        [("study", "steg-1"), ("act", "give"), ("said", said), ("_once", once)]
    };
    browser.post(&home, &give("", "1")).await.is(422);
    browser.post(&home, &give("yes", "2")).await.leads_to(&format!("{home}?done=given"));
    let page = browser.get(&home).await.is(200);
    assert!(page.body.contains("2027-03-01") && page.text(".said").contains("2026-01234-01"), "{}", page.body);
    let foreign = [("study", "other"), ("act", "give"), ("said", "yes"), ("_once", "3")];
    browser.post(&home, &foreign).await.is(404);
    let withdraw = [("study", "steg-1"), ("act", "withdraw"), ("_once", "4")];
    browser.post(&home, &withdraw).await.leads_to(&format!("{home}?done=withdrawn"));
    browser.post(&home, &[("study", "steg-1"), ("act", "withdraw"), ("_once", "5")]).await.is(404);
    house.browser_of("erik").await.get(&home).await.is(404);
}
