use std::sync::{Arc, LazyLock};

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::tests::library_with;
use super::{Evidence, Finding, History, PastFlag, RuleSet, Sign, Tier};
use crate::instruments::{Instrument, Library, PastScore, Score, reliable_change_index, trend};

const RULES: &str = include_str!("../../../instruments/rules.toml");
const PHQ9: &str = include_str!("../../../instruments/phq9.toml");

const CONFIRMED: &str = "confirmed_deterioration";
const ONCE: &str = "unconfirmed_worsening";

struct Shelf {
    rules: RuleSet,
    library: Library,
}

impl Shelf {
    fn with(phq9: &str) -> Self {
        let library = library_with("phq9.toml", phq9);
        Self { rules: RuleSet::load("rules.toml", RULES, &library).unwrap(), library }
    }

    fn get(&self, id: &str) -> &Arc<Instrument> {
        self.library.get(id).unwrap()
    }
}

fn shelf() -> &'static Shelf {
    static SHELF: LazyLock<Shelf> = LazyLock::new(|| Shelf::with(PHQ9));
    &SHELF
}

fn start() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn week(number: u64) -> NaiveDateTime {
    start() + Days::new(7 * number)
}

fn past(instrument: &str, value: f64, at: NaiveDateTime) -> PastScore {
    PastScore {
        instrument: instrument.to_owned(),
        scale: "total".to_owned(),
        value: Some(value),
        band: None,
        imputed: false,
        answered_at: at,
    }
}

fn score(value: f64) -> Score {
    Score { scale: "total".to_owned(), value: Some(value), band: None, imputed: false, method: String::new() }
}

/// What the last of these scores raises, the others being a week apart before it.
fn found_on(shelf: &Shelf, instrument: &str, scores: &[f64]) -> Vec<Finding> {
    let (last, earlier) = scores.split_last().unwrap();
    let past: Vec<PastScore> = (0..).zip(earlier).map(|(n, value)| past(instrument, *value, week(n))).collect();
    let history = History { scores: past, ..History::default() };
    evaluate(shelf, instrument, &score(*last), &history, week(u64::try_from(scores.len()).unwrap() - 1))
}

fn evaluate(shelf: &Shelf, instrument: &str, last: &Score, history: &History, now: NaiveDateTime) -> Vec<Finding> {
    let instrument = shelf.get(instrument);
    // Nothing in the single answers: what is asked about here is the scores alone.
    let answers = instrument.parse_line(&vec!["0"; instrument.items.len()].join(",")).unwrap();
    let evidence = Evidence::Response {
        instrument,
        answers: &answers,
        scores: std::slice::from_ref(last),
        before_treatment: false,
    };
    let mut found = shelf.rules.findings(&evidence, history, now);
    found.retain(|finding| [CONFIRMED, ONCE].contains(&finding.rule.as_str()));
    found
}

fn phq9(scores: &[f64]) -> Vec<Finding> {
    found_on(shelf(), "phq9", scores)
}

fn named(found: &[Finding]) -> Vec<(&str, Tier)> {
    found.iter().map(|finding| (finding.rule.as_str(), finding.tier)).collect()
}

/// By which of a, b and c a deterioration is confirmed.
fn by(found: &[Finding]) -> String {
    let confirmed = found.iter().filter(|finding| finding.rule == CONFIRMED);
    let signs = confirmed.flat_map(|finding| &finding.because.worse).flat_map(|scale| &scale.signs);
    signs
        .map(|sign| match sign {
            Sign::Consecutive { .. } => 'a',
            Sign::Means { .. } => 'b',
            Sign::Trend { .. } => 'c',
            Sign::Once { .. } => '?',
        })
        .collect()
}

#[test]
fn one_score_worse_calls_nobody_and_two_in_a_row_are_amber() {
    assert!(phq9(&[10.0]).is_empty(), "nothing to compare with");
    assert!(phq9(&[10.0, 15.0]).is_empty(), "5 points are less than 6");
    assert_eq!(named(&phq9(&[10.0, 16.0])), [(ONCE, Tier::Info)]);
    let found = phq9(&[10.0, 16.0, 16.0]);
    assert_eq!((named(&found), by(&found)), (vec![(CONFIRMED, Tier::Amber)], "a".to_owned()));
    assert_eq!(named(&phq9(&[10.0, 15.0, 16.0])), [(ONCE, Tier::Info)], "the score before is a point short");
    assert!(phq9(&[10.0, 16.0, 15.0]).is_empty(), "the last one is a point short");
    assert!(phq9(&[16.0, 10.0, 4.0]).is_empty(), "better is not worse");
}

#[test]
fn whoever_became_better_and_then_worse_is_found_by_the_means() {
    let found = phq9(&[16.0, 8.0, 8.0, 14.0, 14.0]);
    assert_eq!((named(&found), by(&found)), (vec![(CONFIRMED, Tier::Amber)], "b".to_owned()));
    assert!(phq9(&[16.0, 8.0, 8.0, 14.0, 13.0]).is_empty(), "5.5 points");
    assert!(phq9(&[16.0, 8.0, 14.0, 14.0]).is_empty(), "the pair 8 and 14 shares a score with the last two");
}

#[test]
fn the_lowest_earlier_mean_is_looked_for_everywhere_before() {
    assert_eq!(by(&phq9(&[14.0, 9.0, 8.0, 12.0, 13.0, 15.0, 14.0])), "b", "8.5, then 14.5");
    assert!(phq9(&[14.0, 9.0, 8.0, 12.0, 13.0, 15.0, 13.0]).is_empty(), "14 is 5.5 above 8.5");
}

#[test]
fn a_trend_counts_from_the_fifth_score_on_and_at_two_in_a_row() {
    // Six scores that rise by a point a week: z at the fifth 1.46, at the sixth 1.93.
    assert!(phq9(&[10.0, 11.0, 12.0, 13.0, 14.0, 15.0]).is_empty());
    let rising = [10.0, 11.0, 12.5, 14.0, 15.4, 15.5];
    let found = phq9(&rising);
    assert_eq!((named(&found), by(&found)), (vec![(CONFIRMED, Tier::Amber)], "c".to_owned()), "{found:?}");
    assert!(phq9(&rising[..5]).is_empty(), "reliable at one score only");
    // Four scores in a clear line are not enough for c, whatever their z.
    assert_eq!(by(&phq9(&[0.0, 1.5, 3.0, 4.5, 5.9])), "");
    let Sign::Trend { previous, last, count, limit } = found[0].because.worse[0].signs[0] else { panic!("{found:?}") };
    assert!(previous > 1.96 && last > 1.96 && (count, limit) == (6, 1.96), "{previous} {last}");
}

#[test]
fn the_trend_of_two_scores_is_the_reliable_change_index() {
    let params = shelf().get("phq9").change_params("total").unwrap();
    let sem = params.standard_error().unwrap();
    let z = params.worsening_z(&[10.0, 16.0], &[0.0, 7.0]).unwrap();
    assert!((z - reliable_change_index(10.0, 16.0, sem)).abs() < 1e-12 && params.trend_is_reliable(z));
    assert!((z - trend(&[10.0, 16.0], &[0.0, 3.0], sem).unwrap().z).abs() < 1e-12, "whatever the days");
}

#[test]
fn missing_weeks_are_passed_over_and_the_trend_counts_real_days() {
    let scores = [(10.0, 0), (16.0, 3), (17.0, 9)];
    let past_scores = scores[..2].iter().map(|(value, n)| past("phq9", *value, week(*n))).collect();
    let history = History { scores: past_scores, ..History::default() };
    assert_eq!(by(&evaluate(shelf(), "phq9", &score(17.0), &history, week(9))), "a");
    let gap = |last: u64| {
        let earlier = [(10.0, 0), (10.5, 1), (11.0, 2), (14.0, 8)];
        let mut scores: Vec<PastScore> = earlier.iter().map(|(value, n)| past("phq9", *value, week(*n))).collect();
        scores.push(past("phq9", 14.8, week(9)));
        let history = History { scores, ..History::default() };
        by(&evaluate(shelf(), "phq9", &score(14.8), &history, week(last)))
    };
    assert_eq!(gap(10), "c", "six scores over ten weeks");
    assert_eq!(by(&phq9(&[10.0, 10.5, 11.0, 14.0, 14.8, 14.8])), "", "the same scores over five weeks");
}

#[test]
fn what_was_filled_in_neither_raises_nor_clears() {
    let filled = |mut one: PastScore| {
        one.imputed = true;
        one
    };
    let filled_in = |value| Score { imputed: true, ..score(value) };
    let history = |scores: Vec<PastScore>| History { scores, ..History::default() };
    let before = || vec![past("phq9", 10.0, week(0)), past("phq9", 17.0, week(1))];
    assert!(evaluate(shelf(), "phq9", &filled_in(20.0), &history(before()), week(2)).is_empty(), "raises nothing");
    let mut low = before();
    low.push(filled(past("phq9", 5.0, week(2))));
    assert_eq!(by(&evaluate(shelf(), "phq9", &score(17.0), &history(low), week(3))), "a", "clears nothing");
    let mut high = vec![past("phq9", 10.0, week(0))];
    high.push(filled(past("phq9", 20.0, week(1))));
    assert_eq!(named(&evaluate(shelf(), "phq9", &score(17.0), &history(high), week(2))), [(ONCE, Tier::Info)]);
    let unscored = Score { value: None, ..score(0.0) };
    assert!(evaluate(shelf(), "phq9", &unscored, &history(before()), week(2)).is_empty());
    let no_baseline = vec![filled(past("phq9", 2.0, week(0)))];
    assert!(evaluate(shelf(), "phq9", &score(17.0), &history(no_baseline), week(1)).is_empty());
}

#[test]
fn the_baseline_is_the_last_complete_score_before_the_first_module() {
    let mut filled = past("phq9", 3.0, week(2));
    filled.imputed = true;
    let scores = vec![past("phq9", 4.0, week(0)), past("phq9", 12.0, week(1)), filled];
    let found = |begun, last| {
        let history = History { scores: scores.clone(), flags: Vec::new(), begun };
        evaluate(shelf(), "phq9", &score(last), &history, week(4))
    };
    let begun = Some(week(3));
    assert!(found(begun, 17.0).is_empty(), "12 is what counts, not the 4 before it nor the 3 that was filled in");
    assert_eq!(named(&found(begun, 18.0)), [(ONCE, Tier::Info)]);
    assert_eq!(found(begun, 18.0)[0].because.worse[0].baseline_at, week(1));
    assert_eq!(by(&found(None, 17.0)), "a", "where nothing has begun, the first");
}

#[test]
fn with_a_red_answer_in_the_same_fortnight_it_is_red() {
    let scores = vec![past("phq9", 10.0, week(0)), past("phq9", 16.0, week(1))];
    let tier = |rule: &str, tier, age| {
        let flag = PastFlag { rule: rule.to_owned(), tier, raised_at: week(2) - age };
        let history = History { scores: scores.clone(), flags: vec![flag], begun: None };
        evaluate(shelf(), "phq9", &score(16.0), &history, week(2))[0].tier
    };
    let fortnight = TimeDelta::days(14);
    assert_eq!(tier("threat", Tier::Red, fortnight), Tier::Red);
    assert_eq!(tier("danger_now", Tier::Emergency, TimeDelta::days(1)), Tier::Red);
    assert_eq!(tier("threat", Tier::Red, fortnight + TimeDelta::minutes(1)), Tier::Amber);
    assert_eq!(tier("separation", Tier::Amber, TimeDelta::days(1)), Tier::Amber);
    assert_eq!(tier(CONFIRMED, Tier::Red, TimeDelta::days(7)), Tier::Amber, "it does not keep itself red");
    let phq9 = shelf().get("phq9");
    let answers = phq9.parse_line("2,2,2,2,2,2,2,0,2").unwrap();
    let evidence = Evidence::Response {
        instrument: phq9,
        answers: &answers,
        scores: &phq9.score(&answers),
        before_treatment: false,
    };
    let history = History { scores, ..History::default() };
    let found = shelf().rules.findings(&evidence, &history, week(2));
    assert!(named(&found).contains(&(CONFIRMED, Tier::Red)), "thoughts of death in the same response: {found:?}");
}

#[test]
fn each_questionnaire_has_its_own_points_and_what_is_not_verified_raises_nothing() {
    assert_eq!(by(&found_on(shelf(), "gad7", &[8.0, 12.0, 12.0])), "a");
    assert!(found_on(shelf(), "gad7", &[8.0, 11.0, 11.0]).is_empty());
    assert!(found_on(shelf(), "audit", &[2.0, 30.0, 30.0]).is_empty(), "AUDIT judges no change");
    let from = "restated in ClinicalTrials NCT05134103: reliable change = 6 or more\", verified = true";
    assert!(PHQ9.contains(from));
    let unverified = Shelf::with(&PHQ9.replace(from, &from.replace("true", "false")));
    assert!(found_on(&unverified, "phq9", &[2.0, 20.0, 20.0, 20.0, 20.0, 20.0, 25.0]).is_empty());
}

#[test]
fn where_a_low_score_is_worse_the_rules_are_turned_round() {
    let turned = Shelf::with(&PHQ9.replace("lower_is_better = true", "lower_is_better = false").replacen(
        "higher_is = \"worse\"",
        "higher_is = \"better\"",
        1,
    ));
    let found = |scores: &[f64]| found_on(&turned, "phq9", scores);
    assert_eq!(named(&found(&[20.0, 14.0])), [(ONCE, Tier::Info)]);
    assert!(found(&[20.0, 15.0]).is_empty());
    assert_eq!(by(&found(&[20.0, 14.0, 14.0])), "a");
    assert_eq!(by(&found(&[11.0, 18.0, 20.0, 13.0, 13.0])), "b", "19 down to 13");
    assert_eq!(by(&found(&[20.0, 19.0, 17.5, 16.0, 14.6, 14.5])), "c");
    assert!(found(&[10.0, 16.0, 16.0, 18.0, 19.0, 20.0]).is_empty(), "higher is better here");
}

#[test]
fn the_sentence_names_what_decided_with_its_numbers_in_both_languages() {
    let found = phq9(&[10.0, 16.0, 17.0]);
    assert_eq!(
        found[0].sentence("sv"),
        "PHQ-9, formulär om depressionssymtom, bekräftad försämring: (a) summa 16 och 17 i två svar i rad, båda minst 6 poäng sämre än utgångsvärdet 10."
    );
    let found = phq9(&[16.0, 8.0, 9.0, 14.0, 15.0]);
    assert_eq!(
        found[0].sentence("en"),
        "Patient Health Questionnaire-9 (PHQ-9), confirmed deterioration: (b) total 14.5 as the mean of the last two responses, at least 6 points worse than \
         the best earlier mean of two consecutive responses, 8.5."
    );
    assert!(phq9(&[16.0, 8.0, 9.0, 14.0, 15.0])[0].sentence("sv").contains("14,5"));
    let all = phq9(&[5.0, 5.0, 9.0, 12.0, 15.0, 18.0, 20.0]);
    assert_eq!(by(&all), "abc");
    assert!(["(a)", "(b)", "(c)"].iter().all(|part| all[0].sentence("sv").contains(part)), "{}", all[0].sentence("sv"));
    assert!(!all[0].sentence("en").contains('{'));
    let once = phq9(&[10.0, 16.0]);
    assert!(once[0].sentence("sv").contains("minst 6 poäng sämre än utgångsvärdet 10"), "{}", once[0].sentence("sv"));
    let stored = serde_json::to_string(&all).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Finding>>(&stored).unwrap(), all);
}

#[test]
fn a_rule_over_time_that_says_too_little_is_a_fault() {
    let library = library_with("phq9.toml", PHQ9);
    let with = |from: &str, to: &str| {
        let changed = RULES.replacen(from, to, 1);
        assert_ne!(changed, RULES);
        let faults = RuleSet::load("rules.toml", &changed, &library).unwrap_err();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(with("worsening = \"confirmed\"", "worsening = \"sure\"").contains("accepted: confirmed, unconfirmed"));
    assert!(with("red_within_days = 14", "red_within_days = -1").contains("accepted: 0 or more"));
    assert!(with("tier = \"info\"", "tier = \"amber\"").contains("tier info goes with"));
    assert!(with("once = { sv = \"{scale} {last}", "once = { sv = \"{scale} {mean}").contains("nothing fills {mean}"));
    let words = RULES.lines().find(|line| line.starts_with("means = ")).unwrap();
    assert!(with(&format!("{words}\n"), "").contains("means"));
}
