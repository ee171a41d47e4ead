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

fn file(name: &str, text: &str) -> (String, String) {
    (format!("instruments/{name}"), text.to_owned())
}

fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> =
        LazyLock::new(|| Library::load(&[file("phq9.toml", PHQ9), file("weekly_check.toml", WEEKLY)]).unwrap());
    &LIBRARY
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
