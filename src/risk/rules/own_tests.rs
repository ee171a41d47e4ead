//! What a unit may change about the rules, and what it may not.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::tests::library;
use super::*;

const RULES: &str = include_str!("../../../instruments/rules.toml");
const CALM: [&str; 18] = ["0", "0", "0", "0", "", "0", "", "0", "0", "0", "", "0", "0", "", "0", "0", "none", "3"];

fn rules() -> &'static RuleSet {
    static SET: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::load("rules.toml", RULES, library()).unwrap());
    &SET
}

fn level(tier: Option<Tier>, limits: Option<&[i64]>) -> LevelChange {
    LevelChange { tier, limits: limits.map(<[i64]>::to_vec) }
}

fn change(levels: &[(usize, LevelChange)]) -> RuleChange {
    RuleChange { off: false, levels: levels.iter().cloned().collect(), why: "so that we see it earlier".to_owned() }
}

fn off() -> RuleChange {
    RuleChange { off: true, ..change(&[]) }
}

fn own(rule: &str, change: RuleChange) -> Own {
    Own { rules: BTreeMap::from([(rule.to_owned(), change)]) }
}

fn misfits(rule: &str, change: RuleChange) -> Vec<MisfitKind> {
    own(rule, change).misfits(rules(), library()).into_iter().map(|misfit| misfit.kind).collect()
}

/// Rules and tiers found in a calm week in which one item is answered otherwise.
fn week(set: &RuleSet, item: &str, value: &str) -> Vec<(String, Tier)> {
    let weekly = library().get("weekly_check").unwrap();
    let place = weekly.items.iter().position(|known| known.id == item).unwrap();
    let mut places = CALM;
    places[place] = value;
    let answers = weekly.parse_line(&places.join(",")).unwrap();
    let scores = weekly.score(&answers);
    let evidence =
        Evidence::Response { instrument: weekly, answers: &answers, scores: &scores, before_treatment: false };
    let now = chrono::NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(12, 0, 0).unwrap();
    set.findings(&evidence, &History::default(), now).into_iter().map(|found| (found.rule, found.tier)).collect()
}

const FEAR: &str = "fear_of_own_violence";

#[test]
fn an_emergency_is_never_made_less() {
    for tier in [Tier::Red, Tier::Amber] {
        assert_eq!(misfits("homicidal_thoughts", change(&[(1, level(Some(tier), None))])), [MisfitKind::Emergency]);
    }
    let later = misfits("homicidal_thoughts", change(&[(1, level(None, Some(&[3])))]));
    assert_eq!(later, [MisfitKind::Emergency], "2 would only be red");
    let earlier = change(&[(1, level(None, Some(&[1])))]);
    assert!(misfits("homicidal_thoughts", earlier.clone()).is_empty());
    let set = own("homicidal_thoughts", earlier).applied(rules(), 1);
    assert!(week(rules(), "w9", "1").contains(&("homicidal_thoughts".to_owned(), Tier::Red)));
    assert!(week(&set, "w9", "1").contains(&("homicidal_thoughts".to_owned(), Tier::Emergency)));
}

#[test]
fn a_red_answer_never_falls_silent_and_what_safety_rests_on_stays() {
    let later = change(&[(1, level(None, Some(&[8])))]);
    assert_eq!(misfits(FEAR, later), [MisfitKind::Silent { answer: 6 }], "6 and 7 would fall between the levels");
    let both = change(&[(1, level(None, Some(&[8]))), (2, level(None, Some(&[3, 7])))]);
    assert!(misfits(FEAR, both.clone()).is_empty());
    assert!(both.lets_through_more(rules().rule(FEAR).unwrap(), library()), "6 is amber now");
    assert_eq!(misfits(FEAR, off()), [MisfitKind::Off]);
    assert_eq!(misfits("rule_not_evaluable", change(&[(1, level(Some(Tier::Amber), None))])), [MisfitKind::Kept]);
    assert_eq!(misfits("other_critical_item", change(&[(2, level(Some(Tier::Amber), None))])), [MisfitKind::Kept]);
    assert_eq!(misfits("danger_now", change(&[(3, level(Some(Tier::Amber), None))])), [MisfitKind::Kept]);
    assert_eq!(misfits("critical_unanswered", off()), [MisfitKind::Off]);
}

#[test]
fn what_is_not_there_or_cannot_be_is_told() {
    assert_eq!(misfits("unknown", off()), [MisfitKind::Unknown]);
    assert_eq!(misfits(FEAR, change(&[(3, level(Some(Tier::Red), None))])), [MisfitKind::Unknown]);
    assert_eq!(misfits(FEAR, change(&[(1, level(Some(Tier::Info), None))])), [MisfitKind::Tier]);
    let limit = MisfitKind::Limit { lowest: 1, highest: 10 };
    for limits in [[0], [11]] {
        assert_eq!(misfits(FEAR, change(&[(1, level(None, Some(&limits)))])), std::slice::from_ref(&limit));
    }
    assert_eq!(misfits(FEAR, change(&[(2, level(None, Some(&[5, 3])))])), [limit]);
    assert_eq!(misfits(FEAR, change(&[(1, level(None, Some(&[5, 6])))])), [MisfitKind::Closed]);
    assert_eq!(misfits("weapon", change(&[(1, level(None, Some(&[1])))])), [MisfitKind::Closed]);
    assert_eq!(
        misfits("silence", change(&[(3, level(None, Some(&[29])))])),
        [MisfitKind::Limit { lowest: 1, highest: 28 }]
    );
    let without = RuleChange { why: " ".to_owned(), ..off() };
    assert_eq!(misfits("controlling_behaviour", without), [MisfitKind::Why]);
}

#[test]
fn what_is_stricter_is_found_earlier_and_the_sentence_says_the_number() {
    let stricter = change(&[(1, level(None, Some(&[4]))), (2, level(Some(Tier::Red), None))]);
    assert!(misfits(FEAR, stricter.clone()).is_empty());
    assert!(!stricter.lets_through_more(rules().rule(FEAR).unwrap(), library()));
    let set = own(FEAR, stricter).applied(rules(), 3);
    assert_eq!(week(rules(), "w8", "4"), [(FEAR.to_owned(), Tier::Amber)]);
    assert_eq!(week(&set, "w8", "4"), [(FEAR.to_owned(), Tier::Red)]);
    assert_eq!(week(&set, "w8", "3"), [(FEAR.to_owned(), Tier::Red)]);
    let rule = set.rule(FEAR).unwrap();
    assert_eq!((rule.version.as_str(), set.version.as_str()), ("1+3", format!("{}+3", rules().version).as_str()));
    let said = rule.levels[0].without_answers(rule.levels[0].sentence.text("sv"), "sv", library());
    assert!(said.ends_with("svaret är ‹w8› av 10. Gränsen är 4 eller mer."), "{said}");
}

#[test]
fn an_amber_rule_is_switched_off_and_nothing_else_calls_in_its_place() {
    let set = own("controlling_behaviour", off());
    assert!(set.misfits(rules(), library()).is_empty());
    assert!(off().lets_through_more(rules().rule("controlling_behaviour").unwrap(), library()));
    assert_eq!(
        week(rules(), "w5", "1"),
        [("controlling_behaviour".to_owned(), Tier::Amber), ("critical_unanswered".to_owned(), Tier::Amber)]
    );
    assert_eq!(week(&set.applied(rules(), 1), "w5", "1"), [("critical_unanswered".to_owned(), Tier::Amber)]);
}

#[test]
fn rules_with_changes_are_read_again_from_their_body() {
    let mut changes = own(FEAR, change(&[(1, level(None, Some(&[4]))), (2, level(Some(Tier::Red), None))]));
    changes.rules.insert(
        "controlling_behaviour".to_owned(),
        RuleChange { why: "said \"so\"\nin two lines".to_owned(), ..off() },
    );
    let set = changes.applied(rules(), 2);
    let again = RuleSet::load("rules.toml", &set.body, library()).unwrap();
    assert_eq!((again.hash.as_str(), again.rules.len()), (set.hash.as_str(), set.rules.len()));
    assert_eq!(again.rules, set.rules);
    assert_ne!(set.hash, rules().hash);
    let with = |from: &str, to: &str| {
        let faults = RuleSet::load("rules.toml", &set.body.replacen(from, to, 1), library()).unwrap_err();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(with("limits = [4]", "limits = [14]").contains("limit out of range; accepted: 1 to 10"));
    assert!(with("limits = [4]", "limits = [\"four\"]").contains("`four` is no number; accepted: whole numbers"));
    assert!(with("level = 1", "level = 7").contains("there is none; accepted: one of the file"));
    assert!(with("[unit]\nversion = 2", "[unit]\nversion = 0").contains("accepted: 1 or more"));
    assert!(with("why = \"so that we see it earlier\"", "why = \"\"").contains("no reason; accepted"));
}
