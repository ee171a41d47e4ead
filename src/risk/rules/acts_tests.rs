//! Acts over a longer time: what the first answer raises, and what later ones do.

use super::definition::WhichAnswer;
use super::tests::{library, library_with, named, noon, rules};
use super::*;
use crate::instruments::{Library, PastScore};

use Tier::{Amber, Emergency, Red};

/// Where an answer stands among a client's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The first one, before the treatment.
    First,
    /// The first one, as what was asked before the treatment was missed.
    FirstAfter,
    /// Before a further treatment, after the answers of an earlier one.
    BeforeAnother,
    /// After the treatment, and answered before it too.
    After,
}

/// What is found where nothing was done but for these items.
fn acts(changes: &[(&str, &str)], place: Place) -> Vec<(String, Tier)> {
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
    let is_first = matches!(place, Place::First | Place::FirstAfter);
    let scores = if is_first { Vec::new() } else { vec![before] };
    let before_treatment = matches!(place, Place::First | Place::BeforeAnother);
    let now = acts.score(&answers);
    let evidence = Evidence::Response { instrument: acts, answers: &answers, scores: &now, before_treatment };
    named(&rules().findings(&evidence, &History { scores, ..History::default() }, noon()))
}

fn expect(changes: &[(&str, &str)], first: &[(&str, Tier)], later: &[(&str, Tier)]) {
    let owned =
        |found: &[(&str, Tier)]| found.iter().map(|(rule, tier)| ((*rule).to_owned(), *tier)).collect::<Vec<_>>();
    assert_eq!(acts(changes, Place::First), owned(first), "first: {changes:?}");
    for other in [Place::FirstAfter, Place::BeforeAnother, Place::After] {
        assert_eq!(acts(changes, other), owned(later), "{other:?}: {changes:?}");
    }
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
fn a_unit_can_silence_neither_the_first_answer_nor_the_others() {
    let rule = rules().rule("physical_violence").unwrap();
    let which = |level: &RuleLevel| match level.test {
        Test::Answers { which, .. } => which,
        _ => WhichAnswer::Any,
    };
    let other = 1 + rule.levels.iter().position(|level| which(level) == WhichAnswer::Other).unwrap();
    let raised = own::LevelChange { tier: None, limits: Some(vec![2]) };
    let change = own::RuleChange { off: false, levels: [(other, raised)].into(), why: "fewer alarms".to_owned() };
    let own = own::Own { rules: [("physical_violence".to_owned(), change)].into() };
    let misfits: Vec<_> = own.misfits(rules(), library()).into_iter().map(|misfit| misfit.kind).collect();
    assert_eq!(misfits, [own::MisfitKind::Silent { answer: 1 }], "once since the last answer would fall silent");
}

#[test]
fn which_answer_is_meant_is_said_by_true_or_false_and_only_where_an_earlier_one_would_show() {
    let text = include_str!("../../../instruments/rules.toml");
    let weekly = include_str!("../../../instruments/weekly_check.toml");
    let (scaleless, _) = weekly.split_once("[[scoring]]").unwrap();
    let fault_of = |given: &str, library: &Library| {
        let given = text.replacen("when = \"w9 >= 2\"", &format!("when = \"w9 >= 2\"\n{given}"), 1);
        let faults = RuleSet::load("rules.toml", &given, library).unwrap_err();
        faults.into_iter().map(|fault| fault.to_string()).collect::<Vec<_>>().join("\n")
    };
    let wrong = fault_of("before_treatment = 1", library());
    assert!(wrong.contains("before_treatment") && wrong.contains("true or false"), "{wrong}");
    let unseen = fault_of("before_treatment = true", &library_with("weekly_check.toml", scaleless));
    assert!(unseen.contains("`weekly_check` has none"), "{unseen}");
}
