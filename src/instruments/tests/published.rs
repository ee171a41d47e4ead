//! Published cases: every row of the file, counted.

use super::*;

const GOLDEN: &str = include_str!("../../../instruments/golden.csv");

/// A part that is published under a name of its own: the questionnaire that it is the beginning of, and the rest of its
/// line of answers.
const PART: (&str, &str, &str) = ("phq2", "phq9", ",0,0,0,0,0,0,0");

/// Published numbers are rounded to so much.
const PRINTED: f64 = 5e-5;

struct Row<'r> {
    of: &'r str,
    answers: &'r str,
    scale: &'r str,
    value: &'r str,
    band: &'r str,
    whole: &'r str,
}

impl<'r> Row<'r> {
    /// The first five cells are never quoted but for a list of numbers.
    fn read(whole: &'r str) -> Self {
        let (of, rest) = whole.split_once(',').unwrap();
        let (answers, rest) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once("\",").unwrap(),
            None => rest.split_once(',').unwrap(),
        };
        let cells: Vec<&str> = rest.splitn(4, ',').collect();
        Self { of, answers, scale: cells[0], value: cells[1], band: cells[2], whole }
    }

    /// A cell such as `sd=5;r=0.80`.
    fn given(&self, name: &str) -> Option<&'r str> {
        self.answers.split(';').find_map(|pair| pair.split_once('=').filter(|pair| pair.0 == name)).map(|pair| pair.1)
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.given(name).map(|text| text.parse().unwrap())
    }

    fn list(&self, name: &str) -> Vec<f64> {
        self.given(name).unwrap().split(',').map(|text| text.parse().unwrap()).collect()
    }

    fn says(&self, value: f64) {
        let wanted: f64 = self.value.parse().unwrap();
        assert!((value - wanted).abs() < PRINTED, "{}: {value}", self.whole);
    }

    fn sex(&self) -> Option<Sex> {
        [("sex=male", Sex::Male), ("sex=female", Sex::Female)]
            .into_iter()
            .find_map(|(end, sex)| self.whole.ends_with(end).then_some(sex))
    }
}

#[test]
fn every_published_case_holds() {
    let mut counted = 0;
    for row in GOLDEN.lines().skip(1).filter(|row| !row.is_empty()) {
        let row = Row::read(row);
        match (row.of, row.scale) {
            ("rci", _) => an_index(&row),
            ("rti", _) => a_trend(&row),
            ("cutoff", _) => a_cut_off(&row),
            ("rci_category" | "cs_category", _) => a_class(&row),
            (_, "kroenke_response") => a_response(&row),
            (_, "change") => a_change(&row),
            _ if row.answers.contains(':') => a_band(&row),
            _ => answers(&row),
        }
        counted += 1;
    }
    assert_eq!(counted, 77, "a row that nobody recomputes proves nothing");
}

/// A questionnaire with one scale and parameters as they are published.
fn judge(sd: f64, reliability: f64, higher_is_better: bool) -> ChangeParams {
    let parameter = |value| Some(Parameter { value, source: "published".to_owned(), verified: true });
    ChangeParams {
        sd: parameter(sd),
        reliability: parameter(reliability),
        ..ChangeParams::unknown("total", !higher_is_better)
    }
}

fn an_index(row: &Row<'_>) {
    let (first, last) = match row.number("change") {
        Some(change) => (0.0, change),
        None => (row.number("pre").unwrap(), row.number("post").unwrap()),
    };
    if let Some(difference) = row.number("sdiff") {
        let index = reliable_change_index(first, last, difference / std::f64::consts::SQRT_2);
        row.says(index);
        assert_eq!(index.abs() > RELIABLE_Z, row.band != "not_reliable", "{}", row.whole);
        return;
    }
    let params = judge(row.number("sd").unwrap(), row.number("r").unwrap(), row.given("higher_is_better") == Some("1"));
    let change = params.change(&[first, last], &[0.0, 7.0], None).unwrap();
    row.says(change.rci.unwrap());
    assert_eq!(word(change.verdict.unwrap()), row.band, "{}", row.whole);
}

fn a_trend(row: &Row<'_>) {
    let sem = match row.number("sdiff") {
        Some(difference) => difference / std::f64::consts::SQRT_2,
        None => standard_error(row.number("sd").unwrap(), row.number("r").unwrap()),
    };
    let found = trend(&row.list("y"), &row.list("t"), sem).unwrap();
    row.says(if row.scale == "slope" { found.slope } else { found.z });
    assert!(row.band.is_empty() || (found.z.abs() > RELIABLE_Z) != (row.band == "not_reliable"), "{}", row.whole);
}

fn a_cut_off(row: &Row<'_>) {
    let norm = |mean, sd| Norm { mean: row.number(mean).unwrap(), sd: row.number(sd).unwrap() };
    let found = cut_offs(norm("m_clin", "sd_clin"), norm("m_func", "sd_func"));
    row.says(match row.given("type").unwrap() {
        "a" => found.a,
        "b" => found.b,
        _ => found.c,
    });
}

/// Classes from an index, or from where somebody was before and after: `harmed` is deteriorated into a new case.
fn a_class(row: &Row<'_>) {
    let higher_is_better = row.given("higher_is_better") != Some("0");
    // With this spread one point of the scale is one of the index; the case begins at 50 or below.
    let mut params = judge(std::f64::consts::FRAC_1_SQRT_2, 0.0, higher_is_better);
    params.caseness = Some(Caseness::Same(50.0));
    let (first, last) = if let Some(index) = row.number("rci") {
        (0.0, index)
    } else {
        let first = if row.given("clinical_pre") == Some("1") { 49.0 } else { 60.0 };
        let last = match (row.given("improved"), row.given("deteriorated")) {
            (Some("1"), _) => 60.0,
            (_, Some("1")) => 49.0,
            _ => 61.0,
        };
        (first, last)
    };
    let change = params.change(&[first, last], &[0.0, 7.0], None).unwrap();
    let wanted = if row.band == "harmed" { "deteriorated" } else { row.band };
    assert_eq!(word(change.verdict.unwrap()), wanted, "{}", row.whole);
    assert!(row.band != "harmed" || change.new_case == Some(true), "{}", row.whole);
}

fn word(verdict: Verdict) -> String {
    serde_json::to_value(verdict).unwrap().as_str().unwrap().to_owned()
}

fn a_response(row: &Row<'_>) {
    let rule = instrument(row.of).change_params("total").unwrap().response.unwrap();
    assert_eq!(rule.met(row.number("pre").unwrap(), row.number("post").unwrap()), row.band == "response");
}

fn a_change(row: &Row<'_>) {
    let wanted = match row.band {
        "reliable_deterioration" => Verdict::Deteriorated,
        "reliable_recovery" => Verdict::Recovered,
        "no_reliable_change" | "recovery_not_reliable" => Verdict::Unchanged,
        other => panic!("{other}: {}", row.whole),
    };
    let scores = [row.number("pre").unwrap(), row.number("post").unwrap()];
    let change = instrument(row.of).change_params("total").unwrap().change(&scores, &[0.0, 7.0], None).unwrap();
    row.says(change.change);
    assert_eq!(change.verdict, Some(wanted), "{}", row.whole);
}

fn a_band(row: &Row<'_>) {
    let of = if row.of == PART.0 { PART.1 } else { row.of };
    let (kind, score) = row.answers.split_once(':').unwrap();
    let mut score: f64 = score.parse().unwrap();
    if kind == "raw" {
        let Method::Linear { multiply, add, .. } = instrument(of).scale(row.scale).unwrap().method.clone() else {
            panic!("{}", row.whole)
        };
        score = score * multiply + add;
    }
    row.says(score);
    let found = instrument(of).band_of(row.scale, score, row.sex()).map_or("", |band| band.id.as_str()).to_owned();
    assert_eq!(found, row.band, "{}", row.whole);
}

fn answers(row: &Row<'_>) {
    let (_, of, rest) = if row.of == PART.0 { PART } else { (row.of, row.of, "") };
    let instrument = instrument(of);
    let line = row.answers.replace(';', ",") + rest;
    if row.scale == "error" {
        assert!(instrument.parse_line(&line).is_err(), "{}", row.whole);
        return;
    }
    // What was published as coded values has the reversed items turned round already.
    let coded = row.scale.strip_suffix("_from_coded");
    let line = if coded.is_some() { uncoded(&instrument, &line) } else { line };
    let answers = instrument.parse_line(&line).unwrap();
    if let Some(flag) = row.scale.strip_prefix("flag:") {
        assert_eq!(flag, "suicide_ideation");
        let is_raised = instrument.critical_hits(&answers).iter().any(|hit| hit.flag == "suicidal_thoughts");
        assert_eq!(is_raised, row.value == "1", "{}", row.whole);
        return;
    }
    let scores = instrument.score_for(&answers, row.sex());
    let score = scores.iter().find(|score| score.scale == coded.unwrap_or(row.scale)).unwrap();
    row.says(score.value.unwrap());
    let found = score.band.as_deref().unwrap_or(if row.band == "negative" { "negative" } else { "" });
    assert!(row.band.is_empty() || found == row.band, "{}: {found}", row.whole);
}

fn uncoded(instrument: &Instrument, line: &str) -> String {
    let raw = |(item, place): (&Item, &str)| {
        let (lowest, highest) = item.bounds().unwrap();
        let coded: i64 = place.parse().unwrap();
        (if item.reverse { lowest + highest - coded } else { coded }).to_string()
    };
    instrument.items.iter().zip(line.split(',')).map(raw).collect::<Vec<_>>().join(",")
}
