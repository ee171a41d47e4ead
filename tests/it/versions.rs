//! A treatment keeps the version of the texts it began with, until a clinician moves it on purpose.

use andrum::programme::Library;
use andrum::treatment::actions::register_content;

use crate::helpers::{Client, Team, TestApp, content, db_tests, files_below};

/// What modules 1 and 2 said in the version before; the number that is gone tells the two apart.
const SENTENCES: [(&str, &str, &str); 2] = [
    ("anger/01-stopping-today/sv.md", "\n# ", "\nDetta stod i förra versionen.\n\n# "),
    ("anger/02-one-event/sv.md", "Du tar en enda händelse", "Du tar två händelser, inte en enda händelse"),
];

fn page(client: &Client) -> String {
    format!("/clinic/clients/{}/version", client.code)
}

/// The shipped texts as they could have read a version ago.
fn version_before() -> Library {
    let files = files_below("modules", &["toml", "md"]).into_iter().map(|file| {
        let path = file.path.trim_start_matches("modules/").to_owned();
        let changed = SENTENCES.iter().find(|(name, ..)| *name == path);
        let text = changed.map_or(file.text.clone(), |(_, now, then)| {
            assert!(file.text.contains(now), "{path} no longer says {now:?}");
            let at = file.text.rfind(now).unwrap();
            format!("{}{then}{}", &file.text[..at], &file.text[at + now.len()..])
        });
        (path, text)
    });
    Library::load(&files.filter(|(path, _)| path != "README.md").collect::<Vec<_>>(), &["sv", "en"]).unwrap()
}

/// Anna's treatment as if it had begun a version ago: two modules read differently, and the last was another one.
async fn began_a_version_ago(app: &TestApp) {
    let before = version_before();
    let anger = before.programme("anger").unwrap().clone();
    let mut changes = vec![format!("UPDATE treatments SET content_hash = '{}'", anger.hash)];
    for (module, position) in anger.modules.iter().zip(1..) {
        changes.push(format!("UPDATE steps SET content_hash = '{}' WHERE position = {position}", module.hash));
    }
    let other = before.programme("start").unwrap().modules[0].clone();
    changes.push(format!(
        "UPDATE steps SET module_id = '{}', content_hash = '{}' WHERE position = 8",
        other.id, other.hash
    ));
    let now = content();
    app.db()
        .write(move |tx| register_content(tx, &before, &now.instruments, (&*now.rules, &*now.review)))
        .await
        .unwrap();
    app.store.behind_the_back(&changes.join("; "));
}

/// Each step: its number, its module, and whether that is in the shipped version.
fn steps(app: &TestApp) -> Vec<String> {
    let shipped = content();
    let rows = app.store.texts(
        "SELECT CAST(position AS TEXT) || ' ' || module_id || ' ' || content_hash AS value FROM steps ORDER BY position");
    let named = rows.iter().map(|row| {
        let (step, hash) = row.rsplit_once(' ').unwrap();
        let is_shipped = shipped.programmes.modules().any(|module| module.hash == hash);
        format!("{step} {}", if is_shipped { "shipped" } else { "before" })
    });
    named.collect()
}

async fn anna_of_a_version_ago(app: &TestApp) -> (Team, Client) {
    let team = app.team().await;
    let anna = app.client_of(&team, "Anna").await;
    began_a_version_ago(app).await;
    (team, anna)
}

db_tests! {
    async fn nobody_moves_a_treatment_that_is_not_theirs_or_has_nowhere_to_go(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        let stranger = app.clinician("Sara").await;
        let shown = team.karin.browser.get(&page(&anna)).await;
        assert!(shown.is(200).attributes("main form", "action").is_empty(), "it is the newest");
        began_a_version_ago(&app).await;
        let form = team.karin.browser.get(&page(&anna)).await.is(200).form(&page(&anna));
        stranger.browser.get(&page(&anna)).await.is(404);
        let own = stranger.browser.get("/clinic/settings").await.form("/clinic/settings");
        let csrf = own.fields.iter().find(|(name, _)| name == "_csrf").unwrap().1.clone();
        stranger.browser.submit(&form.clone().with("_csrf", &csrf)).await.is(404);
        anna.browser.get(&page(&anna)).await.is(404);
        let stale = team.karin.browser.submit(&form.clone().with("to", "another")).await;
        assert_eq!(stale.is(422).attributes(".faults a", "href"), ["#to"]);
        assert_eq!(steps(&app)[1], "2 one-event before", "nothing moved");

        team.karin.browser.submit(&form).await.is(303);
        team.karin.browser.submit(&form).await.leads_to(&format!("/clinic/clients/{}/plan?moved", anna.code));
        let events = app.store.texts("SELECT event AS value FROM audit_events WHERE event = 'treatment_moved'");
        assert_eq!(events.len(), 1, "pressed twice, moved once");
        app.store.behind_the_back("UPDATE treatments SET state = 'ended'");
        let ended = team.karin.browser.get(&page(&anna)).await;
        assert!(ended.is(200).attributes("main form", "action").is_empty(), "what has ended stays as it was");
    }

    async fn what_is_written_keeps_its_version_and_the_rest_is_moved(app: TestApp) {
        let (team, anna) = anna_of_a_version_ago(&app).await;
        app.fills_first_module(&anna).await;
        let plan = team.karin.browser.get(&format!("/clinic/clients/{}/plan", anna.code)).await;
        assert!(plan.is(200).attributes("main a", "href").contains(&page(&anna)), "the plan tells of it");
        let shown = team.karin.browser.get(&page(&anna)).await;
        assert_eq!(shown.is(200).all("main .task .tag"), [
            "Stannar som den är", "Ny text", "Oförändrad", "Oförändrad", "Oförändrad", "Oförändrad", "Oförändrad",
            "Ny modul", "Försvinner",
        ]);
        assert_eq!(shown.all("main del"), ["Borttaget: två händelser, inte"]);

        team.karin.browser.submit(&shown.form(&page(&anna))).await.is(303);
        assert_eq!(steps(&app), [
            "1 stopping-today before", "2 one-event shipped", "3 noticing shipped", "4 waves shipped",
            "5 thoughts shipped", "6 talk-and-listen shipped", "7 what-is-mine shipped", "8 keeping-it shipped",
        ]);
        let last = anna.browser.get("/my/modules/1/pages/6").await;
        assert!(last.is(200).body.contains("Detta stod i förra versionen."), "her own module reads as before");
        let form = app.hand_in(&anna, "no").await;
        anna.browser.submit(&form).await.leads_to("/my/modules/1/submitted");
        app.answers_homework(&team, &anna).await;
        app.at("2026-03-20 07:00").await;
        let second = anna.browser.get("/my/modules/2/pages/1").await;
        assert!(second.is(200).body.contains("Du tar en enda händelse"), "the next one in its newer version");
    }

    async fn an_open_module_that_nobody_has_written_in_is_moved_too(app: TestApp) {
        let (team, anna) = anna_of_a_version_ago(&app).await;
        anna.browser.get("/my/modules/1/pages/6").await.is(200);
        let form = team.karin.browser.get(&page(&anna)).await.form(&page(&anna));
        let opened = "SELECT CAST(opened_at AS TEXT) AS value FROM steps WHERE position = 1";
        let opened_before = app.store.texts(opened);
        team.karin.browser.submit(&form).await.is(303);
        assert_eq!(steps(&app)[0], "1 stopping-today shipped");
        assert_eq!(app.store.texts(opened), opened_before, "it stays open since it opened");
        let read = anna.browser.get("/my/modules/1/pages/6").await;
        assert!(!read.is(200).body.contains("Detta stod i förra versionen."));
    }
}
