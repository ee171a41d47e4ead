//! The diary: quick to write in, nobody else's to open, and nothing in it is lost or answered.

use andrum::schema::diary_entries;
use diesel::{QueryDsl, RunQueryDsl};

use crate::helpers::{Answer, Client, Filled, TestApp, db_tests};

const OWN: &str = "Gick till bänken vid sjön.";

async fn page(client: &Client, query: &str) -> Answer {
    client.browser.get(&format!("/my/diary{query}")).await
}

/// The day's form, filled in and not sent.
async fn day(client: &Client) -> Filled {
    let form = page(client, "").await.is(200).form("/my/diary");
    form.with("strongest", "60").with("situation", "Kön på väg hem").with("act", OWN)
}

/// Notes a day and gives the address of the entry.
async fn noted(client: &Client) -> String {
    client.browser.submit(&day(client).await).await.leads_to("/my/diary?kind=day&done=kept");
    page(client, "").await.attributes("#list a[href^='/my/diary/']", "href").remove(0)
}

fn versions(app: &TestApp) -> usize {
    app.store.texts("SELECT id AS value FROM diary_entries").len()
}

fn events(app: &TestApp, like: &str) -> Vec<String> {
    app.store.texts(&format!("SELECT event AS value FROM audit_events WHERE event LIKE '{like}' ORDER BY seq"))
}

db_tests! {
    async fn another_clients_entry_is_as_one_that_is_not_there(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let (annas, bos) = (noted(&anna).await, noted(&bo).await);
        bo.browser.get(&annas).await.is(404);
        let mut form = bo.browser.get(&bos).await.is(200).form(&bos).with("act", "Något annat");
        form.action.clone_from(&annas);
        bo.browser.submit(&form).await.is(404);
        let mut gone = bo.browser.get(&bos).await.form(&format!("{bos}/remove"));
        gone.action = format!("{annas}/remove");
        bo.browser.submit(&gone).await.is(404);
        bo.browser.get("/my/diary/nothing").await.is(404);
        assert_eq!(versions(&app), 2);
        assert!(!page(&bo, "?page=2").await.is(200).body.contains(OWN));
    }

    async fn what_cannot_be_kept_is_asked_again_with_everything_typed(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = day(&anna).await.with("on", "2026-03-04").with("strongest", "101");
        let refused = anna.browser.submit(&form).await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#on", "#strongest"], "every fault at once");
        let again = refused.form("/my/diary");
        assert!(again.fields.contains(&("act".to_owned(), OWN.to_owned())), "{:?}", again.fields);
        let wave = page(&anna, "?kind=wave").await.is(200).form("/my/diary");
        let wave = wave.with("before", "40").with("peak", "30").with("after", "20").with("minutes", "15");
        assert_eq!(anna.browser.submit(&wave).await.is(422).attributes(".faults a", "href"), ["#peak"]);
        anna.browser.submit(&wave.clone().with("client", "bo")).await.is(422);
        anna.browser.submit(&wave.clone().with("kind", "other")).await.is(422);
        assert_eq!(versions(&app), 0);
        anna.browser.submit(&again.with("on", "2026-03-03").with("strongest", "100")).await.is(303);
        anna.browser.submit(&wave.with("peak", "70")).await.leads_to("/my/diary?kind=wave&done=kept");
        assert_eq!(versions(&app), 2);
    }

    async fn an_entry_is_sealed_and_kept_once(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let form = day(&anna).await;
        anna.browser.submit(&form).await.leads_to("/my/diary?kind=day&done=kept");
        anna.browser.submit(&form).await.leads_to("/my/diary?kind=day&done=kept");
        assert_eq!((versions(&app), events(&app, "diary%")), (1, vec!["diary_kept".to_owned()]));
        let read = |rx: &mut andrum::db::Read<'_>| Ok(diary_entries::table.select(diary_entries::body).load(&mut **rx)?);
        let bodies: Vec<Vec<u8>> = app.db().read(read).await.unwrap();
        assert!(bodies.iter().all(|body| !String::from_utf8_lossy(body).contains("bänken")), "sealed");
        assert!(app.store.texts("SELECT detail AS value FROM audit_events").iter().all(|detail| !detail.contains("bänken")));
        assert!(page(&anna, "?done=kept").await.body.contains(OWN));
    }

    async fn a_correction_is_a_new_version_and_what_was_taken_away_stays_in_the_record(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let entry = noted(&anna).await;
        let first = anna.browser.get(&entry).await.is(200).form(&entry);
        anna.browser.submit(&first).await.is(303);
        assert_eq!(versions(&app), 1, "the same words are no new version");
        anna.browser.submit(&first.clone().with("act", "Gick ut i tjugo minuter.")).await.is(303);
        // Another tab still shows the first version.
        let late = anna.browser.submit(&first.clone().with("act", "Gick ut i trettio minuter.")).await;
        let again = late.is(409).form(&entry);
        assert!(again.fields.contains(&("act".to_owned(), "Gick ut i trettio minuter.".to_owned())));
        assert!(again.fields.contains(&("version".to_owned(), "2".to_owned())));
        let gone = anna.browser.get(&entry).await.form(&format!("{entry}/remove"));
        anna.browser.submit(&gone).await.leads_to("/my/diary?done=removed#list");
        anna.browser.submit(&gone).await.leads_to("/my/diary?done=removed#list");
        anna.browser.get(&entry).await.is(404);
        assert!(!page(&anna, "").await.body.contains("tjugo minuter"));
        assert_eq!(versions(&app), 3);
        assert_eq!(events(&app, "diary%"), ["diary_kept", "diary_corrected", "diary_removed"]);
        let record = team.karin.browser.get(&format!("/clinic/clients/{}/diary", anna.code)).await;
        let text = record.is(200).all("main").join(" ");
        assert!(text.contains("tjugo minuter") && text.contains(OWN) && text.contains("Borttagen av klienten"), "{text}");
        let data = anna.browser.get("/my/data.json").await;
        assert!(data.is(200).body.contains("tjugo minuter") && data.body.contains(OWN), "the client's own copy has all");
    }

    async fn the_diary_is_read_by_those_who_care_for_the_client_and_every_reading_is_logged(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        noted(&anna).await;
        let address = format!("/clinic/clients/{}/diary", anna.code);
        app.clinician("Stranger").await.browser.get(&address).await.is(404);
        assert!(events(&app, "record_read").is_empty());
        team.johan.browser.get(&address).await.is(200);
        let read = "SELECT detail AS value FROM audit_events WHERE event = 'record_read'";
        assert!(app.store.texts(read).remove(0).contains("diary"));
        let overview = team.karin.browser.get(&format!("/clinic/clients/{}", anna.code)).await;
        assert!(overview.attributes("main nav a", "href").contains(&address));
    }

    async fn the_page_promises_no_reader_and_names_one_only_where_there_is_one(app: TestApp) {
        let bo = app.client("Bo").await;
        let alone = page(&bo, "").await.is(200).all("main").join(" ");
        assert!(alone.contains("Just nu är ingen utsedd") && !alone.contains("Den du har kontakt med"), "{alone}");
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let read = page(&anna, "").await.is(200).all("main").join(" ");
        assert!(read.contains("Ingen läser dagboken genast") && read.contains("08.00–17.00"), "{read}");
        assert!(anna.browser.get("/my").await.attributes("main a", "href").contains(&"/my/diary".to_owned()), "one tap away");
    }

    async fn a_long_diary_is_read_page_by_page_and_a_day_has_an_end(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        for n in 0..50 {
            let form = day(&anna).await.with("strongest", &n.to_string());
            anna.browser.submit(&form).await.is(303);
        }
        let refused = anna.browser.submit(&day(&anna).await).await;
        assert!(refused.is(429).form("/my/diary").fields.contains(&("act".to_owned(), OWN.to_owned())), "nothing is lost");
        let mut seen = std::collections::BTreeSet::new();
        for (n, shown) in [(1, 20), (2, 20), (3, 10), (4, 0)] {
            let of_page = page(&anna, &format!("?page={n}")).await.is(200).attributes("#list a[href^='/my/diary/']", "href");
            assert_eq!(of_page.len(), shown, "page {n}");
            seen.extend(of_page);
        }
        assert_eq!(seen.len(), 50, "each entry once");
    }
}
