//! What a client does in a week, through the pages: answering forms and handing in the first module.

use super::browser::Filled;
use super::{Answer, Client, Team, TestApp};

/// The weekly check in a week without violence, as each question's own answer.
const CALM: [(&str, &str); 14] = [
    ("w1", "0"),
    ("w2", "0"),
    ("w3", "0"),
    ("w3b", "0"),
    ("w4", "0"),
    ("w5", "0"),
    ("w5b", "0"),
    ("w6", "0"),
    ("w8", "0"),
    ("w9", "0"),
    ("w10", "0"),
    ("w11", "0"),
    ("w12", "none"),
    ("w13", "3"),
];

/// What Anna writes in the first module's two required exercises.
const FIRST_MODULE: [(&str, &str); 12] = [
    ("time_out_plan.0.early_signs", "Jag blir varm i ansiktet 🙂"),
    ("time_out_plan.0.words", "Jag går ut en stund"),
    ("time_out_plan.0.place", "Bänken vid sjön"),
    ("time_out_plan.0.actions", "Jag andas"),
    ("time_out_plan.0.return_time", "30"),
    ("time_out_plan.0.support_person_role", "Min bror"),
    ("safe_plan.0.risk_situations", "Kvällar efter jobbet"),
    ("safe_plan.0.weapons_out", "none"),
    ("safe_plan.0.alcohol_drugs", "Ingen öl i veckan"),
    ("safe_plan.0.who_i_call", "Min bror"),
    ("safe_plan.0.within_the_hour", "Jag går ut"),
    ("safe_plan.0.first_step_tonight", "Jag berättar om planen"),
];

impl TestApp {
    /// The weekly check that is due, filled in as after a calm week, not sent.
    pub async fn calm_check(&self, client: &Client) -> Filled {
        let form = self.weekly_check(client).await;
        CALM.iter().fold(form, |form, (name, value)| form.with(name, value))
    }

    /// The weekly check that is due, as it is shown; before the first one the client reads who reads the answers.
    pub async fn weekly_check(&self, client: &Client) -> Filled {
        let address = self.due_form(client, "weekly_check").await;
        let page = client.browser.get(&address).await;
        if page.status.as_u16() != 303 {
            return page.is(200).form(&address);
        }
        let before = format!("{address}/before");
        let told = client.browser.get(page.leads_to(&before).header("location")).await;
        client.browser.submit(&told.is(200).form(&before)).await.leads_to(&address);
        client.browser.get(&address).await.is(200).form(&address)
    }

    /// The first PHQ-9 with 0 everywhere, not sent. It opens on the second day; here the day is not what is asked about.
    pub async fn low_phq9(&self, client: &Client) -> Filled {
        self.store.behind_the_back(&format!(
            "UPDATE occasions SET opens_on = (SELECT started_on FROM treatments WHERE treatments.id = occasions.treatment_id)
             WHERE client_id = '{}' AND instrument_id = 'phq9' AND event = 'before'",
            client.id
        ));
        let address = self.due_form(client, "phq9").await;
        let form = client.browser.get(&address).await.is(200).form(&address);
        (1..=10).fold(form, |form, n| form.with(&format!("q{n}"), "0"))
    }

    /// Sends a weekly check that differs from a calm week in these answers, and gives the page that says it was received.
    pub async fn answers_check(&self, client: &Client, differs: &[(&str, &str)]) -> Answer {
        let form = self.calm_check(client).await;
        let form = differs.iter().fold(form, |form, (name, value)| form.with(name, value));
        let received = format!("{}/received", form.action);
        client.browser.submit(&form).await.leads_to(&received);
        client.browser.get(&received).await
    }

    /// Writes in the first module everything that has to be handed in.
    pub async fn fills_first_module(&self, client: &Client) {
        for n in 1..=7 {
            let address = format!("/my/modules/1/pages/{n}");
            let page = client.browser.get(&address).await;
            let asked: Vec<_> =
                FIRST_MODULE.iter().filter(|(name, _)| page.body.contains(&format!("name=\"{name}\""))).collect();
            if asked.is_empty() {
                continue;
            }
            let form =
                asked.into_iter().fold(page.is(200).form(&address), |form, (name, value)| form.with(name, value));
            client.browser.submit(&form.with("do", "save")).await.is(303);
        }
    }

    /// The form that hands in the first module, with that answer to whether anyone is in danger; not sent.
    pub async fn hand_in(&self, client: &Client, danger: &str) -> Filled {
        let page = client.browser.get("/my/modules/1/check").await;
        page.is(200).form("/my/modules/1/submit").with("danger", danger)
    }

    /// Fills in and hands in the first module.
    pub async fn hands_in_first_module(&self, client: &Client) {
        self.fills_first_module(client).await;
        let form = self.hand_in(client, "no").await;
        client.browser.submit(&form).await.leads_to("/my/modules/1/submitted");
    }

    /// The client's homework is answered, with the last look before it is sent.
    pub async fn answers_homework(&self, team: &Team, client: &Client) {
        let of_client = format!("SELECT id AS value FROM submissions WHERE client_id = '{}'", client.id);
        let address = format!("/clinic/clients/{}/homework/{}", client.code, self.store.texts(&of_client).remove(0));
        let karin = &team.karin.browser;
        let form = karin.get(&address).await.is(200).form(&address).with("overall", "Tack.").with("action", "check");
        karin.submit(&form).await.is(303);
        let send = karin.get(&format!("{address}/send")).await.is(200).form(&format!("{address}/send"));
        karin.submit(&send).await.leads_to(&format!("{address}?sent"));
    }
}
