//! What `andrum instrument` says, by the real command.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

const GOLDEN: &str = include_str!("../../instruments/golden.csv");

fn run(args: &[&str]) -> Output {
    run_with(args, &[])
}

fn run_with(args: &[&str], more: &[(&str, &Path)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_andrum")).arg("instrument").args(args).envs(more.iter().copied()).output().unwrap()
}

fn told(args: &[&str]) -> Value {
    let output = run(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn scored(id: &str, answers: &str, more: &[&str]) -> Value {
    told(&[&["score", id, "--answers", answers, "--json"], more].concat())
}

fn changed(id: &str, scores: &str, more: &[&str]) -> Value {
    told(&[&["change", id, "--scores", scores, "--json"], more].concat())
}

/// Exit 1, nothing on stdout, and one line that has these words.
fn refused(args: &[&str], words: &[&str]) {
    let output = run(args);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
    assert!(output.stdout.is_empty(), "{args:?}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(words.iter().all(|word| said.contains(word)), "{args:?}: {said}");
}

#[test]
fn what_cannot_be_scored_gets_one_line_that_says_what_would_be_accepted() {
    let score =
        |id: &str, answers: &str, words: &[&str]| refused(&["score", id, "--answers", answers, "--json"], words);
    score("phq", "0", &["no questionnaire `phq`", "accepted: acts_period, audit, audit_c, bbq"]);
    score("phq9", "0,0,0", &["3 answers", "accepted: 9 to 10"]);
    score("phq9", "0,0,0,0,0,0,0,0,0,0,0", &["11 answers", "accepted: 9 to 10"]);
    score("phq9", "4,0,0,0,0,0,0,0,0", &["item q1: `4`", "accepted: 0, 1, 2, 3"]);
    score("phq9", "0,two,0,0,0,0,0,0,0", &["item q2: `two`", "accepted: 0, 1, 2, 3"]);
    score("audit", "0,0,0,0,0,0,0,0,1,0", &["item q9: `1`", "accepted: 0, 2, 4"]);
    score("suds", "52", &["item q1: `52`", "accepted: 0 to 100 in steps of 5"]);
    score(
        "weekly_check",
        "3,7,0,1,steal,0,,0,0,0,1,6,1,,0,0,none,2",
        &["item w3c: `steal`", "accepted: one or more of kill"],
    );
    let others = ",0".repeat(19);
    score("neq20", &format!("1/3{others}"), &["item q1", "parts given: 2", "accepted: 3, separated by /"]);
}

#[test]
fn what_cannot_be_compared_gets_one_line_that_says_what_would_be_accepted() {
    let change = |more: &[&str], words: &[&str]| refused(&[&["change", "phq9", "--json"], more].concat(), words);
    change(&["--scores", "16"], &["--scores: 1 given", "accepted: two or more"]);
    change(&["--scores", "16,nine"], &["--scores: `nine` is no number"]);
    change(&["--scores", "16,NaN"], &["--scores: `NaN` is no number"]);
    change(&["--scores", "16,28"], &["--scores: 28 is out of range", "accepted: 0 to 27"]);
    change(&["--scores", "16,9", "--days", "7,0"], &["--days", "each later than the one before"]);
    change(&["--scores", "16,9", "--days", "0,7,14"], &["--days", "for 2 scores", "accepted: one for each score"]);
    change(&["--scores", "16,9", "--scale", "sum"], &["no scale `sum`", "accepted: total, phq2"]);
    let sex = run(&["score", "audit_c", "--answers", "0,0,0", "--sex", "other"]);
    assert_eq!((sex.status.code(), sex.stdout.len()), (Some(2), 0), "wrong usage");
    let said = String::from_utf8(sex.stderr).unwrap();
    assert!(said.lines().count() == 1 && said.contains("accepted: male, female"), "{said}");
}

#[test]
fn a_score_stands_with_its_band_and_what_a_person_must_see() {
    assert_eq!(
        scored("phq9", "2,2,,1,1,1,1,1,1", &[]),
        json!({
            "instrument": "phq9",
            "version": "1.0.0",
            "scores": [
                {"scale": "total", "value": 11.0, "band": "moderate"},
                {"scale": "phq2", "value": 4.0, "band": "positive_screen"},
            ],
            "critical": [{"item": "q9", "flag": "suicidal_thoughts", "level": "review"}],
        })
    );
    let declined = scored("phq9", "2,2,2,1,1,1,1,1,-98", &[]);
    assert_eq!(declined["scores"][0], json!({"scale": "total", "value": null, "band": null}));
    let women = |sex: &[&str]| scored("audit_c", "1,1,1", sex)["scores"][0]["band"].clone();
    assert_eq!(women(&["--sex", "female"]), json!("positive_female"));
    assert_eq!([women(&["--sex", "male"]), women(&[])], [Value::Null, Value::Null]);
    let week = scored("weekly_check", "3,7,0,1,kill+spread,0,,0,0,0,1,6,1,partner,0,-98,separation+weapon,2", &[]);
    let flags: Vec<&str> =
        week["critical"].as_array().unwrap().iter().map(|hit| hit["flag"].as_str().unwrap()).collect();
    assert!(flags.contains(&"threat_to_kill_or_children") && flags.contains(&"weapon"), "{flags:?}");
}

#[test]
fn parts_and_rescaled_items_and_stubs_are_scored() {
    let effects = scored("neq20", &format!("1/3/1,1/0/0,0//{}", ",0".repeat(17)), &[]);
    let values: Vec<_> = effects["scores"].as_array().unwrap().iter().map(|score| score["value"].clone()).collect();
    assert_eq!(values, [json!(2.0), json!(1.0), json!(1.5)]);
    let none = scored("neq20", &format!("0{}", ",0".repeat(19)), &[]);
    assert_eq!(none["scores"][2]["value"], Value::Null, "nothing happened, so it affected nobody to any degree");
    assert_eq!(scored("ceq", "5,5,5,50,5,100", &[])["scores"][1]["value"], json!(19.0));
    let stub = run(&["score", "isi", "--answers", "2,2,2,2,2,2,3"]);
    assert!(String::from_utf8(stub.stdout).unwrap().contains("15  moderate"));
}

#[test]
fn the_worked_examples_of_change_are_told() {
    let verdict = |scores: &str| {
        let told = changed("phq9", scores, &["--scale", "total"]);
        assert_eq!((&told["note"], &told["rci"]), (&json!("points rule"), &Value::Null));
        (told["verdict"].as_str().unwrap().to_owned(), told["new_case"].as_bool().unwrap())
    };
    assert_eq!(verdict("16,9"), ("recovered".to_owned(), false));
    assert_eq!(verdict("16,11"), ("unchanged".to_owned(), false));
    assert_eq!(verdict("16,10"), ("improved".to_owned(), false));
    assert_eq!(verdict("7,14"), ("deteriorated".to_owned(), true));
    let three = changed("phq9", "16,12,9", &["--days", "0,7,14"]);
    let z = three["trend_z"].as_f64().unwrap();
    assert!((z - -7.0 / (6.0 / 1.96)).abs() < 0.01, "{z}");
    let uneven = changed("phq9", "16,12,9", &["--days", "0,1,14"]);
    assert!((uneven["trend_z"].as_f64().unwrap() - z).abs() > 0.1, "the real days count");
    let drugs = changed("dudit", "30,20", &[]);
    assert_eq!(drugs["note"], json!("reliable change index"));
    assert!((drugs["rci"].as_f64().unwrap() + 1.976).abs() < 0.001);
}

#[test]
fn nothing_is_judged_by_numbers_that_nobody_has_verified() {
    for (id, scores) in [("core10", "30,5"), ("k6", "20,2"), ("isi", "22,4")] {
        let told = changed(id, scores, &[]);
        for name in ["reliable", "rci", "trend_z", "verdict", "new_case", "source"] {
            assert_eq!(told[name], Value::Null, "{id}: {name}");
        }
        assert_eq!(told["note"], json!("no verified parameters"));
        assert!(told["change"].as_f64().unwrap() < 0.0);
    }
}

#[test]
fn everything_shipped_is_listed_with_its_languages_and_terms() {
    let listed = told(&["list", "--json"]);
    let one = |id: &str| listed.as_array().unwrap().iter().find(|one| one["instrument"] == id).unwrap().clone();
    assert_eq!(listed.as_array().unwrap().len(), 23);
    assert_eq!(
        (one("phq9")["languages"].clone(), one("phq9")["can_be_shown"].clone()),
        (json!(["en", "sv"]), json!(true))
    );
    assert_eq!(
        (one("who5")["languages"].clone(), one("who5")["tier"].clone()),
        (json!(["en"]), json!("noncommercial"))
    );
    assert_eq!((one("isi")["languages"].clone(), one("isi")["can_be_shown"].clone()), (json!([]), json!(false)));
    let table = String::from_utf8(run(&["list"]).stdout).unwrap();
    assert_eq!(table.lines().count(), 24);
    assert!(table.lines().any(|line| line.starts_with("isi ") && line.contains("no text")), "{table}");
}

#[test]
fn every_published_case_with_a_command_holds() {
    let mut counted = (0, 0);
    for row in GOLDEN.lines().skip(1) {
        let Some((of, rest)) = row.split_once(',').filter(|(of, _)| !OF_FORMULAS.contains(of)) else {
            counted.1 += 1;
            continue;
        };
        let cells: Vec<&str> = rest.splitn(5, ',').collect();
        let (answers, scale, value, band) = (cells[0], cells[1], cells[2], cells[3]);
        match scale {
            // The questionnaire's own definition of response has no command; the unit tests hold it.
            "kroenke_response" => {
                counted.1 += 1;
                continue;
            }
            "change" => holds_as_change(of, answers, value, band, row),
            _ => holds_as_score(of, answers, (scale, value, band), row),
        }
        counted.0 += 1;
    }
    assert_eq!(counted, (56, 21), "rows with a command, and rows of formulas");
}

/// Rows about formulas rather than questionnaires.
const OF_FORMULAS: [&str; 5] = ["rci", "rci_category", "rti", "cutoff", "cs_category"];

fn holds_as_change(of: &str, pair: &str, value: &str, word: &str, row: &str) {
    let (first, last) = pair.strip_prefix("pre=").unwrap().split_once(";post=").unwrap();
    let told = changed(of, &format!("{first},{last}"), &[]);
    let verdict = match word {
        "reliable_deterioration" => "deteriorated",
        "reliable_recovery" => "recovered",
        _ => "unchanged",
    };
    assert_eq!((&told["verdict"], told["change"].as_f64()), (&json!(verdict), value.parse().ok()), "{row}");
}

fn holds_as_score(of: &str, answers: &str, (scale, value, band): (&str, &str, &str), row: &str) {
    // PHQ-2 is the beginning of PHQ-9.
    let (id, rest) = if of == "phq2" { ("phq9", ",0,0,0,0,0,0,0") } else { (of, "") };
    let line = match answers.split_once(':') {
        Some((_, total)) => line_with_total(of, total.parse().unwrap()),
        None => answers.replace(';', ","),
    } + rest;
    if scale == "error" {
        refused(&["score", id, "--answers", &line, "--json"], &["accepted: 0"]);
        return;
    }
    // Coded values of CORE-10 have items 2 and 3 turned round already.
    let line = if scale.ends_with("_from_coded") { turned(&line) } else { line };
    let sex: Vec<&str> = row.rsplit_once(",sex=").map_or_else(Vec::new, |(_, sex)| vec!["--sex", sex]);
    let told = scored(id, &line, &sex);
    if scale.starts_with("flag:") {
        let is_raised = told["critical"].as_array().unwrap().iter().any(|hit| hit["flag"] == "suicidal_thoughts");
        assert_eq!(is_raised, value == "1", "{row}");
        return;
    }
    let scores = told["scores"].as_array().unwrap();
    let score = scores.iter().find(|score| score["scale"] == scale.trim_end_matches("_from_coded")).unwrap();
    assert_eq!(score["value"].as_f64(), value.parse().ok(), "{row}");
    let found = score["band"].as_str().unwrap_or("");
    let wanted = if band == "negative" { "" } else { band };
    assert!((wanted.is_empty() && band != "negative") || found == wanted, "{row}: {found}");
}

/// Answers that sum to a total: as much as each item takes, in order.
fn line_with_total(of: &str, total: usize) -> String {
    let (items, most) = match of {
        "audit" => (10, 4),
        "who5" => (5, 5),
        "gad7" => (7, 3),
        "phq2" => (2, 3),
        _ => (9, 3),
    };
    let answer = |place: usize| total.saturating_sub(place * most).min(most).to_string();
    (0..items).map(answer).collect::<Vec<_>>().join(",")
}

fn turned(line: &str) -> String {
    let places = line.split(',').enumerate();
    let raw = |(place, coded): (usize, &str)| {
        let coded: u8 = coded.parse().unwrap();
        (if place == 1 || place == 2 { 4 - coded } else { coded }).to_string()
    };
    places.map(raw).collect::<Vec<_>>().join(",")
}

/// A text for a questionnaire that is shipped without, in a folder of content.
fn site_with_text(change: (&str, &str)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let overlays = folder.path().join("instruments/overlays");
    std::fs::create_dir_all(&overlays).unwrap();
    let head = "schema = 1\noverlays = \"dar5\"\nversion = \"1\"\n\n[licence]\nreference = \"17\"\nholder = \"The clinic\"\n\
                date = \"2026-02-01\"\n\n[languages.en]\nstatus = \"own\"\n\n[options]\n";
    let option = |value: u8| format!("{{ value = {value}, text = {{ en = \"word {value}\" }} }}");
    let options = (1..=5).map(option).collect::<Vec<_>>().join(", ");
    let item = |n: u8| format!("[[items]]\nid = \"q{n}\"\ntext.en = \"question {n}\"\n");
    let text = format!("{head}time5 = [{options}]\n\n{}", (1..=5).map(item).collect::<String>());
    std::fs::write(overlays.join("dar5.toml"), text.replacen(change.0, change.1, 1)).unwrap();
    folder
}

#[test]
fn a_text_that_would_change_what_counts_stops_every_command_with_its_line() {
    let folder = site_with_text(("id = \"q4\"\n", "id = \"q4\"\ncritical = []\n"));
    let output = run_with(&["list"], &[("ANDRUM_CONTENT_DIR", folder.path())]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    let wanted = "instruments/overlays/dar5.toml:27: `items.critical`: an overlay gives the words of item `q4` alone; accepted: id and text";
    assert_eq!(said.trim(), format!("andrum: {wanted}"));
    let check = Command::new(env!("CARGO_BIN_EXE_andrum"))
        .args(["check", "--json"])
        .env("ANDRUM_CONTENT_DIR", folder.path())
        .output()
        .unwrap();
    assert_eq!(check.status.code(), Some(3));
    let found: Value = serde_json::from_slice(&check.stdout).unwrap();
    assert_eq!(found["faults"][0]["file"], json!("instruments/overlays/dar5.toml"));
    assert_eq!(found["faults"][0]["line"], json!(27));
}

#[test]
fn a_text_of_the_site_is_listed_with_its_licence_and_the_scores_stay_the_same() {
    let folder = site_with_text(("", ""));
    let site = [("ANDRUM_CONTENT_DIR", folder.path())];
    let listed: Value = serde_json::from_slice(&run_with(&["list", "--json"], &site).stdout).unwrap();
    let one = listed.as_array().unwrap().iter().find(|one| one["instrument"] == "dar5").unwrap();
    assert_eq!((&one["languages"], &one["version"]), (&json!(["en"]), &json!("0+1")));
    assert_eq!(one["text_licence"], json!({"reference": "17", "holder": "The clinic", "date": "2026-02-01"}));
    let args = ["score", "dar5", "--answers", "3,3,3,4,1", "--json"];
    let with_text: Value = serde_json::from_slice(&run_with(&args, &site).stdout).unwrap();
    let without = told(&args);
    assert_eq!((&with_text["scores"], &with_text["critical"]), (&without["scores"], &without["critical"]));
    assert_eq!(without["critical"], json!([{"item": "q4", "flag": "urge_to_hit", "level": "review"}]));
}
