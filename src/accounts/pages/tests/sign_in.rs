//! Signing in, refused and allowed.

use super::browser::{PASSWORD, Site, code};
use crate::access::Role;
use crate::accounts::actions;
use crate::audit::By;

#[actix_web::test]
async fn unknown_wrong_frozen_and_disabled_are_answered_alike() {
    let site = Site::start().await;
    let [known, frozen, disabled] =
        [site.invite(Role::Client).await, site.invite(Role::Client).await, site.invite(Role::Clinician).await];
    for person in [&known, &frozen, &disabled] {
        site.browser().enrol(person, -1).await;
    }
    let (to_freeze, to_disable) = (frozen.invited.account.clone(), disabled.invited.account.clone());
    site.act(move |tx| actions::freeze(tx, &By::system(), None, &to_freeze)).await;
    site.act(move |tx| actions::disable(tx, &By::system(), None, &to_disable)).await;
    let invited = site.invite(Role::Client).await;
    let tries = [
        (known.name.as_str(), "fel lösenord helt"),
        ("9999 zzzz", PASSWORD),
        ("nobody@example.se", PASSWORD),
        (frozen.name.as_str(), PASSWORD),
        (disabled.name.as_str(), PASSWORD),
        (invited.name.as_str(), PASSWORD),
        ("", ""),
    ];
    let expected = site.browser().sign_in("8888 xxxx", "annat").await;
    for (name, password) in tries {
        let answer = site.browser().sign_in(name, password).await;
        answer.is(422);
        assert_eq!(answer.all(".faults a").len(), 1, "{name}");
        assert_eq!(answer.all("title, .faults a, .fault"), expected.all("title, .faults a, .fault"), "{name}");
        assert_eq!(answer.body.len() - name.len(), expected.body.len() - "8888 xxxx".len(), "{name}");
        assert!(!answer.body.contains(PASSWORD), "a password is never sent back");
    }
}

#[actix_web::test]
async fn a_password_alone_opens_nothing() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    site.browser().enrol(&person, -1).await;
    let browser = site.browser();
    browser.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    for path in ["/my", "/account", "/account/password", "/account/recovery-codes"] {
        browser.get(path).await.leads_to("/sign-in");
    }
    browser.post("/sign-in/code", &[("code", "000000")]).await.is(422);
    browser.post("/sign-in/code", &[("code", ""), ("recovery", "abcd-efgh-jkmn")]).await.is(422);
    browser.get("/my").await.leads_to("/sign-in");
}

#[actix_web::test]
async fn each_role_lands_in_its_own_place_and_the_session_token_is_new() {
    let site = Site::start().await;
    for (role, home) in [(Role::Client, "/my"), (Role::Supervisor, "/clinic"), (Role::Researcher, "/research")] {
        let person = site.invite(role).await;
        let (secret, _) = site.browser().enrol(&person, -1).await;
        let browser = site.browser();
        let typed = person.name.to_uppercase();
        browser.sign_in(&format!(" {typed} "), PASSWORD).await.leads_to("/sign-in/code");
        browser.post("/sign-in/code", &[("code", &code(&secret, 0))]).await.leads_to(home);
        browser.get(home).await.is(200);
        browser.get("/sign-in").await.leads_to(home);
        browser.get("/sign-in/code").await.is(404);
    }
}

#[actix_web::test]
async fn a_code_counts_once_also_when_sent_twice_at_the_same_time() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let (secret, codes) = site.browser().enrol(&person, -1).await;
    let (one, two) = (site.browser(), site.browser());
    for browser in [&one, &two] {
        browser.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    }
    let now = code(&secret, 0);
    let fields = [("code", now.as_str())];
    let (a, b) =
        futures_util::future::join(one.post("/sign-in/code", &fields), two.post("/sign-in/code", &fields)).await;
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
    assert_eq!(codes.len(), 10);
    for expected in [303, 422] {
        let browser = site.browser();
        browser.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
        let answer = browser.post("/sign-in/code", &[("code", ""), ("recovery", &codes[3].to_uppercase())]).await;
        answer.is(expected);
    }
}

#[actix_web::test]
async fn guesses_wait_alike_for_known_and_unknown_names_but_not_in_a_known_browser() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let own = site.browser();
    let (secret, _) = own.enrol(&person, -1).await;
    for name in [person.name.as_str(), "9999 zzzz"] {
        let stranger = site.browser();
        for _ in 0..5 {
            stranger.sign_in(name, "gissning nummer ett").await.is(422);
        }
        stranger.sign_in(name, PASSWORD).await.is(429);
    }
    own.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    own.post("/sign-in/code", &[("code", &code(&secret, 0))]).await.leads_to("/my");
}

#[actix_web::test]
async fn a_hundred_guesses_at_once_are_counted_as_a_hundred() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    site.browser().enrol(&person, -1).await;
    let stranger = site.browser();
    let tries = (0..40).map(|_| stranger.sign_in(&person.name, "gissning nummer ett"));
    let answers = futures_util::future::join_all(tries).await;
    let judged = answers.iter().filter(|answer| answer.status == 422).count();
    assert_eq!(judged, 5);
    assert!(answers.iter().all(|answer| [422, 429].contains(&answer.status)));
}

#[actix_web::test]
async fn signing_out_ends_the_session_on_the_server_and_clears_the_browser() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let browser = site.browser();
    browser.enrol(&person, 0).await;
    browser.get("/sign-out").await.is(200);
    browser.get("/my").await.is(200);
    let thief = browser.clone();
    let out = browser.post("/sign-out", &[]).await;
    out.leads_to("/");
    assert!(out.cleared);
    thief.get("/my").await.leads_to("/sign-in");
    let account = person.invited.account;
    let left = site
        .act(move |tx| {
            crate::accounts::store::open_sessions(tx, &account, chrono::NaiveDateTime::MIN).map_err(Into::into)
        })
        .await;
    assert!(left.is_empty());
}

#[actix_web::test]
async fn a_form_from_elsewhere_or_with_foreign_fields_is_refused() {
    let site = Site::start().await;
    let browser = site.browser();
    browser.post_with("/sign-in", "wrong", &[("name", "a"), ("password", "b")]).await.is(422);
    browser.post("/sign-in", &[("name", "a"), ("password", "b"), ("role", "admin")]).await.is(422);
    browser.post("/sign-in", &[("name", "a"), ("name", "b")]).await.is(422);
}
