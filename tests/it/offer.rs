//! What a unit offers: its administrator changes a programme without touching the shipped files.

use andrum::crypto;
use andrum::offer;
use andrum::programme::Library;
use diesel::prelude::*;

use crate::helpers::{Answer, Colleague, Filled, Team, TestApp, db_tests, files_below};

const STATES: &str = "SELECT state AS value FROM unit_contents ORDER BY version";

/// Where the unit changes a programme.
fn home(programme: &str) -> String {
    format!("/admin/content/own/{}", &crypto::digest(programme)[..10])
}

fn page(module: &str, page: &str) -> String {
    format!("{}/modules/{module}/pages/{page}", home("anger"))
}

/// The administrator sends a form of a page.
async fn sends(admin: &Colleague, on: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let form = admin.browser.get(on).await.is(200).form(to);
    admin.browser.submit(&fields.iter().fold(form, |form, (name, value)| form.with(name, value))).await
}

async fn hides(admin: &Colleague, module: &str) {
    let to = format!("{}/order", home("anger"));
    sends(admin, &home("anger"), &to, &[("do", &format!("hide:{module}"))]).await.is(303);
}

async fn names(admin: &Colleague, name: &str) -> Answer {
    sends(admin, &home("anger"), &format!("{}/names", home("anger")), &[("name_sv", name)]).await
}

async fn uses(admin: &Colleague) {
    let to = format!("{}/use", home("anger"));
    sends(admin, &home("anger"), &to, &[]).await.leads_to(&format!("{}?used", home("anger")));
}

/// Karin enters a client of that name.
async fn enters(team: &Team, name: &str) -> Answer {
    let form = team.karin.browser.get("/clinic/clients/new").await.is(200).form("/clinic/clients/new");
    let form = form.with("name", name).with("programme", "anger").with("adult", "yes").with("told", "yes");
    team.karin.browser.submit(&form.with("consent", "yes")).await
}

/// The shipped content with one sentence changed by its authors.
fn newer(from: &str, to: &str) -> Library {
    let mut found = false;
    let files: Vec<(String, String)> = files_below("modules", &["md", "toml"])
        .into_iter()
        .filter(|file| !file.path.ends_with("README.md"))
        .map(|file| {
            found |= file.text.contains(from);
            (file.path.trim_start_matches("modules/").to_owned(), file.text.replace(from, to))
        })
        .collect();
    assert!(found, "no file holds {from}");
    Library::load(&files, &["sv", "en"]).unwrap()
}

/// The server starts again with other files.
async fn starts_with(app: &TestApp, library: &Library) -> usize {
    let (library, content) = (library.clone(), app.content.clone());
    app.db()
        .write(move |tx| {
            andrum::treatment::actions::register_content(
                tx,
                &library,
                &content.instruments,
                (&*content.rules, &*content.review),
            )?;
            offer::actions::carry_over(tx, &library)
        })
        .await
        .unwrap()
}

db_tests! {
    async fn whoever_begins_after_a_change_gets_it_and_whoever_had_begun_keeps_theirs(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let admin = app.admin("Alma").await;
        let refused = names(&admin, "Ilska").await;
        assert_eq!(refused.is(422).attributes(".faults a", "href"), ["#name_sv"]);
        assert!(refused.body.contains("value=\"Ilska\""), "what was typed is kept");
        names(&admin, "Lugnt").await.is(303);
        hides(&admin, "keeping-it").await;
        let before = team.karin.browser.get("/clinic/clients/new").await;
        assert!(before.is(200).body.contains("Steg för steg") && !before.body.contains("Lugnt"), "a draft is not in use");
        uses(&admin).await;

        let offered = team.karin.browser.get("/clinic/clients/new").await;
        assert!(offered.is(200).body.contains("Lugnt") && !offered.body.contains("Steg för steg"));
        enters(&team, "Bo").await.is(200);
        // The clock stands still, so that only the person tells the two apart.
        let treatments = app.store.texts(&format!(
            "SELECT content_hash AS value FROM treatments ORDER BY CASE client_id WHEN '{}' THEN 0 ELSE 1 END", anna.id));
        assert_eq!(treatments.len(), 2);
        assert_ne!(treatments[0], treatments[1]);
        let of = |treatment: &str| app.store.texts(&format!(
            "SELECT module_id AS value FROM steps JOIN treatments ON treatments.id = steps.treatment_id \
             WHERE treatments.content_hash = '{treatment}' ORDER BY position"));
        assert_eq!((of(&treatments[0]).len(), of(&treatments[1]).len()), (8, 7));
        assert!(!of(&treatments[1]).contains(&"keeping-it".to_owned()));
        assert_eq!(treatments[0], app.content.programmes.programme("anger").unwrap().hash);
        anna.browser.get("/my/modules/1/pages/1").await.is(200);
        assert_eq!(app.store.texts("SELECT event AS value FROM audit_events WHERE event LIKE 'content_%' ORDER BY seq"),
            ["content_drafted", "content_drafted", "content_put_in_use"]);
    }

    async fn another_unit_sees_nothing_of_it(app: TestApp) {
        let everybody = app.everybody().await;
        let admin = app.admin("Alma").await;
        names(&admin, "Lugnt").await.is(303);
        uses(&admin).await;
        let own = app.store.texts("SELECT content_hash AS value FROM unit_contents WHERE content_hash IS NOT NULL");
        let version = format!("/admin/content/{}", own[0]);
        let seen = admin.browser.get(&version).await;
        assert!(seen.is(200).body.contains("Lugnt") && seen.body.contains("Gäller nu"), "{}", seen.body);
        let elsewhere = everybody.iter().find(|person| person.state == "admin").unwrap();
        let elsewhere = app.browser_of(elsewhere);
        elsewhere.get(&version).await.is(404);
        for path in ["/admin/content", "/admin/content/own", &home("anger")] {
            let page = elsewhere.get(path).await;
            assert!(!page.is(200).body.contains("Lugnt") && !page.body.contains(&own[0][..10]), "{path}");
        }
        let clinician = everybody.iter().find(|person| person.state == "clinician").unwrap();
        assert!(!app.browser_of(clinician).get("/clinic/clients/new").await.is(200).body.contains("Lugnt"));
    }

    async fn what_safety_rests_on_is_not_put_in_use_without_it(app: TestApp) {
        let admin = app.admin("Alma").await;
        let order = format!("{}/modules/stopping-today/order", home("anger"));
        let module = order.trim_end_matches("/order").to_owned();
        let shown = admin.browser.get(&module).await;
        assert!(!shown.is(200).body.contains("hide:time-out"), "there is no button for it");
        sends(&admin, &module, &order, &[("do", "hide:time-out")]).await.is(303);
        let programme = admin.browser.get(&home("anger")).await;
        assert!(programme.is(200).body.contains("kan inte döljas"), "{}", programme.body);
        let form = Filled { action: format!("{}/use", home("anger")), ..programme.form(&format!("{}/undo", home("anger"))) };
        assert!(admin.browser.submit(&form).await.is(422).body.contains("kan inte döljas"));
        assert_eq!(app.store.texts(STATES), ["draft"]);
        let foreign = admin.browser.get(&page("noticing", "two-layers")).await.is(200).form(&page("noticing", "two-layers"));
        let fixed = Filled { action: page("stopping-today", "time-out"), ..foreign };
        admin.browser.submit(&fixed.with("text_sv", "Strunt i pausen.")).await.is(409);
        assert!(admin.browser.get(&page("stopping-today", "time-out")).await.is(200).all("main textarea").is_empty());
        sends(&admin, &home("anger"), &format!("{}/undo", home("anger")), &[]).await.is(303);
        assert!(!admin.browser.get(&home("anger")).await.is(200).body.contains("kan inte döljas"));
        assert_eq!(app.store.texts(STATES), ["draft", "used"]);
    }

    async fn a_page_in_the_units_own_words_is_read_like_a_shipped_one(app: TestApp) {
        let team = app.team().await;
        let admin = app.admin("Alma").await;
        let two = page("noticing", "two-layers");
        let empty = sends(&admin, &two, &two, &[("text_sv", "Vår text."), ("title_en", "")]).await;
        assert_eq!(empty.is(422).attributes(".faults a", "href"), ["#title_en"]);
        assert!(empty.body.contains("Vår text."), "what was typed is kept");
        let bad = "Vår text.\n\n<script>x</script>\n\n::: nonsense";
        sends(&admin, &two, &two, &[("text_sv", bad)]).await.leads_to(&format!("{two}?saved"));
        let told = admin.browser.get(&two).await;
        assert!(told.is(200).body.contains("rad 5") && told.body.contains("nonsense") && told.body.contains("&lt;script&gt;"), "{}", told.body);
        assert!(!told.body.contains("<script>x"));
        assert_eq!(app.store.texts(STATES), ["draft"]);
        sends(&admin, &two, &two, &[("text_sv", "Vår alldeles egna text.\n\n**Nästa steg:** läs vidare.")]).await.is(303);
        let seen = admin.browser.get(&two).await;
        assert!(seen.is(200).all("article p").iter().any(|line| line.contains("Vår alldeles egna text.")), "{}", seen.body);
        uses(&admin).await;
        enters(&team, "Bo").await.is(200);
        let module = app.store.texts("SELECT content_hash AS value FROM steps WHERE module_id = 'noticing'");
        let read = admin.browser.get(&format!("/admin/content/{}/pages/2", module[0])).await;
        assert!(read.is(200).body.contains("Vår alldeles egna text."));
        sends(&admin, &two, &two, &[("do", "back")]).await.is(303);
        assert!(!admin.browser.get(&two).await.is(200).body.contains("Vår alldeles egna text."));
        uses(&admin).await;
        assert_eq!(app.store.texts("SELECT coalesce(content_hash, 'shipped') AS value FROM unit_contents ORDER BY version").last().unwrap(), "shipped");
    }

    async fn whoever_was_not_the_first_is_told_and_loses_nothing(app: TestApp) {
        let (alma, bea) = (app.admin("Alma").await, app.admin("Bea").await);
        let two = page("noticing", "two-layers");
        let (first, second) = (alma.browser.get(&two).await.form(&two), bea.browser.get(&two).await.form(&two));
        alma.browser.submit(&first.with("text_sv", "Almas text.")).await.is(303);
        let late = bea.browser.submit(&second.with("text_sv", "Beas text.")).await;
        assert!(late.is(409).body.contains("Beas text.") && late.body.contains("Almas text."), "{}", late.body);
        assert!(admin_text(&app).contains("Almas text.") && !admin_text(&app).contains("Beas text."));
        bea.browser.submit(&late.form(&two)).await.is(303);
        assert!(admin_text(&app).contains("Beas text."));
        let order = format!("{}/order", home("anger"));
        let (first, second) = (alma.browser.get(&home("anger")).await.form(&order), bea.browser.get(&home("anger")).await.form(&order));
        alma.browser.submit(&first.also("do", "down:waves")).await.is(303);
        bea.browser.submit(&second.also("do", "down:waves")).await.is(409);
    }

    async fn new_files_take_the_units_choices_with_them_where_they_fit(app: TestApp) {
        let admin = app.admin("Alma").await;
        hides(&admin, "keeping-it").await;
        let two = page("noticing", "two-layers");
        sends(&admin, &two, &two, &[("text_sv", "Vår text.\n\n**Nästa steg:** läs.")]).await.is(303);
        uses(&admin).await;
        names(&admin, "Lugnt").await.is(303);
        let used = || app.store.texts("SELECT content_hash AS value FROM unit_contents WHERE state = 'used' ORDER BY version");
        assert_eq!(starts_with(&app, &app.content.programmes).await, 0, "nothing has changed");
        let newer_files = newer("# Pausen först", "# Pausen allra först");
        assert_eq!(starts_with(&app, &newer_files).await, 1);
        assert_eq!(starts_with(&app, &newer_files).await, 0, "once is enough");
        assert_eq!(app.store.texts(STATES), ["draft", "draft", "used", "draft", "used", "draft"], "the draft stays the newest");
        assert_ne!(used()[0], used()[1]);
        let unit = app.unit().await;
        let offered = app.db().read(move |rx| offer::programme(rx, &unit, &newer_files, "anger")).await.unwrap().unwrap();
        assert_eq!(offered.module("stopping-today").unwrap().page(1).unwrap().title("sv"), "Pausen allra först");
        assert!(offered.module("keeping-it").is_none() && offered.title("sv") == "Steg för steg");

        let renamed = newer("two-layers", "two-other-layers");
        assert_eq!(starts_with(&app, &renamed).await, 0, "the page that was rewritten is gone");
        let unit = app.unit().await;
        let (kept, needs) = app.db().read(move |rx| {
            let kept = offer::programme(rx, &unit, &renamed, "anger")?.unwrap();
            let standing = offer::standing(rx, &unit, "anger")?;
            Ok((kept, standing.needs_a_look(renamed.programme("anger").unwrap(), &renamed)))
        }).await.unwrap();
        assert_eq!(kept.hash, used()[1], "the unit goes on with what it had");
        assert!(!needs.is_empty());
        assert_eq!(app.store.texts("SELECT event AS value FROM audit_events WHERE event = 'content_carried_over'").len(), 1);
    }

    async fn changes_that_no_longer_fit_stand_on_the_administrators_overview(app: TestApp) {
        let admin = app.admin("Alma").await;
        hides(&admin, "keeping-it").await;
        uses(&admin).await;
        let overview = async || admin.browser.get("/admin").await.is(200).all(".tasks a[href='/admin/content/own']").len();
        assert_eq!(overview().await, 0, "they fit");
        app.db().write(|tx| {
            let gone = "UPDATE unit_contents SET body = replace(body, 'keeping-it', 'no-longer-there'), \
                based_on = (SELECT min(hash) FROM content_versions WHERE hash <> unit_contents.based_on)";
            diesel::sql_query(gone).execute(&mut ***tx)?;
            Ok(())
        }).await.unwrap();
        assert_eq!(overview().await, 1);
    }
}

/// The newest choices, as stored.
fn admin_text(app: &TestApp) -> String {
    app.store.texts("SELECT body AS value FROM unit_contents ORDER BY version DESC LIMIT 1").remove(0)
}
