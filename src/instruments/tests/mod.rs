//! The shipped questionnaires and the published cases, seen from outside.

mod change;
mod faults;
mod files;
mod forms;
mod overlays;
mod properties;
mod published;
mod scores;

use std::sync::{Arc, LazyLock};

use super::*;

const PHQ9: &str = include_str!("../../../instruments/phq9.toml");

fn file(name: &str, text: &str) -> (String, String) {
    (format!("instruments/{name}"), text.to_owned())
}

fn library() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
        Library::load(&shipped()).unwrap_or_else(|faults| {
            panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        })
    });
    &LIBRARY
}

/// Every file of the folder, as it lies there.
fn shipped() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["instruments", "instruments/noncommercial", "instruments/stubs"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|kind| kind == "toml") {
                let name = format!("{folder}/{}", path.file_name().unwrap().to_string_lossy());
                files.push((name, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    files
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
