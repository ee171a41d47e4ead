//! What `andrum risk replay` says, by the real command: no database, no keys.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const HEAD: &str = "client,date,instrument,answers\n";
const RULES: &str = include_str!("../../instruments/rules.toml");

fn replay(folder: &Path, file: &str, more: &[&str]) -> Output {
    let path = folder.join("week.csv");
    fs::write(&path, file).unwrap();
    run(&[&[path.to_str().unwrap()], more].concat())
}

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_andrum")).args(["risk", "replay"]).args(args).output().unwrap()
}

/// The flags of a file, in the order in which they are printed.
fn raised(file: &str, more: &[&str]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let output = replay(folder.path(), file, &[more, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn brief(flags: &[Value]) -> Vec<String> {
    let text = |flag: &Value, name: &str| flag[name].as_str().unwrap().to_owned();
    let parts = ["client", "date", "rule", "tier"];
    flags.iter().map(|flag| parts.map(|name| text(flag, name)).join(" ")).collect()
}

/// Exit 1, nothing on stdout, and one line that begins so and has these words.
fn refused(output: Output, begins: &str, words: &[&str]) {
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty(), "nothing is half printed: {said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    let begins_so = said.contains(begins) && words.iter().all(|word| said.contains(word));
    assert!(begins_so && said.contains("accepted: "), "{said}");
}

#[test]
fn what_cannot_be_replayed_gets_one_line_with_its_place_and_what_would_be_accepted() {
    let folder = tempfile::tempdir().unwrap();
    // The row before is an emergency: nothing of it is printed where a later row is at fault.
    let bad = |row: &str, place: &str, words: &[&str]| {
        let file = format!("{HEAD}K1,2026-01-05,phq9,0;0;0;0;0;0;0;0;3\n{row}\n");
        refused(replay(folder.path(), &file, &["--json"]), &format!("week.csv:3: {place}: "), words);
    };
    let calm = "0;0;0;0;0;0;0;0;0";
    bad(&format!("K1,2026-01-04,phq9,{calm}"), "date", &["2026-01-04 comes after 2026-01-05 of the same client"]);
    bad(&format!("K1,2026-02-30,phq9,{calm}"), "date", &["`2026-02-30` is no date"]);
    bad(&format!("K1,5/1 2026,phq9,{calm}"), "date", &["`5/1 2026` is no date"]);
    bad(&format!("K1,2026-01-06,phq,{calm}"), "instrument", &["`phq` does not exist", "audit, audit_c"]);
    bad("K1,2026-01-06,phq9,0;0", "answers", &["phq9: 2 answers", "9 to 10"]);
    bad(&format!("K1,2026-01-06,phq9,{calm};0;0"), "answers", &["phq9: 11 answers", "9 to 10"]);
    bad("K1,2026-01-06,phq9,0;0;4;0;0;0;0;0;0", "answers", &["item q3: `4`", "0, 1, 2, 3"]);
    bad("K1,2026-01-06,phq9,0;0;ofta;0;0;0;0;0;0", "answers", &["item q3: `ofta`", "0, 1, 2, 3"]);
    bad(&format!(",2026-01-06,phq9,{calm}"), "client", &["empty"]);
    bad("K1,2026-01-06,phq9", "row", &["3 fields", "accepted: 4"]);
}

#[test]
fn a_file_that_is_no_such_table_gets_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let bad = |file: &str, begins: &str, words: &[&str]| refused(replay(folder.path(), file, &[]), begins, words);
    bad("", "week.csv: ", &["the file is empty", "client,date,instrument,answers"]);
    bad(HEAD, "week.csv: ", &["no row below the header"]);
    bad("client,date,answers\nK1,2026-01-05,0\n", "week.csv:1: instrument: ", &["this column is missing"]);
    bad("client,date,instrument,answers,phone\n", "week.csv:1: phone: ", &["this column is not known"]);
    let nowhere = folder.path().join("nowhere.csv");
    refused(run(&[nowhere.to_str().unwrap()]), "nowhere.csv: ", &["a file that can be read"]);
    let without = run(&[]);
    assert_eq!((without.status.code(), without.stdout.len()), (Some(2), 0), "wrong usage");
}

#[test]
fn the_flags_of_each_client_come_in_order_with_what_they_rest_on() {
    let file = format!(
        "{HEAD}K1,2026-01-05,phq9,1;1;1;1;1;0;0;0;0\nK2,2026-01-05,phq9,0;0;0;0;0;0;0;0;2\n\
         K1,2026-01-12,phq9,2;2;2;2;2;1;0;0;0\nK1,2026-01-19,phq9,2;2;2;2;2;2;0;0;0\n\
         K1,2026-01-26,weekly_check,0;0;0;1;kill;0;;0;0;0;0;0;0;;0;0;none;3\n"
    );
    let flags = raised(&file, &[]);
    let expected = [
        "K2 2026-01-05 suicidal_thoughts red",
        "K1 2026-01-12 unconfirmed_worsening info",
        "K1 2026-01-19 confirmed_deterioration amber",
        "K1 2026-01-26 threat_to_kill_or_children emergency",
        "K1 2026-01-26 threat red",
    ];
    assert_eq!(brief(&flags), expected);
    for flag in &flags {
        let names: Vec<&String> = flag.as_object().unwrap().keys().collect();
        assert_eq!(names, ["because", "client", "date", "rule", "rule_version", "tier"], "{flag}");
    }
    assert_eq!(flags[0]["because"]["items"][0]["item"], "q9");
    let worse = flags[2]["because"]["sentence"]["en"].as_str().unwrap();
    assert!(worse.contains("11 and 12 in two consecutive responses"), "{worse}");

    let folder = tempfile::tempdir().unwrap();
    let read = replay(folder.path(), &file, &[]);
    let (lines, talk) = (String::from_utf8(read.stdout).unwrap(), String::from_utf8(read.stderr).unwrap());
    assert_eq!(lines.lines().count(), 5, "{lines}");
    assert_eq!(talk, "5 responses of 2 clients, 5 flags\n");
}

#[test]
fn what_core_asks_about_violence_and_death_is_raised_by_rules_of_its_own() {
    let others = |n: usize| vec!["0"; n].join(";");
    // Questions 6 and 22 of CORE-OM; its question 16 is the sixth of CORE-10. The others are calm, as far as it matters here.
    let file = format!(
        "{HEAD}K1,2026-01-05,core_om,{};1;{}\nK2,2026-01-05,core_om,{};1;{}\nK3,2026-01-05,core10,{};1;{}\n\
         K4,2026-01-05,core_om,{}\n",
        others(5),
        others(28),
        others(21),
        others(12),
        others(5),
        others(4),
        others(34),
    );
    let expected = [
        "K1 2026-01-05 violence_to_others emergency",
        "K2 2026-01-05 threat_to_others emergency",
        "K3 2026-01-05 suicide_plan emergency",
    ];
    assert_eq!(brief(&raised(&file, &[])), expected);
}

#[test]
fn a_first_answer_before_the_treatment_is_told_from_every_other() {
    let pushed = "0;0;;1;none;0;0;0;0";
    let file = format!(
        "{HEAD}K1,2026-01-05,acts_period,{pushed}\nK1,2026-04-05,acts_period,{pushed}\nK2,2026-04-06,acts_period,{pushed}\n"
    );
    let found = [
        "K1 2026-01-05 physical_violence amber",
        "K1 2026-04-05 physical_violence red",
        "K2 2026-04-06 physical_violence amber",
    ];
    assert_eq!(brief(&raised(&file, &[])), found);
    let file = format!(
        "client,date,instrument,answers,baseline\nK1,2026-01-05,acts_period,{pushed},yes\n\
         K2,2026-01-06,phq9,0;0;0;0;0;0;0;0;0,yes\nK2,2026-04-06,acts_period,{pushed},\n"
    );
    let found = ["K1 2026-01-05 physical_violence amber", "K2 2026-04-06 physical_violence red"];
    assert_eq!(brief(&raised(&file, &[])), found, "K2 had answered nothing of the kind before the treatment");
}

#[test]
fn the_same_answers_are_held_against_rules_of_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.toml");
    let own_rules = |text: &str| {
        fs::write(&own, text).unwrap();
        own.to_str().unwrap().to_owned()
    };
    let file = format!("{HEAD}K1,2026-01-05,phq9,0;0;0;0;0;0;0;0;1\n");
    assert_eq!(brief(&raised(&file, &[])), ["K1 2026-01-05 suicidal_thoughts amber"]);
    let stricter = RULES.replacen("when = \"q9 >= 2\"", "when = \"q9 >= 1\"", 1);
    let path = own_rules(&stricter);
    assert_eq!(brief(&raised(&file, &["--rules", &path])), ["K1 2026-01-05 suicidal_thoughts red"]);
    let path = own_rules(&RULES.replacen("when = \"q9 >= 2\"", "when = \"q19 >= 2\"", 1));
    let line = RULES.lines().position(|line| line == "when = \"q9 >= 2\"").unwrap() + 1;
    let output = replay(folder.path(), &file, &["--rules", &path]);
    refused(output, &format!("own.toml:{line}: "), &["item `q19` does not exist here"]);
}
