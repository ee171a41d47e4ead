//! Published cases, all counted.

use super::*;

const GOLDEN: &str = include_str!("../../../instruments/golden.csv");

/// Where a part is published under a name of its own: the questionnaire that it is the beginning of, and the rest of its
/// line of answers.
const PARTS: [(&str, &str, &str); 2] = [("phq2", "phq9", ",0,0,0,0,0,0,0"), ("audit_c", "audit", ",0,0,0,0,0,0,0")];

#[test]
fn every_published_case_holds() {
    let mut counted = 0;
    for row in GOLDEN.lines().skip(1).filter(|row| !row.is_empty()) {
        let cells: Vec<&str> = row.splitn(6, ',').collect();
        let (answers, scale, expected, band) = (cells[1], cells[2], cells[3], cells[4]);
        let whole = (cells[0], cells[0], "");
        let (_, id, rest) = PARTS.into_iter().find(|part| part.0 == cells[0]).unwrap_or(whole);
        let instrument = instrument(id);
        let sex = if row.ends_with("sex=male") {
            Some(Sex::Male)
        } else if row.ends_with("sex=female") {
            Some(Sex::Female)
        } else {
            None
        };
        if let Some(score) = answers.strip_prefix("score:") {
            let score: f64 = score.parse().unwrap();
            assert_eq!(instrument.band_of(scale, score, sex).map_or("", |band| band.id.as_str()), band, "{row}");
        } else if let Some(pair) = answers.strip_prefix("pre=") {
            let (first, last) = pair.split_once(";post=").unwrap();
            check_published_change(&instrument, first.parse().unwrap(), last.parse().unwrap(), scale, band, row);
        } else {
            let line = instrument.parse_line(&(answers.replace(';', ",") + rest));
            if scale == "error" {
                assert!(line.is_err(), "{row}");
            } else {
                check_published_answers(&instrument, &line.unwrap(), sex, (scale, expected, band), row);
            }
        }
        counted += 1;
    }
    assert_eq!(counted, 46);
}

fn check_published_change(of: &Instrument, first: f64, last: f64, kind: &str, word: &str, row: &str) {
    let params = of.change_params("total").unwrap();
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

fn check_published_answers(
    of: &Instrument,
    answers: &Answers,
    sex: Option<Sex>,
    (scale, expected, band): (&str, &str, &str),
    row: &str,
) {
    if scale.starts_with("flag:") {
        let flagged = of.critical_hits(answers).iter().any(|hit| hit.item == "q9");
        assert_eq!(flagged, expected == "1", "{row}");
        return;
    }
    let scores = of.score(answers);
    let score = scores.iter().find(|score| score.scale == scale).unwrap();
    assert_eq!(score.value, Some(expected.parse().unwrap()), "{row}");
    let found = of.band_of(scale, score.value.unwrap(), sex).map_or("negative", |band| band.id.as_str());
    assert!(band.is_empty() || found == band, "{row}: {found}");
}
