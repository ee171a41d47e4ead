//! Forms whose session ran out: what was typed is given back, and taken after signing in again from the same person alone.

use reqwest::Method;

use crate::helpers::{Answer, Client, Filled, TestApp, db_tests};

async fn page_to_write_on(client: &Client) -> String {
    for n in 1..=7 {
        let address = format!("/my/modules/1/pages/{n}");
        if client.browser.get(&address).await.body.contains("name=\"time_out_plan.0.words\"") {
            return address;
        }
    }
    panic!("no page asks for the words of a time-out");
}

/// One browser with cookies at hand, so that a session can run out and another take its place in it.
struct Tab<'a> {
    client: &'a Client,
    browser: String,
}

impl<'a> Tab<'a> {
    async fn open(client: &'a Client, token: &str) -> Self {
        let cookie = format!("s={token}");
        let answer = client.browser.send(Method::GET, "/my", &[("cookie", &cookie)], None).await;
        let browser = answer.is(200).header("set-cookie").split(';').next().unwrap().to_owned();
        assert!(browser.starts_with("v="), "{browser}");
        Self { client, browser }
    }

    async fn ask(
        &self,
        token: &str,
        method: Method,
        path: &str,
        said: &[(&str, &str)],
        body: Option<String>,
    ) -> Answer {
        let cookie = format!("s={token}; {}", self.browser);
        let headers: Vec<_> = std::iter::once(("cookie", cookie.as_str())).chain(said.iter().copied()).collect();
        self.client.browser.send(method, path, &headers, body).await
    }

    async fn get(&self, token: &str, path: &str) -> Answer {
        self.ask(token, Method::GET, path, &[], None).await
    }

    async fn send(&self, token: &str, form: &Filled, said: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(&form.fields).unwrap();
        self.ask(token, Method::POST, &form.action, said, Some(body)).await
    }
}

const FROM_HERE: (&str, &str) = ("sec-fetch-site", "same-origin");

/// Every session that stands runs out, as when nobody has touched it for a day.
fn run_out(app: &TestApp) {
    app.store
        .behind_the_back("UPDATE sessions SET seen_at = '2020-01-01 00:00:00', created_at = '2020-01-01 00:00:00'");
}

db_tests! {
    async fn what_was_typed_when_the_session_ran_out_is_given_back_and_sent_after_signing_in(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let address = page_to_write_on(&anna).await;
        let first = app.new_session(&anna).await;
        let tab = Tab::open(&anna, &first).await;
        let form = tab.get(&first, &address).await.is(200).form(&address);
        let form = form.with("time_out_plan.0.words", "Jag går ut en stund").with("do", "save");
        run_out(&app);
        let given_back = tab.send(&first, &form, &[]).await;
        let again = given_back.is(401).form(&address);
        assert!(again.fields.contains(&("time_out_plan.0.words".to_owned(), "Jag går ut en stund".to_owned())));
        assert_eq!(given_back.attributes("main a[target=_blank]", "href"), ["/sign-in"]);
        assert_eq!(given_back.header("cache-control"), "no-store");
        let second = app.new_session(&anna).await;
        tab.send(&second, &again, &[FROM_HERE]).await.is(303);
        let kept = tab.get(&second, &address).await.form(&address);
        assert!(kept.fields.contains(&("time_out_plan.0.words".to_owned(), "Jag går ut en stund".to_owned())));
    }

    async fn a_form_of_an_earlier_session_is_taken_from_its_person_in_its_browser_alone(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let address = page_to_write_on(&anna).await;
        let first = app.new_session(&anna).await;
        let tab = Tab::open(&anna, &first).await;
        let form = tab.get(&first, &address).await.is(200).form(&address).with("time_out_plan.0.words", "Annas ord");
        let (second, bos) = (app.new_session(&anna).await, app.new_session(&bo).await);
        tab.send(&bos, &form, &[FROM_HERE]).await.is(422);
        tab.send(&second, &form, &[]).await.is(422);
        tab.send(&second, &form, &[("sec-fetch-site", "same-site")]).await.is(422);
        tab.send(&second, &form, &[("origin", "http://example.org")]).await.is(422);
        let elsewhere = Tab::open(&anna, &second).await;
        elsewhere.send(&second, &form, &[FROM_HERE]).await.is(422);
        assert_eq!(app.store.texts("SELECT id AS value FROM drafts").len(), 0);
        tab.send(&second, &form, &[FROM_HERE]).await.is(303);
        assert_eq!(app.store.texts("SELECT id AS value FROM drafts").len(), 1);
    }

    async fn signing_in_half_is_begun_anew_rather_than_given_back(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = anna.browser.get("/account").await.is(200).form("/account/freeze");
        run_out(&app);
        anna.browser.submit(&form).await.leads_to("/sign-in");
    }
}
