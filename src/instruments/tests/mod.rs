//! The shipped questionnaires and the published cases, seen from outside.

mod change;
mod files;
mod forms;
mod properties;
mod published;
mod scores;

use std::sync::{Arc, LazyLock};

use super::*;

const PHQ9: &str = include_str!("../../../instruments/phq9.toml");
const WEEKLY: &str = include_str!("../../../instruments/weekly_check.toml");
const GAD7: &str = include_str!("../../../instruments/gad7.toml");
const PHQ4: &str = include_str!("../../../instruments/phq4.toml");
const AUDIT: &str = include_str!("../../../instruments/noncommercial/audit.toml");

fn file(name: &str, text: &str) -> (String, String) {
    (format!("instruments/{name}"), text.to_owned())
}

fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
        let files = [
            file("phq9.toml", PHQ9),
            file("weekly_check.toml", WEEKLY),
            file("gad7.toml", GAD7),
            file("phq4.toml", PHQ4),
            file("noncommercial/audit.toml", AUDIT),
        ];
        Library::load(&files).unwrap()
    });
    &LIBRARY
}

fn instrument(id: &str) -> Arc<Instrument> {
    library().get(id).unwrap().clone()
}

fn phq9() -> Arc<Instrument> {
    instrument("phq9")
}

fn weekly() -> Arc<Instrument> {
    instrument("weekly_check")
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
