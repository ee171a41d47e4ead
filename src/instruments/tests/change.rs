//! Change, cut-offs and trend.

use super::*;

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
    assert_eq!(
        (change.verdict, change.rci, change.note),
        (None, None, ChangeRule::NoneVerified),
        "its SD is not verified"
    );
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
