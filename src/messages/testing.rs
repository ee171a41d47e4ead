//! Renders a page's sample view in every language, as the server would; the pages are left beside the build to be looked at.

use std::path::Path;
use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::test::TestRequest;
use actix_web::web::Data;
use serde::Serialize;

use crate::clock::Clock;
use crate::config::{DatabaseUrl, KeyRing, SecretKey, Web};
use crate::db::{Db, Site};
use crate::ids::Ids;
use crate::texts::{LANGUAGES, Texts};
use crate::web::{App, Page};

/// The page in each language.
pub(crate) fn rendered(path: &str, template: &str, view: &impl Serialize) -> Vec<(&'static str, String)> {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder.path().join("a.db"));
    LANGUAGES.into_iter().map(|language| (language, html(&app, path, language, template, view))).collect()
}

/// Renders `view`; a missing text, argument or field fails the test.
pub(crate) fn check(path: &str, template: &str, view: &impl Serialize) {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder.path().join("a.db"));
    for language in LANGUAGES {
        let html = html(&app, path, language, template, view);
        assert!(html.contains(&format!("<html lang=\"{language}\"")), "{template} in {language}");
        assert_eq!(html.matches("<h1").count(), 1, "{template} in {language} has one h1");
        keep(template, language, &html);
    }
}

fn html(app: &App, path: &str, language: &str, template: &str, view: &impl Serialize) -> String {
    let request = TestRequest::with_uri(path)
        .app_data(Data::new(app.clone()))
        .insert_header((ACCEPT_LANGUAGE, language))
        .to_http_request();
    let page = Page::new(&request, "talk-title").unwrap();
    let answer = page.render(template, view).unwrap_or_else(|error| panic!("{template} in {language}: {error}"));
    let Ok(bytes) = answer.into_body().try_into_bytes() else { panic!("{template}: a page is one piece") };
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn app(database: &Path) -> App {
    let key = SecretKey::from_bytes(&[7; 32]);
    let site = Site {
        clock: Clock::running(chrono::TimeDelta::zero()),
        ids: Ids::seeded(1),
        keys: KeyRing::of("k1", key.clone()),
        secret: key,
    };
    let web = Web {
        listen: ([127, 0, 0, 1], 0).into(),
        base_url: "http://127.0.0.1".to_owned(),
        trusted_proxies: Vec::new(),
        exit_url: "https://example.org".to_owned(),
        site_name: "Steg".to_owned(),
    };
    let db = Db::open(&DatabaseUrl::Sqlite(database.to_path_buf()), site).unwrap();
    App::new(db, Arc::new(Texts::load().unwrap()), web, "sv".to_owned(), false).unwrap()
}

fn keep(template: &str, language: &str, html: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{}.{language}.html", template.replace('/', "-"))), html).unwrap();
}
