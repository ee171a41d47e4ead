//! Every page of this folder in both languages, and whether the words they need are there.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::cookie::Cookie;
use actix_web::test::TestRequest;
use actix_web::{HttpRequest, web};
use serde::Serialize;

use super::{public, unit};
use crate::audit;
use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey, Settings, Source};
use crate::db::{Db, Site};
use crate::ids::Ids;
use crate::texts::{LANGUAGES, Texts};
use crate::units::rules::{self, Typed};
use crate::web::page::{Fault, LANGUAGE_COOKIE};
use crate::web::{App, Page, problem};

fn app(folder: &tempfile::TempDir) -> App {
    let key = SecretKey::from_bytes(&[7; 32]);
    let site = Site {
        clock: Clock::running(chrono::TimeDelta::zero()),
        ids: Ids::seeded(1),
        keys: KeyRing::of("k", key.clone()),
        secret: key,
    };
    let db = Db::open(&DatabaseUrl::Sqlite(folder.path().join("t.db")), site).unwrap();
    let settings = Settings::read(Source::from_parts(Vec::new(), None).unwrap()).unwrap();
    App::new(db, Arc::new(Texts::load().unwrap()), settings.web, "sv".to_owned(), false).unwrap()
}

fn request(app: &App, language: &str) -> HttpRequest {
    TestRequest::default()
        .app_data(web::Data::new(app.clone()))
        .cookie(Cookie::new(LANGUAGE_COOKIE, language.to_owned()))
        .to_http_request()
}

fn html(request: &HttpRequest, title: &str, template: &str, view: &impl Serialize) -> String {
    let answer = Page::new(request, title).unwrap().render(template, view);
    let body = answer.unwrap_or_else(|error| panic!("{template}: {error}")).into_body().try_into_bytes();
    String::from_utf8(body.ok().unwrap().to_vec()).unwrap()
}

fn check(app: &App, title: &str, template: &str, view: &impl Serialize) {
    for language in LANGUAGES {
        let html = html(&request(app, language), title, template, view);
        assert!(html.contains(&format!("<html lang=\"{language}\"")), "{template}");
        assert_eq!(html.matches("<h1").count(), 1, "{template} has one h1");
        assert!(html.contains("href=\"/help-now\"") && html.contains("href=\"/leave\""), "{template}");
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(!rules::reveals(title), "{template}: the title {title} is not neutral");
        assert!(!html.contains("Andrum"), "{template} names the product");
    }
}

#[test]
fn templates_render_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder);
    let fault = || Fault { field: "exit_url".to_owned(), text: "Skriv en adress.".to_owned() };
    check(&app, "front-title", "units/front.html", &public::Front::sample());
    check(&app, "front-title", "units/front.html", &public::Front { start: "/sign-in", signed_in: false });
    check(&app, "help-now-title", "units/help-now.html", &public::Plain {});
    check(&app, "relatives-title", "units/relatives.html", &public::Plain {});
    for owners in [public::Owners::sample(), public::Owners { names: Vec::new() }] {
        check(&app, "about-title", "units/about.html", &owners);
        check(&app, "privacy-title", "units/privacy.html", &owners);
        check(&app, "accessibility-title", "units/accessibility.html", &owners);
    }
    check(&app, "problem-title", "problem.html", &problem::View::sample());
    for view in unit::View::samples(vec![fault()]) {
        check(&app, "unit-title", "admin/units.html", &view);
    }
}

#[test]
fn every_number_on_the_help_page_can_be_pressed() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder);
    for language in LANGUAGES {
        let html = html(&request(&app, language), "help-now-title", "units/help-now.html", &public::Plain {});
        for number in ["112", "020555666", "020505050", "1177", "90101", "116111"] {
            assert!(html.contains(&format!("href=\"tel:{number}\"")), "{number} in {language}");
        }
    }
}

#[test]
fn every_event_problem_and_fault_has_its_words() {
    let texts = Texts::load().unwrap();
    let names: Vec<String> = audit::names().collect();
    assert!(names.len() > 40, "{names:?}");
    let typed =
        Typed { duty_remove: true, duty_address: "a".to_owned(), police_sv: "x".repeat(3000), ..Typed::default() };
    let faults = rules::read(&typed, true).err().unwrap();
    let problems = ["not-found", "sign-in", "invalid", "too-many", "unavailable", "internal", "method", "conflict"];
    let keys = names
        .iter()
        .map(|name| format!("event-{name}"))
        .chain(faults.iter().map(|fault| fault.key.to_owned()))
        .chain(problems.iter().flat_map(|name| [format!("problem-{name}"), format!("problem-{name}-heading")]));
    for key in keys {
        for language in LANGUAGES {
            assert!(texts.has(language, &key), "{key} in {language}");
        }
    }
}
