//! A site with one unit on a port of its own, and browsers that keep cookies and fill in forms.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::Arc;

use actix_web::middleware::from_fn;
use actix_web::{App as ActixApp, HttpResponse, HttpServer, web as actix};
use reqwest::redirect::Policy;
use scraper::{Html, Selector};
use totp_rs::Builder;

use crate::access::Role;
use crate::accounts::actions::{self, Invited, NewAccount};
use crate::accounts::rules::Kind;
use crate::audit::By;
use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey, Web};
use crate::db::{self, Db};
use crate::error::Result;
use crate::ids::{Ids, UnitId};
use crate::texts::Texts;
use crate::units::Hours;
use crate::units::actions::NewUnit;
use crate::web::{App, Audience, Routes, headers, problem};

pub(super) const PASSWORD: &str = "tre röda cyklar vid sjön";

/// A running site.
pub(super) struct Site {
    pub(super) app: App,
    pub(super) unit: UnitId,
    address: String,
    _folder: tempfile::TempDir,
}

/// Somebody invited to it.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) invited: Invited,
}

impl Site {
    pub(super) async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = app(&folder.path().join("andrum.db"));
        let unit = app.db().write(|tx| crate::units::actions::make(tx, &By::system(), &unit())).await.unwrap().id;
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let shared = app.clone();
        let server = HttpServer::new(move || {
            ActixApp::new()
                .app_data(actix::Data::new(shared.clone()))
                .wrap(from_fn(problem::explain))
                .wrap(from_fn(headers::add))
                .configure(|config| routes().mount(config))
        });
        actix_web::rt::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
        Self { app, unit, address, _folder: folder }
    }

    pub(super) fn browser(&self) -> Browser {
        let client = reqwest::Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap();
        Browser { client, address: self.address.clone() }
    }

    pub(super) async fn invite(&self, role: Role) -> Person {
        let unit = self.unit.clone();
        self.app
            .db()
            .write(move |tx| {
                let (kind, name) = match role {
                    Role::Client => (Kind::Client, actions::free_study_code(tx)?),
                    _ => (Kind::Staff, format!("{}@example.se", tx.id::<UnitId>())),
                };
                let new = NewAccount {
                    kind,
                    unit,
                    role,
                    sign_in: name.clone(),
                    name: "Eva Berg".to_owned(),
                    locale: "sv".to_owned(),
                };
                Ok(Person { name, invited: actions::invite(tx, &By::system(), new)? })
            })
            .await
            .unwrap()
    }

    pub(super) async fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut crate::db::Tx<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.app.db().write(act).await.unwrap()
    }
}

/// This domain's routes, and one page a role, as other domains have them.
fn routes() -> Routes {
    let mut routes = Routes::default();
    super::super::routes(&mut routes);
    routes.get("/my", Audience::CLIENT, || async { HttpResponse::Ok().body("my") });
    routes.get("/clinic", Audience::CARE, || async { HttpResponse::Ok().body("clinic") });
    routes.get("/research", Audience::RESEARCH, || async { HttpResponse::Ok().body("research") });
    routes
}

pub(super) fn app(file: &std::path::Path) -> App {
    let url = DatabaseUrl::Sqlite(file.to_path_buf());
    db::run_pending(&url).unwrap();
    let key = SecretKey::from_bytes(&[7; 32]);
    let site = db::Site {
        clock: Clock::running(chrono::TimeDelta::zero()),
        ids: Ids::random(),
        keys: KeyRing::of("k1", key.clone()),
        secret: key,
    };
    let web = Web {
        listen: "127.0.0.1:8080".parse().unwrap(),
        base_url: "http://127.0.0.1:8080".to_owned(),
        trusted_proxies: Vec::new(),
        exit_url: "https://www.smhi.se/".to_owned(),
        site_name: "Steg".to_owned(),
    };
    let texts = Texts::load().map_err(|faults| faults.join("\n")).unwrap();
    App::new(Db::open(&url, site).unwrap(), Arc::new(texts), web, "sv".to_owned(), false).unwrap()
}

fn unit() -> NewUnit {
    NewUnit {
        name: "Enheten".to_owned(),
        site_name: "Steg".to_owned(),
        locale: "sv".to_owned(),
        time_zone: chrono_tz::Europe::Stockholm,
        regime: "sol_utan_behovsprovning".to_owned(),
        wording: "support".to_owned(),
        hours: Hours { workdays: vec![chrono::Weekday::Mon], opens: 480, closes: 1020 },
        reply_days: 2,
        reading_weeks: 52,
        exit_url: "https://www.smhi.se/".to_owned(),
        duty_address: None,
        out_of_hours: BTreeMap::new(),
        police_text: BTreeMap::new(),
    }
}

/// A browser with its cookies.
#[derive(Clone)]
pub(super) struct Browser {
    client: reqwest::Client,
    address: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) location: String,
    pub(super) cleared: bool,
    pub(super) body: String,
}

impl Answer {
    async fn of(response: reqwest::Response) -> Self {
        let header = |name: &str| {
            response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
        };
        Self {
            status: response.status().as_u16(),
            location: header("location"),
            cleared: header("clear-site-data").contains("cookies"),
            body: response.text().await.unwrap(),
        }
    }

    /// The text of every element that the selector finds.
    pub(super) fn all(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&Selector::parse(selector).unwrap()).map(|found| found.text().collect()).collect()
    }

    pub(super) fn leads_to(&self, location: &str) {
        assert_eq!((self.status, self.location.as_str()), (303, location), "{}", self.body);
    }

    pub(super) fn is(&self, status: u16) {
        assert_eq!(self.status, status, "{} {}", self.location, self.body);
    }
}

impl Browser {
    pub(super) async fn get(&self, path: &str) -> Answer {
        Answer::of(self.client.get(format!("{}{path}", self.address)).send().await.unwrap()).await
    }

    /// Posts with the token of a page that this browser has just been given.
    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get("/start").await;
        let page = Html::parse_document(&page.body);
        let csrf = page.select(&Selector::parse("input[name=_csrf]").unwrap()).next().unwrap();
        let csrf = csrf.value().attr("value").unwrap().to_owned();
        self.post_with(path, &csrf, fields).await
    }

    pub(super) async fn post_with(&self, path: &str, csrf: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("_csrf", csrf)];
        all.extend_from_slice(fields);
        let body = serde_urlencoded::to_string(all).unwrap();
        let request = self.client.post(format!("{}{path}", self.address));
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        Answer::of(request.send().await.unwrap()).await
    }

    /// Uses an invitation to its end with the code of `steps` time steps from now; answers with the secret and the
    /// recovery codes.
    pub(super) async fn enrol(&self, person: &Person, steps: i64) -> (Vec<u8>, Vec<String>) {
        let path = format!("/invite/{}", person.invited.token);
        let fields = [("name", person.name.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
        self.post(&path, &fields).await.leads_to("/sign-in/set-up");
        let secret = self.secret().await;
        let done = self.post("/sign-in/set-up", &[("code", &code(&secret, steps))]).await;
        done.leads_to("/account/recovery-codes");
        let codes = self.get("/account/recovery-codes").await.all("ol code");
        (secret, codes)
    }

    /// The secret that is being set, as it stands on the page.
    pub(super) async fn secret(&self) -> Vec<u8> {
        let page = self.get("/sign-in/set-up").await;
        let shown = page.all("main code").concat().replace(' ', "");
        data_encoding::BASE32_NOPAD.decode(shown.as_bytes()).unwrap()
    }

    pub(super) async fn sign_in(&self, name: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("name", name), ("password", password)]).await
    }
}

/// What an authenticator shows `steps` half minutes from now.
pub(super) fn code(secret: &[u8], steps: i64) -> String {
    let now = Clock::running(chrono::TimeDelta::zero()).wall().and_utc().timestamp() + steps * 30;
    let totp = Builder::new().with_secret(secret.to_vec()).build().unwrap();
    totp.generate(u64::try_from(now).unwrap()).to_string()
}
