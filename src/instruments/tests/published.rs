//! Published cases, all counted.

use super::*;

const GOLDEN: &str = include_str!("../../../instruments/golden.csv");

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
