//! Every template in both languages, and the texts of both.

use actix_web::test::TestRequest;
use actix_web::web::Data;
use serde_json::Value;

use super::super::{account, confirm, enrol, password, recovery, sign_in};
use super::browser::app;
use crate::accounts::rules;
use crate::texts::LANGUAGES;
use crate::web::Page;

fn views() -> Vec<(&'static str, &'static str, Value)> {
    let value = |view: &dyn erased::Shown| view.value();
    vec![
        ("account-title-sign-in", "accounts/sign_in.html", value(&sign_in::View::sample())),
        ("account-title-code", "accounts/code.html", value(&sign_in::CodeView::sample())),
        ("account-title-sign-out", "accounts/sign_out.html", value(&sign_in::OutView { signed_in: true })),
        ("account-title-sign-out", "accounts/sign_out.html", value(&sign_in::OutView { signed_in: false })),
        ("account-title-invite", "accounts/invite.html", value(&enrol::View::sample(false))),
        ("account-title-invite", "accounts/invite.html", value(&enrol::View::sample(true))),
        ("account-title-invite", "accounts/invite_gone.html", Value::Null),
        ("account-title-set-up", "accounts/set_up.html", value(&enrol::SetUpView::sample())),
        ("account-title-recovery", "accounts/recovery_codes.html", value(&recovery::View::sample(true))),
        ("account-title-recovery", "accounts/recovery_codes.html", value(&recovery::View::sample(false))),
        ("account-title-start", "accounts/start.html", Value::Null),
        ("account-title-account", "accounts/account.html", value(&account::View::sample())),
        ("account-title-password", "accounts/password.html", value(&password::View::sample())),
        ("account-title-confirm", "accounts/confirm.html", value(&confirm::View::sample())),
    ]
}

/// Views of different types in one list.
mod erased {
    pub(super) trait Shown {
        fn value(&self) -> serde_json::Value;
    }

    impl<T: serde::Serialize> Shown for T {
        fn value(&self) -> serde_json::Value {
            serde_json::to_value(self).unwrap()
        }
    }
}

#[actix_web::test]
async fn every_page_renders_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder.path().join("andrum.db"));
    for language in LANGUAGES {
        for (title, template, view) in views() {
            let request = TestRequest::get()
                .uri("/sign-in")
                .app_data(Data::new(app.clone()))
                .insert_header(("accept-language", language))
                .to_http_request();
            let page = Page::new(&request, title).unwrap();
            let html = page.render(template, &view).unwrap_or_else(|error| panic!("{language} {template}: {error}"));
            let html = actix_web::body::to_bytes(html.into_body()).await.unwrap();
            let html = String::from_utf8(html.to_vec()).unwrap();
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{template}");
            assert_eq!(html.matches("<h1>").count(), 1, "{template}");
            let text: String = scraper::Html::parse_document(&html).root_element().text().collect();
            for word in ["Andrum", "våld", "violence", "ilska", "KBT", "CBT"] {
                assert!(!text.contains(word), "{template} says {word}");
            }
        }
    }
}

#[actix_web::test]
async fn every_fault_and_conflict_has_its_text_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder.path().join("andrum.db"));
    let keys = [
        "account-fault-name-taken",
        "account-fault-code",
        "account-fault-mail",
        "account-fault-role",
        "account-fault-name",
        "account-fault-language",
        "account-fault-password-short",
        "account-fault-password-long",
        "account-fault-password-context",
        "account-fault-password-common",
        "account-conflict-in-use",
        "account-conflict-in-use-heading",
        "account-conflict-not-in-use",
        "account-conflict-not-in-use-heading",
        "account-conflict-not-frozen",
        "account-conflict-not-frozen-heading",
        "account-conflict-client",
        "account-conflict-client-heading",
        "account-done-password",
        "account-done-sessions",
        "account-done-language",
    ];
    for language in LANGUAGES {
        for key in keys {
            assert!(app.texts().has(language, key), "{language} {key}");
        }
    }
    assert_eq!(rules::SHORTEST_PASSWORD, 8);
}
