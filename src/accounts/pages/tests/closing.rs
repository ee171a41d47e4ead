//! One's own account: sessions, password, codes, roles, language, freezing.

use super::browser::{PASSWORD, Person, Site, code};
use crate::access::Role;
use crate::accounts::actions;
use crate::audit::{self, By, Chain};

const OTHER: &str = "fyra gröna båtar i hamnen";

#[actix_web::test]
async fn freezing_ends_every_session_at_once_and_only_staff_open_it_again() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let (secret, _) = site.browser().enrol(&person, -1).await;
    let account = person.invited.account.clone();
    let unit = site.unit.clone();
    site.act(move |tx| crate::care::actions::enter_client(tx, &By::system(), &unit, &account, "Anna")).await;
    let (phone, other) = (site.browser(), site.browser());
    phone.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    phone.post("/sign-in/code", &[("code", &code(&secret, 0))]).await.leads_to("/my");
    other.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    let frozen = phone.post("/account/freeze", &[]).await;
    frozen.leads_to("/");
    assert!(frozen.cleared);
    other.get("/sign-in/code").await.leads_to("/sign-in");
    site.browser().sign_in(&person.name, PASSWORD).await.is(422);
    assert!(letters_are_frozen(&site, &person).await);
    let account = person.invited.account.clone();
    site.act(move |tx| actions::unfreeze(tx, &By::system(), None, &account)).await;
    site.browser().sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    assert!(!letters_are_frozen(&site, &person).await);
    let chain = site.app.db().read(|rx| audit::verify(rx)).await.unwrap();
    assert!(matches!(chain, Chain::Whole { events, .. } if events > 5), "{chain:?}");
}

async fn letters_are_frozen(site: &Site, person: &Person) -> bool {
    let account = person.invited.account.clone();
    let settings = site.app.db().read(move |rx| crate::outbox::settings_of(rx, &account)).await.unwrap();
    settings.frozen
}

#[actix_web::test]
async fn a_new_password_asks_for_the_old_one_and_a_fresh_code_and_ends_other_sessions() {
    let site = Site::start().await;
    let person = site.invite(Role::Clinician).await;
    let elsewhere = site.browser();
    let (secret, codes) = elsewhere.enrol(&person, -1).await;
    let browser = site.browser();
    browser.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    browser.post("/sign-in/code", &[("code", &code(&secret, 0))]).await.leads_to("/clinic");
    let change = async |old: &str, code: &str, recovery: &str, new: &str| {
        let fields =
            [("password", old), ("code", code), ("recovery", recovery), ("new_password", new), ("password_again", new)];
        browser.post("/account/password", &fields).await
    };
    change("fel lösenord helt", &code(&secret, 1), "", OTHER).await.is(422);
    change(PASSWORD, &code(&secret, 0), "", OTHER).await.is(422);
    change(PASSWORD, &code(&secret, 1), "", "kort").await.is(422);
    change(PASSWORD, &code(&secret, 1), "", OTHER).await.leads_to("/account?done=password");
    elsewhere.get("/clinic").await.leads_to("/sign-in");
    browser.get("/account?done=password").await.is(200);
    site.browser().sign_in(&person.name, PASSWORD).await.is(422);
    let fields = [("password", OTHER), ("code", ""), ("recovery", codes[0].as_str())];
    browser.post("/account/recovery-codes", &fields).await.leads_to("/account/recovery-codes");
    let renewed = browser.get("/account/recovery-codes").await.all("ol code");
    assert!(renewed.len() == 10 && renewed.iter().all(|code| !codes.contains(code)));
}

#[actix_web::test]
async fn one_sees_and_ends_own_sessions_and_nobody_elses() {
    let site = Site::start().await;
    let (person, stranger) = (site.invite(Role::Researcher).await, site.invite(Role::Researcher).await);
    let (first, second, other) = (site.browser(), site.browser(), site.browser());
    let (secret, _) = first.enrol(&person, -1).await;
    other.enrol(&stranger, 0).await;
    second.sign_in(&person.name, PASSWORD).await.leads_to("/sign-in/code");
    second.post("/sign-in/code", &[("code", &code(&secret, 0))]).await.leads_to("/research");
    let page = second.get("/account").await;
    assert_eq!(page.all(".task form button").len(), 2);
    let account = stranger.invited.account.clone();
    let foreign =
        site.act(move |tx| Ok(crate::accounts::store::open_sessions(tx, &account, chrono::NaiveDateTime::MIN)?)).await;
    second.post(&format!("/account/sessions/{}/end", foreign[0].0), &[]).await.is(404);
    other.get("/research").await.is(200);
    second.post("/account/sessions/end-others", &[]).await.leads_to("/account?done=sessions");
    first.get("/research").await.leads_to("/sign-in");
    second.get("/research").await.is(200);
}

#[actix_web::test]
async fn a_person_with_two_roles_chooses_and_gets_a_new_session() {
    let site = Site::start().await;
    let person = site.invite(Role::Clinician).await;
    let (account, unit) = (person.invited.account.clone(), site.unit.clone());
    let second =
        site.act(move |tx| actions::add_membership(tx, &By::system(), &account, &unit, Role::Researcher)).await;
    let browser = site.browser();
    browser.enrol(&person, 0).await;
    let first = person.invited.membership.as_str();
    browser.post("/account/role", &[("membership", first)]).await.leads_to("/clinic");
    browser.get("/research").await.is(404);
    browser.post("/account/role", &[("membership", "none")]).await.is(404);
    browser.post("/account/role", &[("membership", second.as_str())]).await.leads_to("/research");
    browser.get("/research").await.is(200);
    browser.get("/clinic").await.is(404);
    browser.post("/account/language", &[("lang", "en")]).await.leads_to("/account?done=language");
    assert!(browser.get("/account").await.body.contains("<html lang=\"en\""));
    browser.post("/account/language", &[("lang", "xx")]).await.is(422);
    browser.post("/language", &[("lang", "sv"), ("back", "/account")]).await.leads_to("/account");
    assert!(browser.get("/account").await.body.contains("<html lang=\"sv\""));
    browser.post("/account/freeze", &[]).await.is(404);
}

/// Makes the second factor of every session so old that it is asked for again.
async fn time_passes(site: &Site) {
    use crate::schema::sessions;
    use diesel::{ExpressionMethods, RunQueryDsl};
    site.act(|tx| {
        let long_ago = tx.site().clock.wall() - crate::access::PROOF_LASTS;
        diesel::update(sessions::table).set(sessions::proved_at.eq(Some(long_ago))).execute(&mut ***tx)?;
        Ok(())
    })
    .await;
}

/// Whether what asks for a recent second factor would be done in the sessions that are open.
async fn is_proved(site: &Site) -> bool {
    use crate::schema::sessions;
    use diesel::prelude::*;
    site.act(|tx| {
        let open: Vec<String> =
            sessions::table.filter(sessions::ended_at.is_null()).select(sessions::token_hash).load(&mut ***tx)?;
        let mut all = !open.is_empty();
        for hash in open {
            let who = crate::access::who(tx, &hash)?;
            all &= who.is_some_and(|who| crate::access::proved(tx, &who).is_ok());
        }
        Ok(all)
    })
    .await
}

#[actix_web::test]
async fn a_second_factor_given_long_ago_is_asked_for_again_and_gives_a_new_token() {
    let site = Site::start().await;
    let person = site.invite(Role::Researcher).await;
    let browser = site.browser();
    let (secret, codes) = browser.enrol(&person, -1).await;
    assert!(is_proved(&site).await, "whoever has just signed in is not asked again");
    time_passes(&site).await;
    assert!(!is_proved(&site).await);
    let old = browser.clone();
    let page = browser.get("/account/confirm?next=/research").await;
    page.is(200);
    let confirm = |browser: super::browser::Browser, code: String, next: &'static str| async move {
        browser.post("/account/confirm", &[("code", &code), ("next", next)]).await
    };
    confirm(browser.clone(), "000000".to_owned(), "/research").await.is(422);
    assert!(!is_proved(&site).await, "a wrong code proves nothing");
    let right = code(&secret, 0);
    confirm(browser.clone(), right.clone(), "/research").await.leads_to("/research");
    assert!(is_proved(&site).await);
    browser.get("/research").await.is(200);
    drop(old);
    time_passes(&site).await;
    confirm(browser.clone(), right, "/research").await.is(422);
    let fields = [("code", ""), ("recovery", codes[0].as_str()), ("next", "https://evil.example/")];
    browser.post("/account/confirm", &fields).await.leads_to("/research");
    assert!(is_proved(&site).await, "a recovery code does as well, and nobody is led elsewhere");
}
