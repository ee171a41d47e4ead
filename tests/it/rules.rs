//! A unit's own rules: its supervisor changes what may be changed, having seen what it would have found.

use andrum::crypto;
use andrum::risk::own::actions::carry_over;
use andrum::risk::rules::RuleSet;

use crate::helpers::{Answer, Client, Filled, Team, TestApp, db_tests};

const HOME: &str = "/clinic/rules";
const FEAR: &str = "fear_of_own_violence";
const WHY: &str = "Vi vill se de här svaren tidigare";

fn flags(app: &TestApp) -> Vec<String> {
    app.store.texts("SELECT rule || ' ' || tier || ' ' || rule_version AS value FROM flags ORDER BY raised_at, rule")
}

/// The page of a rule.
fn page(rule: &str) -> String {
    format!("{HOME}/{}", &crypto::digest(rule)[..10])
}

/// What the supervisor sees before a change is saved; a rule's fields as a query.
pub(crate) async fn tries(team: &Team, rule: &str, query: &str) -> Answer {
    team.maria.browser.get(&format!("{}/what-if?{query}", page(rule))).await
}

async fn saving(team: &Team, rule: &str, query: &str) -> Filled {
    tries(team, rule, query).await.is(200).form(&page(rule)).with("why", WHY)
}

async fn saves(team: &Team, rule: &str, query: &str) {
    let form = saving(team, rule, query).await.with("sure", "yes");
    team.maria.browser.submit(&form).await.leads_to(&format!("{HOME}?done"));
}

/// The client worries about hurting somebody, so much of ten.
async fn worries(app: &TestApp, client: &Client, how_much: &str) {
    app.answers_check(client, &[("w8", how_much)]).await;
}

fn kept(app: &TestApp) -> Vec<String> {
    app.store.texts("SELECT rule || ' ' || why AS value FROM unit_rules ORDER BY version")
}

db_tests! {
    async fn what_would_endanger_somebody_is_refused_and_nothing_is_kept(app: TestApp) {
        let team = app.team().await;
        let refused = async |rule: &str, query: &str, words: &str| {
            let answer = tries(&team, rule, query).await;
            assert!(answer.is(422).body.contains(words), "{rule} {query}: {}", answer.body);
        };
        refused("homicidal_thoughts", "tier1=red", "måste fortsätta vara akut").await;
        refused("homicidal_thoughts", "limit1_1=3", "måste fortsätta vara akut").await;
        refused("fear_of_own_violence", "limit1_1=9", "Svaret 6 är rött i grundreglerna").await;
        refused("fear_of_own_violence", "off=yes", "kan inte stängas av").await;
        refused("fear_of_own_violence", "limit1_1=11", "från 1 till 10").await;
        refused("fear_of_own_violence", "limit1_1=sex", "Skriv ett heltal").await;
        refused("fear_of_own_violence", "tier1=red", "Inget är ändrat").await;
        refused("rule_not_evaluable", "tier1=amber", "bär upp säkerheten").await;
        team.maria.browser.get(&format!("{HOME}/nothing")).await.is(404);
        team.karin.browser.get(HOME).await.is(404);
        // A lowered red needs a reason and a second thought; what was typed stays.
        let form = saving(&team, FEAR, "tier1=amber").await;
        let answer = team.maria.browser.submit(&form).await;
        assert!(answer.is(422).body.contains("tänkt igenom") && answer.body.contains(WHY), "{}", answer.body);
        let answer = team.maria.browser.submit(&form.with("why", "kort").with("sure", "yes")).await;
        assert!(answer.is(422).body.contains("Skriv varför"), "{}", answer.body);
        assert!(kept(&app).is_empty());
    }

    async fn an_answer_is_held_against_the_rules_of_its_unit_from_then_on(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        worries(&app, &anna, "4").await;
        assert_eq!(flags(&app), ["fear_of_own_violence amber 1"]);
        saves(&team, FEAR, "limit1_1=4").await;
        worries(&app, &bo, "4").await;
        assert_eq!(flags(&app), ["fear_of_own_violence amber 1", "fear_of_own_violence red 1+1"]);
        let hashes = app.store.texts("SELECT DISTINCT rules_hash AS value FROM evaluations");
        assert_eq!(hashes.len(), 2, "each evaluation names the rules that it was made with");
        let own = app.store.texts("SELECT content_hash AS value FROM unit_rules").remove(0);
        assert!(hashes.contains(&own));
        let body = app.store.texts(&format!("SELECT body AS value FROM content_versions WHERE hash = '{own}'")).remove(0);
        let again = RuleSet::load("rules.toml", &body, &app.content.instruments).unwrap();
        assert_eq!(again.hash, own, "it can be read again from what is kept");
        assert_eq!(kept(&app), [format!("fear_of_own_violence {WHY}")]);
        let events = app.store.texts("SELECT event AS value FROM audit_events WHERE event = 'rules_changed'");
        assert_eq!(events.len(), 1);
        let seen = team.karin.browser.get(&format!("/clinic/clients/{}/flags", bo.code)).await;
        assert!(seen.body.contains("Gränsen är 4 eller mer"), "{}", seen.body);
        let list = team.maria.browser.get(HOME).await;
        assert!(list.body.contains(WHY) && list.body.contains("Ändrad av enheten"));
        let admin = app.admin("Adam").await;
        let seen = admin.browser.get(&format!("/admin/rules/{own}")).await;
        assert!(seen.is(200).body.contains("Gränsen är 4 eller mer"), "{}", seen.body);
    }

    async fn whoever_was_not_the_first_is_told(app: TestApp) {
        let team = app.team().await;
        let late = saving(&team, FEAR, "limit1_1=5").await;
        saves(&team, FEAR, "limit1_1=4").await;
        let answer = team.maria.browser.submit(&late).await;
        assert!(answer.is(409).body.contains("Någon annan har ändrat"), "{}", answer.body);
        assert_eq!(kept(&app).len(), 1);
    }

    async fn a_change_shows_on_past_answers_what_would_come_and_go_and_writes_nothing(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        worries(&app, &anna, "5").await;
        worries(&app, &bo, "2").await;
        let before = app.store.texts("SELECT id AS value FROM evaluations").len();
        let shown = tries(&team, FEAR, "limit1_1=5&limit2_1=2&limit2_2=4").await;
        let rows = shown.is(200).rows();
        assert_eq!(rows, ["Orolig för att skada någon 1 0 1 0"], "Bo's 2 would come, Anna's 5 would be red");
        let links = shown.attributes("main ul a", "href");
        assert!(links.iter().any(|link| link.starts_with(&format!("/clinic/clients/{}/answers/", anna.code))), "{links:?}");
        for link in &links {
            team.maria.browser.get(link).await.is(200);
        }
        let gone = tries(&team, "psychological_violence", "off=yes").await;
        assert!(gone.is(200).body.contains("Inget av svaren hade gett något annat"));
        assert_eq!((kept(&app).len(), flags(&app).len()), (0, 1));
        assert_eq!(app.store.texts("SELECT id AS value FROM evaluations").len(), before);
    }

    async fn a_switched_off_rule_finds_nothing_until_it_is_as_shipped_again(app: TestApp) {
        let team = app.team().await;
        let (anna, bo) = (app.client_of(&team, "Anna").await, app.client_of(&team, "Bo").await);
        let rule = "substance_related";
        saves(&team, rule, "off=yes").await;
        app.answers_check(&anna, &[("w11", "2")]).await;
        assert!(flags(&app).is_empty());
        saves(&team, rule, "off=").await;
        app.answers_check(&bo, &[("w11", "2")]).await;
        assert_eq!(flags(&app), ["substance_related amber 1"]);
        let used = app.store.texts("SELECT content_hash AS value FROM unit_rules ORDER BY version");
        assert_eq!(used[1], app.content.rules.hash, "nothing is changed any more");
    }

    async fn a_silence_is_measured_by_the_units_own_days(app: TestApp) {
        let team = app.team().await;
        let anna = app.client_of(&team, "Anna").await;
        saves(&team, "silence", "limit3_1=10").await;
        app.answers_check(&anna, &[]).await;
        app.at("2026-03-13 09:59").await;
        assert!(flags(&app).is_empty());
        app.at("2026-03-13 10:01").await;
        assert_eq!(flags(&app), ["silence amber 1+1"]);
    }

    async fn new_shipped_rules_take_the_units_changes_with_them_where_they_fit(app: TestApp) {
        let team = app.team().await;
        saves(&team, FEAR, "limit1_1=4").await;
        saves(&team, "controlling_behaviour", "off=yes").await;
        let shipped = &app.content.rules.body;
        let body = shipped.replacen("version = \"3\"", "version = \"4\"", 1).replace("controlling_behaviour", "control");
        let newer = RuleSet::load("rules.toml", &body, &app.content.instruments).unwrap();
        let library = app.content.instruments.clone();
        let carried = app.db().write(move |tx| {
            andrum::treatment::actions::register(tx, &newer)?;
            Ok((carry_over(tx, &newer, &library)?, carry_over(tx, &newer, &library)?))
        });
        assert_eq!(carried.await.unwrap(), (1, 0), "once");
        assert_eq!(kept(&app).last().unwrap(), "controlling_behaviour ", "what no longer fits is named and left out");
        let list = team.maria.browser.get(HOME).await;
        assert!(list.body.contains("passade inte längre"), "{}", list.body);
    }
}
