//! Acts over a longer time: what the first answer raises, and what later ones do.

use super::definition::WhichAnswer;
use super::tests::{found_in, library, named};
use super::*;
use crate::instruments::PastScore;

use Tier::{Amber, Emergency, Red};

/// What is found where nothing was done but for these items; none before it, or one.
fn acts(changes: &[(&str, &str)], is_first: bool) -> Vec<(String, Tier)> {
    let acts = library().get("acts_period").unwrap();
    let mut places = ["0", "0", "", "0", "", "0", "0", "0", ""];
    for (item, value) in changes {
        let position = acts.items.iter().position(|known| known.id == *item).unwrap();
        places[position] = value;
    }
    let answers = acts.parse_line(&places.join(",")).unwrap();
    let before = PastScore {
        instrument: "acts_period".to_owned(),
        scale: "kinds".to_owned(),
        value: None,
        band: None,
        imputed: false,
        answered_at: chrono::NaiveDate::from_ymd_opt(2026, 1, 2).unwrap().and_hms_opt(9, 0, 0).unwrap(),
    };
    let scores = if is_first { Vec::new() } else { vec![before] };
    named(&found_in(acts, &answers, &History { scores, ..History::default() }))
}

fn expect(changes: &[(&str, &str)], first: &[(&str, Tier)], later: &[(&str, Tier)]) {
    let owned =
        |found: &[(&str, Tier)]| found.iter().map(|(rule, tier)| ((*rule).to_owned(), *tier)).collect::<Vec<_>>();
    assert_eq!(acts(changes, true), owned(first), "first: {changes:?}");
    assert_eq!(acts(changes, false), owned(later), "later: {changes:?}");
}

#[test]
fn what_was_done_before_the_treatment_calls_less_urgently_than_what_was_done_since() {
    let child = ("a7", "0");
    expect(&[], &[], &[]);
    expect(&[("a3", "4"), child], &[], &[]);
    expect(&[("a3b", "1"), ("a3c", "none"), child], &[("threat", Amber)], &[("threat", Red)]);
    expect(&[("a4", "1"), ("a4b", "none"), child], &[("physical_violence", Amber)], &[("physical_violence", Red)]);
    expect(&[("a5b", "1"), child], &[("stalking", Amber)], &[("stalking", Red)]);
    expect(&[("a6", "1"), child], &[("sexual_violence", Amber)], &[("sexual_violence", Red)]);
    expect(&[("a5", "1"), child], &[], &[("controlling_behaviour", Amber)]);
    expect(
        &[("a3b", "2"), ("a3c", "spread"), child],
        &[("threat_as_pressure", Amber), ("threat", Amber)],
        &[("threat_as_pressure", Red), ("threat", Red)],
    );
    expect(
        &[("a4", "1"), ("a4b", "injury"), child],
        &[("serious_violence", Amber), ("physical_violence", Amber)],
        &[("serious_violence", Red), ("physical_violence", Red)],
    );
}

#[test]
fn what_could_have_killed_and_what_a_child_met_wait_for_nobody_however_long_ago() {
    let child = ("a7", "0");
    for kind in ["throat", "weapon"] {
        expect(
            &[("a4", "1"), ("a4b", kind), child],
            &[("life_threatening_violence", Red), ("physical_violence", Amber)],
            &[("life_threatening_violence", Emergency), ("physical_violence", Red)],
        );
    }
    for kind in ["kill", "children"] {
        expect(
            &[("a3b", "1"), ("a3c", kind), child],
            &[("threat_to_kill_or_children", Red), ("threat", Amber)],
            &[("threat_to_kill_or_children", Emergency), ("threat", Red)],
        );
    }
    for met in ["1", "2"] {
        expect(&[("a3", "1"), ("a7", met)], &[("child_exposed", Red)], &[("child_exposed", Red)]);
    }
}

#[test]
fn an_act_that_is_not_answered_is_no_no() {
    expect(&[("a4", "-98")], &[("critical_unanswered", Amber)], &[("critical_unanswered", Amber)]);
    let acts = library().get("acts_period").unwrap();
    let scored = |line: &str| {
        let scores = acts.score(&acts.parse_line(line).unwrap());
        scores.into_iter().map(|score| score.value).collect::<Vec<_>>()
    };
    assert_eq!(scored("2,0,,1,none,0,0,0,0"), [Some(2.0), Some(1.0)]);
    assert_eq!(scored("0,0,,0,,0,0,0,"), [Some(0.0), Some(0.0)]);
    assert_eq!(scored("2,0,,-98,,0,0,0,0"), [None, None], "an act that was declined is not counted as none");
}

#[test]
fn a_unit_can_silence_neither_the_first_answer_nor_the_later_ones() {
    let rules = RuleSet::load("rules.toml", include_str!("../../../instruments/rules.toml"), library()).unwrap();
    let rule = rules.rule("physical_violence").unwrap();
    let which = |level: &RuleLevel| match level.test {
        Test::Answers { which, .. } => which,
        _ => WhichAnswer::Any,
    };
    let later = 1 + rule.levels.iter().position(|level| which(level) == WhichAnswer::Later).unwrap();
    let raised = own::LevelChange { tier: None, limits: Some(vec![2]) };
    let change = own::RuleChange { off: false, levels: [(later, raised)].into(), why: "fewer alarms".to_owned() };
    let own = own::Own { rules: [("physical_violence".to_owned(), change)].into() };
    let misfits: Vec<_> = own.misfits(&rules, library()).into_iter().map(|misfit| misfit.kind).collect();
    assert_eq!(misfits, [own::MisfitKind::Silent { answer: 1 }], "once since the last answer would fall silent");
}

#[test]
fn which_answer_is_meant_is_said_by_true_or_false() {
    let text = include_str!("../../../instruments/rules.toml");
    let given = text.replacen("when = \"w9 >= 2\"", "when = \"w9 >= 2\"\nfirst_answer = 1", 1);
    let faults = RuleSet::load("rules.toml", &given, library()).unwrap_err();
    assert!(faults.iter().any(|fault| fault.to_string().contains("first_answer")), "{faults:?}");
}
