//! Scores over time: what a clinician sees of a client's, and what the client sees of their own.

use chrono::TimeDelta;

use crate::helpers::{Answer, Client, Filled, TestApp, db_tests};

impl TestApp {
    /// The client answers the PHQ-9 that is due: so many points in all, never on the last two questions.
    async fn answers_phq9(&self, client: &Client, points: u32) {
        client.browser.submit(&self.phq9(client, points).await).await.is(303);
    }

    async fn phq9(&self, client: &Client, points: u32) -> Filled {
        let form = self.low_phq9(client).await;
        (1..=7_u32).fold(form, |form, n| {
            let value = points.saturating_sub((n - 1) * 3).min(3).to_string();
            form.with(&format!("q{n}"), &value)
        })
    }

    /// Three weeks of answers to the weekly check and the PHQ-9.
    async fn answers_for_three_weeks(&self, client: &Client, points: [u32; 3]) {
        for (week, points) in points.into_iter().enumerate() {
            if week > 0 {
                self.advance(TimeDelta::weeks(1)).await;
            }
            self.answers_check(client, &[("w1", "3")]).await;
            self.answers_phq9(client, points).await;
        }
    }
}

/// What a page says between its tags.
fn words(page: &Answer) -> String {
    page.all("main").join(" ")
}

db_tests! {
    async fn nobody_without_care_sees_a_clients_scores(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let stranger = app.clinician("Petra").await;
        let address = format!("/clinic/clients/{}/progress", anna.code);
        stranger.browser.get(&address).await.is(404);
        anna.browser.get(&address).await.is(404);
        app.browser().get("/my/progress").await.is(303);
        team.karin.browser.get("/my/progress").await.is(404);
    }

    async fn before_the_first_answer_both_pages_say_so(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let own = anna.browser.get("/my/progress").await;
        assert_eq!((own.all(".empty").len(), own.all(".chart").len()), (1, 0));
        let page = team.karin.browser.get(&format!("/clinic/clients/{}/progress", anna.code)).await;
        assert_eq!((page.all(".empty").len(), page.all(".chart").len()), (1, 0));
    }

    async fn a_clinician_sees_a_chart_and_a_table_of_every_scale(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_for_three_weeks(&anna, [16, 14, 9]).await;
        let page = team.karin.browser.get(&format!("/clinic/clients/{}/progress", anna.code)).await;
        page.is(200);
        assert_eq!((page.all("svg[role=img]").len(), page.all("table").len()), (4, 4));
        let titles = page.all("h2");
        assert!(titles.iter().any(|title| title.ends_with(": starkaste ilskan")), "{titles:?}");
        assert!(titles.iter().all(|title| !title.contains('_')), "a title and no id: {titles:?}");
        let total = page.all("section").into_iter().find(|section| section.contains("summa")).unwrap();
        for said in ["Medelsvår", "inom 6 poäng från startvärdet 16", "10 och högre", "Under gränsen", "gäller 14 dagar"] {
            assert!(total.contains(said), "{said}: {total}");
        }
        let described = page.all("desc").remove(0);
        assert!(described.contains("3 svar") && described.contains("16") && described.contains('9'), "{described}");
    }

    async fn an_answer_that_could_not_be_scored_breaks_the_line(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_phq9(&anna, 16).await;
        app.advance(TimeDelta::weeks(1)).await;
        let declined = app.phq9(&anna, 12).await.with("q9", "-98");
        anna.browser.submit(&declined).await.is(303);
        app.advance(TimeDelta::weeks(1)).await;
        app.answers_phq9(&anna, 9).await;
        let page = anna.browser.get("/my/progress").await;
        let drawn = |what: &str| page.all(&format!(".chart > svg {what}")).len();
        assert_eq!((drawn("circle"), drawn(".gap"), drawn("polyline")), (2, 1, 0));
        assert!(page.all("desc")[0].ends_with("Ett svar kunde inte räknas."), "{:?}", page.all("desc"));
        assert!(page.all("tbody tr")[1].contains("inte räkna"), "{:?}", page.all("tbody tr"));
    }

    async fn a_client_sees_own_numbers_without_weekly_check_band_flag_or_verdict(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_for_three_weeks(&anna, [16, 14, 12]).await;
        let page = anna.browser.get("/my/progress").await;
        page.is(200);
        assert_eq!((page.all("svg[role=img]").len(), page.all("tbody tr").len()), (1, 3));
        let said = words(&page);
        for hidden in ["Veckoavst", "Medelsvår", "Måttlig", "gränsen", "bättre", "sämre", "Trenden", "flagg"] {
            assert!(!said.contains(hidden), "{hidden}: {said}");
        }
        assert!(said.contains("Ditt senaste svar är ungefär som i början."), "four points are less than six: {said}");
        assert!(said.contains("En låg siffra säger aldrig att allt är bra."), "{said}");
    }

    async fn a_client_whose_answers_changed_is_told_the_two_numbers(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_for_three_weeks(&anna, [16, 12, 8]).await;
        let said = words(&anna.browser.get("/my/progress").await);
        assert!(said.contains("Ditt senaste svar är 8. I början var det 16."), "{said}");
        assert!(!said.contains("är ungefär som i början."), "{said}");
    }

    async fn a_year_later_dates_have_their_year(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        app.answers_for_three_weeks(&anna, [16, 12, 8]).await;
        let year = app.clock.now().format("%Y").to_string();
        app.clock.advance(TimeDelta::weeks(56));
        let anna = Client { browser: app.signs_in_again(&anna).await, ..anna };
        let page = anna.browser.get("/my/progress").await;
        assert!(page.all("tbody th").iter().all(|date| date.ends_with(&year)), "{:?}", page.all("tbody th"));
    }
}
