//! What holds for all answers.

use std::collections::BTreeMap;

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

/// An answer to each item from drawn numbers: a value that it takes, or nothing where `blanks` allows it.
fn drawn(instrument: &Instrument, draws: &[u32], blanks: bool) -> BTreeMap<String, Vec<String>> {
    let answer = |(item, draw): (&Item, &u32)| {
        let (values, place) = (values_of(item), usize::try_from(*draw).unwrap());
        let value = values[place % values.len()].clone();
        let is_blank = blanks && draw % 7 == 0;
        (item.id.clone(), if is_blank { Vec::new() } else { vec![value] })
    };
    instrument.items.iter().zip(draws).map(answer).collect()
}

/// Everything that an item takes, from the lowest up.
fn values_of(item: &Item) -> Vec<String> {
    let mut numbers: Vec<i64> = match &item.kind {
        ItemKind::Int { min, max } => (*min..=*max).collect(),
        ItemKind::Scale { min, max, step } => (*min..=*max).filter(|value| (value - min) % step == 0).collect(),
        ItemKind::Choice { options } => options.iter().filter_map(|option| option.number).collect(),
        ItemKind::Multi { options } => return options.iter().map(|option| option.value.clone()).collect(),
    };
    numbers.sort_unstable();
    numbers.iter().map(ToString::to_string).collect()
}

fn scores_of(instrument: &Instrument, given: &BTreeMap<String, Vec<String>>) -> Vec<Option<f64>> {
    let answers = instrument.read_form(&|id| given.get(id).cloned().unwrap_or_default()).unwrap();
    instrument.score(&answers).into_iter().map(|score| score.value).collect()
}

fn same(one: &[Option<f64>], other: &[Option<f64>]) -> bool {
    let close = |(one, other): (&Option<f64>, &Option<f64>)| match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (None, None) => true,
        _ => false,
    };
    one.len() == other.len() && one.iter().zip(other).all(close)
}

/// The items that a scale counts, also where it is made from another scale or from pairs.
fn counted<'i>(instrument: &'i Instrument, scale: &'i Scale) -> Vec<&'i str> {
    match &scale.method {
        Method::Linear { of, .. } => counted(instrument, instrument.scale(of).unwrap()),
        Method::SumOfProducts(pairs) => pairs.iter().flat_map(|(one, other)| [one.as_str(), other]).collect(),
        Method::CountWhen(conditions) => conditions.iter().flat_map(Condition::items).collect(),
        _ => scale.items.iter().map(String::as_str).collect(),
    }
}

const MOST_ITEMS: usize = 100;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_items_is_irrelevant(draws in proptest::collection::vec(any::<u32>(), MOST_ITEMS), turn in 1usize..MOST_ITEMS) {
        for instrument in library().iter() {
            let mut turned = instrument.as_ref().clone();
            for scale in &mut turned.scales {
                let places = scale.items.len();
                if places > 0 {
                    scale.items.rotate_left(turn % places);
                }
                scale.items.reverse();
            }
            let given = drawn(instrument, &draws, true);
            prop_assert!(same(&scores_of(instrument, &given), &scores_of(&turned, &given)), "{}", instrument.id);
        }
    }

    #[test]
    fn a_higher_answer_never_lowers_a_score_that_counts_it_upwards(
        draws in proptest::collection::vec(any::<u32>(), MOST_ITEMS),
        which in any::<u32>(),
    ) {
        for instrument in library().iter() {
            let item = &instrument.items[usize::try_from(which).unwrap() % instrument.items.len()];
            let (mut given, values) = (drawn(instrument, &draws, true), values_of(item));
            let Some(place) = given[&item.id].first().and_then(|now| values.iter().position(|one| one == now)) else { continue };
            let Some(higher) = values.get(place + 1) else { continue };
            let before = scores_of(instrument, &given);
            given.insert(item.id.clone(), vec![higher.clone()]);
            let after = scores_of(instrument, &given);
            for ((scale, before), after) in instrument.scales.iter().zip(before).zip(after) {
                let is_counted = counted(instrument, scale).contains(&item.id.as_str());
                // A mean over what happened may fall when something small happens as well.
                if let (true, Some(before), Some(after)) = (is_counted, before, after) {
                    let rises = if item.reverse { before - after } else { after - before };
                    prop_assert!(rises > -1e-9, "{} {} {}", instrument.id, scale.id, item.id);
                }
            }
        }
    }

    #[test]
    fn a_missing_answer_is_never_counted_as_0(which in any::<u32>(), at_the_top in any::<bool>()) {
        for instrument in library().iter() {
            let end = |item: &Item| {
                let values = values_of(item);
                // The answer that counts most, or least.
                let last = item.reverse != at_the_top;
                vec![(if last { values.last() } else { values.first() }).unwrap().clone()]
            };
            let whole: BTreeMap<_, _> = instrument.items.iter().map(|item| (item.id.clone(), end(item))).collect();
            let item = &instrument.items[usize::try_from(which).unwrap() % instrument.items.len()];
            let mut lacking = whole.clone();
            lacking.insert(item.id.clone(), Vec::new());
            let scores = scores_of(instrument, &lacking);
            for ((scale, score), full) in instrument.scales.iter().zip(scores).zip(scores_of(instrument, &whole)) {
                if counted(instrument, scale).contains(&item.id.as_str()) && score.is_some() {
                    prop_assert!(same(&[score], &[full]), "{} {} without {}", instrument.id, scale.id, item.id);
                    prop_assert!(!item.is_critical(), "{} {} without {}", instrument.id, scale.id, item.id);
                }
            }
            let nothing = scores_of(instrument, &BTreeMap::new());
            prop_assert!(nothing.iter().all(Option::is_none), "{}: {nothing:?}", instrument.id);
        }
    }

    #[test]
    fn reversing_twice_is_the_identity(draws in proptest::collection::vec(any::<u32>(), MOST_ITEMS)) {
        // Where a branch hangs on an answer, the mirrored answer would open another.
        for instrument in library().iter().filter(|one| one.items.iter().all(|item| item.show_if.is_none())) {
            let mut mirrored = instrument.as_ref().clone();
            mirrored.items.iter_mut().for_each(|item| item.reverse = !item.reverse);
            let given = drawn(instrument, &draws, true);
            let turned = |item: &Item| {
                let (lowest, highest) = item.bounds().unwrap();
                let turn = |value: &String| (lowest + highest - value.parse::<i64>().unwrap()).to_string();
                (item.id.clone(), given[&item.id].iter().map(turn).collect::<Vec<_>>())
            };
            let once: BTreeMap<_, _> = instrument.items.iter().map(turned).collect();
            prop_assert!(same(&scores_of(&mirrored, &once), &scores_of(instrument, &given)), "{}", instrument.id);
        }
    }

    #[test]
    fn every_score_lies_in_its_range(draws in proptest::collection::vec(any::<u32>(), MOST_ITEMS)) {
        for instrument in library().iter() {
            for (scale, score) in instrument.scales.iter().zip(scores_of(instrument, &drawn(instrument, &draws, true))) {
                let (lowest, highest) = scale.range;
                prop_assert!(score.is_none_or(|score| score > lowest - 1e-9 && score < highest + 1e-9), "{} {}", instrument.id, scale.id);
            }
        }
    }
}
