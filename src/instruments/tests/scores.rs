//! Scores.

use super::*;

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
title = { sv = "average", en = "average" }
method = "mean"
items = ["q1", "q2", "q3", "q4"]
range = [0, 3]
higher_is = "worse"
missing = { max_missing = 1 }

[[scoring]]
scale = "tenfold"
title = { sv = "tenfold", en = "tenfold" }
method = "linear"
of = "average"
multiply = 10
add = 1
range = [1, 31]
higher_is = "worse"

[[scoring]]
scale = "prorated"
title = { sv = "prorated", en = "prorated" }
method = "prorated_sum"
items = ["q1", "q2", "q3", "q4"]
range = [0, 12]
higher_is = "worse"
missing = { max_missing = 1 }

[[scoring]]
scale = "most_days"
title = { sv = "most_days", en = "most_days" }
method = "count"
equals = 3
items = ["q1", "q2"]
range = [0, 2]
higher_is = "worse"

[[scoring]]
scale = "core_signs"
title = { sv = "core_signs", en = "core_signs" }
method = "count_when"
when = ["q1 >= 2", "q2 >= 2 or q3 >= 2"]
range = [0, 2]
higher_is = "worse"

[[scoring]]
scale = "products"
title = { sv = "products", en = "products" }
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

#[test]
fn the_last_two_questions_of_audit_take_0_2_and_4_alone() {
    let audit = instrument("audit");
    for value in ["1", "3", "5"] {
        assert!(audit.parse_line(&format!("0,0,0,0,0,0,0,0,{value},0")).is_err(), "{value}");
        assert!(audit.read_form(&post(&[("q10", value)])).is_err(), "{value}");
    }
    let scores = audit.score(&audit.parse_line("1,1,1,0,0,0,4,0,2,4").unwrap());
    assert_eq!((value(&scores, "total"), value(&scores, "audit_c")), (Some(13.0), Some(3.0)), "each question once");
    assert_eq!(value(&audit.score(&audit.parse_line("1,1,1,0,0,0,4,0,2,").unwrap()), "total"), None);
}

#[test]
fn limits_that_differ_by_legal_sex_are_not_given_where_it_is_unknown() {
    let audit = instrument("audit");
    let band = |score: f64, sex| audit.band_of("audit_c", score, sex).map(|band| band.id.as_str());
    assert_eq!(band(3.0, Some(Sex::Female)), Some("positive_female"));
    assert_eq!(band(3.0, Some(Sex::Male)), None);
    assert_eq!(band(4.0, Some(Sex::Male)), Some("positive_male"));
    assert_eq!(band(12.0, None), None);
    let caseness = audit.change_params("total").unwrap().caseness.unwrap();
    assert_eq!([Some(Sex::Male), Some(Sex::Female), None].map(|sex| caseness.limit(sex)), [Some(8.0), Some(6.0), None]);
}

#[test]
fn phq4_is_a_part_on_worry_and_a_part_on_mood() {
    let phq4 = instrument("phq4");
    let scores = phq4.score(&phq4.parse_line("2,1,0,1").unwrap());
    assert_eq!(["total", "gad2", "phq2"].map(|scale| value(&scores, scale)), [Some(4.0), Some(3.0), Some(1.0)]);
    assert_eq!(
        scores.iter().map(|score| score.band.as_deref()).collect::<Vec<_>>(),
        [None, Some("positive_screen"), None]
    );
    let part = phq4.score(&phq4.parse_line("2,1,,1").unwrap());
    assert_eq!(["total", "gad2", "phq2"].map(|scale| value(&part, scale)), [None, Some(3.0), None]);
}
