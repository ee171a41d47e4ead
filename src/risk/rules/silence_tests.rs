use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::tests::library;
use super::{Evidence, History, PastFlag, RuleSet, Silence, Tier};

const RULES: &str = include_str!("../../../instruments/rules.toml");

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

/// Tier of what so many days of silence raise, something being so many working days late, after these flags.
fn raised(days: i64, late: Option<i64>, flags: &[(&str, Tier, i64)]) -> Option<Tier> {
    static SET: LazyLock<RuleSet> = LazyLock::new(|| RuleSet::load("rules.toml", RULES, library()).unwrap());
    let silence = Silence { heard_at: now() - TimeDelta::days(days), days, working_days_late: late };
    let flag = |(rule, tier, days): &(&str, Tier, i64)| PastFlag {
        rule: (*rule).to_owned(),
        tier: *tier,
        raised_at: now() - TimeDelta::days(*days),
    };
    let history = History { flags: flags.iter().map(flag).collect(), ..History::default() };
    let found = SET.findings(&Evidence::Silence(&silence), &history, now());
    assert!(found.len() <= 1 && found.iter().all(|one| one.rule == "silence" && !one.sentence("sv").contains('{')));
    found.first().map(|one| one.tier)
}

#[test]
fn fourteen_days_of_silence_are_amber() {
    assert_eq!(raised(13, Some(10), &[]), None);
    assert_eq!(raised(14, None, &[]), Some(Tier::Amber));
}

#[test]
fn seven_days_after_an_amber_are_amber() {
    let amber = [("controlling_behaviour", Tier::Amber, 8)];
    assert_eq!(raised(6, Some(4), &amber), None);
    assert_eq!(raised(7, None, &amber), Some(Tier::Amber));
    assert_eq!(raised(7, None, &[("controlling_behaviour", Tier::Amber, 22)]), None, "too long ago");
    assert_eq!(raised(7, None, &[("unconfirmed_worsening", Tier::Info, 8)]), None);
}

#[test]
fn two_working_days_late_after_a_red_or_a_separation_are_red() {
    for flag in [("threat", Tier::Red, 21), ("danger_now", Tier::Emergency, 5), ("separation", Tier::Amber, 5)] {
        assert_eq!(raised(4, Some(2), &[flag]), Some(Tier::Red), "{flag:?}");
        assert_eq!(raised(4, Some(1), &[flag]), None, "{flag:?}");
    }
    assert_eq!(raised(4, Some(2), &[("threat", Tier::Red, 22)]), None);
    assert_eq!(raised(4, Some(2), &[("controlling_behaviour", Tier::Amber, 5)]), None);
    assert_eq!(raised(20, Some(2), &[("threat", Tier::Red, 20)]), Some(Tier::Red), "the highest counts");
}

#[test]
fn the_same_silence_is_raised_once_and_again_only_when_it_becomes_more() {
    let said = ("threat", Tier::Red, 15);
    assert_eq!(raised(14, None, &[("silence", Tier::Amber, 1)]), None);
    assert_eq!(raised(14, Some(2), &[said, ("silence", Tier::Amber, 5)]), Some(Tier::Red));
    assert_eq!(raised(14, Some(2), &[said, ("silence", Tier::Red, 5)]), None);
    assert_eq!(raised(14, None, &[("silence", Tier::Amber, 30)]), Some(Tier::Amber), "that was an earlier silence");
    assert_eq!(raised(8, None, &[("silence", Tier::Amber, 10)]), None, "it comes not after itself");
}

#[test]
fn a_silence_after_a_rule_that_is_not_there_is_a_fault() {
    let faults = |from: &str, to: &str| {
        let faults = RuleSet::load("rules.toml", &RULES.replacen(from, to, 1), library()).unwrap_err();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(
        faults("after_rules = [\"separation\"]", "after_rules = [\"parting\"]").contains("there is no rule `parting`")
    );
    assert!(faults("working_days = 2\n", "working_days = 0\n").contains("accepted: 1 or more"));
    assert!(faults("silence = \"late\"", "silence = \"gone\"").contains("accepted: late, quiet"));
}
