//! What the shipped rules find, person by person.

use std::sync::{Arc, LazyLock};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::instruments::{Answer, Answers, Fault, Instrument, Library, PastScore};

const RULES: &str = include_str!("../../../instruments/rules.toml");
const WEEKLY: &str = include_str!("../../../instruments/weekly_check.toml");
/// The questionnaires that the shipped rules speak of.
const FILES: [(&str, &str); 9] = [
    ("acts_period.toml", include_str!("../../../instruments/acts_period.toml")),
    ("audit.toml", include_str!("../../../instruments/noncommercial/audit.toml")),
    ("core10.toml", include_str!("../../../instruments/core10.toml")),
    ("core_om.toml", include_str!("../../../instruments/core_om.toml")),
    ("gad7.toml", include_str!("../../../instruments/gad7.toml")),
    ("neq20.toml", include_str!("../../../instruments/neq20.toml")),
    ("neq32.toml", include_str!("../../../instruments/neq32.toml")),
    ("phq9.toml", include_str!("../../../instruments/phq9.toml")),
    ("weekly_check.toml", WEEKLY),
];
/// A weekly check in which nothing has happened.
const CALM: [&str; 18] = ["0", "0", "0", "0", "", "0", "", "0", "0", "0", "", "0", "0", "", "0", "0", "none", "3"];

/// Those questionnaires, one of them with another text.
pub(super) fn library_with(file: &str, other: &str) -> Library {
    Library::load(&FILES.map(|(name, text)| (name.to_owned(), if name == file { other } else { text }.to_owned())))
        .unwrap()
}

fn library_of(weekly: &str) -> Library {
    library_with("weekly_check.toml", weekly)
}

pub(super) fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| library_of(WEEKLY));
    &LIBRARY
}

pub(super) fn rules() -> &'static RuleSet {
    static SET: LazyLock<RuleSet> =
        LazyLock::new(|| RuleSet::load("instruments/rules.toml", RULES, library()).unwrap());
    &SET
}

fn faults_of(text: &str) -> Vec<Fault> {
    RuleSet::load("instruments/rules.toml", text, library()).unwrap_err()
}

pub(super) fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn found_in(instrument: &Arc<Instrument>, answers: &Answers, history: &History) -> Vec<Finding> {
    let scores = instrument.score(answers);
    let evidence = Evidence::Response { instrument, answers, scores: &scores, before_treatment: false };
    rules().findings(&evidence, history, noon())
}

/// Findings for a calm week in which these items are answered otherwise.
fn week_with(changes: &[(&str, &str)], history: &History) -> Vec<Finding> {
    let weekly = library().get("weekly_check").unwrap().clone();
    let mut places = CALM.map(str::to_owned);
    for (item, value) in changes {
        let position = weekly.items.iter().position(|known| known.id == *item).unwrap();
        places[position] = (*value).to_owned();
    }
    found_in(&weekly, &weekly.parse_line(&places.join(",")).unwrap(), history)
}

fn week(changes: &[(&str, &str)]) -> Vec<(String, Tier)> {
    named(&week_with(changes, &History::default()))
}

fn phq9(line: &str) -> Vec<Finding> {
    let phq9 = library().get("phq9").unwrap().clone();
    found_in(&phq9, &phq9.parse_line(line).unwrap(), &History::default())
}

pub(super) fn named(findings: &[Finding]) -> Vec<(String, Tier)> {
    findings.iter().map(|finding| (finding.rule.clone(), finding.tier)).collect()
}

fn expect_week(changes: &[(&str, &str)], expected: &[(&str, Tier)]) {
    let expected: Vec<_> = expected.iter().map(|(rule, tier)| ((*rule).to_owned(), *tier)).collect();
    assert_eq!(week(changes), expected, "{changes:?}");
}

use Tier::{Amber, Emergency, Red};

#[test]
fn a_calm_week_raises_nothing() {
    expect_week(&[], &[]);
    assert!(phq9("0,0,0,0,0,0,0,0,0").is_empty());
}

#[test]
fn each_answer_raises_its_tier() {
    let child = ("w7", "0");
    expect_week(&[("w9", "2"), ("w9b", "partner")], &[("homicidal_thoughts", Emergency)]);
    expect_week(&[("w9", "1"), ("w9b", "partner")], &[("homicidal_thoughts", Red)]);
    expect_week(&[("w10", "3")], &[("suicidal_thoughts", Emergency)]);
    expect_week(&[("w10", "2")], &[("suicidal_thoughts", Red)]);
    expect_week(&[("w10", "1")], &[("suicidal_thoughts", Amber)]);
    expect_week(&[("w3b", "1"), ("w3c", "kill"), child], &[("threat_to_kill_or_children", Emergency), ("threat", Red)]);
    expect_week(&[("w3b", "1"), ("w3c", "spread"), child], &[("threat_as_pressure", Red), ("threat", Red)]);
    expect_week(
        &[("w4", "1"), ("w4b", "throat"), child],
        &[("life_threatening_violence", Emergency), ("physical_violence", Red)],
    );
    expect_week(&[("w4", "1"), ("w4b", "pregnant"), child], &[("serious_violence", Red), ("physical_violence", Red)]);
    expect_week(&[("w5b", "1"), child], &[("stalking", Red)]);
    expect_week(&[("w6", "1"), child], &[("sexual_violence", Red)]);
    expect_week(&[("w5", "1"), ("w7", "2")], &[("child_exposed", Red), ("controlling_behaviour", Amber)]);
    expect_week(&[("w8", "6")], &[("fear_of_own_violence", Red)]);
    expect_week(&[("w8", "3")], &[("fear_of_own_violence", Amber)]);
    expect_week(&[("w8", "2")], &[]);
    expect_week(&[("w3", "1"), child], &[]);
    expect_week(&[("w3", "2"), child], &[("psychological_violence", Amber)]);
    expect_week(&[("w11", "2")], &[("substance_related", Amber)]);
    expect_week(&[("w12", "weapon")], &[("weapon", Red)]);
    expect_week(&[("w12", "order_breach")], &[("order_breach", Red)]);
    expect_week(&[("w12", "separation")], &[("separation", Amber)]);
    expect_week(&[("w12", "custody+police_report")], &[("custody_dispute", Amber), ("legal_event", Amber)]);
    expect_week(&[("w12", "job_money")], &[]);
}

#[test]
fn what_comes_together_weighs_more() {
    let thoughts = [("w9", "1"), ("w9b", "partner")];
    let with = |more: (&'static str, &'static str)| {
        let found = week(&[thoughts[0], thoughts[1], more]);
        found.into_iter().filter(|(_, tier)| *tier == Emergency).map(|(rule, _)| rule).collect::<Vec<_>>()
    };
    assert_eq!(with(("w10", "1")), ["homicidal_and_suicidal"]);
    for event in ["separation", "custody", "weapon"] {
        assert_eq!(with(("w12", event)), ["homicidal_at_separation"]);
    }
    for sign in [("w5", "1"), ("w8", "3"), ("w10", "1"), ("w11", "2")] {
        let found = week(&[("w12", "no_contact_order"), sign, ("w7", "0")]);
        assert!(found.contains(&("separation_with_warning_sign".to_owned(), Red)), "{sign:?}");
    }
}

#[test]
fn the_ninth_item_of_phq9_stands_for_itself() {
    assert_eq!(named(&phq9("0,0,0,0,0,0,0,0,1")), [("suicidal_thoughts".to_owned(), Amber)]);
    assert_eq!(named(&phq9("0,0,0,0,0,0,0,0,2")), [("suicidal_thoughts".to_owned(), Red)]);
    assert_eq!(named(&phq9("0,0,0,0,0,0,0,0,")), [("critical_unanswered".to_owned(), Amber)]);
}

/// Findings where one item of a questionnaire has this answer and all others the least worrying one.
fn with_item(id: &str, item: &str, value: &str) -> Vec<Finding> {
    let instrument = library().get(id).unwrap().clone();
    let place = |known: &crate::instruments::Item| match (known.id == item, known.show_if.is_some(), known.reverse) {
        (true, ..) => value.to_owned(),
        (_, true, _) => String::new(),
        (.., true) => "4".to_owned(),
        _ => "0".to_owned(),
    };
    let line: Vec<String> = instrument.items.iter().map(place).collect();
    found_in(&instrument, &instrument.parse_line(&line.join(",")).unwrap(), &History::default())
}

#[test]
fn the_critical_items_of_core_stand_for_themselves() {
    let found = |id: &str, item: &str, value: &str| named(&with_item(id, item, value));
    let expected = [
        ("core10", "q6", "suicide_plan", Emergency),
        ("core_om", "q16", "suicide_plan", Emergency),
        ("core_om", "q6", "violence_to_others", Emergency),
        ("core_om", "q22", "threat_to_others", Emergency),
        ("core_om", "q24", "suicide_ideation", Red),
        ("core_om", "q9", "self_harm_thoughts", Red),
        ("core_om", "q34", "self_harm", Red),
    ];
    for (id, item, rule, tier) in expected {
        for value in ["1", "4"] {
            assert_eq!(found(id, item, value), [(rule.to_owned(), tier)], "{id} {item} = {value}");
        }
        assert_eq!(found(id, item, "0"), [], "{id} {item} = 0");
        for unanswered in ["-98", ""] {
            assert_eq!(found(id, item, unanswered), [("critical_unanswered".to_owned(), Amber)], "{id} {item}");
        }
    }
    assert_eq!(found("core_om", "q29", "4"), [], "to be irritable is no such item");
    let sentence = with_item("core_om", "q6", "2")[0].sentence("sv").to_owned();
    assert_eq!(sentence, "CORE-OM, fråga q6 (våld mot andra): svaret är 2 (Då och då). Gränsen är 1 eller mer.");
}

#[test]
fn thoughts_of_dying_as_an_effect_of_treatment_are_amber() {
    for (id, number, questions) in [("neq20", 10, 20), ("neq32", 15, 32)] {
        let instrument = library().get(id).unwrap().clone();
        let found = |answer: &str| {
            let line: Vec<&str> = (1..=questions).map(|n| if n == number { answer } else { "0" }).collect();
            let answers = instrument.parse_line(&line.join(",")).unwrap();
            named(&found_in(&instrument, &answers, &History::default()))
        };
        assert_eq!(found("1/1/0"), [("suicide_ideation".to_owned(), Amber)], "{id}");
        assert_eq!(found("0"), [], "{id}");
        assert_eq!(found("-98"), [("critical_unanswered".to_owned(), Amber)], "{id}");
    }
}

#[test]
fn every_critical_answer_of_a_shipped_text_has_a_rule_of_its_own_name() {
    let rules = rules();
    for instrument in library().iter() {
        for critical in instrument.items.iter().flat_map(|item| &item.critical) {
            let rule = rules.rule(&critical.flag);
            let on_this =
                |level: &RuleLevel| matches!(&level.test, Test::Answers { instrument: id, .. } if *id == instrument.id);
            assert!(rule.is_some_and(|rule| rule.levels.iter().any(on_this)), "{}: {}", instrument.id, critical.flag);
        }
    }
}

#[test]
fn danger_and_reports_raise_at_once() {
    let rules = rules();
    let found = |evidence: &Evidence<'_>| named(&rules.findings(evidence, &History::default(), noon()));
    assert_eq!(found(&Evidence::Danger(DangerAnswer::Yes)), [("danger_now".to_owned(), Emergency)]);
    assert_eq!(found(&Evidence::Danger(DangerAnswer::Unknown)), [("danger_now".to_owned(), Red)]);
    assert_eq!(found(&Evidence::Danger(DangerAnswer::No)), []);
    assert_eq!(found(&Evidence::Report(ReportKind::DangerNow)), [("danger_now".to_owned(), Emergency)]);
    assert_eq!(found(&Evidence::Report(ReportKind::UsedViolence)), [("violence_reported".to_owned(), Red)]);
    assert_eq!(DangerAnswer::from_word("unknown"), Some(DangerAnswer::Unknown));
}

#[test]
fn a_critical_item_without_an_answer_is_amber_and_red_soon_after_a_red() {
    expect_week(&[("w6", "-98")], &[("critical_unanswered", Amber)]);
    expect_week(&[("w6", "")], &[("critical_unanswered", Amber)]);
    expect_week(&[("w1", "-98"), ("w13", "")], &[]);
    let after = |tier, age| {
        let flag = PastFlag { rule: "threat".to_owned(), tier, raised_at: noon() - age };
        let history = History { flags: vec![flag], ..History::default() };
        named(&week_with(&[("w6", "-98")], &history))[0].1
    };
    assert_eq!(after(Red, TimeDelta::days(21)), Red);
    assert_eq!(after(Emergency, TimeDelta::days(3)), Red);
    assert_eq!(after(Red, TimeDelta::days(21) + TimeDelta::minutes(1)), Amber);
    assert_eq!(after(Amber, TimeDelta::days(1)), Amber);
    let same_week = week(&[("w8", "6"), ("w6", "-98")]);
    assert!(same_week.contains(&("critical_unanswered".to_owned(), Red)));
}

#[test]
fn the_severe_band_is_named_the_first_time_only() {
    let phq9 = library().get("phq9").unwrap().clone();
    let answers = phq9.parse_line("3,3,3,3,3,3,3,0,0").unwrap();
    assert_eq!(named(&found_in(&phq9, &answers, &History::default())), [("severe_band_first_time".to_owned(), Amber)]);
    let past = |imputed| PastScore {
        instrument: "phq9".to_owned(),
        scale: "total".to_owned(),
        value: Some(22.0),
        band: Some("severe".to_owned()),
        imputed,
        answered_at: noon() - TimeDelta::days(7),
    };
    let again = History { scores: vec![past(false)], ..History::default() };
    assert!(found_in(&phq9, &answers, &again).is_empty());
    let filled_in = phq9.parse_line(",3,3,3,3,3,3,3,0").unwrap();
    assert!(found_in(&phq9, &filled_in, &History::default()).is_empty(), "a filled-in total raises nothing");
}

#[test]
fn the_severe_band_of_every_scored_questionnaire_is_named() {
    for (id, line, is_severe) in [
        ("gad7", "3,3,3,3,3,0,0", true),
        ("gad7", "3,3,3,3,2,0,0", false),
        ("audit", "4,4,4,4,4,0,0,0,0,0", true),
        ("audit", "4,4,4,4,3,0,0,0,0,0", false),
    ] {
        let instrument = library().get(id).unwrap().clone();
        let found = found_in(&instrument, &instrument.parse_line(line).unwrap(), &History::default());
        assert_eq!(named(&found).contains(&("severe_band_first_time".to_owned(), Amber)), is_severe, "{id} {line}");
    }
}

#[test]
fn a_sentence_names_questionnaire_item_number_and_threshold_in_both_languages() {
    let findings =
        week_with(&[("w9", "1"), ("w9b", "partner"), ("w12", "separation"), ("w10", "-98")], &History::default());
    let sentence = |rule: &str, language: &str| {
        findings.iter().find(|finding| finding.rule == rule).unwrap().sentence(language).to_owned()
    };
    assert_eq!(
        sentence("homicidal_thoughts", "sv"),
        "Veckoavstämning, fråga w9 (tankar på att döda eller allvarligt skada någon): svaret är 1 \
         (Tankar som kom och gick). Gränsen är just 1."
    );
    assert!(sentence("homicidal_at_separation", "en").contains("w9 = 1, w12 = separation"));
    assert!(sentence("critical_unanswered", "sv").contains("inget svar på w10"));
    for finding in &findings {
        for language in ["sv", "en"] {
            assert!(!finding.sentence(language).contains('{'), "{}", finding.sentence(language));
        }
    }
    let stored = serde_json::to_string(&findings).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Finding>>(&stored).unwrap(), findings);
}

#[test]
fn a_rule_that_cannot_be_evaluated_is_a_red_finding() {
    let older = WEEKLY.replacen("    { value = \"order_breach\", text", "    { value = \"breach\", text", 1);
    let older = older.replacen("any_of = [\"order_breach\"]", "any_of = [\"breach\"]", 1);
    let weekly = library_of(&older).get("weekly_check").unwrap().clone();
    let findings = found_in(&weekly, &weekly.parse_line(&CALM.join(",")).unwrap(), &History::default());
    assert_eq!(named(&findings), [("rule_not_evaluable".to_owned(), Red)]);
    assert_eq!(findings[0].because.rules, ["order_breach"]);

    let weekly = library().get("weekly_check").unwrap().clone();
    let mut lost = Answers::default();
    lost.set("w4", Answer::Value(1));
    let findings = found_in(&weekly, &lost, &History::default());
    assert_eq!(named(&findings)[0], ("physical_violence".to_owned(), Red), "what can be read still counts");
    assert_eq!(named(&findings).last().unwrap(), &("rule_not_evaluable".to_owned(), Red));
    assert!(findings.last().unwrap().because.rules.contains(&"homicidal_thoughts".to_owned()));
}

#[test]
fn a_critical_answer_without_a_rule_of_its_own_is_caught() {
    let text = WEEKLY.replacen("flag = \"stalking\"", "flag = \"following\"", 1);
    let weekly = library_of(&text).get("weekly_check").unwrap().clone();
    let mut places = CALM;
    places[8] = "1";
    places[10] = "0";
    let findings = found_in(&weekly, &weekly.parse_line(&places.join(",")).unwrap(), &History::default());
    assert!(named(&findings).contains(&("other_critical_item".to_owned(), Red)));
    let other = findings.iter().find(|finding| finding.rule == "other_critical_item").unwrap();
    assert!(other.sentence("sv").contains("w5b = 1") && other.sentence("sv").contains("following"));
}

#[test]
fn a_rule_about_something_unknown_is_a_fault_with_its_line() {
    let with = |from: &str, to: &str| {
        let changed = RULES.replacen(from, to, 1);
        assert_ne!(changed, RULES);
        faults_of(&changed).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(
        with("instrument = \"weekly_check\"", "instrument = \"weekly\"")
            .contains("accepted: acts_period, audit, core10, core_om, gad7, neq20, neq32, phq9, weekly_check")
    );
    assert!(with("when = \"w9 >= 2\"", "when = \"w99 >= 2\"").contains("item `w99` does not exist here"));
    assert!(with("w12 has order_breach", "w12 has breach").contains("no option `breach`"));
    assert!(with("scale = \"total\"", "scale = \"sum\"").contains("accepted: total, phq2"));
    assert!(with("first_in_band = \"severe\"", "first_in_band = \"worst\"").contains("accepted: minimal, mild"));
    assert!(with("tier = \"amber\"", "tier = \"yellow\"").contains("accepted: emergency, red, amber"));
    assert!(with("({w9:text})", "({w8:text})").contains("nothing fills {w8:text}"));
    assert!(with("not_evaluable = true", "not_evaluable = false").contains("accepted: true"));
    let lined = with("when = \"w9 >= 2\"", "when = \"w9 >= 9\"");
    let line = RULES.lines().position(|line| line == "when = \"w9 >= 2\"").unwrap() + 1;
    assert!(lined.starts_with(&format!("instruments/rules.toml:{line}: ")), "{lined}");
}

#[test]
fn the_rule_set_is_known_by_its_hash() {
    let set = rules();
    assert_eq!((set.hash.len(), set.id.as_str()), (64, "standard"));
    assert_eq!(set.rule("threat").unwrap().title.text("sv"), "Hot eller skrämsel");
}

proptest! {
    #[test]
    fn more_worry_never_lowers_the_tier(lower in 0i64..=10, higher in 0i64..=10) {
        prop_assume!(lower <= higher);
        let tier = |value: i64| week(&[("w8", &value.to_string())]).first().map(|(_, tier)| *tier);
        prop_assert!(tier(lower) <= tier(higher));
    }

    #[test]
    fn no_rule_is_named_twice_and_the_urgent_come_first(w3 in 0..=3, w4 in 0..=3, w9 in 0..=4, w10 in 0..=4, w8 in 0..=10) {
        let written = [w3, w4, w9, w10, w8].map(|value: i32| value.to_string());
        let changes = [("w3", written[0].as_str()), ("w4", &written[1]), ("w9", &written[2]), ("w10", &written[3]), ("w8", &written[4])];
        let found = week(&changes);
        let mut names: Vec<_> = found.iter().map(|(rule, _)| rule.clone()).collect();
        prop_assert!(found.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        names.sort();
        let count = names.len();
        names.dedup();
        prop_assert_eq!(names.len(), count);
    }
}
