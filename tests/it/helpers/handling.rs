//! What a colleague does about an alarm, as the pages ask for it.

use chrono::TimeDelta;

use super::{Answer, Client, Colleague, Filled, TestApp};

/// Sections that are answered with "what do you know?".
const FINDINGS: [&str; 13] = [
    "acts",
    "throat",
    "threats",
    "stalking",
    "sexual_violence",
    "weapons",
    "separation",
    "orders",
    "killing_or_dying",
    "alcohol_drugs",
    "honour",
    "dependence",
    "work_money",
];

impl TestApp {
    /// A calm review of the client, filled in and not yet sent.
    pub async fn calm_review(&self, colleague: &Colleague, client: &Client) -> Filled {
        let address = format!("/clinic/clients/{}/reviews/new", client.code);
        let mut form = colleague.browser.get(&address).await.is(200).form(&address);
        for section in FINDINGS {
            form = form.with(&format!("found.{section}"), "no");
        }
        form.with("found.worry", "2")
            .with("found.children", "no")
            .with("note.sources", "Samtal i dag")
            .with("conclusion", "Inget nytt")
            .with("measures", "Fortsatt program")
            .with("next_on", "2026-03-31")
            .with("action", "sign")
    }

    /// Signs a calm review of the client that names a day four weeks ahead for the next one.
    pub async fn reviews_now(&self, colleague: &Colleague, client: &Client) {
        let next_on = (self.clock.now() + TimeDelta::weeks(4)).date().to_string();
        self.reviews(colleague, client, &next_on).await;
    }

    /// Signs a calm review of the client.
    pub async fn reviews(&self, colleague: &Colleague, client: &Client, next_on: &str) {
        let form = self.calm_review(colleague, client).await.with("next_on", next_on);
        let reviews = format!("/clinic/clients/{}/reviews?signed", client.code);
        colleague.browser.submit(&form).await.leads_to(&reviews);
    }
}

/// The flags page of a client.
pub fn flags_of(client: &Client) -> String {
    format!("/clinic/clients/{}/flags", client.code)
}

/// Presses one of the buttons on the flags page after filling in its form.
pub async fn press(colleague: &Colleague, client: &Client, what: &str, id: &str, fields: &[(&str, &str)]) -> Answer {
    let page = colleague.browser.get(&flags_of(client)).await;
    let mut form = page.is(200).form(&format!("{}/{id}/{what}", flags_of(client)));
    for (name, value) in fields {
        form = form.with(name, value);
    }
    colleague.browser.submit(&form).await
}
