//! The administrator's area: what it shows, what it never shows, and the spot check from draw to signature.

use andrum::care::actions::Kind;
use andrum::schema::{audit_events, content_versions, spot_check_entries};
use diesel::connection::SimpleConnection;
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::helpers::{Answer, BackEnd, Browser, Client, Filled, Team, TestApp, TestDb, db_tests};

const PAGES: [&str; 11] = [
    "/admin",
    "/admin/accounts",
    "/admin/accounts?role=client",
    "/admin/units",
    "/admin/units/new",
    "/admin/content",
    "/admin/instruments",
    "/admin/rules",
    "/admin/outbox?state=sent",
    "/admin/jobs",
    "/admin/audit/checks",
];

/// The team, a client of theirs, and some readings of the client's record.
async fn readings(app: &TestApp, times: usize) -> (Team, Client) {
    let team = app.team().await;
    let anna = app.client_of(&team, "Anna Sund").await;
    for _ in 0..times {
        team.karin.browser.get(&format!("/clinic/clients/{}", anna.code)).await.is(200);
    }
    app.clock.advance(chrono::TimeDelta::minutes(5));
    (team, anna)
}

/// Draws a check of ten and gives its address.
async fn drawn(admin: &Browser) -> String {
    let form = admin.get("/admin/audit/checks").await.is(200).form("/admin/audit/checks").with("size", "10");
    let answer = admin.submit(&form).await;
    answer.is(303);
    answer.header("location").to_owned()
}

async fn links(admin: &Browser, list: &str) -> Vec<String> {
    admin.get(list).await.is(200).attributes("th a", "href")
}

async fn events(app: &TestApp, name: &'static str) -> Vec<(Option<String>, String)> {
    app.db()
        .read(move |rx| {
            let of_name = audit_events::table.filter(audit_events::event.eq(name)).order(audit_events::seq);
            Ok(of_name.select((audit_events::actor_id, audit_events::detail)).load(&mut **rx)?)
        })
        .await
        .unwrap()
}

#[track_caller]
fn holds_nothing_of(page: &Answer, anna: &Client) {
    for secret in ["Anna Sund", anna.code.as_str()] {
        assert!(!page.body.contains(secret), "{} shows {secret}", page.path);
    }
}

db_tests! {
    async fn nobody_but_an_administrator_of_the_unit_reaches_a_spot_check(app: TestApp) {
        let (team, _) = readings(&app, 2).await;
        let admin = app.admin("Alma").await;
        let check = drawn(&admin.browser).await;
        for browser in [&team.karin.browser, &team.maria.browser, &app.researcher("Rut").await.browser] {
            for page in PAGES.iter().copied().chain(["/admin/audit", check.as_str()]) {
                browser.get(page).await.is(404);
            }
            browser.post(&check, &[("do", "sign")]).await.is(404);
        }
        let elsewhere = app.everybody().await;
        let other = elsewhere.iter().find(|person| person.state == "admin").unwrap();
        let theirs = app.browser_of(other);
        theirs.get(&check).await.is(404);
        let list = theirs.get("/admin/audit/checks").await;
        assert!(list.is(200).all("tbody tr").is_empty());
        let form = list.form("/admin/audit/checks").without("size").with("do", "sign");
        theirs.submit(&Filled { action: check, ..form }).await.is(404);
    }

    async fn a_spot_check_is_drawn_judged_and_signed_by_a_named_person(app: TestApp) {
        let admin = app.admin("Alma").await;
        let empty = admin.browser.get("/admin/audit/checks").await.is(200).form("/admin/audit/checks").with("size", "10");
        assert!(admin.browser.submit(&empty).await.is(422).body.contains("href=\"#size\""));
        let (team, anna) = readings(&app, 3).await;
        let stranger = app.clinician("Stina").await;
        app.cares(&stranger, &anna, Kind::Deputy).await;
        stranger.browser.get(&format!("/clinic/clients/{}", anna.code)).await.is(200);
        app.clock.advance(chrono::TimeDelta::minutes(5));
        let check = drawn(&admin.browser).await;
        let page = admin.browser.get(&check).await;
        assert_eq!(page.is(200).all("form section.card").len(), 4, "{}", page.body);
        assert!(page.body.contains("Karin") && page.body.contains(&anna.code) && page.body.contains("ansvarig"));
        assert!(!page.body.contains("Anna Sund"));
        let form = page.form(&check);
        let kept = form.clone().with("verdict-1", "follow_up").with("do", "save");
        let refused = admin.browser.submit(&kept).await;
        refused.is(422);
        assert!(refused.body.contains("href=\"#note-1\"") && refused.body.contains("value=\"follow_up\" checked"));
        let early = form.clone().with("verdict-1", "in_order").with("do", "sign");
        assert_eq!(admin.browser.submit(&early).await.is(422).all("[data-faults] li").len(), 3);
        let noted = form.clone().with("verdict-1", "follow_up").with("note-1", "Frågar Karin <b>i dag</b>.");
        admin.browser.submit(&noted.with("do", "save")).await.leads_to(&format!("{check}?done=saved"));
        let mut whole = admin.browser.get(&check).await.is(200).form(&check);
        assert!(whole.fields.contains(&("note-1".to_owned(), "Frågar Karin <b>i dag</b>.".to_owned())));
        for position in 2..=4 {
            whole = whole.with(&format!("verdict-{position}"), "in_order");
        }
        admin.browser.submit(&whole.clone().with("do", "sign")).await.leads_to(&format!("{check}?done=signed"));
        let signed = admin.browser.get(&check).await;
        assert!(signed.is(200).body.contains("Alma") && signed.all("textarea").is_empty(), "{}", signed.body);
        let again = whole.with("verdict-1", "in_order").with("do", "save");
        admin.browser.submit(&again).await.is(409);
        assert_eq!((events(&app, "spot_check_drawn").await.len(), events(&app, "spot_check_judged").await.len()), (1, 4));
        let by: Vec<_> = events(&app, "spot_check_signed").await.into_iter().map(|(who, _)| who).collect();
        assert_eq!(by, [Some(admin.account.to_string())]);
        drop(team);
    }

    /// What somebody notes about a reading is sealed, and is not in the log either.
    async fn a_note_is_sealed(app: TestApp) {
        readings(&app, 1).await;
        let admin = app.admin("Alma").await;
        let check = drawn(&admin.browser).await;
        let form = admin.browser.get(&check).await.is(200).form(&check);
        let noted = form.with("verdict-1", "follow_up").with("note-1", "Sagt till Karin").with("do", "save");
        admin.browser.submit(&noted).await.is(303);
        let stored: Vec<Option<Vec<u8>>> = app
            .db()
            .read(|rx| Ok(spot_check_entries::table.select(spot_check_entries::note).load(&mut **rx)?))
            .await
            .unwrap();
        let note = stored.into_iter().flatten().next().unwrap();
        assert!(!note.windows(5).any(|part| part == b"Karin"));
        assert!(!events(&app, "spot_check_judged").await[0].1.contains("Karin"));
    }

    async fn the_log_is_narrowed_by_who_what_whom_and_when(app: TestApp) {
        let (team, anna) = readings(&app, 2).await;
        let admin = app.admin("Alma").await;
        let count = async |query: &str| {
            let page = admin.browser.get(&format!("/admin/audit?{query}")).await;
            page.is(200).all("tbody tr").len()
        };
        assert_eq!(count("what=record_read").await, 2);
        assert_eq!(count(&format!("who={}&what=record_read", team.karin.account)).await, 2);
        assert_eq!(count(&format!("who={}", team.johan.account)).await, 0);
        assert_eq!(count(&format!("code={}&what=record_read", anna.code.to_lowercase())).await, 2);
        assert_eq!(count("what=record_read&from=2026-03-03&until=2026-03-03").await, 2);
        assert_eq!(count("what=record_read&from=2026-03-04").await, 0);
        assert_eq!(count("what=record_read&until=2026-03-02").await, 0);
        let faults = admin.browser.get("/admin/audit?code=ZZZZZZ&from=2026-02-30").await;
        assert_eq!(faults.is(422).attributes("[data-faults] a", "href"), ["#from", "#code"]);
        assert!(faults.body.contains("value=\"ZZZZZZ\"") && faults.all("tbody tr").is_empty());
    }

    async fn reading_the_log_is_in_the_log_and_shows_no_client(app: TestApp) {
        let (_, anna) = readings(&app, 1).await;
        let admin = app.admin("Alma").await;
        let page = admin.browser.get("/admin/audit").await;
        holds_nothing_of(page.is(200), &anna);
        assert!(page.body.contains("Karin") && page.body.contains("översikten"));
        assert_eq!(events(&app, "log_read").await.len(), 1);
        admin.browser.get("/admin/audit").await.is(200);
        assert_eq!(events(&app, "log_read").await.len(), 2);
    }

    async fn the_log_goes_on_page_by_page_and_leaves_nothing_out(app: TestApp) {
        let (_, anna) = readings(&app, 60).await;
        let admin = app.admin("Alma").await;
        let mut address = format!("/admin/audit?code={}&what=record_read", anna.code);
        let mut numbers = Vec::new();
        loop {
            let page = admin.browser.get(&address).await;
            numbers.extend(page.is(200).all("tbody tr td:last-child"));
            match page.attributes("a[rel=next]", "href").first() {
                Some(next) => address.clone_from(next),
                None => break,
            }
        }
        let count = numbers.len();
        numbers.sort();
        numbers.dedup();
        assert_eq!((count, numbers.len()), (60, 60));
    }

    /// Every page of the area, as long as a client's name and code could have got there.
    async fn no_page_of_the_area_shows_a_client(app: TestApp) {
        let (_, anna) = readings(&app, 1).await;
        let admin = app.admin("Alma").await;
        for page in PAGES {
            holds_nothing_of(admin.browser.get(page).await.is(200), &anna);
        }
    }

    async fn every_version_of_everything_can_be_read_from_the_database(app: TestApp) {
        let admin = app.admin("Alma").await;
        let modules = links(&admin.browser, "/admin/content").await;
        assert!(modules.len() >= 3, "{modules:?}");
        let mut read = 0;
        for module in modules.iter().chain(&links(&admin.browser, "/admin/instruments").await) {
            let page = admin.browser.get(module).await;
            page.is(200).heading();
            for part in page.attributes("ol a", "href").iter().filter(|href| href.contains("/pages/")).take(2) {
                let seen = admin.browser.get(part).await;
                assert_eq!(seen.is(200).attributes("article", "lang"), ["sv", "en"], "{part}");
                assert!(seen.all("main form").is_empty() && seen.attributes("main [name]:not(fieldset[disabled] *)", "name").is_empty());
                read += 1;
            }
        }
        assert!(read > 2);
        let rules = links(&admin.browser, "/admin/rules").await;
        let page = admin.browser.get(&rules[0]).await;
        assert!(page.is(200).body.contains("Någon är i fara nu") && page.body.contains("Someone is in danger now"));
        for missing in ["/admin/content/nothing", "/admin/instruments/nothing", "/admin/rules/nothing"] {
            admin.browser.get(missing).await.is(404);
        }
        admin.browser.get(&rules[0].replace("rules", "content")).await.is(404);
    }

    /// The files of today say other words; what was in use is shown as it was.
    async fn an_old_version_is_shown_as_it_was(app: TestApp) {
        let admin = app.admin("Alma").await;
        app.db()
            .write(|tx| {
                let of_phq9 = content_versions::table.filter(content_versions::content_id.eq("phq9"));
                let body: String = of_phq9.select(content_versions::body).first(&mut ***tx)?;
                diesel::insert_into(content_versions::table)
                    .values((
                        content_versions::hash.eq("old"),
                        content_versions::kind.eq("instrument"),
                        content_versions::content_id.eq("phq9"),
                        content_versions::version.eq("0.9.0"),
                        content_versions::body.eq(body.replace("Little interest", "Hardly any interest")),
                        content_versions::registered_at.eq(tx.now() - chrono::TimeDelta::days(400)),
                    ))
                    .execute(&mut ***tx)?;
                Ok(())
            })
            .await
            .unwrap();
        let old = admin.browser.get("/admin/instruments/old").await;
        assert!(old.is(200).body.contains("Hardly any interest") && old.body.contains("0.9.0"), "{}", old.body);
        let list = admin.browser.get("/admin/instruments").await;
        assert!(list.is(200).body.contains("0.9.0"));
    }

    async fn a_role_ends_with_its_last_day(app: TestApp) {
        let karin = app.clinician("Karin").await;
        let admin = app.admin("Alma").await;
        let home = format!("/admin/accounts/{}", karin.account);
        let until = format!("{home}/until");
        let form = admin.browser.get(&home).await.is(200).form(&until);
        let past = admin.browser.submit(&form.clone().with("until", "2026-03-02")).await;
        assert_eq!(past.is(422).attributes("[data-faults] a", "href"), ["#until"]);
        admin.browser.submit(&form.with("until", "2026-03-03")).await.leads_to(&format!("{home}?done=1"));
        karin.browser.get("/clinic").await.is(200);
        app.at("2026-03-04 00:00").await;
        karin.browser.get("/clinic").await.leads_to("/sign-in");
        let list = admin.browser.get("/admin/accounts?state=ended").await;
        assert!(list.is(200).body.contains("Karin") && list.body.contains("2026-03-03"));
        assert!(!admin.browser.get("/admin/accounts").await.is(200).body.contains("Karin"));
        assert_eq!(events(&app, "membership_end_set").await.len(), 1);
        let own = format!("/admin/accounts/{}/until", admin.account);
        let foreign = admin.browser.get(&home).await.is(200).form(&until).with("membership", "x");
        admin.browser.submit(&Filled { action: own, ..foreign }).await.is(404);
    }

    async fn what_is_lost_is_replaced_only_for_somebody_who_is_known(app: TestApp) {
        let karin = app.clinician("Karin").await;
        let admin = app.admin("Alma").await;
        let home = format!("/admin/accounts/{}", karin.account);
        let reset = format!("{home}/reset-factor");
        let form = admin.browser.get(&home).await.is(200).form(&reset);
        let unsure = admin.browser.submit(&form.clone().without("how")).await;
        assert_eq!(unsure.is(422).attributes("[data-faults] a", "href"), ["#how"]);
        karin.browser.get("/clinic").await.is(200);
        assert!(events(&app, "factor_reset").await.is_empty());
        admin.browser.submit(&form.with("how", "met")).await.is(200);
        karin.browser.get("/clinic").await.leads_to("/sign-in");
        assert!(events(&app, "identity_assured").await[0].1.contains("met"));
    }

    async fn a_new_unit_is_apart_and_has_its_administrator(app: TestApp) {
        let admin = app.admin("Alma").await;
        let form = admin.browser.get("/admin/units/new").await.is(200).form("/admin/units/new");
        let empty = admin.browser.submit(&form.clone().with("site_name", "Ilska")).await;
        let faults = empty.is(422).attributes("[data-faults] a", "href");
        assert_eq!(faults, ["#name", "#regime", "#site_name", "#duty_address"]);
        assert!(empty.body.contains("value=\"Ilska\""));
        let whole = form.with("name", "Mottagningen").with("regime", "privat").with("site_name", "Steg");
        let whole = whole.with("duty_address", "jour@example.se");
        admin.browser.submit(&whole).await.leads_to("/account?done=unit");
        let account = admin.browser.get("/account?done=unit").await;
        assert!(account.is(200).body.contains("Mottagningen"), "{}", account.body);
    }

    async fn what_needs_a_person_is_on_the_overview(app: TestApp) {
        let admin = app.admin("Alma").await;
        let (_, anna) = readings(&app, 1).await;
        // No backup has been made, and no spot check.
        let first = admin.browser.get("/admin").await.is(200).attributes(".task a", "href");
        assert_eq!(first, ["/admin/audit", "/admin/audit/checks"]);
        drawn(&admin.browser).await;
        app.client("Bo").await;
        let page = admin.browser.get("/admin").await;
        let tasks = page.is(200).attributes(".task a", "href");
        assert_eq!(tasks, ["/admin/accounts", "/admin/audit/checks", "/admin/audit"], "{}", page.body);
        assert!(!page.body.contains(&anna.code));
    }

    async fn jobs_say_how_they_last_went(app: TestApp) {
        let admin = app.admin("Alma").await;
        let before = admin.browser.get("/admin/jobs").await;
        assert_eq!(before.is(200).all("tbody tr").len(), andrum::jobs::table(app.content.rules.clone()).unwrap().len());
        assert!(before.body.contains("Inte kört än"));
        app.jobs.run_once().await.unwrap();
        let after = admin.browser.get("/admin/jobs").await;
        assert!(!after.is(200).body.contains("Inte kört än") && after.body.contains("Gick bra"));
        assert!(admin.browser.get("/admin/audit").await.is(200).body.contains("kedja är hel"));
    }

    /// Each way of narrowing the log, and what else the area lists, goes along an index on both back ends.
    async fn lists_go_along_an_index(store: TestDb) {
        fill(&store).await;
        let log = "FROM audit_events WHERE unit_id = 'u1'";
        let newest = "ORDER BY at DESC, seq DESC LIMIT 51";
        let plans = [
            (format!("SELECT * {log} {newest}"), "audit_events_by_unit"),
            (format!("SELECT * {log} AND event = 'e1' {newest}"), "audit_events_by_event"),
            (format!("SELECT * {log} AND actor_id = 'a1' {newest}"), "audit_events_by_actor"),
            (format!("SELECT * {log} AND client_id = 'c1' {newest}"), "audit_events_by_client"),
            (format!("SELECT * {log} AND at >= '2026-01-02' AND at < '2026-01-03' {newest}"), "audit_events_by_unit"),
            ("SELECT * FROM letters WHERE unit_id = 'u1' AND state = 'sent' ORDER BY queued_at DESC, id DESC LIMIT 51".to_owned(), "letters_by_unit"),
        ];
        for (query, index) in plans {
            let plan = plan(&store, &query);
            assert!(plan.contains(index), "{query}: {plan}");
        }
    }
}

/// Enough rows that a database would rather not read them all.
async fn fill(store: &TestDb) {
    store
        .db
        .write(|tx| {
            let unit = "INSERT INTO units VALUES ('u1','U','S','sv','UTC','privat','support','1',0,1,1,'https://a.se',NULL,'{}','{}','2026-01-01 00:00:00')";
            tx.batch_execute(unit)?;
            for n in 0..3000 {
                let (unit, event, actor, client) = (n % 3, n % 41, n % 97, n % 499);
                let (day, second) = (1 + n % 28, n % 60);
                tx.batch_execute(&format!(
                    "INSERT INTO audit_events VALUES ({n}, '2026-01-{day:02} 00:00:{second:02}', 'a{actor}', 'clinician', 'u{unit}', 'c{client}', 'e{event}', '{{}}', '', '')"
                ))?;
                if n < 600 {
                    tx.batch_execute(&format!(
                        "INSERT INTO letters VALUES ('l{n}', NULL, 'u1', 'news', 'once', NULL, '{}', 0, '2026-01-{day:02} 00:00:{second:02}', NULL, NULL, '2026-01-{day:02} 00:00:{second:02}', NULL)",
                        ["sent", "waiting", "unknown"][n % 3]
                    ))?;
                }
            }
            Ok(())
        })
        .await
        .unwrap();
    if store.back_end() == BackEnd::PostgreSql {
        store.behind_the_back("ANALYZE");
    }
}

/// How the back end would go about a query, in its own words.
fn plan(store: &TestDb, query: &str) -> String {
    match store.back_end() {
        BackEnd::Sqlite => store.query_plan(&format!("EXPLAIN QUERY PLAN {query}")),
        BackEnd::PostgreSql => store.query_plan(&format!("EXPLAIN {query}")),
    }
}
