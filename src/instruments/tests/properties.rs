//! What holds for all answers.

use proptest::prelude::*;

use super::*;

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
    fn gad7_and_audit_totals_are_sums_in_one_band(
        worry in proptest::collection::vec(0i64..=3, 7),
        drinks in proptest::collection::vec(0i64..=4, 8),
        harm in proptest::collection::vec(0i64..=2, 2),
    ) {
        let audit = drinks.into_iter().chain(harm.into_iter().map(|n| n * 2)).collect::<Vec<_>>();
        for (id, values) in [("gad7", worry), ("audit", audit)] {
            let line = values.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            let scores = instrument(id).score(&instrument(id).parse_line(&line).unwrap());
            let sum = f64::from(i32::try_from(values.iter().sum::<i64>()).unwrap());
            prop_assert_eq!(value(&scores, "total"), Some(sum));
            prop_assert!(scores[0].band.is_some());
        }
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
