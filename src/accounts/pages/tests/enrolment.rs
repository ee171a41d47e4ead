//! Invitations.

use chrono::TimeDelta;

use super::browser::{PASSWORD, Person, Site, code};
use crate::access::Role;
use crate::accounts::actions;
use crate::accounts::rules::{Kind, State};
use crate::audit::By;

const OTHER: &str = "fyra gröna båtar i hamnen";

#[actix_web::test]
async fn a_wrong_name_a_weak_password_or_an_unknown_link_is_refused() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let browser = site.browser();
    let path = format!("/invite/{}", person.invited.token);
    browser.get("/invite/never-was").await.is(404);
    browser.get(&path).await.is(200);
    let try_with = async |name: &str, password: &str, again: &str| {
        let fields = [("name", name), ("password", password), ("password_again", again)];
        let answer = site.browser().post(&path, &fields).await;
        answer.is(422);
        answer.all(".faults a").len()
    };
    assert_eq!(try_with("9999 zzzz", PASSWORD, PASSWORD).await, 1);
    assert_eq!(try_with(&person.name, "kort", "kort").await, 1);
    assert_eq!(try_with(&person.name, "password123", "password123").await, 1);
    assert_eq!(try_with(&person.name, &person.name, &person.name).await, 1);
    assert_eq!(try_with("", "kort", "annat").await, 3);
    browser.get("/sign-in/set-up").await.leads_to("/sign-in");
}

#[actix_web::test]
async fn an_invitation_works_once_and_the_codes_are_shown_until_they_are_kept() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let browser = site.browser();
    let path = format!("/invite/{}", person.invited.token);
    let (_, codes) = browser.enrol(&person, -1).await;
    assert_eq!(codes.len(), 10);
    assert_eq!(browser.get("/account/recovery-codes").await.all("ol code"), codes);
    browser.post("/account/recovery-codes/kept", &[]).await.leads_to("/my");
    assert!(browser.get("/account/recovery-codes").await.all("ol code").is_empty());
    site.browser().get(&path).await.is(404);
    let fields = [("name", person.name.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    site.browser().post(&path, &fields).await.is(404);
}

#[actix_web::test]
async fn a_link_opened_again_half_way_asks_for_the_password_that_was_set() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let path = format!("/invite/{}", person.invited.token);
    let new = [("name", person.name.as_str()), ("password", PASSWORD), ("password_again", PASSWORD)];
    let first = site.browser();
    first.post(&path, &new).await.leads_to("/sign-in/set-up");
    first.post("/sign-in/set-up", &[("code", "000000")]).await.is(422);
    let thief = [("name", person.name.as_str()), ("password", OTHER), ("password_again", OTHER)];
    site.browser().post(&path, &thief).await.is(422);
    let second = site.browser();
    second.post(&path, &[("name", &person.name), ("password", PASSWORD)]).await.leads_to("/sign-in/set-up");
    first.get("/sign-in/set-up").await.leads_to("/sign-in");
    let secret = second.secret().await;
    second.post("/sign-in/set-up", &[("code", &code(&secret, 0))]).await.leads_to("/account/recovery-codes");
    second.get("/my").await.is(200);
}

#[actix_web::test]
async fn an_invitation_runs_out_and_inviting_again_ends_the_earlier_one() {
    let site = Site::start().await;
    let person = site.invite(Role::Client).await;
    let account = person.invited.account.clone();
    let again = site.act(move |tx| actions::reinvite(tx, &By::system(), &account)).await;
    site.browser().get(&format!("/invite/{}", person.invited.token)).await.is(404);
    let person = Person { name: person.name, invited: again };
    let token_hash = crate::crypto::token_hash(&person.invited.token);
    let found = site
        .act(move |tx| {
            let wall = tx.site().clock.wall();
            let just_before = wall + TimeDelta::days(14) - TimeDelta::minutes(1);
            let at = |tx: &mut crate::db::Tx<'_>, moment| {
                crate::accounts::store::waiting_invitation(tx, &token_hash, moment)
            };
            Ok((at(tx, just_before)?.is_some(), at(tx, wall + TimeDelta::days(14))?.is_some()))
        })
        .await;
    assert_eq!(found, (true, false));
    site.browser().enrol(&person, 0).await;
}

#[actix_web::test]
async fn a_lost_telephone_asks_for_the_password_and_a_lost_password_for_the_code() {
    let site = Site::start().await;
    let person = site.invite(Role::Clinician).await;
    let signed_in = site.browser();
    let (_, old_codes) = signed_in.enrol(&person, -1).await;
    let account = person.invited.account.clone();
    let reset = site.act(move |tx| actions::reset_factor(tx, &By::system(), &account)).await;
    signed_in.get("/clinic").await.leads_to("/sign-in");
    site.browser().sign_in(&person.name, PASSWORD).await.is(422);
    let path = format!("/invite/{}", reset.token);
    site.browser().post(&path, &[("name", &person.name), ("password", OTHER)]).await.is(422);
    let browser = site.browser();
    browser.post(&path, &[("name", &person.name), ("password", PASSWORD)]).await.leads_to("/sign-in/set-up");
    let secret = browser.secret().await;
    browser.post("/sign-in/set-up", &[("code", &code(&secret, -1))]).await.leads_to("/account/recovery-codes");
    assert_ne!(browser.get("/account/recovery-codes").await.all("ol code"), old_codes);

    let account = person.invited.account.clone();
    let reset = site.act(move |tx| actions::reset_password(tx, &By::system(), &account)).await;
    site.browser().sign_in(&person.name, PASSWORD).await.is(422);
    let (browser, path) = (site.browser(), format!("/invite/{}", reset.token));
    let fields = [("name", person.name.as_str()), ("password", OTHER), ("password_again", OTHER)];
    browser.post(&path, &fields).await.leads_to("/sign-in/code");
    browser.get("/clinic").await.leads_to("/sign-in");
    browser.post("/sign-in/code", &[("code", &code(&secret, 0))]).await.leads_to("/clinic");
    site.browser().get(&path).await.is(404);
}

#[actix_web::test]
async fn what_is_invited_must_fit_and_a_name_is_given_once() {
    let site = Site::start().await;
    let person = site.invite(Role::Clinician).await;
    let (unit, taken) = (site.unit.clone(), person.name.to_uppercase());
    let outcome = site
        .app
        .db()
        .write(move |tx| {
            let new = |kind, role, sign_in: &str, name: &str| actions::NewAccount {
                kind,
                unit: unit.clone(),
                role,
                sign_in: sign_in.to_owned(),
                name: name.to_owned(),
                locale: "sv".to_owned(),
            };
            let faults = [
                new(Kind::Staff, Role::Clinician, &taken, "Eva"),
                new(Kind::Staff, Role::Client, "eva@example.se", "Eva"),
                new(Kind::Staff, Role::Clinician, "4821 kmhp", "Eva"),
                new(Kind::Staff, Role::Clinician, "eva@example.se", " "),
                new(Kind::Client, Role::Client, "eva@example.se", ""),
                new(Kind::Client, Role::Admin, "4821 kmhp", ""),
            ];
            for fault in faults {
                assert!(actions::invite(tx, &By::system(), fault).is_err());
            }
            let account = person.invited.account.clone();
            assert_eq!(actions::name(tx, &account)?, "Eva Berg");
            assert_eq!(crate::accounts::get(tx, &account)?.state, State::Invited);
            assert_eq!(actions::find_by_sign_in(tx, &taken)?, Some(account.clone()));
            let now = tx.now();
            let members = crate::accounts::members_of_unit(tx, &unit, now, false)?;
            assert_eq!(members.len(), 1);
            Ok(())
        })
        .await;
    outcome.unwrap();
}
