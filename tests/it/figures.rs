//! What a unit sees of its own alarms: how long they waited, how often each rule called, and what was done.

use crate::helpers::{Answer, Client, Colleague, TestApp, db_tests};

const VIOLENCE: [(&str, &str); 3] = [("w4", "1"), ("w4b", "none"), ("w7", "0")];
const PAGE: &str = "/clinic/figures";

/// The rows of all tables that begin so.
fn rows(page: &Answer, begins: &str) -> Vec<String> {
    page.is(200).rows().into_iter().filter(|row| row.starts_with(begins)).collect()
}

async fn takes(colleague: &Colleague, client: &Client) {
    let address = format!("/clinic/clients/{}/flags", client.code);
    let page = colleague.browser.get(&address).await;
    let action = page.attributes("form[action$='/acknowledge']", "action").remove(0);
    colleague.browser.submit(&page.form(&action)).await.is(303);
}

/// Something was done about everything that the client's flags are about.
fn acted(app: &TestApp, client: &Client, at: &str) {
    app.store.behind_the_back(&format!(
        "INSERT INTO flag_steps (id, flag_id, client_id, state, taken_at, seq)
         SELECT 'acted', id, client_id, 'acted', '{at}', 3 FROM flags WHERE client_id = '{}'",
        client.id
    ));
    app.store.behind_the_back(&format!("UPDATE flags SET state = 'acted' WHERE client_id = '{}'", client.id));
}

db_tests! {
    async fn a_period_that_cannot_be_is_asked_for_again(app: TestApp) {
        let team = app.team().await;
        let asks = async |query: &str| team.maria.browser.get(&format!("{PAGE}?{query}")).await;
        let refused = asks("from=2026-02-30&until=2026-03-03").await;
        assert!(refused.is(422).body.contains("value=\"2026-02-30\""), "what was typed stays");
        assert!(refused.body.contains("Skriv ett datum som finns"), "{}", refused.body);
        assert!(refused.all("tbody").is_empty(), "nothing is shown rather than something else");
        assert!(asks("from=2026-03-03&until=2026-03-02").await.is(422).body.contains("ska komma efter"));
        assert!(asks("from=2025-03-01&until=2026-03-02").await.is(422).body.contains("högst ett år"));
        asks("from=2025-03-04&until=2026-03-03").await.is(200);
    }

    async fn the_unit_sees_how_long_alarms_waited_and_none_that_still_waits_is_left_out(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let empty = team.maria.browser.get(PAGE).await;
        assert_eq!(rows(&empty, "Röd"), ["Röd 0 0 0 0 0 0", "Röd 0 – – – –"], "no alarm is no time, rather than none");
        app.answers_check(&anna, &VIOLENCE).await;
        app.answers_check(&bo, &VIOLENCE).await;
        app.at("2026-03-03 10:40").await;
        takes(&team.karin, &anna).await;
        acted(&app, &anna, "2026-03-03 12:00:00");
        app.at("2026-03-03 14:30").await;
        let page = team.maria.browser.get(PAGE).await;
        assert_eq!(
            rows(&page, "Röd"),
            [
                "Röd 2 0 0 0 0 2",
                "Röd 2 1 mottagna, 1 med åtgärd 40 min 40 min av arbetstiden ännu inte 3 tim 0 min 3 tim 0 min av arbetstiden ännu inte",
            ],
            "Bo's alarm counts as one that waits"
        );
        assert_eq!(rows(&page, "Fysiskt våld"), ["Fysiskt våld 2 2 få klienter, osäkert 700,0 1 av 2 (50 %) 0"]);
        assert!(page.body.contains("2 klienter och 0,3 klientveckor"), "{}", page.body);
        assert_eq!(page.all("figure svg rect.bar").len(), 12, "one for each week of the usual period");
        assert_eq!(rows(&team.karin.browser.get(PAGE).await, "Röd"), rows(&page, "Röd"), "clinicians see the unit's too");
        let before = team.maria.browser.get(&format!("{PAGE}?from=2026-02-01&until=2026-03-02")).await;
        assert_eq!(rows(&before, "Röd"), ["Röd 2 0 0 0 0 2", "Röd 0 – – – –"], "open is what is open now");
        assert!(rows(&before, "Fysiskt våld").is_empty());
        let seen = app.store.texts("SELECT detail AS value FROM audit_events WHERE event = 'record_read' AND detail LIKE '%figures%'");
        assert_eq!(seen.len(), 4, "{seen:?}");
    }

    async fn over_a_night_only_the_units_hours_are_working_time(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.at("2026-03-06 16:30").await;
        app.answers_check(&anna, &VIOLENCE).await;
        app.at("2026-03-09 08:15").await;
        takes(&team.karin, &anna).await;
        let page = team.maria.browser.get(PAGE).await;
        let times = rows(&page, "Röd").remove(1);
        assert!(times.contains("2 dygn 15 tim 45 min av arbetstiden"), "{times}");
    }

    async fn another_units_alarms_are_not_counted(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_check(&anna, &VIOLENCE).await;
        assert_eq!(rows(&team.maria.browser.get(PAGE).await, "Fysiskt våld").len(), 1);
        let columns = "name, site_name, locale, time_zone, regime, wording, workdays, opens_minute, closes_minute, \
                       reply_days, exit_url, duty_address, out_of_hours, police_text, created_at";
        app.store.behind_the_back(&format!("INSERT INTO units (id, {columns}) SELECT 'other', {columns} FROM units"));
        for table in ["alarms", "flags", "treatments"] {
            app.store.behind_the_back(&format!("UPDATE {table} SET unit_id = 'other'"));
        }
        let page = team.maria.browser.get(PAGE).await;
        assert_eq!(rows(&page, "Röd"), ["Röd 0 0 0 0 0 0", "Röd 0 – – – –"]);
        assert!(rows(&page, "Fysiskt våld").is_empty() && page.body.contains("0 klienter och 0,0 klientveckor"));
    }
}
