//! The shipped questionnaires and the published cases, seen from outside.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::sync::Arc;

use proptest::prelude::*;

use super::*;

const PHQ9: &str = include_str!("../../instruments/phq9.toml");
const WEEKLY: &str = include_str!("../../instruments/weekly_check.toml");
const GOLDEN: &str = include_str!("../../instruments/golden.csv");

fn file(name: &str, text: &str) -> (String, String) {
    (format!("instruments/{name}"), text.to_owned())
}

fn library() -> Library {
    Library::load(&[file("phq9.toml", PHQ9), file("weekly_check.toml", WEEKLY)]).unwrap()
}

fn phq9() -> Arc<Instrument> {
    library().get("phq9").unwrap().clone()
}

fn weekly() -> Arc<Instrument> {
    library().get("weekly_check").unwrap().clone()
}

fn faults_of(text: &str) -> Vec<Fault> {
    Library::load(&[file("phq9.toml", text)]).unwrap_err()
}

fn post<'f>(fields: &'f [(&'f str, &'f str)]) -> impl Fn(&str) -> Vec<String> + 'f {
    move |name| fields.iter().filter(|(field, _)| *field == name).map(|(_, value)| (*value).to_owned()).collect()
}

fn value(scores: &[Score], scale: &str) -> Option<f64> {
    scores.iter().find(|score| score.scale == scale).unwrap().value
}

// --- the shipped files

#[test]
fn the_shipped_files_load_complete_in_both_languages() {
    let library = library();
    assert_eq!(library.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["phq9", "weekly_check"]);
    for instrument in library.iter() {
        assert_eq!(instrument.languages, ["en", "sv"]);
        assert_eq!(instrument.hash.len(), 64);
        assert!(instrument.has_critical_items());
    }
    assert_eq!(phq9().items.len(), 10);
    assert_eq!(weekly().items.len(), 18);
    assert_eq!(weekly().version, "0.2.0");
    assert!(phq9().licence.attribution.contains("Pfizer"));
}

#[test]
fn the_weekly_check_keeps_its_placeholders() {
    let weekly = weekly();
    assert!(weekly.instructions.text("sv").contains("{since}"));
    assert!(weekly.before_first_answer.text("sv").contains("{unit_police_text}"));
    let shown = weekly.recall.text.fill("sv", &[("since", "den 3 maj")]);
    assert_eq!(shown, "Sedan den 3 maj, minst de senaste 7 dagarna");
}

#[test]
fn variables_name_every_item_and_label_every_option() {
    let variables = weekly().variables();
    let threat = variables.iter().find(|variable| variable.name == "w3c").unwrap();
    assert!(!threat.numeric);
    assert_eq!(threat.values[0].0, "kill");
    assert_eq!(threat.missing.len(), 3);
    let item = weekly().item("w12").unwrap().clone();
    let answer = Answer::Chosen(vec!["separation".to_owned(), "weapon".to_owned()]);
    assert_eq!(export_value(&answer).unwrap(), "separation+weapon");
    assert!(export_label(&item, &answer, "sv").unwrap().starts_with("Separation eller prat om separation; "));
    assert_eq!(export_value(&Answer::Declined), None);
}

// --- faults of files

#[test]
fn all_faults_of_a_file_come_at_once_with_their_lines() {
    let text = PHQ9
        .replacen("tier = \"free\"", "tier = \"gratis\"", 1)
        .replacen("show_if = \"any(q1..q9) > 0\"", "show_if = \"any(q1..q19) > 0\"", 1)
        .replacen("range = [0, 27]", "range = [0, 26]", 1)
        .replacen("minutes = 3", "minuter = 3", 1);
    let faults = faults_of(&text);
    let all = faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(all.contains("phq9.toml:9: `minuter` is not a known field"), "{all}");
    assert!(all.contains("`minutes` is missing"), "{all}");
    assert!(all.contains("`licence.tier` is \"gratis\"; accepted: free, no_derivatives"), "{all}");
    assert!(all.contains("item `q19` does not exist here"), "{all}");
    assert!(all.contains("range [0, 26] is not what the items give; accepted: [0, 27]"), "{all}");
    let line = text.lines().position(|line| line.starts_with("show_if")).unwrap() + 1;
    assert!(faults.iter().any(|fault| fault.line == Some(line)), "{all}");
}

#[test]
fn a_text_missing_in_one_language_is_a_fault_unless_the_language_is_declared_missing() {
    let lacking = PHQ9.replacen("text.sv = \"Lite intresse eller glädje i att göra saker\"\n", "", 1);
    let faults = faults_of(&lacking);
    assert_eq!(faults.len(), 1);
    assert!(faults[0].message.contains("item `q1` has no text in `sv`"), "{}", faults[0]);
    let declared = lacking.replacen("[languages.sv]\nstatus = \"verified\"", "[languages.sv]\nstatus = \"missing\"", 1);
    let library = Library::load(&[file("phq9.toml", &declared)]).unwrap();
    let instrument = library.get("phq9").unwrap();
    assert_eq!(instrument.languages, ["en"]);
    assert_eq!(instrument.language_for("sv"), Some("en"));
}

#[test]
fn broken_toml_a_wrong_name_and_a_double_item_are_faults() {
    assert!(faults_of("id = \n")[0].message.starts_with("not valid TOML"));
    assert!(faults_of(&PHQ9.replacen("id = \"phq9\"", "id = \"phq\"", 1))[0].message.contains("differs from the file's name"));
    assert!(faults_of(&PHQ9.replacen("id = \"q2\"", "id = \"q1\"", 1)).iter().any(|f| f.message.contains("stands twice")));
}

#[test]
fn a_locked_text_is_refused_once_a_letter_differs() {
    let locked = PHQ9.replacen("tier = \"free\"", "tier = \"no_derivatives\"", 1);
    let message = faults_of(&locked)[0].message.clone();
    let sum = message.split('"').nth(1).unwrap();
    let sealed = locked.replacen("ship_text = true", &format!("ship_text = true\ntext_sha256 = \"{sum}\""), 1);
    assert!(Library::load(&[file("phq9.toml", &sealed)]).is_ok());
    let changed = sealed.replacen("Inte alls\"", "Inte alls.\"", 1);
    assert!(faults_of(&changed)[0].message.contains("its licence forbids it"));
}

#[test]
fn conditions_are_checked_when_they_are_read() {
    let weekly = weekly();
    let refused = |text: &str| Condition::parse(text, &weekly.items).unwrap_err();
    assert!(refused("w12 has divorce").contains("no option `divorce`"));
    assert!(refused("w3 has kill").contains("is no `multi` item"));
    assert!(refused("w3c >= 1").contains("is a `multi` item"));
    assert!(refused("w9 >= 5").contains("accepted: 0 to 4"));
    assert!(refused("w9 >= 1 and").contains("ends too early"));
    assert!(refused("(w9 >= 1").contains("`)` is missing"));
    assert!(refused("w9 => 1").contains("no comparison"));
    assert!(Condition::parse("not (w9 >= 1) or all(w3, w4) == 0", &weekly.items).is_ok());
}

// --- forms and lines

#[test]
fn a_closed_branch_drops_what_was_posted_and_an_undecided_one_keeps_it() {
    let weekly = weekly();
    let closed = weekly.read_form(&post(&[("w3b", "0"), ("w3c", "kill")])).unwrap();
    assert_eq!(closed.get("w3c"), Some(&Answer::NotApplicable));
    let declined = weekly.read_form(&post(&[("w3b", "-98"), ("w3c", "kill")])).unwrap();
    assert_eq!(declined.get("w3c"), Some(&Answer::Chosen(vec!["kill".to_owned()])));
    assert_eq!(declined.get("w4b"), Some(&Answer::NotApplicable));
    let open = weekly.read_form(&post(&[("w3b", "1")])).unwrap();
    assert_eq!(open.get("w3c"), Some(&Answer::Blank));
    assert_eq!(open.get("w7"), Some(&Answer::Blank));
}

#[test]
fn every_fault_of_a_form_is_named() {
    let fields = [
        ("w1", "8"),
        ("w2", "three"),
        ("w3", "9"),
        ("w3b", "0"),
        ("w3b", "1"),
        ("w12", "none"),
        ("w12", "weapon"),
        ("w13", "-98"),
    ];
    let faults = weekly().read_form(&post(&fields)).unwrap_err();
    let kinds: Vec<_> = faults.iter().map(|fault| (fault.item.as_str(), fault.kind)).collect();
    assert_eq!(
        kinds,
        [
            ("w1", AnswerFaultKind::OutOfRange { min: 0, max: 7, step: 1 }),
            ("w2", AnswerFaultKind::NotAWholeNumber),
            ("w3", AnswerFaultKind::NotAnOption),
            ("w3b", AnswerFaultKind::SeveralValues),
            ("w12", AnswerFaultKind::ExclusiveWithOthers),
        ]
    );
}

#[test]
fn phq9_asks_for_all_nine_items_but_lets_the_ninth_be_declined() {
    let phq9 = phq9();
    let fields: Vec<(&str, &str)> = vec![("q1", "1"), ("q9", "-98")];
    let answers = phq9.read_form(&post(&fields)).unwrap();
    let missing: Vec<_> = phq9.missing_required(&answers).iter().map(|item| item.id.clone()).collect();
    assert_eq!(missing, ["q2", "q3", "q4", "q5", "q6", "q7", "q8"]);
    let refused = phq9.read_form(&post(&[("q1", "-98")])).unwrap_err();
    assert_eq!(refused[0].kind, AnswerFaultKind::CannotDecline);
    assert_eq!(phq9.critical_unanswered(&answers).len(), 1);
}

#[test]
fn a_line_takes_empty_places_declined_answers_and_joined_choices() {
    let answers = weekly().parse_line("3,7,0,1,kill+spread,0,,0,0,0,1,6,1,partner,0,-98,separation+weapon,2").unwrap();
    assert_eq!(answers.get("w3c"), Some(&Answer::Chosen(vec!["kill".to_owned(), "spread".to_owned()])));
    assert_eq!(answers.get("w11"), Some(&Answer::Declined));
    assert_eq!(answers.get("w4b"), Some(&Answer::NotApplicable));
    assert_eq!(answers.get("w12").unwrap().written(), "separation+weapon");
}

#[test]
fn a_line_may_leave_off_unscored_items_only_and_says_what_it_takes() {
    let phq9 = phq9();
    assert!(phq9.parse_line("0,0,0,0,0,0,0,0,0").is_ok());
    assert!(phq9.parse_line("0,0,0,0,0,0,0,0,0,2").is_ok());
    let few = phq9.parse_line("0,0,0").unwrap_err();
    assert_eq!(few, LineFault::Places { found: 3, fewest: 9, most: 10 });
    assert!(phq9.parse_line("0,0,0,0,0,0,0,0,0,0,0").is_err());
    let message = phq9.parse_line("4,x,0,0,0,0,0,0,0").unwrap_err().to_string();
    assert!(message.contains("item q1: `4`; accepted: 0, 1, 2, 3, or nothing"), "{message}");
    assert!(message.contains("item q2: `x`"), "{message}");
}

#[test]
fn parts_of_one_question_share_a_place() {
    let part = |id: &str, extra: &str| {
        format!("[[items]]\nid = \"{id}\"\ntype = \"int\"\nmin = 0\nmax = 4\npart_of = \"a\"\nscored = false\n{extra}\ntext = {{ sv = \"x\", en = \"x\" }}\n\n")
    };
    let parts = part("a_occurred", "") + &part("a_impact", "show_if = \"a_occurred == 1\"") + "[[scoring]]";
    let text = PHQ9.replacen("[[scoring]]", &parts, 1);
    let instrument = Library::load(&[file("phq9.toml", &text)]).unwrap().get("phq9").unwrap().clone();
    let answers = instrument.parse_line("0,0,0,0,0,0,0,0,0,,1/3").unwrap();
    assert_eq!(answers.get("a_impact"), Some(&Answer::Value(3)));
    assert!(matches!(instrument.parse_line("0,0,0,0,0,0,0,0,0,,1/3/2"), Err(LineFault::Parts { .. })));
    assert_eq!(instrument.parse_line("0,0,0,0,0,0,0,0,0").unwrap().get("a_impact"), Some(&Answer::NotApplicable));
}

// --- scores

#[test]
fn a_total_is_filled_in_for_two_missing_and_not_scored_for_three() {
    let phq9 = phq9();
    let scores = phq9.score(&phq9.parse_line(",,3,3,3,2,2,2,0").unwrap());
    let total = &scores[0];
    assert_eq!((total.value, total.imputed), (Some(19.0), true), "15 × 9 ÷ 7 = 19.3");
    assert_eq!(total.method, "sum+person_mean+round_half_up");
    assert_eq!(total.band.as_deref(), Some("moderately_severe"));
    assert_eq!(value(&scores, "phq2"), None);
    assert_eq!(value(&phq9.score(&phq9.parse_line(",,,3,3,2,2,2,0").unwrap()), "total"), None);
}

#[test]
fn a_missing_critical_item_is_never_filled_in() {
    let phq9 = phq9();
    for ninth in ["", "-98"] {
        let scores = phq9.score(&phq9.parse_line(&format!("3,3,3,3,3,3,3,3,{ninth}")).unwrap());
        assert_eq!(value(&scores, "total"), None);
        assert_eq!(value(&scores, "phq2"), Some(6.0));
    }
}

#[test]
fn a_declined_value_is_not_scored() {
    let weekly = weekly();
    let answers = weekly.read_form(&post(&[("w1", "-98"), ("w2", "7")])).unwrap();
    let scores = weekly.score(&answers);
    assert_eq!((value(&scores, "anger_days"), value(&scores, "peak_anger")), (None, Some(7.0)));
}

#[test]
fn reversed_items_count_from_the_other_end() {
    let text = PHQ9.replacen("id = \"q1\"\n", "id = \"q1\"\nreverse = true\n", 1);
    let instrument = Library::load(&[file("phq9.toml", &text)]).unwrap().get("phq9").unwrap().clone();
    let scores = instrument.score(&instrument.parse_line("0,0,0,0,0,0,0,0,0").unwrap());
    assert_eq!(value(&scores, "total"), Some(3.0));
}

#[test]
fn other_methods_score_as_said() {
    let more = r#"
[[scoring]]
scale = "average"
method = "mean"
items = ["q1", "q2", "q3", "q4"]
range = [0, 3]
higher_is = "worse"
missing = { max_missing = 1 }

[[scoring]]
scale = "tenfold"
method = "linear"
of = "average"
multiply = 10
add = 1
range = [1, 31]
higher_is = "worse"

[[scoring]]
scale = "prorated"
method = "prorated_sum"
items = ["q1", "q2", "q3", "q4"]
range = [0, 12]
higher_is = "worse"
missing = { max_missing = 1 }

[[scoring]]
scale = "most_days"
method = "count"
equals = 3
items = ["q1", "q2"]
range = [0, 2]
higher_is = "worse"

[[scoring]]
scale = "core_signs"
method = "count_when"
when = ["q1 >= 2", "q2 >= 2 or q3 >= 2"]
range = [0, 2]
higher_is = "worse"

[[scoring]]
scale = "products"
method = "sum_of_products"
pairs = ["q1 * q2", "q1 * q4"]
range = [0, 18]
higher_is = "worse"

[[bands]]
scale = "total"
"#;
    let text = PHQ9.replacen("\n[[bands]]\nscale = \"total\"\n", more, 1);
    let instrument = Library::load(&[file("phq9.toml", &text)]).unwrap().get("phq9").unwrap().clone();
    let scores = instrument.score(&instrument.parse_line("3,3,,1,0,0,0,0,0").unwrap());
    let seven_thirds = 7.0 / 3.0;
    assert!((value(&scores, "average").unwrap() - seven_thirds).abs() < 1e-12);
    assert!((value(&scores, "tenfold").unwrap() - seven_thirds * 10.0 - 1.0).abs() < 1e-12);
    assert!((value(&scores, "prorated").unwrap() - 28.0 / 3.0).abs() < 1e-12);
    assert_eq!(value(&scores, "most_days"), Some(2.0));
    assert_eq!(value(&scores, "core_signs"), Some(2.0));
    assert_eq!(value(&scores, "products"), Some(12.0));
    let unclear = instrument.score(&instrument.parse_line("3,1,,1,0,0,0,0,0").unwrap());
    assert_eq!(value(&unclear, "core_signs"), None);
}

#[test]
fn the_questionnaire_names_its_critical_answers() {
    let hits = weekly().critical_hits(&weekly().parse_line("0,0,0,0,,0,,0,0,0,,0,1,partner,1,0,separation,0").unwrap());
    let named: Vec<_> = hits.iter().map(|hit| (hit.item.as_str(), hit.flag.as_str(), hit.level)).collect();
    assert_eq!(
        named,
        [
            ("w9", "homicidal_thoughts", Level::Urgent),
            ("w10", "suicidal_thoughts", Level::Review),
            ("w12", "separation", Level::Review),
            ("w9+w10", "homicidal_and_suicidal", Level::Emergency),
            ("w9+w12", "homicidal_at_separation", Level::Emergency),
            ("w12+w10", "separation_with_warning_sign", Level::Urgent),
        ]
    );
}

// --- published cases

#[test]
fn every_published_case_holds() {
    let phq9 = phq9();
    let mut counted = 0;
    for row in GOLDEN.lines().skip(1).filter(|row| !row.is_empty()) {
        let cells: Vec<&str> = row.splitn(6, ',').collect();
        let (answers, scale, expected, band) = (cells[1], cells[2], cells[3], cells[4]);
        if let Some(score) = answers.strip_prefix("score:") {
            let score: f64 = score.parse().unwrap();
            assert_eq!(phq9.band_of(scale, score, None).map_or("", |band| band.id.as_str()), band, "{row}");
        } else if let Some(pair) = answers.strip_prefix("pre=") {
            let (first, last) = pair.split_once(";post=").unwrap();
            check_published_change(&phq9, first.parse().unwrap(), last.parse().unwrap(), scale, band, row);
        } else {
            let line = answers.replace(';', ",");
            let line = if cells[0] == "phq2" { line + ",0,0,0,0,0,0,0" } else { line };
            check_published_answers(&phq9, &phq9.parse_line(&line).unwrap(), scale, expected, band, row);
        }
        counted += 1;
    }
    assert_eq!(counted, 24);
}

fn check_published_change(phq9: &Instrument, first: f64, last: f64, kind: &str, word: &str, row: &str) {
    let params = phq9.change_params("total").unwrap();
    if kind == "kroenke_response" {
        assert_eq!(params.response.unwrap().met(first, last), word == "response", "{row}");
        return;
    }
    let verdict = match word {
        "reliable_deterioration" => Verdict::Deteriorated,
        "reliable_recovery" => Verdict::Recovered,
        _ => Verdict::Unchanged,
    };
    assert_eq!(params.change(&[first, last], &[0.0, 7.0], None).unwrap().verdict, Some(verdict), "{row}");
}

fn check_published_answers(phq9: &Instrument, answers: &Answers, scale: &str, expected: &str, band: &str, row: &str) {
    if scale.starts_with("flag:") {
        let flagged = phq9.critical_hits(answers).iter().any(|hit| hit.item == "q9");
        assert_eq!(flagged, expected == "1", "{row}");
        return;
    }
    let scores = phq9.score(answers);
    let score = scores.iter().find(|score| score.scale == scale).unwrap();
    assert_eq!(score.value, Some(expected.parse().unwrap()), "{row}");
    assert!(band.is_empty() || score.band.as_deref() == Some(band), "{row}");
}

// --- change

#[test]
fn the_worked_examples_of_change_hold() {
    let params = phq9().change_params("total").unwrap().clone();
    let judged = |first: f64, last: f64| {
        let change = params.change(&[first, last], &[0.0, 7.0], None).unwrap();
        (change.verdict.unwrap(), change.new_case.unwrap(), change.rci, change.note)
    };
    assert_eq!(judged(16.0, 9.0), (Verdict::Recovered, false, None, ChangeRule::Points));
    assert_eq!(judged(16.0, 11.0).0, Verdict::Unchanged);
    assert_eq!(judged(16.0, 10.0).0, Verdict::Improved);
    assert_eq!(judged(7.0, 14.0), (Verdict::Deteriorated, true, None, ChangeRule::Points));
    let exact = params.change(&[16.0, 10.0], &[0.0, 7.0], None).unwrap();
    assert!((exact.trend_z.unwrap() + RELIABLE_Z).abs() < 1e-9);
    assert_eq!(exact.trend_reliable, Some(true));
    assert_eq!(params.change(&[16.0], &[0.0], None), Err(ChangeFault::TooFew));
    assert_eq!(params.change(&[16.0, 9.0], &[7.0, 0.0], None), Err(ChangeFault::Days));
}

#[test]
fn without_points_the_index_decides_and_without_sources_nothing_does() {
    let mut params = phq9().change_params("total").unwrap().clone();
    params.points = None;
    let change = params.change(&[20.0, 8.0], &[0.0, 7.0], None).unwrap();
    assert_eq!((change.verdict, change.rci, change.note), (None, None, ChangeRule::NoneVerified), "its SD is not verified");
    let parameter = |value| Some(Parameter { value, source: "worked example".to_owned(), verified: true });
    params.sd = parameter(7.5);
    params.reliability = parameter(0.8);
    params.lower_is_better = false;
    params.caseness = Some(Caseness::BySex { male: 45.0, female: 40.0 });
    let change = params.change(&[32.5, 47.5], &[0.0, 7.0], Some(Sex::Male)).unwrap();
    assert!((change.rci.unwrap() - 3.162).abs() < 1e-3);
    assert!((change.trend_z.unwrap() - change.rci.unwrap()).abs() < 1e-12);
    assert_eq!(change.verdict, Some(Verdict::Recovered));
    let unknown = params.change(&[32.5, 47.5], &[0.0, 7.0], None).unwrap();
    assert_eq!((unknown.verdict, unknown.new_case), (Some(Verdict::Improved), None));
}

#[test]
fn the_cut_offs_hold_for_equal_and_unequal_spread() {
    let equal = cut_offs(Norm { mean: 40.0, sd: 7.5 }, Norm { mean: 60.0, sd: 7.5 });
    assert_eq!(equal, CutOffs { a: 55.0, b: 45.0, c: 50.0 });
    let unequal = cut_offs(Norm { mean: 40.0, sd: 5.0 }, Norm { mean: 60.0, sd: 10.0 });
    assert!((unequal.b - 40.0).abs() < 1e-12, "b takes the functional spread");
    let falling = cut_offs(Norm { mean: 16.0, sd: 4.0 }, Norm { mean: 4.0, sd: 2.0 });
    assert_eq!((falling.a, falling.b, falling.c), (8.0, 8.0, 8.0));
}

#[test]
fn the_trend_sees_what_two_scores_do_not() {
    let scores = [98.0, 98.0, 98.0, 99.0, 99.0, 99.0];
    let days = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
    let sem = 0.5;
    assert!((trend(&scores, &days, sem).unwrap().z - 2.151).abs() < 1e-3);
    assert!((reliable_change_index(98.0, 99.0, sem) - 1.414).abs() < 1e-3);
    assert!(trend(&[1.0, 2.0], &[3.0, 3.0], sem).is_none());
}

proptest! {
    #[test]
    fn a_phq9_total_is_the_sum_and_lies_in_one_band(values in proptest::collection::vec(0i64..=3, 9)) {
        let phq9 = phq9();
        let line = values.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let scores = phq9.score(&phq9.parse_line(&line).unwrap());
        prop_assert_eq!(value(&scores, "total"), Some(f64::from(i32::try_from(values.iter().sum::<i64>()).unwrap())));
        prop_assert!(scores[0].band.is_some());
    }

    #[test]
    fn answers_survive_storage(places in proptest::collection::vec(-1i64..=3, 10)) {
        let phq9 = phq9();
        let line = places.iter().map(|n| if *n < 0 { String::new() } else { n.to_string() }).collect::<Vec<_>>().join(",");
        let answers = phq9.parse_line(&line).unwrap();
        prop_assert_eq!(Answers::from_json(&answers.to_json().unwrap()).unwrap(), answers);
    }

    #[test]
    fn no_line_makes_the_reader_panic(line in ".{0,60}") {
        let _ = weekly().parse_line(&line);
        let _ = Condition::parse(&line, &weekly().items);
        let _ = Library::load(&[("x.toml".to_owned(), line)]);
    }

    #[test]
    fn two_scores_give_the_same_trend_as_index(first in 0.0f64..27.0, last in 0.0f64..27.0, gap in 1.0f64..400.0) {
        let z = trend(&[first, last], &[0.0, gap], 2.0).unwrap().z;
        prop_assert!((z - reliable_change_index(first, last, 2.0)).abs() < 1e-9);
    }
}
